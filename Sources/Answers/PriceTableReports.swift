import ExactMath
import JSONText
import Pricing
import Reports

/// `prices list`: every price table and where it comes from.
public struct PriceTableList {
    private let tables: [(source: PriceTableSource, table: PriceTable)]

    public init(_ tables: [(source: PriceTableSource, table: PriceTable)]) {
        self.tables = tables
    }

    public func report() -> Report {
        let rows = tables.map { source, table -> [Datum] in
            let origin =
                switch source.origin {
                case .builtIn: "built in"
                case .directory(let directory): directory
                }
            return [
                .text(source.region), .text(source.offerCode.rawValue), source.effectiveDate.datum,
                .flag(table.isEffectiveDateConfirmed), table.lastSeen?.datum ?? .none,
                .number(Rational(table.priceCount)), .text(origin), .text(source.file),
            ]
        }
        // A terminal has no room for the path, which the other columns spell.
        var listing = Listing(
            "prices list", member: "tables",
            columns: [
                .init("Region", "region"), .init("Offer", "offerCode"), .init("From", "effectiveDate"),
                .init("Confirmed", "confirmed"), .init("Last seen", "lastSeen"),
                .init("Prices", "prices", isNumber: true), .init("Origin", "origin"),
                .init("File", "file", for: .allButTerminals),
            ], rows: rows)
        (listing.headingColumn, listing.keyColumns) = (0, 2)
        return listing.report()
    }
}

/// `prices show`: what one table says.
public struct PriceTableContents {
    private let table: PriceTable
    private let entries: [PriceEntry]
    private let wanted: String?

    /// - Parameters:
    ///   - entries: those of the table that are to be shown.
    ///   - wanted: the text that they were chosen by; nil where all are shown.
    public init(_ table: PriceTable, _ entries: [PriceEntry], holding wanted: String?) {
        self.table = table
        self.entries = entries
        self.wanted = wanted
    }

    public func report() -> Report {
        let rows = entries.flatMap { entry in
            entry.shareOfOnDemand.map { [Self.row(entry, share: $0)] } ?? entry.tiers.map { Self.row(entry, $0) }
        }
        let isOfShares = entries.contains { $0.shareOfOnDemand != nil }
        var listing = Listing(
            "prices show", member: "prices",
            columns: [
                .init("Price of", "subject"), .init("Range", "range", for: .people),
                .init("From", "from", for: .programs), .init("To", "to", for: .programs),
                .init("\(table.currency) per unit", "price", isNumber: true),
                .init("\(table.currency) upfront", "upfront", isNumber: true), .init("Unit", "unit"),
                .init("SKU", "sku"), .init("Confirmed", "confirmed"),
            ] + (isOfShares ? [.init("Share of on-demand", "shareOfOnDemand", for: .programs)] : []),
            rows: isOfShares ? rows : rows.map { Array($0.dropLast()) })
        listing.keyColumns = rows.contains { $0[1] != .none } ? 2 : 1
        listing.about = [
            "offerCode": .text(table.offerCode.rawValue), "region": .text(table.region),
            "currency": .text(table.currency), "effectiveDate": .datum(table.effectiveDate.datum),
            "file": .text(table.file), "sources": .list(table.sources.map { .text($0) }),
        ]
        return listing.report { medium, listed in
            let sources = Self.sources(table)
            guard medium == .terminal else { return [listed] + sources }
            if let wanted, entries.isEmpty {
                return heading + [.paragraphs(["No price's description holds \(VisibleText.quoted(wanted))."])]
            }
            return heading + [listed] + sources
        }
    }

    /// Who says so.
    private static func sources(_ table: PriceTable) -> [Block] {
        let sources = table.sources
        return sources.isEmpty ? [] : [.heading("Sources"), .paragraphs(sources, .dim)]
    }

    private static func row(_ entry: PriceEntry, _ tier: PriceTier) -> [Datum] {
        let range: Datum =
            entry.tiers.count == 1
            ? .none : .text("\(tier.beginRange.allDigits) to \(tier.endRange?.allDigits ?? "Inf")")
        return [
            .text(entry.subject), range, .number(tier.beginRange), tier.endRange.map { .number($0) } ?? .none,
            .amount(tier.price), entry.upfront == 0 ? .none : .amount(entry.upfront), .text(entry.unit),
            .text(entry.sku ?? ""), .flag(entry.isConfirmed), .none,
        ]
    }

    /// Of a rate that is known only as a share of the on-demand price.
    private static func row(_ entry: PriceEntry, share: Rational) -> [Datum] {
        [
            .text(entry.subject), .text("\(share.allDigits) of the on-demand price"), .none, .none, .none, .none,
            .text(entry.unit), .text(entry.sku ?? ""), .flag(entry.isConfirmed), .number(share),
        ]
    }

    private var heading: [Block] {
        let title =
            "\(table.offerCode.rawValue) in \(table.region), in force from \(table.effectiveDate)"
            + (table.isEffectiveDateConfirmed ? "" : EvaluationHeader.unconfirmedDay)
        var lines: [String] = []
        if table.isPartial {
            lines.append("holds some of the offer's prices; for the others the table before it counts")
        }
        if let lastSeen = table.lastSeen { lines.append("last seen \(lastSeen)") }
        lines += table.billingWords.map { "\($0.name): \($0.text)" }
        return [.title(title), .paragraphs(lines + table.notes + ["File: \(table.file)"], .dim)]
    }
}

/// `prices verify`: which tables are valid.
public struct PriceTableVerdicts {
    private let verdicts: [(file: String, faults: [String])]

    /// - Parameter verdicts: each file with a description of every fault of it.
    public init(_ verdicts: [(file: String, faults: [String])]) {
        self.verdicts = verdicts
    }

    public func report() -> Report {
        var listing = Listing(
            "prices verify", member: "tables",
            columns: [.init("File", "file"), .init("Faults", "faults", isNumber: true), .init("Verdict", "verdict")],
            rows: verdicts.map { verdict in
                [
                    .text(verdict.file), .number(Rational(verdict.faults.count)),
                    .text(verdict.faults.isEmpty ? "valid" : "FAULTY"),
                ]
            })
        listing.appendix = [
            "faults": .list(
                verdicts.flatMap { verdict in
                    verdict.faults.map { .line(["file": .text(verdict.file), "message": .text($0)]) }
                })
        ]
        return listing.report()
    }
}
