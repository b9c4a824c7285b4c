import JSONText

extension JSONStream {
    /// Goes on with a text that began here or in an earlier block; returns where its reading stopped.
    mutating func text(
        _ part: Part, _ block: ByteView, from lower: Int, to consumer: inout Consumer
    ) throws(Consumer.Failure) -> Int {
        let end: Int?
        switch part {
        case .key, .value(.string): end = stringEnd(block, from: lower)
        case .value(.scalar): end = scalarEnd(block, from: lower)
        case .value(.object), .value(.array):
            do { end = try structure.end(in: block, from: lower) } catch {
                throw problem(error, at: lower, in: block)
            }
        }
        guard let end else {
            try carry(part, block, from: lower)
            return block.count
        }
        let piece = block.slice(lower, end)
        let isKey = if case .key = part { true } else { false }
        if isKey || isWanted {
            if isCarrying {
                try carry(part, block.slice(0, end), from: lower)
                var whole: [UInt8] = []
                swap(&whole, &carried)
                isCarrying = false
                try whole.withUnsafeBufferPointer { (buffer) throws(Consumer.Failure) in
                    try complete(ByteView(buffer), part, at: carriedPlace, to: &consumer)
                }
                whole.removeAll(keepingCapacity: true)
                swap(&whole, &carried)
            } else {
                let place = isKey ? carriedPlace : lines.place(of: lower, in: block)
                try complete(piece, part, at: place, to: &consumer)
            }
        } else {
            valueEnded()
        }
        switch part {
        case .key, .value(.string): return end + 1
        case .value: return end
        }
    }

    private mutating func carry(_ part: Part, _ block: ByteView, from lower: Int) throws(Consumer.Failure) {
        if case .value = part, !isWanted { return }
        guard carried.count + block.count - lower <= Self.longestValue else {
            throw problem(.tooLong(limit: Self.longestValue), at: lower, in: block)
        }
        if !isCarrying {
            isCarrying = true
            carriedPlace = lines.place(of: lower, in: block)
        }
        carried.append(contentsOf: block.dropFirst(lower).buffer)
    }

    private mutating func complete(
        _ text: ByteView, _ part: Part, at place: JSONPlace, to consumer: inout Consumer
    ) throws(Consumer.Failure) {
        switch part {
        case .key:
            key.removeAll(keepingCapacity: true)
            if text.firstIndex(of: 0x5C) == nil {
                key.append(contentsOf: text.buffer)
            } else {
                do throws(JSONPlacedProblem) { key = try JSONDocument.string(text, at: place) } catch {
                    throw .json(error.problem, line: error.place.line, offset: error.place.offset)
                }
            }
            state = .colon
        case .value(let kind):
            let level = levels.last
            let scope = level?.scope ?? outermost
            try Self.with(level?.isObject == true ? key : []) { (key) throws(Consumer.Failure) in
                try consumer.takes(text, kind: kind, key: key, in: scope, at: place)
            }
            valueEnded()
        }
    }

    /// The place of the quote that ends a string.
    private mutating func stringEnd(_ block: ByteView, from lower: Int) -> Int? {
        var position = lower
        while position < block.count {
            if !isEscaped, position + 16 <= block.count {
                let bytes = ByteMask.load(block.start + position)
                let found = ByteMask.bits(ByteMask.equal(bytes, 0x22) | ByteMask.equal(bytes, 0x5C))
                position += found == 0 ? 16 : found.trailingZeroBitCount
                if found == 0 { continue }
            }
            let byte = block.start[position]
            if isEscaped {
                isEscaped = false
            } else if byte == 0x22 {
                return position
            } else if byte == 0x5C {
                isEscaped = true
            }
            position += 1
        }
        return nil
    }

    private func scalarEnd(_ block: ByteView, from lower: Int) -> Int? {
        var position = lower
        while position < block.count {
            switch block.start[position] {
            case 0x20, 0x09, 0x0A, 0x0D, 0x2C, 0x5D, 0x7D: return position
            default: position += 1
            }
        }
        return nil
    }
}

extension JSONDocument {
    /// Reads a single value that stands in a file.
    ///
    /// - Throws: `JSONProblem.value` and its place.
    public static func value(_ text: [UInt8], at place: JSONPlace) throws(JSONPlacedProblem) -> JSONDocument {
        do throws(JSONSyntaxError) { return try JSONDocument(text) } catch {
            throw JSONPlacedProblem(problem: .value(error.problem), place: place.moved(to: error.location, in: text))
        }
    }

    /// What a string stands for, given what is between its quotes.
    public static func string(_ content: ByteView, at place: JSONPlace) throws(JSONPlacedProblem) -> [UInt8] {
        var text: [UInt8] = []
        try value([0x22] + Array(content.buffer) + [0x22], at: place).root.withUTF8Bytes { text = Array($0) }
        return text
    }
}
