import ByteScanning
import Pricing

/// Reads an offer's CSV file row by row: five lines about the file, the header, one row per price dimension.
///
/// Columns are found by name, as their number and order change from offer to offer and year to year.
struct OfferCSVReader: CSVRowConsumer {
    private(set) var collector = PriceCollector()
    private(set) var summary = ImportSummary(record: .rows)
    private var origin = PriceCollector.Origin()
    private var statedOffer: String?
    /// Those of the offer, once the header was read.
    private var rules: OfferRules?
    private var columnCount = 0
    private var columns: [(column: Int, field: Field)] = []
    /// None in a list of rates.
    private var termColumn: Int?
    private var usageColumn = 0
    /// Where instances' operating systems stand.
    private var systemColumn: Int?
    private var values = FieldValues()
    private let offers: [OfferRules]
    private let options: ImportOptions

    init(_ offers: [OfferRules], options: ImportOptions) {
        self.offers = offers
        self.options = options
    }

    /// - Throws: `ImportError.preambleMissing` where the header never came.
    mutating func finish() throws(ImportError) -> PriceCollector {
        guard rules != nil else { throw .preambleMissing(line: 1, name: "OfferCode") }
        try collector.close(origin)
        guard !collector.isEmpty else { throw .noPrices(offers: [statedOffer ?? ""]) }
        return collector
    }

    mutating func row(_ row: CSVRow, line: Int) throws(ImportError) {
        guard let rules else { return try preambleRow(row, line: line) }
        summary.read += 1
        // Nearly all rows are refused by one of these three cells.
        var cells = row.cells
        var isReserved = false
        if let termColumn {
            guard let term = cells.cell(termColumn) else { throw cellCount(row, line: line) }
            isReserved = term == "Reserved"
            if isReserved, !options.includesReserved { return summary.leaveOut(.reserved) }
            guard isReserved || term == "OnDemand" else { return summary.leaveOut(.otherTerm) }
            if usageColumn < termColumn { cells = row.cells }
        }
        guard let usage = cells.cell(usageColumn) else { throw cellCount(row, line: line) }
        guard rules.mayMatch(usageType: usage) else { return summary.leaveOut(.otherUsage) }
        if let systemColumn, let system = row.cell(systemColumn), !options.mayWant(operatingSystem: system) {
            return summary.leaveOut(.otherOperatingSystem)
        }
        guard row.count == columnCount else { throw cellCount(row, line: line) }
        try priceRow(row, isReserved: isReserved, by: rules, line: line)
    }

    /// A row whose usage type may be one of ours.
    private mutating func priceRow(
        _ row: CSVRow, isReserved: Bool, by rules: OfferRules, line: Int
    ) throws(ImportError) {
        var cells = row.cells
        for (column, field) in columns {
            if let cell = cells.cell(column) { values[field] = cell }
        }
        // Some files hold reserved terms among those on demand.
        let isReserved = isReserved || !values[.leaseContractLength].isEmpty
        guard options.includesReserved || !isReserved else { return summary.leaveOut(.reserved) }
        let price = PriceRow(values: values, line: line, isReserved: isReserved)
        switch rules.match(values, options) {
        case .leftOut(let reason): summary.leaveOut(reason)
        case .product(let product):
            if try collector.add(price, of: product) { summary.used += 1 } else { summary.leaveOut(.otherTerm) }
        case .allowance(let rule):
            if try collector.addAllowance(price, rule) { summary.used += 1 } else { summary.leaveOut(.otherUsage) }
        }
    }

    private func cellCount(_ row: CSVRow, line: Int) -> ImportError {
        .cellCount(line: line, found: row.count, expected: columnCount)
    }
}

extension OfferCSVReader {
    /// A line about the file, or the header.
    private mutating func preambleRow(_ row: CSVRow, line: Int) throws(ImportError) {
        let key = row.cell(0) ?? .empty
        let value = row.cell(1) ?? .empty
        if key == "Disclaimer" { return }
        if key == "FormatVersion" { return try FileKind.checkVersion(value) }
        if key == "Publication Date" {
            origin.publicationDate = CSVRow.text(value)
        } else if key == "Version" {
            origin.version = CSVRow.text(value)
        } else if key == "OfferCode" {
            statedOffer = CSVRow.text(value)
        } else {
            try header(row, line: line)
        }
    }

    private mutating func header(_ row: CSVRow, line: Int) throws(ImportError) {
        let rules = statedOffer.flatMap { name in offers.first { $0.isNamed(name) } }
        let layout = rules?.layout ?? .offer
        var cells = row.cells
        columnCount = row.count
        for column in 0..<columnCount {
            guard let cell = cells.cell(column) else { continue }
            if layout == .offer, cell == "DiscountedRate" || cell == "DiscountedSKU" { throw .savingsPlan }
            guard let field = Field(named: cell, in: layout) else { continue }
            guard self.column(of: field) == nil else { throw .columnTwice(line: line, name: CSVRow.text(cell)) }
            columns.append((column, field))
        }
        guard column(of: .sku) != nil || column(of: .price) != nil else {
            throw .notAnOffer(beginning: FileKind.beginning(of: row.bytes))
        }
        guard let statedOffer else { throw .preambleMissing(line: line, name: "OfferCode") }
        guard let rules else { throw .otherOffer(code: statedOffer) }
        let missing = Self.needed(by: rules, options).filter { choices in
            !choices.contains { column(of: $0) != nil }
        }
        guard missing.isEmpty, let usage = column(of: .usageType) else {
            throw .columnsMissing(
                line: line, names: missing.compactMap { $0.first?.columnName(in: layout).description })
        }
        (termColumn, usageColumn) = (column(of: .termType), usage)
        systemColumn = column(of: .operatingSystem)
        origin.offerCode = rules.code
        origin.isWhole = true
        self.rules = rules
    }

    private func column(of field: Field) -> Int? { columns.first { $0.field == field }?.column }

    /// The columns without which no price can be told, each with what may stand in for it.
    private static func needed(by rules: OfferRules, _ options: ImportOptions) -> [[Field]] {
        let common: [[Field]] = [
            [.sku], [.effectiveDate], [.unit], [.price], [.currency], [.usageType],
            [rules.place.code, rules.place.location],
        ]
        let term: [[Field]] = rules.layout == .offer ? [[.termType]] : []
        let isReserved = options.includesReserved && rules.products.contains { $0.reserved != nil }
        return common + term + rules.columns + (isReserved ? [[.leaseContractLength], [.purchaseOption]] : [])
    }
}
