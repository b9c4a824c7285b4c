import Foundation
import Testing

/// Many scenarios at once: `compare` with a row a scenario, `explain` with a column a scenario.
@Suite("compare and explain: many scenarios")
struct ScenarioRowsTests {
    /// Scenario k costs k dollars a month and twice that a million requests.
    private func workspace(_ count: Int) throws -> Workspace {
        let workspace = try Workspace()
        try workspace.write(
            SampleFile.file(
                scenarios: (1...count).reversed().map {
                    SampleFile.scenario("way number \($0)", monthly: "\($0)", perMillion: "\(2 * $0)")
                }), to: "my.json")
        return workspace
    }

    @Test("a row a scenario: the cheapest first, with what a million requests cost and where the money goes")
    func rows() throws {
        let text = try workspace(3).run("compare", "my.json", "--alerts", "500k", "--rows", "scenarios").text
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("way") }.map {
            $0.split(separator: " ").joined(separator: " ")
        }
        #expect(
            lines == [
                "way number 1* $2.00 $4.00 custom 100 %", "way number 2 $4.00 $8.00 custom 100 %",
                "way number 3 $6.00 $12.00 custom 100 %",
            ])
    }

    @Test("where the scenarios do not fit as columns they become rows by themselves, unless columns are asked for")
    func fitting() throws {
        let few = try workspace(2).run("compare", "my.json", "--alerts", "1M").text
        #expect(!few.contains("Where the money goes"))
        let workspace = try workspace(30)
        let many = try workspace.run(["compare", "my.json", "--alerts", "1M,2M"], variables: ["COLUMNS": "80"])
        #expect(many.text.contains("Where the money goes"))
        #expect(many.text.contains("1,000,000 requests a month") && many.text.contains("2,000,000 requests a month"))
        let asked = try workspace.run("compare", "my.json", "--alerts", "1M,2M", "--rows", "volumes").text
        #expect(!asked.contains("Where the money goes"))
        #expect(try workspace.run("compare", "my.json", "--rows", "columns").status == 64)
    }

    @Test("explain without a scenario lays the line items of all of them side by side, and sums them")
    func matrix() throws {
        let workspace = try workspace(2)
        let text = try workspace.run("explain", "my.json", "--alerts", "1M").text
        #expect(text.contains("Line items at 1,000,000 requests a month"))
        let total = try #require(text.split(separator: "\n").first { $0.hasPrefix("Total") })
        #expect(total.split(separator: " ").suffix(2) == ["$6.00", "$3.00"])
        let report = try workspace.run("explain", "my.json", "--alerts", "1M", "--format", "json").object()
        let scenarios = try #require(report["scenarios"] as? [[String: Any]])
        #expect(scenarios.compactMap { $0["total"] as? String } == ["6.00", "3.00"])
        let rows = try workspace.run("explain", "my.json", "--alerts", "1M", "--format", "csv").rows()
        #expect(Set(rows.dropFirst().map { $0[1] }) == ["way number 1", "way number 2"])
    }
}
