/// Why a text is no number that a file may state.
public enum NumberTextError: Error, Equatable, Sendable {
    case empty
    /// Not JSON's number grammar.
    case malformed
    case tooLong(characters: Int, limit: Int)
    case exponentTooLong(digits: Int, limit: Int)
}

extension NumberTextError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "there are no digits"
        case .malformed: "it is not a plain decimal number such as 12, 0.0104 or 2.5e6"
        case .tooLong(let characters, let limit): "it has \(characters) characters; at most \(limit) are read"
        case .exponentTooLong(let digits, let limit): "its exponent has \(digits) digits; at most \(limit) are read"
        }
    }
}
