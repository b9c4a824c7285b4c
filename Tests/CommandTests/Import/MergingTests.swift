import Foundation
import Testing

@Suite("prices import adds")
struct MergingTests {
    private static let path = "prices/eu-central-1/AmazonEC2/2025-09-01.json"

    private static func instances(
        _ prices: [(type: String, price: String)], version: String = "20250912225308", currency: String = "USD",
        from effectiveDate: String = "2025-09-01"
    ) -> OfferFile {
        var offer = OfferFile("AmazonEC2", in: .frankfurt)
        (offer.version, offer.currency, offer.effectiveDate) = (version, currency, effectiveDate)
        for (type, price) in prices { offer.addInstance(type.replacing(".", with: ""), type, price) }
        return offer
    }

    private static func importing(_ text: String, in workspace: Workspace, _ options: String...) throws -> Outcome {
        try workspace.write(text, to: "list")
        return try workspace.run(["prices", "import", "list", "--into", "prices", "--format", "csv"] + options)
    }

    /// The price of each instance type in the table.
    private static func prices(in workspace: Workspace) throws -> [String: String] {
        let table = try #require(
            JSONSerialization.jsonObject(with: Data(try workspace.read(path).utf8)) as? [String: Any])
        let prices = try #require(table["prices"] as? [[String: Any]])
        return Dictionary(
            uniqueKeysWithValues: prices.compactMap { price in
                (price["instanceType"] as? String).flatMap { type in (price["price"] as? String).map { (type, $0) } }
            })
    }

    @Test("an answer of get-products to the table of its day, whose other prices stay")
    func answer() throws {
        let workspace = try Workspace()
        let whole = Self.instances([("t3.medium", "0.05"), ("m5.large", "0.1")])
        expectDone(try Self.importing(whole.text, in: workspace))
        let answer = Self.instances([("m5.large", "0.11"), ("c5.large", "0.09")], version: "20250915000000").answer()
        let extended = try Self.importing(answer, in: workspace)
        expectDone(extended)
        #expect(try extended.rows().dropFirst().map { Array($0[4...5]) } == [["3", "extended"]])
        #expect(try Self.prices(in: workspace) == ["t3.medium": "0.05", "m5.large": "0.11", "c5.large": "0.09"])
        let text = try workspace.read(Self.path)
        #expect(text.contains("version 20250912225308") && text.contains("version 20250915000000"))
        #expect(!text.contains(#""version":"#))
        expectDone(try workspace.run("prices", "verify", "prices"))
        // Once more it has nothing to add.
        #expect(try Self.importing(answer, in: workspace).rows().last?.contains("unchanged") == true)
        #expect(try workspace.read(Self.path) == text)
        // The offer's own file has all there are.
        #expect(try Self.importing(whole.text, in: workspace).rows().last?.contains("replaced") == true)
        #expect(try Self.prices(in: workspace) == ["t3.medium": "0.05", "m5.large": "0.1"])
    }

    @Test("an answer of a later day to the prices before it, which count for all that it does not say")
    func laterAnswer() throws {
        let workspace = try Workspace()
        try workspace.write(Self.instances([("m5.large", "0.115"), ("m5.xlarge", "0.23")]).text, to: "list")
        expectDone(try workspace.run("prices", "import", "list", "--into", "prices"))
        try workspace.write(Self.instances([("m5.large", "0.1")], from: "2025-10-01").answer(), to: "answer")
        expectDone(try workspace.run("prices", "import", "answer", "--into", "prices"))
        try workspace.write(
            SampleFile.file(
                #""region": "eu-central-1", "estimate": {"hoursPerMonth": 100}"#,
                scenarios: ["m5.large", "m5.xlarge"].map {
                    SampleFile.scenario($0, resource: #"{"service": "ec2", "instanceType": "\#($0)"}"#)
                }), to: "my.json")
        let words = ["compare", "my.json", "--alerts", "1", "--pricing", "prices", "--format", "csv"]
        // 100 hours at the answer's price, and at that of the list before it.
        #expect(try workspace.run(words).rows()[1].dropLast() == ["1", "10.00", "23.00"])
        #expect(try workspace.run(words + ["--as-of", "2025-09-30"]).rows()[1].dropLast() == ["1", "11.50", "23.00"])
    }

    @Test("one answer after another")
    func answers() throws {
        let workspace = try Workspace()
        for (type, price) in [("t3.medium", "0.05"), ("m5.large", "0.1")] {
            expectDone(try Self.importing(Self.instances([(type, price)]).answer(), in: workspace))
        }
        #expect(try Self.prices(in: workspace) == ["t3.medium": "0.05", "m5.large": "0.1"])
    }

    @Test("to a table written by hand, in whose words the rest stays")
    func byHand() throws {
        let workspace = try Workspace()
        try workspace.write(
            """
            {"formatVersion": 1, "offerCode": "AWSLambda", "region": "eu-central-1", "currency": "USD",
             "effectiveDate": "2025-09-01", "notes": ["ours"], "lastSeen": "2025-09-20",
             "billing": {"incrementMs": "7", "minimumMs": "14", "memoryMB": {"minimum": "128", "maximum": "10240",
              "step": "1"}, "freeTier": {"requests": "5", "gbSeconds": "6"}, "includedEphemeralStorageMB": "512"},
             "prices": [
              {"item": "duration", "architecture": "x86_64", "unit": "Lambda-GB-Second", "price": "0.25",
               "confirmed": false, "note": "a \\"guess\\""}]}
            """, to: "prices/eu-central-1/AWSLambda/2025-09-01.json")
        var offer = OfferFile("AWSLambda", in: .frankfurt)
        offer.add("R", "Request", "0.5", per: "Requests")
        expectDone(try Self.importing(offer.answer(), in: workspace))
        let text = try workspace.read("prices/eu-central-1/AWSLambda/2025-09-01.json")
        for part in [
            #""notes": ["#, #""ours""#, #""incrementMs": "7""#, #""freeTier": {"requests": "5", "gbSeconds": "6"}"#,
            #""price": "0.25", "confirmed": false, "note": "a \"guess\""}"#, #""price": "0.5""#,
            // All its prices were still there on the earlier of the two days.
            #""lastSeen": "2025-09-12""#, "AWS price list AWSLambda, version 20250912225308",
        ] {
            #expect(text.contains(part), "\(part) in \(text)")
        }
    }

    @Test("load balancers of AmazonEC2's list to those of their own list, which count")
    func twins() throws {
        let workspace = try Workspace()
        let path = "prices/eu-central-1/AWSELB/2025-09-01.json"
        func balancer(_ code: String, _ sku: String, _ types: [String]) -> String {
            var offer = OfferFile(code, in: .frankfurt)
            for type in types {
                offer.add(
                    "\(sku)-\(type)", "LoadBalancerUsage", "0.03", per: "Hrs",
                    ["operation": type, "Product Family": type == "LoadBalancing" ? "Load Balancer" : ""])
            }
            return offer.text
        }
        expectDone(try Self.importing(balancer("AWSELB", "OWN", ["LoadBalancing"]), in: workspace))
        let own = try workspace.read(path)
        let same = try Self.importing(balancer("AmazonEC2", "TWIN", ["LoadBalancing"]), in: workspace)
        #expect(try same.rows().last?.contains("unchanged") == true)
        #expect(try workspace.read(path) == own)
        let more = ["LoadBalancing", "LoadBalancing:Network"]
        #expect(
            try Self.importing(balancer("AmazonEC2", "TWIN", more), in: workspace).rows().last?.contains("extended")
                == true)
        let text = try workspace.read(path)
        #expect(text.contains("OWN-LoadBalancing") && text.contains("TWIN-LoadBalancing:Network"))
        #expect(!text.contains(#"TWIN-LoadBalancing""#))
    }

    @Test("nothing to a table that is damaged or in another currency, and leaves it as it is")
    func refused() throws {
        let workspace = try Workspace()
        let answer = Self.instances([("m5.large", "0.11")]).answer()
        try workspace.write("{\"formatVersion\": 1,", to: Self.path)
        expectFailure(try Self.importing(answer, in: workspace), 65, saying: Self.path)
        #expect(try workspace.read(Self.path) == "{\"formatVersion\": 1,")
        let yuan = Self.instances([("t3.medium", "0.05")], currency: "CNY")
        expectDone(try Self.importing(yuan.text, in: workspace))
        let before = try workspace.read(Self.path)
        expectFailure(try Self.importing(answer, in: workspace), 65, saying: Self.path, "USD")
        #expect(try workspace.read(Self.path) == before)
    }

    @Test("and says what it read and left out, and why")
    func counts() throws {
        let workspace = try Workspace()
        var offer = Self.instances([("t3.medium", "0.05")])
        offer.addInstance("W", "t3.medium", "0.07", ["Operating System": "Windows", "operation": "RunInstances:0002"])
        offer.add("X", "UnusedBox:t3.medium", "0.05", per: "Hrs")
        try workspace.write(offer.text, to: "list")
        let shown = try workspace.run("prices", "import", "list", "--into", "prices")
        expectDone(shown)
        #expect(
            shown.text.replacing("\n", with: " ").contains(
                "list: 3 rows, 1 used; left out: 1 of usage that is not priced here, 1 of another operating system"),
            "\(shown.text)")
        let json = try workspace.run("prices", "import", "list", "--into", "prices", "--format", "json").object()
        let file = try #require((json["files"] as? [[String: Any]])?.first)
        #expect(file["file"] as? String == "list" && file["records"] as? String == "rows")
        #expect(file["read"] as? Int == 3 && file["used"] as? Int == 1)
        let reasons = try #require(file["leftOut"] as? [[String: Any]])
        #expect(reasons.map { $0["count"] as? Int } == [1, 1])
    }
}
