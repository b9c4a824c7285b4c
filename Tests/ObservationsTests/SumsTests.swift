import ExactMath
import JSONText
import Observations
import Testing

struct SumsTests {
    @Test func metricStatisticsInAnyOrder() throws {
        let found = try findings([
            """
            {"Label": "Invocations", "Datapoints": [
              {"Timestamp": "2026-01-06T01:00:00+00:00", "Sum": 300.0, "Unit": "Count"},
              {"Timestamp": "2026-01-05T00:00:00Z", "Sum": 100.0, "Unit": "Count"},
              {"Timestamp": "2026-01-05T01:00:00Z", "Sum": 200.0, "Unit": "Count"}]}
            """
        ])
        #expect(found.demand?.requests == 600)
        #expect(found.demand?.period?.hours == Rational(26 * 3600 * 1000 - 1, over: 3_600_000))
        let metric = try #require(found.metrics.first)
        #expect(metric.stepMs == 3_600_000)
        #expect(metric.maximum == 300)
        #expect(ScenarioParts(found, .init()).peak?.busiest.requests == 300)
    }

    @Test func metricDataWithItsLabels() throws {
        let found = try findings([
            """
            {"MetricDataResults": [
              {"Id": "a", "Label": "RequestCount", "Timestamps": ["2026-01-05T01:00:00Z", "2026-01-05T00:00:00Z"],
               "Values": [7.0, 5.0], "StatusCode": "PartialData"},
              {"Id": "b", "Label": "CPUUtilization", "Timestamps": ["2026-01-05T01:00:00Z"], "Values": [41.5],
               "StatusCode": "Complete"}], "Messages": []}
            """
        ])
        #expect(found.demand?.requests == 12)
        #expect(found.hasPartialData)
        #expect(found.metrics.map { $0.name } == ["CPUUtilization", "RequestCount"])
    }

    @Test func aMetricWithoutANameIsToldWhatItIs() throws {
        let text = "timestamp,value\n2026-01-05 00:00:00,94.0\n2026-01-05 00:05:00,6\n2026-01-05 01:05:00,\n"
        #expect(try findings([text]).demand == nil)
        let observer = Observer(metricName: "RequestCount")
        observer.begin()
        try Array(text.utf8).withUnsafeBufferPointer { (buffer) throws(ObservationError) in try observer.feed(buffer) }
        try observer.end(file: "a")
        #expect(observer.findings().demand?.requests == 100)
    }

    @Test func theConsolesTableOfMetrics() throws {
        let found = try findings([
            "Full label,Invocations,Errors\nLabel,Invocations,Errors\n2026/01/05 00:00:00,5,1\n2026/01/05 01:00:00,7,0\n"
        ])
        #expect(found.demand?.requests == 12)
        #expect(found.metrics.map { $0.name } == ["Errors", "Invocations"])
    }

    /// The same answer twice, and pages that overlap.
    @Test func aPointCountsOnce() throws {
        let text = "{\"Label\":\"Invocations\",\"Datapoints\":[{\"Timestamp\":\"2026-01-05T00:00:00Z\",\"Sum\":10}]}"
        #expect(try findings([text, text]).demand?.requests == 10)
    }

    @Test func billsBeforeAndAfterTheirNewForm() throws {
        let old = """
            identity/LineItemId,lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,lineItem/UsageType,lineItem/Operation,lineItem/UsageAmount,pricing/unit,lineItem/UnblendedCost,lineItem/CurrencyCode
            a,Usage,2026-10-01T00:00:00Z,2026-10-01T12:00:00Z,AWSLambda,USW2-Request,Invoke,1000000,Requests,0.2,USD
            b,Usage,2026-10-01T12:00:00Z,2026-10-02T00:00:00Z,AWSLambda,USW2-Request,Invoke,500000.0,Requests,0.1,USD
            c,Tax,2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,AWSLambda,,,1,,0.04,USD
            d,Usage,2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,AmazonEC2,EU-BoxUsage:t3.micro,RunInstances,72,Hrs,0.7,USD

            """
        let found = try findings([old])
        #expect(found.demand?.requests == 1_500_000)
        #expect(found.demand?.period?.hours == 24)
        let lines = found.bill.map { "\($0.product) \($0.usageType) \($0.amount) \($0.cost)" }
        #expect(lines == ["AWSLambda Request 1500000 0.3", "AmazonEC2 BoxUsage:t3.micro 72 0.7"])
        #expect(found.bill.last?.meanCount == 3)
        #expect(found.skipped.contains { $0.reason == .otherCharge && $0.count == 1 })
        let new = """
            ChargePeriodStart,ChargePeriodEnd,product,usageType,operation,unit,amount,cost,currency
            2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,AWSLambda,Request,Invoke,Requests,1.5E6,0.3,USD

            """
        #expect(ScenarioParts(try findings([new]), .init(hoursPerMonth: 744)).requests == 1_500_000)
    }

