import Testing

/// What is said of a break-even that does not hold, of a range that was searched, and of the nearest changes.
@Suite("breakeven: ranges")
struct BreakevenRangesTests {
    private func run(_ words: String..., against: String = "b") throws -> Outcome {
        try SteppedFleet.run("breakeven", words, against: against)
    }

    @Test("a break-even that does not hold says where it ends, and from where the next ones go")
    func notForGood() throws {
        let text = try run("--proof").text
        #expect(
            text.contains(
                "b: first cheaper at 2,117,001 requests a month (0.806 requests a second), but only up to 2,628,000."))
        #expect(text.contains("It is cheaper in 5 ranges, the last and longest from 10,585,001 on"))
        #expect(
            text.contains("at 2,117,000: a $4.2340000, b $4.2340000") || text.contains("at 2,117,000: a $4.23, b $4.23")
        )
        #expect(text.contains("at 2,117,001: a $4.234002, b $4.234000"))
        #expect(text.contains("1 instance of b carries 0.806 requests a second, at most 1."))
    }

    @Test("few ranges are all listed; the end of the range searched is no beyond")
    func between() throws {
        let words = ["--between", "1..6M"]
        let text = try run(words[0], words[1]).text
        #expect(text.contains("It is cheaper from 2,117,001 to 2,628,000 and from 4,234,001 to 5,256,000"))
        #expect(text.contains("Cheapest at each volume from 1 to 6,000,000, the range searched"))
        #expect(!text.contains("beyond"))
        let within = try run("--between", "2.2M..2.3M").text
        #expect(within.contains("b: always cheaper from 2,200,000 to 2,300,000"))
        let upward = try run("--between", "2M..2.5M").text
        #expect(
            upward.contains(
                "cheaper from 2,117,001 requests a month on (0.806 requests a second), to the end of the range searched, 2,500,000"
            ))
    }

    @Test("JSON and CSV leave the end open where the search ended, and JSON says where that was")
    func ends() throws {
        let report = try run("--between", "2M..2.5M", "--format", "json").object()
        #expect(report["searched"] as? [String: Int] == ["from": 2_000_000, "to": 2_500_000])
        let comparison = try #require((report["comparisons"] as? [[String: Any]])?.first)
        let range = try #require((comparison["cheaperRanges"] as? [[String: Any]])?.first)
        #expect(range["from"] as? Int == 2_117_001)
        #expect(range.keys.contains("to") && range["to"] as? Int == nil)
        let cheapest = try #require(report["cheapest"] as? [[String: Any]])
        #expect(cheapest.map { $0["to"] as? Int } == [2_117_000, nil])
        let rows = try run("--between", "2M..2.5M", "--format", "csv").rows()
        #expect(rows[1][3...4] == ["2117001", ""])
    }

    @Test("the nearest change on either side of a volume")
    func nearestChanges() throws {
        let above = try run("--alerts", "2117001").text
        #expect(
            above.contains(
                "From about 2.63M requests a month on (1.24 times as many, 1 request a second) a is the cheapest, up to about 4.23M."
            ))
        #expect(
            above.contains("a is the cheapest up to 2,117,000 requests a month (1 fewer, 0.806 requests a second)."))
        let below = try run("--alerts", "1M").text
        #expect(
            below.contains(
                "From about 2.12M requests a month on (2.12 times as many, 0.806 requests a second) b is the cheapest, up to about 2.63M."
            ))
        let end = try run("--alerts", "100M").text
        #expect(
            end.contains(
                "a is the cheapest from about 10.5M up to about 10.6M requests a month (10.6 % as many, 4.03 requests a second)."
            ))
        #expect(end.contains("Nothing is cheaper at any larger volume up to 10^12."))
    }

    @Test("a volume outside of the range searched is said to be")
    func outside() throws {
        let text = try run("--alerts", "1M", "--between", "2M..3M").text
        #expect(text.contains("That is outside of the volumes searched, from 2,000,000 to 3,000,000"))
        #expect(!text.contains("Nothing is cheaper"))
        let outcome = try run("--alerts", "1M", "--between", "2M..3M", "--format", "json")
        #expect(outcome.message.contains("outside of the volumes searched, from 2,000,000 to 3,000,000"))
    }

    @Test("equal scenarios cost the same at every volume")
    func equal() throws {
        #expect(try run(against: "c").text.contains("c: costs the same at every volume within 10^12"))
    }

    @Test("no rate is given for volumes of almost none")
    func rates() throws {
        let text = try run("--alerts", "1").text
        #expect(text.contains("Take a: at 1 request a month it is the cheapest, $0.000002 a month."))
        #expect(!text.contains("0.00000038"))
    }
}
