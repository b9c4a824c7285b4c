import ByteScanning
import TestSupport
import Testing

@testable import Observations

/// What is read many bytes at a time is what is read one by one.
struct FastPathTests {
    private static func withView<Result>(_ text: String, _ body: (ByteView) throws -> Result) rethrows -> Result {
        try Array(text.utf8).withUnsafeBufferPointer { try body(ByteView($0)) }
    }

    @Test func numbersOfUpToSevenDigits() {
        var generator = SeededGenerator(seed: 1)
        let bytes = Array("0123456789./: \t9M\u{7F}\u{B5}".utf8)
        for _ in 0..<6000 {
            let text = (0..<12).map { _ in bytes[Int(generator.next() % UInt64(bytes.count))] }
            text.withUnsafeBufferPointer { buffer in
                for position in 0..<12 {
                    let whole = LogNumber.whole(ByteView(buffer), at: position)
                    guard let short = LogNumber.short(ByteView(buffer), at: position) else {
                        let digits = (whole?.end ?? position) - position
                        #expect(digits == 0 || digits > 7 || position > 4, "\(text) at \(position)")
                        continue
                    }
                    #expect(short.value == whole?.value && short.end == whole?.end, "\(text) at \(position)")
                }
            }
        }
    }

    private static func run(_ text: String) -> String {
        withView(text) { text in
            var run = Run()
            ReportLine.read(text, into: &run)
            return "\(run.requestID.text) \(run.duration) \(run.billedMs) \(run.memoryMB) \(run.usedMB) "
                + "\(run.initialization ?? -1) \(run.isCut) \(run.hasOldForm)"
        }
    }

    /// Tabs make the usual record; two blanks are read part by part.
    @Test func recordsWithTabsAndWithBlanks() {
        var generator = SeededGenerator(seed: 2)
        func number() -> String { String(generator.next() >> (generator.next() % 64)).suffix(14).description }
        for index in 0..<1500 {
            let decimals = ["", ".5", ".25", ".125", ".07"][index % 5]
            let parts = [
                "REPORT RequestId: \(ReportLines.identifier(index))", "Duration: \(number())\(decimals) ms",
                "Billed Duration: \(number()) ms", "Memory Size: \(number()) MB", "Max Memory Used: \(number()) MB",
            ]
            let more = index % 3 == 0 ? ["Init Duration: \(number()).50 ms"] : []
            let whole = parts + more
            for count in 2...whole.count {
                let some = whole.prefix(count)
                #expect(
                    Self.run(some.joined(separator: "\t")) == Self.run(some.joined(separator: "  ")),
                    "\(some.joined(separator: " "))")
            }
        }
    }

    @Test func secondsWithThreeDecimals() {
        var generator = SeededGenerator(seed: 4)
        let bytes = Array("0123456789. -:".utf8)
        for index in 0..<20_000 {
            var text = (0..<10).map { _ in bytes[Int(generator.next() % UInt64(bytes.count))] }
            // Most are right but for one byte.
            if index % 4 > 0 {
                let digits = (0..<4).map { _ in UInt8(0x30 + generator.next() % 10) }
                text.replaceSubrange(0..<6, with: [digits[0], 0x2E] + digits[1...] + [0x20])
                if index % 4 == 1 { text[Int(generator.next() % 6)] = UInt8(truncatingIfNeeded: generator.next()) }
            }
            text.withUnsafeBufferPointer { buffer in
                let view = ByteView(buffer)
                for position in 0..<10 {
                    let whole = LogNumber.scaled(view, at: position, by: 1000)
                    let isShort =
                        position <= 2 && whole?.end == position + 5 && view[position + 1] == 0x2E
                        && view[position + 5] == 0x20
                    #expect(
                        LogNumber.shortSeconds(view, at: position) == (isShort ? whole?.value : nil),
                        "\(text) at \(position)")
                }
            }
        }
    }

    /// A comma is read digit by digit, a point together with what follows.
    @Test func fractionsOfSeconds() {
        var generator = SeededGenerator(seed: 5)
        func moment(_ text: String) -> String {
            var moments = MomentReader()
            return Self.withView(text) { moments.iso($0, at: 0).map { "\($0.moment) \($0.end)" } ?? "none" }
        }
        for length in 1...9 {
            for end in ["Z", "Z ", "Z 192.0.2.1", "+02:00 ", "", " 192.0.2.1", "x234567Z", "-0130"] {
                for _ in 0..<20 {
                    let digits = (0..<length).map { _ in String(generator.next() % 10) }.joined()
                    let start = "2026-01-05T02:24:38"
                    #expect(moment("\(start).\(digits)\(end)") == moment("\(start),\(digits)\(end)"), "\(digits)\(end)")
                }
            }
        }
    }

    /// Fields of every length around sixteen bytes, in quotes and not, some of them empty, escaped or without an end.
    @Test func fieldsOfBalancersOfEveryLength() {
        for length in 0..<40 {
            let text = String(repeating: "a", count: length)
            for (agent, ending) in [
                ("\"\(text)\"", ""), ("\"\(text)\\\"\(text) b\"", ""), ("\"\(text) \(text)\"", ""), ("\"-\"", text),
                ("\"\\\" \"", text), ("\"\"", ""), (text + "-", " \"x"),
            ] {
                let line =
                    "https 2026-01-01T00:00:09.031310Z app/\(text)x/1 192.0.2.1:\(length + 1) 10.0.0.1:80 0.000 0.841 0.001 "
                    + "200 200 \(length) 12193 \"GET https://example.com:443/\(text) HTTP/1.1\" \(agent) ECDHE TLSv1.2 "
                    + "arn:\(text) \"Root=\(text)\" \"-\" \"session-reused\" 0 2026-01-01T00:00:08.031000Z \"forward\" "
                    + "\"-\" \"\(text)\" \"10.0.0.1:80\" \"200\" \"-\" \"-\" TID_\(text)\(ending)"
                let found = Self.withView(line) { view in
                    var (access, record) = (AccessLine(), AccessRecord(kind: .applicationBalancer))
                    let isRead = access.readApplicationBalancer(view, into: &record)
                    return "\(isRead) \(record.name.text) \(record.client.text) \(record.requestBytes) "
                        + "\(record.serviceMicroseconds) \(record.moment?.milliseconds ?? 0) \(record.connection.text)"
                }
                #expect(
                    found == "true \(text)x 192.0.2.1:\(length + 1) \(length) 842000 1767225608031 TID_\(text)"
                        + (ending.hasPrefix(" ") ? "" : ending), "\(line)")
            }
        }
    }

    /// A set that is looked up later says what one says that is looked up at once.
    @Test(arguments: [100, 100_000, 400_000])
    func gatheredThingsAreCountedAlike(_ number: Int) {
        let (atOnce, gathered) = (SampledSet(), SampledSet())
        for index in 0..<number {
            var hash = StableHash()
            hash.add(UInt64(index % 300_000))
            _ = atOnce.insert(hash.value)
            gathered.gather(hash.value)
        }
        let (one, other) = (atOnce.counts(), gathered.counts())
        #expect(one.distinct == other.distinct && one.repeated == other.repeated && one.isExact == other.isExact)
        guard number > SampledSet.most else {
            #expect(one.distinct == number && one.repeated == 0 && one.isExact)
            return
        }
        #expect(abs(one.distinct - 300_000) < 6000)
        #expect(abs(one.repeated - 100_000) < 6000)
    }
}
