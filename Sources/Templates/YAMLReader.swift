/// Reads the YAML in which templates are written: block and flow collections, all kinds of scalars, short tags, anchors,
/// aliases and merges. Not read are keys that are collections, and several documents in one file.
///
/// Source: yaml.org/spec/1.2.2, read 2026-11.
struct YAMLReader {
    /// A line, or what is left of one behind a dash.
    struct Line {
        var start: Int
        let end: Int
        /// The column of its first character.
        var indent: Int
        let number: Int
    }

    let text: [UInt8]
    var lines: [Line] = []
    /// The line being read.
    var position = 0
    private var anchors: [String: YAMLNode] = [:]
    /// What aliases may still repeat.
    private var budget = 200_000

    private static let deepest = 24

    /// The JSON of a text in YAML.
    ///
    /// - Throws: `YAMLProblem` for the first line that is not understood.
    static func json(_ text: [UInt8]) throws(YAMLProblem) -> [UInt8] {
        var reader = try YAMLReader(text)
        let node = try reader.block(indent: 0, depth: 0)
        if let line = reader.next() {
            throw YAMLProblem(line: line.number, finding: "the text goes on where it should end")
        }
        return node.json
    }

    private init(_ text: [UInt8]) throws(YAMLProblem) {
        self.text = text
        var (start, number, hasContent, secondDocument) = (0, 1, false, 0)
        while start < text.count {
            let stop = text[start...].firstIndex(of: 0x0A) ?? text.count
            var end = stop
            while end > start, text[end - 1] == 0x0D || text[end - 1] == 0x20 || text[end - 1] == 0x09 { end -= 1 }
            var first = start
            while first < end, text[first] == 0x20 { first += 1 }
            let line = Line(start: first, end: end, indent: first - start, number: number)
            if first < end, text[first] != 0x23, secondDocument > 0 {
                throw YAMLProblem(line: secondDocument, finding: "a second document begins")
            }
            if line.indent == 0, Self.isMarker(text[first..<end], 0x2D) {
                if hasContent { secondDocument = number }
            } else if line.indent == 0, Self.isMarker(text[first..<end], 0x2E) {
                break
            } else if first < end, !hasContent, text[first] == 0x25 {
                // A directive.
            } else {
                if first < end, text[first] != 0x23 { hasContent = true }
                lines.append(line)
            }
            start = stop + 1
            number += 1
        }
    }

    /// `---` or `...`, alone on its line or before a comment.
    private static func isMarker(_ line: ArraySlice<UInt8>, _ byte: UInt8) -> Bool {
        guard line.count >= 3, line.prefix(3).allSatisfy({ $0 == byte }) else { return false }
        let rest = line.dropFirst(3)
        return rest.isEmpty || isBlank(rest[rest.startIndex]) && rest.drop(while: { isBlank($0) }).first == 0x23
    }

    /// What separates words within a line; only blanks indent one.
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    func problem(_ finding: String, _ line: Line? = nil) -> YAMLProblem {
        YAMLProblem(
            line: (line ?? (lines.indices.contains(position) ? lines[position] : lines.last))?.number ?? 1,
            finding: finding)
    }

    /// The next line with content, at which reading stands then.
    mutating func next() -> Line? {
        while position < lines.count {
            let line = lines[position]
            if line.start < line.end, text[line.start] != 0x23 { return line }
            position += 1
        }
        return nil
    }

    // MARK: Block collections

    /// The collection or scalar that begins on the next line, if it stands at `indent` or further in.
    mutating func block(indent: Int, depth: Int) throws(YAMLProblem) -> YAMLNode {
        guard let line = next(), line.indent >= indent else { return .null }
        guard depth < Self.deepest else { throw problem("values are nested more than \(Self.deepest) deep") }
        if isDash(line) { return try sequence(line.indent, depth) }
        if try key(in: line) != nil { return try mapping(line.indent, depth) }
        position += 1
        return try inline(line.start, line, parent: indent - 1, depth)
    }

    private func isCollection(_ line: Line) throws(YAMLProblem) -> Bool {
        if isDash(line) { return true }
        return try key(in: line) != nil
    }

    private func isDash(_ line: Line) -> Bool {
        text[line.start] == 0x2D && (line.start + 1 == line.end || Self.isBlank(text[line.start + 1]))
    }

    private mutating func sequence(_ indent: Int, _ depth: Int) throws(YAMLProblem) -> YAMLNode {
        var elements: [YAMLNode] = []
        while let line = next(), line.indent == indent, isDash(line) {
            var start = line.start + 1
            while start < line.end, text[start] == 0x20 { start += 1 }
            // What stands behind the dash is a line of its own, further in.
            var rest = line
            rest.indent += start - line.start
            rest.start = start
            if start < line.end, text[start] != 0x23, try isCollection(rest) {
                lines[position] = rest
                elements.append(try block(indent: rest.indent, depth: depth + 1))
            } else {
                position += 1
                elements.append(try inline(start, line, parent: indent, depth + 1))
            }
        }
        if let line = next(), line.indent > indent { throw problem("this line is indented further than its list") }
        return .sequence(elements)
    }

