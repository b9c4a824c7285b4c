import Testing

@Suite("explain shows what a reservation costs up front")
struct ExplainReservationTests {
    private func explain(payment: String, term: String, price: String, upfront: String, format: String) throws
        -> Outcome
    {
        let workspace = try Workspace()
        try workspace.write(
            """
            {"formatVersion": 1, "offerCode": "AmazonEC2", "region": "moon-north-1", "currency": "USD",
             "effectiveDate": "2001-01-01", "prices": [
              {"item": "reservedInstance", "instanceType": "m1.tiny", "operatingSystem": "Linux", "term": "\(term)",
               "payment": "\(payment)", "offeringClass": "standard", "unit": "Hrs", "price": "\(price)",
               "upfront": "\(upfront)"}]}
            """, to: "tables/moon-north-1/AmazonEC2/2001-01-01.json")
        try workspace.write(
            SampleFile.resource(
                """
                {"service": "ec2", "instanceType": "m1.tiny", "count": 2, "requestsPerSecond": 1, "purchase": \
                {"model": "reserved", "term": "\(term)", "payment": "\(payment)", "offeringClass": "standard"}}
                """, #""region": "moon-north-1""#), to: "my.json")
        return try workspace.run(
            "explain", "my.json", "--scenario", "only", "--alerts", "1", "--pricing", "tables", "--format", format)
    }

    @Test("all up front: the sum over its months, never an hourly price that nobody charges")
    func allUpfront() throws {
        let outcome = try explain(payment: "allUpfront", term: "3yr", price: "0", upfront: "949", format: "table")
        expectDone(outcome)
        // 949 / 36 = 26.3611…, twice 52.7222…
        #expect(outcome.text.contains("    $949.00 up front ÷ 36 months ≈ $26.361111111111\n"))
        #expect(outcome.text.contains("    2 × $26.361111111111 ≈ $52.722222222222\n"))
        #expect(!outcome.text.contains("Hrs ×"))
    }

    @Test("partly up front: both parts and their sum")
    func partialUpfront() throws {
        let outcome = try explain(
            payment: "partialUpfront", term: "1yr", price: "0.01", upfront: "120", format: "table")
        expectDone(outcome)
        for line in [
            "$120.00 up front ÷ 12 months = $10.00", "730 Hrs × $0.01 = $7.30", "together = $17.30",
            "2 × $17.30 = $34.60",
        ] {
            #expect(outcome.text.contains("    \(line)\n"), "\(outcome.text)")
        }
    }

    @Test("JSON states it as well")
    func json() throws {
        let report = try explain(
            payment: "partialUpfront", term: "1yr", price: "0.01", upfront: "120", format: "json"
        ).object()
        let item = try #require((report["lineItems"] as? [[String: Any]])?.first)
        let reservation = try #require(item["reservation"] as? [String: Any])
        #expect(reservation["hourly"] as? String == "0.01")
        #expect(reservation["upfront"] as? String == "120.00")
        #expect(reservation["months"] as? Int == 12)
        #expect(item["count"] as? String == "2")
        #expect(item["amount"] as? String == "34.60")
    }
}
