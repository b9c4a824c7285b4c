import ExactMath
import Testing

@testable import Observations

struct WeekProfileTests {
    /// Two weeks from a Monday: 50 working hours of 80 requests, the others of 10.
    private static let hours = (0..<336).map { hour in
        (hour: 490_992 + hour, requests: isWork(hour % 168) ? 80 : 10)
    }

    private static func isWork(_ hour: Int) -> Bool { hour / 24 < 5 && (8..<18).contains(hour % 24) }

    @Test func hoursThatAreAlikeAreOnePeriod() throws {
        let profile = try #require(WeekProfile(Self.hours, first: 490_992, last: 490_992 + 335))
        #expect(profile.periods.map { $0.hoursPerWeek } == [118, 50])
        #expect(profile.periods.reduce(Rational.zero) { $0 + $1.share } == 1)
        // 4,000 of 5,180 requests of a week.
        #expect(profile.periods.last?.share == Rational(772_201, over: 1_000_000))
        #expect(profile.busiestMean == 80)
    }

    @Test func lessThanAWeekAndEvenHoursHaveNone() {
        #expect(WeekProfile(Self.hours, first: 490_992, last: 490_992 + 166) == nil)
        #expect(WeekProfile(Self.hours.map { ($0.hour, 70) }, first: 490_992, last: 490_992 + 335) == nil)
        #expect(WeekProfile([], first: 490_992, last: 490_992 + 335) == nil)
    }

    @Test func thePeakIsOverTheBusiestPeriodsMean() throws {
        let text = Self.hours.map { "\(ReportLines.time($0.hour * 3_600_000)),orders,\($0.requests)\n" }.joined()
        let found = try findings(["hour,name,requests\n" + text])
        let peak = try #require(ScenarioParts(found, .init()).peak)
        #expect(peak.profile?.periods.map { $0.hoursPerWeek } == [118, 50])
        #expect(peak.peakToAverage == 1)
        let busy = try findings(["hour,name,requests\n" + text + "2026-01-09T09:00:00Z,orders,40\n"])
        // 120 in one hour; the 50 hours have 80.4 in the mean.
        #expect(ScenarioParts(busy, .init()).peak?.peakToAverage == Rational(1493, over: 1000))
    }
}
