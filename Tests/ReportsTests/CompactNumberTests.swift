import ExactMath
import Reports
import Testing

@Suite("Short numbers")
struct CompactNumberTests {
    @Test(
        "have three significant digits and the suffixes of volumes",
        arguments: [
            (27_577_538, "27.6M"), (275_940_001, "276M"), (4_000_001, "4M"), (1_000, "1k"), (999, "999"),
            (999_499, "999k"), (999_500, "1M"), (999_999_999, "1B"), (1_000_000_000_000, "1T"), (1_234, "1.23k"),
            (100_000_000, "100M"), (0, "0"), (-27_577_538, "-27.6M"),
        ])
    func counts(number: Int, text: String) {
        #expect(NumberStyle.compact(Rational(number)) == text)
    }

    @Test("and those of money stand behind its currency")
    func money() {
        #expect(NumberStyle.compactMoney(10_000, .dollars) == "$10k")
        #expect(NumberStyle.compactMoney(1, .dollars) == "$1")
        #expect(NumberStyle.compactMoney(Rational(1, over: 100), .dollars) == "$0.01")
        #expect(NumberStyle.compactMoney(100, Currency("CNY")) == "CNY 100")
    }
}
