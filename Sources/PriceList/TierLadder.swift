import ByteScanning
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

    /// Of several products that make up one ladder that of the first.
    var sku: String
    private(set) var steps: [Step] = []

    init(sku: String) { self.sku = sku }

    mutating func add(
        _ row: PriceRow, price: String, as form: ProductRule.Form = .listed
    ) throws(ImportError) {
        var (from, to) = (row.values[.beginRange], row.values[.endRange])
        if case .rung(let begin, let end) = form { (from, to) = (ByteView(begin), ByteView(end)) }
        let begin = try bound(from, ifEmpty: .zero, row: row) ?? .zero
        let end = try bound(to, ifEmpty: nil, row: row)
        if let end, end <= begin {
            throw .tierEmpty(
                sku: sku, line: row.line, begin: row.values[.beginRange].text, end: row.values[.endRange].text)
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
    func tiers(of name: @autoclosure () -> String) throws(ImportError) -> [ImportedTier] {
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
        return tiers
    }

    /// Whether it goes from 0 to `Inf`.
    var isWhole: Bool {
        var reached: Rational? = .zero
        for step in steps.sorted(by: { $0.begin < $1.begin }) where step.begin == reached { reached = step.end }
        return !steps.isEmpty && reached == nil
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

/// Decimal numbers as the tables write them: all digits, no exponent, no zeros at the end.
///
/// Two such texts are the same exactly where the numbers are.
enum DecimalText {
    /// The text of a number of 0 or more that an offer file states, or nil where it is none that the tables could hold.
    static func normalised(_ bytes: ByteView) -> String? {
        if let plain = plain(bytes) { return plain.text }
        guard let value = try? Rational(decimal: bytes.buffer), value.signum >= 0 else { return nil }
        return text(of: value)
    }

    /// The value's digits, or nil where they are more than a table's reader takes.
    static func text(of value: Rational) -> String? {
        guard let places = value.terminatingPlaces, places <= Rational.longestNumberText else { return nil }
        let text = value.decimalText(places: places)
        return text.utf8.count <= Rational.longestNumberText ? text : nil
    }

    /// A number without sign and exponent, such as all prices are but a few, without the zeros at its end.
    private static func plain(_ bytes: ByteView) -> ByteView? {
        guard bytes.count <= Rational.longestNumberText else { return nil }
        var point: Int?
        for index in 0..<bytes.count {
            if bytes.start[index] == 0x2E, point == nil {
                point = index
            } else if !(0x30...0x39).contains(bytes.start[index]) {
                return nil
            }
        }
        let whole = point ?? bytes.count
        guard whole > 0, whole == 1 || bytes[0] != 0x30, point != bytes.count - 1 else { return nil }
        guard let point else { return bytes }
        var end = bytes.count
        while bytes[end - 1] == 0x30 { end -= 1 }
        return bytes.slice(0, end - 1 == point ? point : end)
    }
}
