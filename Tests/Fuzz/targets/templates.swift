import Answers
import CostModel
import Reports
import Templates

/// Plans and templates: what is read makes a file that our own reader takes or refuses in words, and a table of it.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    var parameters = ["Given": "2"]
    if let read = try? TemplateParameters.values(of: bytes) { parameters.merge(read) { $1 } }
    do {
        let template = try Template(bytes, parameters: parameters)
        let region = template.regions.first?.name ?? "us-east-1"
        let scenarios = try template.scenarios(in: region).map { (name: $0.state ?? "only", scenario: $0) }
        let head = TemplateFile.Head(name: "own", description: "", region: region)
        let text = TemplateFile.text(head, scenarios.filter { $0.scenario.count > 0 })
        _ = try? ScenarioFile.readUnfinished(text, file: "own", defaultName: "own")
        let report = TemplateReport(
            [TemplateReport.File("own", template, scenarios)], region: (region, .planned), hoursPerMonth: 730,
            unplaced: [],
            hasLogs: false, outcome: []
        ).report()
        _ = TerminalRenderer.text([report], width: 80, isColored: false)
    } catch {
        precondition(!error.description.isEmpty)
    }
    return 0
}
