import Analysis
import Charts
import CostCurves
import CostModel
import ExactMath
import Pricing
import Reports

/// One scenario at one volume, unfolded.
public struct Explanation {
    let evaluation: Evaluation
    let cost: ScenarioCost
    let requests: Int
    private let header: EvaluationHeader

    /// - Parameters:
    ///   - cost: one of the evaluation's.
    ///   - requests: a month.
    public init(_ evaluation: Evaluation, _ cost: ScenarioCost, at requests: Int) {
        self.evaluation = evaluation
        self.cost = cost
        self.requests = requests
        header = EvaluationHeader(evaluation)
    }

    /// - Parameter showsSources: whether people see the evidence behind each price table, as far as it fits a screen.
    public func report(showsSources: Bool) -> Report {
        Report(
            blocks: { medium in
                let evidence =
                    showsSources ? evaluation.tables.map { Block.entries(Block.Entries([Self.evidence($0)])) } : []
                switch medium {
                case .terminal: return bill + (showsSources ? evidence : header.footer)
                case .document: return header.opening() + [.heading(title), .table(table)] + evidence
                }
            },
            rows: { DataRows.lineItems(of: [cost], at: VolumeList([requests]), in: currency) },
            record: { record }, chart: { LineItemChart(evaluation, at: requests, of: [cost]).chart() })
    }

    var charges: [Charge] { cost.charges(at: requests) }
    var total: Rational { cost.curve.cost(at: requests) }
    var currency: Currency { evaluation.money }

    private var title: String { "\(cost.scenario.name) at \(evaluation.counted(requests)) a month" }

    // MARK: In a terminal

    private var bill: [Block] { header.opening() + [.entries(entries(titled: title))] }

    /// Every line with how its amount came about, and the total.
    func entries(titled title: String) -> Block.Entries {
        let entries = charges.map { charge in
            Block.Entries.Entry(
                Self.name(charge), .money(charge.amount, currency),
                details: derivation(charge) + sum(charge) + [Self.origin(charge)])
        }
        return Block.Entries(title: title, entries, total: .init("Total a month", .money(total, currency)))
    }

    /// The evidence behind a price table.
    static func evidence(_ table: PriceTable) -> Block.Entries.Entry {
        let heading =
            table.file + (table.isEffectiveDateConfirmed ? "" : EvaluationHeader.unconfirmedDay) + ", from "
            + (table.publicationDate.map { "the price list published \($0)" } ?? "these sources") + ":"
        let shown = table.sources.prefix(shownSources)
        let more = table.sources.count - shown.count
        return .init(heading, details: shown + (more > 0 ? ["and \(more) more, listed in the file"] : []))
    }

    private static let shownSources = 4

    private static func name(_ charge: Charge) -> String {
        charge.item.label.map { "\(charge.item.name) · \($0)" } ?? charge.item.name
    }

    /// Where a line's quantity comes from.
    private func derivation(_ charge: Charge) -> [String] {
        charge.item.derivation(at: Volume(requests, of: evaluation.workload)).map { ShownFigure.text(of: $0) }
    }

    private static func origin(_ charge: Charge) -> String {
        guard let source = charge.item.source else { return "stated in the scenario" }
        return source.file + (source.sku.map { ", SKU \($0)" } ?? "")
            + (source.isConfirmed ? "" : ", unconfirmed\(source.note.map { ": \($0)" } ?? "")")
    }

    // MARK: In a document

    private var table: Table {
        var table = Table(columns: [
            Table.Column("Line item"), Table.Column("Quantity", alignment: .right), Table.Column("Unit"),
            Table.Column("Calculation"), Table.Column("Amount", alignment: .right), Table.Column("Source"),
        ])
        for charge in charges {
            table.append([
                Table.Cell(Self.name(charge)), Table.Cell(.quantity(charge.quantity, places: 6)),
                Table.Cell(charge.item.unit), Table.Cell((derivation(charge) + sum(charge)).joined(separator: "; ")),
                Table.Cell(.money(charge.amount, currency)), Table.Cell(Self.origin(charge)),
            ])
        }
        table.append(["Total a month", "", "", "", Table.Cell(.money(total, currency), style: .bold), ""])
        return table
    }
}
