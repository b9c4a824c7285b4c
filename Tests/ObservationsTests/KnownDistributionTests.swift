import ExactMath
import Observations
import TestSupport
import Testing

/// Logs that were made of known numbers give these back, wherever blocks end and in whatever order files come.
struct KnownDistributionTests {
    /// Milliseconds and how many of 128 runs took them: shares end as decimals.
    private static let runs: [(ms: Int, runs: Int)] = [(7, 64), (8, 32), (40, 16), (977, 8), (899_999, 8)]
    private static let cold = 16

    private static var shuffled: [(ms: Int, isCold: Bool)] {
        var all = runs.flatMap { entry in (0..<entry.runs).map { _ in entry.ms } }.enumerated().map {
            (ms: $0.element, isCold: $0.offset < cold)
        }
        var generator = SeededGenerator(seed: 5)
        all.shuffle(using: &generator)
        return all
    }

    private static func time(_ index: Int) -> String { ReportLines.time(ReportLines.start + index * 1000) }

    private static let reports = shuffled.enumerated().map { index, run in
        "\(time(index)) "
            + ReportLines.line(index, billedMs: run.ms + (run.isCold ? 250 : 0), initMs: run.isCold ? 250 : nil)
    }

    private static let objects = shuffled.enumerated().map { index, run in
        "{\"time\":\"\(time(index))\",\"type\":\"platform.report\",\"record\":{\"requestId\":\"\(ReportLines.identifier(index))\","
            + "\"metrics\":{\"durationMs\":\(run.ms - 1).991,\"billedDurationMs\":\(run.ms + (run.isCold ? 250 : 0)),"
            + "\"memorySizeMB\":256,\"maxMemoryUsedMB\":90\(run.isCold ? ",\"initDurationMs\":249.007" : "")},"
            + "\"status\":\"success\"}}\n"
    }

    private static func check(_ found: Findings) throws {
        let function = try #require(ScenarioParts(found, .init()).functions.first)
        #expect(found.functions.first?.current.durations.classes.map { $0.ms } == runs.map { $0.ms })
        #expect(found.functions.first?.current.durations.classes.map { $0.runs } == runs.map { $0.runs })
        #expect(function.isExact)
        #expect(function.durations.map { $0.ms } == runs.map { $0.ms })
        #expect(function.durations.map { $0.share } == runs.map { Rational($0.runs, over: 128) })
        #expect(function.coldStartShare == Rational(cold, over: 128))
        #expect(function.initMs == 250)
        #expect(found.repeated == 0)
    }

    @Test func reportLinesAndObjectsGiveBackTheirDistribution() throws {
        for lines in [Self.reports, Self.objects] {
            try Self.check(try findings([lines.joined()]))
            var generator = SeededGenerator(seed: 6)
            // Several files in any order, of lines in any order.
            for _ in 0..<3 {
                let mixed = lines.shuffled(using: &generator)
                let cut = Int(generator.next() % UInt64(mixed.count - 1)) + 1
                try Self.check(try findings([mixed[..<cut].joined(), mixed[cut...].joined()]))
            }
        }
        // Half of a log in one form, half in the other.
        try Self.check(try findings([Self.reports[..<60].joined(), Self.objects[60...].joined()]))
    }

    @Test func everyBlockEdgeGivesTheSame() throws {
        for lines in [Self.reports, Self.objects] {
            let text = lines[..<6].joined()
            let whole = try findings([text]).summary
            for edge in 1..<text.utf8.count { #expect(try findings([text], edges: [edge]).summary == whole, "\(edge)") }
        }
    }

    /// 200 requests over connections of known numbers: 1,000 and 3,000 bytes in turn, four to a connection, each 2 ms.
    private static let balancer = (0..<200).map { index in
        let time = time(index / 2).dropLast()
        return
            "https \(time)250Z app/front/49 192.0.2.1:\(1024 + index / 4) 10.0.0.\(index % 2):80 0.000 0.002 0.000 200 200 "
            + "\(index % 2 == 0 ? 1000 : 3000) 500 \"GET https://example.com:443/ HTTP/2.0\" \"a \(index % 3 == 0 ? "\\\"b\\\"" : "b")\" "
            + "ECDHE TLSv1.2 arn:aws:x \"Root=1\" \"example.com\" \"-\" 0 \(time)000Z \"forward\" \"-\" \"-\" \"10.0.0.1:80\" "
            + "\"200\" \"-\" \"-\" TID_\(index / 4) \"-\" \"-\" \"-\"\n"
    }

    private static func summary(_ found: Findings) -> String {
        found.doors.map { door in
            "\(door.name) \(door.requests) \(door.requestBytes ?? -1) \(door.responseBytes ?? -1) \(door.connections ?? -1) "
                + "\(door.serviceSeconds ?? -1) \(door.connectionSeconds ?? -1) \(door.busiestSecond ?? -1) "
                + "\(door.period?.first ?? -1) \(door.period?.last ?? -1)"
        }.joined() + " \(found.servers?.count ?? 0) \(found.repeated)"
    }

    @Test func balancersLinesGiveBackTheirNumbers() throws {
        let expected =
            "front 200 2000 500 50 \(Rational(2, over: 1000)) \(Rational(8, over: 1000)) 2 \(ReportLines.start) "
            + "\(ReportLines.start + 99_000) 2 0"
        #expect(Self.summary(try findings([Self.balancer.joined()])) == expected)
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<5 {
            let mixed = Self.balancer.shuffled(using: &generator)
            let cut = Int(generator.next() % 199) + 1
            #expect(Self.summary(try findings([mixed[..<cut].joined(), mixed[cut...].joined()])) == expected)
        }
    }

    @Test func everyEdgeOfABalancersLines() throws {
        let text = Self.balancer[..<4].joined()
        let whole = Self.summary(try findings([text]))
        for edge in 1..<text.utf8.count {
            #expect(Self.summary(try findings([text], edges: [edge])) == whole, "\(edge)")
        }
    }
}
