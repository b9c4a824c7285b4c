import ExactMath

extension NumberStyle {
    /// Two amounts with as many places, from two to twelve, as it takes to tell them apart; equal ones with two.
    public static func moneyApart(_ left: Rational, _ right: Rational) -> (String, String) {
        guard left != right else { return (money(left), money(right)) }
        for places in 2..<12 where left.decimalText(places: places) != right.decimalText(places: places) {
            return (dollars(left, places: places), dollars(right, places: places))
        }
        return (price(left), price(right))
    }

    private static func dollars(_ amount: Rational, places: Int) -> String {
        if places == 2 { return money(amount) }
        let text = amount.decimalText(places: places)
        let whole = money(Rational(amount.floor))
        let fraction = text.drop { $0 != "." }
        return String(whole.prefix { $0 != "." }) + fraction
    }
}
