import CostCurves
import ExactMath
import TestSupport
import Testing

@Suite struct FleetTests {
    /// At least 2, and 10 requests an instance: 2 up to 20 requests, 3 from 21 on.
    @Test func leavesItsMinimum() {
        let fleet = Fleet(minimum: 2, instancesPerRequest: Rational(1, over: 10))
        #expect([0, 20, 21, 30, 31].map(fleet.instances().callAsFunction) == [2, 2, 3, 3, 4])
        #expect([0, 20, 21, 40, 41].map(fleet.instances(beyond: 3).callAsFunction) == [0, 0, 0, 1, 2])
        #expect([0, 20, 21].map(fleet.instances(beyond: 1).callAsFunction) == [1, 1, 2])
    }

    /// 50 hours of which an instance carries 10 requests of the month, 118 of which it carries 40; at least 1. 45 requests
    /// take 5 and 2: 250 + 236. Beyond 2 committed ones that is 3 · 50, and at 90 requests 7 · 50 + 1 · 118.
    @Test func followsItsPeriods() {
        let fleet = Fleet(
            minimum: 1,
            periods: [
                .init(hours: 50, instancesPerRequest: Rational(1, over: 10)),
                .init(hours: 118, instancesPerRequest: Rational(1, over: 40)),
            ])
        #expect([0, 10, 11, 45].map(fleet.hours().callAsFunction) == [168, 168, 218, 486])
        #expect([20, 45, 90].map(fleet.hours(beyond: 2).callAsFunction) == [0, 150, 468])
        #expect(fleet.instances()(45) == 5)
    }

    /// 168 periods, each with a load of its own, against the sum over the periods.
    @Test func everyHourOfTheWeek() {
        var random = RandomCurves(seed: 1, scale: 1)
        let periods = (1...168).map { hour in
            Fleet.Period(hours: Rational(365, over: 84), instancesPerRequest: Rational(hour, over: 5_000 + hour))
        }
        let fleet = Fleet(minimum: 3, periods: periods)
        let (hours, beyond) = (fleet.hours(), fleet.hours(beyond: 40))
        hours.checkInvariants("hours")
        for requests in (0..<25).map({ _ in random.whole(0...20_000) }) + [0, 1, CostCurve.volumes.upperBound] {
            let counts = periods.map { max(3, Rational(($0.instancesPerRequest * Rational(requests)).ceiling)) }
            #expect(hours(requests) == counts.reduce(0, +) * Rational(365, over: 84), "N \(requests)")
            #expect(
                beyond(requests) == counts.reduce(0) { $0 + max(0, $1 - 40) } * Rational(365, over: 84), "N \(requests)"
            )
        }
    }

    /// Two instances earn 3 each; 2 a request, less that, is more than nothing from request 4 on. With a third instance
    /// from 11 requests on the surplus falls, from 20 - 6 to 22 - 9.
    @Test func surplusCreditsFallWhereTheFleetGrows() {
        let fleet = Fleet(minimum: 2, instancesPerRequest: Rational(1, over: 5))
        let surplus = SteppedFunction.sum([
            SteppedFunction(PiecewiseLinear(slopes: 2, then: [])), fleet.instances().scaled(by: -3),
        ]).positivePart
        #expect([0, 3, 4, 10, 11, 15, 16].map(surplus.callAsFunction) == [0, 0, 2, 14, 13, 21, 20])
    }
}
