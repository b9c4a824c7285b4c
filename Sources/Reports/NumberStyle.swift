import ExactMath

/// How numbers look: rounded and grouped for people, plain and exact for programs.
///
/// Rounding is half up, by magnitude, and happens here alone. There is no locale: `,` groups thousands, `.` is the
/// decimal point, and a minus sign comes first (`-$1.50`). From 10^30 on, which is more than there is of anything, people
/// are shown three digits and a power of ten: `$1.23e45`.
public enum NumberStyle {
    /// Money with two places: `$1,234.56`; below a cent with two significant digits: `$0.00037`.
    ///
    /// Nothing that is not zero is shown as zero; below a trillionth of a dollar it is `<$0.000000000001`.
    public static func money(_ amount: Rational, _ currency: Currency) -> String {
        signed(amount, currency: currency.prefix) { magnitude in
            magnitude < cent ? significant(magnitude, digits: 2) : magnitude.decimalText(places: 2)
        }
    }

    /// A price with all its digits up to 12 places and at least two: `$0.0000166667`, `$5.00`.
    public static func price(_ amount: Rational, _ currency: Currency) -> String {
        signed(amount, currency: currency.prefix) { magnitude in
            magnitude < smallest
                ? significant(magnitude, digits: 2) : magnitude.exactDecimalText(minimumPlaces: 2, maximumPlaces: 12)
        }
    }

    /// A quantity with up to `places` places and no zeros at the end: `1,234.5`; two significant digits where those
    /// places would show zero.
    public static func quantity(_ amount: Rational, places: Int = 2) -> String {
        let places = min(max(0, places), mostPlaces)
        return signed(amount) { magnitude in
            let text = magnitude.exactDecimalText(minimumPlaces: 0, maximumPlaces: places)
            return text == "0" ? significant(magnitude, digits: 2) : text
        }
    }

    /// A whole number of requests: `1,000,000`.
    public static func requests(_ count: Int) -> String {
        String(count).groupingThousands
    }

    /// A number of requests as people say it: `744k`, `27.6M`, `1.5B`; exact below 10,000. Where three digits are not
    /// the number itself, "about" stands before them.
    public static func spoken(_ count: Int) -> String {
        guard count >= 10_000 else { return requests(count) }
        // What would be rounded to a thousand of a unit is one of the next.
        let units = [("B", 1_000_000_000), ("M", 1_000_000), ("k", 1000)]
        let (unit, size) = units.first { count >= $1 / 10_000 * 9995 } ?? ("k", 1000)
        // The digits before the third are those of count divided by this.
        var last = 1
        while count / last >= 1000 { last *= 10 }
        let text = threeDigits(Rational(count) / Rational(size)) + unit
        return count % last == 0 ? text : "about\u{A0}\(text)"
    }

    /// A rate or a ratio with three significant digits: `3.86`, `1,234`, `0.00386`.
    public static func rate(_ rate: Rational) -> String {
        signed(rate) { threeDigits($0) }
    }

    /// A rounded number for ticks and sentences, with three significant digits and the suffixes that volumes are typed
    /// with: `27.6M`, `1k`, `10B`; below a thousand as `rate(_:)`.
    public static func compact(_ number: Rational) -> String {
        let magnitude = number.signum < 0 ? -number : number
        guard magnitude < immense else { return rate(number) }
        var (scaled, unit) = (magnitude, "")
        // What is rounded up to a thousand is one of the next unit.
        for next in ["k", "M", "B", "T"] where scaled >= threeDigitsEnd {
            scaled *= Rational(1, over: 1000)
            unit = next
        }
        return rate(number.signum < 0 ? -scaled : scaled) + unit
    }

    /// From here on three digits are rounded to four.
    private static let threeDigitsEnd = Rational(1999, over: 2)

    /// Money on the tick of an axis: `$10k`, `$100`, `$0.01`.
    public static func compactMoney(_ amount: Rational, _ currency: Currency) -> String {
        amount < 1 ? money(amount, currency) : currency.prefix + compact(amount)
    }

