import Reports

/// The help of a command, made from its specification.
struct HelpText {
    let command: CommandSpecification

    func text(width: Int) -> String {
        func wrapped(_ sentence: String) -> String {
            DisplayText.wrapped(sentence, to: width).joined(separator: "\n") + "\n"
        }
        var text = wrapped(command.summary) + "\nUsage: lambda-cost \(command.name)"
        if let operands = command.operands { text += " \(operands)" }
        text += " [options]\n"
        text += "\nOptions:\n" + Self.columns((command.options + [.showHelp]).map(row), width: width)
        if command.options.contains(where: { !$0.variables.isEmpty }) {
            text += "\n" + wrapped("An option that names a variable takes its value from there when it is not given.")
        }
        if !command.examples.isEmpty {
            text += "\nExamples:\n"
            for example in command.examples {
                let remark = DisplayText.wrapped(example.remark, to: width - 6).map { "      \($0)\n" }
                text += "  \(example.line)\n" + remark.joined()
            }
        }
        return text
    }

    private func row(_ option: CommandSpecification.Option) -> (String, String) {
        var left = option.spellings.joined(separator: ", ")
        if let placeholder = option.placeholder { left += " \(placeholder)" }
        return (left, option.help + (option.variables.first.map { " [\($0)]" } ?? ""))
    }

    /// Two columns, the right one wrapped to the width.
    static func columns(_ rows: [(String, String)], width: Int) -> String {
        let left = min(30, rows.map { DisplayText.width(of: $0.0) }.max() ?? 0)
        var text = ""
        for (term, meaning) in rows {
            let lines = DisplayText.wrapped(meaning, to: max(20, width - left - 6))
            if DisplayText.width(of: term) > left {
                text += "  \(term)\n"
            } else {
                text += "  \(term)" + String(repeating: " ", count: left - DisplayText.width(of: term) + 2)
            }
            for (index, line) in lines.enumerated() {
                let isBeside = index == 0 && DisplayText.width(of: term) <= left
                text += (isBeside ? "" : String(repeating: " ", count: left + 4)) + line + "\n"
            }
        }
        return text
    }
}
