import ExactMath
import JSONText
import StrictJSON

/// One entry of a scenario's `resources`.
public struct Resource: Sendable {
    public let label: String?
    /// Taken off every line item of the resource before any rounding up.
    public let discountPercent: Rational
    var use: ServiceUse
    private let value: JSONValue

    /// The service as the file spells it.
    public var serviceName: String { value["service"]?.stringValue ?? "" }

    /// Where the file says the value of a key, for messages about its price: the resource itself where it does not.
    public func place(of key: StaticString?) -> (path: String, location: JSONLocation) {
        let found = key.flatMap { value[$0] ?? value["purchase"]?[$0] } ?? value
        return (found.path, found.location)
    }

    /// What every resource may state beside its service.
    static let commonKeys = [
        KeyDescription("label", .text, "a name of its own"),
        KeyDescription("discountPercent", .number(.upTo(100)), "percent taken off all its lines"),
    ]

    init(
        _ value: JSONValue, of services: [ServiceKind], in file: String, collecting faults: FaultList?
    ) throws(FileFault) {
        guard value.kind == .object else {
            throw FileFault(value, in: file, finding: "Found \(value.excerpt) where a resource { … } is expected.")
        }
        func names() -> [String] { services.map { $0.name.description } }
        guard let service = value["service"] else {
            throw FileFault(
                value, in: file, finding: "The resource has no \"service\".",
                advice: "Services: \(names().joined(separator: ", ")).")
        }
        let name = service.stringValue
        guard let kind = services.first(where: { $0.name.description == name }) else {
            let suggestion = name.flatMap { NearMiss.nearest(to: $0, in: names()) }
            throw FileFault(
                service, in: file, finding: "Found \(service.excerpt), which is no service.",
                advice: (suggestion.map { "Did you mean '\($0)'? " } ?? "")
                    + "Services: \(names().joined(separator: ", ")).")
        }
        let fields: Fields
        (fields, use) = try kind.read(value, file, faults)
        label = try fields.text("label")
        discountPercent = try fields.number("discountPercent", .upTo(100)) ?? 0
        self.value = value
    }

    /// What is left of a dollar after the discount.
    var discountFactor: Rational { (100 - discountPercent) / 100 }

    /// What the resource states, or nil where it is of another service.
    func stated<S: Service>(as service: S.Type) -> S? { (use as? ServiceUseOf<S>)?.resource }
}

extension Scenario {
    /// What all its resources of one service state.
    func resources<S: Service>(of service: S.Type) -> [S] { resources.compactMap { $0.stated(as: service) } }
}
