import Charts
import ExactMath
import Foundation
import Testing

@Suite("Logarithmic axes")
struct LogAxisTests {
    @Test("give each decade the same length")
    func decades() {
        let axis = LogAxis(from: 1, through: 1_000_000_000_000)
        for power in 0...12 {
            let value = Int(pow(10, Double(power)).rounded())
            #expect(abs(axis.share(of: value) - Double(power) / 12) < 1e-13)
        }
        #expect(axis.share(of: 0) == 0)
        #expect(LogAxis(from: 10, through: 100).share(of: 1_000) == 1)
    }

    @Test("agree with the C library's logarithm")
    func logarithm() {
        let axis = LogAxis(from: Rational(1, over: 100), through: 1_000_000)
        for numerator in stride(from: 1, through: 1_000_000, by: 997) {
            let expected = (log10(Double(numerator) / 7) + 2) / 8
            #expect(abs(axis.share(of: Rational(numerator, over: 7)) - max(0, min(1, expected))) < 1e-14)
        }
    }

    @Test("find the whole number at a share")
    func whole() {
        let axis = LogAxis(from: 1_000, through: 1_000_000_000)
        for share in stride(from: 0.0, through: 1, by: 0.013) {
            let whole = axis.whole(at: share)
            #expect(axis.share(of: whole) <= share + 1e-12 && axis.share(of: whole + 1) >= share - 1e-12)
        }
    }

    @Test("label powers of ten, and 2 and 5 where less than two decades are shown")
    func ticks() {
        let long = LogAxis(from: 10, through: 10_000).ticks
        #expect(long.filter { $0.isMajor }.map { $0.value } == [10, 100, 1_000, 10_000])
        #expect(long.count == 28)
        let short = LogAxis(from: 15, through: 700).ticks
        #expect(short.filter { $0.isMajor }.map { $0.value } == [20, 50, 100, 200, 500])
        let immense = LogAxis(from: Rational(1, over: 100), through: LogAxis.largest).ticks
        #expect(immense.count == 10 && immense.allSatisfy { $0.isMajor })
        #expect(immense.map { $0.value } == immense.map { LogAxis.powerOfTen(notAbove: $0.value) })
    }

    @Test(
        "find the power of ten at or below any number",
        arguments: [
            ("1", "1"), ("9.99", "1"), ("0.1", "0.1"), ("0.0999", "0.01"), ("123456", "100000"), ("1e9999", "1e9999"),
            ("9.99e9999", "1e9999"), ("1e-9999", "1e-9999"), ("1.01e-5000", "1e-5000"), ("3e-13", "1e-13"),
        ])
    func powers(value: String, power: String) throws {
        #expect(LogAxis.powerOfTen(notAbove: try Rational(decimal: value)) == (try Rational(decimal: power)))
    }

    @Test(
        "end at 1, 2 or 5 times a power of ten around what they show",
        arguments: [
            (659_999, 1_000_001, 500_000, 2_000_000), (1, 1, 1, 5), (3, 3, 2, 8), (20, 500, 20, 500),
            (999_999_999_999, 1_000_000_000_000, 500_000_000_000, 2_000_000_000_000),
        ])
    func around(least: Int, most: Int, from: Int, through: Int) {
        let axis = LogAxis.around(Rational(least), Rational(most))
        #expect(axis.from == Rational(from))
        #expect(least == most || axis.through == Rational(through))
        #expect(axis.ticks.filter { $0.isMajor }.count >= 2)
    }

    /// A decade on both sides of the changes, in whole decades, with what is asked about.
    @Test("show the volumes around the changes")
    func view() {
        func view(_ changes: [Int], asked: [Int] = []) -> ClosedRange<Int> {
            VolumeView.volumes(
                changes: changes, asked: asked, otherwise: [3_000, 50_000], within: 1...1_000_000_000_000)
        }
        #expect(view([27_577_538, 275_940_001]) == 1_000_000...10_000_000_000)
        #expect(view([4_000_001], asked: [7]) == 1...100_000_000)
        #expect(view([]) == 1_000...100_000)
        #expect(view([1]) == 1...10)
        #expect(view([1_000_000_000_000]) == 100_000_000_000...1_000_000_000_000)
        #expect(VolumeView.widened(5...5, within: 1...1_000_000) == 1...50)
    }
}
