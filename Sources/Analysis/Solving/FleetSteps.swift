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
            let first = load.divided(by: Rational(range.upperBound))?.ceiling.asInt128 ?? 1
            let lower = max(0, first - 1)
            var upper = grid.last
            if range.lowerBound > 1, let end = load.divided(by: Rational(range.lowerBound - 1))?.ceiling.asInt128 {
                upper = min(upper, end - 2)
            }
            guard lower <= upper else { continue }
            if let before = result.last, before.upperBound + 1 == lower {
                result[result.count - 1] = before.lowerBound...upper
            } else {
                result.append(lower...upper)
            }
        }
        return result
    }
}
