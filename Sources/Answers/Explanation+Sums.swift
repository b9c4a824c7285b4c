import CostModel
import ExactMath
import Reports

extension Explanation {
    /// The arithmetic of a line: quantity × price, discount, rounding, times the number of things.
    func sum(_ charge: Charge) -> [String] {
        var lines = listed(charge)
        if charge.item.discountFactor != 1 {
            let percent = ShownFigure.quantity((1 - charge.item.discountFactor) * 100)
            let shown = [percent, money(charge.listed)]
            lines.append("less \(percent.text) % " + ShownFigure.result(money(charge.discounted), of: shown))
        }
        if charge.rounded != charge.discounted, let last = lines.popLast() {
            lines.append("\(last), rounded up to \(money(charge.rounded).text)")
        }
        if let each = charge.each, each.count != 1 {
            let product = each.count * charge.rounded
            let shown = ShownFigure.product([(.quantity(each.count), ""), (money(charge.rounded), "")], money(product))
            lines.append(product == charge.amount ? shown : "\(shown), rounded up to \(money(charge.amount).text)")
        }
        return lines
    }

    /// What one thing, or the line, comes to before discount and rounding.
    private func listed(_ charge: Charge) -> [String] {
        let each = charge.each?.quantity ?? charge.quantity
        if let tiers = charge.tiers {
            var lines = tiers.map { tier in
                product(tier.quantity, charge.item.unit, tier.price, tier.amount) + " (\(range(tier)))"
            }
            if tiers.count > 1 { lines.append(together(tiers.map { $0.amount }, charge.listed)) }
            return lines
        }
        if let prepayment = charge.item.prepayment, !prepayment.upfront.isZero {
            return reservation(prepayment, hours: each, charge)
        }
        guard case .flat(let unitPrice) = charge.item.price else { return [] }
        return [product(each, charge.item.unit, unitPrice, charge.listed)]
    }

    /// `up to 100`, `100 to 10,240`, `beyond 10,240`
    private func range(_ tier: Charge.Tier) -> String {
        let from = ShownFigure.quantity(tier.from).text
        guard let end = tier.to else { return "beyond \(from)" }
        return "\(tier.from.isZero ? "up" : from) to \(ShownFigure.quantity(end).text)"
    }

    private func reservation(
        _ prepayment: LineItem.Prepayment, hours: Rational, _ charge: Charge
    ) -> [String] {
        let (hourly, months) = (prepayment.hourly, prepayment.months)
        let paid = money(prepayment.upfront)
        let share = prepayment.upfront.divided(by: months)
        let first = "\(paid.text) up front ÷ \(months) months " + ShownFigure.result(money(share), of: [paid])
        guard !hourly.isZero else { return [first] }
        return [
            first, product(hours, charge.item.unit, hourly, hours * hourly),
            together([share, hours * hourly], charge.listed),
        ]
    }

    private func together(_ parts: [Rational], _ sum: Rational) -> String {
        "together " + ShownFigure.result(money(sum), of: parts.map { money($0) })
    }

    private func product(_ quantity: Rational, _ unit: String, _ price: Rational, _ amount: Rational) -> String {
        ShownFigure.product([(.quantity(quantity), unit), (money(price), "")], money(amount))
    }

    private func money(_ amount: Rational) -> ShownFigure { .money(amount, currency) }
}
