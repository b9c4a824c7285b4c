/// Scalars: plain, in quotes, and in blocks.
extension YAMLReader {
    /// A plain scalar, with the lines below it that are further in than `parent`.
    mutating func plainLines(_ start: Int, _ line: Line, parent: Int) throws(YAMLProblem) -> String {
        var result = Array(try plainLine(start, line))
        var blanks = 0
        while position < lines.count {
            let below = lines[position]
            if below.start >= below.end {
                blanks += 1
            } else if below.indent > parent, text[below.start] != 0x23 {
                Self.fold(&result, blanks)
                result += try plainLine(below.start, below)
                blanks = 0
            } else {
                break
            }
            position += 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// What stands in a line, which is no `key: value`.
    private func plainLine(_ start: Int, _ line: Line) throws(YAMLProblem) -> ArraySlice<UInt8> {
        let plain = uncommented(start, line.end)
        for place in plain.indices where plain[place] == 0x3A {
            guard place + 1 < plain.endIndex, !Self.isBlank(plain[place + 1]) else {
                throw problem("a colon stands in a text without quotes", line)
            }
        }
        return plain
    }

    private func uncommented(_ start: Int, _ end: Int) -> ArraySlice<UInt8> {
        var stop = end
        for place in start..<max(start, end) where text[place] == 0x23 && place > start && Self.isBlank(text[place - 1])
        {
            stop = place
            break
        }
        while stop > start, text[stop - 1] == 0x20 || text[stop - 1] == 0x09 { stop -= 1 }
        return text[start..<stop]
    }

    /// A line break is a blank; blank lines are line breaks.
    private static func fold(_ result: inout [UInt8], _ blanks: Int) {
        result += blanks == 0 ? [0x20] : [UInt8](repeating: 0x0A, count: blanks)
    }

    // MARK: Quotes

    /// A quoted scalar that ends within some bytes, and the place behind it; nil where it does not end there.
    func quoted(from start: Int, upTo end: Int) -> (text: String, end: Int)? {
        Self.quoted(text[start..<end]).map { ($0.text, $0.end) }
    }

    /// A quoted scalar at the beginning of some bytes, in which a line feed is folded.
    static func quoted(_ bytes: ArraySlice<UInt8>) -> (text: String, end: Int)? {
        guard let quote = bytes.first else { return nil }
        var result: [UInt8] = []
        var place = bytes.startIndex + 1
        while place < bytes.endIndex {
            let byte = bytes[place]
            place += 1
            if byte == quote {
                if quote == 0x27, place < bytes.endIndex, bytes[place] == 0x27 {
                    result.append(0x27)
                    place += 1
                    continue
                }
                return (String(decoding: result, as: UTF8.self), place)
            }
            if byte == 0x0A {
                var blanks = 0
                while place < bytes.endIndex, bytes[place] == 0x0A || bytes[place] == 0x20 || bytes[place] == 0x0D {
                    if bytes[place] == 0x0A { blanks += 1 }
                    place += 1
                }
                while let last = result.last, last == 0x20 || last == 0x0D { result.removeLast() }
                fold(&result, blanks)
            } else if byte == 0x5C, quote == 0x22, place < bytes.endIndex {
                place = escape(at: place, bytes, &result)
            } else {
                result.append(byte)
            }
        }
        return nil
    }

    /// Adds what an escape stands for; returns the place behind it.
    private static func escape(at place: Int, _ bytes: ArraySlice<UInt8>, _ result: inout [UInt8]) -> Int {
        let digits: Int
        switch bytes[place] {
        case 0x6E: result.append(0x0A)
        case 0x74: result.append(0x09)
        case 0x72: result.append(0x0D)
        case 0x30: result.append(0x00)
        case 0x65: result.append(0x1B)
        case 0x4C: result += "\u{2028}".utf8
        case 0x50: result += "\u{2029}".utf8
        case 0x4E: result += "\u{85}".utf8
        case 0x5F: result += "\u{A0}".utf8
        case 0x0A:
            // An escaped line end joins two lines without a blank.
            var next = place + 1
            while next < bytes.endIndex, bytes[next] == 0x20 { next += 1 }
            return next
        case 0x78, 0x75, 0x55:
            digits = bytes[place] == 0x78 ? 2 : bytes[place] == 0x75 ? 4 : 8
            let end = min(place + 1 + digits, bytes.endIndex)
            let number = UInt32(String(decoding: bytes[(place + 1)..<end], as: UTF8.self), radix: 16)
            let scalar = number.flatMap { Unicode.Scalar($0) } ?? "\u{FFFD}"
            result += UTF8.encode(scalar).map { Array($0) } ?? []
            return end
        default: result.append(bytes[place])
        }
        return place + 1
    }

    /// A quoted scalar that may go on over the lines below.
    mutating func quotedLines(_ start: Int, _ line: Line) throws(YAMLProblem) -> String {
        guard let (value, end) = Self.quoted(text[start...]) else { throw problem("a quote is never closed", line) }
        // Reading goes on below the line that it ends on.
        while position < lines.count, lines[position].start < end { position += 1 }
        let stop = text[end...].firstIndex(of: 0x0A) ?? text.count
        let rest = uncommented(end, stop).drop { Self.isBlank($0) || $0 == 0x0D }
        guard rest.isEmpty || rest.first == 0x23 else { throw problem("something stands behind a closed quote", line) }
        return value
    }

    // MARK: Blocks

    /// A scalar in a block: `|` keeps lines, `>` folds them; `-` drops the last line end, `+` keeps all.
    mutating func blockScalar(_ start: Int, _ line: Line, parent: Int) throws(YAMLProblem) -> String {
        let header = uncommented(start, line.end)
        let isFolded = header.first == 0x3E
        let digit = header.first { (0x31...0x39).contains($0) }.map { Int($0 - 0x30) }
        guard header.dropFirst().allSatisfy({ $0 == 0x2B || $0 == 0x2D || (0x31...0x39).contains($0) }) else {
            throw problem("'\(String(decoding: header, as: UTF8.self))' is no beginning of a block", line)
        }
        var indent = digit.map { max(0, parent) + $0 }
        var rows: [ArraySlice<UInt8>] = []
        while position < lines.count {
            let below = lines[position]
            if below.start < below.end {
                if below.indent <= parent || below.indent < indent ?? 0 { break }
                let margin = indent ?? below.indent
                indent = margin
                rows.append(text[(below.start - (below.indent - margin))..<below.end])
            } else {
                rows.append([])
            }
            position += 1
        }
        var ends = 0
        while rows.last?.isEmpty == true {
            rows.removeLast()
            ends += 1
        }
        var result: [UInt8] = []
        var isLiteral = true
        for (number, row) in rows.enumerated() {
            if number > 0 {
                let isIndented = row.first == 0x20 || row.first == 0x09
                let isBlank = row.isEmpty || rows[number - 1].isEmpty
                if !isFolded || isIndented || isLiteral {
                    result.append(0x0A)
                } else if isBlank {
                    if row.isEmpty { result.append(0x0A) }
                } else {
                    result.append(0x20)
                }
            }
            isLiteral = row.first == 0x20 || row.first == 0x09
            result += row
        }
        if !header.contains(0x2D), !rows.isEmpty { result.append(0x0A) }
        if header.contains(0x2B) { result += [UInt8](repeating: 0x0A, count: ends) }
        return String(decoding: result, as: UTF8.self)
    }
}
