/// What a command accepts, from which parsing, help, completions and the manual page follow.
public struct CommandDefinition: Sendable {
    public let summary: String
    public let operands: Operands
    public let options: [Option]
    /// Whether variables stand in for the options. They say how reports are made; a command whose result is a script or a
    /// page to be kept would lose it to a variable that is set for those.
    public let readsVariables: Bool
    /// Command lines with a remark each.
    public let examples: [(line: String, remark: String)]

    public init(
        _ summary: String, operands: Operands = .none, options: [Option] = [],
        readsVariables: Bool = true, examples: [(line: String, remark: String)] = []
    ) {
        self.summary = summary
        self.operands = operands
        self.options = options
        self.readsVariables = readsVariables
        self.examples = examples
    }
}

/// The arguments of a command that belong to no option.
public struct Operands: Sendable {
    /// As the usage line shows them: `[FILE …]`.
    let shown: String
    /// The most that are taken.
    let limit: Int
    let completion: Completion

    public init(_ shown: String, limit: Int = 1, completion: Completion = .nothing) {
        self.shown = shown
        self.limit = limit
        self.completion = completion
    }

    public static let none = Operands("", limit: 0)
}

/// A command of a program: the words that call it, what it accepts, and what it does.
public struct Command<Action: Sendable>: Sendable {
    /// One word, or two for a command of a group: `compare`, `prices list`.
    public let name: String
    /// Made only for the command that is called: their texts together cost more than a small comparison.
    public let definition: @Sendable () -> CommandDefinition
    public let action: Action

    public init(_ name: String, _ definition: @escaping @Sendable () -> CommandDefinition, action: Action) {
        self.name = name
        self.definition = definition
        self.action = action
    }

    /// The words of the name.
    var words: [String] { name.split(separator: " ").map(String.init) }

    /// How many of the words name the command; nil where they name another.
    func wordCount(callingWith words: [String]) -> Int? {
        guard let first = words.first, name.hasPrefix(first) else { return nil }
        if name == first { return 1 }
        return words.count > 1 && name == "\(first) \(words[1])" ? 2 : nil
    }
}
