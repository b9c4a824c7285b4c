import Pricing

extension OfferRules {
    /// Fargate on Linux. Windows has usage types of its own, and so have Spot and what ECS Anywhere manages. Ephemeral
    /// storage is listed once for both architectures.
    static let amazonECS = OfferRules(
        .ecs,
        [
            ProductRule("Fargate-vCPU-Hours:perCPU", .fargateVCPU, "x86_64"),
            ProductRule("Fargate-ARM-vCPU-Hours:perCPU", .fargateVCPU, "arm64"),
            ProductRule("Fargate-GB-Hours", .fargateMemory, "x86_64"),
            ProductRule("Fargate-ARM-GB-Hours", .fargateMemory, "arm64"),
            ProductRule("Fargate-EphemeralStorage-GB-Hours", .fargateEphemeralStorage),
        ])
}
