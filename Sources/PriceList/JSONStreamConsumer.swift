/// What kind of value begins.
enum JSONKind: Equatable {
    case object
    case array
    case string
    /// A number, `true`, `false` or `null`.
    case scalar
}

/// What to do with a value that begins.
enum JSONStep<Scope> {
    /// Go over it, checking no more than that it ends.
    case skip
    /// Hand over its text once it is complete.
    case take
    /// Go into it; its members are judged in this scope.
    case enter(Scope)
}

/// Decides what a `JSONStream` does with the values it meets, and takes those it asked for.
protocol JSONStreamConsumer {
    associatedtype Scope

    /// A value begins: a member with this key, or an element or document with an empty one.
    mutating func begins(_ kind: JSONKind, key: ByteView, in scope: Scope) throws(ImportError) -> JSONStep<Scope>

    /// A value that was asked for, as it stands in the text, strings without their quotes.
    mutating func takes(
        _ value: ByteView, kind: JSONKind, key: ByteView, in scope: Scope, at place: JSONPlace
    ) throws(ImportError)

    /// The container that this scope stood for is complete.
    mutating func ends(_ scope: Scope) throws(ImportError)
}
