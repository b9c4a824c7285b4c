import ExactMath

/// The rows of one SKU that together make up one price.
struct TierLadder {
    struct Step {
        let begin: Rational
        /// nil for `Inf`.
        let end: Rational?
        /// A normalised text: equal ones are equal prices.
        let price: String
        let line: Int
    }

    let sku: String
    private(set) var steps: [Step] = []

    init(sku: String) { self.sku = sku }

    mutating func add(_ row: PriceRow, price: String) throws(ImportError) {
        let begin = try bound(row.beginRange, ifEmpty: .zero, row: row) ?? .zero
        let end = try bound(row.endRange, ifEmpty: nil, row: row)
        if let end, end <= begin {
            throw .tierEmpty(sku: sku, line: row.line, begin: row.beginRange.text, end: row.endRange.text)
        }
        steps.append(Step(begin: begin, end: end, price: price, line: row.line))
    }

    /// The rows in order, one tier meeting the next.
    ///
    /// AWS's files list them in any order, and leave a gap of one where the next tier is written as beginning with the
    /// next whole unit (`0–20000`, `20001–Inf`): that gap is closed at the lower end.
    ///
    /// - Parameter name: what the price is for, for messages.
    /// - Throws: `ImportError` for one tier with two prices, a wider gap, an overlap, a ladder that does not begin at 0 or
    ///   does not end at `Inf`.
    func rate(of name: @autoclosure () -> String) throws(ImportError) -> ImportedPrice.Rate {
        var sorted: [Step] = []
        for step in steps.sorted(by: { $0.begin < $1.begin }) {
            if let last = sorted.last, last.begin == step.begin, last.end == step.end {
                if last.price == step.price { continue }
                throw .conflict(
                    price: name(), first: .init(sku: sku, line: last.line, price: last.price),
                    second: .init(sku: sku, line: step.line, price: step.price))
            }
            sorted.append(step)
        }
        var tiers: [ImportedTier] = []
        var reached: Rational? = .zero
        for step in sorted {
            guard let begin = reached, step.begin >= begin else {
                throw .tierOverlap(
                    sku: sku, line: step.line, begin: text(step.begin), previousEnd: reached.map(text) ?? "Inf")
            }
            guard step.begin == begin || (!tiers.isEmpty && step.begin <= begin + .one) else {
                throw tiers.isEmpty
                    ? .tierStart(sku: sku, line: step.line, begin: text(step.begin))
                    : .tierGap(sku: sku, line: step.line, begin: text(step.begin), previousEnd: text(begin))
            }
            tiers.append(
                ImportedTier(
                    beginRange: text(begin), endRange: step.end.map(text) ?? "Inf", price: step.price))
            reached = step.end
        }
        if let reached {
            throw .tierEnd(sku: sku, line: sorted.last?.line ?? 0, end: text(reached))
        }
        if let only = tiers.first, tiers.count == 1 { return .flat(only.price) }
        return .tiered(tiers)
    }

    private func text(_ value: Rational) -> String { DecimalText.text(of: value) ?? value.description }

    private func bound(
        _ bytes: ByteView, ifEmpty fallback: Rational?, row: PriceRow
    ) throws(ImportError) -> Rational? {
        if bytes.isEmpty { return fallback }
        if bytes == "0" { return .zero }
        if bytes.equalsIgnoringCase("Inf") { return nil }
        guard let value = try? Rational(decimal: bytes.buffer), value.signum >= 0, DecimalText.text(of: value) != nil
        else { throw .tierBound(sku: sku, line: row.line, text: bytes.text) }
        return value
    }
}
