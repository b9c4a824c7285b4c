import ExactMath
import JSONText
import Pricing
import StrictJSON

/// Reads scenario files, strictly: what is not understood is an error, never skipped.
public enum ScenarioFile {
    public static let formatVersion = 1

    /// What stands at the top of a file.
    static let keys: [KeyDescription] = [
        KeyDescription(
            "formatVersion", .number(.whole(formatVersion...formatVersion)), "the format of the file", isRequired: true),
        KeyDescription("name", .text, "what the service is called; else the file's name"),
        KeyDescription("description", .text, "one sentence"),
        KeyDescription("request", .object(requestKeys), "what one unit of work is called"),
        KeyDescription("region", .text, "AWS's code of the region"),
        KeyDescription("pricesAsOf", .text, "the day whose prices count, such as 2017-03-01; else the newest"),
        KeyDescription("estimate", .object(Estimate.keys.map { $0.description }), "how a month is estimated"),
        KeyDescription(
            "traffic", .object(Traffic.keys.map { $0.description }), "what a request moves and when requests come"),
        KeyDescription("volumes", .list(.volume, count: volumeCount), "requests a month"),
        KeyDescription(
            "scenarios", .list(.object(scenarioKeys), count: Limits.scenarios), "the ways to run the service",
            isRequired: true),
        KeyDescription("expected", .list(.object(expectedKeys), count: 0...mostClaims), "totals that 'check' holds"),
        KeyDescription("limits", .list(.object(limitKeys), count: 0...mostClaims), "the most that scenarios may cost"),
        KeyDescription("$schema", .text, "the schema that an editor checks by"),
    ]

    static let requestKeys = [
        KeyDescription("singular", .text, "such as alert"), KeyDescription("plural", .text, "such as alerts"),
    ]
    static let scenarioKeys = [
        KeyDescription("name", .text, "what it is called", isRequired: true),
        KeyDescription(
            "resources", .list(.resource, count: Limits.resources), "what it runs and pays for", isRequired: true),
    ]
    static let expectedKeys = [
        KeyDescription("scenario", .text, "its name", isRequired: true),
        KeyDescription("requests", .volume, "a month", isRequired: true),
        KeyDescription("total", .number(.upTo(Limits.largest)), "money a month", isRequired: true),
        KeyDescription("source", .text, "who says so"),
    ]
    static let limitKeys = [
        KeyDescription("scenario", .text, "its name, or * for each", isRequired: true),
        KeyDescription("requests", .volume, "a month", isRequired: true),
        KeyDescription("maxMonthly", .number(.upTo(Limits.largest)), "money a month", isRequired: true),
    ]
    private static let volumeCount = 1...1_000_000
    private static let mostClaims = 100_000

    /// The workload that the text describes.
    ///
    /// - Parameters:
    ///   - file: the file as the user named it, for messages.
    ///   - defaultName: the workload's name where the file gives none.
    /// - Throws: `FileFault` naming the place, what was found and what is accepted.
    public static func read(
        _ bytes: [UInt8], file: String, defaultName: String
    ) throws(FileFault) -> Workload {
        let document = try JSONDocument(bytes, file: file)
        do throws(FileFault) {
            return try read(document, file: file, defaultName: defaultName, services: ServiceKind.all)
        } catch {
            // What is still to be given is told all at once.
            throw MissingValues(document.root).fault(in: file) ?? error
        }
    }

    /// What is wrong with a text, in the order of its places, up to so many; what only follows from a fault is none.
    public static func faults(_ bytes: [UInt8], file: String, atMost most: Int) -> [FileFault] {
        let faults = FaultList(atMost: most)
        do throws(FileFault) {
            let missing = MissingValues(try JSONDocument(bytes, file: file).root)
            if let fault = missing.fault(in: file) { faults.append(fault) }
            let root = try JSONDocument(missing.filled(bytes), file: file).root
            _ = try read(root, file: file, defaultName: file, services: ServiceKind.all, collecting: faults)
        } catch {
            if !faults.isFull { faults.append(error) }
        }
        return faults.faults.sorted {
            guard let first = $0.location, let second = $1.location else { return false }
            return (first.line, first.column) < (second.line, second.column)
        }
    }

    /// A scenario file inside the program.
    public static func read(_ file: BuiltInScenario) throws(FileFault) -> Workload {
        let name = file.name.description
        let document = JSONDocument(staticText: file.text, tape: file.tape)
        return try read(document, file: "scenarios/\(name).json", defaultName: name, services: ServiceKind.all)
    }

    static func read(
        _ document: JSONDocument, file: String, defaultName: String, services: [ServiceKind]
    ) throws(FileFault) -> Workload {
        try read(document.root, file: file, defaultName: defaultName, services: services)
    }

