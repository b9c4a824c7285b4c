import Testing

/// `breakeven --solve-for`, with answers computed by hand.
///
/// Prices are those of 1 August 2022 on: requests $0.20 a million, x86_64 GB-seconds $0.0000166667. A million runs of
/// 128 MB cost 1,000,000 · 0.125 · 0.001 · 0.0000166667 = $0.0020833375 a millisecond.
@Suite("breakeven --solve-for")
struct SolveForTests {
    private static func function(_ memoryMB: Int, _ durationMs: Int = 100) -> String {
        "{\"service\": \"lambda\", \"memoryMB\": \(memoryMB), \"durationMs\": \(durationMs)}"
    }

    private static func fee(_ monthly: String) -> String {
        "{\"service\": \"custom\", \"name\": \"fee\", \"monthly\": \"\(monthly)\"}"
    }

    private static func fleet(_ type: String, _ keys: String = "") -> String {
        "{\"service\": \"ec2\", \"instanceType\": \"\(type)\"\(keys)}"
    }

    /// A file of two scenarios, `a` and `b`, and what the solver says of them.
    private func run(
        _ a: [String], _ b: [String], _ key: String, alerts: String = "1M", members: String = "",
        format: String = "json"
    ) throws -> Outcome {
        let workspace = try Workspace()
        let file = SampleFile.file(
            "\"pricesAsOf\": \"2023-01-01\"\(members)",
            scenarios: [
                SampleFile.scenario("a", resource: a.joined(separator: ", ")),
                SampleFile.scenario("b", resource: b.joined(separator: ", ")),
            ])
        try workspace.write(file, to: "my.json")
        return try workspace.run(
            "breakeven", "my.json", "--baseline", "a", "--alternative", "b", "--alerts", alerts, "--solve-for", key,
            "--format", format)
    }

    private func solution(_ outcome: Outcome) throws -> [String: Any] {
        expectDone(outcome)
        return try #require((try outcome.object()["solutions"] as? [[String: Any]])?.first)
    }

    private func ranges(_ solution: [String: Any]) throws -> [[String]] {
        let list = try #require(solution["winningRanges"] as? [[String: String]])
        return list.map { [$0["from"] ?? "", $0["to"] ?? ""] }
    }

    /// a ≤ b while 0.20 + 0.0020833375 · ms ≤ 4: ms ≤ 1,823.99.
    @Test("the key on the baseline's side alone: wins up to the largest value that costs no more")
    func prefix() throws {
        let solved = try solution(try run([Self.function(128)], [Self.fee("4")], "durationMs"))
        #expect(solved["value"] as? String == "1823" && solved["winner"] as? String == "a")
        #expect(try ranges(solved) == [["1", "1823"]])
        #expect(solved["stated"] as? [String] == ["100"])
        let proof = try #require(solved["proof"] as? [String: [String: String]])
        // 0.2 + 1823 · 0.0020833375 = 3.9979242625, and one millisecond more.
        #expect(proof["at"] == ["value": "1823", "baseline": "3.9979242625", "alternative": "4.00"])
        #expect(proof["beyond"] == ["value": "1824", "baseline": "4.0000076", "alternative": "4.00"])
        let text = try run([Self.function(128)], [Self.fee("4")], "durationMs", format: "table").text
        #expect(text.contains("a wins against b up to 1,823 ms; the scenario says 100."))
    }

    /// 4 + 0.20 + x ≤ 0.20 + 2·x once x ≥ 4: ms ≥ 1,919.997.
    @Test("the key on both sides, where the baseline wins from a value on")
    func fromAValueOn() throws {
        let (a, b) = ([Self.function(128), Self.fee("4")], [Self.function(256)])
        let solved = try solution(try run(a, b, "durationMs"))
        #expect(solved["value"] as? String == "900000")
        #expect(try ranges(solved) == [["1920", "900000"]])
        let text = try run(a, b, "durationMs", format: "table").text
        #expect(text.contains("a wins against b from 1,920 ms on; the scenario says 100."))
        // 4.20 + 1919 · 0.0020833375 = 8.1979…, against 0.20 + 1919 · 0.004166675 = 8.19584…
        #expect(text.contains("at 1,919 ms: a $8.198, b $8.196"))
    }

    /// The key on the alternative's side alone: a fee of $4 is no more than the function from 1,824 ms on.
    @Test("the key on the alternative's side alone")
    func reversed() throws {
        let solved = try solution(try run([Self.fee("4")], [Self.function(128)], "durationMs"))
        #expect(try ranges(solved) == [["1824", "900000"]])
    }

