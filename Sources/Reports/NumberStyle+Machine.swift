import ExactMath

extension NumberStyle {
    /// Money or a quantity as a text for JSON: all digits where they end within 18 places, else rounded there; at
    /// least two places and no zeros beyond those at the end: `5.00`, `4.30`, `0.0104`.
    public static func moneyJSON(_ amount: Rational) -> String {
        amount.exactDecimalText(minimumPlaces: 2, maximumPlaces: 18)
    }

    /// A number as CSV writes it: all digits up to 12 places, else rounded there; at least two places.
    public static func csvNumber(_ amount: Rational) -> String {
        amount.exactDecimalText(minimumPlaces: 2, maximumPlaces: csvPlaces)
    }

    static let csvPlaces = 12
}
