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
