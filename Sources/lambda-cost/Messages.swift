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
        let terminal = TerminalStyle(isColored: environment.isErrorTerminal && environment.allowsColor)
        StandardError.write(shown(kind, terminal.styled("\(kind):", style), text, width: environment.errorWidth))
    }

    /// The message as it is written. On a terminal of some width its sentences are wrapped, further lines indented; elsewhere
    /// a sentence is one line, which is easier to search.
    static func shown(_ kind: String, _ styledKind: String, _ text: String, width: Int?) -> String {
        let start = "lambda-cost: \(kind): "
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            DisplayText.sanitized(String($0))
        }
        if let width {
            lines = lines.enumerated().flatMap { index, line in
                wrapped(line, to: max(40, width), behind: index == 0 ? start.count : 0)
            }
        }
        return "lambda-cost: \(styledKind) \(lines.joined(separator: "\n"))\n"
    }

    /// Lines that end at spaces alone, so that a file's name, a place in it and a figure can be copied whole; the first of
    /// them stands behind so many columns.
    private static func wrapped(_ line: String, to width: Int, behind columns: Int) -> [String] {
        var lines: [String] = []
        var current = ""
        var used = columns
        for word in line.split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
            let wordWidth = DisplayText.width(of: word)
            if !current.isEmpty, used + 1 + wordWidth > width {
                lines.append(current)
                (current, used) = ("  " + word, 2 + wordWidth)
            } else {
                used += (current.isEmpty ? 0 : 1) + wordWidth
                current += current.isEmpty ? word : " " + word
            }
        }
        return lines + [current]
    }
}
