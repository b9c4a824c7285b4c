import Analysis
import Charts
import CostCurves
import CostModel
import ExactMath
import Reports

/// The line items of every scenario at one volume as bars: where the money is.
public struct LineItemChart {
    private let evaluation: Evaluation
    /// The scenarios shown.
    private let costs: [ScenarioCost]
    private let requests: Int

    /// - Parameters:
    ///   - requests: a month.
    ///   - costs: some of the evaluation's; nil for all.
    public init(_ evaluation: Evaluation, at requests: Int, of costs: [ScenarioCost]? = nil) {
        self.evaluation = evaluation
        self.costs = costs ?? evaluation.costs
        self.requests = requests
    }

    private var names: [String] { costs.map { $0.scenario.name } }

    /// Line items of more names are one part.
    private static let mostKinds = 8

    /// What line items of one name come to in each scenario.
    private struct Item {
        let name: String
        var amounts: [Rational]
        var total: Rational { amounts.reduce(0, +) }
    }

    public func chart() -> Chart {
        let totals = costs.map { $0.curve.cost(at: requests) }
        let (items, rest) = items
        let kinds = items.map { $0.name } + (rest == nil ? [] : ["other line items"])
        let most = totals.max() ?? 0
        let money = evaluation.money
        // The cheapest first; of equal ones the first of the file.
        let order = totals.indices.sorted { (totals[$0], $0) < (totals[$1], $1) }
        return .bars(
            StackedBars(
                title: title(totals), conditions: EvaluationHeader(evaluation).caption(),
                description: order.map { sentence($0, totals[$0], items) },
                unit: "\(EvaluationHeader(evaluation).amounts) at \(evaluation.counted(requests))",
                kinds: kinds.enumerated().map { .init(Self.key($0), $1) },
                bars: order.map { position in
                    let parts = (items + (rest.map { [$0] } ?? [])).enumerated().compactMap { kind, item in
                        let amount = item.amounts[position]
                        return amount.isZero
                            ? nil
                            : StackedBars.Part(
                                kind: kind, share: Self.share(amount, of: most),
                                amount: NumberStyle.money(amount, money))
                    }
                    return .init(
                        CostChart.key(position), names[position], parts: parts,
                        total: NumberStyle.money(totals[position], money))
                }))
    }

    public func report() -> Report {
        let header = EvaluationHeader(evaluation)
        return Report(
            blocks: { medium in
                header.opening() + [.chart(chart())] + (medium == .terminal ? [] : header.footer)
            },
            rows: { DataRows.lineItems(of: costs, at: VolumeList([requests]), in: evaluation.money) },
            record: {
                var record = header.record("chart")
                record.add([
                    "requests": .count(requests),
                    "scenarios": .list(
                        costs.map { cost in
                            .record([
                                "scenario": .text(cost.scenario.name),
                                "total": .money(cost.curve.cost(at: requests)),
                                "lineItems": .list(
                                    cost.charges(at: requests).map {
                                        .line(["item": .text($0.item.name), "amount": .money($0.amount)])
                                    }),
                            ])
                        }),
                ])
                return record
            }, chart: chart)
    }

    /// A small letter for each kind of line item; scenarios have capital ones.
    private static func key(_ position: Int) -> String {
        String(UnicodeScalar(UInt8(ascii: "a") + UInt8(position % 26)))
    }

    private static func share(_ amount: Rational, of most: Rational) -> Double {
        amount.divided(by: most)?.placement ?? 0
    }

    /// The line items with the most money in them, and the others together; nil where there are none.
    private var items: ([Item], rest: Item?) {
        let none = [Rational](repeating: 0, count: costs.count)
        var items: [Item] = []
        for (position, cost) in costs.enumerated() {
            for charge in cost.charges(at: requests) where !charge.amount.isZero {
                let known = items.firstIndex { $0.name == charge.item.name }
                if known == nil { items.append(Item(name: charge.item.name, amounts: none)) }
                items[known ?? items.count - 1].amounts[position] += charge.amount
            }
        }
        let order = items.enumerated().sorted { ($1.element.total, $0.offset) < ($0.element.total, $1.offset) }
        let sorted = order.map { $0.element }
        guard sorted.count > Self.mostKinds else { return (sorted, nil) }
        var rest = Item(name: "", amounts: none)
        for item in sorted.dropFirst(Self.mostKinds - 1) {
            for position in none.indices { rest.amounts[position] += item.amounts[position] }
        }
        return (Array(sorted.prefix(Self.mostKinds - 1)), rest)
    }

    private func title(_ totals: [Rational]) -> String {
        let volume = "\(evaluation.counted(requests)) a month"
        let cheapest = Evaluation.cheapest(totals)
        guard totals.indices.contains(cheapest) else { return volume }
        let cost = NumberStyle.money(totals[cheapest], evaluation.money)
        let name = names[cheapest]
        return totals.count == 1
            ? "\(name) costs \(cost) at \(volume)." : "At \(volume), \(name) is the cheapest: \(cost)."
    }

    /// `1×t2.nano: $4.32, of which $4.32 Instance usage.`
    private func sentence(_ position: Int, _ total: Rational, _ items: [Item]) -> String {
        let money = evaluation.money
        let parts = items.filter { !$0.amounts[position].isZero }.map {
            "\(NumberStyle.money($0.amounts[position], money)) \($0.name)"
        }
        let list = parts.isEmpty ? "" : ", of which " + parts.joined(separator: ", ")
        return "\(names[position]): \(NumberStyle.money(total, money))\(list)."
    }
}
