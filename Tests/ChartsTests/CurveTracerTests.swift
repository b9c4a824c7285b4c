import Charts
import CostCurves
import ExactMath
import TestSupport
import Testing

@Suite("Lines of cost curves")
struct CurveTracerTests {
    private static let frame = Frame(width: 700, height: 360, tolerance: 0.15)

    private func axes(_ volumes: ClosedRange<Int>, _ costs: (Rational, Rational)) -> CurveTracer.Axes {
        CurveTracer.Axes(
            volumes: LogAxis(from: Rational(volumes.lowerBound), through: Rational(volumes.upperBound)),
            costs: LogAxis(from: costs.0, through: costs.1))
    }

    /// How far a point is from the nearest stretch of a line.
    private func distance(_ point: Point, to line: [Point]) -> Double {
        zip(line, line.dropFirst()).reduce(.infinity) { least, stretch in
            let (first, last) = stretch
            let (x, y) = (last.x - first.x, last.y - first.y)
            let length = x * x + y * y
            let share = length > 0 ? ((point.x - first.x) * x + (point.y - first.y) * y) / length : 0
            let (dx, dy) = (
                point.x - first.x - min(1, max(0, share)) * x, point.y - first.y - min(1, max(0, share)) * y
            )
            return min(least, (dx * dx + dy * dy).squareRoot())
        }
    }

    /// Exact costs lie on the line: a volume's own, and the step to it that begins one request before.
    @Test("go through the exact costs", arguments: [12, 1_000, 1_000_000, 1_000_000_000])
    func exact(scale: Int) throws {
        for seed in 1...Seeds.count(quick: 40, all: 1_000) {
            var random = RandomCurves(seed: seed, scale: scale)
            let curve = random.curve()
            let volumes = 1...(scale * 100)
            let costs = (0...40).map { curve.cost(at: 1 + (scale * 100 - 1) / 40 * $0) }
            let most = max(2, costs.max() ?? 2) * 2
            let axes = axes(volumes, (Rational(1, over: 100), most))
            let line = CurveTracer([curve]).trace(0, over: volumes, on: axes, in: Self.frame)
            for _ in 0..<60 {
                let requests = min(volumes.upperBound, max(1, random.whole(1...scale * 2) * random.whole(1...50)))
                let point = Point(
                    x: Self.frame.x(axes.volumes.share(of: requests)),
                    y: Self.frame.y(axes.costs.share(of: curve.cost(at: requests))))
                #expect(distance(point, to: line) < 1, "seed \(seed), scale \(scale), N \(requests)")
            }
            for (left, right) in zip(line, line.dropFirst()) { #expect(left.x <= right.x) }
        }
    }

    /// One instance for every started 1,000 requests, at $10 each.
    @Test("step upright, right where the next instance starts")
    func steps() {
        let fleet = Fleet(minimum: 1, instancesPerRequest: Rational(1, over: 1_000))
        let curve = CostCurve(terms: [
            CostTerm(fleet.instances(), Metering(price: PiecewiseLinear(slopes: 10, then: [])))
        ])
        let axes = axes(100...10_000, (10, 100))
        let line = CurveTracer([curve]).trace(0, over: 100...10_000, on: axes, in: Self.frame)
        for instances in 1...9 {
            let x = Self.frame.x(axes.volumes.share(of: 1_000 * instances + 1))
            let riser = line.filter { abs($0.x - x) < 0.2 }.map { $0.y }
            #expect(riser.count == 2, "step \(instances)")
            for (y, count) in zip(riser, [instances, instances + 1]) {
                #expect(abs(y - Self.frame.y(axes.costs.share(of: Rational(10 * count)))) < 0.01)
            }
        }
        // Two corners a step, and both ends.
        #expect(line.count == 20)
    }

    @Test("stay few where steps are finer than a pixel")
    func fineSteps() {
        let fleet = Fleet(minimum: 1, instancesPerRequest: Rational(1, over: 1_000))
        let curve = CostCurve(terms: [
            CostTerm(fleet.instances(), Metering(price: PiecewiseLinear(slopes: 10, then: [])))
        ])
        let volumes = 1_000_000_000...1_000_000_000_000
        let axes = axes(volumes, (1_000_000, 20_000_000_000))
        let line = CurveTracer([curve]).trace(0, over: volumes, on: axes, in: Self.frame)
        #expect(line.count == 2)
    }

    @Test("draw a cost of 0 at the floor, and end where they are told to")
    func zero() {
        let axes = axes(1...1_000, (Rational(1, over: 100), 10))
        let line = CurveTracer([CostCurve(terms: [])]).trace(0, over: 1...10, on: axes, in: Self.frame)
        #expect(line.first == Point(x: 0, y: 360))
        #expect(line.last == Point(x: Self.frame.x(axes.volumes.share(of: 11)), y: 360))
    }
}
