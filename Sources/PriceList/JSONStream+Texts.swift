extension JSONStream {
    /// Goes on with a text that began here or in an earlier block; returns where its reading stopped.
    mutating func text(
        _ part: Part, _ block: ByteView, from lower: Int, to consumer: inout Consumer
    ) throws(ImportError) -> Int {
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
                try whole.withUnsafeBufferPointer { (buffer) throws(ImportError) in
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

    private mutating func carry(_ part: Part, _ block: ByteView, from lower: Int) throws(ImportError) {
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
    ) throws(ImportError) {
        switch part {
        case .key:
            key.removeAll(keepingCapacity: true)
            if !JSONString.append(text, to: &key) { throw .json(.string, line: place.line, offset: place.offset) }
            state = .colon
        case .value(let kind):
            let level = levels.last
            let scope = level?.scope ?? outermost
            try Self.with(level?.isObject == true ? key : []) { (key) throws(ImportError) in
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
