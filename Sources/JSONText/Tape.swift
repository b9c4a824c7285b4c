/// One value or key of a document; the tape holds them in the order of the text.
///
/// A node has eight bytes, because the memory that a tape touches for the first time costs a run of the tool more than
/// reading the text does. What it leaves out (parent, number of children, end of a container) is found from its
/// neighbours on the rare occasions it is asked for.
///
/// ## Invariants
/// - A container is followed by its whole content, a key by its value.
/// - Offsets, lengths and indices fit 28 bits, as no document is longer than `JSONDocument.largestAcceptedSize`.
struct TapeNode: Equatable {
    enum Kind: UInt8 {
        case object, array, string, number, `true`, `false`, null, key
    }

    private static let extentMask: UInt32 = (1 << 28) - 1

    private let offset: UInt32
    /// From the highest bit: the kind in three bits, whether there are escapes in one, the extent in 28.
    private var packed: UInt32

    /// A value without content, or a key.
    @inline(__always)
    init(leaf kind: Kind, isEscaped: Bool, range: Range<Int>) {
        offset = UInt32(truncatingIfNeeded: range.lowerBound)
        packed =
            UInt32(kind.rawValue) << 29 | (isEscaped ? 1 << 28 : 0)
            | UInt32(truncatingIfNeeded: range.count) & Self.extentMask
    }

    /// A container whose end is still to come: all nodes count as its content.
    @inline(__always)
    init(open kind: Kind, start: Int) {
        offset = UInt32(truncatingIfNeeded: start)
        packed = UInt32(kind.rawValue) << 29 | Self.extentMask
    }

    @inline(__always)
    var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: packed >> 29)) ?? .null }

    /// Whether a string or key holds a backslash.
    @inline(__always)
    var isEscaped: Bool { packed & (1 << 28) != 0 }

    /// The byte at which the value starts, with its quote or bracket.
    @inline(__always)
    var start: Int { Int(offset) }

    @inline(__always)
    private var extent: Int { Int(packed & Self.extentMask) }

    @inline(__always)
    var isContainer: Bool { packed >> 29 <= UInt32(Kind.array.rawValue) }

    /// The index behind the node and its content, given the node's own.
    @inline(__always)
    func next(after index: Int) -> Int { isContainer ? extent : index + 1 }

    /// Ends a container before the node at `next`.
    @inline(__always)
    mutating func close(before next: Int) {
        packed = packed & ~Self.extentMask | UInt32(truncatingIfNeeded: next) & Self.extentMask
    }

    /// The bytes of a value as written, with quotes; of a container only its opening bracket.
    @inline(__always)
    var range: Range<Int> { start..<start + (isContainer ? 1 : extent) }

    /// Whether both are keys of as many bytes, with escapes or without; most keys differ in that already.
    @inline(__always)
    func hasLength(of other: TapeNode) -> Bool { packed == other.packed }

    /// The bytes between the quotes of a string or key.
    @inline(__always)
    var content: Range<Int> { start + 1..<start + max(1, extent - 1) }
}

/// The path of a node: `scenarios[0].resources[1].count`.
///
/// A key that is not a plain identifier (ASCII letters, digits and `_`, not starting with a digit) is written `["odd key"]`.
/// Works on the tape of an unfinished document too, for error messages.
enum TapePath {
    /// The path of a value, or of the member that a key names; empty for the root.
    ///
    /// - Complexity: O(siblings before it, at every level).
    static func path(of index: Int, nodes: [TapeNode], source: UnsafeBufferPointer<UInt8>) -> String {
        guard index > 0, index < nodes.count else { return "" }
        var path = ""
        var container = 0
        // From the root inwards: the child whose content reaches up to the node is the node or holds it.
        while container < index {
            var child = container + 1
            if nodes[container].kind == .array {
                var position = 0
                while nodes[child].next(after: child) <= index {
                    child = nodes[child].next(after: child)
                    position += 1
                }
                path += "[\(position)]"
                container = child
            } else {
                while child < index, nodes[child + 1].next(after: child + 1) <= index {
                    child = nodes[child + 1].next(after: child + 1)
                }
                path += step(forKey: StringContent.text(of: nodes[child], in: source))
                container = child + 1
            }
        }
        return path.hasPrefix(".") ? String(path.dropFirst()) : path
    }

    /// What a key adds to the path of its object.
    static func step(forKey key: String) -> String {
        if isPlain(key), key.utf8.count <= 64 { return ".\(key)" }
        return "[\"\(VisibleText.escaping(key, limit: 64, escapingQuotes: true))\"]"
    }

    private static func isPlain(_ key: String) -> Bool {
        guard let first = key.utf8.first, !ASCII.isDigit(first) else { return false }
        return key.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == ASCII.underscore }
    }
}

/// A tape as the characters of a string literal, so that a text inside the program need not be read at every start.
///
/// Each node is three numbers: its kind, twice, plus one where it holds escapes; the bytes from the start of the node
/// before it to its own; and the bytes it takes or, of a container, the nodes inside. A number is written in characters
/// from `0` to `o` that hold five bits each, the lowest first; all but the last have a sixth bit set.
enum TapeText {
    private static let zero: UInt8 = 0x30
    private static let more: UInt8 = 0x20

    static func text(of nodes: [TapeNode]) -> String {
        var bytes: [UInt8] = []
        func append(_ number: Int) {
            var rest = number
            while rest > 31 {
                bytes.append(zero + more + UInt8(truncatingIfNeeded: rest & 31))
                rest >>= 5
            }
            bytes.append(zero + UInt8(truncatingIfNeeded: rest))
        }
        var previous = 0
        for (index, node) in nodes.enumerated() {
            append(Int(node.kind.rawValue) * 2 + (node.isEscaped ? 1 : 0))
            append(node.start - previous)
            append(node.isContainer ? node.next(after: index) - index - 1 : node.range.count)
            previous = node.start
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The tape that `text(of:)` wrote.
    ///
    /// - Complexity: O(n) in the nodes.
    static func nodes(_ bytes: UnsafeBufferPointer<UInt8>) -> [TapeNode] {
        Array(unsafeUninitializedCapacity: bytes.count / 3) { nodes, count in
            guard var next = bytes.baseAddress, var node = nodes.baseAddress else { return }
            let end = next + bytes.count
            var start = 0
            // Three numbers have three characters at least.
            while end - next >= 3 {
                let head = number(&next, before: end)
                start += number(&next, before: end)
                let extent = number(&next, before: end)
                let kind = TapeNode.Kind(rawValue: UInt8(truncatingIfNeeded: head >> 1)) ?? .null
                var read = TapeNode(leaf: kind, isEscaped: head & 1 != 0, range: start..<start + extent)
                if read.isContainer { read.close(before: count + 1 + extent) }
                node.initialize(to: read)
                node += 1
                count += 1
            }
        }
    }

    @inline(__always)
    private static func number(_ next: inout UnsafePointer<UInt8>, before end: UnsafePointer<UInt8>) -> Int {
        let digit = Int(next.pointee &- zero)
        next += 1
        return digit < more ? digit : longNumber(digit, &next, before: end)
    }

    /// A number of several characters, the first of which was read.
    private static func longNumber(
        _ first: Int, _ next: inout UnsafePointer<UInt8>, before end: UnsafePointer<UInt8>
    ) -> Int {
        var number = first & 31
        var shift = 5
        while next < end {
            let digit = Int(next.pointee &- zero)
            next += 1
            number |= (digit & 31) &<< shift
            shift += 5
            if digit < more { break }
        }
        return number
    }
}
