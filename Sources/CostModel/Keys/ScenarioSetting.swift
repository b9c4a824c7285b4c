import ExactMath
import JSONText
import StrictJSON

/// A value that the command line puts into a scenario file: `lambda.memoryMB=512`, `'fleet'.ec2.count=3`,
/// `traffic.peakToAverage=5`, `region=eu-west-1`.
///
/// It edits the file's text before that is read, so what reads the file checks it.
public struct ScenarioSetting: Sendable {
    /// Why a text is no setting: what was found, and what to do.
    public struct Fault: Error {
        public let finding: String
        public let advice: String?
    }

    private enum Place {
        /// In each resource of a service; in one scenario alone where one is named.
        case resources(of: String, scenario: String?)
        /// At the top of the file.
        case file
    }

    /// As it was written.
    public let text: String
    private let place: Place
    /// The keys from there on, the last one that of the value; at least one.
    private let keys: [String]
    /// The value as JSON.
    private let value: [UInt8]

    /// Reads `KEY=VALUE`.
    ///
    /// - Throws: where no key of a scenario file is so called.
    public init(_ text: String) throws(Fault) {
        guard let (key, value) = Self.split(text) else {
            throw Fault(finding: "'\(text)' has no value.", advice: "Write it as lambda.memoryMB=512.")
        }
        let shape: ValueShape
        (place, keys, shape) = try Self.place(of: key)
        self.text = text
        self.value = Self.json(value, shape)
    }

    /// The part before the first `=` that is in no quotes, and the part behind it.
    private static func split(_ text: String) -> (key: Substring, value: Substring)? {
        var start = text.startIndex
        if let quote = text.first, quote == "'" || quote == "\"",
            let end = text.dropFirst().firstIndex(of: quote)
        {
            start = end
        }
        guard let equals = text[start...].firstIndex(of: "=") else { return nil }
        return (text[..<equals], text[text.index(after: equals)...])
    }
}

// MARK: Keys

extension ScenarioSetting {
    /// Names of inputs that a file may state, with their service or section.
    public static var keyNames: [String] {
        ServiceKind.all.flatMap { kind in
            (kind.keys() + Resource.commonKeys).flatMap { key in
                ["\(kind.name).\(key.name)"] + key.innerNames.map { "\(kind.name).\($0)" }
            }
        } + sectionNames
    }

    private static var sectionNames: [String] {
        ScenarioFile.keys.flatMap { key -> [String] in
            if case .object(let inner) = key.shape { return inner.map { "\(key.name).\($0.name)" } }
            return settable(key) ? [key.name.description] : []
        }
    }

    /// Whether a key at the top of a file may be set as a whole; scenarios and what 'check' holds are written in files.
    private static func settable(_ key: KeyDescription) -> Bool {
        !["formatVersion", "scenarios", "expected", "limits", "$schema"].contains(key.name.description)
    }

    private static func place(of text: Substring) throws(Fault) -> (Place, [String], ValueShape) {
        var rest = text
        var scenario: String?
        if let quote = text.first, quote == "'" || quote == "\"",
            let end = text.dropFirst().firstIndex(of: quote)
        {
            scenario = String(text[text.index(after: text.startIndex)..<end])
            rest = text[text.index(after: end)...]
            guard rest.first == "." else { throw unknown(text) }
            rest = rest.dropFirst()
        }
        let words = rest.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        // The last word that names a service, so that a scenario's name may hold points.
        let last = words.indices.dropLast().last { index in
            (index == 0 || scenario == nil) && ServiceKind.all.contains { $0.name.description == words[index] }
        }
        if let last, let kind = ServiceKind.all.first(where: { $0.name.description == words[last] }),
            let (keys, shape) = path(Array(words[(last + 1)...]), in: kind)
        {
            let named = last > 0 ? words[..<last].joined(separator: ".") : scenario
            return (.resources(of: words[last], scenario: named), keys, shape)
        }
        guard scenario == nil else { throw unknown(text) }
        if let key = ScenarioFile.keys.first(where: { $0.name.description == words[0] && settable($0) }) {
            if words.count == 1 { return (.file, words, key.shape) }
            if words.count == 2, let shape = key.shape.member(words[1]) { return (.file, words, shape) }
        }
        if words.count == 1 {
            for kind in ServiceKind.all {
                if let (keys, shape) = path(words, in: kind) {
                    return (.resources(of: kind.name.description, scenario: nil), keys, shape)
                }
            }
        }
        throw unknown(text)
    }

    /// The keys of a resource that lead to a value, and what it may be; nil where there are none.
    private static func path(_ words: [String], in kind: ServiceKind) -> ([String], ValueShape)? {
        guard let first = words.first else { return nil }
        for key in kind.keys() + Resource.commonKeys {
            let name = key.name.description
            if name == first, words.count == 1 { return (words, key.shape) }
            if name == first, words.count == 2, let shape = key.shape.member(words[1]) { return (words, shape) }
            if words.count == 1, key.innerNames.contains(where: { $0.description == first }),
                let shape = key.shape.member(first)
            {
                return ([name, first], shape)
            }
        }
        return nil
    }

