/// An option: everything that parsing, help, completion and the manual page say of it.
///
/// A definition is one object, and two with the same name are two options: a command has those that it lists.
/// Nothing of it ever changes, which a class that has subclasses can only state unchecked.
public class Option: @unchecked Sendable {
    /// The long name, `--output`.
    public let name: String
    /// Other spellings of the same: `--requests`, `-o`.
    public let aliases: [String]
    /// The spelling that says the opposite of a flag: `--no-free-tier`.
    public let negation: String?
    /// What the option takes, as help shows it; nil for a flag.
    public let placeholder: String?
    public let help: String
    /// Environment variables that say the same; the first that is set counts, and help names the first.
    public let variables: [String]
    /// Whether each time that the option is given adds to those before; elsewhere the last time counts.
    public let repeats: Bool
    /// What a shell offers as the value.
    public let completion: Completion

    fileprivate init(
        _ name: String, aliases: [String], negation: String? = nil, _ placeholder: String?, _ help: String,
        variables: [String], repeats: Bool = false, completion: Completion
    ) {
        self.name = name
        self.aliases = aliases
        self.negation = negation
        self.placeholder = placeholder
        self.help = help
        self.variables = variables
        self.repeats = repeats
        self.completion = completion
    }

    /// Everything that may stand on a command line for it.
    var spellings: [String] { [name] + aliases + (negation.map { [$0] } ?? []) }

    func isSpelled(_ word: String) -> Bool { name == word || aliases.contains(word) || negation == word }
}

/// An option and what its text comes to.
public final class ValueOption<Value>: Option, @unchecked Sendable {
    /// The value of a text.
    let read: @Sendable (String) throws(UsageError) -> Value

    /// An option that takes a value.
    ///
    /// - Parameter read: what a text comes to; an error need not name the option.
    public init(
        _ name: String, aliases: [String] = [], _ placeholder: String, _ help: String, variables: [String] = [],
        repeats: Bool = false, completion: Completion = .nothing,
        read: @escaping @Sendable (String) throws(UsageError) -> Value
    ) {
        self.read = read
        super.init(
            name, aliases: aliases, placeholder, help, variables: variables, repeats: repeats, completion: completion)
    }

    fileprivate init(
        flag name: String, aliases: [String], negation: String?, _ help: String, variables: [String],
        read: @escaping @Sendable (String) throws(UsageError) -> Value
    ) {
        self.read = read
        super.init(
            name, aliases: aliases, negation: negation, nil, help, variables: variables, completion: .nothing)
    }
}

extension ValueOption<Bool> {
    /// An option without a value. With a `negation` it can be said either way, and a variable says true or false.
    public convenience init(
        _ name: String, aliases: [String] = [], orNot negation: String? = nil, _ help: String,
        variables: [String] = []
    ) {
        self.init(flag: name, aliases: aliases, negation: negation, help, variables: variables) {
            text throws(UsageError) in
            switch text.lowercased() {
            case "true", "yes", "1": return true
            case "false", "no", "0": return false
            default: throw UsageError("'\(text)' is neither true nor false.")
            }
        }
    }
}

extension Option {
    static let showHelp = ValueOption<Bool>("--help", aliases: ["-h"], "Show this help.")
}
