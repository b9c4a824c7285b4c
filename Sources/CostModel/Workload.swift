import ExactMath
import JSONText
import Pricing

/// One service, the scenarios to compare for it, and how to estimate: the content of a scenario file.
public struct Workload: Sendable {
    /// What one unit of work is called.
    public struct RequestName: Hashable, Sendable {
        public var singular = "request"
        public var plural = "requests"
    }

    /// A total that the file says a scenario has, with its source.
    public struct Expectation: Sendable {
        public let scenario: String
        public let requests: Int
        public let total: Rational
        public let source: String?
        let value: JSONValue
        public var path: String { value.path }
        public var line: Int { value.location.line }

        /// The decimal places that the file writes the total with: 4 for `1.0100`, 2 for `125e-2`, 0 for `3`.
        public var statedPlaces: Int { value["total"]?.statedPlaces ?? 0 }
    }

    /// The most that a scenario may cost; `scenario` is a name or `*` for all.
    public struct Limit: Sendable {
        public let scenario: String
        public let requests: Int
        public let maxMonthly: Rational
        let value: JSONValue
        public var path: String { value.path }
        public var line: Int { value.location.line }
    }

    /// Who chose something that a command can also choose.
    public enum Choice: Sendable {
        /// Nobody: it is the default.
        case standard
        /// The file, with this value.
        case file(JSONValue)
        /// An option or a variable of this name.
        case option(String)
    }

    /// The file as the user named it.
    public let file: String
    public var name: String
    public var description: String?
    public var request = RequestName()
    public var region = "us-east-1"
    public var regionChoice = Choice.standard
    /// nil for the newest tables.
    public var pricesAsOf: CalendarDate?
    public var pricesAsOfChoice = Choice.standard
    public var estimate = Estimate()
    public var traffic = Traffic()
    public var volumes: [Int] = (3...9).map { exponent in (0..<exponent).reduce(1) { power, _ in power * 10 } }
    public var scenarios: [Scenario] = []
    public var expected: [Expectation] = []
    public var limits: [Limit] = []
    /// What the command line has put into a file: the path of each value, and the option that says it.
    public var settings: [(file: String, path: String, said: String)] = []

    /// The services that the file may use.
    let services: [ServiceKind]

    init(file: String, name: String, services: [ServiceKind]) {
        self.file = file
        self.name = name
        self.services = services
    }
}

/// One way to deploy the service: a named list of resources.
public struct Scenario: Sendable {
    public let name: String
    public internal(set) var resources: [Resource]
    /// The file as the user named it, for messages about its prices.
    public let file: String
    /// Where the file says it, for messages about its prices.
    public var path: String { value.path }
    let value: JSONValue

    /// Whether the scenario is a baseline of a break-even where nobody says otherwise: it runs functions.
    public var isBaseline: Bool { resources.contains { $0.use.side == .baseline } }

    /// Whether the scenario is an alternative of a break-even where nobody says otherwise: it runs instances, and no
    /// functions.
    public var isAlternative: Bool { !isBaseline && resources.contains { $0.use.side == .alternative } }
}

extension JSONValue {
    /// The decimal places that a number is written with: 4 for `1.0100`, 2 for `125e-2`, 0 for `3`.
    var statedPlaces: Int {
        let text = (numberText ?? stringValue ?? "").lowercased().utf8.split(
            separator: UInt8(ascii: "e"), maxSplits: 1)
        let fraction = text.first?.split(separator: UInt8(ascii: "."), maxSplits: 1).dropFirst().first?.count ?? 0
        let exponent = text.count > 1 ? Int(Substring(text[1])) ?? 0 : 0
        return max(0, fraction - exponent)
    }
}
