import Pricing

/// A product that one of our tables prices.
struct MatchedProduct {
    let offer: OfferCode
    let region: String
    let item: Item
    /// What the tables tell it from others by.
    var attributes: [ImportedAttribute] = []
    /// What the tables say about it beyond that.
    var details: [ImportedAttribute] = []
    let unit: UnitSpelling
}

/// What a product turns out to be.
enum ProductMatch {
    case product(MatchedProduct)
    /// A free tier of all regions.
    case allowance(Item, UnitSpelling)
    case leftOut(ImportSummary.Reason)
}

/// Decides by AWS's own attributes which of an offer's products our tables price.
///
/// A row is taken only where all of its usage type, once the region's prefix is gone, and its operation say that it is
/// the thing itself: prices of 0 are common, and so are look-alikes at other prices.
struct ProductMatcher {
    let offer: OfferCode
    let options: ImportOptions

    func match(_ values: FieldValues) -> ProductMatch {
        let service = values[.serviceCode]
        guard service.isEmpty || service.equals(offer.rawValue) else { return .leftOut(.otherService) }
        let usageType = values[.usageType]
        guard Usage.mayBe(usageType, in: offer) else { return .leftOut(.otherUsage) }
        if usageType.hasPrefix("Global-") { return allowance(usageType.dropFirst(7)) }

        let system = values[.operatingSystem]
        guard offer != .ec2 || options.mayWant(operatingSystem: system) else {
            return .leftOut(.otherOperatingSystem)
        }
        let isTransfer = offer == .dataTransfer
        let locationType = values[isTransfer ? .fromLocationType : .locationType]
        guard locationType.isEmpty || locationType == "AWS Region" else { return .leftOut(.localZone) }
        let stated = values[isTransfer ? .fromRegionCode : .regionCode]
        let location = values[isTransfer ? .fromLocation : .location]
        guard let code = stated.isEmpty ? Region.code(atLocation: location) : stated else {
            return .leftOut(.unknownLocation)
        }
        guard Region.known(code: code) != nil || Region.isRegionCode(code) else { return .leftOut(.localZone) }
        guard let name = UsageType.name(of: usageType, in: code), let usage = Usage(name, in: offer) else {
            return .leftOut(.lookAlike)
        }
        return match(usage, values, region: code.text)
    }

    private func match(_ usage: Usage, _ values: FieldValues, region: String) -> ProductMatch {
        switch usage {
        case .instance(let type):
            return matchInstance(type, values, region: region)
        case .volume(let name):
            return matchVolume(name, values, region: region)
        case .plain(.loadBalancerHours, _, _), .plain(.dataProcessed, _, _), .capacityUnits:
            return matchLoadBalancer(usage, values, region: region)
        case .plain(let item, let unit, let architecture):
            guard agrees(item, values) else { return .leftOut(.otherOperation) }
            var product = MatchedProduct(offer: offer, region: region, item: item, unit: unit)
            if let architecture { product.attributes = [ImportedAttribute("architecture", architecture.description)] }
            return .product(product)
        case .requests(let type, let operation):
            guard values[.operation].isEmpty || values[.operation] == ByteView(operation) else {
                return .leftOut(.otherOperation)
            }
            return .product(
                MatchedProduct(
                    offer: offer, region: region, item: .requests,
                    attributes: [ImportedAttribute("type", type.description)], unit: .requests))
        case .cache(let size):
            guard let gigabytes = DecimalText.normalised(size.count > 2 ? size.slice(0, size.count - 2) : size) else {
                return .leftOut(.otherUsage)
            }
            return .product(
                MatchedProduct(
                    offer: offer, region: region, item: .cache,
                    attributes: [ImportedAttribute("cacheGB", gigabytes)], unit: .hours))
        }
    }

    /// Whether operation and places are those of the item, where the file states them.
    private func agrees(_ item: Item, _ values: FieldValues) -> Bool {
        func isEmpty(_ field: Field, or expected: StaticString) -> Bool {
            values[field].isEmpty || values[field] == expected
        }
        return switch item {
        case .natGatewayHours, .natGatewayData:
            isEmpty(.operation, or: "NatGateway") && isEmpty(.productFamily, or: "NAT Gateway")
        case .internetOut:
            isEmpty(.transferType, or: "AWS Outbound") && isEmpty(.toLocation, or: "External")
        default: true
        }
    }

    /// Lambda's free tier stands in products of its own, without a region.
    private func allowance(_ name: ByteView) -> ProductMatch {
        if offer == .lambda, name == "Request" { return .allowance(.requests, .requests) }
        if offer == .lambda, name == "Lambda-GB-Second" { return .allowance(.duration, .gigabyteSeconds) }
        return .leftOut(.lookAlike)
    }
}

extension ImportedAttribute {
    init(_ key: String, _ value: String) { self.init(key: key, value: value) }
}
