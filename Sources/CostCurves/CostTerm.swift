import ExactMath

/// How a quantity becomes an amount: `up(price(block(quantity)))`.
public struct Metering: Hashable, Sendable {
    /// The quantity is rounded up to a multiple of this before it is priced; nil where it is not. Positive.
    public let block: Rational?
    /// Dollars for a quantity: graduated tiers with the discount applied; continuous, never falling.
    public let price: PiecewiseLinear
    /// The amount is rounded up to a multiple of this many dollars; nil where it is not. Positive.
    public let roundUpTo: Rational?

    public init(block: Rational? = nil, price: PiecewiseLinear, roundUpTo: Rational? = nil) {
        self.block = block
        self.price = price
        self.roundUpTo = roundUpTo
    }

    /// Dollars for a quantity.
    public func amount(for quantity: Rational) -> Rational {
        let priced = price(block.map(quantity.roundedUp(toMultipleOf:)) ?? quantity)
        return roundUpTo.map(priced.roundedUp(toMultipleOf:)) ?? priced
    }
}

/// One summand of a monthly cost as a function of N, the requests per month: `up(price(block(quantity(N))))`.
///
/// Amounts are US dollars a month, after discounts.
public struct CostTerm: Hashable, Sendable {
    /// What is used at N requests, after allowances; 0 or more.
    public let quantity: SteppedFunction
    public let metering: Metering

    public init(_ quantity: SteppedFunction, _ metering: Metering) {
        self.quantity = quantity
        self.metering = metering
    }

    /// The same amount at every volume.
    public static func fixed(_ amount: Rational) -> CostTerm {
        CostTerm(SteppedFunction(amount), Metering(price: PiecewiseLinear(slopes: 1, then: [])))
    }

    /// The exact amount at this many requests a month.
    public func amount(at requests: Int) -> Rational { metering.amount(for: quantity(requests)) }

    /// The amount at all volumes.
    ///
    /// - Complexity: O(pieces of the quantity · tiers).
    public var amounts: SteppedFunction {
        let used = metering.block.map(quantity.roundedUp(toMultipleOf:)) ?? quantity
        let priced = used.priced(by: metering.price)
        return metering.roundUpTo.map(priced.roundedUp(toMultipleOf:)) ?? priced
    }

    /// Whether the amount changes by steps, and not along lines.
    public var isStepped: Bool {
        metering.block != nil || metering.roundUpTo != nil || quantity.pieces.contains { !$0.line.steps.isEmpty }
    }
}
