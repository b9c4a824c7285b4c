import CostCurves
import ExactMath

/// Draws cost curves from their exact values: kinks where they are, steps upright, and where steps are finer than a pixel
/// everything between the lowest and the highest cost.
public struct CurveTracer: Sendable {
    private enum Table: Sendable {
        case small(CompiledCurves<Int128>)
        case exact(CompiledCurves<Rational>)
    }

    private let table: Table
    private let curves: [CostCurve]

    /// - Complexity: O(n) in the curves' terms and kinks.
    public init(_ curves: [CostCurve]) {
        self.curves = curves
        let costs = curves.map { $0.amounts }
        if let compiled = CompiledCurves<Int128>(costs) {
            table = .small(compiled)
        } else {
            table = .exact(CompiledCurves<Rational>(costs))
        }
    }

    /// The exact cost of a curve at one of `CostCurve.volumes`.
    public func cost(of curve: Int, at requests: Int) -> Rational {
        switch table {
        case .small(let table): table.dollars(of: curve, at: requests)
        case .exact(let table): table.dollars(of: curve, at: requests)
        }
    }

    /// Whether a curve falls nowhere.
    public func isRising(_ curve: Int) -> Bool {
        switch table {
        case .small(let table): table.curves[curve].isRising
        case .exact(let table): table.curves[curve].isRising
        }
    }

    /// The cheapest of all curves at a volume; of equal ones the first.
    public func cheapest(at requests: Int) -> Int {
        curves.indices.min { cost(of: $0, at: requests) < cost(of: $1, at: requests) } ?? 0
    }

    /// The line of a curve over some volumes, which ends right before the volume behind them.
    ///
    /// - Complexity: O(k + p) for the kinks in the range and the pixels that it takes, or the steps that are as high as one.
    public func trace(
        _ curve: Int, over volumes: ClosedRange<Int>, on axes: Axes, in frame: Frame
    ) -> [Point] {
        let points =
            switch table {
            case .small(let table): Pen(table, axes, frame).line(of: curve, over: volumes)
            case .exact(let table): Pen(table, axes, frame).line(of: curve, over: volumes)
            }
        return Polyline.simplified(points, tolerance: frame.tolerance)
    }

    /// What a picture of costs against volumes is drawn on.
    public struct Axes: Sendable {
        public let volumes: LogAxis
        public let costs: LogAxis

        public init(volumes: LogAxis, costs: LogAxis) {
            self.volumes = volumes
            self.costs = costs
        }
    }
}

/// Follows one curve.
private struct Pen<Amount: DrawnAmount> {
    private let table: CompiledCurves<Amount>
    private let axes: CurveTracer.Axes
    private let frame: Frame
    private let denominator: Double
    private var points: [Point] = []

    /// The widest stretch that is judged by its middle alone.
    private static var widestStretch: Double { 16 }

    init(_ table: CompiledCurves<Amount>, _ axes: CurveTracer.Axes, _ frame: Frame) {
        self.table = table
        self.axes = axes
        self.frame = frame
        denominator = table.denominator.approximation
    }

    /// A volume, and where its cost stands.
    private struct Place {
        let requests: Int
        let cost: Double
        let point: Point
    }

    private func x(_ requests: Int) -> Double { frame.x(axes.volumes.share(of: requests)) }

    private func point(_ requests: Int, costing cost: Double) -> Point {
        Point(x: x(requests), y: frame.y(axes.costs.share(of: cost)))
    }

    private func place(_ requests: Int, on segment: Int) -> Place {
        let cost = table.value(of: table.segments[segment].line, at: requests).approximation(over: table.denominator)
        return Place(requests: requests, cost: cost, point: point(requests, costing: cost))
    }

