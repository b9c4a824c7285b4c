import CostModel
import ExactMath
import Pricing
import Testing

/// What a scenario file says when it is right.
@Suite struct ScenarioFileReadingTests {
    @Test func defaults() throws {
        let workload = try ScenarioText.read(ScenarioText.file())
        #expect(workload.file == "s.json")
        #expect(workload.name == "s")
        #expect(workload.description == nil)
        #expect(workload.request.singular == "request")
        #expect(workload.request.plural == "requests")
        #expect(workload.region == "us-east-1")
        #expect(workload.pricesAsOf == nil)
        #expect(workload.estimate.hoursPerMonth == 730)
        #expect(!workload.estimate.freeTier)
        #expect(workload.estimate.roundUpTo == nil)
        #expect(workload.estimate.requestBlock == nil)
        #expect(workload.estimate.bytesPerGB == 1_073_741_824)
        #expect(workload.traffic.requestBytes == 0)
        #expect(workload.traffic.responseBytes == 0)
        #expect(workload.traffic.peakToAverage == 1)
        #expect(workload.volumes == [1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000])
        #expect(workload.expected.isEmpty)
        #expect(workload.limits.isEmpty)
    }

    @Test func everythingStated() throws {
        let workload = try ScenarioText.read(
            ScenarioText.file(
                #"""
                "$schema": "https://example.org/scenario.json",
                "name": "n", "description": "d", "request": {"singular": "box", "plural": "boxes"}, "region": "eu-west-1",
                "pricesAsOf": "2017-03-01", "volumes": [5, "1e3"],
                "estimate": {"hoursPerMonth": "732.5", "freeTier": true, "roundUpTo": 0.01, "requestBlock": 7,
                  "bytesPerGB": 1e9},
                "traffic": {"requestBytes": 1, "responseBytes": "2", "peakToAverage": 2.5},
                "expected": [{"scenario": "a", "requests": 3, "total": "4.50", "source": "here"}],
                "limits": [{"scenario": "*", "requests": 6, "maxMonthly": 0.1}],
                """#))
        #expect(workload.name == "n")
        #expect(workload.description == "d")
        #expect(workload.request.singular == "box")
        #expect(workload.request.plural == "boxes")
        #expect(workload.region == "eu-west-1")
        #expect(workload.pricesAsOf == CalendarDate("2017-03-01"))
        #expect(workload.volumes == [5, 1000])
        #expect(workload.estimate.hoursPerMonth == Rational(1465, over: 2))
        #expect(workload.estimate.freeTier)
        #expect(workload.estimate.roundUpTo == Rational(1, over: 100))
        #expect(workload.estimate.requestBlock == 7)
        #expect(workload.estimate.bytesPerGB == 1_000_000_000)
        #expect(workload.traffic.requestBytes == 1)
        #expect(workload.traffic.responseBytes == 2)
        #expect(workload.traffic.peakToAverage == Rational(5, over: 2))
        let expectation = try #require(workload.expected.first)
        #expect(expectation.scenario == "a")
        #expect(expectation.requests == 3)
        #expect(expectation.total == Rational(9, over: 2))
        #expect(expectation.source == "here")
        #expect(expectation.path == "expected[0]")
        let limit = try #require(workload.limits.first)
        #expect(limit.scenario == "*")
        #expect(limit.requests == 6)
        #expect(limit.maxMonthly == Rational(1, over: 10))
        #expect(limit.path == "limits[0]")
    }

    @Test(arguments: [
        (#"{}"#, "request", "requests"), (#"{"singular": "alert"}"#, "alert", "alerts"),
        (#"{"plural": "alerts"}"#, "request", "alerts"),
        (#"{"singular": "entry", "plural": "entries"}"#, "entry", "entries"),
    ])
    func requestNames(request: String, singular: String, plural: String) throws {
        let workload = try ScenarioText.read(ScenarioText.file("\"request\": \(request),"))
        #expect(workload.request.singular == singular)
        #expect(workload.request.plural == plural)
    }

    /// 0.1 is a tenth, as a number and as a text, and what looks like it is not.
    @Test func numbersAreExact() throws {
        func peak(_ number: String) throws -> Rational {
            try ScenarioText.read(ScenarioText.file("\"traffic\": {\"peakToAverage\": \(number)},")).traffic
                .peakToAverage
        }
        #expect(try peak("1.1") == Rational(11, over: 10))
        #expect(try peak("\"1.1\"") == Rational(11, over: 10))
        #expect(try peak("11e-1") == Rational(11, over: 10))
        #expect(try peak("1.100000000000000088817841970012523") > Rational(11, over: 10))
    }

    @Test(arguments: ["3", "3.0", "3e0", "30e-1", "\"3\"", "\"0.3E+1\""])
    func wholeNumbersInAnySpelling(count: String) throws {
        let scenario = try PricedScenario(#"{"service": "ec2", "instanceType": "t2.nano", "count": \#(count)}"#)
        #expect(scenario.cost.fleets.map(\.fleet.minimum) == [3])
    }

    @Test func whatAScenarioRuns() throws {
        func scenario(_ resources: String) throws -> Scenario {
            try #require(try ScenarioText.read(ScenarioText.file(resources: resources)).scenarios.first)
        }
        let instance = try scenario(#"{"service": "ec2", "instanceType": "t2.nano", "purchase": "onDemand"}"#)
        #expect(instance.isAlternative)
        #expect(!instance.isBaseline)
        #expect(instance.path == "scenarios[0]")
        let function = try scenario(#"{"service": "lambda", "memoryMB": 128, "durationMs": 1, "label": "reader"}"#)
        #expect(!function.isAlternative)
        #expect(function.isBaseline)
        #expect(function.resources[0].label == "reader")
        #expect(function.resources[0].place(of: nil).path == "scenarios[0].resources[0]")
    }
}
