/// Why a text is not the JSON that this reader accepts, and where.
public struct JSONSyntaxError: Error, Equatable, CustomStringConvertible {
    /// What is wrong.
    public let problem: Problem
    /// Where the problem stands; the end of the text when something is missing there.
    public let location: JSONLocation
    /// The value being read, such as `scenarios[0].name`; empty for the whole document.
    public let path: String

    /// The place as `line 3, column 14, scenarios[0].name`, without the path when that is empty.
    public var place: String {
        path.isEmpty ? location.description : "\(location), \(path)"
    }

    /// Three lines: where, what was found and what is accepted, what to do.
    public var description: String {
        "\(place)\n\(problem.finding)\n\(problem.advice)"
    }
}

extension JSONSyntaxError {
    /// What is wrong with the text. Texts carried by a case are cut to a showable length and hold no invisible characters,
    /// except the key of `duplicateKey`, which is complete and decoded.
    public enum Problem: Equatable, Sendable {
        case tooLarge(byteCount: Int, maximum: Int)
        /// No byte at all, or blanks only.
        case empty
        case byteOrderMark
        case utf16
        case notUTF8(byteOffset: Int, byte: UInt8)
        /// The text ends inside something that starts at `start`.
        case truncated(inside: Construct, start: JSONLocation)
        case trailingText(found: String)
        case nestingTooDeep(limit: Int)
        /// The error's location is that of the second key.
        case duplicateKey(key: String, first: JSONLocation)
        case trailingComma(before: String)
        case missingComma(found: String)
        case unexpected(found: String, expected: Expectation)
        case comment(opening: String)
        case singleQuotes
        case typographicQuotes(found: String)
        case unquotedKey(String)
        case unknownWord(String, suggestion: String?)
        /// `NaN`, `Infinity` and their spellings.
        case notFinite(String)
        case leadingPlus(String)
        case leadingZero(String)
        case malformedNumber(String, NumberFault)
        /// An unescaped control character inside a string.
        case controlCharacter(UInt8)
        case invalidEscape(String)
        /// Half of a surrogate pair in a `\u` escape.
        case loneSurrogate(String)
    }

    /// Something that a text can end in the middle of.
    public enum Construct: String, Equatable, Sendable {
        case object, array, string, number, word
    }

    /// What would have been accepted.
    public enum Expectation: Equatable, Sendable {
        case value
        case key
        case keyOrEnd
        case colon
        case commaOrEnd(String)
    }

    /// The rule of the number grammar that is broken.
    public enum NumberFault: Equatable, Sendable {
        case noIntegerDigits
        case noFractionDigits
        case noExponentDigits
        case followedByText
    }
}

extension JSONSyntaxError.Problem {
    /// What was found and what is accepted, as one line.
    public var finding: String {
        switch self {
        case .tooLarge(let byteCount, let maximum):
            "The text has \(byteCount) bytes; at most \(maximum) are accepted."
        case .empty: "The text is empty; one JSON value is expected."
        case .byteOrderMark: "The text starts with a byte order mark; JSON starts with its value."
        case .utf16: "The text is in UTF-16; JSON is UTF-8."
        case .notUTF8(let byteOffset, let byte):
            "The byte \(Self.hexadecimal(byte)) at byte offset \(byteOffset) is not UTF-8."
        case .truncated(let construct, let start):
            "The text ends inside the \(construct.rawValue) that starts at \(start)."
        case .trailingText(let found): "'\(found)' follows the end of the document; only blanks may stand there."
        case .nestingTooDeep(let limit): "Values are nested more than \(limit) deep."
        case .duplicateKey(let key, let first):
            "The key '\(VisibleText.escaping(key, limit: 60))' is already given at \(first)."
        case .trailingComma(let closing): "A comma stands before '\(closing)' with nothing after it."
        case .missingComma(let found): "'\(found)' follows a value without a comma between them."
        case .unexpected(let found, let expected): "'\(found)' stands where \(expected.phrase) is expected."
        case .comment(let opening): "'\(opening)' starts a comment; JSON has no comments."
        case .singleQuotes: "A string stands in single quotes; JSON strings stand in double quotes."
        case .typographicQuotes(let found):
            "'\(found)' is a typographic quotation mark; JSON strings stand in plain double quotes."
        case .unquotedKey(let word): "The key '\(word)' has no quotes; keys stand in double quotes."
        case .unknownWord(let word, _): "'\(word)' is no JSON value; the words of JSON are true, false and null."
        case .notFinite(let word): "'\(word)' is no JSON number; numbers are finite."
        case .leadingPlus(let text): "The number '\(text)' starts with a plus sign, which JSON does not accept."
        case .leadingZero(let text): "The number '\(text)' starts with a zero that stands before another digit."
        case .malformedNumber(let text, let fault): "The number '\(text)' \(fault.phrase)."
        case .controlCharacter(ASCII.lineFeed), .controlCharacter(ASCII.carriageReturn):
            "A string is not closed at the end of its line."
        case .controlCharacter(let byte):
            "A string holds the control character \(Self.codePoint(byte)), which must be escaped."
        case .invalidEscape(let text):
            "'\(text)' is no escape; the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hexadecimal digits."
        case .loneSurrogate(let text): "'\(text)' is half of a surrogate pair without its other half."
        }
    }

