import Analysis
import CostModel
import ExactMath
import Reports

/// `audit`: published figures beside ours, and why some of them differ.
public struct AuditReport {
    private let audit: Audit

    public init(_ audit: Audit) { self.audit = audit }

    public func report() -> Report {
        listing.report { medium, table in
            [.paragraphs([summary])] + unexpected + [table] + (medium == .terminal ? reasons : [])
        }
    }

    private func count(_ verdict: Audit.Figure.Verdict) -> Int {
        audit.figures.count { $0.verdict == verdict }
    }

    // MARK: For people

    private var summary: String {
        let (equal, all, differing) = (count(.equal), audit.figures.count, count(.differs))
        var text = "\(equal) of \(all) published figures are reproduced to the last digit that they show"
        if differing > 0 {
            text +=
                "; \(differing) \(differing == 1 ? "differs" : "differ"), for what \(differing == 1 ? "its" : "their")"
            text += " authors overlooked"
        }
        return text + "."
    }

    /// Ours where they are not what the examples say.
    private var unexpected: [Block] {
        let items = audit.figures.filter { $0.verdict == .unexpected }.map { figure in
            let ours =
                figure.ours.map { NumberStyle.price($0, figure.money) } ?? "nothing, for there is no such line item"
            return Block.Item(
                "\(figure.example.name), \(figure.name): ours is \(ours); by hand it is "
                    + "\(NumberStyle.price(figure.figure.exact, figure.money)).")
        }
        return items.isEmpty ? [] : [.heading("Not as computed by hand"), .list(items)]
    }

    private var reasons: [Block] {
        var items: [(example: String, reasons: [String])] = []
        for figure in audit.figures where figure.verdict == .differs {
            guard let reason = figure.figure.reason else { continue }
            if items.last?.example != figure.example.name { items.append((figure.example.name, [])) }
            if items.last?.reasons.contains(reason) == false { items[items.count - 1].reasons.append(reason) }
        }
        if items.isEmpty { return [] }
        return [.heading("Why they differ"), .list(items.map { Block.Item($0, details: $1) }, details: .content)]
    }

    // MARK: A row for each figure

    private var listing: Listing {
        var listing = Listing(
            "audit", member: "figures",
            columns: [
                .init("Source", "source"), .init("Example", "example"),
                .init("Figure", "figure", for: .allButTerminals),
                .init("Requests", "requests", isNumber: true, for: .allButTerminals),
                .init("Published", "published", isNumber: true), .init("Ours", "ours", isNumber: true),
                .init("By hand", "exact", isNumber: true, for: .programs), .init("Verdict", "verdict"),
                .init("Why", "reason", for: .allButTerminals),
            ],
            rows: audit.figures.map { row($0) { $0 } },
            shown: { medium in
                audit.figures.map { figure in
                    var row = row(figure, shortened)
                    if medium == .terminal, let item = figure.figure.item {
                        row[1] = .text("\(figure.example.name): \(item)")
                    }
                    return row
                }
            })
        listing.headingColumn = 0
        listing.about = [
            "holds": .flag(audit.holds), "equal": .count(count(.equal)), "differing": .count(count(.differs)),
            "unexpected": .count(count(.unexpected)),
        ]
        return listing
    }

    private func row(_ figure: Audit.Figure, _ shown: (Rational) -> Rational) -> [Datum] {
        let money = figure.money
        return [
            .text(figure.example.source), .text(figure.example.name), .text(figure.name),
            .count(figure.example.requests), .price(figure.figure.published, money),
            figure.ours.map { .price(shown($0), money) } ?? .none, .price(figure.figure.exact, money),
            .text(figure.verdict.rawValue), figure.figure.reason.map { .text($0) } ?? .none,
        ]
    }

    /// As many places as people read.
    private func shortened(_ amount: Rational) -> Rational {
        (try? Rational(decimal: amount.decimalText(places: 6))) ?? amount
    }
}

extension Audit.Figure {
    fileprivate var name: String { figure.item ?? "total" }
    fileprivate var money: Currency { Currency(currency) }
}
