import CostModel
import ExactMath
import Pricing
import StrictJSON

/// With the volume fixed, finds how far one input may go before the cheaper side changes.
///
/// Lambda wins where EC2 is not strictly cheaper. Costs rise with Lambda's inputs and fall with an instance's
/// capacity, so the limit is found by halving, over values that are multiples of a step: Lambda's billing increment,
/// its memory step, or 10^-9.
struct InputSolver {
    struct Solution {
        let baseline: Int
        let alternative: Int
        /// The limit; nil where the side that was asked about wins at no value.
        let limit: Point?
        /// One step beyond the limit; nil where the side wins up to the end of the range.
        let beyond: Point?
    }

    struct Point {
        let value: Rational
        let baseline: Rational
        let alternative: Rational
    }

    let input: WorkloadInput
    let evaluation: Evaluation
    let sides: Sides
    let volume: Int
    /// Values are `step · k` for k in `steps`.
    let step: Rational
    let steps: ClosedRange<Int128>
    /// Whether the answer is the smallest value at which EC2 wins, not the largest at which Lambda does.
    var seeksSmallest: Bool { input.name == WorkloadInput.requestsPerSecond.name }

    static let inputs: [WorkloadInput] = [.durationMs, .memoryMB, .invocationsPerRequest, .requestsPerSecond]

    init(key: String, evaluation: Evaluation, sides: Sides, volume: Int) throws(CommandError) {
        let keys = Self.inputs.map(\.key)
        guard let input = Self.inputs.first(where: { $0.key == key || $0.name == key }) else {
            let near = NearMiss.nearest(to: key, in: keys).map { "Did you mean '\($0)'? " } ?? ""
            throw .usage(
                "--solve-for: '\(key)' is no input to solve for.", "\(near)Inputs: \(keys.joined(separator: ", ")).")
        }
        self.input = input
        self.evaluation = evaluation
        self.sides = sides
        self.volume = volume
        var step = Rational(1, over: Self.stepsPerUnit)
        var steps: ClosedRange<Int128> = 1...Int128(Limits.largest) * Int128(Self.stepsPerUnit)
        switch input.name {
        case WorkloadInput.durationMs.name, WorkloadInput.memoryMB.name:
            do {
                let billing = try evaluation.prices.lambdaBilling()
                let isDuration = input.name == WorkloadInput.durationMs.name
                step = isDuration ? billing.incrementMs : billing.memoryStepMB
                let first = isDuration ? step : billing.smallestMemoryMB
                let last = isDuration ? input.range.maximum : min(billing.largestMemoryMB, input.range.maximum)
                func count(_ value: Rational) -> Int128 { value.divided(by: step)?.floor.asInt128 ?? 1 }
                steps = max(1, count(first))...max(1, count(first), count(last))
            } catch {
                throw CommandError(error)
            }
        case WorkloadInput.invocationsPerRequest.name: steps = 0...steps.upperBound
        default: break
        }
        self.step = step
        self.steps = steps
    }

    private static let stepsPerUnit = 1_000_000_000

    /// The answers for every baseline with every alternative.
    func solutions() throws(CommandError) -> [Solution] {
        var solutions: [Solution] = []
        for pair in sides.pairs { solutions.append(try solution(pair.baseline, pair.alternative)) }
        return solutions
    }

    private func solution(_ baseline: Int, _ alternative: Int) throws(CommandError) -> Solution {
        func point(_ step: Int128) throws(CommandError) -> Point { try self.point(step, baseline, alternative) }
        /// Whether the side that was asked about wins.
        func wins(_ point: Point) -> Bool { (point.alternative < point.baseline) == seeksSmallest }
        // Walks from the easy end of the range, where the side wins if it ever does, to the first value that loses.
        let (easy, hard) = seeksSmallest ? (steps.upperBound, steps.lowerBound) : (steps.lowerBound, steps.upperBound)
        let start = try point(easy)
        guard wins(start) else {
            return Solution(baseline: baseline, alternative: alternative, limit: nil, beyond: start)
        }
        let end = try point(hard)
        if wins(end) { return Solution(baseline: baseline, alternative: alternative, limit: end, beyond: nil) }
        var (winning, losing) = (easy, hard)
        while abs(winning - losing) > 1 {
            let middle = (winning + losing) / 2
            if wins(try point(middle)) { winning = middle } else { losing = middle }
        }
        return Solution(
            baseline: baseline, alternative: alternative, limit: try point(winning), beyond: try point(losing))
    }

    private func point(_ count: Int128, _ baseline: Int, _ alternative: Int) throws(CommandError) -> Point {
        let value = step * Rational(count)
        let changed = input.setting(evaluation.workload, to: value)
        do {
            func cost(_ position: Int) throws(PricingError) -> Rational {
                try ScenarioCost(changed.scenarios[position], of: changed, prices: evaluation.prices).curve
                    .cost(at: volume)
            }
            return Point(value: value, baseline: try cost(baseline), alternative: try cost(alternative))
        } catch {
            throw CommandError(error)
        }
    }
}
