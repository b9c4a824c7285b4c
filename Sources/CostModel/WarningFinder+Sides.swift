import ExactMath
import Pricing

/// Costs that some scenarios count and others leave out.
extension WarningFinder {
    func oneSided() -> [Warning] {
        let scenarios = costs.map { $0.scenario }
        var warnings: [Warning] = []
        func check(_ code: String, _ what: String, _ scenarios: [Scenario], _ counts: (Scenario) -> Bool, _ end: String)
        {
            // Mostly all of them count it or none does, which shows without making lists.
            guard let first = scenarios.first.map(counts), scenarios.contains(where: { counts($0) != first }) else {
                return
            }
            let (counting, silent) = (scenarios.filter(counts), scenarios.filter { !counts($0) })
            warnings.append(
                Warning(
                    code: code, message: "\(what) counted in \(names(counting)), but not in \(names(silent))\(end)."))
        }
        check("one-sided-data-transfer", "Data transfer out is", scenarios, { self.movesData($0) }, "")
        let addressable = scenarios.filter { scenario in
            scenario.resources.contains { resource in
                switch resource.kind {
                case .ec2, .loadBalancer: true
                default: false
                }
            }
        }
        check("one-sided-public-addresses", "Public IPv4 addresses are", addressable, { $0.hasPublicAddresses }, "")
        // What reaches the internet through addresses of its own needs no gateway.
        let reaching = scenarios.filter { $0.hasNATGateway || ($0.usesEC2 || $0.usesLambda) && !$0.hasPublicAddresses }
        check(
            "one-sided-nat-gateway", "NAT gateways are", reaching, { $0.hasNATGateway },
            "; functions outside a VPC need none")
        return warnings
    }

    /// Whether data out of the scenario costs anything: a transfer of no bytes counts as none.
    private func movesData(_ scenario: Scenario) -> Bool {
        scenario.resources.contains { resource in
            guard case .dataTransfer(let transfer) = resource.kind else { return false }
            return (transfer.bytesPerRequest ?? workload.traffic.responseBytes) > 0
        }
    }
}

extension Scenario {
    fileprivate var hasPublicAddresses: Bool {
        resources.contains { resource in
            switch resource.kind {
            case .ec2(let ec2): ec2.publicIPv4
            case .loadBalancer(let balancer): balancer.publicIPv4 > 0
            default: false
            }
        }
    }

    fileprivate var hasNATGateway: Bool {
        resources.contains { if case .natGateway = $0.kind { true } else { false } }
    }
}
