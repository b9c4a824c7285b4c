/// Reads a text once from front to back and lays its values out as a tape.
///
/// There is no recursion: the open containers are kept in a list, so that a text of 10,000 brackets costs no stack. Every byte is read through `byte(_:)`, which is 0 behind the end; 0 belongs to no JSON text, so that a
/// missing byte needs no check of its own until a message is written.
struct TapeBuilder {
    static let nestingLimit = 64

    let source: UnsafeBufferPointer<UInt8>
    var nodes: [TapeNode] = []
    var position = 0
    /// A container whose end is still to come.
    struct OpenContainer {
        /// Of its node; -1 stands for the outside of the root value.
        var index: Int
        var isObject: Bool
        /// The elements or keys that have begun.
        var childCount = 0
    }

    /// The innermost open container, and those around it from the outside in.
    var current = OpenContainer(index: -1, isObject: false)
    private var enclosing: [OpenContainer] = []

    init(_ source: UnsafeBufferPointer<UInt8>) {
        self.source = source
        // A price table has about one node per ten bytes; memory that stays untouched costs nothing.
        nodes.reserveCapacity(source.count / 8 + 4)
    }

    @inline(__always)
    func byte(_ index: Int) -> UInt8 {
        index < source.count ? source[index] : 0
    }

    @inline(__always)
    mutating func skipBlanks() {
        while true {
            let next = byte(position)
            if next > ASCII.space || !ASCII.isBlank(next) { return }
            position += 1
        }
    }

    /// Reads the whole text.
    ///
    /// - Complexity: O(bytes).
    mutating func build() throws(JSONSyntaxError) {
        try checkStart()
        skipBlanks()
        if position == source.count { throw fault(.empty, at: 0, in: .container) }
        while true {
            if try readValue() { continue }
            if try !endContainersAndReadComma() { return }
        }
    }

    /// Reads one value; true when that opened a container and another value follows inside.
    @inline(__always)
    private mutating func readValue() throws(JSONSyntaxError) -> Bool {
        let start = position
        switch byte(start) {
        case ASCII.quote:
            let isEscaped = try readString(in: .value)
            append(.string, from: start, isEscaped: isEscaped)
        case ASCII.minus, ASCII.zero...ASCII.nine:
            try readNumber()
            append(.number, from: start)
        case ASCII.openBrace:
            try open(.object)
            skipBlanks()
            if byte(position) == ASCII.closeBrace { return false }
            try readKey(afterComma: nil)
            return true
        case ASCII.openBracket:
            try open(.array)
            skipBlanks()
            return byte(position) != ASCII.closeBracket
        case 0x74 where readWord(0x6575_7274, length: 4): append(.true, from: start)
        case 0x66 where byte(start + 4) == 0x65 && readWord(0x736C_6166, length: 5): append(.false, from: start)
        case 0x6E where readWord(0x6C6C_756E, length: 4): append(.null, from: start)
        default: throw unexpectedByte(expected: .value, in: .value)
        }
        return false
    }

    /// Closes the containers that end here; true when a comma and the way to the next value were read, false at the end.
    @inline(__always)
    private mutating func endContainersAndReadComma() throws(JSONSyntaxError) -> Bool {
        while true {
            skipBlanks()
            guard current.index >= 0 else {
                if position < source.count { throw trailingText() }
                return false
            }
            let next = byte(position)
            if next == ASCII.comma {
                let comma = position
                position += 1
                skipBlanks()
                if current.isObject {
                    try readKey(afterComma: comma)
                } else if byte(position) == ASCII.closeBracket {
                    throw fault(.trailingComma(before: "]"), at: comma, in: .container)
                }
                return true
            }
            guard next == (current.isObject ? ASCII.closeBrace : ASCII.closeBracket) else { throw missingCommaOrEnd() }
            position += 1
            try close()
        }
    }

    /// Reads a key, its colon and the blanks around that.
    @inline(__always)
    private mutating func readKey(afterComma comma: Int?) throws(JSONSyntaxError) {
        let start = position
        guard byte(start) == ASCII.quote else { throw notAKey(afterComma: comma) }
        let isEscaped = try readString(in: .container)
        nodes.append(TapeNode(leaf: .key, isEscaped: isEscaped, range: start..<position))
        current.childCount += 1
        skipBlanks()
        guard byte(position) == ASCII.colon else { throw unexpectedByte(expected: .colon, in: .value) }
        position += 1
        skipBlanks()
    }

