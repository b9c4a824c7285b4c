import JSONText

/// Why a command line cannot be followed: what was found, and what to do.
public struct UsageError: Error, CustomStringConvertible {
    /// What was found, on one line whatever words of the user stand in it.
    public let finding: String
    public let advice: String?

    public init(_ finding: String, _ advice: String? = nil) {
        self.finding = VisibleText.line(finding)
        self.advice = advice
    }

    public var description: String { finding + (advice.map { "\n" + $0 } ?? "") }

    /// The same about the value that `source` gave, an option or a variable.
    func about(_ source: String) -> UsageError { UsageError("\(source): \(finding)", advice) }
}
