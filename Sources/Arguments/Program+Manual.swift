/// A section of the manual page beyond what the definitions say.
public struct ManualSection: Sendable {
    public enum Part: Sendable {
        case paragraph(String)
        /// Terms with a meaning each.
        case terms([(term: String, meaning: String)])
    }

    public let title: String
    public let parts: [Part]

    public init(_ title: String, _ parts: [Part]) {
        self.title = title
        self.parts = parts
    }
}

extension Program {
    /// The manual page in the man(7) macros.
    ///
    /// - Parameters:
    ///   - description: paragraphs for DESCRIPTION.
    ///   - sections: what stands between COMMANDS and ENVIRONMENT.
    ///   - environment: variables beyond those of the options.
    ///   - closing: what stands between ENVIRONMENT and EXAMPLES.
    public func manual(
        description: [String], sections: [ManualSection], environment: [(term: String, meaning: String)],
        closing: [ManualSection]
    ) -> String {
        let definitions = commands.map { ($0.name, $0.definition()) }
        var page = Roff()
        page.macro("TH", name.uppercased(), "1", "", "\(name) \(version)")
        page.layOutRaggedly()
        page.section("NAME", [.paragraph("\(name) - \(summary)")])
        page.macro("SH", "SYNOPSIS")
        for (command, definition) in definitions {
            page.synopsis(of: "\(name) \(command)", definition.usage(called: ""))
        }
        page.section("DESCRIPTION", description.map { .paragraph($0) })
        page.macro("SH", "COMMANDS")
        let shared = Option.shared(by: definitions.map { $0.1 })
        for (command, definition) in definitions {
            page.macro("SS", definition.usage(called: command))
            page.paragraph(definition.summary)
            page.options(definition.options.filter { option in !shared.contains { $0 === option } })
            let names = definition.options.filter { option in shared.contains { $0 === option } }.map { $0.name }
            if !names.isEmpty { page.paragraph("Shared options: \(names.joined(separator: ", ")).") }
        }
        page.macro("SH", "SHARED OPTIONS")
        // Of those with one name, which differ in their choices, the one with the most stands for all.
        page.options(Option.oneOfEachName(shared) + [Option.showHelp])
        for section in sections { page.section(section.title, section.parts) }
        page.section(
            "ENVIRONMENT",
            [
                .paragraph(
                    "A variable counts where its option is not given, and an empty one says nothing. "
                        + "Of several names of the same the first that is set counts."),
                .terms(Option.variables(of: definitions.map { $0.1 }) + environment),
            ])
        for section in closing { page.section(section.title, section.parts) }
        page.macro("SH", "EXAMPLES")
        for example in definitions.flatMap({ $0.1.examples }) { page.example(example.line, example.remark) }
        return page.text
    }
}

extension Option {
    /// The options that several commands have, in their order.
    fileprivate static func shared(by definitions: [CommandDefinition]) -> [Option] {
        var once: [Option] = []
        var shared: [Option] = []
        for option in definitions.flatMap({ $0.options }) {
            if !once.contains(where: { $0 === option }) {
                once.append(option)
            } else if !shared.contains(where: { $0 === option }) {
                shared.append(option)
            }
        }
        // As the first command that has them lists them, not as a second one happens to be found.
        return once.filter { option in shared.contains { $0 === option } }
    }

    /// The options, those of one name once, with the longest help of them.
    fileprivate static func oneOfEachName(_ options: [Option]) -> [Option] {
        options.filter { option in
            let same = options.filter { $0.name == option.name }
            return same.max { $0.help.utf8.count < $1.help.utf8.count } === option
        }
    }

    /// Every variable with the option that it stands for.
    fileprivate static func variables(of definitions: [CommandDefinition]) -> [(term: String, meaning: String)] {
        var terms: [(term: String, meaning: String)] = []
        for option in definitions.flatMap({ $0.options }) where !option.variables.isEmpty {
            let term = option.variables.joined(separator: ", ")
            guard !terms.contains(where: { $0.term == term }) else { continue }
            let said = option.negation.map { "true for \(option.name), false for \($0)." } ?? "As \(option.name)."
            terms.append((term, said))
        }
        return terms
    }
}

/// Text in the man(7) macros.
private struct Roff {
    private(set) var text = ""

    /// A macro with its arguments.
    mutating func macro(_ name: String, _ arguments: String...) {
        text += ".\(name)" + arguments.map { " \"\(Self.escaped($0))\"" }.joined() + "\n"
    }

    /// Neither hyphenates nor fills lines to the margin: a name of an option stays as it is typed.
    mutating func layOutRaggedly() { text += ".nh\n.ad l\n" }

    /// Running text, which the page lays out as it likes.
    private mutating func line(_ words: String) {
        let escaped = Self.escaped(words)
        text += (escaped.hasPrefix(".") || escaped.hasPrefix("\\(aq") ? "\\&" : "") + escaped + "\n"
    }

    mutating func paragraph(_ words: String) {
        macro("PP")
        line(words)
    }

    private mutating func term(_ term: String, _ meaning: String) {
        macro("TP")
        text += "\\fB\(Self.escaped(term))\\fR\n"
        line(meaning)
    }

    mutating func section(_ title: String, _ parts: [ManualSection.Part]) {
        macro("SH", title)
        for part in parts {
            switch part {
            case .paragraph(let words): paragraph(words)
            case .terms(let terms): for (word, meaning) in terms { term(word, meaning) }
            }
        }
    }

    mutating func options(_ options: [Option]) {
        for option in options {
            let variable = option.variables.first.map { " [\($0)]" } ?? ""
            term(option.usage, option.help + variable)
        }
    }

    mutating func synopsis(of command: String, _ rest: String) {
        text += "\\fB\(Self.escaped(command))\\fR \(Self.escaped(rest))\n"
        macro("br")
    }

    mutating func example(_ command: String, _ remark: String) {
        macro("PP")
        line(remark)
        macro("PP")
        macro("RS", "4")
        macro("nf")
        line(command)
        macro("fi")
        macro("RE")
    }

    /// The characters as they are: nothing is a command of roff, a hyphen is the one of the keyboard, and what is not ASCII
    /// goes by its number, which every formatter reads.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\(rs"
            case "-": result += "\\-"
            case "'": result += "\\(aq"
            case "\"": result += "\\(dq"
            case "`": result += "\\(ga"
            case "^": result += "\\(ha"
            case "~": result += "\\(ti"
            case " "..."~": result.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
            }
        }
        return result
    }
}
