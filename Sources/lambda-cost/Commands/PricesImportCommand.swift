import Answers
import Arguments
import JSONText
import PriceList
import Pricing
import StrictJSON

/// `prices import`: reads AWS's own price lists into tables.
struct PricesImportCommand: Subcommand {
    static let into = ValueOption(
        directory: "--into",
        "Write the tables there; otherwise into the user's data directory, which is found automatically.")
    static let operatingSystem = ValueOption(
        text: "--operating-system", "NAME",
        "Also EC2 instances with that system, such as Windows; 'all' for every one.", repeats: true,
        completion: Completion { _ in (knownSystems + ["all"]).map { Candidate($0) } })
    static let reserved = ValueOption<Bool>("--reserved", "Also reserved instances.")
    static let force = ValueOption<Bool>(
        "--force", "Take a price list even where most of the prices that the table before has are gone from it.")
    static let definition = CommandDefinition(
        "Read AWS's price lists (offer files, or answers of 'aws pricing get-products') into tables.",
        operands: Operands("FILE …", limit: .max, completion: .files),
        options: [into, operatingSystem, reserved, force] + Option.reporting,
        examples: [
            ("lambda-cost prices import index.csv --into my-prices", "An offer file of any supported service."),
            ("gunzip -c index.csv.gz | lambda-cost prices import -", "From a pipe, into your data directory."),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        guard !context.arguments.operands.isEmpty else {
            throw .usage("'lambda-cost prices import' needs a file.", "Name an offer file, or - for standard input.")
        }
        let (options, directory) = (try options(), try directory())
        // An output that cannot be written is noticed before anything is read.
        let output = try context.destination()
        var results: [ImportRun.Result] = []
        for name in context.arguments.operands {
            let progress = Progress(name == "-" ? "standard input" : name, context.environment)
            results.append(try ImportRun(options: options, progress: progress).result(ofFile: name))
        }
        try Self.write(results, into: directory, reportingTo: output, context)
        try warnOfAbsentSystems(results.flatMap { $0.tables })
        return .done
    }

    /// Says which of the systems that were asked for no instance had, which is how a slip of the pen looks.
    private func warnOfAbsentSystems(_ tables: [ImportedTable]) throws(CommandError) {
        for name in try context.values(Self.operatingSystem) where !["all", "Linux"].contains(name) {
            guard let part = ItemKind.instance.part(for: ["", name]) else { continue }
            if tables.contains(where: { $0.part == part || $0.part == part + "-reserved" }) { continue }
            let near = NearMiss.nearest(to: name, in: Self.knownSystems).flatMap { $0 == name ? nil : $0 }
            Messages.warning(
                "No instance with the operating system \(VisibleText.quoted(name)) was found."
                    + (near.map { " Did you mean '\($0)'?" } ?? ""), context.environment)
        }
    }

    /// AWS's names, as they stand in the Amazon EC2 price list of 2026; others are read as well.
    private static let knownSystems = [
        "Linux", "RHEL", "Red Hat Enterprise Linux with HA", "SUSE", "Ubuntu Pro", "Windows",
    ]

    func options() throws(CommandError) -> ImportOptions {
        let names = try context.values(Self.operatingSystem)
        return ImportOptions(
            operatingSystems: names.contains("all") ? .all : .linux(and: names),
            includesReserved: try context.value(Self.reserved) ?? false)
    }

    func directory() throws(CommandError) -> String {
        if let directory = try context.value(Self.into) { return directory }
        guard let directory = UserData.pricingDirectory(context.environment) else {
            throw .usage(
                "There is no data directory to write to: neither XDG_DATA_HOME nor HOME is set.", "Add --into DIR.")
        }
        return directory
    }

    /// Writes the tables and reports them.
    static func write(
        _ results: [ImportRun.Result], into directory: String, reportingTo output: OutputDestination,
        _ context: CommandContext
    ) throws(CommandError) {
        let tables = try distinct(ImportedTable.withoutTwins(results.flatMap { $0.tables }))
        let writer = TableWriter(directory: directory, isForced: try context.value(force) ?? false)
        let notice = { (notice: StagedTables.Notice) in
            let words =
                switch notice {
                case .waiting: "Another lambda-cost writes to \(directory); this one goes on once it is done."
                case .unlocked(let reason):
                    "\(directory) cannot be locked (\(reason)): see to it that no other import or update writes there."
                }
            Messages.warning(words, context.environment)
        }
        try writer.write(tables, reportingTo: output, notice: notice) { written throws(CommandError) in
            let report = ImportReport(
                of: results.map { ($0.name, $0.summary) }, written.map { ($0.table, $0.outcome.rawValue) },
                into: directory)
            try context.render([report.report()], to: output)
        }
    }

    /// The tables, each once: of two that belong in one file the second would silently take the first one's place.
    private static func distinct(_ tables: [ImportedTable]) throws(CommandError) -> [ImportedTable] {
        var result: [ImportedTable] = []
        for table in tables {
            guard let twin = result.first(where: { $0.path == table.path }) else {
                result.append(table)
                continue
            }
            guard twin.bytes != table.bytes else { continue }
            guard twin.currency == table.currency else {
                throw CommandError(
                    .invalidContent,
                    "\(table.path)\nThis table's prices are given in \(twin.currency) and in \(table.currency).\n"
                        + "A table has one currency; import the prices of each into a directory of its own.")
            }
            throw CommandError(
                .invalidContent,
                "\(table.path)\nTwo of the price lists give this table, with different prices.\n"
                    + "Put answers of 'aws pricing get-products' together: cat FILE … | lambda-cost prices import -")
        }
        return result
    }
}
