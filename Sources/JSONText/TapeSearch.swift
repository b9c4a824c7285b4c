/// Finds values in a tape without making anything of what it passes.
enum TapeSearch {
    /// The node of a key's value; nil where there is none, or where the node is no object.
    ///
    /// - Complexity: O(members).
    @inline(__always)
    static func value(
        of key: StaticString, inObject index: Int, _ nodes: UnsafeBufferPointer<TapeNode>,
        _ source: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        let object = nodes[index]
        guard object.kind == .object else { return nil }
        let end = object.next(after: index)
        var member = index + 1
        while member < end {
            if StringContent.equals(nodes[member], key, in: source) { return member + 1 }
            member = nodes[member + 1].next(after: member + 1)
        }
        return nil
    }
}