    @Test func runsByWhatTheyWereBilled() throws {
        let found = try findings([
            "name,memoryMB,billedMs,runs,coldRuns,maxMemoryMB\norders,256,40,950,0,90\norders,256,400,50,9,120\n"
        ])
        let size = try #require(found.functions.first?.current)
        #expect(size.durations.classes == [.init(ms: 40, runs: 950), .init(ms: 400, runs: 50)])
        #expect(size.runs == 1000)
        #expect(size.maximumUsedMB == 120)
        #expect(size.coldRunsOfSums == 9)
        let parts = ScenarioParts(found, .init(hoursObserved: 73))
        #expect(parts.requests == 10_000)
        #expect(parts.functions.first?.isExact == true)
    }

    /// The two queries over a function's log, each other's complement.
    @Test func hoursSayHowManyAndWhenAndDurationsHowLong() throws {
        let found = try findings([
            "{\"results\":[[{\"field\":\"@log\",\"value\":\"123456789012:/aws/lambda/orders\"},{\"field\":\"memoryMB\",\"value\":\"256\"},"
                + "{\"field\":\"billedMs\",\"value\":\"40\"},{\"field\":\"runs\",\"value\":\"30\"}]],\"status\":\"Complete\"}",
            "bin(1h),@log,memoryMB,runs,billedMs\n2026-01-05 00:00:00.000,123456789012:/aws/lambda/orders,256,10,400\n"
                + "2026-01-05 01:00:00.000,123456789012:/aws/lambda/orders,256,20,800\n",
        ])
        #expect(found.functions.map { $0.name } == ["orders"])
        #expect(found.functions.first?.current.durations.classes == [.init(ms: 40, runs: 30)])
        #expect(found.demand?.requests == 30)
        #expect(found.demand?.period?.hours == Rational(7_199_999, over: 3_600_000))
    }

    @Test func hoursAloneGiveTheMeanInWholeMilliseconds() throws {
        let found = try findings(["hour,name,memoryMB,runs,billedMs\n2026-01-05T00:00:00Z,orders,256,10,404\n"])
        #expect(found.functions.first?.current.durations.classes == [.init(ms: 40, runs: 6), .init(ms: 41, runs: 4)])
    }

    @Test func requestsOfABalancerByTheHour() throws {
        let found = try findings([
            "hour,name,requests,peakPerSecond,requestBytes,responseBytes,connections,errors\n"
                + "2026-01-05T00:00:00Z,app/front/1,100,9,1000,50000,20,1\n2026-01-05T01:00:00Z,app/front/1,300,12,3000,150000,60,0\n"
        ])
        let door = try #require(found.doors.first)
        #expect(door.requests == 400)
        #expect(door.requestBytes == 10)
        #expect(door.responseBytes == 500)
        #expect(door.connectionsPerRequest == Rational(1, over: 5))
        #expect(door.busiestSecond == 12)
    }

    /// CloudWatch reports zeros where nothing happened.
    @Test func metricsOfNothingHaveNoPeak() throws {
        let points = (0..<48).map { "2026-01-0\(5 + $0 / 24) \($0 % 24 < 10 ? "0" : "")\($0 % 24):00:00,0\n" }.joined()
        let found = try findings(["Label,Invocations\n" + points])
        #expect(found.demand?.requests == 0)
        #expect(ScenarioParts(found, .init()).peak == nil)
    }

    @Test(arguments: ["-5", "1e30", "NaN", "9999999999999999999999"])
    func numbersThatNoSumHasAreSkipped(_ number: String) {
        #expect(failure("name,memoryMB,billedMs,runs\norders,256,40,\(number)\n") == .onlyOf(.implausible))
    }
}
