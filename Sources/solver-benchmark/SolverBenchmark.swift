import BreakEven
import CostCurves
import CostModel
import ExactMath
import Pricing

/// Times the exact solver on many files in one process, as a ratio to bisection over the same cost functions.
///
/// Bisection finds one change of sign and misses every other; it is the yardstick because nobody can be expected to
/// look at fewer points.
@main
struct SolverBenchmark {
    /// How many files; where their number is the argument, nothing but these is timed.
    static let files = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 10_000

    static func main() throws {
        let clock = ContinuousClock()
        var texts: [[UInt8]] = []
        for index in 0..<files { texts.append(Array(text(index).utf8)) }
        let book = PriceBook()
        var curves: [[CostCurve]] = []
        let reading = try clock.measure {
            for text in texts {
                let workload = try ScenarioFile.read(text, file: "benchmark", defaultName: "benchmark")
                let prices = PricesInForce(book: book, region: workload.region, date: workload.pricesAsOf)
                curves.append(try workload.scenarios.map { try ScenarioCost($0, of: workload, prices: prices).curve })
            }
        }
        var found = 0
        let solving = clock.measure {
            for pair in curves {
                let comparison = BreakEvenSolver(pair).comparison(baseline: 1, alternative: 0)
                if comparison.breakEven != nil { found += 1 }
            }
        }
        var bisected = 0
        let bisecting = clock.measure {
            for pair in curves where bisection(pair[1], pair[0]) != nil { bisected += 1 }
        }
        print("files \(files)  break-evens \(found)  by bisection \(bisected)")
        print("reading and pricing \(perFile(reading)) us a file")
        print("solving             \(perFile(solving)) us a file")
        print("bisection           \(perFile(bisecting)) us a file")
        print("ratio solving to bisection \(percent(solving, of: bisecting)) %")
        print("files a second, read and solved: \(rate(reading + solving))")
        guard CommandLine.arguments.count == 1 else { return }
        let large = clock.measure { _ = BreakEvenSolver(curves.flatMap { $0 }.suffix(1000)).winnerRuns() }
        print("map of 1000 scenarios \(microseconds(large) / 1000) ms")
        try manyRanges()
    }

    /// Lines of custom costs rounded to the cent each on its own, against the same money in other parts, so that the
    /// cheaper one changes with every few cents over all volumes.
    private static func manyRanges() throws {
        for (title, curves) in [
            ("two lines against one", [["1234.567891", "1234.567891"], ["2469.135782"]]),
            ("two lines of two kinds against one", [["0.1234567891", "0.2345678912"], ["0.3580246803"]]),
            (
                "three lines against one",
                [["0.1234567891", "0.2345678912", "0.3580246803"], ["0.7160493606"]]
            ),
            (
                "three lines against three",
                [["0.58778985", "0.85069898", "0.9969872"], ["0.47695324", "0.75187567", "1.20664712"]]
            ),
            (
                "five, one and two lines",
                [
                    ["0.86494127", "0.43313431", "0.60231277", "0.38734713", "0.40515992"], ["2.6928954"],
                    ["1.23456789", "1.45832751"],
                ]
            ),
        ] {
            let solver = BreakEvenSolver(try curves.map { CostCurve(terms: try $0.map(rounded)) })
            var count: Int?
            let duration = ContinuousClock().measure { count = solver.winnerRuns().count }
            print("\(title), \(count.map { "\($0)" } ?? "uncounted") ranges: \(microseconds(duration)) us")
        }
        try weeks()
    }

