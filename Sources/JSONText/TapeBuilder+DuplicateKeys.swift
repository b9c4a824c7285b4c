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
