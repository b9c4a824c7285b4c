import ExactMath
import JSONText
import StrictJSON

/// One entry of a scenario's `resources`.
public struct Resource: Sendable {
    public enum Kind: Sendable {
        case ec2(EC2)
        case loadBalancer(LoadBalancer)
        case lambda(LambdaFunction)
        case apiGateway(APIGateway)
        case dataTransfer(DataTransfer)
        case natGateway(NATGateway)
        case custom(CustomCost)
    }

    public let label: String?
    /// Taken off every line item of the resource before any rounding up.
    public let discountPercent: Rational
    public internal(set) var kind: Kind
    private let value: JSONValue
    /// Where the file says the value of a key, for messages about its price: the resource itself where it does not.
    public func place(of key: StaticString?) -> (path: String, location: JSONLocation) {
        let found = key.flatMap { value[$0] ?? value["purchase"]?[$0] } ?? value
        return (found.path, found.location)
    }

    static let services = ["ec2", "elb", "lambda", "apiGateway", "dataTransfer", "natGateway", "custom"]
    static let commonKeys: [StaticString] = ["service", "label", "discountPercent"]

    init(_ value: JSONValue, in file: String) throws(FileFault) {
        guard value.kind == .object else {
            throw FileFault(value, in: file, finding: "Found \(value.excerpt) where a resource { … } is expected.")
        }
        guard let service = value["service"] else {
            throw FileFault(
                value, in: file, finding: "The resource has no \"service\".",
                advice: "Services: \(Self.services.joined(separator: ", ")).")
        }
        guard let name = service.stringValue, Self.services.contains(name) else {
            let suggestion = service.stringValue.flatMap { NearMiss.nearest(to: $0, in: Self.services) }
            throw FileFault(
                service, in: file, finding: "Found \(service.excerpt), which is no service.",
                advice: (suggestion.map { "Did you mean '\($0)'? " } ?? "")
                    + "Services: \(Self.services.joined(separator: ", ")).")
        }
        func fields(_ keys: [StaticString]) throws(FileFault) -> Fields {
            try Fields(value, in: file, keys: Self.commonKeys + keys)
        }
        let read: Fields
        switch name {
        case "ec2":
            read = try fields(EC2.keys)
            kind = .ec2(try EC2(read))
        case "elb":
            read = try fields(LoadBalancer.keys)
            kind = .loadBalancer(try LoadBalancer(read))
        case "lambda":
            read = try fields(LambdaFunction.keys)
            kind = .lambda(try LambdaFunction(read))
        case "apiGateway":
            read = try fields(APIGateway.keys)
            kind = .apiGateway(try APIGateway(read))
        case "dataTransfer":
            read = try fields(DataTransfer.keys)
            kind = .dataTransfer(try DataTransfer(read))
        case "natGateway":
            read = try fields(NATGateway.keys)
            kind = .natGateway(try NATGateway(read))
        default:
            read = try fields(CustomCost.keys)
            kind = .custom(try CustomCost(read))
        }
        label = try read.text("label")
        discountPercent = try read.number("discountPercent", .upTo(100)) ?? 0
        self.value = value
    }

    /// What is left of a dollar after the discount.
    var discountFactor: Rational { (100 - discountPercent).divided(by: 100) }

    /// Resources with the same group share a line item, so they must agree on the discount.
    var sharedLine: String? {
        switch kind {
        case .lambda: "Lambda functions"
        case .apiGateway(let api): "API Gateway \(api.type.rawValue) APIs"
        case .dataTransfer: "data transfers"
        case .ec2, .loadBalancer, .natGateway, .custom: nil
        }
    }
}
