import Analysis
import Arguments
import CostModel
import JSONText
import Pricing
import Reports

/// What a command runs with: its words sorted, its settings, where it runs.
struct CommandContext {
    let arguments: ParsedArguments
    let settings: Settings
    let environment: Environment

    /// - Throws: where the text of a shared option is none of its values.
    init(_ arguments: ParsedArguments, _ environment: Environment) throws(CommandError) {
        do { settings = try Settings(arguments) } catch { throw CommandError(error) }
        self.arguments = arguments
        self.environment = environment
        if let volumes = settings.volumes, volumes.isLikeOneNumber, let said = arguments.said(.alerts).last {
            Messages.warning(
                "\(said.source) \(said.text) is read as \(volumes.parts.count) volumes; for one write "
                    + said.text.split(separator: ",").joined(separator: "_") + ".", environment)
        }
    }

    /// The value of an option that holds.
    func value<Value>(_ option: ValueOption<Value>) throws(CommandError) -> Value? {
        do { return try arguments.value(option) } catch { throw CommandError(error) }
    }

    /// Every value of an option that repeats.
    func values<Value>(_ option: ValueOption<Value>) throws(CommandError) -> [Value] {
        do { return try arguments.values(option) } catch { throw CommandError(error) }
    }

    /// All price tables: built in, then the user's own directory, then those named with --pricing.
    func priceBook() throws(CommandError) -> PriceBook {
        var sources: [PriceTableSource] = []
        if let directory = UserData.pricingDirectory(environment), InputReader.isDirectory(directory) {
            sources += try PricingDirectory.sources(directory)
        }
        for directory in settings.pricingDirectories {
            let found = try PricingDirectory.sources(directory)
            if found.isEmpty {
                Messages.warning(
                    "\(directory) holds no price table (REGION/OFFERCODE/DATE.json), so the other tables count.",
                    environment)
            }
            sources += found
        }
        return PriceBook(adding: sources)
    }

    /// The one workload that the operands name, with the command line's settings applied.
    ///
    /// - Throws: wrong usage where several files are named.
    func workload() throws(CommandError) -> Workload {
        let operands = try operandsOfOneFile()
        return try workload(operands.files.first, of: operands)
    }

    /// The same workload with the text of its file, in which these inputs vary.
    ///
    /// - Throws: wrong usage where an option says one of them as well.
    func variedWorkload(_ axes: [VariedInput]) throws(CommandError) -> VariedWorkload {
        if let (axis, source) = axes.lazy.compactMap({ axis in settings.option(saying: axis.name).map { (axis, $0) } })
            .first
        {
            throw .usage("\(source) says what --vary \(axis.name) varies.", "Leave one of them out.")
        }
        let operands = try operandsOfOneFile()
        let names = axes.map { $0.name }
        return try operands.variedWorkload(operands.files.first, setting: settings.inputs) {
            workload throws(AnalysisError) in
            try settings.apply(to: &workload, exceptFor: names)
        }
    }

    /// The operands of a command that reads one file at most.
    func operandsOfOneFile() throws(CommandError) -> WorkloadOperands {
        let operands = try WorkloadOperands(arguments.operands)
        guard operands.files.count <= 1 else {
            throw .usage(
                "One file is read, with deployments added to it; found \(VisibleText.quoted(operands.files[1])) as another.",
                "Call once for each file, or give both to 'lambda-cost compare'.")
        }
        return operands
    }

    /// The workload of one file and the deployments beside it, with the command line's settings applied.
    func workload(_ file: String?, of operands: WorkloadOperands) throws(CommandError) -> Workload {
        var workload = try operands.workload(file, setting: settings.inputs)
        try CommandError.translating(try settings.apply(to: &workload))
        return workload
    }

    /// The destination, which must not be a file that is read.
    ///
    /// - Parameter others: what is read beside the operands.
    func destination(reading others: [String] = []) throws(CommandError) -> OutputDestination {
        guard let output = settings.output, InputReader.isFile(output) else {
            return try OutputDestination(settings.output)
        }
        var inputs = (arguments.operands + others).filter { BuiltInScenarios.file(named: $0) == nil }
        let directories =
            [UserData.pricingDirectory(environment)].compactMap { $0 } + settings.pricingDirectories + inputs
        for directory in directories where InputReader.isDirectory(directory) {
            inputs += (try? PricingDirectory.sources(directory))?.map { $0.file } ?? []
        }
        return try OutputDestination(output, inputs: inputs)
    }

