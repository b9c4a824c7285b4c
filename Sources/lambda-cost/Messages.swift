import Reports

/// Sentences for a person, on standard error.
enum Messages {
    static func error(_ text: String, _ environment: Environment) {
        write("error", .red, text, environment)
    }

    /// A sentence on one line, whatever names stand in it.
    static func warning(_ text: String, _ environment: Environment) {
        write("warning", .yellow, DisplayText.sanitized(text), environment)
    }

    private static func write(_ kind: String, _ style: TextStyle, _ text: String, _ environment: Environment) {
        let isColored = environment.isErrorTerminal && (environment.variable("NO_COLOR") ?? "").isEmpty
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            DisplayText.sanitized(String($0))
        }
        let word = TerminalStyle(isColored: isColored).styled("\(kind):", style)
        StandardError.write("lambda-cost: \(word) \(lines.joined(separator: "\n"))\n")
    }
}
