import Arguments
import JSONText
import Pricing
import StrictJSON

/// Why a command ends without a result.
struct CommandError: Error, CustomStringConvertible {
    let status: ExitStatus
    /// What is wrong and what to do, without the program's name; foreign text in it is not yet sanitized.
    let description: String

    init(_ status: ExitStatus, _ description: String) {
        self.status = status
        self.description = description
    }

    /// Wrong usage: what was found, on one line whatever words of the user stand in it, and what to do.
    static func usage(_ finding: String, _ advice: String? = nil) -> CommandError {
        CommandError(.wrongUsage, VisibleText.line(finding) + (advice.map { "\n" + $0 } ?? ""))
    }

    init(_ error: UsageError) { self.init(.wrongUsage, error.description) }

    init(_ fault: FileFault) { self.init(.invalidContent, fault.description) }

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
