import JSONText
import StrictJSON

extension ScenarioSetting {
    /// What became of a setting in a text.
    struct Edit {
        let bytes: [UInt8]
        /// Where the value stands now; none where the file has no such place.
        let paths: [String]
        /// The services of which it might be meant, where these are several.
        let candidates: [String]
    }

    /// The text with the value in place.
    ///
    /// Nothing else moves but to the right on its line, so that faults keep their lines.
    ///
    /// - Throws: `FileFault` where the text is not JSON.
    func apply(to bytes: [UInt8], file: String, onlyResources: Bool) throws(FileFault) -> Edit {
        let root = try JSONDocument(bytes, file: file).root
        var objects: [JSONValue] = []
        switch key.place {
        case .file: if !onlyResources { objects = [root] }
        case .resources(let chosen):
            objects = chosen.resources(in: root)
            let candidates = chosen.services.filter { name in objects.contains { Self.service($0) == name } }
            if candidates.count > 1 { return Edit(bytes: bytes, paths: [], candidates: candidates) }
            // A key inside a value is meant for those that have the value.
            if let first = key.keys.first, key.keys.count > 1 {
                let having = objects.filter { $0[named: first]?.kind == .object }
                if !having.isEmpty { objects = having }
                // Of values of several kinds it is meant for those of a kind that has it.
                let inner = key.keys[1]
                let fitting = having.filter { object in
                    object[named: first].map { key.holder?.takes(inner, in: $0) == true } ?? false
                }
                if !fitting.isEmpty { objects = fitting }
            }
        }
        var edited = bytes
        var paths: [String] = []
        for object in objects.reversed() where object.kind == .object {
            edit(object, at: object.path, &edited, &paths)
        }
        return Edit(bytes: edited, paths: paths, candidates: [])
    }

    fileprivate static func service(_ resource: JSONValue) -> String? { resource["service"]?.stringValue }

    private func edit(_ object: JSONValue, at path: String, _ bytes: inout [UInt8], _ paths: inout [String]) {
        var (object, path) = (object, path)
        let keys = key.keys
        for (position, key) in keys.enumerated() {
            path += path.isEmpty ? key : ".\(key)"
            guard let found = object[named: key] else {
                insert(keys[position...], into: object, &bytes)
                break
            }
            if position == keys.count - 1 {
                bytes.replaceSubrange(found.byteRange, with: self.bytes)
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
        guard let first = keys.first else { return bytes }
        return Array("{\"\(first)\": ".utf8) + nested(keys.dropFirst()) + Array("}".utf8)
    }
}

extension SettingKey.Resources {
    /// The resources of a file that are meant, in its order.
    fileprivate func resources(in root: JSONValue) -> [JSONValue] {
        let scenarios = root["scenarios"].map { Array($0.elements) } ?? []
        var chosen = Array(scenarios.indices)
        if let scenario {
            let match = NameMatch(scenario, in: scenarios.map { $0["name"]?.stringValue ?? "" })
            if case .found(let found) = match { chosen = found } else { chosen = [] }
        }
        return chosen.flatMap { position -> [JSONValue] in
            let resources = scenarios[position]["resources"].map { Array($0.elements) } ?? []
            let own = resources.filter { resource in
                ScenarioSetting.service(resource).map { services.contains($0) } ?? false
            }
            switch which {
            case .all: return own
            case .numbered(let number): return own.indices.contains(number &- 1) ? [own[number - 1]] : []
            case .labelled(let label): return own.filter { $0["label"]?.stringValue == label }
            }
        }
    }
}
