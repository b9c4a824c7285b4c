import StrictJSON

/// A key of a scenario file as the command line names it, and the values that it leads to.
///
/// | text | values |
/// |---|---|
/// | `lambda.memoryMB` | of every resource of the service |
/// | `'fleet'.ec2.count` | of those of one scenario |
/// | `lambda#2.memoryMB`, `lambda#resize.memoryMB` | of the second one in each scenario, of those with that label |
/// | `ec2.purchase.term`, `ec2.committed` | inside a value |
/// | `traffic.peakToAverage`, `region` | of the whole file |
/// | `memoryMB`, `peakToAverage` | the same without the service or the section |
public struct SettingKey: Sendable {
    /// Resources of a scenario file.
    struct Resources: Sendable {
        enum Which: Sendable {
            case all
            /// Counted from 1 among those of the service in a scenario.
            case numbered(Int)
            case labelled(String)
        }

        /// Those that have the key; several where the text names none.
        let services: [String]
        /// The name of the only scenario; nil for all.
        let scenario: String?
        let which: Which
    }

    enum Place: Sendable {
        case resources(Resources)
        /// At the top of the file.
        case file
    }

    /// With the service or the section, where that is one.
    public let name: String
    let place: Place
    /// The keys from there on, the last one that of the value; at least one.
    let keys: [String]
    let shape: ValueShape
    /// What the first of the keys takes, where others follow it.
    let holder: ValueShape?

    /// The last word of it, which says what the value is.
    public var lastName: String { keys.last ?? name }
    /// The key of the value that it stands in; nil where it is no part of another value.
    public var holderName: String? {
        guard holder != nil, name.hasSuffix(".\(lastName)") else { return nil }
        return String(name.dropLast(lastName.count + 1))
    }
    /// The numbers that the key takes; nil where it takes none.
    public var numbers: NumberRange? { shape.numbers }
    /// Whether it takes a text or a word, so that any text may be meant as one.
    public var takesText: Bool { shape.takesText }

    /// - Throws: where no key of a scenario file is so called.
    public init(_ text: Substring) throws(ScenarioSetting.Fault) {
        let (scenario, words) = try Self.split(text)
        if let found = Self.ofResources(words, in: scenario) {
            (place, keys, shape) = (.resources(found.resources), found.path.keys, found.path.shape)
            holder = found.path.holder
            name = found.name ?? String(text)
            return
        }
        guard scenario == nil, let (keys, shape) = Self.ofFile(words) else { throw Self.unknown(text) }
        (place, self.keys, self.shape, holder) = (.file, keys, shape, nil)
        name = keys.joined(separator: ".")
    }

    /// The scenario's name where it stands in quotes, and the words that points separate.
    private static func split(
        _ text: Substring
    ) throws(ScenarioSetting.Fault) -> (scenario: String?, words: [String]) {
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
        return (scenario, rest.split(separator: ".", omittingEmptySubsequences: false).map(String.init))
    }
}

// MARK: Resources

extension SettingKey {
    private struct Path {
        let keys: [String]
        let shape: ValueShape
        var holder: ValueShape?
    }

    /// - Returns: with the whole name of the key where another one stands there.
    private static func ofResources(
        _ words: [String], in scenario: String?
    ) -> (resources: Resources, path: Path, name: String?)? {
        // The last word that names a service, so that a scenario's name may hold points.
        let last = words.indices.dropLast().last { index in
            (index == 0 || scenario == nil) && service(words[index]) != nil
        }
        if let last, let (kind, which, path) = resource(Array(words[last...])) {
            let named = last > 0 ? words[..<last].joined(separator: ".") : scenario
            let resources = Resources(services: [kind.name.description], scenario: named, which: which)
            return (resources, path, nil)
        }
        // What stands at the top of a file or in its sections is meant before what resources have.
        guard words.count == 1, scenario != nil || ofFile(words) == nil else { return nil }
        let found = ServiceKind.all.compactMap { kind in path(words, in: kind).map { (kind.name.description, $0) } }
        guard let (first, path) = found.first else { return nil }
        let resources = Resources(services: found.map { $0.0 }, scenario: scenario, which: .all)
        return (resources, path, found.count == 1 && scenario == nil ? "\(first).\(words[0])" : nil)
    }

    /// The service that a word names, alone or before `#`.
    private static func service(_ word: String) -> ServiceKind? {
        let name = word.prefix { $0 != "#" }
        return ServiceKind.all.first { $0.name.description == name }
    }

