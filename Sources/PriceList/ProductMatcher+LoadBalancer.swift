import Pricing

extension ProductMatcher {
    private enum LoadBalancer: String {
        case classic
        case application
        case network
    }

    /// The kinds share their usage types; operation and product family alone tell them apart, and must agree.
    ///
    /// The AmazonEC2 offer holds the same products under other SKUs, in other groups.
    func matchLoadBalancer(_ usage: Usage, _ values: FieldValues, region: String) -> ProductMatch {
        let operation = values[.operation]
        let family = values[.productFamily]
        guard let kind = Self.kind(operation: operation) ?? Self.kind(family: family),
            operation.isEmpty || Self.kind(operation: operation) == kind,
            family.isEmpty || Self.kind(family: family) == kind
        else { return .leftOut(.otherOperation) }

        let item: Item
        let unit: UnitSpelling
        switch (usage, kind) {
        case (.plain(.loadBalancerHours, _, _), _): (item, unit) = (.loadBalancerHours, .hours)
        case (.plain(.dataProcessed, _, _), .classic): (item, unit) = (.dataProcessed, .gigabytes)
        case (.capacityUnits(networkOnly: false), .application): (item, unit) = (.capacityUnits, .capacityUnitHours)
        case (.capacityUnits, .network): (item, unit) = (.capacityUnits, .networkCapacityUnitHours)
        default: return .leftOut(.otherOperation)
        }
        return .product(
            MatchedProduct(
                offer: .elasticLoadBalancing, region: region, item: item,
                attributes: [ImportedAttribute("type", kind.rawValue)], unit: unit))
    }

    private static func kind(operation: ByteView) -> LoadBalancer? {
        if operation == "LoadBalancing" { return .classic }
        if operation == "LoadBalancing:Application" { return .application }
        return operation == "LoadBalancing:Network" ? .network : nil
    }

    private static func kind(family: ByteView) -> LoadBalancer? {
        if family == "Load Balancer" { return .classic }
        if family == "Load Balancer-Application" { return .application }
        return family == "Load Balancer-Network" ? .network : nil
    }
}
