import Analysis
import Charts
import CostCurves
import CostModel
import ExactMath
import Pricing
import Reports

/// The costs of all scenarios at every volume.
public struct Comparison {
    /// How spreadsheets get it.
    public enum Layout: Sendable {
        /// A row a volume, a column a scenario.
        case wide
        /// A row a line item.
        case long
    }

    /// What a row of the table for people is.
    public enum Rows: Sendable {
        /// A volume, or a scenario where not all scenarios fit beside one another.
        case fitting
        case volumes
        case scenarios
    }

    let evaluation: Evaluation
    let volumes: VolumeList
    let header: EvaluationHeader

    public init(_ evaluation: Evaluation, at volumes: VolumeList) {
        self.evaluation = evaluation
        self.volumes = volumes
        header = EvaluationHeader(evaluation)
    }

    /// - Parameters:
    ///   - rows: what people see in a row.
    ///   - chart: the costs as a picture.
    public func report(_ layout: Layout, rows: Rows = .fitting, chart: (() -> Chart)? = nil) -> Report {
        Report(
            blocks: { _ in rows == .scenarios ? scenarioBlocks : blocks(fitting: rows == .fitting) },
            rows: {
                switch layout {
                case .wide: wideRows
                case .long: DataRows.lineItems(of: evaluation.costs, at: volumes, in: evaluation.money)
                }
            },
            record: { record }, chart: chart)
    }

    private func blocks(fitting: Bool) -> [Block] {
        let block: Block = fitting ? .fitting(table, otherwise: { scenarioTable }) : .table(table)
        return header.opening() + [block, .note("* cheapest at that volume; \(header.amounts)")] + header.footer
    }

    var table: Table {
        let plural = evaluation.workload.request.plural
        var table = Table(
            columns: [Table.Column("\(plural.capitalizedFirst) a month", alignment: .right)]
                + evaluation.costs.map { Table.Column($0.scenario.name, alignment: .right) })
        let currency = evaluation.money
        for volume in volumes {
            let costs = evaluation.costs(at: volume)
            let cheapest = Evaluation.cheapest(costs)
            var cells = [Table.Cell(.count(volume))]
            cells.reserveCapacity(costs.count + 1)
            for (index, cost) in costs.enumerated() {
                let isCheapest = index == cheapest
                cells.append(
                    Table.Cell(
                        .money(cost, currency), style: isCheapest ? .green : .plain, mark: isCheapest ? "*" : ""))
            }
            table.append(cells)
        }
        return table
    }

    private var record: Record {
        var record = header.record("compare")
        record.add("rows", rows)
        return record
    }

    /// A member a volume: what each scenario costs.
    var rows: Record.Value {
        let names = evaluation.names
        var volumes = volumes.makeIterator()
        return .stream {
            guard let volume = volumes.next() else { return nil }
            let costs = evaluation.costs(at: volume)
            return .line([
                "requests": .count(volume), "costs": .costs(costs, of: names),
                "cheapest": .text(names[Evaluation.cheapest(costs)]),
            ])
        }
    }

    var wideRows: DataRows {
        let names = evaluation.names
        let columns = ["requests"] + names + ["cheapest"]
        var remaining = volumes.makeIterator()
        if let compiled = CompiledComparison(evaluation.costs.map { $0.curve }) {
            return DataRows(columns, endings: names) { bytes in
                remaining.next().map { compiled.appendRow($0, to: &bytes) }
            }
        }
        let currency = evaluation.money
        return DataRows(columns) {
            guard let volume = remaining.next() else { return nil }
            let costs = evaluation.costs(at: volume)
            return [.count(volume)] + costs.map { .money($0, currency) } + [.text(names[Evaluation.cheapest(costs)])]
        }
    }
}

extension DataRows {
    /// A row for each line item of each scenario at each volume. There is none for the totals, which a sum over the rows
    /// would count twice.
    static func lineItems(of costs: [ScenarioCost], at volumes: VolumeList, in currency: Currency) -> DataRows {
        var volumes = volumes.makeIterator()
        var rows: ArraySlice<[Datum]> = []
        return DataRows([
            "requests", "scenario", "resource", "line_item", "quantity", "unit", "unit_price",
            currency.column("amount"), "prices_as_of",
        ]) {
            while rows.isEmpty {
                guard let volume = volumes.next() else { return nil }
                rows =
                    costs.flatMap { cost in
                        cost.charges(at: volume).map { Self.row($0, of: cost.scenario, at: volume, in: currency) }
                    }[...]
            }
            return rows.popFirst()
        }
    }

    private static func row(
        _ charge: Charge, of scenario: Scenario, at volume: Int, in currency: Currency
    ) -> [Datum] {
        let item = charge.item
        let resources = item.resources.compactMap { position in
            scenario.resources.indices.contains(position) ? scenario.resources[position] : nil
        }
        let unitPrice: Datum = if case .flat(let price) = item.price { .price(price, currency) } else { .none }
        return [
            .count(volume), .text(scenario.name),
            .text(resources.map { $0.label ?? $0.serviceName }.joined(separator: "+")), .text(item.name),
            .quantity(charge.quantity), .text(item.unit), unitPrice, .money(charge.amount, currency),
            item.source?.effectiveDate.datum ?? .none,
        ]
    }
}

extension String {
    /// The text with its first character as a capital.
    public var capitalizedFirst: String {
        guard let first = utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else {
            return prefix(1).uppercased() + dropFirst()
        }
        var bytes = Array(utf8)
        bytes[0] = first - 0x20
        return String(decoding: bytes, as: UTF8.self)
    }
}
