import ByteScanning
import JSONText

/// The JSON in a file that is meant to be a template: what stands around it is taken away where it is known, and what is
/// none is told by its own name.
struct TemplateText {
    /// - Throws: `TemplateError` in the words of what the file is.
    static func document(_ bytes: [UInt8]) throws(TemplateError) -> JSONDocument {
        let text = try utf8(bytes)
        var problem: TemplateError?
        var json: [UInt8] = []
        text.withUnsafeBufferPointer { buffer in
            do throws(TemplateError) { json = try Self.json(in: ByteView(buffer)) } catch { problem = error }
        }
        if let problem { throw problem }
        return try parsed(json)
    }

    /// JSON of any kind, of which nothing is cut.
    static func values(_ bytes: [UInt8]) throws(TemplateError) -> JSONDocument { try parsed(try utf8(bytes)) }

    static func parsed(_ json: [UInt8]) throws(TemplateError) -> JSONDocument {
        do throws(JSONSyntaxError) {
            return try JSONDocument(json, maximumBytes: Template.largest)
        } catch {
            throw .json(error)
        }
    }

    /// What the first bytes of a file say against it.
    static func refuse(_ head: ByteView) throws(TemplateError) {
        if let packed = Compression(head: head) { throw packed == .zip ? .binaryPlan : .compressed(packed) }
        guard !UTF16Bytes.isMarked(head), head.firstIndex(of: 0) != nil else { return }
        throw isUnmarkedUTF16(head) ? .unmarkedUTF16 : .binary
    }

    /// Whether the first two characters are ASCII's in two bytes each, of either order.
    private static func isUnmarkedUTF16(_ head: ByteView) -> Bool {
        func isText(_ byte: UInt8) -> Bool { byte >= 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
        let isLittle = head[1] == 0 && head[3] == 0 && isText(head[0]) && isText(head[2])
        return isLittle || head[0] == 0 && head[2] == 0 && isText(head[1]) && isText(head[3])
    }

    private static func utf8(_ bytes: [UInt8]) throws(TemplateError) -> [UInt8] {
        var (text, problem): ([UInt8], TemplateError?) = (bytes, nil)
        bytes.withUnsafeBufferPointer { buffer in
            let view = ByteView(buffer)
            do throws(TemplateError) { try refuse(view) } catch { problem = error }
            if UTF16Bytes.isMarked(view) {
                var decoder = UTF16Bytes()
                decoder.begin(view)
                text = decoder.decoded(view.dropFirst(2))
            } else if view[0] == 0xEF, view[1] == 0xBB, view[2] == 0xBF {
                text = Array(view.dropFirst(3).buffer)
            }
        }
        if let problem { throw problem }
        return text
    }

    /// The JSON text alone, with line ends in the place of the lines above it.
    private static func json(in text: ByteView) throws(TemplateError) -> [UInt8] {
        var (start, lines) = (0, 0)
        while isWrapper(text.dropFirst(start)) {
            start = text.firstIndex(of: 0x0A, from: start).map { $0 + 1 } ?? text.count
            lines += 1
        }
        let rest = text.dropFirst(start)
        let body = rest.trimmed
        guard !body.isEmpty else { throw .empty }
        guard body[0] == 0x7B else {
            if body[0] == 0x5B { throw body.firstIndex(of: ByteView("\"ParameterKey\"")) == nil ? .list : .parameters }
            guard start == 0, TemplateGuess.isYAML(body) else { throw TemplateGuess.error(for: body) }
            return try json(ofYAML: text)
        }
        var structure = JSONStructure()
        let end = (try? structure.end(in: body, from: 0)) ?? body.count
        try check(behind: body.dropFirst(end), object: body.slice(0, end))
        let above = (body.start - text.start)
        let lineFeeds = text.slice(0, above).lineFeeds
        return [UInt8](repeating: 0x0A, count: lineFeeds) + Array(body.slice(0, end).buffer)
    }

    private static func json(ofYAML text: ByteView) throws(TemplateError) -> [UInt8] {
        guard text.count <= largestYAML else { throw .yaml(line: 1, "it is larger than \(largestYAML >> 20) MiB") }
        do throws(YAMLProblem) { return try YAMLReader.json(Array(text.buffer)) } catch {
            throw .yaml(line: error.line, error.finding)
        }
    }

    /// CloudFormation takes templates of a megabyte.
    private static let largestYAML = 8 << 20

    /// Lines that GitHub's setup-terraform puts around what Terraform prints.
    private static func isWrapper(_ line: ByteView) -> Bool { line.hasPrefix("[command]") || line.hasPrefix("::") }

    /// What may stand behind the JSON: the end of a wrapped line, and the wrapper's own lines.
    private static func check(behind text: ByteView, object: ByteView) throws(TemplateError) {
        var rest = text
        if rest.hasPrefix("%0A") { rest = rest.dropFirst(3) }
        rest = rest.trimmed
        if rest.isEmpty || isWrapper(rest) { return }
        if let first = try? JSONDocument(Array(object.buffer)), TemplateGuess.isLogLine(first.root) { throw .logLines }
        if rest[0] == 0x7B { throw .several }
        throw .behind(TemplateGuess.beginning(of: rest))
    }
}

/// What a text is that is no template.
enum TemplateGuess {
    /// How much of a text is looked at.
    private static let lookAhead = 64 << 10

