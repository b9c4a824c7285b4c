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
            ProductRule("NatGateway-Hours", .natGatewayHours, where: gateway),
            ProductRule("NatGateway-Bytes", .natGatewayData, where: gateway),
        ] + awsELB.products,
        columns: [[.operation]])

    private static let gateway: [(field: Field, text: StaticString)] = [
        (.operation, "NatGateway"), (.productFamily, "NAT Gateway"),
    ]

    private static func volume(_ usage: StaticString, _ name: StaticString) -> ProductRule {
        ProductRule(
            usage, .volume, name.description, where: [(.volumeName, name), (.productFamily, "Storage")])
    }
}

/// An instance on demand is priced by the product that is shared, used, without software of its own and with its licence
/// included; every type has dozens of others beside it.
private enum Instances {
    /// The operation of each operating system without further software, as AWS's EC2 billing codes list them.
    static let operations: [(system: StaticString, operation: StaticString)] = [
        ("Linux", "RunInstances"),
        ("Windows", "RunInstances:0002"),
        ("RHEL", "RunInstances:0010"),
        ("Red Hat Enterprise Linux with HA", "RunInstances:1010"),
        ("SUSE", "RunInstances:000g"),
        ("Ubuntu Pro", "RunInstances:0g00"),
    ]

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
        let purchases: [(StaticString, String)] = [
            ("No Upfront", "noUpfront"), ("Partial Upfront", "partialUpfront"), ("All Upfront", "allUpfront"),
        ]
        // Every class was standard before convertible ones came, and files of that time have no such column.
        let classes: [(StaticString, String)] = [
            ("standard", "standard"), ("convertible", "convertible"), ("", "standard"),
        ]
        guard let term = leases.first(where: { self[.leaseContractLength] == $0.0 })?.1,
            let payment = purchases.first(where: { self[.purchaseOption] == $0.0 })?.1,
            let kind = classes.first(where: { self[.offeringClass].equalsIgnoringCase($0.0) })?.1
        else { return nil }
        return [term, payment, kind]
    }
}
