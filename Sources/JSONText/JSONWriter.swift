/// Writes JSON in the order of the calls: two spaces per level, `"key": value`, a line feed after the whole.
///
/// The same calls give the same bytes. `bytes` may be taken and emptied at any moment, for instance after each row, as
/// long as what was taken is output in that order.
///
/// Calls must follow JSON's grammar: in an object a key before each value, every container ended, one value in all.
/// Anything else is a mistake in the calling code and stops the program.
public struct JSONWriter {
    private struct Level {
        let isObject: Bool
        /// Whether the content stands on the line of the opening bracket.
        let isInline: Bool
        var isEmpty = true
    }

    /// What was written since the caller last emptied it.
    public var bytes: [UInt8] = []
    private var levels: [Level] = []
    private var hasKey = false
    private var isFinished = false

    /// A writer at the start of a text.
    public init() {}

    /// Starts an object; when `inline`, it and all it contains stand on one line.
    public mutating func beginObject(inline: Bool = false) {
        begin(ASCII.openBrace, isObject: true, inline: inline)
    }

    /// Ends the innermost object.
    public mutating func endObject() {
        end(ASCII.closeBrace, isObject: true)
    }

    /// Starts an array; when `inline`, it and all it contains stand on one line.
    public mutating func beginArray(inline: Bool = false) {
        begin(ASCII.openBracket, isObject: false, inline: inline)
    }

    /// Ends the innermost array.
    public mutating func endArray() {
        end(ASCII.closeBracket, isObject: false)
    }

    /// Writes a key; the next call writes its value.
    ///
    /// The caller sees to it that the keys of an object differ.
    public mutating func key(_ key: String) {
        precondition(levels.last?.isObject == true && !hasKey, "a key belongs into an object, before its value")
        separate()
        appendQuoted(key)
        bytes.append(ASCII.colon)
        bytes.append(ASCII.space)
        hasKey = true
    }

    /// Writes a string; what is invisible or steers the direction of text is escaped.
    public mutating func string(_ text: String) {
        beginValue()
        appendQuoted(text)
        endValue()
    }

    /// Writes a whole number.
    public mutating func number(_ value: some BinaryInteger) {
        beginValue()
        bytes.append(contentsOf: value.description.utf8)
        endValue()
    }

    /// Writes a number with exactly these characters.
    ///
    /// - Precondition: `digits` is a JSON number.
    public mutating func number(digits: String) {
        precondition(Self.isNumber(digits), "the digits are no JSON number")
        beginValue()
        bytes.append(contentsOf: digits.utf8)
        endValue()
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) {
        beginValue()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
        endValue()
    }

    /// Writes `null`.
    public mutating func null() {
        beginValue()
        bytes.append(contentsOf: "null".utf8)
        endValue()
    }

    /// Whether the text is a number of JSON's grammar, from its first to its last character.
    public static func isNumber(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { source in
            let (end, fault) = NumberGrammar.scan(source, from: 0)
            return fault == nil && end == source.count
        }
    }

    // MARK: Layout

    private mutating func begin(_ bracket: UInt8, isObject: Bool, inline: Bool) {
        beginValue()
        bytes.append(bracket)
        levels.append(Level(isObject: isObject, isInline: inline || levels.last?.isInline == true))
    }

    private mutating func end(_ bracket: UInt8, isObject: Bool) {
        precondition(levels.last?.isObject == isObject && !hasKey, "the end does not fit what is open")
        guard let level = levels.popLast() else { return }
        if !level.isEmpty, !level.isInline { startLine() }
        bytes.append(bracket)
        endValue()
    }

    private mutating func beginValue() {
        precondition(!isFinished, "a text is one value")
        guard let level = levels.last else { return }
        precondition(level.isObject == hasKey, "in an object a value follows its key")
        if level.isObject {
            hasKey = false
        } else {
            separate()
        }
    }

    private mutating func endValue() {
        guard levels.isEmpty else { return }
        isFinished = true
        bytes.append(ASCII.lineFeed)
    }

    /// What stands between the previous element or member and the next.
    private mutating func separate() {
        guard let level = levels.last else { return }
        if !level.isEmpty { bytes.append(ASCII.comma) }
        levels[levels.count - 1].isEmpty = false
        if !level.isInline {
            startLine()
        } else if !level.isEmpty {
            bytes.append(ASCII.space)
        }
    }

    private mutating func startLine() {
        bytes.append(ASCII.lineFeed)
        for _ in levels {
            bytes.append(ASCII.space)
            bytes.append(ASCII.space)
        }
    }
}

extension JSONWriter {
    /// Writes what a document holds: its members in their order, its numbers digit by digit.
    ///
    /// - Parameter inline: whether a container stands on one line; what it contains always does.
    public mutating func value(_ value: JSONValue, inline: Bool) {
        switch value.kind {
        case .object:
            beginObject(inline: inline)
            for member in value.members {
                key(member.key)
                self.value(member.value, inline: true)
            }
            endObject()
        case .array:
            beginArray(inline: inline)
            for element in value.elements { self.value(element, inline: true) }
            endArray()
        case .string: string(value.stringValue ?? "")
        case .number: number(digits: value.numberText ?? "0")
        case .true: bool(true)
        case .false: bool(false)
        case .null: null()
        }
    }
}

extension JSONWriter {
    /// Appends a string in quotes.
    ///
    /// Escaped are, besides quote and backslash, the characters that a terminal would act on or that no reader sees; see
    /// `VisibleText.isTreacherous(_:)`. Some readers would drop a byte-order mark.
    mutating func appendQuoted(_ text: String) {
        var text = text
        bytes.append(ASCII.quote)
        text.withUTF8 { source in
            if source.allSatisfy(Self.isPlain) {
                bytes.append(contentsOf: source)
            } else {
                for scalar in String(decoding: source, as: UTF8.self).unicodeScalars { append(scalar) }
            }
        }
        bytes.append(ASCII.quote)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= ASCII.space && byte < ASCII.delete && byte != ASCII.quote && byte != ASCII.backslash
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"", "\\":
            bytes.append(ASCII.backslash)
            bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
        case _ where VisibleText.isTreacherous(scalar):
            bytes.append(contentsOf: VisibleText.escape(scalar).utf8)
        default:
            bytes.append(contentsOf: UTF8.encode(scalar) ?? .init())
        }
    }
}
