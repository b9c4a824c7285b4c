import ByteScanning
import Pricing

extension OfferRules {
    /// Rates of Compute and EC2 Instance Savings Plans, whose lists have a layout of their own: a row says what usage it is
    /// for, in that usage's own words, and which plan it belongs to. Shared instances that run, Fargate on Linux and
    /// Lambda's duration count; dedicated ones, hosts, capacity that waits, and plans of other families do not.
    static let awsComputeSavingsPlan = OfferRules(
        .savingsPlan,
        [
            ProductRule("BoxUsage:", isBeginning: true, .planInstance) { type, values, options in
                guard values[.serviceCode] == "AmazonEC2" else { return .leftOut(.otherService) }
                guard let system = Instances.system(ofOperation: values[.operation]),
                    options.wants(operatingSystem: ByteView(system))
                else { return .leftOut(.otherOperatingSystem) }
                guard let kind = values.planKind, let term = values.planTerm else { return .leftOut(.otherTerm) }
                return .found([type.text, system.description, kind] + term)
            },
            rate("Fargate-vCPU-Hours:perCPU", .planFargateVCPU, "x86_64", of: "AmazonECS"),
            rate("Fargate-ARM-vCPU-Hours:perCPU", .planFargateVCPU, "arm64", of: "AmazonECS"),
            rate("Fargate-GB-Hours", .planFargateMemory, "x86_64", of: "AmazonECS"),
            rate("Fargate-ARM-GB-Hours", .planFargateMemory, "arm64", of: "AmazonECS"),
            rate("Lambda-GB-Second", .planLambdaDuration, "x86_64", of: "AWSLambda"),
            rate("Lambda-GB-Second-ARM", .planLambdaDuration, "arm64", of: "AWSLambda"),
            rate("Lambda-Provisioned-Concurrency", .planProvisionedConcurrency, "x86_64", of: "AWSLambda"),
            rate("Lambda-Provisioned-Concurrency-ARM", .planProvisionedConcurrency, "arm64", of: "AWSLambda"),
            rate("Lambda-Provisioned-GB-Second", .planProvisionedDuration, "x86_64", of: "AWSLambda"),
            rate("Lambda-Provisioned-GB-Second-ARM", .planProvisionedDuration, "arm64", of: "AWSLambda"),
        ],
        columns: [[.serviceCode], [.operation], [.productFamily], [.planTerm], [.planTermUnit], [.planPayment]],
        layout: .savingsPlan, otherName: "AmazonComputeSavingsPlan", services: ["AmazonEC2", "AmazonECS", "AWSLambda"])

    private static func rate(
        _ usage: StaticString, _ kind: ItemKind, _ architecture: String, of service: StaticString
    ) -> ProductRule {
        ProductRule(usage, isBeginning: false, kind) { _, values, _ in
            guard values[.serviceCode] == service else { return .leftOut(.otherService) }
            guard values.planKind == "compute", let term = values.planTerm else { return .leftOut(.otherTerm) }
            return .found([architecture] + term)
        }
    }
}

extension FieldValues {
    /// The plan of a rate in the tables' words; nil for one that no table holds.
    fileprivate var planKind: String? {
        self[.productFamily] == "ComputeSavingsPlans"
            ? "compute" : self[.productFamily] == "EC2InstanceSavingsPlans" ? "ec2Instance" : nil
    }

    /// For how long, and how it is paid.
    fileprivate var planTerm: [String]? {
        guard self[.planTermUnit].equalsIgnoringCase("year"), let payment = payment(self[.planPayment]) else {
            return nil
        }
        return self[.planTerm] == "1" ? ["1yr", payment] : self[.planTerm] == "3" ? ["3yr", payment] : nil
    }
}
