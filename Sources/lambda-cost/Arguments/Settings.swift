import Analysis
import CostModel
import ExactMath
import JSONText
import Pricing
import StrictJSON

/// What the shared options and variables say, read and checked: flag beats variable.
struct Settings {
    enum Format: String, CaseIterable { case table, csv, json, markdown }
    enum ColorChoice: String, CaseIterable { case auto, always, never }

    var volumes: VolumeList?
    var region: String?
    /// The option or variable that said the region.
    private var regionSource = ""
    var asOf: CalendarDate?
    private var asOfSource = ""
    var pricingDirectories: [String] = []
    var hoursPerMonth: Rational?
    var freeTier: Bool?
    var scenarioNames: [String] = []
    var format = Format.table
    var output: String?
    var color = ColorChoice.auto
    var isLong = false
    var isExcel = false

    init(_ arguments: ParsedArguments, _ command: CommandSpecification, _ environment: Environment) throws(CommandError)
    {
        func given(_ option: CommandSpecification.Option) -> (source: String, value: String)? {
            guard command.options.contains(where: { $0.name == option.name }) else { return nil }
            if let value = arguments.value(option) { return (option.name, value) }
            for variable in option.variables {
                if let value = environment.variable(variable), !value.isEmpty { return (variable, value) }
            }
            return nil
        }
        if let (source, text) = given(.alerts) {
            do { volumes = try VolumeList(text) } catch { throw .volumes(error, from: source) }
            if let volumes, volumes.isLikeOneNumber {
                Messages.warning(
                    "\(source) \(text) is read as \(volumes.parts.count) volumes; for one write "
                        + text.split(separator: ",").joined(separator: "_") + ".", environment)
            }
        }
        if let (source, name) = given(.region) { (regionSource, region) = (source, name) }
        if let (source, text) = given(.asOf) {
            guard let date = CalendarDate(text) else {
                throw .usage("\(source): '\(text)' is no day.", "Write it as 2017-03-01.")
            }
            (asOfSource, asOf) = (source, date)
        }
        pricingDirectories = arguments.values(.pricing)
        if pricingDirectories.isEmpty, let (_, directory) = given(.pricing) { pricingDirectories = [directory] }
        if let (source, text) = given(.hoursPerMonth) {
            guard let hours = try? Rational(decimal: text), Estimate.hoursRange.contains(hours) else {
                throw .usage("\(source): '\(text)' is not \(Estimate.hoursRange).")
            }
            hoursPerMonth = hours
        }
        if let flag = arguments.flag(.freeTier) {
            freeTier = flag == "--free-tier"
        } else if command.options.contains(where: { $0.name == "--free-tier" }),
            let text = environment.variable("LAMBDA_COST_FREE_TIER"), !text.isEmpty
        {
            let answers = ["true": true, "1": true, "yes": true, "false": false, "0": false, "no": false]
            guard let answer = answers[text.lowercased()] else {
                throw .usage("LAMBDA_COST_FREE_TIER: '\(text)' is neither true nor false.")
            }
            freeTier = answer
        }
        // Where --scenario names a file, it is not the option that all commands share.
        let takesNames = command.options.contains { $0.name == "--scenario" && $0.placeholder == "NAME" }
        if takesNames {
            for name in arguments.values(.scenario) where !scenarioNames.contains(name) { scenarioNames.append(name) }
        }
        if takesNames, scenarioNames.isEmpty, let (_, name) = given(.scenario) { scenarioNames = [name] }
        if let (source, text) = given(.format) { format = try Self.choice(text, source) }
        if let (source, path) = given(.output) {
            guard !path.isEmpty else { throw .usage("\(source): the file's name is empty.") }
            output = path
        }
        if let (source, text) = given(.color) { color = try Self.choice(text, source) }
        if let text = given(.layout)?.value {
            guard ["wide", "long"].contains(text) else { throw .usage("--layout: '\(text)' is neither wide nor long.") }
            isLong = text == "long"
        }
        isExcel = arguments.flag(.excel) != nil
        if isLong || isExcel, format != .csv {
            throw .usage("--layout and --excel belong to CSV.", "Add --format csv.")
        }
    }

    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ text: String, _ source: String
    ) throws(CommandError) -> Choice {
        if let choice = Choice(rawValue: text) { return choice }
        let choices = Choice.allCases.map { $0.rawValue }
        throw .usage(
            "\(source): '\(text)' is none of \(choices.joined(separator: ", ")).",
            NearMiss.nearest(to: text, in: choices).map { "Did you mean '\($0)'?" })
    }

    /// Puts what was said on the command line in place of what the file says.
    func apply(to workload: inout Workload) throws(CommandError) {
        if let region { (workload.region, workload.regionChoice) = (region, .option(regionSource)) }
        if let asOf { (workload.pricesAsOf, workload.pricesAsOfChoice) = (asOf, .option(asOfSource)) }
        if let hoursPerMonth { workload.estimate.hoursPerMonth = hoursPerMonth }
        if let freeTier { workload.estimate.freeTier = freeTier }
        if !scenarioNames.isEmpty {
            try CommandError.translating(try workload.checkScenarios(scenarioNames))
            workload.scenarios.removeAll { !scenarioNames.contains($0.name) }
        }
    }
}
