import CostCurves
import CostModel
import ExactMath
import Pricing

/// With the volume fixed, finds at which values of one input Lambda still wins, or EC2 does.
///
/// Lambda wins where EC2 is not strictly cheaper. The answer is exact over all values of the grid, also where the input
/// stands on both sides and the cheaper side changes several times.
struct InputSolver {
    let input: WorkloadInput
    let evaluation: Evaluation
    let sides: Sides
    let volume: Int
    let grid: InputGrid
    /// Where instances are asked about, how many each value needs.
    private let fleets: FleetSteps?
    /// Whether the answer is the smallest value at which the alternative wins, not the largest at which the baseline does.
    var seeksSmallest: Bool { asksForInstances || isCommitment }
    /// Whether costs follow the instances that the input asks for.
    private var asksForInstances: Bool { input.key == WorkloadInput.requestsPerSecond.key }
    /// Whether it is a number that is best somewhere between none and all.
    private var isCommitment: Bool { WorkloadInput.commitments.contains { $0.name == input.name } }

    init(key: String, evaluation: Evaluation, sides: Sides, volume: Int) throws(AnalysisError) {
        let named = SolvedInputAnswer.inputs.filter { $0.key == key || $0.name == key }
        // Of the services that have such a key, one that the scenarios use, or else the file.
        let compared = (sides.alternatives + sides.baselines).map { evaluation.costs[$0].scenario }
        let used = [compared, evaluation.workload.scenarios].lazy.compactMap { scenarios in
            named.first { !$0.values(in: scenarios).isEmpty }
        }.first
        guard let input = used ?? named.first else { throw .solvedInput(.unknownInput(key)) }
        self.input = input
        self.evaluation = evaluation
        self.sides = sides
        self.volume = volume
        let grid: InputGrid?
        do { grid = try InputGrid(input, prices: evaluation.prices) } catch { throw .pricing(error) }
        guard let grid, input.name != WorkloadInput.memoryMB.name || grid.first.isWhole && grid.step.isWhole else {
            throw .solvedInput(.stepsTooFine(input))
        }
        self.grid = grid
        fleets =
            input.key == WorkloadInput.requestsPerSecond.key
            ? FleetSteps(volume: volume, of: evaluation.workload, grid: grid) : nil
        if fleets == nil, asksForInstances { throw .solvedInput(.monthTooShort(input)) }
    }

    /// The answers for every baseline with every alternative.
    func solutions() throws(AnalysisError) -> [SolvedInput] {
        var curves: [Int: InputCurve] = [:]
        for position in Set(sides.baselines + sides.alternatives).sorted() {
            curves[position] = try curve(position)
        }
        var solutions: [SolvedInput] = []
        for pair in sides.pairs {
            let found: Found
            if let baseline = curves[pair.baseline], let alternative = curves[pair.alternative] {
                found = try search(pair, baseline, alternative)
            } else {
                found = try searchItems(pair)
            }
            solutions.append(try solution(pair, found))
        }
        return solutions
    }

    /// nil where the cost is only known value by value.
    private func curve(_ position: Int) throws(AnalysisError) -> InputCurve? {
        do {
            // Starts may be billed beyond a minimum that runs alone do not reach.
            if stepsBelowMinimum > 0, try items(position, at: 0) != items(position, at: stepsBelowMinimum) {
                return nil
            }
            return try InputCurve(
                position, input, of: evaluation.workload, from: firstProportional, through: grid.value(grid.last),
                prices: evaluation.prices, volume: volume)
        } catch {
            throw .pricing(error)
        }
    }

    /// What each line item of a scenario comes to where the input has the value of a step, by its name and resources.
    private func items(_ position: Int, at step: Int128) throws(PricingError) -> [String: Rational] {
        let changed = input.setting(evaluation.workload, to: grid.value(step))
        var amounts: [String: Rational] = [:]
        for item in try ScenarioCost(changed.scenarios[position], of: changed, prices: evaluation.prices).items {
            let resources = item.resources.map { "\($0)" }.joined(separator: "+")
            amounts["\(resources) \(item.name)", default: 0] += item.term.amount(at: volume)
        }
        return amounts
    }

    /// The first value of the grid from which on what is billed is proportional to the value.
    private var firstProportional: Rational {
        seeksSmallest ? 1 : max(grid.first, grid.step) + grid.step * Rational(stepsBelowMinimum)
    }

    /// How many of the first values are billed as the first one that Lambda's minimum does not raise.
    private var stepsBelowMinimum: Int128 {
        guard input.name == WorkloadInput.durationMs.name, let billing = try? evaluation.prices.lambdaBilling(),
            let steps = (billing.minimumMs - grid.first).divided(by: grid.step)
        else { return 0 }
        return min(grid.last, max(0, steps.ceiling.asInt128 ?? grid.last))
    }

    /// What a search found of a pair.
    private struct Found {
        /// Where the alternative is strictly cheaper.
        let cheaper: [ClosedRange<Int128>]
        let isTie: Bool
        let dependsOnInput: Bool
        /// Of a commitment the best number.
        var best: Int128?
    }

