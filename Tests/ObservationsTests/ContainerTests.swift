import Observations
import TestSupport
import Testing

/// One log of four runs in every container that people have it in.
struct ContainerTests {
    private static let runs: [(ms: Int, initMs: Int?)] = [(40, nil), (41, nil), (40, nil), (400, 200)]
    private static let group = "/aws/lambda/orders"

    private static func report(_ index: Int, ending: String = "\t\n") -> String {
        let run = runs[index]
        return ReportLines.line(index, billedMs: run.ms + (run.initMs ?? 0), initMs: run.initMs, ending: ending)
    }

    private static func milliseconds(_ index: Int) -> Int { ReportLines.start + index * 1500 }

    private static func time(_ index: Int) -> String { ReportLines.time(milliseconds(index)) }

    private static func escaped(_ text: String) -> String {
        text.map { $0 == "\t" ? "\\t" : $0 == "\n" ? "\\n" : $0 == "\"" ? "\\\"" : String($0) }.joined()
    }

    private static var all: Range<Int> { runs.indices }

    private static func events(_ stamp: String, name: String = "message") -> String {
        all.map { "{\"\(stamp)\": \(milliseconds($0)), \"\(name)\": \"\(escaped(report($0)))\"}" }.joined(
            separator: ", ")
    }

    private static let rows = all.map { row in
        "[{\"field\": \"@timestamp\", \"value\": \"\(time(row).dropLast().replacingT)\"}, "
            + "{\"field\": \"@log\", \"value\": \"123456789012:\(group)\"}, "
            + "{\"field\": \"@message\", \"value\": \"\(escaped(report(row)))\"}, {\"field\": \"@ptr\", \"value\": \"x\"}]"
    }.joined(separator: ", ")

    /// What each gives: the same runs, with or without the function's name.
    private static let containers: [(name: String, text: String, hasName: Bool)] = [
        ("an export", all.map { "\(time($0)) \(report($0))" }.joined(), false),
        ("aws logs tail", all.map { "\(time($0)) 2026/01/05/[$LATEST]8f \(report($0))" }.joined(), false),
        (
            "aws logs tail in colours",
            all.map { "\u{1B}[32m\(time($0))\u{1B}[0m \u{1B}[36m2026/01/05/[$LATEST]8f\u{1B}[0m \(report($0))" }
                .joined(), false
        ),
        ("sam logs", all.map { "2026/01/05/[$LATEST]8f \(time($0)) \(report($0))" }.joined(), false),
        (
            "the console's table",
            all.map {
                "| \(milliseconds($0)) | \(report($0, ending: "").split(separator: "\t").joined(separator: " ")) |\n"
            }
            .joined(), false
        ),
        (
            "the console's CSV", "timestamp,message\n" + all.map { "\(milliseconds($0)),\"\(report($0))\"\n" }.joined(),
            false
        ),
        (
            "filter-log-events",
            "{\"events\": [\(events("timestamp"))], \"searchedLogStreams\": []}", false
        ),
        ("pages of it", "[{\"events\": [\(events("timestamp"))]}, {\"events\": []}]", false),
        ("another key", "{\n \"payload\": [\n\(events("eventTime"))]}", false),
        ("what boto3 records", "{\"status_code\": 200, \"data\": {\"events\": [\(events("timestamp"))]}}", false),
        (
            "a subscription",
            all.map {
                "{\"messageType\":\"DATA_MESSAGE\",\"owner\":\"123456789012\",\"logGroup\":\"\(group)\",\"logStream\":\"s\","
                    + "\"subscriptionFilters\":[\"f\"],\"logEvents\":[{\"id\":\"3\",\"timestamp\":\(milliseconds($0)),"
                    + "\"message\":\"\(escaped(report($0)))\"}]}"
            }.joined(), true
        ),
        (
            "Insights' CSV",
            "@timestamp,@message,@logStream,@log\n"
                + all.map {
                    "\(time($0).dropLast().replacingT),\"\(report($0))\",2026/01/05/[$LATEST]8f,123456789012:\(group)\n"
                }.joined(), true
        ),
        (
            "Insights' answer",
            "{\"results\": [\(rows)], \"status\": \"Complete\"}", true
        ),
        (
            "Insights' Markdown",
            "# Logs\n\n| @timestamp | @message | @log |\n| --- | --- | --- |\n"
                + all.map { "| \(time($0).dropLast().replacingT) | \(report($0, ending: "\t "))| \(group) |\n" }
                .joined(), true
        ),
        (
            "Docker's log",
            all.map {
                "{\"log\":\"\(escaped(report($0)))\",\"stream\":\"stdout\",\"time\":\"\(time($0).dropLast())000000Z\"}\n"
            }.joined(), false
        ),
        (
            "Fluent Bit's objects",
            all.map { "{\"date\": \(milliseconds($0) * 1_000_000), \"log\": \"\(escaped(report($0)))\"}\n" }.joined(),
            false
        ),
        (
            "Splunk's CSV",
            "\"_raw\",\"_time\"\n"
                + all.map { "\"\(report($0, ending: ""))\",\"\(time($0).dropLast())+0000\"\n" }.joined(), false
        ),
        (
            "tables put behind one another",
            all.map { "timestamp,message\n\(milliseconds($0)),\"\(report($0))\"\n" }.joined(), false
        ),
        (
            "a copy without its tabs",
            all.map { "\(time($0)) \(report($0, ending: "").replacing("\t", with: ""))\n" }.joined(), false
        ),
        (
            "JSON logs",
            all.map { index in
                let run = runs[index]
                let billed = run.ms + (run.initMs ?? 0)
                return "{\"time\":\"\(time(index))\",\"type\":\"platform.start\",\"record\":{\"requestId\":\"a\"}}\n"
                    + "{\"time\":\"\(time(index))\",\"type\":\"platform.report\",\"record\":{\"requestId\":"
                    + "\"\(ReportLines.identifier(index))\",\"metrics\":{\"durationMs\":\(run.ms - 1).990,"
                    + "\"billedDurationMs\":\(billed),\"memorySizeMB\":256,\"maxMemoryUsedMB\":90"
                    + (run.initMs.map { ",\"initDurationMs\":\($0 - 1).010" } ?? "") + "},\"status\":\"success\"}}\n"
            }.joined(), false
        ),
    ]

