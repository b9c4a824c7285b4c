import Answers
import CostModel
import ExactMath
import JSONText
import Observations
import StrictJSON

/// Where the numbers that were measured go, beside the report.
enum MeasureTarget {
    case none
    case newFile(OutputDestination)
    case merging(ExistingScenario)

    /// The hours of the file's month.
    var hoursPerMonth: Rational {
        if case .merging(let existing) = self { return existing.hoursPerMonth }
        return Estimate().hoursPerMonth
    }

    /// Writes them; returns what became of the file, a sentence each.
    func write(_ parts: ScenarioParts, _ findings: Findings) throws(CommandError) -> [String] {
        switch self {
        case .none: return []
        case .merging(let existing): return try existing.merge(parts)
        case .newFile(let destination):
            guard !parts.resources.isEmpty else {
                throw CommandError(
                    .invalidContent,
                    "The files tell no service of a scenario apart, so there is no scenario to write.\n"
                        + "Put the numbers into a scenario file of your own with --into FILE.")
            }
            try destination.write(ScenarioWriter.file(parts, description: MeasureReport.description(of: findings)))
            try destination.finish()
            return ["Written to \(destination.name)."]
        }
    }
}

/// A scenario file of the user's that numbers are put into.
struct ExistingScenario {
    private let path: String
    private let bytes: [UInt8]
    private let document: JSONDocument
    let hoursPerMonth: Rational

    /// - Throws: where the file cannot be read, is no valid scenario file, or is one of the inputs.
    init(_ path: String, inputs: [String]) throws(CommandError) {
        guard !inputs.contains(path) else {
            throw .usage("\(path) is both measured and written into.", "Name the scenario file behind --into alone.")
        }
        self.path = path
        bytes = try InputReader.bytes(ofFile: path, limit: InputReader.largestFile) {
            "\(VisibleText.line(path))\nThe file cannot be read: \($0)."
        }
        do throws(FileFault) {
            document = try JSONDocument(bytes, file: path)
            hoursPerMonth =
                try ScenarioFile.readUnfinished(bytes, file: path, defaultName: path).workload.estimate.hoursPerMonth
        } catch {
            throw CommandError(error)
        }
    }

    /// Puts the numbers into the file, which is replaced by a whole and valid one or stays as it is.
    func merge(_ parts: ScenarioParts) throws(CommandError) -> [String] {
        let merge = ScenarioMerge(parts, into: bytes, document)
        let missing: String?
        do throws(FileFault) {
            missing = try ScenarioFile.readUnfinished(merge.bytes, file: path, defaultName: path).missing
        } catch {
            throw CommandError(error)
        }
        if !merge.changes.isEmpty {
            let destination = try OutputDestination(path)
            try destination.write(merge.bytes)
            try destination.finish()
        }
        return MeasureReport.outcome(of: merge, in: path) + [missing].compactMap { $0 }
    }
}
