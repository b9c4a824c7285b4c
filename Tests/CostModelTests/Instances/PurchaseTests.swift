import CostModel
import ExactMath
import Testing

/// What instances cost by how they are paid: m7g.large 0.0816 an hour on demand, reserved 0.06, with a compute plan 0.0599.
@Suite struct PurchaseTests {
    private static let plan = #"{"model": "savingsPlan", "kind": "compute", "term": "1yr", "payment": "noUpfront"}"#

    private static func committed(_ count: Int, _ purchase: String = plan) -> String {
        purchase.dropLast() + #", "committed": \#(count)}"#
    }

    private static func reserved(_ payment: String) -> String {
        #"{"model": "reserved", "term": "1yr", "payment": "\#(payment)", "offeringClass": "standard"}"#
    }

    private static func instance(_ purchase: String, _ keys: String = "") -> String {
        #"{"service": "ec2", "instanceType": "m7g.large", "purchase": \#(purchase)\#(keys)}"#
    }

    /// 730 h at 0.0599; three of them; 730 h at 0.0514 with the plan for one family.
    @Test(arguments: [
        ("compute", 1, "43.727", "Compute Savings Plan 1yr, noUpfront"),
        ("compute", 3, "131.181", "Compute Savings Plan 1yr, noUpfront"),
        ("ec2Instance", 1, "37.522", "EC2 Instance Savings Plan 1yr, noUpfront"),
    ])
    func aSavingsPlanReplacesThePrice(kind: String, count: Int, expected: String, words: String) throws {
        let scenario = try PricedScenario(computing: [
            Self.instance(Self.plan.replacing("compute", with: kind), #", "count": \#(count)"#)
        ])
        #expect(scenario.items == ["Instance usage (\(words), m7g.large)"])
        #expect(scenario.total(at: 0) == expected)
    }

    /// A plan is paid for all 730 hours though the instance runs 100.
    @Test func aSavingsPlanIsPaidForHoursThatDoNotRun() throws {
        #expect(
            try PricedScenario(computing: [Self.instance(Self.plan, #", "hoursPerMonth": 100"#)]).total(at: 0)
                == "43.727")
    }

    /// 59.568 less 34 %; with 10 % off the resource 59.568 · 0.66 · 0.9. Storage has no part in the purchase's discount.
    @Test func aDiscountIsTakenOffInstanceUsageAlone() throws {
        let purchase = #"{"model": "discount", "percent": "34"}"#
        let scenario = try PricedScenario(computing: [Self.instance(purchase, #", "volumeGB": 10"#)])
        #expect(scenario.items == ["Instance usage (on-demand less 34 %, m7g.large)", "Storage (gp3)"])
        #expect(try scenario.amount("Instance usage (on-demand less 34 %, m7g.large)", at: 0) == "39.31488")
        #expect(try scenario.amount("Storage (gp3)", at: 0) == "0.8")
        let both = try PricedScenario(computing: [
            Self.instance(purchase, #", "volumeGB": 10, "discountPercent": 10"#)
        ])
        #expect(both.total(at: 0) == "36.103392")
    }

    // MARK: Committed to some

    /// A month of one hour and 10 requests a second an instance: 4 instances from 108,001 requests on. 2 are committed to.
    @Test func whatRunsBeyondACommitmentIsOnDemand() throws {
        let scenario = try PricedScenario(
            computing: [Self.instance(Self.committed(2), #", "requestsPerSecond": 10"#)],
            estimate: #"{"hoursPerMonth": 1}"#)
        let beyond = "Instance usage (on-demand beyond 2 committed, m7g.large)"
        #expect(scenario.items == ["Instance usage (Compute Savings Plan 1yr, noUpfront, m7g.large)", beyond])
        #expect(scenario.total(at: 0) == "0.1198")
        #expect(scenario.total(at: 72_000) == "0.1198")
        #expect(scenario.total(at: 72_001) == "0.2014")
        #expect(scenario.total(at: 108_001) == "0.283")
        #expect(try scenario.quantity(beyond, at: 108_001) == "2")
    }

    /// 500/12 + 0 = 41.666… → 41.67 for each of 2; 730·0.0816 = 59.568 → 59.57 for the third.
    @Test func eachInstanceIsRoundedUp() throws {
        let scenario = try PricedScenario(
            computing: [Self.instance(Self.committed(2, Self.reserved("allUpfront")), #", "count": 3"#)],
            estimate: #"{"roundUpTo": "0.01"}"#)
        #expect(scenario.total(at: 0) == "142.91")
    }

    /// What was committed to is paid whatever runs, and none is the same as on demand.
    @Test func moreOrFewerThanRun() throws {
        #expect(try PricedScenario(computing: [Self.instance(Self.committed(5))]).total(at: 0) == "218.635")
        let none = try PricedScenario(computing: [Self.instance(Self.committed(0))])
        #expect(try none.charge("Instance usage (Compute Savings Plan 1yr, noUpfront, m7g.large)", at: 0).amount == 0)
        #expect(none.total(at: 0) == "59.568")
        let all = try PricedScenario(computing: [Self.instance(Self.committed(1))])
        #expect(try all.charge("Instance usage (on-demand beyond 1 committed, m7g.large)", at: 0).amount == 0)
        #expect(all.total(at: 0) == "43.727")
    }

    /// A week as a month: 3 instances in 50 h and 1 in 118 h, of which 2 are committed to: 2·168·0.0599 and 50 h on demand.
    @Test func aFleetThatFollowsBeyondACommitment() throws {
        let scenario = try PricedScenario(
            computing: [
                Self.instance(
                    Self.committed(2),
                    #", "requestsPerSecond": 10, "scaling": "follow", "hoursPerMonth": 168"#
                        .replacing(#", "hoursPerMonth": 168"#, with: ""))
            ], estimate: #"{"hoursPerMonth": 168}"#,
            traffic: #"""
                {"profile": [{"hoursPerWeek": 50, "share": "0.8"}, {"hoursPerWeek": 118, "share": "0.2"}]}
                """#)
        let beyond = "Instance usage (on-demand beyond 2 committed, m7g.large)"
        #expect(try scenario.quantity(beyond, at: 4_500_001) == "50")
        #expect(scenario.total(at: 4_500_001) == "24.2064")
        #expect(scenario.total(at: 4_500_000) == "20.1264")
    }

    // MARK: Varied

    @Test func committedAndPercentCanBeVaried() throws {
        let text = ScenarioText.file(
            resources: Self.instance(Self.committed(2)) + "," + Self.instance(#"{"model": "discount", "percent": 5}"#))
        let workload = try ScenarioText.read(text)
        let committed = try #require(WorkloadInput.named("ec2.committed"))
        let percent = try #require(WorkloadInput.named("ec2.percent"))
        #expect(committed.range.isWhole)
        #expect(committed.values(in: workload.scenarios) == [[2], []])
        #expect(percent.values(in: workload.scenarios) == [[], [5]])
        #expect(committed.values(in: committed.setting(workload, to: 7).scenarios) == [[7], []])
        #expect(percent.values(in: percent.setting(workload, to: 40).scenarios) == [[], [40]])
    }

    // MARK: Faults

    private static let place = "scenarios[0].resources[0].purchase"

    private static func fault(_ purchase: String, _ keys: String = "") throws -> [String] {
        try ScenarioText.fault(ofResource: instance(purchase, keys))
    }

    @Test func aFleetThatFollowsNeedsANumberToCommitTo() throws {
        for purchase in [Self.plan, Self.reserved("noUpfront")] {
            let fault = try Self.fault(purchase, #", "scaling": "follow""#)
            #expect(fault[0].hasSuffix(": \(Self.place)"))
            #expect(
                fault.dropFirst() == [
                    "A fleet that follows the traffic is not the same all month, as a commitment is.",
                    "Add \"committed\", how many instances are paid for all month, or set \"scaling\": \"peak\".",
                ])
            #expect(throws: Never.self) {
                try ScenarioText.read(
                    ScenarioText.file(resources: Self.instance(Self.committed(0, purchase), #", "scaling": "follow""#)))
            }
        }
    }

    @Test func aPlanOnInstancesSaysItsKind() throws {
        let fault = try Self.fault(#"{"model": "savingsPlan", "term": "1yr", "payment": "noUpfront"}"#)
        #expect(fault[1] == "The key 'kind' is missing.")
    }

    @Test(arguments: [
        (#"{"model": "savingsplan"}"#, "model", "Found \"savingsplan\"; accepted: reserved, savingsPlan, discount."),
        (#"{"model": "onDemand"}"#, "model", "Found \"onDemand\"; accepted: reserved, savingsPlan, discount."),
        (#"{"model": "discount", "percent": 101}"#, "percent", "Found 101; accepted is a number from 0 to 100."),
        (#"{"model": "discount", "committed": 1}"#, "committed", "Unknown key 'committed'."),
        (
            #"{"model": "reserved", "term": "1yr", "payment": "noUpfront", "offeringClass": "standard", "committed": 1.5}"#,
            "committed", "Found 1.5; accepted is a whole number from 0 to 1000000."
        ),
        (
            #"{"model": "savingsPlan", "kind": "lambda", "term": "1yr", "payment": "noUpfront"}"#, "kind",
            "Found \"lambda\"; accepted: compute, ec2Instance."
        ),
    ])
    func whatNoPurchaseIs(purchase: String, key: String, finding: String) throws {
        let fault = try Self.fault(purchase)
        #expect(fault[0].hasSuffix(": \(Self.place).\(key)"))
        #expect(fault[1] == finding)
    }

    @Test func aPurchaseWithoutAModel() throws {
        #expect(
            try Self.fault("{}").dropFirst() == [
                "The key 'model' is missing.", "Add \"model\" here: reserved, savingsPlan, discount.",
            ])
    }
}