    static func isLogLine(_ root: JSONValue) -> Bool { root["@level"] != nil || root["@message"] != nil }

    /// Whether lines begin as those of a template in YAML do, all as far in as the first one.
    static func isYAML(_ text: ByteView) -> Bool {
        let marks: Set<String> = [
            "AWSTemplateFormatVersion", "Resources", "Transform", "Globals", "Parameters", "Mappings", "Conditions",
            "Outputs",
        ]
        var indent: Int?
        for line in lines(of: text.slice(0, lookAhead)) {
            let content = line.trimmed
            guard !content.isEmpty, content[0] != 0x23, content[0] != 0x25, !content.hasPrefix("---") else { continue }
            let own = content.start - line.start
            if indent == nil { indent = own }
            guard own == indent, let colon = content.firstIndex(of: 0x3A) else { continue }
            let key = content.slice(0, colon).trimmed.text
            let isQuoted = key.count > 2 && (key.first == "\"" || key.first == "'") && key.first == key.last
            if marks.contains(isQuoted ? String(key.dropFirst().dropLast()) : key) { return true }
        }
        return false
    }

    private static func lines(of text: ByteView) -> [ByteView] {
        var lines: [ByteView] = []
        var rest = text
        while !rest.isEmpty {
            let end = rest.firstIndex(of: 0x0A) ?? rest.count
            lines.append(rest.slice(0, end))
            rest = rest.dropFirst(end + 1)
        }
        return lines
    }

    static func error(for text: ByteView) -> TemplateError {
        let head = text.slice(0, lookAhead)
        if head[0] == 0x3C { return .webPage }
        if head[0] == 0x22 || head[0] == 0x27, head.dropFirst(1).trimmed[0] == 0x7B { return .quoted }
        for mark: StaticString in [
            "Terraform will perform", "OpenTofu will perform", "Terraform used the selected",
            "OpenTofu used the selected",
            "An execution plan has been", "will be created", "No changes.", "Refreshing state...",
        ] where head.firstIndex(of: ByteView(mark)) != nil {
            return .humanPlan
        }
        let kind = lines(of: head).lazy.compactMap { error(forLine: $0) }.first
        return kind ?? .text(beginning: beginning(of: text))
    }

    /// What a line tells of its file.
    private static func error(forLine line: ByteView) -> TemplateError? {
        for mark: StaticString in ["service:", "frameworkVersion:", "functions:"] where line.hasPrefix(mark) {
            return .serverlessYAML
        }
        for mark: StaticString in ["resource \"", "terraform {", "provider \"", "module \"", "variable \"", "data \""]
        where line.hasPrefix(mark) {
            return .sources
        }
        return nil
    }

    /// The first line, for a message.
    static func beginning(of text: ByteView) -> String {
        let line = text.slice(0, min(text.firstIndex(of: 0x0A) ?? text.count, 60)).trimmed
        return VisibleText.escaping(line.text, limit: 50)
    }
}
