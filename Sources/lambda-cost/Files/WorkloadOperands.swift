import CostModel
import Expressions
import JSONText
import StrictJSON

/// What the operands of a command name: scenario files, and deployments that are written out.
struct WorkloadOperands {
    /// Paths, `-`, and names of built-in files, in their order; never empty unless deployments stand alone.
    let files: [String]
    let deployments: [Deployment]

    /// An operand that names no file is a deployment; without operands the standard file is meant.
    ///
    /// - Throws: wrong usage where an operand is neither.
    init(_ operands: [String]) throws(CommandError) {
        var (files, deployments): ([String], [Deployment]) = ([], [])
        for operand in operands {
            if let deployment = try Self.deployment(operand) {
                deployments.append(deployment)
            } else {
                files.append(operand)
            }
        }
        if operands.isEmpty { files = [BuiltInScenarios.standard] }
        (self.files, self.deployments) = (files, deployments)
    }

    /// What is evaluated one after another: each file with the deployments added to it, or the deployments alone.
    var sources: [String?] { files.isEmpty ? [nil] : files.map { $0 } }

    /// The deployment that an operand says; nil where it names a file, or is meant to.
    private static func deployment(_ operand: String) throws(CommandError) -> Deployment? {
        if operand.isEmpty || operand == "-" || operand.hasSuffix(".json") { return nil }
        if BuiltInScenarios.file(named: operand) != nil { return nil }
        do throws(ExpressionFault) {
            let deployment = try Deployment(operand)
            return InputReader.exists(operand) ? nil : deployment
        } catch {
            let isPath = error.isFirstWord && isPath(operand)
            if error.isSingleUnknownWord || isPath || InputReader.exists(operand) { return nil }
            throw CommandError(error)
        }
    }

    /// Whether a text looks like the path of a file: it holds a slash that stands in no rate or price, such as `40/s`.
    private static func isPath(_ text: String) -> Bool {
        text.split(whereSeparator: { $0.isWhitespace }).contains { word in
            guard let slash = word.firstIndex(of: "/") else { return false }
            let (before, behind) = (word[..<slash], word[word.index(after: slash)...])
            let isAmount = before.contains { $0.isNumber } && !before.contains { $0.isLetter }
            return !(isAmount && !behind.isEmpty && behind.allSatisfy { $0.isLetter || $0 == "/" })
        }
    }
}
