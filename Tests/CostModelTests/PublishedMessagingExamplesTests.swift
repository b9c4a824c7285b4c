import CostModel
import ExactMath
import Pricing
import Testing

/// AWS's worked sums on logs, queues and topics, and on functions with what is metered by lines of one's own.
@Suite struct PublishedMessagingExamplesTests {
    private static let lambda = "https://aws.amazon.com/lambda/pricing/ (2026)"

    @Test(arguments: published) func asPublished(example: PublishedExample) throws { try example.check() }

    static let published = [
        // 10,240·0.50 + 20,480·0.25 + 20,480·0.10 + 10,240·0.05; AWS's text takes 1,000 GB for a terabyte.
        PublishedExample(
            testDescription: "60 TB of logs of Lambda", source: "https://aws.amazon.com/cloudwatch/pricing/ (2025-05)",
            resources: #"{"service": "logs", "bytesPerRequest": 1073741824, "retentionDays": 0}"#, requests: 61_440,
            total: "12800", published: "12800.00",
            missed: ("12500.00", "a terabyte is 1,024 GB in the price list")),
        // Until the tiers came all of it cost 0.50.
        PublishedExample(
            testDescription: "60 TB of logs of Lambda before May 2025", source: "the same",
            resources: #"{"service": "logs", "bytesPerRequest": 1073741824, "retentionDays": 0}"#, asOf: "2025-04-30",
            requests: 61_440, total: "30720", published: nil),
        // 10M sends, 1M receives, 1M deletes.
        PublishedExample(
            testDescription: "ten million messages in batches of ten", source: "https://aws.amazon.com/sqs/pricing/",
            resources: #"{"service": "sqs", "pollers": 0}"#, requests: 10_000_000, total: "4.8", published: "4.80"),
        PublishedExample(
            testDescription: "ten million messages one by one", source: "https://aws.amazon.com/sqs/pricing/",
            resources: #"{"service": "sqs", "pollers": 0, "batchSize": 1}"#, requests: 10_000_000, total: "12",
            published: "12.00"),
        // 5 polls · 180 an hour · 730.
        PublishedExample(
            testDescription: "an enabled trigger of an empty queue",
            source: "https://github.com/brefphp/bref/issues/1760",
            resources: #"{"service": "sqs"}"#, requests: 0, total: "0.2628", published: "0.26"),
        PublishedExample(
            testDescription: "a million messages of 64 KB over HTTP", source: "https://aws.amazon.com/sns/pricing/",
            resources: #"{"service": "sns", "messageBytes": 65536, "deliverTo": "http"}"#, requests: 1_000_000,
            lines: [
                .init("Messages published", "0.5", published: "0.50"),
                .init("Messages delivered over HTTP", "0.6", published: "0.60"),
            ],
            total: "1.1", published: "1.10"),
        // 7·4 GB·86,400 s·0.0000041667; 2M·0.28 s·4 GB·0.0000097222.
        PublishedExample(
            testDescription: "Cyber Monday with provisioned concurrency", source: lambda,
            resources: #"""
                {"service": "lambda", "memoryMB": 4096, "durationMs": 280, "provisionedConcurrency": 7,
                 "provisionedHours": 24}
                """#, requests: 2_000_000,
            lines: [
                .init("Provisioned concurrency (x86_64)", "10.08008064", published: "10.08"),
                .init("Provisioned duration (x86_64)", "21.777728", published: "21.78"),
                .init("Requests", "0.4", published: "0.40"),
            ],
            total: "32.25780864", published: "32.26"),
        // 7.44M runs of 2 s and 1 GB; the cache of one version for 744 hours, and 1 % of the runs restored.
        PublishedExample(
            testDescription: "telemetry with SnapStart", source: lambda,
            resources: #"""
                {"service": "lambda", "memoryMB": 1024, "durationMs": 2000},
                {"service": "custom", "name": "SnapStart cache", "unit": "GB-seconds", "unitsPerMonth": 2678400,
                 "price": "0.0000015046"},
                {"service": "custom", "name": "SnapStart restore", "unit": "GB", "unitsPerRequest": "0.01",
                 "price": "0.0001397998"}
                """#, estimate: #"{"hoursPerMonth": 744}"#, requests: 7_440_000,
            lines: [
                .init("Requests", "1.488", published: "1.49"),
                .init("Duration (x86_64)", "248.000496", published: "248.00"),
                .init("SnapStart cache", "4.02992064", published: "4.03"),
                .init("SnapStart restore", "10.40110512", published: "10.40"),
            ],
            total: "263.91952176", published: "263.92"),
        // 1,850,000·0.0000166667 + 2M·0.0000002 + 1M·1 MB = 976.5625 GB·0.008.
        PublishedExample(
            testDescription: "pages streamed by a function", source: lambda,
            resources: #"""
                {"service": "lambda", "memoryMB": 1536, "durationMs": 500},
                {"service": "custom", "name": "Bytes streamed", "unit": "GB", "unitsPerMonth": "976.5625",
                 "price": "0.008"}
                """#, estimate: #"{"freeTier": true}"#, requests: 3_000_000,
            lines: [
                .init("Duration (x86_64)", "30.833395", published: "30.83"),
                .init("Requests", "0.4", published: "0.40"),
                .init("Bytes streamed", "7.8125", published: "7.81"),
            ],
            total: "39.045895", published: nil, missed: ("39.04", "the parts were rounded before they were summed")),
    ]

    // MARK: What moves a break-even

    /// Functions of 512 MB and 100 ms behind an HTTP API, $2.0333 a million, against two m7g.large and the hours of a load
    /// balancer, 2·730·0.0816 + 730·0.0225 = $135.561 a month. One change at a time: what a million costs then, and from
    /// how many millions a month on the instances are cheaper.
    @Test(arguments: [
        ("as it is", function(), [api], "2.0333", "66.7"),
        // 10M messages are 12M requests at 0.40.
        ("SQS in place of the API", function(), [#"{"service": "sqs", "pollers": 0}"#], "1.5133", "89.6"),
        ("SNS in place of the API", function(), [#"{"service": "sns"}"#], "1.5333", "88.4"),
        // 2,048·10^6 / 2^30 GB at 0.50.
        ("2 KB of logs", function(), [api, logs(2048)], "2.9870", "45.4"),
        // A ZIP file of 800 ms in one of a hundred runs: 0.5·0.008 GB-seconds more.
        ("INIT", function(#", "coldStartShare": "0.01", "initMs": 800"#), [api], "2.1000", "64.6"),
        (
            "a Savings Plan",
            function(#", "purchase": {"model": "savingsPlan", "term": "1yr", "payment": "noUpfront"}"#), [api],
            "1.9350",
            "70.1"
        ),
        // 5 % of the requests traced at 5.00 a million.
        (
            "X-Ray", function(),
            [
                api,
                #"{"service": "custom", "name": "X-Ray", "unit": "traces", "unitsPerRequest": "0.05", "price": "0.000005"}"#,
            ], "2.2833", "59.4"
        ),
    ])
    func breakEvensMove(
        change: String, function: String, others: [String], perMillion: String, millions: String
    ) throws {
        let functions = try PricedScenario(([function] + others).joined(separator: ", "))
        #expect(functions.cost.curve.cost(at: 1_000_000).decimalText(places: 4) == perMillion, "\(change)")
        try expect(breakEven: millions, of: functions, runsPerRequest: 1)
    }

    /// Only what Lambda writes by itself, 0.4 KB a run: five runs are 2,048 bytes, since bytes are whole.
    @Test func thePlatformsOwnLogs() throws {
        let functions = try PricedScenario(
            Self.function(#", "invocationsPerRequest": 5"#),
            #"{"service": "apiGateway", "type": "HTTP", "callsPerRequest": 5}"#, Self.logs(2048))
        #expect((functions.cost.curve.cost(at: 1_000_000) / 5).decimalText(places: 4) == "2.2241")
        try expect(breakEven: "61.0", of: functions, runsPerRequest: 5)
    }

    private func expect(breakEven millions: String, of functions: PricedScenario, runsPerRequest: Int) throws {
        let instances = try PricedScenario(
            #"{"service": "ec2", "instanceType": "m7g.large", "count": 2}"#,
            #"{"service": "elb", "type": "application"}"#)
        let fixed = instances.cost.curve.cost(at: 0)
        #expect(PricedScenario.text(fixed) == "135.561")
        let perRequest = functions.cost.curve.cost(at: 1)
        let first = try #require((fixed / perRequest).roundedDownToWhole.asInt) + 1
        #expect(functions.cost.curve.cost(at: first - 1) <= fixed && functions.cost.curve.cost(at: first) > fixed)
        let runs = Rational(first * runsPerRequest) / 1_000_000
        #expect(runs.decimalText(places: 1) == millions)
    }

    private static let api = #"{"service": "apiGateway", "type": "HTTP"}"#

    private static func function(_ keys: String = "") -> String {
        #"{"service": "lambda", "memoryMB": 512, "durationMs": 100\#(keys)}"#
    }

    private static func logs(_ bytes: Int) -> String {
        #"{"service": "logs", "bytesPerRequest": \#(bytes), "retentionDays": 0}"#
    }
}
