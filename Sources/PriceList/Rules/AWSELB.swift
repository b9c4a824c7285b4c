import Pricing

extension OfferRules {
    /// The kinds share their usage types; operation and product family alone tell them apart, one must be stated, and
    /// both must agree. Other kinds, such as gateway load balancers, are of another operation.
    static let awsELB = OfferRules(
        .elasticLoadBalancing,
        [
            ProductRule("LoadBalancerUsage", .loadBalancerHours, "classic", where: classic, needsCondition: true),
            ProductRule(
                "LoadBalancerUsage", .loadBalancerHours, "application", where: application, needsCondition: true),
            ProductRule("LoadBalancerUsage", .loadBalancerHours, "network", where: network, needsCondition: true),
            ProductRule("DataProcessing-Bytes", .dataProcessed, "classic", where: classic, needsCondition: true),
            ProductRule("LCUUsage", .capacityUnits, "application", where: application, needsCondition: true),
            ProductRule(
                "LCUUsage", .capacityUnits, "network", unit: .of(NLCUHour.self), where: network, needsCondition: true),
            ProductRule(
                "NLCUUsage", .capacityUnits, "network", unit: .of(NLCUHour.self), where: network, needsCondition: true),
        ],
        columns: [[.operation], [.productFamily]],
        // What a unit carries.
        unstated: ["capacity"])

    private static let classic: [(field: Field, text: StaticString)] = [
        (.operation, "LoadBalancing"), (.productFamily, "Load Balancer"),
    ]
    private static let application: [(field: Field, text: StaticString)] = [
        (.operation, "LoadBalancing:Application"), (.productFamily, "Load Balancer-Application"),
    ]
    private static let network: [(field: Field, text: StaticString)] = [
        (.operation, "LoadBalancing:Network"), (.productFamily, "Load Balancer-Network"),
    ]
}
