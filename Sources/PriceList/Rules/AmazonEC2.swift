import ByteScanning
import ExactMath
import Pricing

extension OfferRules {
    /// Instances on demand and reserved, volumes and NAT gateways; and the load balancers that stand here as well, under
    /// SKUs other than those of their own offer and in other groups.
    static let amazonEC2 = OfferRules(
        .ec2,
        [
            ProductRule("BoxUsage:", isBeginning: true, .instance, reserved: .reservedInstance) {
                rest, values, options in Instances.find(rest, values, options)
            },
            // The bare name is that of what m1.small was first sold as.
            ProductRule("BoxUsage", isBeginning: false, .instance, reserved: .reservedInstance) {
                _, values, options in Instances.find(nil, values, options)
            },
            volume("EBS:VolumeUsage", "standard"), volume("EBS:VolumeUsage.gp2", "gp2"),
            volume("EBS:VolumeUsage.gp3", "gp3"), volume("EBS:VolumeUsage.piops", "io1"),
            volume("EBS:VolumeUsage.io2", "io2"), volume("EBS:VolumeUsage.st1", "st1"),
            volume("EBS:VolumeUsage.sc1", "sc1"),
            ProductRule("CPUCredits:", isBeginning: true, .cpuCredits) { family, values, options in
                Instances.findCredits(family, values, options)
            },
            // The tiers of io2 are three products; their edges stand in the EBS documentation alone.
            iops("EBS:VolumeP-IOPS.io2", "io2").listed(.rung(from: "0", to: "32000")),
            iops("EBS:VolumeP-IOPS.io2.tier2", "io2").listed(.rung(from: "32000", to: "64000")),
            iops("EBS:VolumeP-IOPS.io2.tier3", "io2").listed(.rung(from: "64000", to: "Inf")),
            iops("EBS:VolumeP-IOPS.piops", "io1"), iops("EBS:VolumeP-IOPS.gp3", "gp3"),
            // Listed for a GiB a second, as its unit says and its description does not.
            ProductRule(
                "EBS:VolumeP-Throughput.gp3", .volumeThroughput, "gp3", unit: .of(GibibyteThroughputMonth.self)
            ).listed(.perUnits(1024)),
            ProductRule("NatGateway-Hours", .natGatewayHours, where: gateway),
            ProductRule("NatGateway-Bytes", .natGatewayData, where: gateway),
        ] + awsELB.products,
        columns: [[.operation]],
        // What a burstable instance may use all the time, and what a volume includes.
        unstated: ["baselineShare", "included"])

    private static let gateway: [(field: Field, text: StaticString)] = [
        (.operation, "NatGateway"), (.productFamily, "NAT Gateway"),
    ]

    private static func iops(_ usage: StaticString, _ name: StaticString) -> ProductRule {
        ProductRule(usage, .volumeIOPS, name.description, where: [(.volumeName, name)])
    }

    private static func volume(_ usage: StaticString, _ name: StaticString) -> ProductRule {
        ProductRule(
            usage, .volume, name.description, where: [(.volumeName, name), (.productFamily, "Storage")])
    }
}

/// What AWS's list calls the unit of throughput.
private enum GibibyteThroughputMonth: BillingUnit {
    static let name = ThroughputMonth.name
    static let spellings = ["gibps-mo", "gibps-month"]
}

/// An instance on demand is priced by the product that is shared, used, without software of its own and with its licence
/// included; every type has dozens of others beside it.
enum Instances {
    /// The operation of each operating system without further software, as AWS's EC2 billing codes list them.
    private static let operations: [(system: StaticString, operation: StaticString)] = [
        ("Linux", "RunInstances"),
        ("Windows", "RunInstances:0002"),
        ("RHEL", "RunInstances:0010"),
        ("Red Hat Enterprise Linux with HA", "RunInstances:1010"),
        ("SUSE", "RunInstances:000g"),
        ("Ubuntu Pro", "RunInstances:0g00"),
    ]

    /// The operating system that alone runs on an instance started by this operation.
    static func system(ofOperation operation: ByteView) -> StaticString? {
        operations.first { operation == $0.operation }?.system
    }

    /// Surplus credits of one family, whose price differs by the operating system alone.
    static func findCredits(_ family: ByteView, _ values: FieldValues, _ options: ImportOptions) -> ProductRule.Finding
    {
        guard ItemKind.cpuCredits.attributes[0].values?.contains(where: { family.equals($0) }) == true else {
            return .leftOut(.otherUsage)
        }
        let stated = values[.operatingSystem]
        guard let system = stated.isEmpty ? system(ofOperation: values[.operation]).map({ ByteView($0) }) : stated,
            options.wants(operatingSystem: system)
        else { return .leftOut(.otherOperatingSystem) }
        return .found([family.text, system.text])
    }

