import ExactMath

/// What scenarios cost at the volumes that claims are about, each evaluated once however many claims there are about it.
///
/// So many totals are kept and no more, so that memory is bounded: those beyond are evaluated each time they are asked for.
final class ClaimedTotals {
    static let mostKept = 1_000_000

    private let scenarios: Int
    private let evaluate: (_ scenario: Int, _ requests: Int) -> Rational
    private var kept: [Int: Rational] = [:]

    /// - Parameter evaluate: the cost of a scenario, by its position, at so many requests a month.
    init(scenarios: Int, evaluate: @escaping (_ scenario: Int, _ requests: Int) -> Rational) {
        (self.scenarios, self.evaluate) = (scenarios, evaluate)
    }

    /// - Complexity: O(1) where the total is kept.
    func total(of scenario: Int, at requests: Int) -> Rational {
        // At most 10^12 requests, and 1,000 scenarios.
        let key = requests * scenarios + scenario
        if let total = kept[key] { return total }
        let total = evaluate(scenario, requests)
        if kept.count < Self.mostKept { kept[key] = total }
        return total
    }
}
