import ByteScanning
import Observations
import Testing

struct RefusalTests {
    private func refusal(of bytes: [UInt8]) -> ObservationError? {
        let observer = Observer()
        observer.begin()
        do throws(ObservationError) {
            try bytes.withUnsafeBufferPointer { (buffer) throws(ObservationError) in try observer.feed(buffer) }
            try observer.end(file: "a")
            return nil
        } catch {
            return error
        }
    }

    @Test func whatIsNoTextIsRefusedByName() {
        #expect(refusal(of: []) == .empty)
        #expect(refusal(of: [0x0A, 0x20]) == .empty)
        #expect(refusal(of: [0x1F, 0x8B, 8, 0]) == .compressed(.gzip))
        #expect(refusal(of: Array("PAR1".utf8) + [0, 1]) == .parquet)
        #expect(refusal(of: Array("<html>".utf8)) == .webPage)
        #expect(refusal(of: Array("[{'time': 1}]".utf8)) == .pythonText)
        #expect(refusal(of: Array("Enable AccessLog for ELB: x at 2026".utf8)) == .balancerTestFile)
    }

    /// As `/dev/zero` begins, which never ends.
    @Test func zerosAreRefusedAtOnce() {
        let observer = Observer()
        observer.begin()
        let zeros = [UInt8](repeating: 0, count: 8192)
        #expect(throws: ObservationError.binary) {
            try zeros.withUnsafeBufferPointer { (buffer) throws(ObservationError) in try observer.feed(buffer) }
        }
    }

    @Test func aLineLongerThanAnyIsPassedOver() throws {
        let long = String(repeating: "x", count: 3 << 20)
        let found = try findings([long + "\n" + ReportLines.line(1, billedMs: 40) + long])
        #expect(found.functions.first?.runs == 1)
        #expect(found.skipped.contains { $0.reason == .tooLong && $0.count == 2 })
    }

    @Test(arguments: [
        (
            "{\"messageType\":\"CONTROL_MESSAGE\",\"logEvents\":[{\"id\":\"\",\"timestamp\":1,\"message\":\"CWL CONTROL\"}]}\n{",
            true
        ),
        ("{\"results\":[[{\"field\":\"@message\"", true),
        ("{\"a\":", true), ("@timestamp,@message\n", false), ("timestamp,message\n1,\"REPORT", false),
        ("(8ffd2907-f3ac-4957-bb9d-c84f2839153d) Method request body before transformations: {}\n", false),
        ("END Duration: 2.73 ms (init: 177.11 ms) Memory Used: 67 MB\n", false),
        ("{\"type\":\"platform.invokeSummary\",\"time\":\"2026-01-05T00:00:00Z\",\"record\":{}}\n", false),
    ])
    func whatGivesNothingIsRefused(_ text: String, _: Bool) {
        #expect(failure(text) != nil)
    }

    @Test func knownKindsOfNoUseHaveWordsOfTheirOwn() {
        #expect(
            failure("(8ffd2907-f3ac-4957-bb9d-c84f2839153d) Method request body before transformations: {}\n")
                == .onlyOf(.executionLog))
        #expect(failure("END Duration: 2.73 ms (init: 177.11 ms) Memory Used: 67 MB\n") == .onlyOf(.shortened))
        #expect(
            failure("{\"requestId\":\"a\",\"eventType\":\"CONNECT\",\"routeKey\":\"$connect\",\"status\":\"200\"}\n")
                == .onlyOf(.webSocketRoute))
        #expect(failure("@timestamp,@message\n") == .noRows(header: "@timestamp,@message"))
        #expect(failure("{\"results\":[],\"status\":\"Running\"}") == .unfinishedQuery(status: "Running"))
    }

    private static let balancerLine =
        "http TIME app/front/50dc6c495c0c9188 10.0.0.7:2817 10.0.0.1:80 0.000 0.001 0.000 200 200 34 366 "
        + "\"GET http://a:80/ HTTP/1.1\" \"curl\" - - arn:x \"Root=1\" \"-\" \"-\" 0 2026-01-05T00:00:00.000000Z \"forward\"\n"

    /// Each with a time that there is, and with one that no calendar has.
    @Test(arguments: [
        (balancerLine, "2026-02-28T00:00:00.000000Z", "2026-02-30T00:00:00.000000Z"),
        (
            balancerLine.replacing("http TIME app/front/50dc6c495c0c9188", with: "TIME front"), "2026-02-28T00:00:00Z",
            "2026-02-30T00:00:00Z"
        ),
        ("10.0.0.7 - - [TIME] \"GET / HTTP/1.1\" 200 5\n", "29/Feb/2028:00:00:00 +0000", "29/Feb/2026:00:00:00 +0000"),
        ("10.0.0.7 - - [TIME] \"GET / HTTP/1.1\" 200 5\n", "29/Jan/2028:00:00:00 +1400", "29/Jan/2026:00:00:00 +9999"),
        ("TIME \(ReportLines.line(1, billedMs: 40))", "2026-01-05T02:24:38.404Z", "2026-01-05T25:24:38.404Z"),
        (
            "{\"time\":\"TIME\",\"type\":\"platform.report\",\"record\":{\"requestId\":\"a\",\"metrics\":{\"durationMs\":1.5,"
                + "\"billedDurationMs\":2,\"memorySizeMB\":128,\"maxMemoryUsedMB\":70}}}\n",
            "2026-01-05T02:24:38.404Z", "2026-00-05T02:24:38.404Z"
        ),
        ("hour,requests\nTIME,5\n", "2026-01-05T02:00:00Z", "2026-04-31T02:00:00Z"),
        ("@timestamp,@duration\nTIME,5\n", "2026-01-05 02:00:00.000", "2026-04-31 02:00:00.000"),
        (
            "{\"requestId\":\"a\",\"requestTime\":\"TIME\",\"httpMethod\":\"GET\",\"status\":\"200\"}\n",
            "30/Sep/2026:12:00:00 +0000", "31/Sep/2026:12:00:00 +0000"
        ),
        (
            "{\"Label\":\"Invocations\",\"Datapoints\":[{\"Timestamp\":\"TIME\",\"Sum\":5}]}", "2026-01-05T02:00:00Z",
            "2026-01-05T02:00:00+99:99"
        ),
        ("timestamp,value\nTIME,5\n", "2026-01-05 02:00:00", "2026-01-32 02:00:00"),
    ])
    func timesThatNoCalendarHas(_ line: String, _ good: String, _ bad: String) throws {
        #expect(failure(line.replacing("TIME", with: good)) == nil)
        #expect(failure(line.replacing("TIME", with: bad)) == .onlyOf(.impossibleTime))
    }

    @Test func otherFormsOfWhatIsReadAreNamed() {
        #expect(failure("events:\n- eventId: '3'\n  message: \"REPORT\"\n") == .otherOutput(.yaml))
        #expect(failure("Invocations\nDATAPOINTS\t1445.0\t2022-02-03T00:00:00+00:00\tCount\n") == .otherOutput(.text))
        #expect(failure("METRICDATARESULTS\tm1\tInvocations\tComplete\n") == .otherOutput(.text))
        #expect(failure("-----\n|  GetMetricStatistics  |\n+----+\n") == .otherOutput(.table))
        #expect(failure("timestamp;message\n1;\"x\"\n") == .otherSeparator(.semicolon))
        #expect(failure("lineItem/ProductCode\tlineItem/UsageAmount\nA\t1\n") == .otherSeparator(.tab))
        #expect(failure("{\"awslogs\":{\"data\":\"H4sIACEPC2sC\"}}") == .packedData)
        #expect(failure("{\"Records\":[{\"kinesis\":{\"data\":\"H4sIACEPC2sC\"}}]}") == .packedData)
        #expect(failure("{\"ResultsByTime\":[{\"Groups\":[]}]}") == .costExplorer)
        #expect(failure("\"Service\",\"Lambda($)\",\"Total costs($)\"\n\"2023-01-01\",\"1\",\"1\"\n") == .costExplorer)
        // An application that prints lists.
        #expect(failure("results:\n\(ReportLines.line(1, billedMs: 40))") == nil)
        // A message with semicolons and tabs is no table of them.
        #expect(failure("time; message, and more\n") == .nothing(beginning: "time; message, and more"))
    }
}
