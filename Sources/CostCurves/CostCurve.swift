import ExactMath

/// The monthly cost of one scenario as a function of N, the requests per month.
public struct CostCurve: Hashable, Sendable {
    public let terms: [CostTerm]

    public init(terms: [CostTerm]) { self.terms = terms }

    /// The exact cost in dollars at this many requests a month.
    public func cost(at requests: Int) -> Rational {
        terms.reduce(0) { $0 + $1.amount(at: requests) }
    }
}
