extension JSONValue {
    /// The value as written, for a message: one line of at most 40 characters, cut with `…`.
    ///
    /// Line breaks and the blanks after them become one space; characters that are invisible or change the direction of
    /// the text become `\u` escapes.
    public var excerpt: String {
        let node = node
        return document.withBytes { source in
            let range = node.isContainer ? Self.window(ofContainerAt: node.start, in: source) : node.range
            // Enough for 40 characters, cut between two of them.
            var end = Swift.min(range.upperBound, range.lowerBound + Self.windowSize)
            while end < range.upperBound, UTF8Check.isContinuation(source[end]) { end -= 1 }
            let isCut = end < range.upperBound
            let text = String(decoding: Self.folded(source[range.lowerBound..<end]), as: UTF8.self)
            return VisibleText.escaping(isCut ? text + "…" : text, limit: 40)
        }
    }

    /// More bytes than 40 characters have, even behind deep indentation.
    private static let windowSize = 1024

    /// The bytes of a container, or somewhat more than a window of them.
    private static func window(ofContainerAt start: Int, in source: UnsafeBufferPointer<UInt8>) -> Range<Int> {
        let limit = Swift.min(source.count, start + windowSize + 8)
        var depth = 0
        var isInString = false
        var index = start
        while index < limit {
            switch source[index] {
            case ASCII.backslash: index += 1
            case ASCII.quote: isInString.toggle()
            case ASCII.openBrace where !isInString, ASCII.openBracket where !isInString: depth += 1
            case ASCII.closeBrace where !isInString, ASCII.closeBracket where !isInString: depth -= 1
            default: break
            }
            index += 1
            if depth == 0 { break }
        }
        return start..<Swift.min(index, source.count)
    }

    /// The bytes with each line break or tab, and the blanks after it, as one space.
    private static func folded(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
        var result: [UInt8] = []
        var isFolding = false
        for byte in bytes {
            if byte == ASCII.lineFeed || byte == ASCII.carriageReturn || byte == ASCII.tab {
                if !isFolding { result.append(ASCII.space) }
                isFolding = true
            } else if !isFolding || byte != ASCII.space {
                result.append(byte)
                isFolding = false
            }
        }
        return result
    }
}
