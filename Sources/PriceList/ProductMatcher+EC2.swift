import ExactMath
import Pricing

extension ProductMatcher {
    /// The operation of each operating system without further software, as AWS's EC2 billing codes list them.
    private static let operations: [(system: StaticString, operation: StaticString)] = [
        ("Linux", "RunInstances"),
        ("Windows", "RunInstances:0002"),
        ("RHEL", "RunInstances:0010"),
        ("Red Hat Enterprise Linux with HA", "RunInstances:1010"),
        ("SUSE", "RunInstances:000g"),
        ("Ubuntu Pro", "RunInstances:0g00"),
    ]

    /// An instance on demand is priced by the product that is shared, used, without software of its own and with its
    /// licence included; every type has dozens of others beside it.
    func matchInstance(_ type: ByteView?, _ values: FieldValues, region: String) -> ProductMatch {
        let operation = values[.operation]
        let stated = values[.operatingSystem]
        let listed = Self.operations.first { stated.isEmpty ? operation == $0.operation : stated == $0.system }
        guard let system = stated.isEmpty ? listed.map({ ByteView($0.system) }) : stated,
            options.wants(operatingSystem: system)
        else { return .leftOut(.otherOperatingSystem) }

        let family = values[.productFamily]
        guard family.isEmpty || family == "Compute Instance" || family == "Compute Instance (bare metal)" else {
            return .leftOut(.otherOperation)
        }
        guard values[.tenancy].isEmpty || values[.tenancy] == "Shared",
            values[.capacityStatus].isEmpty || values[.capacityStatus] == "Used",
            values[.marketOption].isEmpty || values[.marketOption] == "OnDemand"
        else { return .leftOut(.notOnDemandShared) }
        let software = values[.preInstalledSoftware]
        guard software.isEmpty || software == "NA" else { return .leftOut(.preInstalledSoftware) }
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
        var product = MatchedProduct(offer: .ec2, region: region, item: .instance, unit: .hours)
        product.attributes = [
            ImportedAttribute("instanceType", name.text), ImportedAttribute("operatingSystem", system.text),
        ]
        if let count = DecimalText.normalised(values[.virtualCPUs]) {
            product.details.append(ImportedAttribute("vCPU", count))
        }
        if let mebibytes = Self.mebibytes(values[.memory]) {
            product.details.append(ImportedAttribute("memoryMiB", mebibytes))
        }
        return .product(product)
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

    func matchVolume(_ name: ByteView, _ values: FieldValues, region: String) -> ProductMatch {
        let names: [(usage: StaticString, volume: StaticString)] = [
            ("", "standard"), ("gp2", "gp2"), ("gp3", "gp3"), ("piops", "io1"), ("io2", "io2"), ("st1", "st1"),
            ("sc1", "sc1"),
        ]
        guard let volume = names.first(where: { name == $0.usage })?.volume else { return .leftOut(.otherUsage) }
        let stated = values[.volumeName]
        let family = values[.productFamily]
        guard stated.isEmpty || stated == volume, family.isEmpty || family == "Storage" else {
            return .leftOut(.otherOperation)
        }
        return .product(
            MatchedProduct(
                offer: .ec2, region: region, item: .volume,
                attributes: [ImportedAttribute("volumeType", volume.description)], unit: .gigabyteMonths))
    }
}
