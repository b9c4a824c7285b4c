import JSONText
import Pricing
import StrictJSON

/// All that a scenario file may ask of one service and all that it costs; a value of the type is one resource.
///
/// A service is a file in `Services` and a line in `ServiceKind.all`. Every requirement below that has a default is
/// answered only by services that it concerns.
protocol Service: Sendable {
    /// The service as a scenario file spells it.
    static var name: StaticString { get }
    /// What its resources may state beside `service`, `label` and `discountPercent`, in the order of messages.
    static var keys: [ResourceKey<Self>] { get }
    /// Which side of a break-even its resources put a scenario on; nil for what may stand on either.
    static var side: Side? { get }

    /// A resource that states nothing.
    init()

    /// What no key can check alone, after all of them are read.
    func check(_ fields: Fields) throws(FileFault)

    /// The names of the lines that the resource shares with others of its scenario, which agree on a discount.
    var sharedLines: [String] { get }

    /// What else these agree on.
    var agreements: [Agreement] { get }

    /// Adds the lines of one resource; the first of those that share a line adds it for all.
    ///
    /// - Throws: `PricingError` where the tables in force lack a price.
    func addLines(to lines: inout LineItemBuilder, _ context: ResourceContext) throws(PricingError)

    /// The instances that the resource runs; nil for a service without any.
    ///
    /// - Throws: `PricingError` where the tables in force do not say what an instance has.
    func fleet(_ sizing: FleetSizing) throws(PricingError) -> InstanceFleet?

    /// Whether the resource counts such a cost; nil where it could not.
    func counts(_ cost: OftenForgotten, _ traffic: Traffic) -> Bool?

    /// What is not enough for the largest volume, of all the service's resources in a scenario.
    static func capacityWarnings(_ resources: [Self], in scenario: Scenario, _ finder: WarningFinder) -> [Warning]

    /// What else a reader should know of all the service's resources in a scenario.
    static func warnings(
        _ resources: [Self], in scenario: Scenario, _ finder: WarningFinder
    ) throws(PricingError) -> [Warning]
}

extension Service {
    static var side: Side? { nil }
    func check(_ fields: Fields) throws(FileFault) {}
    var sharedLines: [String] { [] }
    var agreements: [Agreement] { [] }
    func fleet(_ sizing: FleetSizing) throws(PricingError) -> InstanceFleet? { nil }
    func counts(_ cost: OftenForgotten, _ traffic: Traffic) -> Bool? { nil }
    static func capacityWarnings(
        _ resources: [Self], in scenario: Scenario, _ finder: WarningFinder
    ) -> [Warning] { [] }
    static func warnings(
        _ resources: [Self], in scenario: Scenario, _ finder: WarningFinder
    ) throws(PricingError) -> [Warning] { [] }

    /// The resource as the file states it.
    init(_ fields: Fields) throws(FileFault) {
        self.init()
        let before = fields.faults?.faults.count
        for key in Self.keys { try fields.part { () throws(FileFault) in try key.read(fields, into: &self) } }
        // What follows from a fault that was collected is none of its own.
        if fields.faults?.faults.count == before { try check(fields) }
    }
}

/// What the resources that share a line must say alike.
struct Agreement {
    /// The line, in words for all that share it: `Lambda functions`.
    let line: String
    let key: StaticString
    /// What stands at the key, in a word.
    let word: String
    /// The same text where the same is said.
    let value: String

    init(_ line: String, _ key: StaticString, as word: String, _ value: String) {
        self.line = line
        self.key = key
        self.word = word
        self.value = value
    }

    /// Whether both say the same thing, alike or not.
    func isAbout(the other: Agreement) -> Bool { line == other.line && word == other.word }
}

/// The side of a break-even that a scenario stands on where nobody says otherwise.
enum Side {
    /// It runs functions: what something else may become cheaper than.
    case baseline
    /// It runs instances or containers; with functions beside them the scenario is a baseline.
    case alternative
}

/// A cost that some scenarios of a file count and others forget.
enum OftenForgotten { case dataTransferOut, publicAddresses, natGateway, logs }

/// A service as those know it that handle all services alike.
struct ServiceKind: Sendable {
    let name: StaticString
    /// Reads a resource and gives back its fields for the keys that all services share.
    let read: @Sendable (JSONValue, String, FaultList?) throws(FileFault) -> (Fields, ServiceUse)
    /// What its resources may state beside the keys that all services share.
    let keys: @Sendable () -> [KeyDescription]
    /// The numbers that can be varied.
    let inputs: @Sendable () -> [WorkloadInput]
    let capacityWarnings: @Sendable (Scenario, WarningFinder) -> [Warning]
    let warnings: @Sendable (Scenario, WarningFinder) throws(PricingError) -> [Warning]

    init<S: Service>(_ service: S.Type) {
        name = S.name
        read = { value, file, faults throws(FileFault) in
            let fields = try Fields(
                value, in: file, keys: ["service"] + Resource.commonKeys.names + S.keys.map { $0.name },
                collecting: faults)
            return (fields, ServiceUseOf(try S(fields)))
        }
        keys = { S.keys.map { $0.description } }
        inputs = { S.keys.flatMap { $0.varied.map { WorkloadInput($0) } } }
        capacityWarnings = { scenario, finder in
            S.capacityWarnings(scenario.resources(of: S.self), in: scenario, finder)
        }
        warnings = { scenario, finder throws(PricingError) in
            try S.warnings(scenario.resources(of: S.self), in: scenario, finder)
        }
    }

    /// Every service, in the order of messages.
    static let all: [ServiceKind] = [
        ServiceKind(EC2.self),
        ServiceKind(LoadBalancer.self),
        ServiceKind(LambdaFunction.self),
        ServiceKind(LambdaManagedInstances.self),
        ServiceKind(Fargate.self),
        ServiceKind(APIGateway.self),
        ServiceKind(DataTransfer.self),
        ServiceKind(NATGateway.self),
        ServiceKind(Logs.self),
        ServiceKind(SNS.self),
        ServiceKind(SQS.self),
        ServiceKind(CustomCost.self),
    ]
}

/// A resource's part that depends on its service. The subclass for each service passes everything on to it.
///
/// It is a class because Embedded Swift has no existentials of protocols. `Sendable` cannot be checked for a class with
/// subclasses; the only one is below and holds one constant.
class ServiceUse: @unchecked Sendable {
    var side: Side? { nil }
    var sharedLines: [String] { [] }
    var agreements: [Agreement] { [] }
    func addLines(to lines: inout LineItemBuilder, _ context: ResourceContext) throws(PricingError) {}
    func fleet(_ sizing: FleetSizing) throws(PricingError) -> InstanceFleet? { nil }
    func counts(_ cost: OftenForgotten, _ traffic: Traffic) -> Bool? { nil }
}

final class ServiceUseOf<S: Service>: ServiceUse, @unchecked Sendable {
    let resource: S

    init(_ resource: S) { self.resource = resource }

    override var side: Side? { S.side }
    override var sharedLines: [String] { resource.sharedLines }
    override var agreements: [Agreement] { resource.agreements }
    override func addLines(to lines: inout LineItemBuilder, _ context: ResourceContext) throws(PricingError) {
        try resource.addLines(to: &lines, context)
    }
    override func fleet(_ sizing: FleetSizing) throws(PricingError) -> InstanceFleet? { try resource.fleet(sizing) }
    override func counts(_ cost: OftenForgotten, _ traffic: Traffic) -> Bool? { resource.counts(cost, traffic) }
}
