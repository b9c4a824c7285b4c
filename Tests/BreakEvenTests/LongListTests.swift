import CostCurves
import ExactMath
import TestSupport
import Testing

@testable import BreakEven

/// Ranges with more changes than anybody counts, which takes long in a debug build.
@Suite(.enabled(if: Seeds.areAll)) struct LongListTests {
    private func ranges(_ baseline: [CostTerm], _ alternative: [CostTerm]) -> RunList {
        BreakEvenSolver([CostCurve(terms: baseline), CostCurve(terms: alternative)])
            .comparison(baseline: 0, alternative: 1).ranges
    }

    /// x cents a request rounded up twice over, against 2·x rounded up once: the latter is cheaper while x·N lies in the
    /// first half of a cent, which begins once in every cent, the first time in the first one. With x = 0.1234567890123
    /// and 10^12 requests the last half begins in cent 123,456,789,013. Fifty more digits make it no slower.
    @Test(arguments: ["", String(repeating: "4567890123", count: 5)])
    func twiceRoundedAgainstOnceOverAllVolumes(digits: String) throws {
        let cent = try Rational(decimal: "0.01")
        let slope = try Rational(decimal: "0.001234567890123" + digits)
        let ranges = ranges([.rounded(slope, to: cent), .rounded(slope, to: cent)], [.rounded(slope * 2, to: cent)])
        #expect(ranges.count == nil)
        #expect(ranges.elements.count == 1_000)
        // 0.49…; 0.98… is beyond the half, 1.11… in the second cent.
        #expect(ranges.elements[0] == WinnerRun(from: 1, to: 4, winner: 1))
        #expect(ranges.elements[1] == WinnerRun(from: 9, to: 12, winner: 1))
        // 123,456,789,012.053… is 10^12 - 2; the two before lie below the cent.
        #expect(ranges.elements[999] == WinnerRun(from: 999_999_999_998, to: 1_000_000_000_000, winner: 1))
    }

    /// In units of $0.0001, a = 10 + ⌈N/500⌉ and b = ⌈N/500 + N·10^-11⌉. With N = 500k + r, r from 1 to 500, b is cheaper
    /// where r/500 + N·10^-11 ≤ 10: at every N up to 9·10^11, then for the first r of each k, and for none from
    /// N = 9.998·10^11 on.
    @Test func changesThatLieCloseTogetherFarFromTheStart() throws {
        let unit = Rational(1, over: 10_000)
        let ranges = ranges(
            [.fixed(Rational(1, over: 1000)), .rounded(Rational(1, over: 5_000_000), to: unit)],
            [.rounded(Rational(1, over: 5_000_000) + Rational(1, over: 1_000_000_000_000_000), to: unit)])
        #expect(ranges.count == nil)
        #expect(ranges.elements.first?.from == 1)
        // r ≤ 500·(10 - N·10^-11) allows r = 1 up to N = 9.998·10^11.
        #expect(ranges.elements.last == WinnerRun(from: 999_799_999_501, to: 999_799_999_501, winner: 1))
    }

    /// Ten dollars an instance, of which x = 0.3000000000001 serve a request, against the same money by the request and
    /// five dollars: the latter is cheaper while x·N lies in the first half of an instance, which a step of 0.3 never
    /// misses: of instance 1 at N = 1, of instance 2 at 4 (at 5 it is 1.5000000000005), of instance 3 at 7 and 8. At
    /// 10^12 requests that is instance 300,000,000,001, of which 0.1 is used.
    @Test func aLineAgainstAFleetOfTheSameSlope() throws {
        let rate = try Rational(decimal: "0.3000000000001")
        let fleet = CostTerm.instances(10, of: Fleet(minimum: 1, instancesPerRequest: rate))
        func against(_ fixed: Rational) -> RunList {
            ranges([fleet], [.rounded(rate * 10, to: nil), .fixed(fixed)])
        }
        #expect(against(5).count == nil)
        #expect(
            against(5).elements.prefix(3) == [
                .init(from: 1, to: 1, winner: 1), .init(from: 4, to: 4, winner: 1), .init(from: 7, to: 8, winner: 1),
            ])
        #expect(against(5).elements.last == WinnerRun(from: 1_000_000_000_000, to: 1_000_000_000_000, winner: 1))
    }

    /// The cent-rounded lines of the hardest files that are known: every listed boundary by the exact costs.
    @Test func manyLinesOfEqualSums() throws {
        func lines(_ perMillion: [String]) throws -> CostCurve {
            CostCurve(
                terms: try perMillion.map {
                    .rounded(try Rational(decimal: $0).divided(by: 1_000_000), to: try Rational(decimal: "0.01"))
                })
        }
        let curves = [
            try lines(["0.58778985", "0.85069898", "0.9969872"]),
            try lines(["0.47695324", "0.75187567", "1.20664712"]),
        ]
        let oracle = EveryVolume(curves)
        let list = BreakEvenSolver(curves).winnerRuns()
        #expect(list.count == nil && list.elements.count == 1_000)
        for (run, next) in zip(list.elements, list.elements.dropFirst()) {
            #expect(oracle.winner(at: run.to) == run.winner && oracle.winner(at: next.from) == next.winner)
        }
    }
}
