import ExactMath

/// How numbers look: rounded and grouped for people, plain and exact for programs.
///
/// Rounding is half up, by magnitude, and happens here alone. There is no locale: `,` groups thousands, `.` is the
/// decimal point, money is US dollars, and a minus sign comes first (`-$1.50`).
public enum NumberStyle {
    /// Dollars with two places: `$1,234.56`; below a cent with two significant digits: `$0.00037`.
    ///
    /// Nothing that is not zero is shown as zero; below a trillionth of a dollar it is `<$0.000000000001`.
    public static func money(_ amount: Rational) -> String {
        signed(amount, currency: "$") { magnitude in
            magnitude < cent ? significant(magnitude, digits: 2) : magnitude.decimalText(places: 2)
        }
    }

    /// A price with all its digits up to 12 places and at least two: `$0.0000166667`, `$5.00`.
    public static func price(_ amount: Rational) -> String {
        signed(amount, currency: "$") { magnitude in
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

    /// A count with three significant digits: `10k`, `1M`, `2.5B`, `1T`; below a thousand as it is.
    ///
    /// For headings and axes; a figure to rely on is written by `requests(_:)`.
    public static func compact(_ count: Int) -> String {
        let value = Rational(count)
        guard count.magnitude >= 1000 else { return String(count) }
        var text = ""
        for (unit, scale) in [("k", 1000), ("M", 1_000_000), ("B", 1_000_000_000), ("T", 1_000_000_000_000)] {
            text = signed(value.divided(by: scale)) { threeDigits($0) } + unit
            // 999,999 rounds to 1,000k, which is 1M.
            if !text.contains(",") { break }
        }
        return text
    }

    /// A rate or a ratio with three significant digits: `3.86`, `1,234`, `0.00386`.
    public static func rate(_ rate: Rational) -> String {
        signed(rate) { threeDigits($0) }
    }

    /// A rate in a second: `3.86/s`, `1,234/s`, `0.00386/s`.
    public static func perSecond(_ rate: Rational) -> String { self.rate(rate) + "/s" }

    private static let cent = Rational(1, over: 100)
    private static let mostPlaces = 12
    private static let smallest = Rational(1, over: 1_000_000_000_000)

    private static func signed(
        _ amount: Rational, currency: String = "", _ write: (Rational) -> String
    ) -> String {
        let isNegative = amount.signum < 0
        let magnitude = isNegative ? -amount : amount
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
