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

    /// Where fields begin, counted step by step; nil where a quote does not enclose a whole field.
    private static func starts(_ text: [UInt8]) -> [Int]? {
        var starts = [0]
        var isInside = false
        for (index, byte) in text.enumerated() {
            if byte == 0x5C { return nil }
            if byte == 0x22 {
                let isLast = index + 1 == text.count
                if isInside ? !isLast && text[index + 1] != 0x20 : index != starts.last { return nil }
                isInside.toggle()
            } else if byte == 0x20, !isInside {
                starts.append(index + 1)
            }
        }
        return starts
    }

    @Test func fieldsAcrossTheEdgesOfWords() {
        var generator = SeededGenerator(seed: 3)
        for index in 0..<2500 {
            let fields = (0..<Int(generator.next() % 24 + 1)).map { _ -> String in
                let length = Int(generator.next() % 40)
                let text = (0..<length).map { _ in generator.next() % 5 == 0 ? "-" : "a" }.joined()
                let quoted =
                    "\"\(text.split(separator: "-", omittingEmptySubsequences: false).joined(separator: " "))\""
                return generator.next() % 2 == 0 ? text : quoted
            }
            var bytes = Array(fields.joined(separator: " ").utf8)
            // Every third text is broken somewhere.
            if index % 3 == 0, !bytes.isEmpty {
                bytes[Int(generator.next() % UInt64(bytes.count))] = [0x22, 0x5C, 0x20][index / 3 % 3]
            }
            let known = Self.starts(bytes)
            bytes.withUnsafeBufferPointer { buffer in
                let text = ByteView(buffer)
                let found = QuotedFields.starts(9, 17, in: text, from: 0)
                guard let known else {
                    // What is broken behind the last field that is asked for does not matter.
                    #expect(found == nil || found.map { $0.1 < text.count } == true, "\(text.text)")
                    return
                }
                let expected = [9, 17].map { $0 < known.count ? known[$0] : text.count }
                #expect(found.map { [$0.0, $0.1] } == expected, "\(text.text)")
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
