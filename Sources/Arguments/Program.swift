import JSONText
import StrictJSON

/// A program of several commands: from its list of commands follow what a command line calls, help, completions and the
/// manual page.
public struct Program<Action: Sendable>: Sendable {
    public let name: String
    public let version: String
    /// What it answers, in a sentence.
    public let summary: String
    /// Every command, in the order of the help.
    public let commands: [Command<Action>]
    /// Command lines for the overview.
    let examples: [String]
    /// What the overview says below them.
    let remark: String

    public init(
        _ name: String, version: String, _ summary: String, commands: [Command<Action>], examples: [String],
        remark: String
    ) {
        self.name = name
        self.version = version
        self.summary = summary
        self.commands = commands
        self.examples = examples
        self.remark = remark
    }

    /// What a command line asks for.
    public enum Call {
        case run(Command<Action>, ParsedArguments)
        case show(String)
    }

    /// Finds the command that the first words name, and sorts the others.
    ///
    /// - Parameters:
    ///   - width: the columns to wrap help to.
    ///   - variable: the environment.
    /// - Throws: where there is no such command, and what sorting its words throws.
    public func call(
        _ words: [String], width: Int, variable: @escaping @Sendable (String) -> String?
    ) throws(UsageError) -> Call {
        guard let first = words.first else { return .show(overview(width: width)) }
        if first == "--version" { return .show("\(name) \(version)\n") }
        if words.count == 1, Self.asksForHelp(first) || first == "help" { return .show(overview(width: width)) }
        if first == "help" {
            return try call(Array(words.dropFirst()) + ["--help"], width: width, variable: variable)
        }
        if words.count == 2, Self.asksForHelp(words[1]), !group(first).isEmpty {
            return .show(groupHelp(first, width: width))
        }
        guard let (command, count) = command(calledBy: words) else { throw unknown(words) }
        let definition = command.definition()
        let arguments = try ParsedArguments(
            Array(words.dropFirst(count)), for: definition, called: "\(name) \(command.name)", variable: variable)
        guard arguments.wantsHelp else { return .run(command, arguments) }
        return .show(definition.help(called: "\(name) \(command.name)", width: width))
    }

    private static func asksForHelp(_ word: String) -> Bool { word == "--help" || word == "-h" }

    /// The command that the first words name, and how many words that takes.
    func command(calledBy words: [String]) -> (command: Command<Action>, wordCount: Int)? {
        for command in commands {
            if let count = command.wordCount(callingWith: words) { return (command, count) }
        }
        return nil
    }

    /// The commands of several words that begin with this one: `prices list`, `prices show`.
    func group(_ word: String) -> [Command<Action>] { commands.filter { $0.name.hasPrefix(word + " ") } }

    private func unknown(_ words: [String]) -> UsageError {
        let parts = group(words[0])
        if !parts.isEmpty {
            let names = "Write one of: \(parts.map { "\(name) \($0.name)" }.joined(separator: ", "))."
            guard words.count > 1 else { return UsageError("'\(name) \(words[0])' needs another word.", names) }
            let near = NearMiss.nearest(to: words[1], in: parts.compactMap { $0.words.last })
            return UsageError(
                "'\(name) \(words[0])' has no \(VisibleText.quoted(words[1])).",
                (near.map { "Did you mean '\(name) \(words[0]) \($0)'? " } ?? "") + names)
        }
        func advice(_ candidates: [String], _ otherwise: String) -> String {
            (NearMiss.nearest(to: words[0], in: candidates).map { "Did you mean '\(name) \($0)'? " } ?? "") + otherwise
        }
        if words[0].hasPrefix("-") {
            return UsageError(
                "The option \(VisibleText.quoted(words[0])) stands where a command is expected.",
                advice(["--help", "--version"], "Options stand after the command. See '\(name) --help'."))
        }
        return UsageError(
            "There is no command \(VisibleText.quoted(words[0])).",
            advice(Set(commands.compactMap { $0.words.first }).sorted(), "See '\(name) --help'."))
    }

    /// Whether a variable stands for an option of any command, and if not, which one was probably meant.
    ///
    /// - Parameter prefix: what the names of all the program's variables begin with.
    /// - Complexity: O(n) in the options of all commands, whose definitions are made.
    public func isVariable(_ name: String, beginningWith prefix: String) -> (known: Bool, near: String?) {
        let names = commands.flatMap { $0.definition().options.flatMap { $0.variables } }
        if names.contains(name) { return (true, nil) }
        // What all begin with would make everything look alike.
        let rests = names.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
        return (false, NearMiss.nearest(to: String(name.dropFirst(prefix.count)), in: rests).map { prefix + $0 })
    }
}
