/// What a shell offers where a value or an operand is typed: names, and files or directories beside them.
public struct Completion: Sendable {
    /// What the shell looks up by itself.
    public enum Place: String, Sendable { case none, files, directories }

    let place: Place
    /// The names, found when they are asked for; they may depend on the operands that stand before.
    let names: @Sendable (_ operands: [String]) -> [Candidate]

    public init(
        _ place: Place = .none, names: @escaping @Sendable (_ operands: [String]) -> [Candidate] = { _ in [] }
    ) {
        self.place = place
        self.names = names
    }

    public static let nothing = Completion()
    public static let files = Completion(.files)
    public static let directories = Completion(.directories)
}

/// A word that may stand next on a command line.
public struct Candidate: Sendable, Equatable {
    public let text: String
    /// What it means; empty where there is nothing to say.
    public let help: String

    public init(_ text: String, _ help: String = "") {
        self.text = text
        self.help = help
    }
}