    private static func size(_ found: Findings, _ name: String) -> String {
        guard let size = found.functions.first?.current else { return "none" }
        return "\(size.durations.classes.map { "\($0.ms)x\($0.runs)" }), cold \(size.coldRuns) of \(size.initMs)"
    }

    @Test(arguments: containers.indices)
    func everyContainerGivesTheSameRuns(_ index: Int) throws {
        let container = Self.containers[index]
        let found = try findings([container.text])
        #expect(
            Self.size(found, container.name) == "[\"40x2\", \"41x1\", \"400x1\"], cold 1 of 200", "\(container.name)")
        #expect(found.functions.map { $0.name } == [container.hasName ? "orders" : ""], "\(container.name)")
        let period = try #require(found.functions.first?.period)
        #expect(period.first == ReportLines.start, "\(container.name)")
        #expect(period.last == ReportLines.start + 4500, "\(container.name)")
        #expect(found.repeated == 0, "\(container.name)")
    }

    @Test(arguments: containers.indices)
    func everyBlockEdgeGivesTheSame(_ index: Int) throws {
        let container = Self.containers[index]
        let whole = try findings([container.text]).summary
        let count = container.text.utf8.count
        for edge in stride(from: 1, to: count, by: 3) {
            #expect(
                try findings([container.text], edges: [edge]).summary == whole, "\(container.name), edge at \(edge)")
        }
        for block in [1, 5, 64] {
            let edges = Array(stride(from: block, to: count, by: block))
            #expect(
                try findings([container.text], edges: edges).summary == whole, "\(container.name), blocks of \(block)")
        }
    }

    /// Whatever is cut off: an error or fewer runs, never a trap.
    @Test(arguments: containers.indices)
    func everyBeginningIsReadOrRefused(_ index: Int) {
        let bytes = Array(Self.containers[index].text.utf8)
        for length in stride(from: 0, to: bytes.count, by: 5) {
            let found = try? findings([String(decoding: bytes[..<length], as: UTF8.self)])
            #expect((found?.functions.first?.runs ?? 0) <= Self.runs.count)
        }
    }

    /// Bytes changed, doubled and left out at random: read or refused, never a trap.
    @Test(arguments: 0..<150 as Range<UInt64>)
    func damagedContainersAreReadOrRefused(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var bytes = Array(Self.containers[Int(seed) % Self.containers.count].text.utf8)
        let pieces = Array("0123456789{}[]\",:\\\n\t-.eE| ".utf8)
        for _ in 0..<(1 + Int(generator.next() % 12)) {
            let place = Int(generator.next() % UInt64(bytes.count))
            switch generator.next() % 4 {
            case 0: bytes.remove(at: place)
            case 1: bytes.insert(contentsOf: bytes[place..<min(place + 40, bytes.count)], at: place)
            case 2: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
            default: bytes[place] = pieces[Int(generator.next() % UInt64(pieces.count))]
            }
            if bytes.isEmpty { return }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        if let found = try? findings([text], edges: [Int(generator.next() % UInt64(bytes.count))]) {
            let parts = ScenarioParts(found, .init())
            #expect(parts.resources.allSatisfy { $0.members.allSatisfy { !$0.text.isEmpty } })
        }
    }

    /// The same events, from the console and from an export.
    @Test func overlappingContainersCountOnce() throws {
        let found = try findings([Self.containers[0].text, Self.containers[4].text])
        #expect(found.functions.first?.runs == 4)
        #expect(found.repeated == 4)
    }

    @Test func aLogOfObjectsAndLinesIsReadAsBoth() throws {
        let text = "{\"level\":\"info\"}\n" + Self.containers[0].text + "{ a: 1 }\n{\n \"b\": [1,\n 2]\n}\n{\"cut\": \n"
        let found = try findings([text])
        #expect(found.functions.first?.runs == 4)
    }

    @Test func utf16IsRead() throws {
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in Self.containers[0].text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        for block in [1, 3, 4096] {
            let observer = Observer()
            observer.begin()
            var from = 0
            while from < bytes.count {
                let to = min(from + block, bytes.count)
                try bytes[from..<to].withUnsafeBufferPointer { (buffer) throws(ObservationError) in
                    try observer.feed(buffer)
                }
                from = to
            }
            try observer.end(file: "a")
            #expect(observer.findings().functions.first?.runs == 4)
        }
    }

    /// Logs Insights states memory in bytes, a million to a MB, and durations with decimals.
    @Test(arguments: [
        "@timestamp,@duration,@billedDuration,@memorySize,@maxMemoryUsed,@initDuration\n"
            + "2026-01-05 00:00:00.000,14.2,15.0,1.28E8,6.7E7,\n",
        "Timestamp,RequestID,DurationInMS,BilledDurationInMS,MemorySetInMB,MemoryUsedInMB\n"
            + "2026-01-05 00:00:00.000,a,14.2,15.0,128,67\n",
        "[{\"@timestamp\": \"2026-01-05 00:00:00.000\", \"@duration\": \"14.2\", \"@billedDuration\": 15, "
            + "\"@memorySize\": 128000000, \"@maxMemoryUsed\": \"67000000\"}]",
        "| @timestamp | @duration | @billedDuration | @memorySize | @maxMemoryUsed |\n|---|---|---|---|---|\n"
            + "| 2026-01-05 00:00:00.000 | 14.2 | 15 | 128000000 | 67000000 |\n",
    ])
    func fieldsOfInsightsAreRuns(_ text: String) throws {
        let size = try #require(try findings([text]).functions.first?.current)
        #expect(size.memoryMB == 128)
        #expect(size.maximumUsedMB == 67)
        #expect(size.durations.classes == [.init(ms: 15, runs: 1)])
        #expect(size.period?.hasZone == false)
    }

    @Test func aTableThatWasCutSaysNothingOfTheNumber() throws {
        let rows = (0..<1000).map {
            "2026-01-05 00:\(10 + $0 / 60 % 50):\(10 + $0 % 50).000,\($0),14.2,15.0,128,67\n"
        }.joined()
        let text = "@timestamp,@requestId,@duration,@billedDuration,@memorySize,@maxMemoryUsed\n" + rows
        let found = try findings([text])
        #expect(found.cutTables == 1)
        #expect(ScenarioParts(found, .init()).requests == nil)
        #expect(ScenarioParts(found, .init()).functions.count == 1)
    }
}

extension Substring {
    /// A time as Logs Insights writes it: without its `T`.
    fileprivate var replacingT: String { split(separator: "T").joined(separator: " ") }
}