    /// A scenario file within another one.
    static func read(
        _ root: JSONValue, file: String, defaultName: String, services: [ServiceKind],
        collecting faults: FaultList? = nil
    ) throws(FileFault) -> Workload {
        try checkFormatVersion(root, file: file)
        let fields = try Fields(root, in: file, keys: keys.names, collecting: faults)
        // Editors find by it what they complete.
        _ = try fields.text("$schema")
        var workload = Workload(file: file, name: try fields.text("name") ?? defaultName, services: services)
        workload.description = try fields.text("description")
        let request = try fields.part { () throws(FileFault) in try requestName(fields) }
        workload.request = request ?? workload.request
        workload.region = try fields.text("region") ?? workload.region
        if let value = root["region"] { workload.regionChoice = .file(value) }
        let day: CalendarDate?? = try fields.part { () throws(FileFault) in try pricesAsOf(fields) }
        if let day, let day, let value = root["pricesAsOf"] {
            (workload.pricesAsOf, workload.pricesAsOfChoice) = (day, .file(value))
        }
        if let value = root["estimate"] {
            let estimate = try fields.part { () throws(FileFault) in
                try Estimate(value, in: file, collecting: faults)
            }
            workload.estimate = estimate ?? workload.estimate
        }
        if let value = root["traffic"] {
            let traffic = try fields.part { () throws(FileFault) in try Traffic(value, in: file, collecting: faults) }
            workload.traffic = traffic ?? workload.traffic
        }
        let listed: [Int]?? = try fields.part { () throws(FileFault) in try volumes(fields) }
        if let listed, let listed { workload.volumes = listed }
        workload.scenarios = try scenarios(fields, of: services)
        workload.expected = try expectations(fields)
        workload.limits = try limits(fields)
        return workload
    }

    private static func pricesAsOf(_ fields: Fields) throws(FileFault) -> CalendarDate? {
        guard let text = try fields.text("pricesAsOf") else { return nil }
        guard let date = CalendarDate(text) else {
            throw fields.fault(
                at: "pricesAsOf",
                "Found \(fields.value["pricesAsOf"]?.excerpt ?? ""); a day is written \"2017-03-01\".")
        }
        return date
    }

    private static func checkFormatVersion(_ root: JSONValue, file: String) throws(FileFault) {
        guard root.kind == .object else {
            throw FileFault(root, in: file, finding: "Found \(root.excerpt) where a scenario file { … } is expected.")
        }
        guard let version = root["formatVersion"] else {
            throw FileFault(
                root, in: file, finding: "The key 'formatVersion' is missing.", advice: "Add \"formatVersion\": 1.")
        }
        guard let number = try? Fields.number(version, .whole(formatVersion...1_000_000), in: file) else {
            throw FileFault(version, in: file, finding: "Found \(version.excerpt); accepted is \(formatVersion).")
        }
        guard number == Rational(formatVersion) else {
            throw FileFault(
                version, in: file,
                finding: "The file has format \(number); this lambda-cost reads format \(formatVersion).",
                advice: "Use a newer lambda-cost for this file.")
        }
    }

    private static func requestName(_ fields: Fields) throws(FileFault) -> Workload.RequestName {
        var name = Workload.RequestName()
        guard let value = fields.value["request"] else { return name }
        let words = try Fields(value, in: fields.file, keys: requestKeys.names)
        for key: StaticString in ["singular", "plural"] where try words.text(key)?.isBlank == true {
            throw words.fault(
                at: key, "The name of a request is empty.",
                advice: "Write a word such as \"alert\", or leave \"\(key)\" out.")
        }
        if let singular = try words.text("singular") {
            name.singular = singular
            name.plural = singular + "s"
        }
        name.plural = try words.text("plural") ?? name.plural
        return name
    }

    /// A volume, as a number or as on the command line: `"1.5M"`.
    static func requests(_ value: JSONValue, in file: String) throws(FileFault) -> Int {
        if let text = value.stringValue, let volume = try? VolumeList.volume(text[...]) { return volume }
        return try Fields.number(value, .whole(0...Limits.largest), in: file).asInt ?? 0
    }

    private static func volumes(_ fields: Fields) throws(FileFault) -> [Int]? {
        guard let list = try fields.array("volumes", count: volumeCount) else { return nil }
        return try list.elements.map { element throws(FileFault) in try requests(element, in: fields.file) }
    }

    private static func scenarios(
        _ fields: Fields, of services: [ServiceKind]
    ) throws(FileFault) -> [Scenario] {
        try fields.require("scenarios")
        var scenarios: [Scenario] = []
        guard let list = try fields.array("scenarios", count: Limits.scenarios)?.elements else { return [] }
        for element in list {
            let read = try fields.part { () throws(FileFault) in
                try scenario(element, of: services, after: scenarios, fields)
            }
            if let read { scenarios.append(read) }
        }
        return scenarios
    }

