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
    private static let words: StaticString = "REPORT RequestId: "
    static var mark: ByteView { ByteView(words) }

    /// Whether a text begins with the mark.
    @inline(__always)
    static func begins(_ text: ByteView) -> Bool {
        text.count >= words.utf8CodeUnitCount && isSame(text.start, words)
    }

    /// Reads the run of a text that begins with the mark; what a record lacks stays unset.
    @inline(__always)
    static func read(_ text: ByteView, into run: inout Run) {
        var position = mark.count
        var end = position
        // Nearly all are UUIDs.
        let next = position + 36
        if next < text.count, text.start[next] <= 0x20, text.start[position + 8] == 0x2D {
            end = next
        } else {
            while end < text.count, isIdentifier(text.start[end]) { end += 1 }
            // Copies of terminals may have lost the tabs.
            if end > next, text.dropFirst(next).hasPrefix("Duration:") { end = next }
        }
        run.requestID = text.slice(position, end)
        position = usual(text, end, &run)
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
                return
            case 0x45:  // Error Type
                position = word(text, position)
            default:
                position += 1
            }
        }
    }

    /// Reads the parts that nearly all records have, in their order; returns where it ends, or whatever else begins.
    @inline(__always)
    private static func usual(_ text: ByteView, _ position: Int, _ run: inout Run) -> Int {
        guard let own = part(text, position, "\tDuration: "), text.count - own.end >= 24 else { return position }
        var (duration, position) = (own.value * 1000, own.end)
        let (tenths, hundredths) = (text.start[position + 1] &- 0x30, text.start[position + 2] &- 0x30)
        if text.start[position] == 0x2E {
            guard tenths < 10, hundredths < 10, text.start[position + 3] == 0x20 else { return own.start }
            duration += Int(tenths) * 100 + Int(hundredths) * 10
            position += 3
        }
        guard let billed = part(text, position, " ms\tBilled Duration: "),
            let memory = part(text, billed.end, " ms\tMemory Size: "),
            // Fewer than eight bytes may be left behind the last label.
            text.count - memory.end >= 24, isSame(text.start + memory.end, " MB\tMax Memory Used: "),
            let used = LogNumber.whole(text, at: memory.end + 21), text.count - used.end >= 3,
            isSame(text.start + used.end, " MB")
        else { return own.start }
        (run.duration, run.billedMs, run.memoryMB, run.usedMB) = (duration, billed.value, memory.value, used.value)
        return used.end + 3
    }

    /// The number behind a label, and where both begin and end.
    @inline(__always)
    private static func part(
        _ text: ByteView, _ position: Int, _ label: StaticString
    ) -> (value: Int, start: Int, end: Int)? {
        let count = label.utf8CodeUnitCount
        guard text.count - position >= count + 8, isSame(text.start + position, label),
            let number = LogNumber.short(text, at: position + count)
        else { return nil }
        return (number.value, position, number.end)
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

    /// Whether these bytes begin so; the compiler makes numbers of the literal's words.
    @inline(__always)
    private static func isSame(_ bytes: UnsafePointer<UInt8>, _ literal: StaticString) -> Bool {
        let (mine, other) = (UnsafeRawPointer(bytes), UnsafeRawPointer(literal.utf8Start))
        let count = literal.utf8CodeUnitCount
        var index = 0
        while index + 8 <= count {
            guard load(mine + index) == load(other + index) else { return false }
            index += 8
        }
        guard index < count else { return true }
        if count >= 8 { return load(mine + count - 8) == load(other + count - 8) }
        while index < count {
            guard bytes[index] == literal.utf8Start[index] else { return false }
            index += 1
        }
        return true
    }

    @inline(__always)
    private static func load(_ place: UnsafeRawPointer) -> UInt64 { place.loadUnaligned(as: UInt64.self) }
}
