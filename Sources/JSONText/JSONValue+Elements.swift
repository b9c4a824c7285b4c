extension JSONValue {
    /// The elements of an array in their order; none for every other kind.
    public var elements: Elements {
        let node = node
        guard node.kind == .array else { return Elements(document: document, first: 0, end: 0) }
        return Elements(document: document, first: index + 1, end: node.next(after: index))
    }

    /// The elements of an array, in their order.
    public struct Elements: Sequence, Sendable {
        let document: JSONDocument
        let first: Int
        let end: Int

        public var isEmpty: Bool { first == end }

        /// How many elements there are.
        ///
        /// - Complexity: O(`count`); the tape does not store it.
        public var count: Int { reduce(0) { count, _ in count + 1 } }

        /// The element at a position; nil outside the array.
        ///
        /// - Complexity: O(`position`).
        public subscript(position: Int) -> JSONValue? {
            guard position >= 0 else { return nil }
            return dropFirst(position).first { _ in true }
        }

        public func makeIterator() -> Iterator {
            Iterator(document: document, upcoming: first, end: end)
        }

        public struct Iterator: IteratorProtocol {
            let document: JSONDocument
            var upcoming: Int
            let end: Int

            public mutating func next() -> JSONValue? {
                guard upcoming < end else { return nil }
                let index = upcoming
                upcoming = document.nodes[index].next(after: index)
                return JSONValue(document: document, index: index)
            }
        }
    }
}