    private mutating func mapping(_ indent: Int, _ depth: Int) throws(YAMLProblem) -> YAMLNode {
        var members: [(key: String, value: YAMLNode)] = []
        var known: Set<String> = []
        var merged: [YAMLNode] = []
        while let line = next(), line.indent == indent, !isDash(line), let key = try key(in: line) {
            position += 1
            let value = try inline(key.end, line, parent: indent, depth + 1, isMember: true)
            if key.name == "<<" {
                merged.append(value)
                continue
            }
            if known.insert(key.name).inserted {
                members.append((key.name, value))
            } else if !Self.isRepeated(key.name, value, in: members) {
                throw problem("the key '\(key.name)' is already given", line)
            }
        }
        if let line = next(), line.indent > indent || (line.indent == indent && !isDash(line)) {
            throw problem("this line is no 'key: value' of the mapping it stands in")
        }
        for node in merged { Self.merge(node, into: &members, &known) }
        return .mapping(members)
    }

    /// Whether a key that is given again has the same value both times, as copied lines of long mappings do.
    static func isRepeated(_ key: String, _ value: YAMLNode, in members: [(key: String, value: YAMLNode)]) -> Bool {
        members.first { $0.key == key }.map { $0.value.json == value.json } ?? false
    }

    private static func merge(
        _ node: YAMLNode, into members: inout [(key: String, value: YAMLNode)], _ known: inout Set<String>
    ) {
        switch node {
        case .mapping(let others):
            for other in others where known.insert(other.key).inserted { members.append(other) }
        case .sequence(let nodes): for node in nodes { merge(node, into: &members, &known) }
        case .null, .scalar: break
        }
    }

    /// The key that a line begins with, and where what belongs to it begins; nil where it begins with none.
    private func key(in line: Line) throws(YAMLProblem) -> (name: String, end: Int)? {
        var place = line.start
        let first = text[place]
        if first == 0x09 { throw problem("a tab stands in the indentation", line) }
        if first == 0x3F, place + 1 == line.end || text[place + 1] == 0x20 {
            throw problem("a key behind '?' is not read", line)
        }
        if first == 0x22 || first == 0x27 {
            guard let (name, end) = quoted(from: place, upTo: line.end) else { return nil }
            place = end
            while place < line.end, Self.isBlank(text[place]) { place += 1 }
            return place < line.end && text[place] == 0x3A
                && (place + 1 == line.end || Self.isBlank(text[place + 1]))
                ? (name, place + 1) : nil
        }
        // What no plain scalar begins with.
        if [0x5B, 0x7B, 0x21, 0x26, 0x2A, 0x7C, 0x3E, 0x25, 0x40, 0x60].contains(first) { return nil }
        while place < line.end {
            if text[place] == 0x3A, place + 1 == line.end || Self.isBlank(text[place + 1]) {
                var end = place
                while end > line.start, Self.isBlank(text[end - 1]) { end -= 1 }
                return (String(decoding: text[line.start..<end], as: UTF8.self), place + 1)
            }
            if text[place] == 0x23, place > line.start, Self.isBlank(text[place - 1]) { return nil }
            place += 1
        }
        return nil
    }

    // MARK: What stands behind a key or a dash

    /// A value that begins on a line, and may go on below it further in than `parent`.
    ///
    /// - Parameter isMember: whether it belongs to a key, so that a list below it may stand as far out as the key.
    private mutating func inline(
        _ start: Int, _ line: Line, parent: Int, _ depth: Int, isMember: Bool = false
    ) throws(YAMLProblem) -> YAMLNode {
        var place = start
        var (tag, anchor) = ("", "")
        while true {
            while place < line.end, Self.isBlank(text[place]) { place += 1 }
            guard place < line.end, text[place] == 0x21 || text[place] == 0x26 else { break }
            let word = text[place..<line.end].prefix { !Self.isBlank($0) }
            let name = String(decoding: word.dropFirst(), as: UTF8.self)
            if text[place] == 0x21 { tag = name } else { anchor = name }
            place = word.endIndex
        }
        let node = try untagged(place, line, parent: parent, depth, isMember: isMember).tagged(tag)
        if !anchor.isEmpty { anchors[anchor] = node }
        return node
    }

    private mutating func untagged(
        _ place: Int, _ line: Line, parent: Int, _ depth: Int, isMember: Bool
    ) throws(YAMLProblem) -> YAMLNode {
        guard place < line.end, text[place] != 0x23 else {
            if isMember, let below = next(), below.indent == parent, isDash(below) {
                return try sequence(parent, depth)
            }
            return try block(indent: parent + 1, depth: depth)
        }
        switch text[place] {
        case 0x7C, 0x3E: return .scalar(try blockScalar(place, line, parent: parent))
        case 0x22, 0x27: return .scalar(try quotedLines(place, line))
        case 0x5B, 0x7B: return try flow(place, line, depth)
        case 0x2A:
            return try alias(
                String(decoding: text[(place + 1)..<line.end].prefix { !Self.isBlank($0) }, as: UTF8.self), line)
        default: return Self.plain(try plainLines(place, line, parent: parent))
        }
    }

    static func plain(_ text: String) -> YAMLNode {
        ["", "~", "null", "Null", "NULL"].contains(text) ? .null : .scalar(text)
    }

    mutating func alias(_ name: String, _ line: Line) throws(YAMLProblem) -> YAMLNode {
        guard let node = anchors[name] else { throw problem("the alias '*\(name)' names no anchor above", line) }
        budget -= node.size
        guard budget > 0 else { throw problem("aliases repeat more than is read", line) }
        return node
    }
}
