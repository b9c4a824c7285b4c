import Arguments
import CostModel
import JSONText
import Pricing
import StrictJSON

/// Why a command ends without a result.
struct CommandError: Error, CustomStringConvertible {
    let status: ExitStatus
    /// What is wrong and what to do, without the program's name; foreign text in it is not yet sanitized.
    let description: String
    /// What else is wrong with the same file, for a command that judges files.
    let others: [String]

    init(_ status: ExitStatus, _ description: String, others: [String] = []) {
        self.status = status
        self.description = description
        self.others = others
    }

    /// Wrong usage: what was found, on one line whatever words of the user stand in it, and what to do.
    static func usage(_ finding: String, _ advice: String? = nil) -> CommandError {
        CommandError(.wrongUsage, VisibleText.line(finding) + (advice.map { "\n" + $0 } ?? ""))
    }

    init(_ error: UsageError) { self.init(.wrongUsage, error.description) }

    init(_ fault: FileFault) { self.init(.invalidContent, fault.description) }

    /// A scenario file that cannot be read, with all that is wrong with it.
    init(_ fault: FileFault, of text: InputReader.ScenarioText) {
        let most = 20
        let faults = ScenarioFile.faults(text.bytes, file: text.file, atMost: most)
        var others = faults.filter { $0 != fault }.map { $0.description }
        if faults.count == most {
            others.append("\(VisibleText.line(text.file))\nNo more than \(most) faults are told at a time.")
        }
        self.init(.invalidContent, fault.description, others: others)
    }

    init(_ error: PricingError) {
        let status: ExitStatus =
            switch error {
            case .invalidTable: .invalidContent
            case .unreadable: .unreadableInput
            case .unsuitable: .invalidContent
            case .unknownRegion, .noTable, .beforeFirstTable, .missingPrice: .missingPrice
            }
        self.init(status, error.description)
    }
}
