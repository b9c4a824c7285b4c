import ExactMath
import Observations
import Testing

/// One small file in each shape that real ones were found in, and what it says.
struct ShapesTests {
    private static let report = "REPORT RequestId: 8ffd2907-f3ac-4957-bb9d-000000000001\t"
    private static let other = "REPORT RequestId: 8ffd2907-f3ac-4957-bb9d-000000000002\t"
    private static let memory = "\tMemory Size: 128 MB\tMax Memory Used: 67 MB\t"

    /// What a file gives: kinds and counts; functions with memory, most used, runs, all their milliseconds, cold starts and
    /// their INIT; doors with requests, bytes in and out and connections; what counts as requests.
    private static func described(_ text: String) -> String {
        let found: Findings
        do throws(ObservationError) { found = try findings([text]) } catch { return "refused: \(error)" }
        var words = found.files.flatMap { $0.found.map { "\($0.count) \($0.kind)" } }
        for function in found.functions {
            words += function.sizes.map { size in
                "\(function.name) \(size.memoryMB) MB used \(size.maximumUsedMB): \(size.runs) of \(size.durations.totalMs) ms, "
                    + "cold \(size.coldRuns) of \(size.initMs)"
            }
        }
        for door in found.doors {
            let bytes = [door.requestBytes, door.responseBytes].map { $0?.description ?? "?" }.joined(
                separator: " in, ")
            let connections = door.connections.map { ", \($0) connections" } ?? ""
            words.append("\(door.name) \(door.requests): \(bytes) out\(connections)")
        }
        words += found.metrics.map { "\($0.name) \($0.statistic) \($0.points): \($0.sum)" }
        words += found.bill.map { "\($0.usageType) \($0.amount)" }
        words += found.demand.map { ["\($0.requests) \($0.source)"] } ?? []
        return words.joined(separator: " | ")
    }

    private struct Shape: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let expected: String

