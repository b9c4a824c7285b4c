/// Finds a member of a product in its JSON text without reading the rest.
///
/// Only good for telling early that a product is not wanted: a nil says nothing.
enum MemberSearch {
    /// The text of the first member with this key, or nil where none is found, where it is no plain string, or where the
    /// text has escapes before it.
    ///
    /// - Precondition: `key` is in quotes and has at least one character between them.
    /// - Complexity: O(n), sixteen bytes at a time.
    static func text(ofKey key: StaticString, in text: ByteView) -> ByteView? {
        let key = ByteView(key)
        let (first, second) = (key[0], key[1])
        var position = 0
        while position + 17 <= text.count {
            let vector = ByteMask.load(text.start + position)
            let next = ByteMask.load(text.start + position + 1)
            guard ByteMask.bits(ByteMask.equal(vector, 0x5C)) == 0 else { return nil }
            var hits = ByteMask.bits(ByteMask.equal(vector, first) & ByteMask.equal(next, second))
            while hits != 0 {
                let candidate = text.dropFirst(position + hits.trailingZeroBitCount)
                if candidate.hasPrefix(key), let value = value(candidate.dropFirst(key.count)) { return value }
                hits &= hits &- 1
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
