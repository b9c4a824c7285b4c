import CostModel
import ExactMath
import Pricing
import Testing

@testable import Analysis

@Suite("Checked workloads")
struct CheckedWorkloadTests {
    /// Scenarios that cost 1, 2, 3 … dollars, and limits of all of them at some volumes in turn.
    private func workload(scenarios: Int, limits: Int, volumes: Int, most: Int) throws -> Workload {
        let all = (1...scenarios).map {
            "{\"name\": \"s\($0)\", \"resources\": [{\"service\": \"custom\", \"name\": \"x\", \"monthly\": \($0)}]}"
        }
        let stated = (0..<limits).map {
            "{\"scenario\": \"*\", \"requests\": \($0 % volumes), \"maxMonthly\": \(most)}"
        }
        let text = """
            {"formatVersion": 1, "scenarios": [\(all.joined(separator: ", "))], \
            "limits": [\(stated.joined(separator: ", "))]}
            """
        return try ScenarioFile.read(Array(text.utf8), file: "my.json", defaultName: "my")
    }

    @Test(
        "a total is evaluated once for a scenario and a volume, at a size and at ten times that", arguments: [30, 300])
    func evaluations(_ limits: Int) throws {
        var evaluations = 0
        let totals = ClaimedTotals(scenarios: 20) { scenario, requests in
            evaluations += 1
            return Rational(scenario + requests)
        }
        let statements = try workload(scenarios: 20, limits: limits, volumes: 5, most: 10).limits
        let names = (1...20).map { "s\($0)" }
        let claims = ClaimSequence(statements.map { .limit($0) }, names: names, positions: [:], totals)
        // Twice, as a verdict and its rows are read.
        for _ in 1...2 {
            #expect(claims.reduce(0) { count, _ in count + 1 } == 20 * limits)
        }
        #expect(evaluations == 20 * 5)
        #expect(claims.allSatisfy { $0.total == Rational((names.firstIndex(of: $0.scenario) ?? -1) + $0.requests) })
    }

    @Test("of very many failures the first are kept, and all are counted")
    func failures() throws {
        let checked = try CheckedWorkload(
            try workload(scenarios: 50, limits: 40, volumes: 40, most: 20), book: PriceBook())
        #expect(checked.count == 2000 && checked.limits.holding == 800 && checked.failing == 1200)
        #expect(checked.failures.count == CheckedWorkload.mostFailures)
        #expect(checked.failures.first?.scenario == "s21" && checked.failures.first?.path == "limits[0]")
        #expect(!checked.holds)
    }
}
