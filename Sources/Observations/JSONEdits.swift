import ByteScanning
import JSONText

/// Changes of single values in a JSON text that leave everything else as its writer laid it out.
struct JSONEdits {
    private let bytes: [UInt8]
    /// What takes the place of which bytes; none overlap.
    private var replacements: [(range: Range<Int>, text: String)] = []
    /// New members, by the object that they are added to.
    private var additions: [(object: JSONValue, members: [(key: String, text: String)])] = []

    /// - Parameter bytes: a whole JSON text, of which the values come that are handed in.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isEmpty: Bool { replacements.isEmpty && additions.isEmpty }

    /// The value as it stands in the text.
    func text(of value: JSONValue) -> String { String(decoding: bytes[range(of: value)], as: UTF8.self) }

    /// Puts a text in the place of a member's value, or adds the member.
    ///
    /// - Returns: what stood there; nil where the member is new.
    mutating func set(_ key: String, to text: String, in object: JSONValue) -> String? {
        if let value = object[named: key] {
            let before = self.text(of: value)
            if before != text { replacements.append((range(of: value), text)) }
            return before
        }
        if let index = additions.firstIndex(where: { $0.object.byteOffset == object.byteOffset }) {
            additions[index].members.append((key, text))
        } else {
            additions.append((object, [(key, text)]))
        }
        return nil
    }

    /// The text with all changes.
    ///
    /// - Complexity: O(n + changes · log changes).
    func applied() -> [UInt8] {
        var edits = replacements
        for addition in additions { edits.append(insertion(addition.object, addition.members)) }
        edits.sort { $0.range.lowerBound < $1.range.lowerBound }
        var result: [UInt8] = []
        var position = 0
        for edit in edits {
            guard edit.range.lowerBound >= position else { continue }
            result += bytes[position..<edit.range.lowerBound]
            result += edit.text.utf8
            position = edit.range.upperBound
        }
        return result + bytes[position...]
    }

    /// New members behind an object's last one, each on a line of its own where the others are.
    private func insertion(
        _ object: JSONValue, _ members: [(key: String, text: String)]
    ) -> (range: Range<Int>, text: String) {
        let written = members.map { "\"\($0.key)\": \($0.text)" }
        var last: JSONValue?
        for member in object.members { last = member.value }
        guard let last else {
            let place = object.byteOffset + 1
            return (place..<place, written.joined(separator: ", "))
        }
        // What stands between the brace and the first key stands before each new one.
        var key = object.byteOffset + 1
        while key < bytes.count, bytes[key] != 0x22 { key += 1 }
        let gap = String(decoding: bytes[(object.byteOffset + 1)..<key], as: UTF8.self)
        let separator = gap.utf8.contains(0x0A) ? ",\(gap)" : ", "
        let place = range(of: last).upperBound
        return (place..<place, written.map { separator + $0 }.joined())
    }

    private func range(of value: JSONValue) -> Range<Int> {
        let start = value.byteOffset
        var end = start
        switch value.kind {
        case .object, .array:
            bytes.withUnsafeBufferPointer { buffer in
                var structure = JSONStructure()
                end = (try? structure.end(in: ByteView(buffer), from: start)) ?? start
            }
        case .string:
            end += 1
            while end < bytes.count, bytes[end] != 0x22 { end += bytes[end] == 0x5C ? 2 : 1 }
            end += 1
        case .number, .true, .false, .null:
            while end < bytes.count, ![0x2C, 0x5D, 0x7D, 0x20, 0x09, 0x0A, 0x0D].contains(bytes[end]) { end += 1 }
        }
        return start..<min(max(start, end), bytes.count)
    }
}
