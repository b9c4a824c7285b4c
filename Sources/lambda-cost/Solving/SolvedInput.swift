import ExactMath

/// At which values of an input one side of a pair wins: the baseline, or for `requestsPerSecond` the alternative.
struct SolvedInput {
    struct Point {
        let value: Rational
        let baseline: Rational
        let alternative: Rational
    }

    let baseline: Int
    let alternative: Int
    /// All longest ranges of the grid in which the side wins, in ascending order.
    let ranges: [ClosedRange<Int128>]
    /// Whether both cost the same at every value.
    let isTie: Bool
    /// Whether one of the two depends on the input at all.
    let dependsOnInput: Bool
    /// The largest value at which the baseline wins, or the smallest at which the alternative does; nil for none.
    var limit: Point?
    /// One step beyond the limit; nil where that is outside of the grid. Without a limit, the side's best value.
    var beyond: Point?
    /// Where nothing is beyond the limit: the values on both sides of the other end of its range, if that is inside.
    var change: (inside: Point, outside: Point)?
}