    private static func scenario(
        _ element: JSONValue, of services: [ServiceKind], after others: [Scenario], _ file: Fields
    ) throws(FileFault) -> Scenario {
        let fields = try Fields(element, in: file.file, keys: scenarioKeys.names, collecting: file.faults)
        let before = file.faults?.faults.count
        let name = try fields.requiredText("name")
        if fields.contains("name"), name.isEmpty {
            throw fields.fault(at: "name", "The scenario's name is empty.", advice: "Give it a name to call it by.")
        }
        if !name.isEmpty, let first = others.first(where: { $0.name == name }) {
            let line = first.value.location.line
            throw fields.fault(
                at: "name", "Two scenarios are named \(VisibleText.quoted(name)); the first is at line \(line).",
                advice: "Give each scenario a name of its own.")
        }
        try fields.require("resources")
        var resources: [Resource] = []
        if let list = try fields.array("resources", count: Limits.resources) {
            for value in list.elements {
                let resource = try fields.part { () throws(FileFault) in
                    try Resource(value, of: services, in: file.file, collecting: file.faults)
                }
                if let resource { resources.append(resource) }
            }
        }
        // Which resource stands where is known only where all of them were read.
        if file.faults?.faults.count == before { try checkAgreements(resources, fields) }
        return Scenario(name: name, resources: resources, file: file.file, value: element)
    }

    /// A line that several resources share has one discount, and what else its resources must agree on.
    private static func checkAgreements(_ resources: [Resource], _ scenario: Fields) throws(FileFault) {
        var agreed: [Agreement] = []
        for (position, resource) in resources.enumerated() {
            let discount = "\(resource.discountPercent) %"
            let own =
                resource.use.sharedLines.map { Agreement($0, "discountPercent", as: "discount", discount) }
                + resource.use.agreements
            for agreement in own {
                guard let first = agreed.first(where: { $0.isAbout(the: agreement) }) else {
                    agreed.append(agreement)
                    continue
                }
                if first.value == agreement.value { continue }
                let value = scenario.value["resources"]?.elements[position] ?? scenario.value
                let line = agreement.line
                throw FileFault(
                    value[agreement.key] ?? value, in: scenario.file,
                    finding:
                        "The \(agreement.word) is \(agreement.value), but \(first.value) on the first of the \(line).",
                    advice: """
                        AWS prices the \(line) of an account together, so all of a scenario have one \(agreement.word).
                        """)
            }
        }
    }

    private static func expectations(_ fields: Fields) throws(FileFault) -> [Workload.Expectation] {
        guard fields.contains("expected") else { return [] }
        let names = scenarioNames(fields)
        let accepted = Set(names)
        return try claims("expected", fields, keys: expectedKeys) { entry throws(FileFault) in
            Workload.Expectation(
                scenario: try scenarioName(entry, names, accepted: accepted),
                requests: try requests(try entry.required("requests"), in: entry.file),
                total: try Fields.number(try entry.required("total"), .upTo(Limits.largest), in: entry.file),
                source: try entry.text("source"), value: entry.value)
        }
    }

    private static func limits(_ fields: Fields) throws(FileFault) -> [Workload.Limit] {
        guard fields.contains("limits") else { return [] }
        let names = scenarioNames(fields)
        let accepted = Set(names + ["*"])
        return try claims("limits", fields, keys: limitKeys) { entry throws(FileFault) in
            Workload.Limit(
                scenario: try scenarioName(entry, names, accepted: accepted),
                requests: try requests(try entry.required("requests"), in: entry.file),
                maxMonthly: try Fields.number(try entry.required("maxMonthly"), .upTo(Limits.largest), in: entry.file),
                value: entry.value)
        }
    }

    private static func claims<Claim>(
        _ key: StaticString, _ fields: Fields, keys: [KeyDescription], _ read: (Fields) throws(FileFault) -> Claim
    ) throws(FileFault) -> [Claim] {
        guard let list = try fields.array(key, count: 0...mostClaims) else { return [] }
        var claims: [Claim] = []
        for element in list.elements {
            let claim = try fields.part { () throws(FileFault) in
                try read(try Fields(element, in: fields.file, keys: keys.names, collecting: fields.faults))
            }
            if let claim { claims.append(claim) }
        }
        return claims
    }

    /// The names as the file gives them, whatever else is wrong with its scenarios.
    private static func scenarioNames(_ fields: Fields) -> [String] {
        fields.value["scenarios"]?.elements.compactMap { $0["name"]?.stringValue } ?? []
    }

    private static func scenarioName(
        _ entry: Fields, _ names: [String], accepted: Set<String>
    ) throws(FileFault) -> String {
        let name = try entry.requiredText("scenario")
        if accepted.contains(name) || !entry.contains("scenario") { return name }
        throw entry.fault(
            at: "scenario", "There is no scenario \(VisibleText.quoted(name)) in this file.",
            advice: NearMiss.nearest(to: name, in: names).map { "Did you mean \(VisibleText.quoted($0))?" }
                ?? "Scenarios: \(names.prefix(20).map { VisibleText.quoted($0) }.joined(separator: ", ")).")
    }
}

extension String {
    /// Whether there is nothing in it to read.
    /// Most texts show it by their first letter, before Unicode's tables are asked.
    fileprivate var isBlank: Bool {
        !utf8.contains { $0 > 0x20 && $0 < 0x7F } && allSatisfy { $0.isWhitespace }
    }
}