    /// What an analysis of many steps comes to; on a terminal it is said how far it is.
    ///
    /// - Parameter analysis: calls what it is given with the steps done and all of them.
    func showingProgress<Answer>(
        _ name: String, _ analysis: ((Int, Int) -> Void) throws(AnalysisError) -> Answer
    ) throws(CommandError) -> Answer {
        var progress = Progress(name, environment)
        defer { progress.end() }
        do throws(AnalysisError) {
            return try analysis { done, total in progress.advance(to: done, of: total) }
        } catch {
            throw CommandError(error)
        }
    }

    /// Writes reports in the format asked for, which stand whole or not at all only once `output` is finished. Spreadsheets
    /// get the first one's rows, pictures show the first one's chart.
    ///
    /// - Throws: wrong usage where a picture is asked for and there is none.
    func render(_ reports: [Report], to output: OutputDestination) throws(CommandError) {
        switch settings.format {
        case .svg:
            guard let chart = reports.first?.chart else {
                output.discard()
                throw .usage("There is no picture of this answer.", "Choose another format than svg.")
            }
            try output.write(SVGRenderer.text(chart(), width: settings.pictureWidth ?? SVGRenderer.usualWidth))
        case .table:
            try output.write(
                TerminalRenderer.text(reports, width: tableWidth, isColored: usesColor, chartStyle: chartStyle))
        case .markdown: try output.write(MarkdownRenderer.text(reports))
        case .html: try output.write(HTMLRenderer.text(reports))
        case .json: try JSONRenderer.write(reports) { bytes throws(CommandError) in try output.write(bytes) }
        case .csv:
            let renderer = CSVRenderer(
                isExcel: settings.isExcel, isShown: settings.output == nil && environment.isOutputTerminal)
            for report in reports.prefix(1) {
                try renderer.write(report.rows()) { bytes throws(CommandError) in try output.write(bytes) }
            }
        }
    }

    func write(_ reports: [Report], to output: OutputDestination) throws(CommandError) {
        try render(reports, to: output)
        try output.finish()
    }

    /// Writes a report in the format asked for, to where it was asked for.
    func write(_ report: Report) throws(CommandError) {
        try write([report], to: destination())
    }

    /// The rows of a table that somebody may still look through.
    static let mostTableRows = 10_000

    /// Refuses tables for people that are longer than anybody reads; what programs read may have any length.
    ///
    /// - Parameter isLonger: whether there are more rows than so many.
    /// - Throws: status 64, naming the formats that have no end.
    func refuseEndlessTable(_ isLonger: (Int) -> Bool) throws(CommandError) {
        guard settings.format == .table || settings.format == .markdown, isLonger(Self.mostTableRows) else { return }
        throw .usage(
            "A table of more than \(NumberStyle.requests(Self.mostTableRows)) rows is more than anybody reads.",
            "Use --format csv or --format json, which may have any length, or ask for fewer rows.")
    }

    var usesColor: Bool { environment.usesColor(settings.color, toFile: settings.output != nil) }

    /// How charts are drawn in text.
    var chartStyle: ChartStyle {
        let isFile = settings.output != nil
        return ChartStyle(
            settings.glyphs ?? environment.chartGlyphs(toFile: isFile),
            height: isFile ? ChartStyle.usualHeight : environment.terminalHeight ?? ChartStyle.usualHeight)
    }

    /// The columns of a table; nil where a file has no width.
    var tableWidth: Int? { settings.output == nil ? environment.tableWidth : nil }

    /// Says warnings on standard error, each with its file where there are several; programs that read JSON find them
    /// there.
    func warn(_ warnings: [Warning], of file: String? = nil) {
        for warning in warnings { Messages.warning((file.map { "\($0): " } ?? "") + warning.message, environment) }
    }
}

/// Where the user's own price tables are kept.
enum UserData {
    /// `$XDG_DATA_HOME/lambda-cost/pricing`, or its place under the home directory (XDG Base Directory Specification).
    static func pricingDirectory(_ environment: Environment) -> String? {
        if let base = environment.variable("XDG_DATA_HOME"), base.hasPrefix("/") {
            return base + "/lambda-cost/pricing"
        }
        guard let home = environment.variable("HOME"), home.hasPrefix("/") else { return nil }
        return home + "/.local/share/lambda-cost/pricing"
    }
}
