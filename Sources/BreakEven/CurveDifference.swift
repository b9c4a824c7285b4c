import CostCurves

/// The cost of one curve less that of another one between two kinks: a line plus the staircases that do not cancel.
struct CurveDifference<Value: ScaledAmount> {
    struct Step {
        let staircase: StaircaseTable.Entry
        let unit: Value
    }

    let intercept: Value
    let slope: Value
    /// Those with the fewest steps first.
    let steps: [Step]
    let staircases: StaircaseTable
    /// For each depth, what bounds the distance of `line + steps[depth...]` from the straight line between two of its
    /// points; it is less than that, and zero where there are no steps.
    let slack: [Value]
    /// For each depth, whether `line + steps[depth...]` never falls (1), never rises (-1), or neither is plain (0).
    let trend: [Int]

    init(intercept: Value, slope: Value, steps: [Step], staircases: StaircaseTable) {
        self.intercept = intercept
        self.slope = slope
        self.staircases = staircases
        self.steps = steps.count < 2 ? steps : steps.sorted { $0.staircase.top < $1.staircase.top }
        var slack = [Value](repeating: .zero, count: steps.count + 1)
        var direction: Int? = slope == .zero ? nil : slope < .zero ? -1 : 1
        var trend = [Int](repeating: direction ?? 1, count: steps.count + 1)
        for (depth, step) in self.steps.enumerated().reversed() {
            let (size, sign) = step.unit < .zero ? (-step.unit, -1) : (step.unit, 1)
            slack[depth] = slack[depth + 1] + size.times(step.staircase.slack)
            direction = direction == nil || direction == sign ? sign : 0
            trend[depth] = direction ?? 0
        }
        self.slack = slack
        self.trend = trend
    }

    /// `base + slope·N` and the steps from a depth on.
    @inline(__always)
    func value(at requests: Int, base: Value, depth: Int) -> Value {
        var value = base + slope.times(requests)
        for index in depth..<steps.count {
            value = value + steps[index].unit.times(staircases.height(of: steps[index].staircase, at: requests))
        }
        return value
    }

    /// How many steps there are over a range, all staircases together.
    func stepCount(from: Int, through: Int, depth: Int = 0) -> Int {
        steps[depth...].reduce(0) {
            $0 + staircases.height(of: $1.staircase, at: through) - staircases.height(of: $1.staircase, at: from)
        }
    }

    /// How many treads of the staircase at `depth` lie in a range.
    func treadCount(from: Int, through: Int, depth: Int) -> Int {
        let staircase = steps[depth].staircase
        return staircases.height(of: staircase, at: through) - staircases.height(of: staircase, at: from) + 1
    }
}
