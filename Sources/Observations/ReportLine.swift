import ByteScanning

/// Reads Lambda's REPORT records by their labels, whatever stands between the parts.
///
/// ```text
/// REPORT RequestId: UUID⇥Duration: D ms⇥Billed Duration: B ms⇥Memory Size: M MB⇥Max Memory Used: U MB⇥
///     [Init Duration: I ms⇥ | Restore Duration: R ms⇥Billed Restore Duration: BR ms⇥][Status: timeout | error …]
/// ```
///
/// Source: AWS Lambda developer guide, 2026, and records of 2017 to 2026.
enum ReportLine {
    static var mark: ByteView { ByteView("REPORT RequestId: ") }

    /// The run of a text that begins with the mark; what a record lacks stays unset.
    @inline(__always)
    static func run(_ text: ByteView) -> Run {
        var run = Run()
        var position = mark.count
        var end = position
        // Nearly all are UUIDs.
        let next = position + 36
        if next < text.count, text.start[next] <= 0x20, text.start[position + 8] == 0x2D {
            end = next
        } else {
            while end < text.count, isIdentifier(text.start[end]) { end += 1 }
        }
        run.requestID = text.slice(position, end)
        position = end
        while position < text.count {
            switch text.start[position] {
            case 0x44:  // Duration
                position = duration(text, position, &run)
            case 0x42:  // Billed …
                position = billed(text, position, &run)
            case 0x4D:  // Memory Size, Max Memory Used
                position = memory(text, position, &run)
            case 0x49:  // Init Duration
                guard let value = number(text, position, "Init Duration: ", " ms") else {
                    position = word(text, position, orCut: "Init Duration", &run)
                    continue
                }
                if run.duration < 0 { run.isEmulated = true }
                run.initialization = value.thousandths
                position = value.end
            case 0x52:  // Restore Duration
                guard let value = number(text, position, "Restore Duration: ", " ms") else {
                    position = word(text, position, orCut: "Restore Duration", &run)
                    continue
                }
                run.isRestored = true
                position = value.end
            case 0x53:  // Status, SegmentId, Sampled
                let rest = text.dropFirst(position)
                if rest.hasPrefix("Status: timeout") { run.isTimeout = true }
                if rest.hasPrefix("Status: error") || rest.hasPrefix("Status: failure") { run.isFailure = true }
                position = word(text, position)
            case 0x58:  // XRAY
                return run
            case 0x45:  // Error Type
                position = word(text, position)
            default:
                position += 1
            }
        }
        return run
    }

    @inline(__always)
    private static func isIdentifier(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != 0x5C && byte != 0x7C && byte < 0x7F
    }

    @inline(__always)
    private static func duration(_ text: ByteView, _ position: Int, _ run: inout Run) -> Int {
        guard let value = number(text, position, "Duration: ", " ms") else { return word(text, position) }
        if run.duration < 0 { run.duration = value.thousandths }
        return value.end
    }

    @inline(__always)
    private static func billed(_ text: ByteView, _ position: Int, _ run: inout Run) -> Int {
        if let value = number(text, position, "Billed Duration: ", " ms") {
            if run.billedMs < 0 { run.billedMs = (value.thousandths + 999) / 1000 }
            run.hasOldForm = text[value.end] == 0x20 && text[value.end + 1] == 0x09
            return value.end
        }
        return number(text, position, "Billed Restore Duration: ", " ms")?.end ?? word(text, position)
    }

    @inline(__always)
    private static func memory(_ text: ByteView, _ position: Int, _ run: inout Run) -> Int {
        if let value = number(text, position, "Memory Size: ", " MB") {
            if run.memoryMB < 0 { run.memoryMB = value.thousandths / 1000 }
            return value.end
        }
        if let value = number(text, position, "Max Memory Used: ", " MB") {
            if run.usedMB < 0 { run.usedMB = value.thousandths / 1000 }
            return value.end
        }
        return word(text, position)
    }

    /// Behind the letters of a word.
    private static func word(_ text: ByteView, _ position: Int) -> Int {
        var end = position
        while end < text.count, text.start[end] > 0x20, text.start[end] != 0x5C { end += 1 }
        return max(end, position + 1)
    }

    /// Behind a word; where it begins this label, its number is cut off.
    private static func word(_ text: ByteView, _ position: Int, orCut label: StaticString, _ run: inout Run) -> Int {
        if text.dropFirst(position).hasPrefix(label) { run.isCut = true }
        return word(text, position)
    }

    /// The number between a label and its unit, in thousandths; nil where one of the three is missing.
    @inline(__always)
    private static func number(
        _ text: ByteView, _ position: Int, _ label: StaticString, _ unit: StaticString
    ) -> (thousandths: Int, end: Int)? {
        let count = label.utf8CodeUnitCount
        guard text.count - position > count + 3, isSame(text.start + position, label) else { return nil }
        guard let value = LogNumber.thousandths(text, at: position + count) else { return nil }
        guard text.count - value.end >= 3, isSame(text.start + value.end, unit) else { return nil }
        return (value.thousandths, value.end + 3)
    }

    @inline(__always)
    private static func isSame(_ bytes: UnsafePointer<UInt8>, _ literal: StaticString) -> Bool {
        let other = literal.utf8Start
        for index in 0..<literal.utf8CodeUnitCount where bytes[index] != other[index] { return false }
        return true
    }
}