    /// Lines rounded up to the dollar, a with one dollar more: a costs 1 + 1 + ⌈x⌉ and b 1 + ⌈1.5·x⌉, so b is cheaper
    /// while ⌈1.5·x⌉ ≤ ⌈x⌉: for x up to 2/3, and above 1 up to 4/3. In milliseconds 319.9, 479.9 and 639.9.
    @Test("several ranges, where roundings pass each other")
    func severalRanges() throws {
        let members = ", \"estimate\": {\"roundUpTo\": 1}"
        let (a, b) = ([Self.function(128), Self.fee("1")], [Self.function(192)])
        let solved = try solution(try run(a, b, "durationMs", members: members))
        #expect(try ranges(solved) == [["320", "479"], ["640", "900000"]])
        let text = try run(a, b, "durationMs", members: members, format: "table").text
        #expect(
            text.contains("a wins against b in 2 ranges: from 320 to 479 ms, from 640 ms on; the scenario says 100."))
        let rows = try run(a, b, "durationMs", members: members, format: "csv").rows()
        #expect(rows.dropFirst().map { Array($0.suffix(2)) } == [["320.00", "479.00"], ["640.00", "900000.00"]])
    }

    /// 730 hours: t2.medium 33.872 and t2.nano 4.234 an instance; a million runs of 100 ms $0.20 + $0.20833375, times
    /// ten 4.0833375. With n instances b < a once 4.234·n + 400 < 33.872·n + 4.0833375: n ≥ 14. Ten million requests in
    /// 2,628,000 seconds are 3.805175…/s, so more than 13 instances run below 0.29270577215… a second each.
    @Test("an instance's rate on both sides, where the alternative wins up to a rate")
    func ratesOnBothSides() throws {
        let (a, b) = ([Self.fleet("t2.medium"), Self.function(128)], [Self.fleet("t2.nano"), Self.fee("400")])
        let solved = try solution(try run(a, b, "requestsPerSecond", alerts: "10M"))
        #expect(try ranges(solved) == [["0.000000001", "0.292705772"]])
        #expect(solved["value"] as? String == "0.000000001" && solved["winner"] as? String == "b")
        let text = try run(a, b, "requestsPerSecond", alerts: "10M", format: "table").text
        #expect(text.contains("b is cheaper than a up to 0.292705772 requests a second an instance"))
        #expect(text.contains("the scenario states none"))
    }

    /// t2.nano 4.234 an instance against a fee of $10: at most two instances. Above 3.805175038…/3 = 1.268391679…
    /// a second each there are three, so from 1.902587519… on two are enough.
    @Test("an instance's rate on the alternative's side: from which it is cheaper")
    func ratesOfTheAlternative() throws {
        let solved = try solution(
            try run([Self.fee("10")], [Self.fleet("t2.nano")], "requestsPerSecond", alerts: "10M"))
        #expect(solved["value"] as? String == "1.90258752")
        #expect(try ranges(solved) == [["1.90258752", "1000000000000"]])
    }

    /// A million runs of 128 MB and 100 ms cost $0.40833375; ten dollars buy 10 / 0.40833375 = 24.4897709288… of each.
    @Test("invocations of a request, to nine places")
    func invocations() throws {
        let solved = try solution(try run([Self.function(128)], [Self.fee("10")], "invocationsPerRequest"))
        #expect(solved["value"] as? String == "24.489770928")
    }

    /// Provisioned concurrency, which follows the memory without following requests: 730 hours of one at 128 MB cost
    /// 0.125 · 3600 · 730 · 0.0000041667 = $1.36876…, or $0.010693… a megabyte; nothing else is asked for at volume 0.
    @Test("memory, where part of it is paid at every volume")
    func memory() throws {
        let provisioned =
            "{\"service\": \"lambda\", \"memoryMB\": 128, \"durationMs\": 100, \"provisionedConcurrency\": 1}"
        // 10 / (3600 · 730 · 0.0000041667 / 1024) = 935.15…
        let solved = try solution(try run([provisioned], [Self.fee("10")], "memoryMB", alerts: "0"))
        #expect(solved["value"] as? String == "935")
        #expect(try ranges(solved) == [["128", "935"]])
    }

    @Test("without the key on either side it says so")
    func neither() throws {
        let text = try run([Self.fee("4")], [Self.fee("3")], "durationMs", format: "table").text
        #expect(text.contains("Neither a nor b depends on durationMs: b is cheaper."))
    }

    @Test("equal scenarios cost the same at every value")
    func equal() throws {
        let text = try run([Self.function(128)], [Self.function(128)], "durationMs", format: "table").text
        #expect(text.contains("a and b cost the same at every durationMs"))
    }
}
