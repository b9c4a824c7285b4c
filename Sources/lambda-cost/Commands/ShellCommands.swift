import Arguments
import StrictJSON

/// `completions`: the script that makes a shell complete command lines.
struct CompletionsCommand: Subcommand {
    static let definition = CommandDefinition(
        "The script that makes bash, zsh or fish complete commands, options, files and names of scenarios.",
        operands: Operands("bash|zsh|fish", completion: Completion { _ in shells.map { Candidate($0) } }),
        options: [.output], readsVariables: false,
        examples: [
            (
                "lambda-cost completions bash > lambda-cost.bash",
                "Say 'source /path/to/lambda-cost.bash' in ~/.bashrc, or put the file among those of bash-completion."
            ),
            (
                "lambda-cost completions zsh > _lambda-cost",
                "Put it into a directory of $fpath before compinit runs, or say 'source' behind it."
            ),
            (
                "lambda-cost completions fish > lambda-cost.fish",
                "Put it into ~/.config/fish/completions."
            ),
        ])
    private static let shells = Shell.allCases.map { $0.rawValue }

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let names = Self.shells.joined(separator: ", ")
        guard let name = context.arguments.operands.first else {
            throw .usage("'lambda-cost completions' needs the name of a shell.", "Write one of: \(names).")
        }
        guard let shell = Shell(rawValue: name) else {
            let near = NearMiss.nearest(to: name, in: Self.shells).map { "Did you mean '\($0)'? " } ?? ""
            throw .usage("There are no completions for '\(name)'.", near + "Write one of: \(names).")
        }
        let output = try context.destination()
        try output.write(LambdaCost.program.completionScript(shell))
        try output.finish()
        return .done
    }
}

/// `man`: the manual page of the whole program.
struct ManCommand: Subcommand {
    static let definition = CommandDefinition(
        "The manual page of the whole program, for man(1).", options: [.output], readsVariables: false,
        examples: [
            ("lambda-cost man > lambda-cost.1", "Read it with 'man -l lambda-cost.1', or put it into share/man/man1.")
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let output = try context.destination()
        try output.write(
            LambdaCost.program.manual(
                description: Self.description, sections: [Self.expressions], environment: Self.environment,
                closing: [Self.files, Self.exitStatus]))
        try output.finish()
        return .done
    }

    private static let description = [
        "lambda-cost answers at what volume EC2 becomes cheaper than Lambda, and what each way of running a service costs a "
            + "month. It computes from dated tables of AWS's prices, exact to the last digit and to the single request, and "
            + "shows every figure's way back to the table that it comes from.",
        "FILE is a scenario file: a path, - for standard input, or the name of a built-in one, which 'lambda-cost scenarios "
            + "list' lists. Without it commands read the built-in threatstack-to-s3. 'lambda-cost scenarios show' prints a "
            + "file to start one's own from.",
        "DEPLOYMENT is one way to run a service, in words: parts with + between them, such as '2xt3.small + ALB', 'Lambda "
            + "256MB 90ms arm64 + HTTP API' or '3xFargate 0.5 1GB @40/s savings plan 1yr + NLB + $15/month'. An operand that "
            + "names no file is one. Deployments are compared with each other, or with the scenarios of a file that is named "
            + "beside them; each has its own text as its name.",
        "What is given on the command line beats what a variable says, that beats what the file says, and that beats what "
            + "is usual. Results go to standard output or to the file of --output; messages go to standard error.",
        "A scenario is named by its exact name, by a part that no other name holds, by a pattern in which * stands for any "
            + "characters and which names all that it describes, or by #2, the second of the file. Upper and lower case are "
            + "the same, and x stands for \u{D7}.",
    ]

    private static let expressions = ManualSection(
        "EXPRESSIONS",
        [
            .paragraph(
                "A volume is a whole number of requests a month from 0 to 10^12. LIST is volumes separated by commas."),
            .terms([
                ("10000, 10_000", "A number; underscores may stand between digits."),
                ("10k, 1.5M, 2B, 2G, 1T", "With a suffix: thousand, million, billion (B or G), trillion."),
                ("1e6", "With an exponent."),
                (
                    "A..B/n",
                    "From A to B in n steps a decade, evenly by factors and rounded; both ends are included, and repeats are "
                        + "dropped. 1k..1M/3 is 1000, 2154, 4642, 10000 and on to 1000000."
                ),
                ("A..B", "The same in 10 steps a decade; for --between the whole range."),
            ]),
        ])

    private static let environment: [(term: String, meaning: String)] = [
        ("NO_COLOR", "Where it is set and not empty, nothing is coloured unless --color always says so."),
        ("TERM", "With 'dumb' nothing is coloured unless --color always says so."),
        ("COLUMNS", "The width of tables and help where standard output is no terminal; 100 otherwise."),
        ("XDG_DATA_HOME, HOME", "Where the user's own price tables are; see FILES."),
    ]

    private static let files = ManualSection(
        "FILES",
        [
            .terms([
                (
                    "$XDG_DATA_HOME/lambda-cost/pricing",
                    "Price tables of one's own, REGION/OFFERCODE/DATE.json, which add to or replace the built-in ones; "
                        + "'lambda-cost prices update' and 'lambda-cost prices import' write them. Without XDG_DATA_HOME it "
                        + "is ~/.local/share/lambda-cost/pricing."
                )
            ])
        ])

    private static let exitStatus = ManualSection(
        "EXIT STATUS", [.terms(ExitStatus.allCases.map { (String($0.rawValue), $0.meaning) })])
}
