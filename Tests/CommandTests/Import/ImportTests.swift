import Foundation
import Testing

@Suite("prices import")
struct ImportTests {
    /// One scenario of each kind of resource, at a million requests of 5,000 bytes in and 20,000 out, with gigabytes of
    /// 1,000,000,000 bytes and 730 hours.
    static let scenarios: [(name: String, resources: String, total: String)] = [
        (
            // 2 × 730 × 0.05 + 2 × 10 × 0.09 + 2 × 730 × 0.005 = 73 + 1.8 + 7.3
            "instances",
            #"{"service": "ec2", "instanceType": "t3.medium", "count": 2, "volumeGB": 10, "publicIPv4": true}"#, "82.10"
        ),
        // 730 × 0.03 + 25 GB × 0.01
        ("classic", #"{"service": "elb", "type": "classic"}"#, "22.15"),
        // 730 × 0.025 + 25 LCU-hours, by processed bytes, × 0.008
        ("application", #"{"service": "elb", "type": "application", "connectionsPerRequest": "0.1"}"#, "18.45"),
        // 730 × 0.0225 + 25 NLCU-hours × 0.006
        ("network", #"{"service": "elb", "type": "network", "connectionsPerRequest": "0.1"}"#, "16.575"),
        // 730 × 0.045 + 25 GB × 0.04
        ("nat", #"{"service": "natGateway"}"#, "33.85"),
        // 20 GB: 10 × 0.1 + 10 × 0.05
        ("out", #"{"service": "dataTransfer"}"#, "1.50"),
        // 100,000 GB-seconds × 0.00002 + 1,000,000 × 0.0000002 + 50,000 GB-seconds of storage × 0.00000004
        (
            "x86",
            #"{"service": "lambda", "memoryMB": 1024, "durationMs": 100, "ephemeralStorageMB": 1024}"#, "2.202"
        ),
        // 60,000 × 0.00001 + 40,000 × 0.000005 + 1,000,000 × 0.0000002
        ("arm", #"{"service": "lambda", "memoryMB": 1024, "durationMs": 100, "architecture": "arm64"}"#, "1.00"),
        // 333,000 × 0.000004 + 667,000 × 0.000003 + 730 × 0.02
        ("rest", #"{"service": "apiGateway", "type": "REST", "cacheGB": "0.5"}"#, "17.933"),
        // 300,000 × 0.000001 + 700,000 × 0.0000009
        ("http", #"{"service": "apiGateway", "type": "HTTP"}"#, "0.93"),
    ]

    static func scenarioFile(
        in region: String, _ scenarios: [(name: String, resources: String, total: String)] = scenarios,
        estimate: String = #"{"hoursPerMonth": 730, "bytesPerGB": 1000000000}"#
    ) -> String {
        SampleFile.file(
            """
            "region": "\(region)", "pricesAsOf": "2025-09-10", "volumes": [1000000], "estimate": \(estimate),
            "traffic": {"requestBytes": 5000, "responseBytes": 20000}
            """, scenarios: scenarios.map { SampleFile.scenario($0.name, resource: $0.resources) })
    }

    /// What `compare` says the scenarios cost at the first volume, by their names.
    static func totals(_ outcome: Outcome) throws -> [String: String] {
        // Not without a word: that only some scenarios count data out is worth a warning.
        #expect(outcome.status == 0, "\(outcome.message)")
        let rows = try #require(try outcome.object()["rows"] as? [[String: Any]])
        let costs = try #require(rows.first?["costs"] as? [[String: String]])
        return Dictionary(
            uniqueKeysWithValues: costs.compactMap { cost in
                cost["scenario"].flatMap { name in cost["total"].map { (name, $0) } }
            })
    }

    @Test(
        "an offer of every kind gives the figures of its own rows",
        arguments: [
            OfferFile.Place.virginia, .ireland, .frankfurt,
        ])
    func everyKind(_ place: OfferFile.Place) throws {
        let workspace = try Workspace()
        // Names say nothing: the content tells what each file is.
        let files = try OfferFile.every(in: place).enumerated().map { try workspace.write($1.text, to: "list\($0)") }
        let imported = try workspace.run(["prices", "import"] + files + ["--into", "prices", "--format", "csv"])
        expectDone(imported)
        let rows = try imported.rows().dropFirst()
        #expect(
            rows.map { Array($0[0...3]) }
                == [
                    "AmazonEC2", "AWSELB", "AWSLambda", "AmazonApiGateway", "AmazonVPC", "AWSDataTransfer",
                    "AmazonCloudWatch", "AmazonECS", "AmazonSNS", "AWSQueueService",
                ].map { [place.code, $0, "2025-09-01", ""] })
        // 1 instance, 1 volume and 2 for NAT; 6 for load balancers; 4, 3, 1 and 1; of logs 2, of the others 1.
        #expect(rows.map { $0[4] } == ["4", "6", "4", "3", "1", "1", "2", "1", "1", "1"])
        try workspace.write(Self.scenarioFile(in: place.code), to: "scenarios.json")
        let totals = try Self.totals(
            try workspace.run("compare", "scenarios.json", "--pricing", "prices", "--format", "json"))
        #expect(totals == Dictionary(uniqueKeysWithValues: Self.scenarios.map { ($0.name, $0.total) }))
        expectDone(try workspace.run("prices", "verify", "prices"))
    }

    @Test("an offer in JSON and an answer of get-products give the same tables as the offer in CSV")
    func forms() throws {
        let workspace = try Workspace()
        for code in ["AmazonEC2", "AWSELB", "AWSLambda", "AmazonApiGateway", "AmazonVPC"] {
            let offer = try #require(OfferFile.every(in: .ireland).first { $0.code == code })
            try workspace.write(offer.text, to: "csv-\(code)")
            try workspace.write(offer.json, to: "json-\(code)")
            try workspace.write(offer.answer(), to: "answer-\(code)")
            for form in ["csv", "json", "answer"] {
                expectDone(try workspace.run("prices", "import", "\(form)-\(code)", "--into", "\(form)-prices"))
            }
            let path = "prices/eu-west-1/\(code)/2025-09-01.json"
            let table = try workspace.read("csv-" + path)
            #expect(try workspace.read("json-" + path) == table)
            // An answer may hold any part of an offer, and its table says so.
            let answer = try workspace.read("answer-" + path)
            #expect(answer.contains("  \"partial\": true,\n"))
            #expect(answer.replacing("  \"partial\": true,\n", with: "") == table)
        }
    }

    @Test("an operating system that no instance has is said to be missing")
    func absentSystem() throws {
        let workspace = try Workspace()
        let offer = try #require(OfferFile.every(in: .ireland).first { $0.code == "AmazonEC2" })
        try workspace.write(offer.text, to: "offer")
        let outcome = try workspace.run(
            "prices", "import", "offer", "--into", "prices", "--operating-system", "Windos")
        #expect(outcome.status == 0)
        #expect(
            outcome.message.contains(
                "No instance with the operating system 'Windos' was found. Did you mean 'Windows'?"))
    }

    @Test("the free tier is the offer's own")
    func allowance() throws {
        let workspace = try Workspace()
        try workspace.write(OfferFile.lambda(in: .frankfurt).text, to: "lambda.csv")
        expectDone(try workspace.run("prices", "import", "lambda.csv", "--into", "prices"))
        let scenario = ("x86", #"{"service": "lambda", "memoryMB": 1024, "durationMs": 400}"#, "2.00")
        try workspace.write(
            Self.scenarioFile(in: "eu-central-1", [scenario], estimate: #"{"freeTier": true}"#), to: "s.json")
        // All requests are free, and 300,000 of the 400,000 GB-seconds; the others cost 0.00002 each.
        #expect(
            try Self.totals(try workspace.run("compare", "s.json", "--pricing", "prices", "--format", "json"))
                == ["x86": "2.00"])
    }

    @Test("without --into the tables go to the user's data directory and are found there")
    func dataDirectory() throws {
        let workspace = try Workspace()
        let variables = ["XDG_DATA_HOME": workspace.path("data")]
        try workspace.write(OfferFile.ec2(in: .frankfurt).text, to: "a")
        expectDone(try workspace.run("prices", "import", "a", variables: variables))
        #expect(workspace.exists("data/lambda-cost/pricing/eu-central-1/AmazonEC2/2025-09-01.json"))
        let scenario = ("one", #"{"service": "ec2", "instanceType": "t3.medium"}"#, "36.50")
        try workspace.write(Self.scenarioFile(in: "eu-central-1", [scenario]), to: "s.json")
        // 730 × 0.05
        #expect(
            try Self.totals(try workspace.run("compare", "s.json", "--format", "json", variables: variables))
                == ["one": "36.50"])
        let list = try workspace.run(
            "prices", "list", "--region", "eu-central-1", "--format", "csv", variables: variables)
        #expect(
            try list.rows().contains {
                $0.contains("\(workspace.path("data"))/lambda-cost/pricing/eu-central-1/AmazonEC2/2025-09-01.json")
            })
        expectFailure(
            try workspace.run("prices", "import", "a", variables: ["XDG_DATA_HOME": "", "HOME": ""]), 64,
            saying: "--into")
    }

    @Test("load balancers of AmazonEC2's list make a table where their own list is not there")
    func loadBalancersOfEC2() throws {
        let workspace = try Workspace()
        try workspace.write(OfferFile.ec2(in: .frankfurt).text, to: "a")
        let rows = try workspace.run("prices", "import", "a", "--into", "p", "--format", "csv").rows()
        #expect(Set(rows.dropFirst().map { $0[1] }) == ["AmazonEC2", "AWSELB"])
    }

    @Test("from standard input; a second import changes nothing")
    func standardInput() throws {
        let workspace = try Workspace()
        let text = Data(OfferFile.vpc(in: .frankfurt).text.utf8)
        for outcome in ["added", "unchanged"] {
            let run = try workspace.run("prices", "import", "-", "--into", "p", "--format", "csv", input: text)
            expectDone(run)
            #expect(try run.rows().last?.contains(outcome) == true)
        }
        #expect(try workspace.names(in: "p/eu-central-1/AmazonVPC") == ["2025-09-01.json"])
    }

    @Test("other systems and reserved terms have files of their own, read when a scenario asks for them")
    func parts() throws {
        let workspace = try Workspace()
        try workspace.write(OfferFile.ec2(in: .frankfurt).text, to: "a")
        expectDone(
            try workspace.run("prices", "import", "a", "--operating-system", "Windows", "--reserved", "--into", "p"))
        let folder = "p/eu-central-1/AmazonEC2"
        #expect(try workspace.names(in: folder) == ["2025-09-01", "2025-09-01.json"])
        #expect(try workspace.names(in: folder + "/2025-09-01") == ["linux-reserved.json", "windows.json"])
        #expect(!(try workspace.read(folder + "/2025-09-01.json").contains("Windows")))
        let reserved = """
            {"service": "ec2", "instanceType": "t3.medium", "purchase": {"model": "reserved", "term": "1yr",
             "payment": "partialUpfront", "offeringClass": "standard"}}
            """
        let scenarios = [
            ("linux", #"{"service": "ec2", "instanceType": "t3.medium"}"#, ""),
            ("windows", #"{"service": "ec2", "instanceType": "t3.medium", "operatingSystem": "Windows"}"#, ""),
            ("reserved", reserved, ""),
        ]
        try workspace.write(Self.scenarioFile(in: "eu-central-1", scenarios), to: "s.json")
        // 730 × 0.05; 730 × 0.07, with the licence; 730 × 0.015 + 120 ÷ 12.
        #expect(
            try Self.totals(try workspace.run("compare", "s.json", "--pricing", "p", "--format", "json"))
                == ["linux": "36.50", "windows": "51.10", "reserved": "20.95"])
        expectDone(try workspace.run("prices", "verify", "p"))
        try FileManager.default.removeItem(atPath: workspace.path(folder + "/2025-09-01/windows.json"))
        expectFailure(
            try workspace.run("compare", "s.json", "--pricing", "p"), 69, saying: "Windows")
    }
}
