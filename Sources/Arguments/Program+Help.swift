import Reports

extension CommandDefinition {
    /// What `--help` shows of a command.
    ///
    /// - Parameter name: the program's and the command's.
    func help(called name: String, width: Int) -> String {
        var text = HelpText.wrapped(summary, width) + "\nUsage: \(usage(called: name))\n"
        text +=
            "\nOptions:\n"
            + HelpText.columns(
                allOptions.map { ($0.usage, readsVariables ? $0.helpAndVariable : $0.help) }, width: width)
        if readsVariables, options.contains(where: { !$0.variables.isEmpty }) {
            text +=
                "\n"
                + HelpText.wrapped(
                    "An option that names a variable takes its value from there when it is not given.", width)
        }
        if !examples.isEmpty {
            text += "\nExamples:\n"
            for example in examples {
                let remark = DisplayText.wrapped(example.remark, to: width - 6).map { "      \($0)\n" }
                text += "  \(example.line)\n" + remark.joined()
            }
        }
        return text
    }

    /// The command in one line: `lambda-cost compare [FILE …] [options]`.
    func usage(called name: String) -> String {
        [name, operands.shown, "[options]"].filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension Option {
    /// Its spellings and what it takes: `--output, -o FILE`.
    var usage: String {
        let names = [name] + (negation.map { [$0] } ?? []) + aliases
        return names.joined(separator: ", ") + (placeholder.map { " \($0)" } ?? "")
    }

    fileprivate var helpAndVariable: String { help + (variables.first.map { " [\($0)]" } ?? "") }
}

extension Program {
    /// What the program shows without a command.
    func overview(width: Int) -> String {
        """
        \(name) \(version)
        \(HelpText.wrapped(summary, width))
        Usage: \(name) COMMAND [FILE] [options]

        Commands:
        \(HelpText.columns(commands.map { ($0.name, $0.definition().summary) }, width: width))
        Examples:
        \(examples.map { "  \($0)\n" }.joined())
        \(HelpText.wrapped(remark, width))
        \(HelpText.wrapped("'\(name) COMMAND --help' says more; '\(name) --version' prints the version.", width))
        """
    }

    /// What it shows for the first word of a group.
    func groupHelp(_ word: String, width: Int) -> String {
        """
        Usage: \(name) \(word) COMMAND [options]

        Commands:
        \(HelpText.columns(group(word).map { ($0.name, $0.definition().summary) }, width: width))
        '\(name) \(word) COMMAND --help' says more, with examples.

        """
    }
}

/// How help is laid out.
enum HelpText {
    static func wrapped(_ sentence: String, _ width: Int) -> String {
        DisplayText.wrapped(sentence, to: width).joined(separator: "\n") + "\n"
    }

    /// Two columns, the right one wrapped to the width.
    static func columns(_ rows: [(String, String)], width: Int) -> String {
        let left = min(30, rows.map { DisplayText.width(of: $0.0) }.max() ?? 0)
        var text = ""
        for (term, meaning) in rows {
            let isBeside = DisplayText.width(of: term) <= left
            text += "  \(term)"
            text += isBeside ? String(repeating: " ", count: left - DisplayText.width(of: term) + 2) : "\n"
            for (index, line) in DisplayText.wrapped(meaning, to: max(20, width - left - 6)).enumerated() {
                text += (isBeside && index == 0 ? "" : String(repeating: " ", count: left + 4)) + line + "\n"
            }
        }
        return text
    }
}
