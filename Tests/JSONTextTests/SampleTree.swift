import TestSupport
import JSONText

/// A JSON value as a tree, to compare what was written with what is read.
indirect enum SampleTree: Equatable {
    case object([(key: String, value: SampleTree)])
    case array([SampleTree])
    case string(String)
    case number(String)
    case bool(Bool)
    case null

    init(_ value: JSONValue) {
        switch value.kind {
        case .object: self = .object(value.members.map { ($0.key, SampleTree($0.value)) })
        case .array: self = .array(value.elements.map(SampleTree.init))
        case .string: self = .string(value.stringValue ?? "not a string")
        case .number: self = .number(value.numberText ?? "not a number")
        case .true, .false: self = .bool(value.boolValue ?? (value.kind == .false))
        case .null: self = .null
        }
    }

    /// Compares strings scalar by scalar, which String's own `==` does not.
    static func == (left: SampleTree, right: SampleTree) -> Bool {
        switch (left, right) {
        case (.object(let left), .object(let right)):
            left.count == right.count
                && zip(left, right).allSatisfy { $0.key.utf8.elementsEqual($1.key.utf8) && $0.value == $1.value }
        case (.array(let left), .array(let right)): left == right
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.number(let left), .number(let right)): left == right
        case (.bool(let left), .bool(let right)): left == right
        case (.null, .null): true
        default: false
        }
    }

    func write(to writer: inout JSONWriter) {
        switch self {
        case .object(let members):
            writer.beginObject(inline: members.count == 2)
            for (key, value) in members {
                writer.key(key)
                value.write(to: &writer)
            }
            writer.endObject()
        case .array(let elements):
            writer.beginArray(inline: elements.count == 3)
            for element in elements { element.write(to: &writer) }
            writer.endArray()
        case .string(let text): writer.string(text)
        case .number(let digits): writer.number(digits: digits)
        case .bool(let value): writer.bool(value)
        case .null: writer.null()
        }
    }

    static func random(depth: Int, using generator: inout SeededGenerator) -> SampleTree {
        switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return .number(["0", "-7", "0.10", "1e400", "-2.5E-3"].randomElement(using: &generator) ?? "1")
        case 3...5: return .string(randomText(using: &generator))
        case 6:
            return .array(
                (0..<Int.random(in: 0..<6, using: &generator)).map { _ in random(depth: depth - 1, using: &generator) })
        default:
            // The position keeps the keys apart.
            let count = Int.random(in: 0..<12, using: &generator)
            return .object(
                (0..<count).map { position in
                    ("\(position)" + randomText(using: &generator), random(depth: depth - 1, using: &generator))
                })
        }
    }

    private static func randomText(using generator: inout SeededGenerator) -> String {
        let scalars: [Unicode.Scalar] = [
            "a", "Z", "0", " ", "/", "\"", "\\", "\n", "\u{0}", "\u{1F}", "\u{7F}", "\u{85}", "é", "e", "\u{301}",
            "\u{2028}", "\u{202E}", "\u{FFFD}", "漢", "\u{FFFF}", "😀", "\u{10FFFF}",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0..<20, using: &generator) {
            text.append(scalars.randomElement(using: &generator) ?? "a")
        }
        return String(text)
    }
}
