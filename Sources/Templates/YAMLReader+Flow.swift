/// Collections in brackets, as JSON has them, over any number of lines.
extension YAMLReader {
    mutating func flow(_ start: Int, _ line: Line, _ depth: Int) throws(YAMLProblem) -> YAMLNode {
        var place = start
        let node = try flowValue(&place, line, depth)
        while position < lines.count, lines[position].start < place { position += 1 }
        var rest = text[place...].prefix { $0 != 0x0A }.drop { Self.isBlank($0) || $0 == 0x0D }
        if rest.first == 0x23 { rest = [] }
        guard rest.isEmpty else { throw problem("something stands behind a closed bracket", line) }
        return node
    }

    /// Goes over blanks, line ends and comments.
    private func skip(_ place: inout Int) {
        while place < text.count {
            switch text[place] {
            case 0x20, 0x0A, 0x0D, 0x09: place += 1
            case 0x23: while place < text.count, text[place] != 0x0A { place += 1 }
            default: return
            }
        }
    }

    private mutating func flowValue(_ place: inout Int, _ line: Line, _ depth: Int) throws(YAMLProblem) -> YAMLNode {
        guard depth < 32 else { throw problem("values are nested too deep", line) }
        skip(&place)
        guard place < text.count else { throw problem("a bracket is never closed", line) }
        switch text[place] {
        case 0x3F where place + 1 < text.count && text[place + 1] == 0x20:
            throw problem("a key behind '?' is not read", line)
        case 0x21:
            let tag = text[(place + 1)...].prefix { $0 > 0x20 && $0 != 0x2C && $0 != 0x5D && $0 != 0x7D }
            place = tag.endIndex
            return try flowValue(&place, line, depth + 1).tagged(String(decoding: tag, as: UTF8.self))
        case 0x2A:
            let name = text[(place + 1)...].prefix { $0 > 0x20 && $0 != 0x2C && $0 != 0x5D && $0 != 0x7D }
            place = name.endIndex
            return try alias(String(decoding: name, as: UTF8.self), line)
        case 0x5B: return try flowSequence(&place, line, depth)
        case 0x7B: return try flowMapping(&place, line, depth)
        case 0x22, 0x27:
            guard let (value, end) = Self.quoted(text[place...]) else { throw problem("a quote is never closed", line) }
            place = end
            return .scalar(value)
        default: return Self.plain(flowPlain(&place))
        }
    }

    private func flowPlain(_ place: inout Int) -> String {
        var bytes: [UInt8] = []
        while place < text.count {
            let byte = text[place]
            let following = place + 1 < text.count ? text[place + 1] : 0x0A
            if [0x2C, 0x5B, 0x5D, 0x7B, 0x7D].contains(byte) { break }
            if byte == 0x3A, following <= 0x20 || [0x2C, 0x5D, 0x7D].contains(following) { break }
            if byte == 0x23, bytes.last == 0x20 { break }
            place += 1
            guard byte == 0x0A || byte == 0x0D else {
                bytes.append(byte)
                continue
            }
            // A line break and the blanks around it are one blank.
            while bytes.last == 0x20 { bytes.removeLast() }
            bytes.append(0x20)
            while place < text.count, text[place] == 0x20 || text[place] == 0x0A || text[place] == 0x0D { place += 1 }
        }
        while bytes.last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func flowSequence(_ place: inout Int, _ line: Line, _ depth: Int) throws(YAMLProblem) -> YAMLNode {
        var elements: [YAMLNode] = []
        place += 1
        while true {
            skip(&place)
            guard place < text.count else { throw problem("a bracket is never closed", line) }
            if text[place] == 0x5D { break }
            let element = try flowValue(&place, line, depth + 1)
            skip(&place)
            if case .scalar(let key) = element, place < text.count, text[place] == 0x3A {
                // `[a, b: c]` is `[a, {b: c}]`.
                place += 1
                elements.append(.mapping([(key, try pairValue(&place, line, depth + 1))]))
            } else {
                elements.append(element)
            }
            try separate(&place, 0x5D, line)
        }
        place += 1
        return .sequence(elements)
    }

    /// What stands behind the colon of a pair; nothing where the pair ends there.
    private mutating func pairValue(_ place: inout Int, _ line: Line, _ depth: Int) throws(YAMLProblem) -> YAMLNode {
        skip(&place)
        guard place < text.count, ![0x2C, 0x5D, 0x7D].contains(text[place]) else { return .null }
        return try flowValue(&place, line, depth)
    }

    private mutating func flowMapping(_ place: inout Int, _ line: Line, _ depth: Int) throws(YAMLProblem) -> YAMLNode {
        var members: [(key: String, value: YAMLNode)] = []
        var known: Set<String> = []
        place += 1
        while true {
            skip(&place)
            guard place < text.count else { throw problem("a brace is never closed", line) }
            if text[place] == 0x7D { break }
            guard case .scalar(let key) = try flowValue(&place, line, depth + 1) else {
                throw problem("a key in braces is no text", line)
            }
            skip(&place)
            var value = YAMLNode.null
            if place < text.count, text[place] == 0x3A {
                place += 1
                value = try pairValue(&place, line, depth + 1)
            }
            if known.insert(key).inserted {
                members.append((key, value))
            } else if !Self.isRepeated(key, value, in: members) {
                throw problem("the key '\(key)' is already given", line)
            }
            try separate(&place, 0x7D, line)
        }
        place += 1
        return .mapping(members)
    }

    /// Goes over a comma, unless the collection ends.
    private func separate(_ place: inout Int, _ closing: UInt8, _ line: Line) throws(YAMLProblem) {
        skip(&place)
        guard place < text.count else { throw problem("a bracket is never closed", line) }
        if text[place] == 0x2C {
            place += 1
        } else if text[place] != closing {
            throw problem("a comma is missing between values in brackets", line)
        }
    }
}