    /// - Parameter type: the instance type in the usage type, or nil where that names none.
    static func find(_ type: ByteView?, _ values: FieldValues, _ options: ImportOptions) -> ProductRule.Finding {
        func isEmpty(_ field: Field, or texts: StaticString...) -> Bool {
            values[field].isEmpty || texts.contains { values[field] == $0 }
        }
        let operation = values[.operation]
        let stated = values[.operatingSystem]
        let listed = operations.first { stated.isEmpty ? operation == $0.operation : stated == $0.system }
        guard let system = stated.isEmpty ? listed.map({ ByteView($0.system) }) : stated,
            options.wants(operatingSystem: system)
        else { return .leftOut(.otherOperatingSystem) }
        guard isEmpty(.productFamily, or: "Compute Instance", "Compute Instance (bare metal)") else {
            return .leftOut(.otherOperation)
        }
        guard isEmpty(.tenancy, or: "Shared"), isEmpty(.capacityStatus, or: "Used"),
            isEmpty(.marketOption, or: "OnDemand")
        else { return .leftOut(.notOnDemandShared) }
        guard isEmpty(.preInstalledSoftware, or: "NA") else { return .leftOut(.preInstalledSoftware) }
        let software = values[.preInstalledSoftware]
        let license = values[.licenseModel]
        guard license.isEmpty || license.equalsIgnoringCase("No License required") else {
            return .leftOut(.ownLicense)
        }
        if operation.isEmpty {
            guard !software.isEmpty, !license.isEmpty else { return .leftOut(.otherOperation) }
        } else if let listed {
            guard operation == listed.operation else { return .leftOut(.otherOperation) }
        } else if software.isEmpty || license.isEmpty {
            return .leftOut(.otherOperatingSystem)
        }
        let named = values[.instanceType]
        let name = type ?? (named.isEmpty ? ByteView("m1.small") : named)
        guard named.isEmpty || named == name, type != nil || name == "m1.small" else {
            return .leftOut(.otherOperation)
        }
        var details: [ImportedAttribute] = []
        if let count = DecimalText.normalised(values[.virtualCPUs]) {
            details.append(ImportedAttribute(key: "vCPU", value: count))
        }
        if let mebibytes = mebibytes(values[.memory]) {
            details.append(ImportedAttribute(key: "memoryMiB", value: mebibytes))
        }
        return .found([name.text, system.text], details: details)
    }

    /// `0.5 GiB` and `1,952 GiB` in MiB; nil for `NA`.
    private static func mebibytes(_ text: ByteView) -> String? {
        let suffix: StaticString = " GiB"
        guard text.count > 4, text.dropFirst(text.count - 4) == suffix else { return nil }
        let digits = text.slice(0, text.count - 4).text.filter { $0 != "," }
        if let whole = Int(digits), (0..<1 << 32).contains(whole) { return String(whole * 1024) }
        guard let value = try? Rational(decimal: digits), value.signum >= 0 else { return nil }
        return DecimalText.text(of: value * 1024)
    }
}

extension FieldValues {
    /// The terms of a reservation in the tables' words, in the order of `reservedInstance`'s attributes; nil for the terms
    /// of before 2015 (light, medium, heavy utilization).
    var reservedTerm: [String]? {
        let leases: [(StaticString, String)] = [("1yr", "1yr"), ("1 yr", "1yr"), ("3yr", "3yr"), ("3 yr", "3yr")]
        // Every class was standard before convertible ones came, and files of that time have no such column.
        let classes: [(StaticString, String)] = [
            ("standard", "standard"), ("convertible", "convertible"), ("", "standard"),
        ]
        guard let term = leases.first(where: { self[.leaseContractLength] == $0.0 })?.1,
            let payment = payment(self[.purchaseOption]),
            let kind = classes.first(where: { self[.offeringClass].equalsIgnoringCase($0.0) })?.1
        else { return nil }
        return [term, payment, kind]
    }

    /// A way of paying in the tables' words.
    func payment(_ text: ByteView) -> String? {
        text == "No Upfront"
            ? "noUpfront" : text == "Partial Upfront" ? "partialUpfront" : text == "All Upfront" ? "allUpfront" : nil
    }
}