    private func search(
        _ pair: Sides.Pair, _ baseline: InputCurve, _ alternative: InputCurve
    ) throws(AnalysisError) -> Found {
        var search: InputSearch
        let cheaper: [ClosedRange<Int128>]
        do {
            if let fleets {
                search = InputSearch(alternative, below: baseline, first: 0, step: 1)
                cheaper = fleets.positions(try search.ranges(in: fleets.instances))
            } else {
                search = InputSearch(alternative, below: baseline, first: grid.first, step: grid.step)
                cheaper = extended(try search.ranges(in: stepsBelowMinimum...grid.last))
            }
        } catch {
            throw tooFine(pair)
        }
        return Found(
            cheaper: cheaper, isTie: search.isTie,
            dependsOnInput: !baseline.terms.isEmpty || !alternative.terms.isEmpty,
            best: isCommitment && !alternative.terms.isEmpty ? alternative.cheapest(over: grid) : nil)
    }

    /// The same where nothing is known but that each line item never rises, or never falls, with the input: so it is for
    /// durations and rates, but not for commitments, whose curves are known.
    private func searchItems(_ pair: Sides.Pair) throws(AnalysisError) -> Found {
        func ranges(_ baseline: Int, _ alternative: Int) throws(AnalysisError) -> (
            cheaper: [ClosedRange<Int128>], changes: Bool
        ) {
            var search = ItemwiseSearch { (step) throws(PricingError) in
                (try items(baseline, at: step), try items(alternative, at: step))
            }
            do {
                return try search.ranges(in: grid.steps)
            } catch {
                switch error {
                case .tooFine: throw tooFine(pair)
                case .pricing(let error): throw .pricing(error)
                }
            }
        }
        let found = try ranges(pair.baseline, pair.alternative)
        let isTie = found.cheaper.isEmpty ? try ranges(pair.alternative, pair.baseline).cheaper.isEmpty : false
        return Found(cheaper: found.cheaper, isTie: isTie, dependsOnInput: found.changes)
    }

    private func tooFine(_ pair: Sides.Pair) -> AnalysisError {
        .solvedInput(
            .changesTooOften(
                baseline: evaluation.names[pair.baseline], alternative: evaluation.names[pair.alternative], input))
    }

    private func solution(_ pair: Sides.Pair, _ found: Found) throws(AnalysisError) -> SolvedInput {
        let ranges = seeksSmallest ? found.cheaper : grid.steps.gaps(between: found.cheaper)
        var solved = SolvedInput(
            baseline: pair.baseline, alternative: pair.alternative, ranges: ranges, isTie: found.isTie,
            dependsOnInput: found.dependsOnInput)
        let best = found.best
        if let best { solved.best = try point(best, pair) }
        let limit = seeksSmallest ? ranges.first?.lowerBound : ranges.last?.upperBound
        if let limit {
            solved.limit = try point(limit, pair)
            let beyond = seeksSmallest ? limit - 1 : limit + 1
            if grid.steps.contains(beyond) { solved.beyond = try point(beyond, pair) }
        } else {
            solved.beyond = try point(best ?? (seeksSmallest ? grid.last : 0), pair)
        }
        if solved.beyond == nil, let edge = seeksSmallest ? ranges.first?.upperBound : ranges.last?.lowerBound {
            let outside = seeksSmallest ? edge + 1 : edge - 1
            if grid.steps.contains(outside) {
                solved.change = (try point(edge, pair), try point(outside, pair))
            }
        }
        return solved
    }

    /// Ranges that begin at the shortest run billed by its length, continued to all shorter ones.
    private func extended(_ ranges: [ClosedRange<Int128>]) -> [ClosedRange<Int128>] {
        ranges.map { $0.lowerBound == stepsBelowMinimum ? 0...$0.upperBound : $0 }
    }

    /// What both cost at a value, from the whole model.
    private func point(
        _ position: Int128, _ pair: Sides.Pair
    ) throws(AnalysisError) -> SolvedInput.Point {
        let value = grid.value(position)
        let changed = input.setting(evaluation.workload, to: value)
        do {
            func cost(_ position: Int) throws(PricingError) -> Rational {
                try ScenarioCost(changed.scenarios[position], of: changed, prices: evaluation.prices).curve
                    .cost(at: volume)
            }
            return SolvedInput.Point(
                value: value, baseline: try cost(pair.baseline), alternative: try cost(pair.alternative))
        } catch {
            throw .pricing(error)
        }
    }
}

extension ClosedRange<Int128> {
    /// What ascending ranges within this one leave out.
    fileprivate func gaps(between ranges: [ClosedRange<Int128>]) -> [ClosedRange<Int128>] {
        var result: [ClosedRange<Int128>] = []
        var start = lowerBound
        for range in ranges {
            if start < range.lowerBound { result.append(start...(range.lowerBound - 1)) }
            start = range.upperBound + 1
        }
        if start <= upperBound { result.append(start...upperBound) }
        return result
    }
}
