import CostModel
import ExactMath
import Pricing
import Testing

/// Lambda on instances: requests 0.20 a million, m7g.xlarge 0.1632 an hour with 4 vCPU, a fee of 15 % of that.
@Suite struct LambdaManagedInstancesTests {
    private static func instances(_ keys: String = "", type: String = "m7g.xlarge") -> String {
        #"{"service": "lambdaManagedInstances", "instanceType": "\#(type)"\#(keys)}"#
    }

    /// AWS's example: 100M requests of 200 ms on m7g.xlarge for 2,000 instance-hours with a plan for 3 years:
    /// $20.00 + $91.40 + $48.96 = $160.36.
    ///
    /// 0.0457 an hour is AWS's rounded unit price: 0.1632 less 72 % is 0.045696, and 2,000 h at that are $91.392. Here four
    /// instances run for a month of 500 hours.
    @Test func awsWorkedExample() throws {
        let plan = #", "purchase": {"model": "savingsPlan", "term": "3yr", "payment": "noUpfront"}"#
        let scenario = try PricedScenario(
            computing: [Self.instances(#", "count": 4"# + plan)], estimate: #"{"hoursPerMonth": 500}"#)
        #expect(try scenario.amount("Requests", at: 100_000_000) == "20")
        #expect(
            try scenario.amount("Instance usage (Compute Savings Plan 3yr, noUpfront, m7g.xlarge)", at: 100_000_000)
                == "91.4")
        #expect(try scenario.amount("Management fee (m7g.xlarge)", at: 100_000_000) == "48.96")
        #expect(scenario.total(at: 100_000_000) == "160.36")
        let exact = Rational(1632, over: 10_000) * Rational(28, over: 100)
        #expect(PricedScenario.text(exact * 2000) == "91.392")
    }

    /// The floor of 3 m7g.large: 3 · 730 · (0.0816 + 0.01224) = 205.5096.
    @Test func threeInstancesAtLeast() throws {
        let scenario = try PricedScenario(computing: [Self.instances(type: "m7g.large")])
        #expect(scenario.items == ["Requests", "Instance usage (on-demand, m7g.large)", "Management fee (m7g.large)"])
        #expect(scenario.total(at: 0) == "205.5096")
    }

    /// The fee is of the on-demand price whatever the instances cost; the resource's discount scales it.
    @Test func noPurchaseMakesTheFeeSmaller() throws {
        func fee(_ keys: String) throws -> String {
            try PricedScenario(computing: [Self.instances(keys, type: "m7g.large")])
                .amount("Management fee (m7g.large)", at: 0)
        }
        #expect(try fee("") == "26.8056")
        #expect(try fee(#", "purchase": {"model": "discount", "percent": 50}"#) == "26.8056")
        #expect(try fee(#", "discountPercent": 50"#) == "13.4028")
        let committed =
            #"{"model": "reserved", "term": "1yr", "payment": "noUpfront", "offeringClass": "standard", "committed": 2}"#
        #expect(try fee(#", "purchase": \#(committed)"#) == "26.8056")
    }

    /// AWS keeps one of 4 vCPU: 3 · 1,000 · 0.6 ÷ 18 ms = 100/s, 360,000 requests an hour.
    @Test(arguments: [(1_080_000, 3), (1_080_001, 4)])
    func oneProcessorIsKept(requests: Int, instances: Int) throws {
        let scenario = try PricedScenario(
            computing: [Self.instances()], estimate: #"{"hoursPerMonth": 1}"#, traffic: #"{"cpuMsPerRequest": 18}"#)
        #expect(
            try scenario.charge("Instance usage (on-demand, m7g.xlarge)", at: requests).each?.count
                == Rational(instances))
    }

    @Test func aTypeOfOneProcessorHasNoneLeft() throws {
        do {
            _ = try PricedScenario(
                computing: [Self.instances(type: "m7g.medium")], traffic: #"{"cpuMsPerRequest": 18}"#)
            Issue.record("priced without a processor")
        } catch let error as PricingError {
            #expect(
                "\(error)" == """
                    m7g.medium has 1 vCPU, of which Lambda keeps 1 for itself.
                    Take a type with 2 vCPU or more, or state "requestsPerSecond".
                    """)
        }
        #expect(throws: Never.self) { try PricedScenario(computing: [Self.instances(type: "m7g.medium")]) }
    }

    /// T types neither earn nor spend credits here: 2 vCPU less one, 0.6 of it.
    @Test func tTypesHaveNoCredits() throws {
        let scenario = try PricedScenario(
            computing: [Self.instances(type: "t3.medium")], estimate: #"{"hoursPerMonth": 1}"#,
            traffic: #"{"cpuMsPerRequest": 6}"#)
        #expect(!scenario.items.contains("CPU credits (t3.medium)"))
        #expect(try scenario.charge("Instance usage (on-demand, t3.medium)", at: 1_080_001).each?.count == 4)
    }

    /// 2 of the functions' runs and 3 of these for a request, of which a million is free: one line, wherever it begins.
    @Test(arguments: [false, true])
    func requestsAreCountedWithThoseOfFunctions(functionFirst: Bool) throws {
        let own = Self.instances(#", "invocationsPerRequest": 3"#)
        let function = #"{"service": "lambda", "memoryMB": 128, "durationMs": 1, "invocationsPerRequest": 2}"#
        let scenario = try PricedScenario(
            computing: functionFirst ? [function, own] : [own, function], estimate: #"{"freeTier": true}"#)
        #expect(scenario.items.filter { $0 == "Requests" }.count == 1)
        let charge = try scenario.charge("Requests", at: 1_000_000)
        #expect(charge.item.resources == [0, 1])
        #expect(charge.quantity == 4_000_000)
        #expect(scenario.items.contains("Duration (x86_64)"))
        #expect(scenario.cost.scenario.isBaseline)
    }

    @Test func theDiscountAgreesWithThatOfFunctions() throws {
        let fault = try ScenarioText.fault(
            ofResource: #"{"service": "lambda", "memoryMB": 128, "durationMs": 1},"#
                + Self.instances(#", "discountPercent": 10"#))
        #expect(fault[1] == "The discount is 10 %, but 0 % on the first of the Lambda functions.")
    }

    /// A week as a month: 5 instances in 50 h, 3 in 118 h: 604 h at 0.0816 and 0.01224; 604/168 volumes of 10 GB.
    @Test func instancesThatFollow() throws {
        let scenario = try PricedScenario(
            computing: [
                Self.instances(
                    #", "requestsPerSecond": 10, "scaling": "follow", "volumeGB": 10"#, type: "m7g.large")
            ], estimate: #"{"hoursPerMonth": 168}"#,
            traffic: #"""
                {"profile": [{"hoursPerWeek": 50, "share": "0.8"}, {"hoursPerWeek": 118, "share": "0.2"}]}
                """#)
        #expect(try scenario.amount("Instance usage (on-demand, m7g.large)", at: 11_250_000) == "49.2864")
        #expect(try scenario.amount("Management fee (m7g.large)", at: 11_250_000) == "7.39296")
        #expect(try scenario.charge("Storage (gp3)", at: 11_250_000).amount == Rational(604 * 8, over: 1680))
    }

    @Test func aRegionOrDayWithoutManagedInstances() throws {
        #expect(throws: PricingError.self) {
            try PricedScenario(Self.instances(), asOf: "2024-01-01")
        }
    }

    @Test func fewerThanThree() throws {
        #expect(
            try ScenarioText.fault(ofResource: Self.instances(#", "count": 2"#))[1]
                == "Found 2; accepted is a whole number from 3 to 1000000.")
    }
}
