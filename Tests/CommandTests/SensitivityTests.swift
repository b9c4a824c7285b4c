import Testing

@Suite("sensitivity")
struct SensitivityTests {
    private func run(_ words: [String]) throws -> Outcome { try SteppedFleet.run("sensitivity", words) }

    @Test("marks a break-even that does not hold, in every format")
    func notForGood() throws {
        let words = ["--vary", "ec2.requestsPerSecond=1,1000000"]
        let text = try run(words).text
        #expect(text.contains("2,117,001†") && text.contains("† not for good"))
        // One instance for a million a second carries every volume: cheaper for good.
        #expect(text.split(separator: "\n").contains { $0.contains("1000000") && $0.hasSuffix(" 2,117,001") })
        let cells = try #require(
            try run(words + ["--format", "json"]).object()["cells"]
                as? [[String: Any]])
        #expect(cells.map { $0["staysCheaper"] as? Bool } == [false, true])
        #expect(cells.map { $0["cheaperRanges"] as? Int } == [5, 1])
        let rows = try run(words + ["--format", "csv"]).rows()
        #expect(rows[0].suffix(3) == ["break_even", "stays_cheaper", "cheaper_ranges"])
        #expect(
            rows.dropFirst().map { Array($0.suffix(3)) } == [["2117001", "false", "5"], ["2117001", "true", "1"]])
        let limited = try run(words + ["--between", "1..1M"]).text
        #expect(limited.contains("never") && limited.contains("Searched: from 1 to 1,000,000 requests a month"))
    }
}
