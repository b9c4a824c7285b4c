/// Finds a product's usage type in its JSON text without reading the rest.
enum UsageTypeSearch {
    private static let key: StaticString = "\"usagetype\""

    /// The value of the first member `usagetype`, or nil where none is found or the text has escapes before it.
    ///
    /// Only good for telling early that a product is not wanted: a nil says nothing.
    ///
    /// - Complexity: O(n), sixteen bytes at a time.
    static func usageType(in text: ByteView) -> ByteView? {
        let key = ByteView(Self.key)
        var position = 0
        while position + 17 <= text.count {
            let vector = ByteMask.load(text.start + position)
            let next = ByteMask.load(text.start + position + 1)
            guard ByteMask.isZero(ByteMask.equal(vector, 0x5C)) else { return nil }
            let hits = ByteMask.equal(vector, 0x22) & ByteMask.equal(next, 0x75)
            if !ByteMask.isZero(hits) {
                for place in position..<position + 16 where text[place] == 0x22 && text[place + 1] == 0x75 {
                    let candidate = text.dropFirst(place)
                    if candidate.hasPrefix(key), let value = value(candidate.dropFirst(key.count)) { return value }
                }
            }
            position += 16
        }
        return nil
    }

    /// The string behind a colon.
    private static func value(_ text: ByteView) -> ByteView? {
        var position = 0
        while position < text.count, ByteView.isSpace(text[position]) { position += 1 }
        guard text[position] == 0x3A else { return nil }
        position += 1
        while position < text.count, ByteView.isSpace(text[position]) { position += 1 }
        guard text[position] == 0x22, let end = text.firstIndex(of: 0x22, from: position + 1) else { return nil }
        let value = text.slice(position + 1, end)
        return value.firstIndex(of: 0x5C) == nil ? value : nil
    }
}
