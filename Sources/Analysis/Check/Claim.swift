import CostModel
import ExactMath

/// One figure that a file states of one scenario, and the scenario's cost.
public struct Claim: Sendable {
    public enum Kind: Sendable { case expected, limit }

    /// What the file says.
    enum Statement: Sendable {
        case expected(Workload.Expectation)
        case limit(Workload.Limit)

        /// The name of the scenario that it is about, or `*`.
        var scenario: String {
            switch self {
            case .expected(let expected): expected.scenario
            case .limit(let limit): limit.scenario
            }
        }

        var requests: Int {
            switch self {
            case .expected(let expected): expected.requests
            case .limit(let limit): limit.requests
            }
        }
    }

    let statement: Statement
    /// The scenario's name.
    public let scenario: String
    /// What the scenario costs.
    public let total: Rational

    public var kind: Kind {
        switch statement {
        case .expected: .expected
        case .limit: .limit
        }
    }

    /// Where the file states it.
    public var path: String {
        switch statement {
        case .expected(let expected): expected.path
        case .limit(let limit): limit.path
        }
    }

    /// The line at which the file states it.
    public var line: Int {
        switch statement {
        case .expected(let expected): expected.line
        case .limit(let limit): limit.line
        }
    }

    /// Requests a month.
    public var requests: Int { statement.requests }

    public var stated: Rational {
        switch statement {
        case .expected(let expected): expected.total
        case .limit(let limit): limit.maxMonthly
        }
    }

    /// The decimal places that the file states the figure with, two at least.
    public var places: Int {
        switch statement {
        case .expected(let expected): max(2, expected.statedPlaces)
        case .limit(let limit): max(2, limit.maxMonthly.terminatingPlaces ?? 12)
        }
    }

    /// A limit holds up to its last digit. An expected figure holds where the total, rounded half up to as many
    /// places as the figure states (two at least), is that figure.
    public var holds: Bool {
        switch kind {
        case .limit: total <= stated
        case .expected: total.decimalText(places: places) == stated.decimalText(places: places)
        }
    }
}

/// The claims that some figures of a file are, one for each scenario that a figure is stated of.
public struct ClaimSequence: Sequence {
    private let statements: [Claim.Statement]
    private let names: [String]
    private let positions: [String: Int]
    private let totals: ClaimedTotals

    /// - Parameters:
    ///   - names: the scenarios' names.
    ///   - positions: where each stands among them.
    init(_ statements: [Claim.Statement], names: [String], positions: [String: Int], _ totals: ClaimedTotals) {
        (self.statements, self.names, self.positions, self.totals) = (statements, names, positions, totals)
    }

    public func makeIterator() -> Iterator { Iterator(claims: self) }

    public struct Iterator: IteratorProtocol {
        fileprivate let claims: ClaimSequence
        private var statement = 0
        /// The scenarios that the statement before `statement` is still to be held against.
        private var scenarios = 0..<0

        fileprivate init(claims: ClaimSequence) { self.claims = claims }

        public mutating func next() -> Claim? {
            while scenarios.isEmpty {
                guard statement < claims.statements.count else { return nil }
                let name = claims.statements[statement].scenario
                statement += 1
                // A scenario that is not asked about is not judged.
                if name == "*" {
                    scenarios = claims.names.indices
                } else if let position = claims.positions[name] {
                    scenarios = position..<(position + 1)
                }
            }
            let scenario = scenarios.lowerBound
            scenarios = (scenario + 1)..<scenarios.upperBound
            let said = claims.statements[statement - 1]
            return Claim(
                statement: said, scenario: claims.names[scenario],
                total: claims.totals.total(of: scenario, at: said.requests))
        }
    }
}
