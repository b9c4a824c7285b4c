import ExactMath

extension OfferCode { public static let ec2 = OfferCode("AmazonEC2") }

extension Offer {
    static let amazonEC2 = Offer(
        .ec2,
        [
            .instance, .reservedInstance, .cpuCredits, .volume, .volumeIOPS, .volumeThroughput, .natGatewayHours,
            .natGatewayData,
        ])
}

/// Input and output operations a second, provisioned for a month.
public enum IOPSMonth: BillingUnit {
    public static let name = "IOPS-Mo"
    public static let spellings = ["iops-mo", "iops-month"]
}

/// Mebibytes a second, provisioned for a month.
public enum ThroughputMonth: BillingUnit {
    public static let name = "MiBps-Mo"
    public static let spellings = ["mibps-mo", "mibps-month"]
}

extension ItemKind {
    public static let instance = ItemKind(
        .ec2, "instance", [.any("instanceType"), .any("operatingSystem")], unit: .of(Hour.self),
        details: [
            .number("vCPU", .positive(upTo: Detail.largest)), .number("memoryMiB", .positive(upTo: Detail.largest)),
            .number("baselineShare", .positive(upTo: 1)),
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
    /// What a burstable instance in unlimited mode uses beyond what it earns.
    public static let cpuCredits = ItemKind(
        .ec2, "cpuCredits", [.one("instanceFamily", of: "t2", "t3", "t3a", "t4g"), .any("operatingSystem")],
        unit: .of(VCPUHour.self), rules: instanceRules(isReserved: false))
    public static let volume = ItemKind(.ec2, "volume", [.any("volumeType")], unit: .of(GigabyteMonth.self))
    /// Beyond the included ones; the tiers count for each volume.
    public static let volumeIOPS = ItemKind(
        .ec2, "volumeIOPS", [.one("volumeType", of: "gp3", "io1", "io2")], unit: .of(IOPSMonth.self),
        details: [included], takesTiers: true, rules: provisionedRules)
    /// Beyond the included one.
    public static let volumeThroughput = ItemKind(
        .ec2, "volumeThroughput", [.one("volumeType", of: "gp3")], unit: .of(ThroughputMonth.self),
        details: [included], rules: provisionedRules)
    public static let natGatewayHours = ItemKind(.ec2, "natGatewayHours", unit: .of(Hour.self))
    public static let natGatewayData = ItemKind(.ec2, "natGatewayData", unit: .of(Gigabyte.self), takesTiers: true)

    /// What a volume has without paying for it: 3,000 IOPS and 125 MiB/s of gp3.
    private static let included = Detail.number("included", .upTo(Detail.largest))
    private static let provisionedRules = Rules(
        fault: { entry in
            entry.attributes == ["gp3"] && entry.details["included"] == nil
                ? ("included", "What a volume includes without paying for it is missing.") : nil
        },
        words: { entry in entry.included.isZero ? "" : " beyond \(entry.included)" })

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
            words: { entry in entry.upfront.isZero ? "" : ", \(entry.upfront) up front" },
            twin: { attributes in
                attributes.dropFirst().first == "Linux" || isReserved ? nil : attributes.prefix(1) + ["Linux"]
            })
    }
}

extension PriceEntry {
    /// What a reservation costs up front, in the table's currency.
    public var upfront: Rational { details["upfront"] ?? 0 }
    public var vCPU: Rational? { details["vCPU"] }
    public var memoryMiB: Rational? { details["memoryMiB"] }
    /// Of a burstable instance, the share of each vCPU that it may use all the time: what its credits earn. Nil for what is
    /// not burstable.
    ///
    /// Source: the EC2 user guide, "Key concepts for burstable performance instances", 2026.
    public var baselineShare: Rational? { details["baselineShare"] }
    /// What a volume has of it without paying.
    public var included: Rational { details["included"] ?? 0 }
}
