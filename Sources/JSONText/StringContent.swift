/// The text between the quotes of a checked string: decoding and comparing.
enum StringContent {
    /// The decoded text of a string or key.
    static func text(of node: TapeNode, in source: UnsafeBufferPointer<UInt8>) -> String {
        let content = UnsafeBufferPointer(rebasing: source[node.content])
        return node.isEscaped
            ? String(decoding: unescaped(content), as: UTF8.self) : String(decoding: content, as: UTF8.self)
    }

    /// The bytes that `content` stands for.
    static func unescaped(_ content: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(content.count)
        var index = 0
        while index < content.count {
            let byte = content[index]
            index += 1
            guard byte == ASCII.backslash, index < content.count else {
                result.append(byte)
                continue
            }
            let letter = content[index]
            index += 1
            guard letter == 0x75 else {
                result.append(simpleEscape(letter) ?? letter)
                continue
            }
            var value = codeUnit(in: content, at: index) ?? 0xFFFD
            index += 4
            if value & 0xFC00 == 0xD800, let low = codeUnit(in: content, at: index + 2) {
                value = 0x10000 + (value & 0x3FF) << 10 + (low & 0x3FF)
                index += 6
            }
            result.append(contentsOf: Unicode.UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? .init())
        }
        return result
    }

    /// The byte that a backslash and `letter` stand for.
    static func simpleEscape(_ letter: UInt8) -> UInt8? {
        switch letter {
        case 0x22, 0x5C, 0x2F: letter
        case 0x62: 0x08
        case 0x66: 0x0C
        case 0x6E: 0x0A
        case 0x72: 0x0D
        case 0x74: 0x09
        default: nil
        }
    }

    /// The four hexadecimal digits at `offset`; nil when they are not four such digits.
    static func codeUnit(in source: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt32? {
        guard offset >= 0, offset <= source.count - 4 else { return nil }
        var value: UInt32 = 0
        for index in offset..<(offset + 4) {
            guard let digit = ASCII.hexadecimalValue(source[index]) else { return nil }
            value = value << 4 | digit
        }
        return value
    }

    /// Whether two strings or keys stand for the same Unicode scalars; canonical equivalents differ.
    static func areEqual(_ first: TapeNode, _ second: TapeNode, in source: UnsafeBufferPointer<UInt8>) -> Bool {
        if first.isEscaped || second.isEscaped {
            return withBytes(of: first, in: source) { bytes in equals(second, bytes, in: source) }
        }
        return areEqual(source, first.content, source, second.content)
    }

    /// Whether a string or key stands for exactly the given UTF-8 bytes.
    static func equals(
        _ node: TapeNode, _ bytes: UnsafeBufferPointer<UInt8>, in source: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        guard node.isEscaped else { return areEqual(source, node.content, bytes, bytes.indices) }
        return unescaped(UnsafeBufferPointer(rebasing: source[node.content])).elementsEqual(bytes)
    }

    /// Whether a string or key stands for exactly the characters of a literal; most differ in length already.
    @inline(__always)
    static func equals(_ node: TapeNode, _ text: StaticString, in source: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.hasPointerRepresentation, !node.isEscaped else {
            return self.text(of: node, in: source).utf8.elementsEqual(text.description.utf8)
        }
        let content = node.content
        guard content.count == text.utf8CodeUnitCount else { return false }
        let bytes = UnsafeBufferPointer(start: text.utf8Start, count: content.count)
        return areEqual(source, content, bytes, bytes.indices)
    }

    /// Calls `body` with the decoded UTF-8 bytes, without copying them unless there are escapes.
    static func withBytes<Result, Failure: Error>(
        of node: TapeNode, in source: UnsafeBufferPointer<UInt8>,
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let content = UnsafeBufferPointer(rebasing: source[node.content])
        guard node.isEscaped else { return try body(content) }
        return try unescaped(content).withUnsafeBufferPointer(body)
    }

    @inline(__always)
    private static func areEqual(
        _ first: UnsafeBufferPointer<UInt8>, _ firstRange: Range<Int>,
        _ second: UnsafeBufferPointer<UInt8>, _ secondRange: Range<Int>
    ) -> Bool {
        guard firstRange.count == secondRange.count else { return false }
        let shift = secondRange.lowerBound - firstRange.lowerBound
        for index in firstRange where first[index] != second[index + shift] {
            return false
        }
        return true
    }
}
