import CostModel
import ExactMath
import Testing

/// Fargate on x86_64: 0.04048 a vCPU-hour, 0.004445 a GB-hour, 0.000111 a GB-hour of storage; arm64 0.03238 and 0.00356.
@Suite struct FargateTests {
    private static func task(_ vCPU: String, _ memory: String, _ keys: String = "") -> String {
        #"{"service": "fargate", "vCPU": "\#(vCPU)", "memoryGB": "\#(memory)"\#(keys)}"#
    }

    /// 2 · 730 · (0.04048 + 2·0.004445) = 72.0802: AWS's calculator shows $72.08.
    @Test func twoTasks() throws {
        let scenario = try PricedScenario(computing: [Self.task("1", "2", #", "count": 2"#)])
        #expect(scenario.items == ["Task vCPU (on-demand, x86_64)", "Task memory (on-demand, x86_64)"])
        #expect(scenario.total(at: 1_000_000_000_000) == "72.0802")
    }

    /// With a plan for three years 45 % less: 39.64411, shown as $39.64.
    @Test func twoTasksWithAPlan() throws {
        let plan = #", "purchase": {"model": "savingsPlan", "term": "3yr", "payment": "noUpfront"}"#
        let scenario = try PricedScenario(computing: [Self.task("1", "2", #", "count": 2"# + plan)])
        #expect(
            scenario.items == [
                "Task vCPU (Compute Savings Plan 3yr, noUpfront, x86_64)",
                "Task memory (Compute Savings Plan 3yr, noUpfront, x86_64)",
            ])
        #expect(scenario.total(at: 0) == "39.64411")
        #expect(scenario.cost.items.allSatisfy { $0.source?.isConfirmed == false })
    }

    /// 2 · 730 · (0.5·0.03238 + 0.00356) = 28.835.
    @Test func smallTasksOnArm() throws {
        let scenario = try PricedScenario(computing: [Self.task("0.5", "1", #", "count": 2, "architecture": "arm64""#)])
        #expect(scenario.total(at: 0) == "28.835")
    }

    /// 100 − 20 GB · 730 · 0.000111 = 6.4824; an address 3.65.
    @Test func storageBeyondWhatATaskIncludesAndAddresses() throws {
        let scenario = try PricedScenario(computing: [
            Self.task("1", "2", #", "ephemeralStorageGB": 100, "publicIPv4": true"#)
        ])
        #expect(try scenario.amount("Task storage", at: 0) == "6.4824")
        #expect(try scenario.amount("Public IPv4 addresses", at: 0) == "3.65")
        #expect(try PricedScenario(computing: [Self.task("1", "2", #", "ephemeralStorageGB": 20"#)]).items.count == 2)
    }

    /// 730 · 0.04048 = 29.5504 → 29.56 and 730 · 2 · 0.004445 = 6.4897 → 6.49, for each task.
    @Test func eachTaskIsRoundedUp() throws {
        let scenario = try PricedScenario(
            computing: [Self.task("1", "2", #", "count": 3"#)], estimate: #"{"roundUpTo": "0.01"}"#)
        #expect(scenario.total(at: 0) == "108.15")
    }

    /// 1 vCPU · 1,000 ms · 0.6 ÷ 60 ms = 10/s a task: in a week as a month 3 tasks for 50 h and 1 for 118 h.
    @Test func tasksThatFollow() throws {
        let scenario = try PricedScenario(
            computing: [Self.task("1", "2", #", "scaling": "follow", "publicIPv4": true"#)],
            estimate: #"{"hoursPerMonth": 168, "roundUpTo": "0.01"}"#,
            traffic: #"""
                {"cpuMsPerRequest": 60,
                 "profile": [{"hoursPerWeek": 50, "share": "0.8"}, {"hoursPerWeek": 118, "share": "0.2"}]}
                """#)
        // 268 h: · 0.04048 = 10.84864, · 2 · 0.004445 = 2.38252, · 0.005 = 1.34.
        #expect(try scenario.quantity("Task memory (on-demand, x86_64)", at: 4_500_001) == "536")
        #expect(scenario.total(at: 4_500_001) == "14.58")
    }

    @Test func aScenarioOfTasksIsAnAlternative() throws {
        let scenario = try PricedScenario(computing: [Self.task("1", "2")]).cost.scenario
        #expect(scenario.isAlternative)
    }

    // MARK: Faults

    @Test(arguments: [
        (
            "1", "9", "memoryGB", "1 vCPU and 8 GB", "Offered memoryGB with 1 vCPU: 2, 3, 4, 5, 6, 7, 8."
        ),
        ("0.25", "1.4", "memoryGB", "0.25 vCPU and 1 GB", "Offered memoryGB with 0.25 vCPU: 0.5, 1, 2."),
        (
            "8", "30", "memoryGB", "8 vCPU and 28 GB",
            "Offered memoryGB with 8 vCPU: 16, 20, 24, 28, 32, 36, 40, 44, 48, 52, 56, 60."
        ),
        ("3", "10", "vCPU", "2 vCPU and 10 GB", "Offered vCPU: 0.25, 0.5, 1, 2, 4, 8, 16, 32."),
        ("64", "500", "vCPU", "32 vCPU and 244 GB", "Offered vCPU: 0.25, 0.5, 1, 2, 4, 8, 16, 32."),
    ])
    func aSizeThatFargateDoesNotOffer(vCPU: String, memory: String, key: String, nearest: String, offered: String)
        throws
    {
        let fault = try ScenarioText.fault(ofResource: Self.task(vCPU, memory))
        #expect(fault[0].hasSuffix(": scenarios[0].resources[0].\(key)"))
        #expect(fault[1] == "Fargate offers no task of \(vCPU) vCPU and \(memory) GB.")
        #expect(fault[2] == "The nearest that it offers: \(nearest). \(offered)")
    }

    @Test func aPlanDoesNotGoWithTasksThatFollow() throws {
        let fault = try ScenarioText.fault(
            ofResource: Self.task(
                "1", "2",
                #", "scaling": "follow", "purchase": {"model": "savingsPlan", "term": "3yr", "payment": "noUpfront"}"#))
        #expect(fault[0].hasSuffix(": scenarios[0].resources[0].purchase"))
        #expect(
            fault[1] == "A Savings Plan covers all tasks, all month; those that follow the traffic do not run so.")
    }

    @Test(arguments: [
        (#"{"model": "reserved"}"#, "model", "Found \"reserved\"; accepted: savingsPlan."),
        (
            #"{"model": "savingsPlan", "kind": "ec2Instance", "term": "3yr", "payment": "noUpfront"}"#, "kind",
            "Found \"ec2Instance\"; accepted: compute."
        ),
        (
            #"{"model": "savingsPlan", "term": "3yr", "payment": "noUpfront", "committed": 1}"#, "committed",
            "Unknown key 'committed'."
        ),
    ])
    func purchasesOfInstances(purchase: String, key: String, finding: String) throws {
        let fault = try ScenarioText.fault(ofResource: Self.task("1", "2", #", "purchase": \#(purchase)"#))
        #expect(fault[0].hasSuffix(": scenarios[0].resources[0].purchase.\(key)"))
        #expect(fault[1] == finding)
    }
}
