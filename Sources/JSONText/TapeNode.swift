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
