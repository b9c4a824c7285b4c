import ExactMath

/// One summand of a monthly cost as a function of N, the requests per month.
///
/// Every term is 0 or more and never falls as N rises. Amounts are US dollars a month, after discounts.
public enum CostTerm: Hashable, Sendable {
    /// The same at every volume.
    case fixed(Rational)
    /// `rate` for each instance of the fleet: `rate · n(N)`.
    case perInstance(rate: Rational, fleet: Fleet)
    /// One amount for all instances of several fleets, rounded up once: `up(rate · Σ n(N))`.
    case instanceTotal(rate: Rational, fleets: [Fleet], roundUpTo: Rational?)
    /// A quantity that follows the requests, metered, priced by tiers and rounded up.
    case metered(MeteredTerm)

    /// The exact amount at this many requests a month.
    public func amount(at requests: Int) -> Rational {
        switch self {
        case .fixed(let amount): amount
        case .perInstance(let rate, let fleet): rate * fleet.instances(at: requests)
        case .instanceTotal(let rate, let fleets, let roundUpTo):
            (rate * fleets.reduce(0) { $0 + $1.instances(at: requests) }).roundedUp(toMultipleOf: roundUpTo ?? 0)
        case .metered(let term): term.amount(at: requests)
        }
    }
}

/// `up(price(block(quantity(N))))`: the shape of everything that AWS meters by use.
public struct MeteredTerm: Hashable, Sendable {
    /// What is used at N requests, after allowances; continuous, never falling, 0 or more, at most a handful of pieces.
    public let quantity: PiecewiseLinear
    /// The quantity is rounded up to a multiple of this before it is priced; nil where it is not. Positive.
    public let block: Rational?
    /// Dollars for a quantity: graduated tiers with the discount applied; continuous, never falling, 0 at 0.
    public let price: PiecewiseLinear
    /// The amount is rounded up to a multiple of this many dollars; nil where it is not. Positive.
    public let roundUpTo: Rational?

    public init(
        quantity: PiecewiseLinear, block: Rational? = nil, price: PiecewiseLinear, roundUpTo: Rational? = nil
    ) {
        self.quantity = quantity
        self.block = block
        self.price = price
        self.roundUpTo = roundUpTo
    }

    /// The quantity that is priced at this many requests a month.
    public func pricedQuantity(at requests: Int) -> Rational {
        quantity(Rational(requests)).roundedUp(toMultipleOf: block ?? 0)
    }

    public func amount(at requests: Int) -> Rational {
        price(pricedQuantity(at: requests)).roundedUp(toMultipleOf: roundUpTo ?? 0)
    }
}
