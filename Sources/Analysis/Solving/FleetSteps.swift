import CostModel
import ExactMath

/// How many instances a rate per instance asks for at a fixed volume: `⌈N·peak / (S·requestsPerSecond)⌉`,
/// where the peak is that of the busiest period.
///
/// All fleets carry the same load, so every one of them has the larger of this number and its own minimum; costs follow
/// the number and not the rate itself.
struct FleetSteps {
    let grid: InputGrid
    /// The load over the grid's step: position p of the grid asks for `⌈load / (p + 1)⌉` instances.
    private let load: Rational

    /// The instances that the grid's values ask for, from the largest value to the smallest.
    let instances: ClosedRange<Int128>

    /// Prepares the steps, or returns nil where a month is so short that the instances of a value cannot be counted.
    ///
    /// - Precondition: the grid's first value is its step.
    init?(volume: Int, of workload: Workload, grid: InputGrid) {
        let load = (Rational(volume) * workload.traffic.busiestToAverage)
            .divided(by: workload.estimate.hoursPerMonth * 3600 * grid.step)
        guard let load, let most = load.ceiling.asInt128, most < Int128.max >> 1,
            let fewest = load.divided(by: Rational(grid.last + 1))?.ceiling.asInt128
        else { return nil }
        self.grid = grid
        self.load = load
        instances = fewest...most
    }

    /// The positions of the grid that ask for numbers of instances in ascending ranges, in ascending order.
    ///
    /// Small values skip numbers, so a range may have none.
    func positions(_ ranges: [ClosedRange<Int128>]) -> [ClosedRange<Int128>] {
        var result: [ClosedRange<Int128>] = []
        for range in ranges.reversed() {
            // load / (p + 1) is at most the upper bound, and above the lower bound less one.
            let lower = max(0, share(of: range.upperBound) - 1)
            let upper = range.lowerBound > 1 ? min(grid.last, share(of: range.lowerBound - 1) - 2) : grid.last
            guard lower <= upper else { continue }
            if let before = result.last, before.upperBound + 1 == lower {
                result[result.count - 1] = before.lowerBound...upper
            } else {
                result.append(lower...upper)
            }
        }
        return result
    }

    /// The part of the load that each of so many instances has, rounded up; none of no instances, which carry no load.
    private func share(of instances: Int128) -> Int128 {
        guard instances > 0 else { return 0 }
        // No input gets here: a load is never negative, so the part is from 0 to `⌈load⌉`, of which `init` made sure.
        guard let share = (load / Rational(instances)).ceiling.asInt128 else {
            preconditionFailure("the whole load fits, and so does a part of it")
        }
        return share
    }
}