    /// What to do about it, as one line.
    public var advice: String {
        switch self {
        case .tooLarge: "Check that this is the intended file, or split it."
        case .empty: "Check that the file was written completely."
        case .byteOrderMark: "Save the file as UTF-8 without a byte order mark (BOM)."
        case .utf16, .notUTF8: "Save the file as UTF-8."
        case .truncated(let construct, _): Self.adviceForTruncated(construct)
        case .trailingText: "Remove it, or join the values into one array."
        case .nestingTooDeep: "Check that every bracket is closed where it should be."
        case .duplicateKey: "Keep one of the two."
        case .trailingComma: "Remove the comma."
        case .missingComma: "Put a comma after the value, or remove what follows it."
        case .unexpected(_, let expected): expected.advice
        case .comment: "Remove the comment."
        case .singleQuotes, .typographicQuotes: "Write \"…\"."
        case .unquotedKey(let word): "Write \"\(word)\"."
        case .unknownWord(_, let suggestion?): "Did you mean \(suggestion)?"
        case .unknownWord: "If it is text, put it in double quotes."
        case .notFinite: "Write a number in digits."
        case .leadingPlus: "Remove the plus sign."
        case .leadingZero: "Remove the leading zeros."
        case .malformedNumber: "Write it like 1000, -0.25 or 1e6."
        case .controlCharacter(ASCII.lineFeed), .controlCharacter(ASCII.carriageReturn):
            "Close it with a double quote; a line break within a string is written \\n."
        case .controlCharacter(ASCII.tab): "Write \\t."
        case .controlCharacter(let byte): "Remove it, or write \(VisibleText.escape(Unicode.Scalar(byte)))."
        case .invalidEscape: "A backslash itself is written \\\\."
        case .loneSurrogate: "Write both halves, like \\ud83d\\ude00, or the character itself."
        }
    }

    private static func adviceForTruncated(_ construct: JSONSyntaxError.Construct) -> String {
        switch construct {
        case .object: "Close it with '}', and check that the file was written completely."
        case .array: "Close it with ']', and check that the file was written completely."
        case .string: "Close it with a double quote, and check that the file was written completely."
        case .number, .word: "Check that the file was written completely."
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0x0" : "0x") + String(byte, radix: 16, uppercase: true)
    }

    private static func codePoint(_ byte: UInt8) -> String {
        (byte < 16 ? "U+000" : "U+00") + String(byte, radix: 16, uppercase: true)
    }
}

extension JSONSyntaxError.Expectation {
    var phrase: String {
        switch self {
        case .value: "a value"
        case .key: "a key in double quotes"
        case .keyOrEnd: "a key in double quotes or '}'"
        case .colon: "the ':' after a key"
        case .commaOrEnd(let closing): "',' or '\(closing)'"
        }
    }

    var advice: String {
        switch self {
        case .value: "Write a string, a number, an object, an array, true, false or null."
        case .key, .keyOrEnd: "Write a member as \"key\": value."
        case .colon: "Write a colon between the key and its value."
        case .commaOrEnd: "Check the commas and brackets before this place."
        }
    }
}

extension JSONSyntaxError.NumberFault {
    var phrase: String {
        switch self {
        case .noIntegerDigits: "has no digit before its point or end"
        case .noFractionDigits: "has no digit after its decimal point"
        case .noExponentDigits: "has no digit in its exponent"
        case .followedByText: "goes on with characters that no number has"
        }
    }
}