    /// Whether the four letters (in little-endian order) stand here, with `length` bytes and then no further letter.
    @inline(__always)
    private mutating func readWord(_ letters: UInt32, length: Int) -> Bool {
        var found: UInt32 = 0
        for index in (0..<4).reversed() { found = found << 8 | UInt32(byte(position + index)) }
        guard found == letters, !ASCII.isWordPart(byte(position + length)) else { return false }
        position += length
        return true
    }

    private mutating func readNumber() throws(JSONSyntaxError) {
        let (end, broken) = NumberGrammar.scan(source, from: position)
        if let broken { throw malformedNumber(broken, at: end) }
        position = end
    }

    /// Appends a value; in an array it is a child of its own, in an object its key was counted.
    @inline(__always)
    private mutating func append(_ kind: TapeNode.Kind, from start: Int, isEscaped: Bool = false) {
        nodes.append(TapeNode(leaf: kind, isEscaped: isEscaped, range: start..<position))
        if !current.isObject { current.childCount += 1 }
    }

    private mutating func open(_ kind: TapeNode.Kind) throws(JSONSyntaxError) {
        guard enclosing.count < Self.nestingLimit else {
            throw fault(.nestingTooDeep(limit: Self.nestingLimit), at: position, in: .value)
        }
        if !current.isObject { current.childCount += 1 }
        enclosing.append(current)
        current = OpenContainer(index: nodes.count, isObject: kind == .object)
        nodes.append(TapeNode(open: kind, start: position))
        position += 1
    }

    private mutating func close() throws(JSONSyntaxError) {
        nodes[current.index].close(before: nodes.count)
        if current.isObject, current.childCount > 1 { try checkKeys() }
        current = enclosing.popLast() ?? OpenContainer(index: -1, isObject: false)
    }
}

extension TapeBuilder {
    /// Up to this many keys, comparing each with all before it is faster than a hash table.
    private static let pairwiseLimit = 16

    /// Checks that the keys of the current object, whose node is complete, all differ once their escapes are decoded.
    ///
    /// - Complexity: O(bytes of the keys), expected; the hash is seeded anew in each process, so that no text can be made
    ///   to collide. The answer does not depend on the seed.
    func checkKeys() throws(JSONSyntaxError) {
        let pair =
            current.childCount <= Self.pairwiseLimit ? firstDuplicateComparingPairs() : firstDuplicateHashing()
        guard let (first, second) = pair else { return }
        throw JSONSyntaxError(
            problem: .duplicateKey(
                key: StringContent.text(of: nodes[second], in: source),
                first: JSONLocation(of: nodes[first].start, in: source)),
            location: JSONLocation(of: nodes[second].start, in: source),
            path: TapePath.path(of: second, nodes: nodes, source: source))
    }

    private func firstDuplicateComparingPairs() -> (first: Int, second: Int)? {
        let firstKey = current.index + 1
        var second = firstKey
        while second < nodes.count {
            let key = nodes[second]
            // Comparing keys with escapes decodes them each time; the table decodes them once.
            if key.isEscaped { return firstDuplicateHashing() }
            var first = firstKey
            while first < second {
                if nodes[first].hasLength(of: key), StringContent.areEqual(nodes[first], key, in: source) {
                    return (first, second)
                }
                first = self.key(after: first)
            }
            second = self.key(after: second)
        }
        return nil
    }

    private func firstDuplicateHashing() -> (first: Int, second: Int)? {
        // An open-addressing table of key nodes, at most half full; 0 is a free slot, as node 0 is never a key.
        var capacity = 16
        while capacity < 2 * current.childCount { capacity *= 2 }
        var table = [UInt32](repeating: 0, count: capacity)
        var second = current.index + 1
        while second < nodes.count {
            var slot = hash(nodes[second]) & (capacity - 1)
            while table[slot] != 0 {
                let first = Int(table[slot])
                if StringContent.areEqual(nodes[first], nodes[second], in: source) { return (first, second) }
                slot = (slot + 1) & (capacity - 1)
            }
            table[slot] = UInt32(truncatingIfNeeded: second)
            second = key(after: second)
        }
        return nil
    }

    /// The next key of the current object, whose content reaches to the end of the tape.
    @inline(__always)
    private func key(after key: Int) -> Int {
        nodes[key + 1].next(after: key + 1)
    }

    private func hash(_ key: TapeNode) -> Int {
        var hasher = Hasher()
        StringContent.withBytes(of: key, in: source) { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        return hasher.finalize()
    }
}
