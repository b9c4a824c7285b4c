import Pricing

/// What the price tables hold, in the order in which they hold it.
enum Item: String, CaseIterable {
    case instance
    case reservedInstance
    case volume
    case natGatewayHours
    case natGatewayData
    case loadBalancerHours
    case dataProcessed
    case capacityUnits
    case requests
    case duration
    case ephemeralStorage
    case provisionedConcurrency
    case provisionedDuration
    case cache
    case publicIPv4
    case internetOut

    var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What a usage type measures, before anything else about the product is known.
enum Usage {
    /// The instance type, or nil for the bare `BoxUsage` that m1.small was first sold as.
    case instance(ByteView?)
    /// The volume's name in the usage type, empty for the magnetic one.
    case volume(ByteView)
    /// Anything that its name alone settles.
    case plain(Item, UnitSpelling, architecture: StaticString?)
    case capacityUnits(networkOnly: Bool)
    case requests(type: StaticString, operation: StaticString)
    case cache(ByteView)
}

extension Usage {
    /// Whether a usage type may be one of ours, judged without its region; never false for one that is.
    ///
    /// - Complexity: O(length · hyphens).
    static func mayBe(_ usageType: ByteView, in offer: OfferCode) -> Bool {
        if Usage(usageType, in: offer) != nil { return true }
        var from = 0
        while let hyphen = usageType.firstIndex(of: 0x2D, from: from) {
            if Usage(usageType.dropFirst(hyphen + 1), in: offer) != nil { return true }
            from = hyphen + 1
        }
        return false
    }

    /// What `name`, a usage type without its prefix, measures in an offer, or nil for what is not priced here.
    init?(_ name: ByteView, in offer: OfferCode) {
        // Most usage types are told from ours by their first letter.
        switch name[0] {
        case UInt8(ascii: "A"), UInt8(ascii: "B"), UInt8(ascii: "D"), UInt8(ascii: "E"), UInt8(ascii: "L"),
            UInt8(ascii: "N"), UInt8(ascii: "P"), UInt8(ascii: "R"):
            break
        default: return nil
        }
        switch offer {
        case .ec2:
            if let usage = Self.ofEC2(name) ?? Self.ofLoadBalancer(name) { self = usage } else { return nil }
        case .elasticLoadBalancing:
            if let usage = Self.ofLoadBalancer(name) { self = usage } else { return nil }
        case .lambda:
            if let usage = Self.ofLambda(name) { self = usage } else { return nil }
        case .apiGateway:
            if name == "ApiGatewayRequest" {
                self = .requests(type: "REST", operation: "ApiGatewayRequest")
            } else if name == "ApiGatewayHttpRequest" {
                self = .requests(type: "HTTP", operation: "ApiGatewayHttpApi")
            } else if name.hasPrefix("ApiGatewayCacheUsage:") {
                self = .cache(name.dropFirst(21))
            } else {
                return nil
            }
        case .vpc:
            guard name == "PublicIPv4:InUseAddress" else { return nil }
            self = .plain(.publicIPv4, .hours, architecture: nil)
        case .dataTransfer:
            guard name == "DataTransfer-Out-Bytes" else { return nil }
            self = .plain(.internetOut, .gigabytes, architecture: nil)
        }
    }

    private static func ofEC2(_ name: ByteView) -> Usage? {
        switch name[0] {
        case UInt8(ascii: "B"):
            if name.hasPrefix("BoxUsage:") { return .instance(name.dropFirst(9)) }
            return name == "BoxUsage" ? .instance(nil) : nil
        case UInt8(ascii: "E"):
            if name.hasPrefix("EBS:VolumeUsage.") { return .volume(name.dropFirst(16)) }
            return name == "EBS:VolumeUsage" ? .volume(.empty) : nil
        case UInt8(ascii: "N"):
            if name == "NatGateway-Hours" { return .plain(.natGatewayHours, .hours, architecture: nil) }
            return name == "NatGateway-Bytes" ? .plain(.natGatewayData, .gigabytes, architecture: nil) : nil
        default: return nil
        }
    }

    private static func ofLoadBalancer(_ name: ByteView) -> Usage? {
        if name == "LoadBalancerUsage" { return .plain(.loadBalancerHours, .hours, architecture: nil) }
        if name == "DataProcessing-Bytes" { return .plain(.dataProcessed, .gigabytes, architecture: nil) }
        if name == "LCUUsage" { return .capacityUnits(networkOnly: false) }
        if name == "NLCUUsage" { return .capacityUnits(networkOnly: true) }
        return nil
    }

    /// Requests and ephemeral storage cost the same on both architectures and are taken from x86's rows.
    private static func ofLambda(_ name: ByteView) -> Usage? {
        if name == "Request" { return .plain(.requests, .requests, architecture: nil) }
        if name == "Lambda-Storage-GB-Second" {
            return .plain(.ephemeralStorage, .storageGigabyteSeconds, architecture: nil)
        }
        let names: [(StaticString, StaticString, Item)] = [
            ("Lambda-GB-Second", "Lambda-GB-Second-ARM", .duration),
            ("Lambda-Provisioned-Concurrency", "Lambda-Provisioned-Concurrency-ARM", .provisionedConcurrency),
            ("Lambda-Provisioned-GB-Second", "Lambda-Provisioned-GB-Second-ARM", .provisionedDuration),
        ]
        for (x86, arm, item) in names {
            if name == x86 { return .plain(item, .gigabyteSeconds, architecture: "x86_64") }
            if name == arm { return .plain(item, .gigabyteSeconds, architecture: "arm64") }
        }
        return nil
    }
}
