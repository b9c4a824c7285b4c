import Analysis
import CostCurves
import CostModel
import ExactMath
import Reports

/// `compare` with a row a scenario: what each costs at a volume, the cheapest first, and where its money goes.
extension Comparison {
    var scenarioBlocks: [Block] {
        header.opening() + [.table(scenarioTable), .note("* cheapest; \(header.amounts)")] + header.footer
    }

    /// The rows of each volume under a title of their own, unless there is one volume.
    var scenarioTable: Table {
        let plural = evaluation.workload.request.plural
        var table = Table(columns: [
            Table.Column("Scenario"), Table.Column("A month", alignment: .right),
            Table.Column("A million \(plural)", alignment: .right), Table.Column("Instances", alignment: .right),
            Table.Column("Where the money goes"),
        ])
        let isOne = volumes.single != nil
        for volume in volumes {
            if !isOne { table.appendGroup("\(NumberStyle.requests(volume)) \(plural) a month") }
            let costs = evaluation.costs(at: volume)
            let cheapest = Evaluation.cheapest(costs)
            // Of equal costs the one named first comes first.
            for index in costs.indices.sorted(by: { (costs[$0], $0) < (costs[$1], $1) }) {
                table.append(row(evaluation.costs[index], costs[index], at: volume, isCheapest: index == cheapest))
            }
        }
        return table
    }

    private func row(_ cost: ScenarioCost, _ total: Rational, at volume: Int, isCheapest: Bool) -> [Table.Cell] {
        let currency = evaluation.money
        let instances = cost.fleets.reduce(Rational.zero) { $0 + $1.instances(volume) }
        return [
            Table.Cell(.text(cost.scenario.name), style: isCheapest ? .green : .plain, mark: isCheapest ? "*" : ""),
            Table.Cell(.money(total, currency), style: isCheapest ? .green : .plain),
            Table.Cell((total * 1_000_000).divided(by: Rational(volume)).map { .money($0, currency) } ?? .none),
            Table.Cell(cost.fleets.isEmpty ? .none : .quantity(instances)),
            Table.Cell(shares(cost, total, at: volume)),
        ]
    }

    /// `ec2 82 %, elb 18 %`: the services with a twentieth of the cost or more, the largest first.
    private func shares(_ cost: ScenarioCost, _ total: Rational, at volume: Int) -> String {
        var amounts: [(service: String, amount: Rational)] = []
        for charge in cost.charges(at: volume) {
            guard let position = charge.item.resources.first, cost.scenario.resources.indices.contains(position) else {
                continue
            }
            let service = cost.scenario.resources[position].serviceName
            if let known = amounts.firstIndex(where: { $0.service == service }) {
                amounts[known].amount += charge.amount
            } else {
                amounts.append((service, charge.amount))
            }
        }
        // Sorting keeps the order of equal amounts by their place in the file.
        let order = amounts.indices.sorted { (amounts[$1].amount, $0) < (amounts[$0].amount, $1) }
        return order.compactMap { index in
            guard let share = amounts[index].amount.divided(by: total), share * 20 >= 1 else { return nil }
            return "\(amounts[index].service) \((share * 100).decimalText(places: 0)) %"
        }.joined(separator: ", ")
    }
}
