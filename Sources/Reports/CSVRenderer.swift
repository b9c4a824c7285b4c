import ExactMath

/// Writes rows as comma-separated values: a header, then a row each.
public struct CSVRenderer: Sendable {
    /// Whether the file is meant for Excel: a byte-order mark before it, and rows that end with CR and LF.
    public let isExcel: Bool
    /// Whether a terminal is to show the text, to which nothing may get through that it would act on.
    public let isShown: Bool
    private static let block = 1 << 16

    public init(isExcel: Bool = false, isShown: Bool = false) {
        self.isExcel = isExcel
        self.isShown = isShown
    }

    /// Writes the rows and hands over the bytes in pieces, so that millions of rows are never held.
    ///
    /// - Throws: what `sink` throws.
    public func write<Failure: Error>(
        _ rows: DataRows, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var csv = CSVWriter(excel: isExcel)
        for name in rows.columns { append(.text(name), to: &csv) }
        csv.endRow()
        switch rows.source {
        case .cells(let next):
            while let row = next() {
                for datum in row { append(datum, to: &csv) }
                csv.endRow()
                if csv.bytes.count > Self.block { try Self.drain(&csv.bytes, to: sink) }
            }
        case .written(let endings, let next):
            let endings = endings.map(ending)
            while let ending = next(&csv.bytes) {
                if endings.indices.contains(ending) { csv.bytes += endings[ending] }
                if csv.bytes.count > Self.block { try Self.drain(&csv.bytes, to: sink) }
            }
        }
        try sink(csv.bytes)
    }

    private static func drain<Failure: Error>(
        _ bytes: inout [UInt8], to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// The last cell of a row, with the comma before it and the end of the row.
    private func ending(_ text: String) -> [UInt8] {
        var csv = CSVWriter(excel: isExcel)
        csv.bytes = []
        csv.append(text: "")
        append(.text(text), to: &csv)
        csv.endRow()
        return csv.bytes
    }

    private func append(_ datum: Datum, to csv: inout CSVWriter) {
        switch datum {
        case .none: csv.append(text: "")
        case .text(let text), .date(let text): csv.append(text: isShown ? DisplayText.sanitized(text) : text)
        case .flag(let flag): csv.append(numberBytes: (flag ? "true" : "false").utf8)
        case .count(let count): csv.append(number: count)
        case .number(let number): csv.append(numberBytes: number.allDigits.utf8)
        case .quantity(let amount, _), .rate(let amount), .money(let amount, _), .price(let amount, _):
            csv.append(number: amount)
        case .change(let share): csv.append(number: share * 100)
        case .amount(let amount): csv.append(numberBytes: NumberStyle.moneyJSON(amount).utf8)
        }
    }
}
