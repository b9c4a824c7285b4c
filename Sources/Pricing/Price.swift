import ExactMath

/// One step of a graduated price: the part of a quantity in `[beginRange, endRange)` at this price a unit, in the table's currency.
public struct PriceTier: Hashable, Sendable {
    public let beginRange: Rational
    /// nil where the table says `Inf`.
    public let endRange: Rational?
    public let price: Rational

    public init(beginRange: Rational, endRange: Rational?, price: Rational) {
        self.beginRange = beginRange
        self.endRange = endRange
        self.price = price
    }

    /// How much of the quantity falls into this tier.
    public func part(of quantity: Rational) -> Rational {
        let end = endRange.map { min($0, quantity) } ?? quantity
        return max(0, end - beginRange)
    }
}

/// Where a price stands.
public struct PriceSource: Hashable, Sendable {
    public let offerCode: OfferCode
    public let effectiveDate: CalendarDate
    /// The file of the table as the user may open it.
    let tableFile: String
    /// The file that states the price: the table's, or that of a part of it.
    public let file: String
    /// AWS's stock keeping unit, where the table knows it.
    public let sku: String?
    /// What the price is for, in words: `instance (t2.nano, Linux)`.
    public var subject: String { ItemKind.subject(item, attributes) }
    let item: String
    let attributes: [String]
    /// Whether the figure and its being in force at the table's date are confirmed.
    public let isConfirmed: Bool
    /// Why it is not confirmed, or what else is worth knowing.
    public let note: String?
}

/// What one unit costs, flat or by tiers, and where that stands.
///
/// ## Invariants
/// - Tiers start at 0, meet exactly, and the last one has no end. A flat price is a single tier.
public struct Price<Unit>: Sendable {
    public let tiers: [PriceTier]
    public let source: PriceSource

    /// The price of a unit in the first tier; of every unit where there are no others.
    public var first: Rational { tiers.first?.price ?? 0 }

    public var isFlat: Bool { tiers.count == 1 }

    /// The cost as a function of the quantity, each part of it at the price of the tier that it falls in.
    public var graduated: PiecewiseLinear {
        PiecewiseLinear(slopes: first, then: tiers.dropFirst().map { ($0.beginRange, $0.price) })
    }

    /// The cost of a quantity, each part of it at the price of the tier that it falls in.
    public static func * (quantity: Quantity<Unit>, price: Price) -> Rational {
        price.graduated(quantity.amount)
    }

    /// The ladder of what comes after so many units.
    public func after(_ quantity: Rational) -> Price {
        let rest = tiers.filter { tier in tier.endRange.map { $0 > quantity } ?? true }
        return Price(
            tiers: rest.map { tier in
                PriceTier(
                    beginRange: max(0, tier.beginRange - quantity), endRange: tier.endRange.map { $0 - quantity },
                    price: tier.price)
            }, source: source)
    }
}

extension Price {
    /// One price for every unit.
    public init(flat price: Rational, source: PriceSource) {
        self.init(tiers: [PriceTier(beginRange: 0, endRange: nil, price: price)], source: source)
    }
}