    /// Growth in per cent: `+3.5 %`, `-1.62 %`.
    public static func change(_ share: Rational) -> String {
        (share.signum > 0 ? "+" : "") + (share * 100).exactDecimalText(minimumPlaces: 1, maximumPlaces: 2) + " %"
    }

    // MARK: Two amounts

    /// Two amounts with as many places, from two to twelve, as it takes to tell them apart; equal ones with two.
    public static func moneyApart(
        _ left: Rational, _ right: Rational, _ currency: Currency
    ) -> (String, String) {
        guard left != right else { return (money(left, currency), money(right, currency)) }
        guard max(left, right) < immense else { return (money(left, currency), money(right, currency)) }
        for places in 2..<12 where left.decimalText(places: places) != right.decimalText(places: places) {
            return (money(left, currency, places: places), money(right, currency, places: places))
        }
        return (price(left, currency), price(right, currency))
    }

    private static func money(_ amount: Rational, _ currency: Currency, places: Int) -> String {
        if places == 2 { return money(amount, currency) }
        let text = amount.decimalText(places: places)
        let whole = money(Rational(amount.floor), currency)
        let fraction = text.drop { $0 != "." }
        return String(whole.prefix { $0 != "." }) + fraction
    }

    // MARK: Programs

    /// Money as a text for JSON: all digits where they end within 18 places, else rounded there; at least two places and
    /// no zeros beyond those at the end: `5.00`, `4.30`, `0.0104`.
    public static func moneyJSON(_ amount: Rational) -> String {
        amount.exactDecimalText(minimumPlaces: 2, maximumPlaces: 18)
    }

    /// A number as CSV writes it: all digits up to 12 places, else rounded there; at least two places.
    public static func csvNumber(_ amount: Rational) -> String {
        amount.exactDecimalText(minimumPlaces: 2, maximumPlaces: csvPlaces)
    }

    static let csvPlaces = 12

    // MARK: Digits

    private static let cent = Rational(1, over: 100)
    private static let mostPlaces = 12
    private static let smallest = Rational(1, over: 1_000_000_000_000)
    private static let immense = Rational(1_000_000_000_000_000_000_000_000_000_000 as Int128)

    private static func signed(
        _ amount: Rational, currency: String = "", _ write: (Rational) -> String
    ) -> String {
        let isNegative = amount.signum < 0
        let magnitude = isNegative ? -amount : amount
        if magnitude >= immense { return (isNegative ? "-" : "") + currency + magnitude.scientificText(digits: 3) }
        let isTiny = magnitude.signum > 0 && magnitude < smallest
        let digits = magnitude.isZero ? (currency.isEmpty ? "0" : "0.00") : write(magnitude).groupingThousands
        if isTiny { return (isNegative ? ">-" : "<") + currency + digits }
        return (isNegative ? "-" : "") + currency + digits
    }

    /// A positive number with three significant digits, or with all those before the point.
    private static func threeDigits(_ magnitude: Rational) -> String {
        if magnitude >= 100 { return magnitude.decimalText(places: 0) }
        if magnitude >= 10 { return magnitude.exactDecimalText(minimumPlaces: 0, maximumPlaces: 1) }
        if magnitude >= 1 { return magnitude.exactDecimalText(minimumPlaces: 0, maximumPlaces: 2) }
        return significant(magnitude, digits: 3)
    }

    /// A number between 0 and 1 with that many significant digits and no zeros at the end; 10^-12 where it is below.
    private static func significant(_ magnitude: Rational, digits: Int) -> String {
        var places = 0
        var scaled = magnitude
        while scaled < 1, places < mostPlaces {
            scaled *= 10
            places += 1
        }
        guard scaled >= 1 else { return smallest.decimalText(places: mostPlaces) }
        return magnitude.exactDecimalText(minimumPlaces: 0, maximumPlaces: places + digits - 1)
    }
}
