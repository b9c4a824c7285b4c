extension JSONValue {
    /// The members of an object in their order; none for every other kind.
    public var members: Members {
        let node = node
        guard node.kind == .object else { return Members(document: document, first: 0, end: 0) }
        return Members(document: document, first: index + 1, end: node.next(after: index))
    }

    /// The value of a key, compared scalar by scalar; nil when there is none, or for every other kind.
    ///
    /// - Complexity: O(members).
    public subscript(key: StaticString) -> JSONValue? {
        let found = document.withTape { nodes, source in
            TapeSearch.value(of: key, inObject: index, nodes, source) ?? -1
        }
        return found < 0 ? nil : JSONValue(document: document, index: found)
    }

    /// The members whose key is none of these, in their order; none for a value that is no object.
    ///
    /// - Complexity: O(members · keys).
    public func members(otherThan keys: [StaticString]) -> [Member] {
        document.withTape { nodes, source in
            let object = nodes[index]
            guard object.kind == .object else { return [] }
            let end = object.next(after: index)
            var others: [Member] = []
            var member = index + 1
            while member < end {
                let key = nodes[member]
                if !keys.contains(where: { StringContent.equals(key, $0, in: source) }) {
                    others.append(Member(document: document, index: member))
                }
                member = nodes[member + 1].next(after: member + 1)
            }
            return others
        }
    }

    /// The value of a key that is known only when the program runs.
    ///
    /// - Complexity: O(members).
    public subscript(named key: String) -> JSONValue? {
        members.first { document.matches(document.nodes[$0.index], key) }?.value
    }

    /// A key and its value.
    public struct Member: Sendable {
        let document: JSONDocument
        /// The key's node.
        let index: Int

        /// The decoded key.
        public var key: String {
            document.withBytes { StringContent.text(of: document.nodes[index], in: $0) }
        }

        /// The line and column of the key's opening quote.
        ///
        /// - Complexity: O(bytes before the key).
        public var keyLocation: JSONLocation {
            document.location(ofByteOffset: document.nodes[index].start)
        }

        /// The value of the key.
        public var value: JSONValue {
            JSONValue(document: document, index: index + 1)
        }
    }

    /// The members of an object, in their order.
    public struct Members: Sequence, Sendable {
        let document: JSONDocument
        let first: Int
        let end: Int

        public var isEmpty: Bool { first == end }

        /// How many members there are.
        ///
        /// - Complexity: O(`count`); the tape does not store it.
        public var count: Int { reduce(0) { count, _ in count + 1 } }

        public func makeIterator() -> Iterator {
            Iterator(document: document, upcoming: first, end: end)
        }

        public struct Iterator: IteratorProtocol {
            let document: JSONDocument
            var upcoming: Int
            let end: Int

            public mutating func next() -> Member? {
                guard upcoming < end else { return nil }
                let index = upcoming
                upcoming = document.nodes[index + 1].next(after: index + 1)
                return Member(document: document, index: index)
            }
        }
    }
}
