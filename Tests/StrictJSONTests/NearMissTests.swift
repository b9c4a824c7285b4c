import StrictJSON
import Testing

@Suite struct NearMissTests {
    private let services = ["ec2", "elb", "lambda", "apiGateway", "dataTransfer", "natGateway", "custom"]

    @Test(arguments: [
        ("lamda", "lambda"),
        ("lmabda", "lambda"),
        ("lambdas", "lambda"),
        ("LAMBDA", "lambda"),
        ("apigateway", "apiGateway"),
        ("api-gateway", "apiGateway"),
        ("natgatway", "natGateway"),
        ("ec3", "ec2"),
        ("data", "dataTransfer"),
        ("customResource", "custom"),
    ])
    func findsTheServiceThatWasMeant(typed: String, expected: String) {
        #expect(NearMiss.nearest(to: typed, in: services) == expected)
    }

    @Test(arguments: ["", "dynamodb", "s3", "x", "kinesis"])
    func saysNothingWhereNothingIsNear(typed: String) {
        #expect(NearMiss.nearest(to: typed, in: services) == nil)
    }

    @Test func prefersTheSameWordInOtherCaseToASlip() {
        #expect(NearMiss.nearest(to: "REST", in: ["rest1", "test", "Rest"]) == "Rest")
    }

    @Test func prefersFewerSlips() {
        #expect(NearMiss.nearest(to: "t2.mediun", in: ["t2.media", "t2.medium", "t3.medium"]) == "t2.medium")
    }

    @Test func theFirstOfEqualsWins() {
        #expect(NearMiss.nearest(to: "m5.larg", in: ["c5.large", "m5.large", "m6.large"]) == "m5.large")
        #expect(NearMiss.nearest(to: "m7.large", in: ["m5.large", "m6.large"]) == "m5.large")
    }

    @Test func aSwapOfNeighboursIsOneSlip() {
        #expect(NearMiss.nearest(to: "ebl", in: ["elb"]) == "elb")
        #expect(NearMiss.nearest(to: "abc", in: ["cba"]) == nil)
    }

    @Test func prefixesTakeTheShortestCompletion() {
        #expect(NearMiss.nearest(to: "prov", in: ["provisionedConcurrency", "provisionedHours"]) == "provisionedHours")
    }
}
