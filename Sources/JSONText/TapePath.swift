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
