import CostCurves
import ExactMath
import Pricing

/// The instances of one resource as they are paid.
struct InstanceUsage {
    let instanceType: String
    let operatingSystem: String
    let fleet: InstanceFleet
    let purchase: Purchase
    /// The hours a month that an instance on demand runs, where the fleet is the same all month.
    let hours: Rational

    /// What an hour on demand costs.
    func onDemand(_ prices: PricesInForce) throws(PricingError) -> Price<Hour> {
        try prices.price(.instance, [instanceType, operatingSystem], per: Hour.self)
    }

    /// What is covered by a commitment, and what runs beyond it on demand, each on a line of its own.
    func addLines(to lines: inout LineItemBuilder, _ context: ResourceContext) throws(PricingError) {
        switch purchase {
        case .onDemand:
            try addOnDemand("on-demand", to: &lines, context)
        case .discount(let percent):
            let discounted = context.discounted(by: percent)
            let rest = context.discountFactor
            let both: [Derivation] =
                rest == 1 || percent.isZero
                ? []
                : [
                    """
                    \(aside: percent) % off the price and \(aside: (1 - rest) * 100) % off what is left are \
                    \(aside: (1 - discounted.discountFactor) * 100) %
                    """
                ]
            try addOnDemand("on-demand less \(percent) %", to: &lines, discounted, both)
        case .reserved(let reservation):
            let words = "reserved \(reservation.term.rawValue), \(reservation.payment.rawValue)"
            try addCommitted(words, try reserved(reservation, lines), to: &lines, context)
        case .savingsPlan(let plan):
            let price = try lines.prices.price(
                .planInstance,
                [instanceType, operatingSystem, plan.kind.rawValue, plan.term.rawValue, plan.payment.rawValue],
                per: Hour.self)
            try addCommitted(plan.words, (price, nil), to: &lines, context)
        }
    }

    private var typeAndSystem: String {
        operatingSystem == "Linux" ? instanceType : "\(instanceType), \(operatingSystem)"
    }

    /// All instances, or those beyond a committed number.
    private func addOnDemand(
        _ words: String, beyond committed: Int = 0, to lines: inout LineItemBuilder, _ context: ResourceContext,
        _ remarks: [Derivation] = []
    ) throws(PricingError) {
        let fleet = fleet
        lines.add(
            "Instance usage (\(words), \(typeAndSystem))", anHour: Quantity<Hour>(1), hours, ofEach: fleet,
            beyond: committed, at: try onDemand(lines.prices), context
        ) { fleet.derivation(at: $0, beyond: committed) + remarks }
    }

    /// What is paid for every hour of the month, whether the instance runs or not.
    private func addCommitted(
        _ words: String, _ rate: (price: Price<Hour>, prepayment: LineItem.Prepayment?),
        to lines: inout LineItemBuilder, _ context: ResourceContext
    ) throws(PricingError) {
        let (fleet, month) = (fleet, Quantity<Hour>(lines.estimate.hoursPerMonth))
        guard let committed = purchase.committed else {
            lines.add(
                "Instance usage (\(words), \(typeAndSystem))", month, ofEach: fleet, at: rate.price, context,
                prepayment: rate.prepayment
            ) { fleet.derivation(at: $0) }
            return
        }
        lines.add(
            "Instance usage (\(words), \(typeAndSystem))", month, times: committed, at: rate.price, context,
            prepayment: rate.prepayment
        ) { _ in
            let count = Rational(committed)
            return ["\(aside: count) \(count == 1 ? "instance" : "instances") paid for all month, whatever runs"]
        }
        try addOnDemand("on-demand beyond \(committed) committed", beyond: committed, to: &lines, context)
    }

    /// The effective hourly rate: what AWS's own pages show for a reservation. What was paid up front is spread over the
    /// months.
    ///
    /// Source: the Amazon EC2 Reserved Instances pricing page, 2026.
    private func reserved(
        _ reservation: Purchase.Reservation, _ lines: LineItemBuilder
    ) throws(PricingError) -> (Price<Hour>, LineItem.Prepayment?) {
        let attributes = [
            instanceType, operatingSystem, reservation.term.rawValue, reservation.payment.rawValue,
            reservation.offeringClass.rawValue,
        ]
        let price = try lines.prices.price(.reservedInstance, attributes, per: Hour.self)
        let upfront = try lines.prices.entry(.reservedInstance, attributes).entry.upfront
        let months = reservation.term.months
        let effective = price.first + upfront / Rational(months) / lines.estimate.hoursPerMonth
        return (
            Price(flat: effective, source: price.source),
            LineItem.Prepayment(hourly: price.first, upfront: upfront, months: months)
        )
    }
}
