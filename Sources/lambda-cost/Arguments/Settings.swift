import Analysis
import Arguments
import CostModel
import ExactMath
import JSONText
import Pricing
import Reports

/// What the shared options and variables say, read and checked: flag beats variable.
struct Settings {
    enum Format: String, Choice {
        case table, csv, json, markdown, html, svg

        /// The format that a file's name asks for by its ending.
        init?(fileName: String) {
            let name = fileName.lowercased()
            if name.hasSuffix(".csv") {
                self = .csv
            } else if name.hasSuffix(".json") {
                self = .json
            } else if name.hasSuffix(".md") {
                self = .markdown
            } else if name.hasSuffix(".html") || name.hasSuffix(".htm") {
                self = .html
            } else if name.hasSuffix(".svg") {
                self = .svg
            } else {
                return nil
            }
        }
    }

    enum ColorChoice: String, Choice { case auto, always, never }

    enum Layout: String, Choice {
        case wide, long

        var meaning: String? { self == .wide ? "a row a volume" : "a row a line item" }
    }

    let volumes: VolumeList?
    let region: String?
    let asOf: CalendarDate?
    /// The options and variables that say what a key of a file says.
    private let sources: [(key: String, said: ParsedArguments.Said)]
    let pricingDirectories: [String]
    let hoursPerMonth: Rational?
    let freeTier: Bool?
    let scenarioNames: [String]
    /// What is put into the files that are read.
    let inputs: [ScenarioSetting]
    let format: Format
    let output: String?
    let color: ColorChoice
    /// What charts are drawn with in text; nil for what suits the terminal.
    let glyphs: ChartStyle.Glyphs?
    /// Of a picture, in pixels.
    let pictureWidth: Int?
    let isLong: Bool
    let isExcel: Bool

    init(_ arguments: ParsedArguments) throws(UsageError) {
        volumes = try arguments.value(.alerts)
        (region, asOf) = (try arguments.value(.region), try arguments.value(.asOf))
        sources = [
            ("region", Option.region), ("pricesAsOf", .asOf), ("estimate.hoursPerMonth", .hoursPerMonth),
            ("estimate.freeTier", .freeTier),
        ].compactMap { key, option in arguments.said(option).last.map { (key, $0) } }
        pricingDirectories = try arguments.values(.pricing)
        hoursPerMonth = try arguments.value(.hoursPerMonth)
        freeTier = try arguments.value(.freeTier)
        scenarioNames = try arguments.values(.scenario)
        inputs = try arguments.values(.set)
        output = try arguments.value(.output)
        color = try arguments.value(.color) ?? .auto
        let isASCII = try arguments.value(.ascii)
        glyphs = isASCII == true ? .ascii : try arguments.value(.glyphs)
        pictureWidth = try arguments.value(.pictureWidth)?.asInt
        isLong = try arguments.value(.layout) == .long
        isExcel = try arguments.value(.excel) ?? false
        format = try Self.format(arguments, isExcel: isExcel)
        if isLong || isExcel, format != .csv {
            throw UsageError("--layout and --excel belong to CSV.", "Add --format csv.")
        }
    }

    /// What --format says, else --excel, else the ending of the file's name; what is typed beats what a variable says.
    private static func format(_ arguments: ParsedArguments, isExcel: Bool) throws(UsageError) -> Format {
        let isDrawn = arguments.takes(.drawnFormat)
        let option = isDrawn ? Option.drawnFormat : .format
        let stated = try arguments.value(option)
        if let stated, arguments.said(option).contains(where: { $0.isTyped }) { return stated }
        if isExcel { return .csv }
        if let file = arguments.said(.output).last, file.isTyped || stated == nil,
            let format = Format(fileName: file.text)
        {
            guard format != .svg || isDrawn else {
                throw UsageError(
                    "\(file.source): there is no picture of this for \(VisibleText.quoted(file.text)).",
                    "Choose another ending, or say --format.")
            }
            return format
        }
        return stated ?? .table
    }

    /// The typed option that says what a key of a file says; nil where there is none.
    func option(saying key: String) -> String? {
        sources.first { $0.key == key && $0.said.isTyped }?.said.source
    }

    /// Puts what was said on the command line in place of what the file says. A variable has no say in what was typed
    /// with --set.
    ///
    /// - Parameters:
    ///   - varied: keys of which the file has the say.
    ///   - choosingScenarios: whether the scenarios are kept that the command line names, and no other.
    /// - Throws: where the file has no scenario of a name.
    func apply(
        to workload: inout Workload, exceptFor varied: [String] = [], choosingScenarios: Bool = true
    ) throws(AnalysisError) {
        /// Who says a key, where that counts.
        func source(_ key: String) -> String? {
            guard let said = sources.first(where: { $0.key == key })?.said, !varied.contains(key),
                said.isTyped || !inputs.contains(where: { $0.key.name == key })
            else { return nil }
            return said.source
        }
        if let region, let source = source("region") {
            (workload.region, workload.regionChoice) = (region, .option(source))
        }
        if let asOf, let source = source("pricesAsOf") {
            (workload.pricesAsOf, workload.pricesAsOfChoice) = (asOf, .option(source))
        }
        if let hoursPerMonth, source("estimate.hoursPerMonth") != nil {
            workload.estimate.hoursPerMonth = hoursPerMonth
        }
        if let freeTier, source("estimate.freeTier") != nil { workload.estimate.freeTier = freeTier }
        if choosingScenarios, !scenarioNames.isEmpty {
            workload.scenarios = try workload.positions(ofScenarios: scenarioNames).map { workload.scenarios[$0] }
        }
    }
}

extension ChartStyle.Glyphs: Choice {
    public var meaning: String? {
        switch self {
        case .braille: nil
        case .blocks: "half blocks"
        case .ascii: "letters"
        }
    }
}
