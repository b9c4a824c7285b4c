import ExactMath
import Observations
import TestSupport
import Testing

struct ReportTests {
    /// Runs of a known distribution, a second apart, with everything else that stands in a log between them.
    private static func log(_ runs: [(ms: Int, initMs: Int?)]) -> [String] {
        runs.enumerated().map { index, run in
            let time = ReportLines.time(ReportLines.start + index * 1000)
            return "\(time) START RequestId: \(ReportLines.identifier(index)) Version: $LATEST\n"
                + "\(time) END RequestId: \(ReportLines.identifier(index))\n"
                + "\(time) \(ReportLines.line(index, billedMs: run.ms + (run.initMs ?? 0), initMs: run.initMs))"
        }
    }

    private static let known: [(ms: Int, initMs: Int?)] =
        (0..<95).map { _ in (40, nil) } + (0..<3).map { _ in (400, nil) } + [(41, 200), (42, 300)]

    @Test func aKnownDistributionComesBackExactly() throws {
        let found = try findings([Self.log(Self.known).joined()])
        #expect(
            found.summary == [
                " 256 MB, used 90: 40x95 41x1 42x1 400x3; cold 2 of 500 ms, timeouts 0, "
                    + "1767571200000-1767571299000",
                "otherLambdaLine 200", "100 requests, 0 untimed", "0 again",
            ])
        let parts = ScenarioParts(found, .init())
        #expect(parts.functions.count == 1)
        let function = try #require(parts.functions.first)
        #expect(function.isExact)
        #expect(function.durations.map { $0.ms } == [40, 41, 42, 400])
        #expect(
            function.durations.map { $0.share } == [
                Rational(95, over: 100), Rational(1, over: 100), Rational(1, over: 100), Rational(3, over: 100),
            ])
        #expect(function.coldStartShare == Rational(2, over: 100))
        #expect(function.initMs == 250)
    }

    @Test func everyBlockEdgeAndEveryOrderOfFilesGiveTheSame() throws {
        let lines = Self.log(Array(Self.known.suffix(6)))
        let text = lines.joined()
        let whole = try findings([text]).summary
        for edge in 1..<text.utf8.count {
            #expect(try findings([text], edges: [edge]).summary == whole, "edge at \(edge)")
        }
        for block in [1, 7, 63, 64, 65] {
            let edges = Array(stride(from: block, to: text.utf8.count, by: block))
            #expect(try findings([text], edges: edges).summary == whole, "blocks of \(block)")
        }
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<10 {
            #expect(try findings(lines.shuffled(using: &generator)).summary == whole)
        }
    }

    @Test func whatCameTwiceCountsOnce() throws {
        let text = Self.log(Array(Self.known.suffix(4))).joined()
        let twice = try findings([text, text])
        #expect(twice.functions.first?.runs == 4)
        #expect(twice.repeated == 4)
    }

    /// Retries have the identifier of the first attempt, and each is billed.
    @Test func retriesOfOneIdentifierAllCount() throws {
        let attempt =
            "REPORT RequestId: 1d24998e-3cf5-5606-8ada-ca3e02270dfe\tDuration: 3000.00 ms\t"
            + "Billed Duration: 3000 ms\tMemory Size: 128 MB\tMax Memory Used: 30 MB\tStatus: timeout\n"
        let found = try findings([attempt + attempt + attempt])
        #expect(found.functions.first?.runs == 3)
        #expect(found.functions.first?.current.timeouts == 3)
        #expect(found.repeated == 0)
    }

    /// What INIT is billed today: published lines of before and after August 2025.
    @Test(arguments: [
        ("68058.83", "427.95", 68487, 68059, 428), ("12.88", "272.67", 286, 13, 273),
        ("1233.96", "463.51", 1698, 1234, 464), ("600000.00", "476.75", 600_477, 600_000, 477),
        ("3666.80", "960.07", 3667, 3667, 960), ("2.73", "177.11", 3, 3, 177),
    ])
    func initIsTakenFromWhatIsBilled(_ duration: String, _ initial: String, _ billed: Int, _ own: Int, _ initMs: Int)
        throws
    {
        let line =
            "REPORT RequestId: a\tDuration: \(duration) ms\tBilled Duration: \(billed) ms\tMemory Size: 128 MB\t"
            + "Max Memory Used: 67 MB\tInit Duration: \(initial) ms\t\n"
        let size = try #require(try findings([line]).functions.first?.current)
        #expect(size.durations.classes == [.init(ms: own, runs: 1)])
        #expect(size.initMs == initMs)
        #expect(size.unbilledInits == (billed < own + initMs ? 1 : 0))
    }

    /// Billed by the started 100 ms then; by the millisecond now.
    @Test func runsOfTheTimeBeforeMillisecondsCountWhatTheyTook() throws {
        let line =
            "2019-06-19T12:45:35.625Z REPORT RequestId: a\tDuration: 244.42 ms\tBilled Duration: 300 ms \t"
            + "Memory Size: 128 MB\tMax Memory Used: 111 MB\t\n"
        for text in [line, String(line.dropFirst(25))] {
            let size = try #require(try findings([text]).functions.first?.current)
            #expect(size.durations.classes == [.init(ms: 245, runs: 1)])
            #expect(size.coarselyBilled == 1)
        }
    }

    @Test func partsStandApartByBlanksOrNothing() throws {
        let line =
            "- `05:34:35`   REPORT RequestId: a Duration: 1.50 ms Billed Duration: 100 msMemory Size: 512 MB"
            + "Max Memory Used: 30 MB Status: error Error Type: Runtime.ExitError\n"
        #expect(try findings([line]).functions.first?.current.failures == 1)
    }

    @Test func whatIsCutOffOrQuotedIsNone() {
        let whole = ReportLines.line(1, billedMs: 40, initMs: 30, ending: "")
        #expect(
            failure("he said \"\(whole)\"\n")
                == .nothing(beginning: "he said \"REPORT RequestId: 8ffd2907-f3ac-4957-bb9d-000000000…"))
        // Up to the unit of the last number that is always there, and inside of the label and number of INIT.
        let cutting = whole.utf8.count - " Init Duration: 29.01 ms".utf8.count
        for length in 40..<cutting {
            #expect(failure(String(whole.prefix(length))) == .onlyOf(.cut), "cut at \(length)")
        }
        #expect(failure(String(whole.dropLast(2))) == .onlyOf(.cut))
    }

    @Test func emulatorsMeasureNothing() {
        let line =
            "REPORT RequestId: a\tInit Duration: 0.12 ms\tDuration: 80.00 ms\tBilled Duration: 81 ms\t"
            + "Memory Size: 128 MB\tMax Memory Used: 128 MB\t\n"
        #expect(failure(line) == .onlyOf(.emulated))
    }

    @Test(arguments: [
        "99999999999999999999", "9999999999", "2000001",
    ])
    func numbersThatNoRunHasAreRefused(_ billed: String) {
        let line =
            "REPORT RequestId: a\tDuration: 80.00 ms\tBilled Duration: \(billed) ms\tMemory Size: 128 MB\t"
            + "Max Memory Used: 28 MB\t\n"
        #expect(failure(line) == .onlyOf(billed.utf8.count > 12 ? .cut : .implausible))
    }
}
