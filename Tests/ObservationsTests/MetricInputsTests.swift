import ExactMath
import Observations
import Testing

/// What metrics of the same times say together.
struct MetricInputsTests {
    /// A series of `get-metric-data`, a value an hour.
    private static func series(_ label: String, _ values: [String], from hour: Int = 0) -> String {
        let times = values.indices.map { "\"2026-10-01T0\($0 + hour):00:00Z\"" }.joined(separator: ", ")
        return "{\"Id\": \"a\", \"Label\": \"\(label)\", \"Timestamps\": [\(times)], \"Values\": ["
            + values.joined(separator: ", ") + "], \"StatusCode\": \"Complete\"}"
    }

    private static func parts(_ series: [String]) throws -> ScenarioParts {
        // On lines of its own, as the command writes it.
        let text = "{\n  \"MetricDataResults\": [\n" + series.joined(separator: ",\n") + "],\n  \"Messages\": []\n}\n"
        return ScenarioParts(try findings([text]), .init())
    }

    private static func resources(_ parts: ScenarioParts) -> [String] {
        parts.resources.map { resource in
            "\(resource.service) " + resource.members.map { "\($0.key)=\($0.text)" }.joined(separator: " ")
        }
    }

    @Test func bytesAndConnectionsOfABalancer() throws {
        let parts = try Self.parts([
            Self.series("RequestCount", ["1000", "3000"]), Self.series("ProcessedBytes Sum", ["2048000", "6144002"]),
            Self.series("NewConnectionCount", ["250", "750"]), Self.series("ActiveConnectionCount", ["100", "400"]),
        ])
        // 8,192,002 bytes ÷ 4,000 requests, of which none is dropped; 500 connection-minutes ÷ 1,000 connections.
        #expect(parts.responseBytes == 2049)
        #expect(parts.areBytesMetered)
        #expect(
            Self.resources(parts) == ["elb type=\"application\" connectionsPerRequest=\"0.25\" connectionSeconds=30"])
    }

    /// 3,600,000 bytes of balancer a belong to its 3,600 requests, not to the 1,800 of b as well.
    @Test func bytesBelongToTheRequestsOfTheirBalancer() throws {
        let requests = [
            Self.series("app/a/1 RequestCount Sum", ["3600"]), Self.series("app/b/2 RequestCount Sum", ["1800"]),
        ]
        let one = try Self.parts(requests + [Self.series("app/a/1 ProcessedBytes Sum", ["3600000"])])
        #expect(one.metered.bytesPerRequest == 1000)
        #expect(one.metered.unpaired == ["app/b/2 RequestCount Sum"])
        // 5,400,000 ÷ 5,400
        let two = try Self.parts(
            requests + [
                Self.series("app/a/1 ProcessedBytes Sum", ["3600000"]),
                Self.series("app/b/2 ProcessedBytes Sum", ["1800000"]),
            ])
        #expect(two.metered.bytesPerRequest == 1000)
        #expect(two.metered.unpaired.isEmpty)
        for label in ["app/c/3 ProcessedBytes Sum", "ProcessedBytes Sum"] {
            let none = try Self.parts(requests + [Self.series(label, ["3600000"])])
            #expect(none.metered.bytesPerRequest == nil)
            #expect(none.metered.unpaired.contains(label))
        }
    }

    /// Where one metric has hours that the other has not, these count in neither.
    @Test func onlyTimesThatBothHaveCount() throws {
        let parts = try Self.parts([
            Self.series("RequestCount", ["1000", "3000", "2000"]),
            Self.series("ProcessedBytes", ["900", "1100"], from: 1),
        ])
        #expect(parts.metered.bytesPerRequest == Rational(2000, over: 5000))
        let apart = try Self.parts([
            Self.series("RequestCount", ["1000"]), Self.series("ProcessedBytes", ["900"], from: 1),
        ])
        #expect(apart.responseBytes == nil)
    }

    /// 100 and 300 runs of 1,010 and 3,090 ms.
    @Test(arguments: [["Invocations Sum", "Duration Sum"], ["orders Invocations", "orders Duration Sum"]])
    func theMeanOfRuns(_ labels: [String]) throws {
        let parts = try Self.parts([
            Self.series(labels[0], ["100", "300"]), Self.series(labels[1], ["1010.5", "3089.5"]),
        ])
        guard case .mean(let mean, let runs) = parts.metered.durations else {
            Issue.record("no mean")
            return
        }
        #expect(mean == Rational(4100, over: 400))
        #expect(runs == 400)
        // Without memory it can only be put into a file that states it.
        #expect(Self.resources(parts).isEmpty)
    }

    /// 100 runs of a took 5,000 ms; the 900 of b took what nobody says.
    @Test func durationsBelongToTheRunsOfTheirFunction() throws {
        let runs = [Self.series("a Invocations Sum", ["100"]), Self.series("b Invocations Sum", ["900"])]
        let own = try Self.parts(runs + [Self.series("a Duration Sum", ["5000"])])
        guard case .mean(let mean, let counted) = own.metered.durations else {
            Issue.record("no mean")
            return
        }
        #expect(mean == 50 && counted == 100)
        #expect(own.metered.unpaired == ["b Invocations Sum"])
        let none = try Self.parts(runs + [Self.series("c Duration Sum", ["5000"])])
        #expect(none.metered.durations == nil)
        // How many there were stands beside their sum.
        let samples = try Self.parts(
            runs + [Self.series("c Duration Sum", ["5000"]), Self.series("c Duration SampleCount", ["50"])])
        guard case .mean(let stated, _) = samples.metered.durations else {
            Issue.record("no mean")
            return
        }
        #expect(stated == 100)
        #expect(!samples.metered.unpaired.contains { $0.hasPrefix("c ") })
    }

    /// Values that no run can last are sums; others may be means, and give nothing.
    @Test func durationsWithoutAStatistic() throws {
        let sums = try Self.parts([
            Self.series("Invocations", ["1000", "3000"]), Self.series("Duration", ["41250", "1237500"]),
        ])
        guard case .mean(let mean, _) = sums.metered.durations else {
            Issue.record("no mean")
            return
        }
        #expect(mean == Rational(1_278_750, over: 4000))
        let any = try Self.parts([Self.series("Invocations", ["10", "30"]), Self.series("Duration", ["412", "1237"])])
        #expect(any.metered.durations == nil)
    }

    @Test func percentilesOfTheWholeTime() throws {
        let point = #""Maximum": 2233.4, "ExtendedStatistics": {"p99": 1000, "p50": 41.2, "p99.9": 1500.01}"#
        let one = #"{"Label": "Duration", "Datapoints": [{"Timestamp": "2026-10-01T00:00:00Z", "# + point + "}]}"
        guard case .percentiles(let found) = ScenarioParts(try findings([one]), .init()).metered.durations else {
            Issue.record("no percentiles")
            return
        }
        #expect(found.map { "\($0.name) \($0.ms)" } == ["p50 42", "p99 1000", "p99.9 1501", "max 2234"])
        // Of two hours each has its own, and nothing follows for both.
        let two =
            #"{"Label": "Duration", "Datapoints": [{"Timestamp": "2026-10-01T00:00:00Z", "# + point
            + #"}, {"Timestamp": "2026-10-01T01:00:00Z", "# + point + "}]}"
        #expect(ScenarioParts(try findings([two]), .init()).metered.durations == nil)
    }

    /// 1,800 requests an hour and instance with 20 % of the processor are 0.5 a second, and 1.5 with 60 %.
    @Test(arguments: [
        [series("RequestCountPerTarget", ["1800", "3600"])],
        [series("RequestCount", ["7200", "14400"]), series("GroupInServiceInstances", ["4", "4"])],
    ])
    func whatAnInstanceCarries(_ requests: [String]) throws {
        let parts = try Self.parts(requests + [Self.series("CPUUtilization", ["20", "40"])])
        #expect(parts.metered.requestsPerSecond == Rational(3, over: 2))
        #expect(parts.resources.isEmpty)
    }

    @Test(arguments: [
        ("RequestCount", ["900", "1100"], "CPUUtilization", ["20", "30"]),
        ("CPUUtilization", ["0", "0"], "RequestCountPerTarget", ["0", "0"]),
        ("ProcessedBytes", ["1", "2"], "RequestCount", ["0", "0"]),
        ("ActiveConnectionCount", ["1", "2"], "RequestCount", ["1", "1"]),
    ])
    func whatIsMissingGivesNothing(_ one: String, _ values: [String], _ other: String, _ others: [String]) throws {
        let parts = try Self.parts([Self.series(one, values), Self.series(other, others)])
        #expect(parts.metered.requestsPerSecond == nil && parts.metered.bytesPerRequest == nil)
        #expect(parts.metered.connectionSeconds == nil && parts.resources.isEmpty)
    }

    /// 15,000 evaluations of 1,000 requests and 46,001 of 3,000 are 15.25025 each; a file has whole rules.
    @Test func rulesOfABalancer() throws {
        let parts = try Self.parts([
            Self.series("RequestCount", ["1000", "3000"]), Self.series("RuleEvaluations", ["15000", "46001"]),
        ])
        #expect(parts.metered.rulesPerRequest == Rational(61_001, over: 4000))
        #expect(Self.resources(parts) == ["elb type=\"application\" rules=16"])
    }

    /// A series with a value every two hours.
    private static func sparse(_ label: String, from hour: Int = 0) -> String {
        series(label, ["7", "9"], from: hour).replacing("T0\(hour + 1)", with: "T0\(hour + 2)")
    }

    @Test func whatKeepsMetricsApartIsNamed() throws {
        func cause(_ series: [String]) throws -> [String] {
            try Self.parts(series).metered.obstacles.map { obstacle in
                let names = "\(obstacle.one.rawValue) \(obstacle.other.rawValue)"
                switch obstacle.cause {
                case .periods(let own, let theirs):
                    return "\(names) every \(own / 60_000) and \(theirs / 60_000) minutes"
                case .times: return "\(names) at other times"
                case .zero: return "\(names) over nothing"
                }
            }
        }
        let requests = Self.series("RequestCount", ["1000", "3000"])
        #expect(
            try cause([requests, Self.sparse("ProcessedBytes Sum")])
                == ["ProcessedBytes RequestCount every 120 and 60 minutes"])
        #expect(
            try cause([requests, Self.series("RuleEvaluations Sum", ["1", "2"], from: 5)])
                == ["RuleEvaluations RequestCount at other times"])
        #expect(
            try cause([Self.series("RequestCount", ["0", "0"]), Self.series("ProcessedBytes Sum", ["5", "6"])])
                == ["ProcessedBytes RequestCount over nothing"])
        #expect(try cause([requests, Self.series("ProcessedBytes Sum", ["5", "6"])]) == [])
    }

    /// Instances answer what a balancer lets through; a function's calls have nothing to do with them.
    @Test(arguments: [("RequestCount Sum", true), ("Invocations Sum", false)])
    func whatInstancesSend(_ requests: String, _ isDivided: Bool) throws {
        let parts = try Self.parts([
            Self.series(requests, ["1000", "3000"]), Self.series("i-1 NetworkOut Sum", ["1000000", "3000000"]),
            Self.series("i-2 NetworkOut Sum", ["1000000", "3000000"]),
        ])
        #expect(parts.metered.bytesPerRequest == (isDivided ? 2000 : nil))
    }

    /// Two values of an hour each, in the tables and lists that people have them in: 1,000 and 3,000, as sums.
    @Test(arguments: [
        ("Label,RequestCount\nPeriod,3600\nStatistic,Sum\nT0,1000\nT1,3000\n", "RequestCount Sum"),
        ("Timestamp,Sum,Unit\nT0,1000,Count\nT1,3000,Count\n", " Sum"),
        (",Timestamp,Average,Sum\n0,T0,10,1000\n1,T1,20,3000\n", " Sum"),
        ("\"Time\",\"RequestCount_Sum\"\nT0,1000\nT1,3000\n", "RequestCount Sum "),
        (
            "[{\"Timestamp\":\"T0\",\"Sum\":1000.0,\"Unit\":\"Count\"},{\"Timestamp\":\"T1\",\"Sum\":3e3,\"Unit\":\"Count\"}]",
            " Sum"
        ),
    ])
    func tablesOfMetrics(_ text: String, _ name: String) throws {
        let text = text.replacing("T0", with: "2026-10-01T00:00:00Z").replacing("T1", with: "2026-10-01T01:00:00Z")
        let metrics = try findings([text]).metrics
        let metric = try #require(metrics.first { "\($0.name) \($0.statistic)" == name })
        #expect((metric.points, metric.sum, metric.hasSums) == (2, 4000, true))
    }

    @Test func answersWithoutValues() throws {
        #expect(failure("{\"Label\": \"Invocations\", \"Datapoints\": []}") == .noValues)
        #expect(
            failure("{\"MetricDataResults\": [{\"Id\": \"a\", \"Label\": \"b\", \"Timestamps\": [], \"Values\": []}]}")
                == .noValues)
        // A time more than there are values.
        let cut = Self.series("Invocations", ["5", "6"]).replacing("5, 6", with: "5")
        let found = try findings(["{\"MetricDataResults\": [\(cut)]}"])
        #expect(found.skipped.map { $0.count } == [1])
    }
}
