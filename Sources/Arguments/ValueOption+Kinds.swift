import ExactMath
import StrictJSON

/// The named values of an option.
public protocol Choice: RawRepresentable<String>, CaseIterable, Sendable {
    /// What the value means, in a few words; nil where its name says it.
    var meaning: String? { get }
}

extension Choice {
    public var meaning: String? { nil }
}

extension ValueOption where Value: Choice {
    /// An option that takes one of several names.
    ///
    /// - Parameters:
    ///   - choices: those that are taken.
    ///   - help: what stands before the list of names, such as `For CSV: `.
    public convenience init(
        oneOf name: String, among choices: [Value] = Array(Value.allCases), _ placeholder: String, _ help: String = "",
        variables: [String] = []
    ) {
        let candidates = choices.map { Candidate($0.rawValue, $0.meaning ?? "") }
        let shown = candidates.map { $0.help.isEmpty ? $0.text : "\($0.text) (\($0.help))" }
        let list = shown.dropLast().joined(separator: ", ") + " or " + (shown.last ?? "")
        self.init(
            name, placeholder, help + list + ".", variables: variables, completion: Completion { _ in candidates }
        ) { text throws(UsageError) in
            if let choice = choices.first(where: { $0.rawValue == text }) { return choice }
            let names = candidates.map { $0.text }
            let refusal =
                names.count == 2
                ? "neither \(names.joined(separator: " nor "))" : "none of \(names.joined(separator: ", "))"
            throw UsageError(
                "'\(text)' is \(refusal).", NearMiss.nearest(to: text, in: names).map { "Did you mean '\($0)'?" })
        }
    }
}

extension ValueOption<String> {
    /// An option that takes a text as it is.
    public convenience init(
        text name: String, aliases: [String] = [], _ placeholder: String, _ help: String, variables: [String] = [],
        repeats: Bool = false, completion: Completion = .nothing
    ) {
        self.init(
            name, aliases: aliases, placeholder, help, variables: variables, repeats: repeats,
            completion: completion
        ) { text throws(UsageError) in
            // What a variable of a script gives that was never set.
            guard !text.isEmpty else { throw UsageError("the value is empty.") }
            return text
        }
    }

    /// An option that takes the name of a file.
    public convenience init(
        file name: String, aliases: [String] = [], _ help: String, variables: [String] = []
    ) {
        self.init(name, aliases: aliases, "FILE", help, variables: variables, completion: .files) {
            text throws(UsageError) in
            guard !text.isEmpty else { throw UsageError("the file's name is empty.") }
            return text
        }
    }

    /// An option that takes the name of a directory.
    public convenience init(
        directory name: String, _ help: String, variables: [String] = [], repeats: Bool = false
    ) {
        self.init(
            text: name, "DIR", help, variables: variables, repeats: repeats, completion: .directories)
    }
}

extension ValueOption<Rational> {
    /// An option that takes a number of a range.
    public convenience init(
        number name: String, _ placeholder: String, in range: NumberRange, _ help: String, variables: [String] = []
    ) {
        self.init(name, placeholder, help, variables: variables) { text throws(UsageError) in
            guard let number = try? Rational(decimal: text), range.contains(number) else {
                throw UsageError("'\(text)' is not \(range).")
            }
            return number
        }
    }
}