    func line(of curve: Int, over volumes: ClosedRange<Int>) -> [Point] {
        var pen = self
        let segments = table.curves[curve].segments
        let first = table.segment(of: curve, at: volumes.lowerBound)
        for segment in first..<segments.upperBound where table.segments[segment].start <= volumes.upperBound {
            let start = max(table.segments[segment].start, volumes.lowerBound)
            let next = segment + 1 < segments.upperBound ? table.segments[segment + 1].start : .max
            // A line goes on to where the next one begins; there the cost may jump.
            let end = min(next, volumes.upperBound)
            let (from, to) = (pen.place(start, on: segment), pen.place(end, on: segment))
            pen.points.append(from.point)
            pen.draw(from, to, on: segment, of: curve)
        }
        if let last = pen.points.last, volumes.upperBound < axes.volumes.through.asInt ?? 0 {
            pen.points.append(Point(x: x(volumes.upperBound + 1), y: last.y))
        }
        return pen.points
    }

    /// Draws what lies between two places of a segment, and the second one.
    private mutating func draw(_ from: Place, _ to: Place, on segment: Int, of curve: Int) {
        let width = to.point.x - from.point.x
        let isNarrow = width < frame.tolerance
        let mayStep = steps(from, to, on: segment)
        if to.requests - from.requests < 2 || isNarrow {
            if mayStep, to.point.y != from.point.y { rise(from, to, on: segment, of: curve) }
            points.append(to.point)
            return
        }
        let middle = place(Self.middle(from.requests, to.requests), on: segment)
        let isStraight =
            !mayStep && width < Self.widestStretch
            && Polyline.distance(of: middle.point, from: from.point, to: to.point) < frame.tolerance / 2
        if isStraight {
            points.append(to.point)
            return
        }
        draw(from, middle, on: segment, of: curve)
        draw(middle, to, on: segment, of: curve)
    }

    /// Draws an upright line from one cost to another at the place of the second one.
    private mutating func rise(_ from: Place, _ to: Place, on segment: Int, of curve: Int) {
        points.append(Point(x: to.point.x, y: from.point.y))
        guard !table.curves[curve].isRising, to.requests - from.requests > 1 else { return }
        // Between the two it may be higher and lower than at either: the ends of the first and the last few treads.
        var (lowest, highest) = (from, to)
        for requests in turns(from, to, on: segment) {
            let place = place(requests, on: segment)
            if place.cost < lowest.cost { lowest = place }
            if place.cost > highest.cost { highest = place }
        }
        points.append(Point(x: to.point.x, y: highest.point.y))
        points.append(Point(x: to.point.x, y: lowest.point.y))
    }

    /// The volumes on both sides of a staircase's first and last steps between two places.
    private func turns(_ from: Place, _ to: Place, on segment: Int) -> [Int] {
        var turns: [Int] = []
        for step in table.steps[table.segments[segment].line.steps] where table.atoms[step.atom].isPlain {
            for start in [from.requests, to.requests - (to.requests - from.requests) / 2] {
                var treads = table.treads(of: step.atom, at: start)
                for _ in 0..<2 where treads.end < to.requests {
                    turns += [treads.end, treads.end + 1]
                    treads.advance()
                }
            }
        }
        return turns
    }

    /// Whether the cost may be off the line between two places by as much as shows.
    private func steps(_ from: Place, _ to: Place, on segment: Int) -> Bool {
        var deviation = 0.0
        for step in table.steps[table.segments[segment].line.steps] {
            let own = table.deviation(of: step, from: from.requests, through: to.requests)
            if own != .zero { deviation += own.approximation(over: table.denominator) }
        }
        guard deviation > 0 else { return false }
        let least = min(from.cost, to.cost)
        let (low, high) = (axes.costs.share(of: least - deviation), axes.costs.share(of: least + deviation))
        return (high - low) * frame.height > frame.tolerance
    }

    /// About the middle of two volumes on a logarithmic axis.
    private static func middle(_ from: Int, _ to: Int) -> Int {
        let mean = (Double(max(1, from)) * Double(to)).squareRoot()
        return min(to - 1, max(from + 1, Int(mean)))
    }
}
