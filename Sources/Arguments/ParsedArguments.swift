import StrictJSON

/// The words of a command line, sorted into options and operands, with the variables that stand in for options.
public struct ParsedArguments: Sendable {
    let definition: CommandDefinition
    /// Options in their order, each as it was spelled; of a flag the text is `true` or `false`.
    private(set) var given: [(option: Option, spelling: String, text: String)] = []
    public private(set) var operands: [String] = []
    private let variable: @Sendable (String) -> String?

    /// A text and the option, as it was spelled, or the variable that says it.
    public struct Said: Sendable {
        public let source: String
        public let text: String
        /// Whether it stands on the command line.
        public let isTyped: Bool
    }

    /// What is said for an option: each time on the command line, else by its first variable that is set.
    public func said(_ option: Option) -> [Said] {
        let typed = given.compactMap {
            $0.option === option ? Said(source: $0.spelling, text: $0.text, isTyped: true) : nil
        }
        if !typed.isEmpty || !definition.readsVariables || !takes(option) { return typed }
        for name in option.variables {
            if let text = variable(name), !text.isEmpty { return [Said(source: name, text: text, isTyped: false)] }
        }
        return []
    }

    /// Whether the command has an option.
    public func takes(_ option: Option) -> Bool { definition.options.contains { $0 === option } }

    /// The value that holds, and what says it; nil where nothing does or the command does not have the option.
    ///
    /// - Throws: where the text is no such value.
    func setting<Value>(
        _ option: ValueOption<Value>
    ) throws(UsageError) -> (value: Value, source: String)? {
        guard let said = said(option).last else { return nil }
        return (try Self.value(of: said, option), said.source)
    }

    /// The value that holds.
    public func value<Value>(_ option: ValueOption<Value>) throws(UsageError) -> Value? {
        try setting(option)?.value
    }

    /// Every value that is said of an option that repeats.
    public func values<Value>(_ option: ValueOption<Value>) throws(UsageError) -> [Value] {
        var values: [Value] = []
        for said in said(option) { values.append(try Self.value(of: said, option)) }
        return values
    }

    private static func value<Value>(
        of said: Said, _ option: ValueOption<Value>
    ) throws(UsageError) -> Value {
        do { return try option.read(said.text) } catch { throw error.about(said.source) }
    }
}

extension ParsedArguments {
    /// Sorts the words that follow the command's name.
    ///
    /// - Parameters:
    ///   - name: the program's and the command's, for messages.
    ///   - variable: the environment.
    /// - Throws: for an option that the command does not have, a missing or an unexpected value, and too many operands.
    init(
        _ words: [String], for definition: CommandDefinition, called name: String,
        variable: @escaping @Sendable (String) -> String?
    ) throws(UsageError) {
        self.definition = definition
        self.variable = variable
        if words.isEmpty { return }
        let help = "See '\(name) --help'."
        var rest = words[...]
        var onlyOperands = false
        while let word = rest.popFirst() {
            if onlyOperands || !word.hasPrefix("-") || word == "-" {
                operands.append(word)
            } else if word == "--" {
                onlyOperands = true
            } else {
                let (spelling, attached) = definition.split(word)
                guard let option = definition.option(spelled: spelling) else {
                    let near = NearMiss.nearest(to: spelling, in: definition.allOptions.flatMap { $0.spellings })
                    throw UsageError(
                        "Unknown option '\(spelling)' for '\(name)'.",
                        (near.map { "Did you mean '\($0)'? " } ?? "") + help)
                }
                guard let placeholder = option.placeholder else {
                    guard attached == nil else { throw UsageError("The option '\(spelling)' takes no value.", help) }
                    given.append((option, spelling, spelling == option.negation ? "false" : "true"))
                    continue
                }
                guard let text = attached ?? rest.popFirst() else {
                    throw UsageError("The option '\(spelling)' needs a value: \(spelling) \(placeholder).", help)
                }
                given.append((option, spelling, text))
            }
        }
        if wantsHelp { return }
        guard operands.filter({ $0 == "-" }).count < 2 else {
            throw UsageError("Standard input, -, is named twice; it can be read once.", help)
        }
        let limit = definition.operands.limit
        guard operands.count <= limit else {
            throw UsageError(
                limit == 0
                    ? "'\(name)' takes no arguments; found '\(operands[limit])'."
                    : "'\(name)' takes \(limit == 1 ? "one argument" : "\(limit) arguments"); "
                        + "found '\(operands[limit])' as another.", help)
        }
    }

    var wantsHelp: Bool { given.contains { $0.option === Option.showHelp } }
}

extension CommandDefinition {
    /// With what every command has.
    var allOptions: [Option] { options + [Option.showHelp] }

    func option(spelled word: String) -> Option? {
        options.first { $0.isSpelled(word) } ?? (Option.showHelp.isSpelled(word) ? Option.showHelp : nil)
    }

    /// An option as it was spelled, and the value in the same word: `--output=FILE`, `-o=FILE` or `-oFILE`.
    func split(_ word: String) -> (spelling: String, attached: String?) {
        let letter = String(word.prefix(2))
        if !word.hasPrefix("--"), word != letter, option(spelled: letter)?.placeholder != nil {
            let attached = word.dropFirst(2)
            return (letter, String(attached.hasPrefix("=") ? attached.dropFirst() : attached))
        }
        guard let equals = word.firstIndex(of: "=") else { return (word, nil) }
        return (String(word[..<equals]), String(word[word.index(after: equals)...]))
    }
}
