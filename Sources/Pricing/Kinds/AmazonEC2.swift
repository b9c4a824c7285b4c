import ExactMath

extension OfferCode { public static let ec2 = OfferCode("AmazonEC2") }

extension Offer {
    static let amazonEC2 = Offer(
        .ec2, [.instance, .reservedInstance, .volume, .natGatewayHours, .natGatewayData])
}

extension ItemKind {
    public static let instance = ItemKind(
        .ec2, "instance", [.any("instanceType"), .any("operatingSystem")], unit: .of(Hour.self),
        details: [
            .number("vCPU", .positive(upTo: Detail.largest)), .number("memoryMiB", .positive(upTo: Detail.largest)),
        ],
        rules: instanceRules(isReserved: false))
    public static let reservedInstance = ItemKind(
        .ec2, "reservedInstance",
        [
            .any("instanceType"), .any("operatingSystem"), .one("term", of: "1yr", "3yr"),
            .one("payment", of: "noUpfront", "partialUpfront", "allUpfront"),
            .one("offeringClass", of: "standard", "convertible"),
        ],
        unit: .of(Hour.self), details: [.number("upfront", .upTo(Detail.largest))],
        rules: instanceRules(isReserved: true) { entry in
            let isPaidLater = entry.attributes.dropFirst(3).first == "noUpfront"
            return isPaidLater || entry.details["upfront"] != nil
                ? nil : ("upfront", "What is due up front is missing.")
        })
    public static let volume = ItemKind(.ec2, "volume", [.any("volumeType")], unit: .of(GigabyteMonth.self))
    public static let natGatewayHours = ItemKind(.ec2, "natGatewayHours", unit: .of(Hour.self))
    public static let natGatewayData = ItemKind(.ec2, "natGatewayData", unit: .of(Gigabyte.self), takesTiers: true)

    /// The part of a table that needs no file of its own: on demand, Linux.
    public static let mainPart = "linux"

    /// Other systems and reserved terms stand in parts of their own, and are imported where an option asks for them.
    private static func instanceRules(
        isReserved: Bool,
        fault: @escaping @Sendable (PriceEntry) -> (key: StaticString, finding: String)? = { _ in nil }
    ) -> Rules {
        Rules(
            part: { attributes in
                guard attributes.count > 1 else { return nil }
                let system = attributes[1].lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
                return String(system) + (isReserved ? "-reserved" : "")
            },
            importOption: { attributes in
                guard attributes.count > 1 else { return nil }
                let system = attributes[1].contains(" ") ? "all" : attributes[1]
                let options =
                    (attributes[1] == "Linux" ? [] : ["--operating-system \(system)"])
                    + (isReserved ? ["--reserved"] : [])
                return options.isEmpty ? nil : options.joined(separator: " ")
            },
            fault: fault,
            words: { entry in entry.upfront.isZero ? "" : ", \(entry.upfront) up front" })
    }
}

extension PriceEntry {
    /// What a reservation costs up front, in the table's currency.
    public var upfront: Rational { details["upfront"] ?? 0 }
    public var vCPU: Rational? { details["vCPU"] }
    public var memoryMiB: Rational? { details["memoryMiB"] }
}