    /// What `lambda.memoryMB`, `lambda#2.memoryMB` or `lambda#my.label.memoryMB` names.
    private static func resource(_ words: [String]) -> (ServiceKind, Resources.Which, Path)? {
        guard let first = words.first, let kind = service(first) else { return nil }
        guard let sign = first.firstIndex(of: "#") else {
            return path(Array(words.dropFirst()), in: kind).map { (kind, .all, $0) }
        }
        let label = String(first[first.index(after: sign)...])
        // A label may hold points.
        for count in [2, 1] where words.count > count {
            guard let path = path(words.suffix(count), in: kind) else { continue }
            let whole = ([label] + words[1..<(words.count - count)]).joined(separator: ".")
            return (kind, Int(whole).map { .numbered($0) } ?? .labelled(whole), path)
        }
        return nil
    }

    /// The keys of a resource that lead to a value, and what it may be; nil where there are none.
    private static func path(_ words: [String], in kind: ServiceKind) -> Path? {
        guard let first = words.first else { return nil }
        for key in kind.keys() + Resource.commonKeys {
            let name = key.name.description
            if name == first, words.count == 1 { return Path(keys: words, shape: key.shape) }
            if name == first, words.count == 2, let shape = key.shape.member(words[1]) {
                return Path(keys: words, shape: shape, holder: key.shape)
            }
            if words.count == 1, key.innerNames.contains(where: { $0.description == first }),
                let shape = key.shape.member(first)
            {
                return Path(keys: [name, first], shape: shape, holder: key.shape)
            }
        }
        return nil
    }
}

// MARK: The file

extension SettingKey {
    /// The keys from the top of the file on, which may be left out where they are a section's.
    private static func ofFile(_ words: [String]) -> ([String], ValueShape)? {
        if let key = settableKeys.first(where: { $0.name.description == words[0] }) {
            if words.count == 1 { return (words, key.shape) }
            if words.count == 2, let shape = key.shape.member(words[1]) { return (words, shape) }
        }
        guard words.count == 1 else { return nil }
        for section in settableKeys where section.name.description != "request" {
            if let shape = section.shape.member(words[0]) { return ([section.name.description, words[0]], shape) }
        }
        return nil
    }

    /// What may be set as a whole; scenarios and what 'check' holds are written in files.
    private static var settableKeys: [KeyDescription] {
        ScenarioFile.keys.filter {
            !["formatVersion", "scenarios", "expected", "limits", "$schema"].contains($0.name.description)
        }
    }

    /// Names of keys that a file may state, with their service or section.
    public static var names: [String] {
        ServiceKind.all.flatMap { kind in
            (kind.keys() + Resource.commonKeys).flatMap { key in
                ["\(kind.name).\(key.name)"] + key.innerNames.map { "\(kind.name).\($0)" }
            }
        }
            + settableKeys.flatMap { key -> [String] in
                if case .object(let inner) = key.shape { return inner.map { "\(key.name).\($0.name)" } }
                return [key.name.description]
            }
    }

    private static func unknown(_ key: Substring) -> ScenarioSetting.Fault {
        // With the service, whatever scenario stands before it, or without.
        let ending = key.split(separator: ".").suffix(2).joined(separator: ".")
        let near =
            NearMiss.nearest(to: String(key), in: names) ?? NearMiss.nearest(to: ending, in: names)
            ?? NearMiss.nearest(to: String(key), in: names.map { String($0.drop { $0 != "." }.dropFirst()) })
        return ScenarioSetting.Fault(
            finding: "'\(key)' is no key of a scenario file.",
            advice: near.map { "Did you mean '\($0)'?" }
                ?? "Keys are written as SERVICE.KEY, 'SCENARIO'.SERVICE.KEY, estimate.KEY, traffic.KEY or region; "
                + "scenarios/README.md lists them.")
    }
}

extension ValueShape {
    fileprivate var numbers: NumberRange? {
        switch self {
        case .number(let range): range
        case .volume: .whole(0...Limits.largest)
        case .any(let shapes): shapes.lazy.compactMap { $0.numbers }.first
        default: nil
        }
    }

    fileprivate var takesText: Bool {
        switch self {
        case .text, .choice: true
        case .any(let shapes): shapes.contains { $0.takesText }
        default: false
        }
    }
}
