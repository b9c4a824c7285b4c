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

        /// The first object in which each of these keys stands for that text, compared scalar by scalar; nil where there
        /// is none. The key that differs most from element to element is best named first.
        ///
        /// - Complexity: O(`count` · members); allocates only for the texts asked for.
        public func first(with wanted: [(key: StaticString, text: String)]) -> JSONValue? {
            var texts: [UInt8] = []
            let ends = wanted.map { wanted in
                texts += wanted.text.utf8
                return texts.count
            }
            let found = texts.withUnsafeBufferPointer { texts in
                document.withTape { nodes, source in
                    func holds(_ object: Int, _ position: Int) -> Bool {
                        guard let value = TapeSearch.value(of: wanted[position].key, inObject: object, nodes, source)
                        else { return false }
                        let text = texts[(position == 0 ? 0 : ends[position - 1])..<ends[position]]
                        return nodes[value].kind == .string
                            && StringContent.equals(nodes[value], UnsafeBufferPointer(rebasing: text), in: source)
                    }
                    var element = first
                    while element < end {
                        if nodes[element].kind == .object, wanted.indices.allSatisfy({ holds(element, $0) }) {
                            return element
                        }
                        element = nodes[element].next(after: element)
                    }
                    return -1
                }
            }
            return found < 0 ? nil : JSONValue(document: document, index: found)
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
