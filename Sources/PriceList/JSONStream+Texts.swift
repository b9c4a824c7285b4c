import JSONText

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
            if text.firstIndex(of: 0x5C) == nil {
                key.append(contentsOf: text.buffer)
            } else {
                key = try JSONDocument.string(text, at: place)
            }
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

/// Where in a file something stands.
struct JSONPlace {
    /// Counted from 1.
    let line: Int
    /// Bytes before it.
    let offset: Int

    /// The place in a text that begins here.
    fileprivate func moved(to location: JSONLocation, in text: [UInt8]) -> JSONPlace {
        let lines = text.split(separator: 0x0A, maxSplits: location.line - 1, omittingEmptySubsequences: false)
        let rest = lines.last ?? []
        let scalars = String(decoding: rest, as: UTF8.self).unicodeScalars.prefix(location.column - 1)
        let before = text.count - rest.count + String(String.UnicodeScalarView(scalars)).utf8.count
        return JSONPlace(line: line + location.line - 1, offset: offset + before)
    }
}

/// Counts lines only as far as somebody asks for one.
struct JSONLines {
    private var line: Int
    private var counted = 0
    /// The bytes before the block being read.
    private var offset: Int

    init(_ start: JSONPlace) {
        line = start.line
        offset = start.offset
    }

    /// The place of the byte at `position` of the block being read; never asked for one before the last.
    mutating func place(of position: Int, in block: ByteView) -> JSONPlace {
        if position > counted {
            line += block.slice(counted, position).lineFeeds
            counted = position
        }
        return JSONPlace(line: line, offset: offset + position)
    }

    mutating func finish(_ block: ByteView) {
        _ = place(of: block.count, in: block)
        counted = 0
        offset += block.count
    }
}

extension JSONDocument {
    /// Reads a single value that stands in a file.
    ///
    /// - Throws: `ImportError.json` with `JSONProblem.value`.
    convenience init(_ text: [UInt8], at place: JSONPlace) throws(ImportError) {
        do throws(JSONSyntaxError) { try self.init(text) } catch {
            let fault = place.moved(to: error.location, in: text)
            throw .json(.value(error.problem), line: fault.line, offset: fault.offset)
        }
    }

    /// What a string stands for, given what is between its quotes.
    static func string(_ content: ByteView, at place: JSONPlace) throws(ImportError) -> [UInt8] {
        var text: [UInt8] = []
        try JSONDocument([0x22] + Array(content.buffer) + [0x22], at: place).root.withUTF8Bytes { text = Array($0) }
        return text
    }
}
