import Analysis
import CostModel
import Expressions
import JSONText
import Reports
import StrictJSON

/// What is wrong with a deployment on the command line, with a mark under the words that are to blame.
extension CommandError {
    init(_ fault: ExpressionFault) { self = .expression(fault, .wrongUsage) }

    private static func expression(_ fault: ExpressionFault, _ status: ExitStatus) -> CommandError {
        let marked = MarkedText(fault.text, fault.range)
        let lines = [VisibleText.line(fault.finding), marked.text, marked.marks] + (fault.advice.map { [$0] } ?? [])
        return CommandError(status, lines.joined(separator: "\n"))
    }

    /// A fault of the scenario file that deployments were written as.
    ///
    /// - Parameter fault: of that file, whose paths begin with `scenarios[`.
    init(_ fault: FileFault, of deployments: [Deployment]) {
        let beginning = "scenarios["
        let position =
            fault.path.hasPrefix(beginning)
            ? Int(fault.path.dropFirst(beginning.count).prefix { $0 != "]" }) : nil
        guard let position, deployments.indices.contains(position) else {
            self.init(.wrongUsage, [fault.finding, fault.advice].compactMap { $0 }.joined(separator: "\n"))
            return
        }
        let deployment = deployments[position]
        let range = deployment.range(ofPath: Self.pathBelowScenario(fault.path))
        // The key says in which unit the number is.
        let key = fault.finding.hasPrefix("Found ") ? fault.path.split(separator: ".").last.map { "\($0): " } ?? "" : ""
        self.init(ExpressionFault(deployment.text, at: range, key + fault.finding, fault.advice))
    }

    /// A price that a deployment needs and no table has.
    ///
    /// - Parameter failure: what is missing, and what to do.
    static func unpriced(_ deployment: Deployment, at path: String, _ failure: CommandError) -> CommandError {
        let lines = failure.description.split(separator: "\n", maxSplits: 1).map(String.init)
        let range = deployment.range(ofPath: pathBelowScenario(path))
        return expression(
            ExpressionFault(deployment.text, at: range, lines.first ?? "", lines.dropFirst().first), failure.status)
    }

    /// `resources[1].count` of `scenarios[0].resources[1].count`.
    private static func pathBelowScenario(_ path: String) -> String {
        path.firstIndex(of: ".").map { String(path[path.index(after: $0)...]) } ?? ""
    }
}

/// A text on one line, and a line of marks under a part of it.
private struct MarkedText {
    let text: String
    let marks: String

    /// So much of a long text is shown that it stands on one line of most terminals.
    private static let mostColumns = 72

    init(_ text: String, _ range: Range<Int>) {
        let characters = Array(text)
        let lower = min(range.lowerBound, characters.count)
        let upper = max(lower, min(range.upperBound, characters.count))
        var first = 0
        var last = characters.count
        if characters.count > Self.mostColumns {
            first = max(0, min(lower - 20, characters.count - Self.mostColumns))
            last = min(characters.count, first + Self.mostColumns)
        }
        func shown(_ range: Range<Int>) -> String { DisplayText.sanitized(String(characters[range])) }
        let before = (first > 0 ? "…" : "") + shown(first..<lower)
        let marked = shown(lower..<max(lower, min(upper, last)))
        let behind = (upper < last ? shown(upper..<last) : "") + (last < characters.count ? "…" : "")
        self.text = before + marked + behind
        marks =
            String(repeating: " ", count: DisplayText.width(of: before))
            + String(repeating: "^", count: max(1, DisplayText.width(of: marked)))
    }
}
