import StrictJSON
import Testing

@Suite("Which names a text means")
struct NameMatchTests {
    private static let names = [
        "Lambda via SNS", "3×t2.nano + ELB", "3×t2.medium + ELB", "1×t2.nano", "fleet", "Fleet of 3", "#2", "a*",
    ]

    @Test(
        "one name, by each way to say it",
        arguments: [
            ("Lambda via SNS", 0), ("3×t2.nano + ELB", 1), ("fleet", 4),
            // Case aside, and a letter for the multiplication sign.
            ("lambda VIA sns", 0), ("3x", nil), ("3xt2.nano + elb", 1), ("3X", nil), ("3xt2.m", 2), ("1x", 3),
            // A part that no other name has.
            ("sns", 0), ("medium", 2), ("of 3", 5),
            // The whole name, case aside, before names that hold it.
            ("FLEET", 4),
            // A number counts from one; the exact name wins over it.
            ("#1", 0), ("#8", 7), ("#2", 6), ("a*", 7),
        ])
    func one(_ text: String, _ position: Int?) {
        let match = NameMatch(text, in: Self.names)
        if let position { #expect(match == .found([position])) } else { #expect(match == .ambiguous([1, 2])) }
    }

    @Test(
        "a pattern means every name that it describes",
        arguments: [
            ("3x*", [1, 2]), ("*elb", [1, 2]), ("*", Array(0...7)), ("*NANO*", [1, 3]), ("f*t*3", [5]),
            ("fleet*", [4, 5]),
            ("l*s*s", [0]), ("1×t2.nano*", [3]), ("**sns", [0]), ("*n*o", [3]),
        ])
    func patterns(_ text: String, _ positions: [Int]) {
        #expect(NameMatch(text, in: Self.names) == .found(positions))
    }

    @Test(
        "what means nothing",
        arguments: [
            "", "nobody", "#0", "#9", "#-1", "#99999999999999999999", "#", "fleet of", "x*x", "3×t2.nano+ELB",
            "lambda*elb",
        ])
    func nothing(_ text: String) {
        let names = Array(Self.names.dropLast(2).filter { $0 != "Fleet of 3" })
        #expect(NameMatch(text, in: names) == .none)
        #expect(NameMatch(text, in: []) == .none)
    }

    @Test("a part of several names lists them")
    func ambiguous() {
        #expect(NameMatch("t2", in: Self.names) == .ambiguous([1, 2, 3]))
        #expect(NameMatch("a", in: ["Aa", "ba"]) == .ambiguous([0, 1]))
        #expect(NameMatch("AB", in: ["ab", "Ab", "abc"]) == .ambiguous([0, 1]))
    }

    /// Stars against the definition: a star is any stretch, tried one by one.
    @Test("patterns against their definition, for all short names and patterns")
    func allShortPatterns() {
        func fits(_ name: Substring, _ pattern: Substring) -> Bool {
            guard let first = pattern.first else { return name.isEmpty }
            if first == "*" {
                return name.indices.contains { fits(name[$0...], pattern.dropFirst()) } || fits("", pattern.dropFirst())
            }
            return name.first == first && fits(name.dropFirst(), pattern.dropFirst())
        }
        func texts(of letters: String, upTo length: Int) -> [String] {
            length == 0
                ? [""] : [""] + texts(of: letters, upTo: length - 1).flatMap { text in letters.map { "\($0)" + text } }
        }
        let names = Array(Set(texts(of: "ab", upTo: 5))).sorted()
        for pattern in Set(texts(of: "ab*", upTo: 5)) where pattern.contains("*") {
            let expected = names.indices.filter { fits(names[$0][...], pattern[...]) }
            #expect(NameMatch(pattern, in: names) == (expected.isEmpty ? .none : .found(expected)), "\(pattern)")
        }
    }
}
