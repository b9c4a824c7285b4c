import TestSupport
import Testing

@testable import BreakEven

@Suite struct RunListTests {
    /// The runs of two or three winners over a range, of which some are nobody's.
    private func runs(_ random: inout RandomCurves, from: Int, count: Int) -> (runs: [WinnerRun], end: Int) {
        var (runs, next) = ([WinnerRun](), from)
        for _ in 0..<count {
            let end = next + random.whole(0...5)
            let winner = random.whole(0...2)
            if winner < 2, runs.last.map({ $0.to + 1 < next || $0.winner != winner }) ?? true {
                runs.append(WinnerRun(from: next, to: end, winner: winner))
            }
            next = end + 1
        }
        return (runs, next)
    }

    @Test func sumsAreAssociativeAndKeepBothEnds() {
        for seed in 1...Seeds.count(quick: 60, all: 600) {
            var random = RandomCurves(seed: seed, scale: 1)
            var (parts, joined, next) = ([RunList](), [WinnerRun](), 1)
            for _ in 0..<3 {
                let (own, end) = runs(
                    &random, from: next, count: [0, 1, 3, 600, 900, 1_700].randomElement(using: &random.generator) ?? 0)
                parts.append(RunList(own))
                if let last = joined.last, let first = own.first, last.to + 1 == first.from, last.winner == first.winner
                {
                    joined[joined.count - 1] = WinnerRun(from: last.from, to: first.to, winner: last.winner)
                    joined += own.dropFirst()
                } else {
                    joined += own
                }
                next = end
            }
            let sum = parts[0] + parts[1] + parts[2]
            #expect(sum == parts[0] + (parts[1] + parts[2]), "seed \(seed)")
            #expect(sum == RunList() + sum && sum == sum + RunList(), "seed \(seed)")
            #expect(sum.holds(joined), "seed \(seed)")
        }
    }

    @Test func aPowerIsARepeatedSum() {
        for seed in 1...Seeds.count(quick: 60, all: 600) {
            var random = RandomCurves(seed: 700 + seed, scale: 1)
            let (own, end) = runs(&random, from: 1, count: random.whole(0...40))
            let times = random.whole(0...90)
            var sum = RunList()
            for index in 0..<times {
                let shift = index * (end - 1)
                sum =
                    sum + RunList(own.map { WinnerRun(from: $0.from + shift, to: $0.to + shift, winner: $0.winner) })
            }
            #expect(RunList(own).repeated(times, every: end - 1) == sum, "seed \(seed)")
        }
    }

    /// A million and a thousand ranges are counted; one more is not, however it is reached.
    @Test func countsUpToAMillionOmitted() {
        let one = RunList([WinnerRun(from: 1, to: 1, winner: 0)])
        #expect(one.repeated(1_001_000, every: 2).omitted == 1_000_000)
        let more = one.repeated(1_001_001, every: 2)
        #expect(more.omitted == nil && more.count == nil && !more.isComplete)
        #expect(more.elements.last?.from == 2_002_001)
        #expect(
            one.repeated(1_000_000_000_000, every: 1).elements == [
                WinnerRun(from: 1, to: 1_000_000_000_000, winner: 0)
            ])
    }

    @Test func aRunAtTheStartOfAnEndMayGoOnToItsLeft() {
        let one = RunList([WinnerRun(from: 1, to: 1, winner: 0)])
        #expect(one.repeated(500, every: 2).lastOnes == nil)
        #expect(one.repeated(501, every: 2).lastOnes?.elements.first?.from == 3)
    }
}