        init(_ name: String, _ text: String, _ expected: String) {
            (testDescription, self.text, self.expected) = (name, text, expected)
        }
    }

    @Test(arguments: lambda + doors + sums)
    private func isReadAsWhatItSays(_ shape: Shape) {
        #expect(Self.described(shape.text) == shape.expected)
    }

    // MARK: Lambda

    private static let lambda = [
        Shape(
            "console viewer of the time of 100 ms, with a byte-order mark and CRLF",
            "\u{FEFF}timestamp,message\r\n1595654203000,\"START RequestId: a Version: $LATEST\r\n\"\r\n"
                + "1595654204000,\"\(report)Duration: 244.42 ms\tBilled Duration: 300 ms \(memory)Init Duration: 374.20 ms\t\n\"\r\n",
            "1 report |  128 MB used 67: 1 of 245 ms, cold 1 of 374 | 1 invocations"),
        Shape(
            "console viewer, INIT not billed yet, no line end at the end",
            "timestamp,message\n1692711274000,\"\(report)Duration: 2.73 ms\tBilled Duration: 3 ms\(memory)Init Duration: 177.11 ms\t\n\"\n"
                + "1692711275000,\"\(other)Duration: 1.20 ms\tBilled Duration: 2 ms\(memory)\n\"",
            "2 report |  128 MB used 67: 2 of 5 ms, cold 1 of 177 | 2 invocations"),
        Shape(
            "console viewer with SnapStart: 2019.16 and 167 billed of the restore",
            "timestamp,message\n1689878220000,\"\(report)Duration: 2019.16 ms\tBilled Duration: 2187 ms\(memory)"
                + "Restore Duration: 537.36 ms\tBilled Restore Duration: 167 ms\t\n\"\n"
                + "1689878221000,\"RESTORE_REPORT Restore Duration: 537.36 ms\n\"\n",
            "1 report |  128 MB used 67: 1 of 2187 ms, cold 0 of 0 | 1 invocations"),
        Shape(
            "filter-log-events of 2019: a blank behind the billed duration",
            "{\"events\":[{\"logStreamName\":\"2019/06/18/[$LATEST]8f\",\"timestamp\":1560843935625,\"message\":"
                + "\"REPORT RequestId: a\\tDuration: 99.01 ms\\tBilled Duration: 100 ms \\tMemory Size: 128 MB\\tMax Memory Used: 111 MB\\t\\n\","
                + "\"ingestionTime\":1560843950000,\"eventId\":\"34\"}],\"searchedLogStreams\":[]}",
            "1 report |  128 MB used 111: 1 of 100 ms, cold 0 of 0 | 1 invocations"),
        Shape(
            "what boto3 records, with datetimes as objects",
            "{\"status_code\":200,\"data\":{\"events\":[{\"timestamp\":{\"__class__\":\"datetime\",\"year\":2018,\"month\":6,\"day\":29,"
                + "\"hour\":14,\"minute\":5,\"second\":1,\"microsecond\":0},\"message\":\"REPORT RequestId: a\\tDuration: 339.9 ms\\t"
                + "Billed Duration: 400 ms \\tMemory Size: 512 MB\\tMax Memory Used: 29 MB\\t\\n\"}],\"ResponseMetadata\":{}}}",
            "1 report |  512 MB used 29: 1 of 340 ms, cold 0 of 0 | 1 invocations"),
        Shape(
            "Insights with columns of one's own and a decimal",
            "@timestamp,DurationInMS,BilledDurationInMS,MemorySetInMB,MemoryUsedInMB\n"
                + "2022-12-25 16:51:00.000,826.0,827.0,128,67\n2022-12-25 16:50:59.000,791.36,792.0,128,66\n",
            "2 insightsFields |  128 MB used 67: 2 of 1619 ms, cold 0 of 0 | 2 invocations"),
        Shape(
            "Insights with the duration alone: rounded up, no memory",
            "@timestamp,@duration\n2021-03-01 16:51:00.000,825.01\n2021-03-01 16:50:59.000,3\n",
            "2 insightsFields |  0 MB used 0: 2 of 829 ms, cold 0 of 0 | 2 invocations"),
        Shape(
            "get-query-results: memory in bytes of a million",
            "{\"results\":[[{\"field\":\"@timestamp\",\"value\":\"2023-12-05 22:14:08.000\"},{\"field\":\"@duration\",\"value\":\"14.2\"},"
                + "{\"field\":\"@billedDuration\",\"value\":\"15.0\"},{\"field\":\"@memorySize\",\"value\":\"1.28E8\"},"
                + "{\"field\":\"@maxMemoryUsed\",\"value\":\"6.7E7\"},{\"field\":\"@ptr\",\"value\":\"x\"}]],\"status\":\"Complete\"}",
            "1 insightsFields |  128 MB used 67: 1 of 15 ms, cold 0 of 0 | 1 invocations"),
        Shape(
            "Insights' Markdown of fields, with an empty type",
            "## Answer\n\n| @timestamp | @duration | @billedDuration | @memorySize | @maxMemoryUsed | @type |\n"
                + "| --- | --- | --- | --- | --- | --- |\n| 2025-08-15 13:34:00.000 | 2220.1 | 2221 | 1024000000 | 119000000 |  |\n",
            "1 insightsFields |  1024 MB used 119: 1 of 2221 ms, cold 0 of 0 | 1 invocations"),
        Shape(
            "a subscription's payload with an application's JSON in its messages",
            "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"1\",\"logGroup\":\"/aws/lambda/hello\",\"logStream\":\"s\",\"logEvents\":["
                + "{\"id\":\"1\",\"timestamp\":1583425836114,\"message\":\"{\\\"duration\\\": 12, \\\"requests\\\": 7, \\\"runs\\\": 3}\"},"
                + "{\"id\":\"2\",\"timestamp\":1583425836115,\"message\":\"REPORT RequestId: a\\tDuration: 619.31 ms\\tBilled Duration: "
                + "700 ms\\tMemory Size: 128 MB\\tMax Memory Used: 118 MB\\t\\nXRAY TraceId: 1-5\\tSegmentId: 2\\tSampled: true\\t\\n\"}]}",
            "1 report | hello 128 MB used 118: 1 of 620 ms, cold 0 of 0 | 1 invocations"),
        Shape(
            "a report of one's own: retries of one identifier, one cut off, memory changed",
            "- `20:17:50`   \(report)Duration: 600000.00 ms\tBilled Duration: 600477 ms\(memory)Init Duration: 476.75 ms\tStatus: timeout\nXRAY Tra\n"
                + "- `20:17:50`   \(report)Duration: 600000.00 ms\tBilled Duration: 600000 ms\(memory)Status: timeout\nXRAY TraceId: 1-6\n"
                + "- `20:17:50`   \(report)Duration: 600000.00 ms\tBilled Duration: 600496 ms\(memory)Init Duration: 495.5\n"
                + "- `05:34:35`   [05:10:20] \(other)Duration: 5.00 ms\tBilled Duration: 5 ms\tMemory Size: 256 MB\tMax Memory Used: 9 MB\n",
            "3 report |  128 MB used 67: 2 of 1200000 ms, cold 1 of 477 |  256 MB used 9: 1 of 5 ms, cold 0 of 0 | 3 invocations"
        ),
        Shape(
            "JSON logs over several lines, with spans and with a record beside it that is none",
            "{\n  \"time\": \"2026-01-05T00:00:00.000Z\",\n  \"type\": \"platform.report\",\n  \"record\": {\n    \"requestId\": \"a\",\n"
                + "    \"metrics\": {\"durationMs\": 1233.96, \"billedDurationMs\": 1698, \"memorySizeMB\": 256, \"maxMemoryUsedMB\": 123,\n"
                + "      \"initDurationMs\": 463.512},\n    \"spans\": [{\"name\": \"responseLatency\", \"durationMs\": 2}],\n"
                + "    \"status\": \"success\"\n  }\n}\n{\"level\":\"INFO\",\"record\":{\"metrics\":{\"durationMs\":9}}}\n",
            "1 platformReport |  256 MB used 123: 1 of 1234 ms, cold 1 of 464 | 1 invocations"),
    ]

    // MARK: Balancers, APIs, servers

    private static let doors = [
        Shape(
            "ALB of 2016: 16 and 18 fields, quotes escaped in the agent",
            "http 2015-11-07T18:45:33.575333Z app/elb1/50 195.142.179.49:38880 10.0.2.143:80 0.000030 0.000900 0.000020 200 200 0 57 "
                + "\"GET http://a.com:80/favicon.ico HTTP/1.1\" \"Optional(\\\"Mozilla/5.0 (iOS)\\\")\" - -\n"
                + "ws 2015-11-07T18:45:34.575333Z app/elb1/50 195.142.179.49:38881 10.0.2.143:80 0.000030 0.000900 0.000020 101 101 9 57 "
                + "\"GET http://a.com:80/ HTTP/1.1\" \"x\" - - arn:aws:t \"Root=1\"\n",
            "2 applicationBalancer | elb1 1: 0 in, 57 out, 1 connections | 1 balancerRequests"),
        Shape(
            "ALB of 2019, out of order, 504 without times, no blank behind a quote",
            "https 2019-10-11T15:55:09.308183Z app/my/c8 77.227.156.41:37838 10.0.0.192:80 0.001 0.000 0.000 200 200 125 859 "
                + "\"GET https://a:443/ HTTP/1.1\" \"curl/7.58.0\" E T arn:aws:t \"Root=1\" \"-\" \"-\"1 2019-10-11T15:55:09.307000Z \"forward\" \"-\" \"-\"\n"
                + "http 2019-10-11T15:03:49.331902Z app/my/c8 77.227.156.41:37840 10.0.0.192:80 -1 -1 -1 504 - 125 0 "
                + "\"GET http://a:80/ HTTP/1.1\" \"curl/7.58.0\" - - arn:aws:t \"Root=2\" \"-\" \"-\" 0 2019-10-11T15:03:39.331000Z \"forward\" \"-\" \"-\"\n",
            "2 applicationBalancer | my 2: 125 in, 429.5 out, 2 connections | 2 balancerRequests"),
        Shape(
            "ALB of 33 fields beside a connection log",
            "2026-01-05T00:00:00.000Z 192.0.2.1 4000 443 TLSv1.3 E 0.01 \"CN=a\" TID_0a1b\n"
                + "h2 2026-01-05T00:00:00.500000Z app/my/c8 192.0.2.1:4000 - -1 -1 -1 403 - 40 60 \"- https://a:443- -\" \"-\" E T - \"Root=1\" "
                + "\"a\" \"arn:x\" 0 2026-01-05T00:00:00.400000Z \"waf\" \"-\" \"-\" \"-\" \"-\" \"-\" \"-\" TID_0a1b \"-\" \"-\" \"-\"\n",
            "1 applicationBalancer | my 1: 40 in, 60 out, 1 connections | 1 balancerRequests"),
        Shape(
            "classic ELB of 2015: 12 fields",
            "2015-03-08T16:35:38.010166Z my-elb 10.1.0.20:41390 10.1.1.1:80 0.000038 0.003 0.00001 200 200 0 24 \"GET http://a:80/ HTTP/1.1\"\n",
            "1 classicBalancer | my-elb 1: 0 in, 24 out, 1 connections | 1 balancerRequests"),
        Shape(
            "classic ELB with a TCP listener",
            "2019-10-17T13:22:28.000000Z my-elb 10.1.0.20:41390 10.1.1.1:80 0.0005 0.00001 0.00001 - - 82 305 \"- - - \" \"-\" - -\n",
            "1 classicBalancer | my-elb 1: 82 in, 305 out, 1 connections | 1 balancerRequests"),
        Shape(
            "NLB with 22 fields",
            "tls 2.0 2020-04-01T08:51:42 net/my-nlb/c6 g3 72.21.218.154:51341 172.100.100.185:443 5 2 98 246 - arn:aws:acm:x - E tlsv12 - a h2 "
                + "h2 \"h2\",\"http/1.1\" 2020-04-01T08:51:40\n",
            "1 networkBalancer | my-nlb 1: 98 in, 246 out, 1 connections | 1 connections"),
        Shape(
            "Apache's combined log, a hyphen for no bytes, an offset",
            "83.149.9.216 - - [17/May/2015:10:05:03 +0200] \"GET /a HTTP/1.1\" 200 203023 \"http://b\" \"Mozilla \\\"x\\\"\"\n"
                + "::1 - - [17/May/2015:10:05:04 +0200] \"GET /b HTTP/1.1\" 304 - \"-\" \"-\"\n",
            "2 webServer |  2: ? in, 101511.5 out | 2 webServerRequests"),
        Shape(
            "nginx: an empty request, a TLS greeting, probes",
            "192.0.2.1 - - [29/Sep/2021:12:37:01 +0000] \"\\x16\\x03\\x01\" 400 150 \"-\" \"-\"\n"
                + "192.0.2.1 - - [29/Sep/2021:12:37:01 +0000] \"\" 400 50 \"-\" \"-\"\n",
            "2 webServer |  2: ? in, 100 out | 2 webServerRequests"),
        Shape(
            "an HTTP API's own JSON: seconds, a stage without a name",
            "{\"apiId\":\"a1\",\"extendedRequestId\":\"Y1=\",\"httpMethod\":\"GET\",\"requestTimeEpoch\":\"1663811436\",\"resourcePath\":\"-\","
                + "\"stage\":\"$default\",\"status\":\"200\",\"responseLength\":\"25\"}\n",
            "1 api | a1 1: ? in, 25 out | 1 apiRequests"),
        Shape(
            "the console's JSON preset",
            "{ \"requestId\":\"a\", \"ip\": \"1.2.3.4\", \"caller\":\"-\", \"user\":\"-\",\"requestTime\":\"09/Jun/2023:12:54:52 +0000\", "
                + "\"httpMethod\":\"GET\",\"resourcePath\":\"/p\", \"status\":\"200\",\"protocol\":\"HTTP/1.1\", \"responseLength\":\"1000\" }\n",
            "1 api |  1: ? in, 1000 out | 1 apiRequests"),
    ]

    // MARK: Metrics, bills, sums

    private static let sums = [
        Shape(
            "get-metric-statistics in no order",
            "{\"Label\":\"Invocations\",\"Datapoints\":[{\"Timestamp\":\"2022-02-03T00:00:00+00:00\",\"Sum\":1445.0,\"Unit\":\"Count\"},"
                + "{\"Timestamp\":\"2022-02-01T00:00:00+00:00\",\"Sum\":1433.0,\"Unit\":\"Count\"}]}",
            "2 metric | Invocations Sum 2: 2878 | 2878 invocations"),
        Shape(
            "get-metric-statistics of a metric that is no number of requests",
            "{\"Datapoints\":[{\"Timestamp\":\"2014-04-09T11:18:00Z\",\"Maximum\":44.79,\"Unit\":\"Percent\"}],\"Label\":\"CPUUtilization\"}",
            "1 metric | CPUUtilization Maximum 1: 44.79"),
        Shape(
            "get-metric-data as boto3 records it",
            "{\"status_code\":200,\"data\":{\"MetricDataResults\":[{\"Id\":\"m\",\"Label\":\"Tokens\",\"Timestamps\":[{\"__class__\":\"datetime\","
                + "\"year\":2026,\"month\":7,\"day\":21,\"hour\":14,\"minute\":13,\"second\":0,\"microsecond\":0}],\"Values\":[15.0],"
                + "\"StatusCode\":\"Complete\"}],\"Messages\":[]}}",
            "1 metric | Tokens  1: 15"),
        Shape(
            "a metric's CSV without a name", "timestamp,value\n2014-04-10 00:04:00,94.0\n2014-04-10 00:09:00,56.0\n",
            "2 metric |   2: 150"),
        Shape(
            "a legacy bill with quoted tags and tax",
            "identity/LineItemId,lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,lineItem/UsageType,"
                + "lineItem/UsageAmount,resourceTags/user:a\na,Usage,2023-09-01T00:00:00Z,2023-09-02T00:00:00Z,AmazonS3,CAN1-Requests-Tier2,"
                + "12,\"{\"\"b\"\": \"\"c, d\"\"}\"\nb,Tax,2023-09-01T00:00:00Z,2023-10-01T00:00:00Z,AmazonS3,,1,\n",
            "1 bill | Requests-Tier2 12"),
        Shape(
            "the answer to our own query over a balancer's log",
            "\"hour\",\"name\",\"requests\",\"peakPerSecond\",\"requestBytes\",\"responseBytes\",\"connections\",\"errors\"\n"
                + "\"2026-10-05T15:00:00Z\",\"app/my/c8\",\"10\",\"2\",\"1250\",\"4425\",\"4\",\"6\"\n",
            "1 aggregate | my 10: 125 in, 442.5 out, 4 connections | 10 balancerRequests"),
        Shape(
            "the answer to our own query over a function's log, with decimals",
            "@log,memoryMB,billedMs,runs,coldRuns,maxMemoryMB\n123456789012:/aws/lambda/f,128.0,40.0,95,0,66.0\n"
                + "123456789012:/aws/lambda/f,128.0,400.0,5,5,67.0\n",
            "2 aggregate | f 128 MB used 67: 100 of 5800 ms, cold 0 of 0 | 100 invocations"),
    ]
}
