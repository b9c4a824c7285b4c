import JSONText
import Reports
import StrictJSON

/// A command: the words that call it, what it accepts, and what it does.
struct Command: Sendable {
    let name: String
    /// Made only for the command that is called: their texts together cost more than a small comparison.
    let specification: @Sendable () -> CommandSpecification
    let run: LambdaCost.Runner

    init(
        _ name: String, _ specification: @escaping @Sendable () -> CommandSpecification,
        run: @escaping LambdaCost.Runner
    ) {
        self.name = name
        self.specification = specification
        self.run = run
    }

    /// One, or two for a command of a group such as `prices list`.
    var wordCount: Int { name.utf8.contains(UInt8(ascii: " ")) ? 2 : 1 }

    func isCalled(by words: [String]) -> Bool {
        guard let first = words.first else { return false }
        if wordCount == 1 { return first == name }
        return words.count > 1 && name.hasPrefix(first) && "\(first) \(words[1])" == name
    }
}

extension LambdaCost {
    typealias Runner = @Sendable (CommandContext) throws(CommandError) -> ExitStatus

    /// Every command, in the order of the help.
    static let commands = [
        Command("compare", { CompareCommand.specification }) { context throws(CommandError) in
            try CompareCommand(context: context).run()
        },
        Command("breakeven", { BreakevenCommand.specification }) { context throws(CommandError) in
            try BreakevenCommand(context: context).run()
        },
        Command("sensitivity", { SensitivityCommand.specification }) { context throws(CommandError) in
            try SensitivityCommand(context: context).run()
        },
        Command("history", { HistoryCommand.specification }) { context throws(CommandError) in
            try HistoryCommand(context: context).run()
        },
        Command("explain", { ExplainCommand.specification }) { context throws(CommandError) in
            try ExplainCommand(context: context).run()
        },
        Command("check", { CheckCommand.specification }) { context throws(CommandError) in
            try CheckCommand(context: context).run()
        },
        Command("prices list", { PricesListCommand.specification }) { context throws(CommandError) in
            try PricesListCommand(context: context).run()
        },
        Command("prices show", { PricesShowCommand.specification }) { context throws(CommandError) in
            try PricesShowCommand(context: context).run()
        },
        Command("prices import", { PricesImportCommand.specification }) { context throws(CommandError) in
            try PricesImportCommand(context: context).run()
        },
        Command("prices update", { PricesUpdateCommand.specification }) { context throws(CommandError) in
            try PricesUpdateCommand(context: context).run()
        },
        Command("prices diff", { PricesDiffCommand.specification }) { context throws(CommandError) in
            try PricesDiffCommand(context: context).run()
        },
        Command("prices verify", { PricesVerifyCommand.specification }) { context throws(CommandError) in
            try PricesVerifyCommand(context: context).run()
        },
        Command("scenarios list", { ScenariosCommand.list }) { context throws(CommandError) in
            try ScenariosCommand(context: context).runList()
        },
        Command("scenarios show", { ScenariosCommand.show }) { context throws(CommandError) in
            try ScenariosCommand(context: context).runShow()
        },
    ]

    /// Finds the command that the first words name, and runs it with the others.
    static func dispatch(_ words: [String], _ environment: Environment) throws(CommandError) -> ExitStatus {
        guard let first = words.first else {
            try show(overview(environment))
            return .done
        }
        if first == "--version" {
            try show("lambda-cost \(version)\n")
            return .done
        }
        if first == "--help" || first == "-h" || first == "help", words.count == 1 {
            try show(overview(environment))
            return .done
        }
        if first == "help" { return try dispatch(Array(words.dropFirst()) + ["--help"], environment) }
        if words.count == 2, ["--help", "-h"].contains(words[1]), !group(first).isEmpty {
            try show(groupHelp(first, environment))
            return .done
        }
        for command in commands where command.isCalled(by: words) {
            let specification = command.specification()
            let arguments = try ParsedArguments(Array(words.dropFirst(command.wordCount)), for: specification)
            if arguments.wantsHelp {
                try show(HelpText(command: specification).text(width: environment.helpWidth))
                return .done
            }
            let settings = try Settings(arguments, specification, environment)
            return try command.run(CommandContext(arguments: arguments, settings: settings, environment: environment))
        }
        throw unknown(words)
    }

    private static func unknown(_ words: [String]) -> CommandError {
        let parts = group(words[0])
        if !parts.isEmpty {
            let names = "Write one of: \(parts.map { "lambda-cost \($0.name)" }.joined(separator: ", "))."
            guard words.count > 1 else { return .usage("'lambda-cost \(words[0])' needs another word.", names) }
            let near = NearMiss.nearest(to: words[1], in: parts.map { String($0.name.dropFirst(words[0].count + 1)) })
            return .usage(
                "'lambda-cost \(words[0])' has no \(VisibleText.quoted(words[1])).",
                (near.map { "Did you mean 'lambda-cost \(words[0]) \($0)'? " } ?? "") + names)
        }
        if words[0].hasPrefix("-") {
            let near = NearMiss.nearest(to: words[0], in: ["--help", "--version"])
            return .usage(
                "The option \(VisibleText.quoted(words[0])) stands where a command is expected.",
                (near.map { "Did you mean 'lambda-cost \($0)'? " } ?? "")
                    + "Options stand after the command. See 'lambda-cost --help'.")
        }
        let near = NearMiss.nearest(
            to: words[0], in: Array(Set(commands.map { firstWord($0.name) })).sorted())
        return .usage(
            "There is no command \(VisibleText.quoted(words[0])).",
            (near.map { "Did you mean 'lambda-cost \($0)'? " } ?? "") + "See 'lambda-cost --help'.")
    }

    /// The commands of several words that begin with this one: `prices list`, `prices show`.
    private static func group(_ word: String) -> [Command] { commands.filter { $0.name.hasPrefix(word + " ") } }

    private static func firstWord(_ name: String) -> String {
        name.split(separator: " ").first.map(String.init) ?? name
    }

    private static func show(_ text: String) throws(CommandError) {
        let output = try OutputDestination(nil)
        try output.write(text)
        try output.finish()
    }

    private static func overview(_ environment: Environment) -> String {
        let width = environment.helpWidth
        func wrapped(_ text: String) -> String { DisplayText.wrapped(text, to: width).joined(separator: "\n") }
        return """
            lambda-cost \(version)
            \(wrapped("At what volume does EC2 become cheaper than Lambda, and what does each way cost?"))

            Usage: lambda-cost COMMAND [FILE] [options]

            Commands:
            \(HelpText.columns(commands.map { ($0.name, $0.specification().summary) }, width: width))
            Examples:
              lambda-cost compare
              lambda-cost compare web-api --alerts 1k..1B/1
              lambda-cost explain --scenario 'Lambda via SNS' --alerts 5M

            \(wrapped("FILE is a path, - for standard input, or the name of a built-in scenario file (see 'lambda-cost scenarios list')."))

            \(wrapped("'lambda-cost COMMAND --help' says more; 'lambda-cost --version' prints the version."))

            """
    }

    private static func groupHelp(_ word: String, _ environment: Environment) -> String {
        let rows = group(word).map { ($0.name, $0.specification().summary) }
        return """
            Usage: lambda-cost \(word) COMMAND [options]

            Commands:
            \(HelpText.columns(rows, width: environment.helpWidth))
            'lambda-cost \(word) COMMAND --help' says more, with examples.

            """
    }
}
