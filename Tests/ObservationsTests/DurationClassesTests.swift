import ExactMath
import TestSupport
import Testing

@testable import Observations

struct DurationClassesTests {
    private func random(_ seed: UInt64, classes: Int, upTo ms: UInt64) -> DurationClasses? {
        var generator = SeededGenerator(seed: seed)
        var runs: [Int: Int] = [:]
        for _ in 0..<classes { runs[Int(generator.next() % ms) + 1, default: 0] += Int(generator.next() % 1000) + 1 }
        return DurationClasses(runs.map { .init(ms: $0.key, runs: $0.value) }.sorted { $0.ms < $1.ms })
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func mergingKeepsRunsAndTheirSum(_ seed: UInt64) throws {
        let whole = try #require(random(seed, classes: 3000, upTo: seed % 2 == 0 ? 900_000 : 400))
        let merged = whole.merged()
        #expect(merged.runs == whole.runs)
        #expect(merged.totalMs == whole.totalMs)
        #expect(merged.classes.count <= 2 * DurationClasses.groups)
        #expect(merged.classes.map { $0.ms } == Set(merged.classes.map { $0.ms }).sorted())
        #expect(merged.classes.allSatisfy { $0.runs > 0 && $0.ms > 0 })
    }

    @Test func fewClassesStayAsTheyAre() throws {
        let few = try #require(DurationClasses((1...40).map { .init(ms: $0 * 7, runs: $0) }))
        #expect(few.merged() == few)
    }

    /// 3 runs of 10 ms and 2 of 11 have a mean of 10.4: two of five bill the millisecond above.
    @Test func aGroupBecomesTheWholeMillisecondsAroundItsMean() throws {
        var classes = (0..<50).map { DurationClasses.Class(ms: 1000 + $0, runs: 1) }
        classes[49] = .init(ms: 1_000_000, runs: 3)
        let merged = try #require(DurationClasses(classes)).merged()
        #expect(merged.totalMs == (1000...1048).reduce(0) { $0 + Int128($1) } + 3_000_000)
        #expect(merged.classes.last == .init(ms: 1_000_000, runs: 3))
    }

    @Test func percentilesAreOfTheNearestRank() throws {
        let classes = try #require(
            DurationClasses([.init(ms: 10, runs: 50), .init(ms: 20, runs: 49), .init(ms: 30, runs: 1)]))
        #expect(classes.percentile(50) == 10)
        #expect(classes.percentile(Rational(501, over: 10)) == 20)
        #expect(classes.percentile(99) == 20)
        #expect(classes.percentile(100) == 30)
    }

    @Test func lengtheningTakesTheLongestFirst() throws {
        let classes = try #require(DurationClasses([.init(ms: 10, runs: 5), .init(ms: 20, runs: 2)]))
        #expect(
            classes.lengthening(3, upTo: 900_000).classes == [
                .init(ms: 10, runs: 4), .init(ms: 11, runs: 1), .init(ms: 21, runs: 2),
            ])
        #expect(classes.lengthening(0, upTo: 900_000) == classes)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func sharesSumToOneAndKeepTheMean(_ seed: UInt64) throws {
        let classes = try #require(random(seed, classes: 30, upTo: 2000)).classes
        let shares = DecimalShares(classes.map { $0.runs }, of: classes.map { $0.ms })
        #expect(shares.shares.reduce(Rational.zero, +) == 1)
        #expect(shares.shares.allSatisfy { $0.signum > 0 && ($0.terminatingPlaces ?? 99) <= 18 })
        let total = classes.reduce(0) { $0 + $1.runs }
        let mean = classes.reduce(Rational.zero) { $0 + Rational($1.ms * $1.runs) } / Rational(total)
        let kept = zip(shares.shares, classes).reduce(Rational.zero) { $0 + $1.0 * Rational($1.1.ms) }
        let gap = zip(classes, classes.dropFirst()).map { $1.ms - $0.ms }.min() ?? 1
        let difference = kept < mean ? mean - kept : kept - mean
        #expect(difference <= Rational(gap) / 1_000_000_000_000)
        #expect(!shares.isExact || difference.isZero)
    }

    @Test func sharesThatEndAreTheCountsOwn() {
        let shares = DecimalShares([3, 5], of: [10, 20])
        #expect(shares.isExact)
        #expect(shares.shares == [Rational(3, over: 8), Rational(5, over: 8)])
    }
}
