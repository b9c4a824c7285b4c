extension JSONValue {
    /// The bytes of the value as it is written, from its first character to its last.
    ///
    /// - Complexity: O(the value's bytes).
    public var byteRange: Range<Int> { byteOffset..<end }

    /// The bytes of an object up to where another member could be written: behind the last one, or behind the brace.
    ///
    /// - Complexity: O(the value's bytes).
    public var endOfMembers: Int { members.reduce(byteOffset + 1) { _, member in member.value.end } }

    private var end: Int {
        let node = node
        guard node.isContainer else { return node.range.upperBound }
        // Behind the last thing inside there is nothing but blanks before the bracket.
        var position = byteOffset + 1
        for member in members { position = member.value.end }
        for element in elements { position = element.end }
        return document.withBytes { source in
            while position < source.count, source[position] != ASCII.closeBrace, source[position] != ASCII.closeBracket
            {
                position += 1
            }
            return min(position + 1, source.count)
        }
    }
}
