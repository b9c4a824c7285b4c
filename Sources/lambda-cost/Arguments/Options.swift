import Analysis
import Arguments
import CostModel
import ExactMath
import Pricing
import Reports

/// The options that several commands have.
extension Option {
    static let alerts = ValueOption<VolumeList>(
        "--alerts", aliases: ["--requests"], "LIST",
        "Requests a month: 10000, 10_000, 10k, 1.5M, 2B, 1e6, a comma list, or A..B/n (n steps a decade).",
        variables: ["LAMBDA_COST_ALERTS", "LAMBDA_COST_REQUESTS"]
    ) { text throws(UsageError) in
        do throws(VolumeError) { return try VolumeList(text) } catch { throw UsageError(error) }
    }
    static let region = ValueOption(
        text: "--region", "REGION", "The AWS region.", variables: ["LAMBDA_COST_REGION"],
        completion: Completion { _ in PriceBook(adding: []).regions.map { Candidate($0) } })
    static let asOf = ValueOption<CalendarDate>(
        "--as-of", "DATE", "Prices in force on that day, such as 2017-03-01.", variables: ["LAMBDA_COST_AS_OF"]
    ) { text throws(UsageError) in
        guard let date = CalendarDate(text) else {
            throw UsageError("'\(text)' is no day.", "Write it as 2017-03-01.")
        }
        return date
    }
    static let pricing = ValueOption(
        directory: "--pricing", "A directory of price tables that add to or replace the built-in ones.",
        variables: ["LAMBDA_COST_PRICING"], repeats: true)
    static let hoursPerMonth = ValueOption(
        number: "--hours-per-month", "HOURS", in: Estimate.hoursRange, "The hours of a month.",
        variables: ["LAMBDA_COST_HOURS_PER_MONTH"])
    static let freeTier = ValueOption<Bool>(
        "--free-tier", orNot: "--no-free-tier", "Count AWS's free tier, or do not.",
        variables: ["LAMBDA_COST_FREE_TIER"])
    static let scenario = scenarioNames(
        "--scenario",
        "Only this scenario of the file, by its name, a part of it, a pattern with * or #2; again for more.",
        variables: ["LAMBDA_COST_SCENARIO"])
    static let set = ValueOption<ScenarioSetting>(
        "--set", "KEY=VALUE",
        "Put a value into the file before it is read: lambda.memoryMB=512, 'fleet'.ec2.count=3, traffic.peakToAverage=5; "
            + "again for more.",
        repeats: true, completion: Completion { _ in SettingKey.names.map { Candidate($0 + "=") } }
    ) { text throws(UsageError) in
        do throws(ScenarioSetting.Fault) { return try ScenarioSetting(text, by: "--set") } catch {
            throw UsageError(error.finding, error.advice)
        }
    }
    static let baseline = scenarioNames(
        "--baseline", "A scenario to beat; again for more. Without it: those with Lambda.")
    static let alternative = scenarioNames(
        "--alternative", "A scenario that may be cheaper; again for more. Without it: those with EC2 alone.")
    static let format = ValueOption<Settings.Format>(
        oneOf: "--format", among: Settings.Format.allCases.filter { $0 != .svg }, "FORMAT",
        variables: ["LAMBDA_COST_FORMAT"])
    /// The format of what can be drawn as well.
    static let drawnFormat = ValueOption<Settings.Format>(
        oneOf: "--format", "FORMAT", variables: ["LAMBDA_COST_FORMAT"])
    static let output = ValueOption(
        file: "--output", aliases: ["-o"],
        "Write to a file, whole or not at all; the ending .csv, .json, .md, .html or .svg chooses its format.",
        variables: ["LAMBDA_COST_OUTPUT"])
    static let color = ValueOption<Settings.ColorChoice>(oneOf: "--color", "WHEN", variables: ["LAMBDA_COST_COLOR"])
    static let glyphs = ValueOption<ChartStyle.Glyphs>(
        oneOf: "--glyphs", "GLYPHS", "Draw with ", variables: ["LAMBDA_COST_GLYPHS"])
    static let ascii = ValueOption<Bool>("--ascii", "Draw with nothing but ASCII, as where output is no terminal.")
    static let pictureWidth = ValueOption(
        number: "--width", "PIXELS", in: .whole(320...4000),
        "For SVG: its width, 960 if not said; below 640 names stand below the plot, as telephones need it.")
    static let layout = ValueOption<Settings.Layout>(oneOf: "--layout", "LAYOUT", "For CSV: ")
    static let excel = ValueOption<Bool>("--excel", "CSV with a byte-order mark and CRLF, as Excel expects.")

    static let between = ValueOption<SearchedVolumes>(
        "--between", "A..B", "Search only these volumes; 1..10^12 is searched otherwise."
    ) {
        text throws(UsageError) in
        do throws(SearchedVolumes.Fault) { return try SearchedVolumes(text) } catch { throw UsageError(error) }
    }

    /// What says how scenarios are priced.
    static let pricedBy: [Option] = [.region, .asOf, .pricing, .hoursPerMonth, .freeTier, .set]
    /// What says how a report is written, and where to.
    static let reporting: [Option] = [.format, .output, .color, .excel]
    /// The same for a report that can be drawn.
    static let drawing: [Option] = [.drawnFormat, .pictureWidth, .output, .color, .excel]
    /// What every command has that evaluates scenarios at volumes.
    static let evaluating: [Option] = [.alerts] + pricedBy + [.scenario] + drawing

    /// An option that names scenarios of the file that the command reads.
    static func scenarioNames(
        _ name: String, _ help: String, variables: [String] = [], repeats: Bool = true
    ) -> ValueOption<String> {
        ValueOption(
            text: name, "NAME", help, variables: variables, repeats: repeats,
            completion: Completion { operands in
                // Standard input is what the command will read.
                guard !operands.contains("-"), let operands = try? WorkloadOperands(operands),
                    let workload = try? operands.workload(operands.files.first)
                else { return [] }
                return workload.scenarios.map { Candidate($0.name) }
            })
    }
}

extension Operands {
    /// A scenario file (a path, standard input, or the name of a built-in one), and deployments.
    static let scenarioFile = Operands("[FILE] ['DEPLOYMENT' …]", limit: .max, completion: .scenarioFiles)
    static let scenarioFiles = Operands("[FILE | 'DEPLOYMENT' …]", limit: .max, completion: .scenarioFiles)
}

extension Completion {
    /// Files, and the built-in ones by name.
    static let scenarioFiles = Completion(.files, names: builtInFiles)
    static let builtInScenarios = Completion(names: builtInFiles)

    private static func builtInFiles(_: [String]) -> [Candidate] {
        BuiltInScenarios.names.map { Candidate($0, (try? InputReader.workload($0))?.description ?? "") }
    }
}
