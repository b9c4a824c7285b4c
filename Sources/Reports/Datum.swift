import ExactMath

/// One value of a report with what it means, so that each renderer writes it as its readers need it.
///
/// | | people | CSV | JSON |
/// |---|---|---|---|
/// | `text`, `date` | as it is, made harmless | the text | a string |
/// | `flag` | `yes`, `no` | `true`, `false` | `true`, `false` |
/// | `count` | `743,999` | `743999` | 743999 |
/// | `number` | all digits | all digits | a number with all digits |
/// | `quantity` | `1,234.5` | up to 12 places | a string with all digits |
/// | `rate` | `3.86` | up to 12 places | a string with all digits |
/// | `change` | `+3.5 %` | `3.50` | 3.50 |
/// | `money`, `price` | `$4.32`, `CNY 4.32` | `4.32` | `"4.32"` |
/// | `amount` | `4.32` | `4.32` | `"4.32"` |
/// | `none` | blank | blank | `null` |
public enum Datum: Hashable, Sendable {
    case none
    case text(String)
    case flag(Bool)
    /// A day as ISO 8601 writes it.
    case date(String)
    /// A whole number of something.
    case count(Int)
    /// A number that is stated rather than computed, such as the end of a tier.
    case number(Rational)
    /// How much of a unit, for people with up to `places` places.
    case quantity(Rational, places: Int = 2)
    /// A rate or ratio; for people with three significant digits.
    case rate(Rational)
    /// The share by which something grew, which everybody is told in per cent.
    case change(Rational)
    /// Money for people to the cent.
    case money(Rational, Currency)
    /// Money for people with all its digits.
    case price(Rational, Currency)
    /// Money whose currency stands in the heading of its column.
    case amount(Rational)

    public static func count(_ count: Int?) -> Datum { count.map { .count($0) } ?? .none }
    public static func flag(_ flag: Bool?) -> Datum { flag.map { .flag($0) } ?? .none }

    /// As people read it; texts are not yet made harmless.
    var shown: String {
        switch self {
        case .none: ""
        case .text(let text), .date(let text): text
        case .flag(let flag): flag ? "yes" : "no"
        case .count(let count): NumberStyle.requests(count)
        case .number(let number): number.allDigits
        case .quantity(let amount, let places): NumberStyle.quantity(amount, places: places)
        case .rate(let rate): NumberStyle.rate(rate)
        case .change(let share): NumberStyle.change(share)
        case .money(let amount, let currency): NumberStyle.money(amount, currency)
        case .price(let amount, let currency): NumberStyle.price(amount, currency)
        case .amount(let amount): NumberStyle.moneyJSON(amount)
        }
    }
}

extension Rational {
    /// All digits where they end, else 18 places; no zeros at the end either way.
    public var allDigits: String { exactDecimalText(minimumPlaces: 0, maximumPlaces: terminatingPlaces ?? 18) }
}
