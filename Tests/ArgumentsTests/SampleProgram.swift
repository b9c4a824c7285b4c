@testable import Arguments

/// A program of the tests' own, with an option of every kind.
enum SampleProgram {
    enum Color: String, Choice {
        case red, green, dark = "dark-blue"
        var meaning: String? { self == .dark ? "as at night" : nil }
    }
    enum Gloss: String, Choice { case matt, bright }

    static let color = ValueOption<Color>(oneOf: "--color", "COLOR", variables: ["PAINT_COLOR"])
    static let gloss = ValueOption<Gloss>(oneOf: "--gloss", "GLOSS", "The surface: ")
    static let output = ValueOption(file: "--output", aliases: ["-o"], "Where to.", variables: ["PAINT_OUTPUT"])
    static let store = ValueOption(directory: "--store", "Where paint is.", repeats: true)
    static let name = ValueOption(
        text: "--name", "NAME", "A wall.", repeats: true,
        completion: Completion { operands in
            (["3×brick + $5", "it's", "plain", "a:b", "two\nlines"] + operands).map { Candidate($0) }
        })
    static let coats = ValueOption(number: "--coats", "N", in: .whole(1...9), "How many coats.")
    static let walls = ValueOption<[Int]>(
        "--walls", aliases: ["--rooms"], "LIST", "How many walls.", variables: ["A", "B"]
    ) { text throws(UsageError) in
        let counts = text.split(separator: ",").compactMap { Int($0) }
        guard !counts.isEmpty else { throw UsageError("'\(text)' is no list.", "Write it as 1,2.") }
        return counts
    }
    static let dry = ValueOption<Bool>("--dry", orNot: "--no-dry", "Wait, or do not.", variables: ["PAINT_DRY"])
    static let quiet = ValueOption<Bool>("--quiet", aliases: ["-q"], "Say nothing.")
    static let vary = ValueOption(
        text: "--vary", "KEY=LIST", "Try several.", repeats: true,
        completion: Completion { _ in [Candidate("coats="), Candidate("walls=")] })
    /// Another option of the same name as one of `paint`.
    static let otherName = ValueOption(file: "--name", "A file of names.")

    static let program = Program(
        "pai-nt", version: "1.2.3", "Does the paint last?",
        commands: [
            Command(
                "paint",
                {
                    CommandDefinition(
                        "Paint a wall.",
                        operands: Operands(
                            "[FILE]", completion: Completion(.files) { _ in [Candidate("wall-1", "A wall.")] }),
                        options: [color, gloss, output, store, name, coats, walls, dry, quiet, vary],
                        examples: [("pai-nt paint --name 'it''s'", ".That is -1 \\ it.")])
                }, action: 1),
            Command("wall list", { CommandDefinition("The walls.", options: [output]) }, action: 2),
            Command(
                "wall show",
                { CommandDefinition("A wall.", operands: Operands("A B", limit: 2), options: [otherName]) },
                action: 3),
        ], examples: ["pai-nt paint"], remark: "Mind the step.")

    /// A command's words, sorted.
    static func parse(_ words: [String], _ variables: [String: String] = [:]) throws(UsageError) -> (
        Int, ParsedArguments
    )? {
        guard case .run(let command, let arguments) = try program.call(words, width: 80, variable: { variables[$0] })
        else { return nil }
        return (command.action, arguments)
    }

    static func shown(_ words: String..., width: Int = 80) throws(UsageError) -> String? {
        guard case .show(let text) = try program.call(words, width: width, variable: { _ in nil }) else { return nil }
        return text
    }
}
