import JSONText

/// Why a stream of JSON documents cannot be read, in the terms of whoever reads it.
public protocol JSONStreamFailure: Error {
    static func json(_ problem: JSONProblem, line: Int, offset: Int) -> Self
    /// The stream holds no document.
    static var empty: Self { get }
}

/// What is wrong with JSON text.
public enum JSONProblem: Error, Equatable {
    case cut
    case unexpected(found: UInt8, expected: String)
    case tooDeep(limit: Int)
    case tooLong(limit: Int)
    /// A single value breaks JSON's grammar.
    case value(JSONSyntaxError.Problem)
}

/// What is wrong with JSON text, and where.
public struct JSONPlacedProblem: Error {
    public let problem: JSONProblem
    public let place: JSONPlace
}
