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
        let terminal = TerminalStyle(isColored: isColored)
        StandardError.write(shown(kind, terminal.styled("\(kind):", style), text, width: environment.errorWidth))
    }

    /// The message as it is written. On a terminal of some width its sentences are wrapped, further lines indented; elsewhere
    /// a sentence is one line, which is easier to search.
    static func shown(_ kind: String, _ styledKind: String, _ text: String, width: Int?) -> String {
        let prefix = "lambda-cost: \(kind): "
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            DisplayText.sanitized(String($0))
        }
        lines[0] = prefix + lines[0]
        if let width {
            lines = lines.flatMap { line in
                DisplayText.wrapped(line, to: max(40, width) - 2).enumerated().map { $0 == 0 ? $1 : "  " + $1 }
            }
        }
        lines[0] = "lambda-cost: \(styledKind) " + lines[0].dropFirst(prefix.count)
        return lines.joined(separator: "\n") + "\n"
    }
}
