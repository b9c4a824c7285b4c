/// What a command accepts, from which parsing and `--help` both follow.
struct CommandSpecification: Sendable {
    /// The words that call it: `compare`, `prices list`.
    let name: String
    let summary: String
    /// The positional arguments as the usage line shows them; nil where there are none.
    let operands: String?
    let operandLimit: Int
    let options: [Option]
    /// Command lines with a remark each.
    let examples: [(line: String, remark: String)]

    init(
        _ name: String, _ summary: String, operands: String? = nil, operandLimit: Int = 0, options: [Option] = [],
        examples: [(line: String, remark: String)] = []
    ) {
        self.name = name
        self.summary = summary
        self.operands = operands
        self.operandLimit = operandLimit
        self.options = options
        self.examples = examples
    }

    struct Option: Sendable {
        let name: String
        /// Other spellings of the same.
        let aliases: [String]
        /// What the option takes, as help shows it; nil for a flag.
        let placeholder: String?
        let help: String
        /// Environment variables that say the same; the first that is set counts, and help names the first.
        let variables: [String]

        init(
            _ name: String, aliases: [String] = [], _ placeholder: String?, _ help: String, variables: [String] = []
        ) {
            self.name = name
            self.aliases = aliases
            self.placeholder = placeholder
            self.help = help
            self.variables = variables
        }
    }
}

extension CommandSpecification.Option {
    static let alerts = Self(
        "--alerts", aliases: ["--requests"], "LIST",
        "Requests a month: 10000, 10_000, 10k, 1.5M, 2B, 1e6, a comma list, or A..B/n (n steps a decade).",
        variables: ["LAMBDA_COST_ALERTS", "LAMBDA_COST_REQUESTS"])
    static let region = Self("--region", "REGION", "The AWS region.", variables: ["LAMBDA_COST_REGION"])
    static let asOf = Self(
        "--as-of", "DATE", "Prices in force on that day, such as 2017-03-01.", variables: ["LAMBDA_COST_AS_OF"])
    static let pricing = Self(
        "--pricing", "DIR", "A directory of price tables that add to or replace the built-in ones.",
        variables: ["LAMBDA_COST_PRICING"])
    static let hoursPerMonth = Self(
        "--hours-per-month", "HOURS", "The hours of a month.", variables: ["LAMBDA_COST_HOURS_PER_MONTH"])
    static let freeTier = Self(
        "--free-tier", aliases: ["--no-free-tier"], nil, "Count AWS's free tier, or do not.",
        variables: ["LAMBDA_COST_FREE_TIER"])
    static let scenario = Self(
        "--scenario", "NAME", "Only this scenario of the file; again for more.", variables: ["LAMBDA_COST_SCENARIO"])
    static let format = Self(
        "--format", "FORMAT", "table, csv, json or markdown.", variables: ["LAMBDA_COST_FORMAT"])
    static let output = Self(
        "--output", "FILE", "Write to a file, whole or not at all.", variables: ["LAMBDA_COST_OUTPUT"])
    static let color = Self("--color", "WHEN", "auto, always or never.", variables: ["LAMBDA_COST_COLOR"])
    static let layout = Self("--layout", "LAYOUT", "For CSV: wide (a row a volume) or long (a row a line item).")
    static let excel = Self("--excel", nil, "For CSV: byte-order mark and CRLF, as Excel expects.")
    static let showHelp = Self("--help", aliases: ["-h"], nil, "Show this help.")

    /// What every command that evaluates scenarios accepts.
    static let shared: [Self] = [
        alerts, region, asOf, pricing, hoursPerMonth, freeTier, scenario, format, output, color,
    ]
    static let files: [Self] = [pricing, format, output, color]
}
