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
}
