import CostModel
import ExactMath
import Pricing

/// The same scenarios on two sides: what they cost before and now, where the prices, the file or both are others.
public struct CostChanges {
    /// Which scenarios are held against one another.
    public enum Matching: Sendable {
        /// Those of one name.
        case byName
        /// Each against the only one before.
        case withTheOnlyOne
    }

    /// The positions of a scenario in both evaluations.
    public struct Pair: Sendable {
        public let before: Int
        public let now: Int
    }

    public let before: Evaluation
    public let now: Evaluation
    /// In the order of `now`.
    public let pairs: [Pair]
    /// The positions of those that the other side does not have.
    public let onlyBefore: [Int]
    public let onlyNow: [Int]

    /// - Throws: `AnalysisError.mixedCurrencies`.
    public init(from before: Evaluation, to now: Evaluation, _ matching: Matching) throws(AnalysisError) {
        if let first = now.tables.first, let other = before.tables.first, first.currency != other.currency {
            throw .mixedCurrencies(
                file: first.file, currency: first.currency, otherFile: other.file, otherCurrency: other.currency)
        }
        (self.before, self.now) = (before, now)
        var positions: [String: Int] = [:]
        for (position, name) in before.names.enumerated() { positions[name] = position }
        let pairs = now.names.enumerated().compactMap { position, name -> Pair? in
            switch matching {
            case .byName: positions[name].map { Pair(before: $0, now: position) }
            case .withTheOnlyOne: before.costs.isEmpty ? nil : Pair(before: 0, now: position)
            }
        }
        self.pairs = pairs
        let (matchedBefore, matchedNow) = (Set(pairs.map { $0.before }), Set(pairs.map { $0.now }))
        onlyBefore = before.costs.indices.filter { !matchedBefore.contains($0) }
        onlyNow = now.costs.indices.filter { !matchedNow.contains($0) }
    }

    /// The scenarios of a workload that have prices, and why the others have none.
    ///
    /// - Throws: `AnalysisError` where none has, or something else is wrong.
    public static func priced(
        _ workload: Workload, book: PriceBook
    ) throws(AnalysisError) -> (evaluation: Evaluation, unpriced: [UnpricedScenario]) {
        var kept = workload
        var unpriced: [UnpricedScenario] = []
        while true {
            do throws(AnalysisError) {
                return (try Evaluation(kept, book: book, largestVolume: 0), unpriced)
            } catch {
                guard case .unpriced(let scenario) = error else { throw error }
                kept.scenarios.removeAll { $0.name == scenario.scenario }
                // Each time there is one scenario less.
                guard kept.scenarios.count < workload.scenarios.count - unpriced.count, !kept.scenarios.isEmpty else {
                    throw error
                }
                unpriced.append(scenario)
            }
        }
    }

    /// What became of each scenario at this many requests a month: the one that changes most first, of equal ones the one
    /// that is named first.
    ///
    /// - Complexity: O(line items²) for each scenario.
    public func changes(at requests: Int) -> [ScenarioChange] {
        let changes = pairs.map { pair in
            ScenarioChange(
                pair, before.costs[pair.before].charges(at: requests), now.costs[pair.now].charges(at: requests))
        }
        return changes.mostChangedFirst { $0.difference }
    }
}

/// What became of a scenario at one volume.
public struct ScenarioChange: Sendable {
    public let pair: CostChanges.Pair
    /// A month; the sums of the items' amounts.
    public let before: Rational
    public let now: Rational
    /// Every line item of either side, the one that changes most first.
    public let items: [ItemChange]

    public var difference: Rational { now - before }

    fileprivate init(_ pair: CostChanges.Pair, _ before: [Charge], _ now: [Charge]) {
        self.pair = pair
        self.before = before.reduce(0) { $0 + $1.amount }
        self.now = now.reduce(0) { $0 + $1.amount }
        items = ItemChange.matching(before, now).mostChangedFirst { $0.difference }
    }
}

extension Array {
    /// Sorted by the size of a change; equal ones keep their order.
    fileprivate func mostChangedFirst(_ difference: (Element) -> Rational) -> [Element] {
        let sizes = map { element in
            let difference = difference(element)
            return difference < 0 ? -difference : difference
        }
        return indices.sorted { sizes[$0] > sizes[$1] || sizes[$0] == sizes[$1] && $0 < $1 }.map { self[$0] }
    }
}
