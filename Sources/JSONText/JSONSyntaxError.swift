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
