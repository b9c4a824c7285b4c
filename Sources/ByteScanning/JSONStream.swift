/// What kind of value begins.
public enum JSONKind: Equatable {
    case object
    case array
    case string
    /// A number, `true`, `false` or `null`.
    case scalar
}

/// What to do with a value that begins.
public enum JSONStep<Scope> {
    /// Go over it, checking no more than that it ends.
    case skip
    /// Hand over its text once it is complete.
    case take
    /// Go into it; its members are judged in this scope.
    case enter(Scope)
}

/// Decides what a `JSONStream` does with the values it meets, and takes those it asked for.
public protocol JSONStreamConsumer {
    associatedtype Scope
    associatedtype Failure: JSONStreamFailure

    /// A value begins: a member with this key, or an element or document with an empty one.
    mutating func begins(_ kind: JSONKind, key: ByteView, in scope: Scope) throws(Failure) -> JSONStep<Scope>

    /// A value that was asked for, as it stands in the text, strings without their quotes.
    mutating func takes(
        _ value: ByteView, kind: JSONKind, key: ByteView, in scope: Scope, at place: JSONPlace
    ) throws(Failure)

    /// The container that this scope stood for is complete.
    mutating func ends(_ scope: Scope) throws(Failure)
}

/// Reads a stream of JSON documents, fed in blocks of any size, keeping no more than the value asked for.
///
/// Members of containers that are entered are checked for grammar; values that are skipped only for their end, at many
/// times the speed.
public struct JSONStream<Consumer: JSONStreamConsumer> {
    /// No product or term is longer.
    public static var longestValue: Int { 16 << 20 }
    /// Containers entered, one in the other.
    static var deepest: Int { 32 }

    enum State {
        case value
        /// A value or the array's end.
        case firstElement
        /// A key or the object's end.
        case firstKey
        case key
        case colon
        case separator
        /// Inside a key, string, scalar or container.
        case text(Part)
    }

    enum Part {
        case key
        case value(JSONKind)
    }

    struct Level {
        let isObject: Bool
        let scope: Consumer.Scope
    }

    var state = State.value
    var levels: [Level] = []
    let outermost: Consumer.Scope
    var key: [UInt8] = []
    var structure = JSONStructure()
    var isEscaped = false
    /// Whether the value that is being read was asked for.
    var isWanted = false
    /// The part of the text being read that earlier blocks held.
    var carried: [UInt8] = []
    var isCarrying = false
    var carriedPlace = JSONPlace(line: 1, offset: 0)
    var documents = 0
    var lines: JSONLines

    public init(_ outermost: Consumer.Scope, at start: JSONPlace = JSONPlace(line: 1, offset: 0)) {
        self.outermost = outermost
        lines = JSONLines(start)
    }
}

extension JSONStream {
    public mutating func feed(_ block: ByteView, to consumer: inout Consumer) throws(Consumer.Failure) {
        var position = 0
        while position < block.count {
            if case .text(let part) = state {
                position = try text(part, block, from: position, to: &consumer)
                continue
            }
            let byte = block.start[position]
            if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
                position += 1
                continue
            }
            position = try token(byte, block, at: position, to: &consumer)
        }
        lines.finish(block)
    }

    /// Ends the stream.
    ///
    /// - Throws: `JSONStreamFailure.json` with `JSONProblem.cut` inside of a document, `JSONStreamFailure.empty` where there is none.
    public mutating func finish(to consumer: inout Consumer) throws(Consumer.Failure) {
        if levels.isEmpty, case .text(.value(.scalar)) = state {
            // A space is as good an end as any.
            try feed(ByteView(" "), to: &consumer)
        }
        guard levels.isEmpty, case .value = state else { throw problem(.cut, at: 0, in: .empty) }
        guard documents > 0 else { throw .empty }
    }

    mutating func problem(
        _ problem: JSONProblem, at position: Int, in block: ByteView
    ) -> Consumer.Failure {
        let place = lines.place(of: position, in: block)
        return .json(problem, line: place.line, offset: place.offset)
    }

    private mutating func unexpected(
        _ byte: UInt8, _ expected: String, at position: Int, in block: ByteView
    ) -> Consumer.Failure {
        problem(.unexpected(found: byte, expected: expected), at: position, in: block)
    }

    /// One byte that is neither space nor inside a text.
    private mutating func token(
        _ byte: UInt8, _ block: ByteView, at position: Int, to consumer: inout Consumer
    ) throws(Consumer.Failure) -> Int {
        switch state {
        case .firstElement where byte == 0x5D, .firstKey where byte == 0x7D:
            try close(to: &consumer)
        case .value, .firstElement:
            return try begin(byte, block, at: position, to: &consumer)
        case .firstKey, .key:
            guard byte == 0x22 else { throw unexpected(byte, "a key in quotes", at: position, in: block) }
            state = .text(.key)
        case .colon:
            guard byte == 0x3A else { throw unexpected(byte, "a colon", at: position, in: block) }
            state = .value
        case .separator:
            guard let level = levels.last else { throw unexpected(byte, "nothing more", at: position, in: block) }
            if byte == 0x2C {
                state = level.isObject ? .key : .value
            } else if byte == (level.isObject ? 0x7D : 0x5D) {
                try close(to: &consumer)
            } else {
                throw unexpected(
                    byte, level.isObject ? "a comma or '}'" : "a comma or ']'", at: position, in: block)
            }
        case .text: break
        }
        return position + 1
    }

    private mutating func close(to consumer: inout Consumer) throws(Consumer.Failure) {
        guard let level = levels.popLast() else { return }
        try consumer.ends(level.scope)
        valueEnded()
    }

    mutating func valueEnded() {
        if levels.isEmpty {
            documents += 1
            state = .value
        } else {
            state = .separator
        }
    }

    private mutating func begin(
        _ byte: UInt8, _ block: ByteView, at position: Int, to consumer: inout Consumer
    ) throws(Consumer.Failure) -> Int {
        let kind: JSONKind
        switch byte {
        case 0x7B: kind = .object
        case 0x5B: kind = .array
        case 0x22: kind = .string
        case 0x2D, 0x30...0x39, 0x74, 0x66, 0x6E: kind = .scalar
        default: throw unexpected(byte, "a value", at: position, in: block)
        }
        let level = levels.last
        let scope = level?.scope ?? outermost
        let step = try Self.with(level?.isObject == true ? key : []) { (key) throws(Consumer.Failure) in
            try consumer.begins(kind, key: key, in: scope)
        }
        switch step {
        case .enter(let scope) where kind == .object || kind == .array:
            guard levels.count < Self.deepest else {
                throw problem(.tooDeep(limit: Self.deepest), at: position, in: block)
            }
            levels.append(Level(isObject: kind == .object, scope: scope))
            state = kind == .object ? .firstKey : .firstElement
            return position + 1
        case .take: isWanted = true
        case .skip, .enter: isWanted = false
        }
        state = .text(.value(kind))
        structure = JSONStructure()
        // A string's text begins behind its quote, everything else's with its first byte.
        return kind == .string ? position + 1 : position
    }

    /// The bytes of a key that is kept; of no other part of the stream, which would be copied for it.
    static func with<Result>(
        _ key: [UInt8], _ body: (ByteView) throws(Consumer.Failure) -> Result
    ) throws(Consumer.Failure) -> Result {
        try key.withUnsafeBufferPointer { (buffer) throws(Consumer.Failure) in try body(ByteView(buffer)) }
    }
}
