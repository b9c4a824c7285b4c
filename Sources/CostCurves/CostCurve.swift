import ExactMath

/// The monthly cost of one scenario as a function of N, the requests per month.
///
/// It may fall where a fleet grows.
public struct CostCurve: Hashable, Sendable {
    /// The volumes for which costs can be asked: requests a month.
    public static let volumes: ClosedRange<Int> = 0...1_000_000_000_000

    public let terms: [CostTerm]

    public init(terms: [CostTerm]) { self.terms = terms }

    /// The exact cost in dollars at this many requests a month.
    public func cost(at requests: Int) -> Rational {
        terms.reduce(0) { $0 + $1.amount(at: requests) }
    }

    /// The exact amounts of the terms at all volumes.
    ///
    /// - Complexity: O(n) in the pieces of the terms.
    public var amounts: [SteppedFunction] { terms.map { $0.amounts } }
}