    private static func unknown(_ key: Substring) -> Fault {
        let names = keyNames
        // With the service, whatever scenario stands before it, or without.
        let ending = key.split(separator: ".").suffix(2).joined(separator: ".")
        let near =
            NearMiss.nearest(to: String(key), in: names) ?? NearMiss.nearest(to: ending, in: names)
            ?? NearMiss.nearest(to: String(key), in: names.map { String($0.drop { $0 != "." }.dropFirst()) })
        return Fault(
            finding: "'\(key)' is no key of a scenario file.",
            advice: near.map { "Did you mean '\($0)'?" }
                ?? "Keys are written as SERVICE.KEY, 'SCENARIO'.SERVICE.KEY, estimate.KEY, traffic.KEY or region; "
                + "scenarios/README.md lists them.")
    }
}

// MARK: Values

extension ScenarioSetting {
    /// A text of the command line as a value of the file. What is no value of the key stays a text, which the file's
    /// reader refuses in its own words.
    private static func json(_ text: Substring, _ shape: ValueShape) -> [UInt8] {
        let quoted = { () -> [UInt8] in
            var json = JSONWriter()
            json.string(String(text))
            return json.bytes.dropLast()
        }
        switch shape {
        case .text, .choice: return quoted()
        case .flag: return text == "true" || text == "false" ? Array(text.utf8) : quoted()
        case .number, .volume:
            if JSONWriter.isNumber(String(text)) { return Array(text.utf8) }
            return (try? VolumeList.volume(text)).map { Array(String($0).utf8) } ?? quoted()
        case .list(.volume, _) where text.first != "[":
            let volumes = text.split(separator: ",", omittingEmptySubsequences: false)
            return Array("[".utf8) + volumes.map { json($0, .volume) }.joined(separator: Array(", ".utf8))
                + Array("]".utf8)
        default:
            // A list, an object, a number: as it stands where it is JSON.
            return (try? JSONDocument(Array(text.utf8))) == nil ? quoted() : Array(text.utf8)
        }
    }
}

// MARK: Editing

extension ScenarioSetting {
    /// The text with the value in place, and the paths where it stands now; none where the file has no such place.
    ///
    /// Nothing else moves but to the right on its line, so that faults keep their lines.
    ///
    /// - Throws: `FileFault` where the text is not JSON.
    func apply(
        to bytes: [UInt8], file: String, onlyResources: Bool
    ) throws(FileFault) -> (bytes: [UInt8], paths: [String]) {
        let root = try JSONDocument(bytes, file: file).root
        var objects: [JSONValue] = []
        switch place {
        case .file: if !onlyResources { objects = [root] }
        case .resources(let service, let name):
            let scenarios = root["scenarios"].map { Array($0.elements) } ?? []
            var chosen = Array(scenarios.indices)
            if let name {
                let match = NameMatch(name, in: scenarios.map { $0["name"]?.stringValue ?? "" })
                if case .found(let found) = match { chosen = found } else { chosen = [] }
            }
            objects = chosen.flatMap { scenarios[$0]["resources"].map { Array($0.elements) } ?? [] }
                .filter { $0["service"]?.stringValue == service }
        }
        var edited = bytes
        var paths: [String] = []
        for object in objects.reversed() where object.kind == .object {
            edit(object, at: object.path, &edited, &paths)
        }
        return (edited, paths)
    }

    private func edit(_ object: JSONValue, at path: String, _ bytes: inout [UInt8], _ paths: inout [String]) {
        var (object, path) = (object, path)
        for (position, key) in keys.enumerated() {
            path += path.isEmpty ? key : ".\(key)"
            guard let found = object[named: key] else {
                insert(keys[position...], into: object, &bytes)
                break
            }
            if position == keys.count - 1 {
                bytes.replaceSubrange(found.byteRange, with: value)
            } else if found.kind == .object {
                object = found
            } else {
                bytes.replaceSubrange(found.byteRange, with: nested(keys[(position + 1)...]))
                break
            }
        }
        paths.append(path)
    }

    private func insert(_ keys: ArraySlice<String>, into object: JSONValue, _ bytes: inout [UInt8]) {
        guard let first = keys.first else { return }
        let member = Array("\"\(first)\": ".utf8) + nested(keys.dropFirst())
        let end = object.endOfMembers
        // Behind the last line of a file a line more moves nothing else.
        let hasLines = object.path.isEmpty && bytes[end...].prefix { $0 != UInt8(ascii: "}") }.contains(0x0A)
        let separator = object.members.isEmpty ? "" : hasLines ? ",\n  " : ", "
        bytes.insert(contentsOf: Array(separator.utf8) + member, at: end)
    }

    /// The value behind these keys: `{"term": "1yr"}`.
    private func nested(_ keys: ArraySlice<String>) -> [UInt8] {
        guard let first = keys.first else { return value }
        return Array("{\"\(first)\": ".utf8) + nested(keys.dropFirst()) + Array("}".utf8)
    }
}
