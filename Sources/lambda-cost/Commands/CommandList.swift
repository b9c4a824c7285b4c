import Arguments
import StrictJSON

/// A command: what it accepts, and what it does.
protocol Subcommand: SendableMetatype {
    static var definition: CommandDefinition { get }
    init(context: CommandContext)
    func run() throws(CommandError) -> ExitStatus
}

extension LambdaCost {
    typealias Runner = @Sendable (CommandContext) throws(CommandError) -> ExitStatus

    static let program = Program(
        "lambda-cost", version: version,
        "At what volume does EC2 become cheaper than Lambda, and what does each way cost?",
        commands: [
            command("compare", CompareCommand.self),
            command("breakeven", BreakevenCommand.self),
            command("chart", ChartCommand.self),
            command("report", ReportCommand.self),
            command("sensitivity", SensitivityCommand.self),
            command("history", HistoryCommand.self),
            command("explain", ExplainCommand.self),
            command("check", CheckCommand.self),
            command("audit", AuditCommand.self),
            command("measure", MeasureCommand.self),
            command("prices list", PricesListCommand.self),
            command("prices show", PricesShowCommand.self),
            command("prices import", PricesImportCommand.self),
            command("prices update", PricesUpdateCommand.self),
            command("prices diff", PricesDiffCommand.self),
            command("prices verify", PricesVerifyCommand.self),
            command("scenarios list", ScenariosListCommand.self),
            command("scenarios show", ScenariosShowCommand.self),
            command("scenarios inputs", ScenariosInputsCommand.self),
            command("scenarios write", ScenariosWriteCommand.self),
            command("scenarios from", ScenariosFromCommand.self),
            command("scenarios schema", ScenariosSchemaCommand.self),
            command("completions", CompletionsCommand.self),
            command("man", ManCommand.self),
        ],
        examples: [
            "lambda-cost compare", "lambda-cost compare web-api --alerts 1k..1B/1",
            "lambda-cost explain --scenario 'Lambda via SNS' --alerts 5M",
        ],
        remark: "FILE is a path, - for standard input, or the name of a built-in scenario file (see 'lambda-cost "
            + "scenarios list'). DEPLOYMENT is one way to run a service in words, such as '2xt3.small + ALB' or 'Lambda "
            + "256MB 90ms arm64 + HTTP API'; scenarios/README.md has the grammar.")

    private static func command<Called: Subcommand>(_ name: String, _: Called.Type) -> Command<Runner> {
        let run: Runner = { context throws(CommandError) in try Called(context: context).run() }
        return Command(name, { Called.definition }, action: run)
    }

    /// Does what a command line asks for.
    static func dispatch(_ words: [String], _ environment: Environment) throws(CommandError) -> ExitStatus {
        if words.first == Shell.callback {
            guard words.count > 1, let shell = Shell(rawValue: words[1]) else { return .done }
            return try show(program.completions(shell, Array(words.dropFirst(2))))
        }
        let call: Program<Runner>.Call
        do { call = try program.call(words, width: environment.helpWidth, variable: environment.variables) } catch {
            throw CommandError(error)
        }
        switch call {
        case .show(let text): return try show(text)
        case .run(let command, let arguments):
            warnOfUnknownVariables(environment)
            return try command.action(CommandContext(arguments, environment))
        }
    }

    private static func show(_ text: String) throws(CommandError) -> ExitStatus {
        let output = try OutputDestination(nil)
        try output.write(text)
        try output.finish()
        return .done
    }

    /// A variable with a slip of the pen in its name would be ignored in silence.
    private static func warnOfUnknownVariables(_ environment: Environment) {
        let prefix = "LAMBDA_COST_"
        for name in environment.names(beginningWith: prefix) {
            let (isKnown, near) = program.isVariable(name, beginningWith: prefix)
            if isKnown { continue }
            Messages.warning(
                "The variable \(name) is none of lambda-cost's." + (near.map { " Did you mean \($0)?" } ?? ""),
                environment)
        }
    }
}