    /// Fleets that follow the 168 hours of a week, each with a load of its own, their volumes and what their requests use
    /// beyond the credits that they earn, rounded to the cent.
    private static func weeks() throws {
        let cent = Rational(1, over: 100)
        func fleet(_ requestsPerSecond: Int) throws -> CostCurve {
            let fleet = Fleet(
                minimum: 2,
                periods: (0..<168).map { hour in
                    // Shares of 1 to 168 in 14,196, over 730/168 hours.
                    let seconds = Rational(730 * 3600, over: 168)
                    let share = Rational(1 + hour * 55 % 168, over: 14_196)
                    return Fleet.Period(
                        hours: Rational(730, over: 168),
                        instancesPerRequest: share / (seconds * Rational(requestsPerSecond)))
                })
            let used = SteppedFunction(PiecewiseLinear(slopes: Rational(11, over: 3_600_000), then: []))
            let credits = SteppedFunction.sum([used, fleet.hours().scaled(by: Rational(-1, over: 5))]).positivePart
            func term(_ quantity: SteppedFunction, _ price: String) throws -> CostTerm {
                CostTerm(
                    quantity,
                    Metering(price: PiecewiseLinear(slopes: try Rational(decimal: price), then: []), roundUpTo: cent))
            }
            return CostCurve(terms: [
                try term(fleet.hours(beyond: 3), "0.0416"),
                try term(fleet.hours().scaled(by: Rational(1, over: 730)), "0.64"),
                try term(credits, "0.05"),
            ])
        }
        let line = CostCurve(terms: [try rounded("0.4912345")])
        for (title, curves) in [
            ("a fleet of 168 periods against a line", [try fleet(30), line]),
            ("four fleets of 168 periods", [try fleet(30), try fleet(31), try fleet(33), try fleet(40)]),
        ] {
            var count: Int?
            let duration = ContinuousClock().measure { count = BreakEvenSolver(curves).winnerRuns().count }
            print("\(title), \(count.map { "\($0)" } ?? "uncounted") ranges: \(microseconds(duration)) us")
        }
    }

    /// Dollars for a million requests, rounded up to the cent.
    private static func rounded(_ perMillion: String) throws -> CostTerm {
        CostTerm(
            SteppedFunction(PiecewiseLinear(Line(intercept: 0, slope: Rational(1, over: 1_000_000)))),
            Metering(
                price: PiecewiseLinear(slopes: try Rational(decimal: perMillion), then: []),
                roundUpTo: Rational(1, over: 100)))
    }

    /// The first volume after one change of sign, if the ends differ.
    private static func bisection(_ baseline: CostCurve, _ alternative: CostCurve) -> Int? {
        func wins(_ requests: Int) -> Bool { alternative.cost(at: requests) < baseline.cost(at: requests) }
        var (low, high) = (1, 1_000_000_000_000)
        if wins(low) { return low }
        guard wins(high) else { return nil }
        while high - low > 1 {
            let middle = (low + high) / 2
            if wins(middle) { high = middle } else { low = middle }
        }
        return high
    }

    /// A fleet against functions, different for each index and the same in every run.
    private static func text(_ index: Int) -> String {
        let types = ["t3.nano", "t3.small", "t3.medium", "m7g.large", "c7g.large", "t4g.small"]
        let type = types[index % types.count]
        let api = index % 2 == 0 ? "HTTP" : "REST"
        let (memory, duration) = (128 << (index % 5), 20 + index % 977)
        let rounding = index % 3 == 0 ? #", "roundUpTo": "0.01""# : ""
        return """
            {"formatVersion": 1, "estimate": {"freeTier": \(index % 2 == 0)\(rounding)},
             "traffic": {"requestBytes": \(500 + index % 4000), "responseBytes": \(index % 9000), "peakToAverage": 3},
             "scenarios": [
              {"name": "fleet", "resources": [
                {"service": "ec2", "instanceType": "\(type)", "count": \(1 + index % 4), "requestsPerSecond": \(20 + index % 500)},
                {"service": "elb", "type": "application"}]},
              {"name": "functions", "resources": [
                {"service": "lambda", "memoryMB": \(memory), "durationMs": \(duration)},
                {"service": "apiGateway", "type": "\(api)"}]}]}
            """
    }

    private static func microseconds(_ duration: Duration) -> Int64 {
        duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000
    }

    private static func perFile(_ duration: Duration) -> Int64 { microseconds(duration) / Int64(files) }

    private static func rate(_ duration: Duration) -> Int64 {
        Int64(files) * 1_000_000 / max(1, microseconds(duration))
    }

    private static func percent(_ one: Duration, of other: Duration) -> Int64 {
        microseconds(one) * 100 / max(1, microseconds(other))
    }
}
