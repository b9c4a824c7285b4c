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
