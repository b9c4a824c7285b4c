import ExactMath
import JSONText
import StrictJSON

/// What a scenario file leaves to be given: values of its resources that stand there as `null`.
///
/// No number is `null`, so such a file is refused; this says which are meant, all at once, and where to get them.
struct MissingValues {
    /// A key that stands as `null`.
    struct Place {
        let key: String
        /// The resource's label, else its service.
        let resource: String
        let value: JSONValue
        /// What can stand in its place, of no more bytes than `null`.
        let standIn: String
    }

    let places: [Place]

    /// What templates leave to be given; no other key may stand as `null` at all.
    private static let keys = [
        "instanceType", "memoryMB", "durationMs", "invocationsPerRequest", "vCPU", "memoryGB", "cacheGB",
        "callsPerRequest",
        "messagesPerRequest", "bytesPerRequest",
    ]

    /// - Complexity: O(n) in the file's values.
    init(_ root: JSONValue) {
        var places: [Place] = []
        guard let scenarios = root["scenarios"] else {
            self.places = []
            return
        }
        for scenario in scenarios.elements {
            guard let resources = scenario["resources"] else { continue }
            for resource in resources.elements {
                let name = resource["label"]?.stringValue ?? resource["service"]?.stringValue ?? ""
                for member in resource.members
                where member.value.kind == .null && Self.keys.contains(member.key) {
                    places.append(
                        Place(
                            key: member.key, resource: name, value: member.value,
                            standIn: Self.standIn(for: member.key, in: resource)))
                }
            }
        }
        self.places = places
    }

    private static func standIn(for key: String, in resource: JSONValue) -> String {
        func known(_ key: String) -> Rational? {
            guard let value = resource[named: key], let text = value.numberText ?? value.stringValue else { return nil }
            return try? Rational(decimal: text)
        }
        // Fargate offers only some sizes together.
        let size = FargateSize.any(vCPU: known("vCPU"), memoryGB: known("memoryGB"))
        return switch key {
        case "instanceType": "\"-\""
        case "vCPU": size.vCPU.description
        case "memoryGB": size.memoryGB.description
        default: "1"
        }
    }

    /// What a file gets that leaves something to be given; nil for one that does not.
    func fault(in file: String) -> FileFault? {
        guard let first = places.first else { return nil }
        return FileFault(first.value, in: file, finding: finding, advice: advice)
    }

    private var finding: String {
        var keys: [(key: String, resources: [String])] = []
        for place in places {
            let position = keys.firstIndex { $0.key == place.key } ?? keys.count
            if position == keys.count { keys.append((place.key, [])) }
            if !keys[position].resources.contains(place.resource) { keys[position].resources.append(place.resource) }
        }
        let words = keys.map { key in
            let more = key.resources.count > 9 ? " and \(key.resources.count - 9) more" : ""
            return
                "\(key.key) of \(key.resources.prefix(9).map { VisibleText.quoted($0) }.joined(separator: ", "))\(more)"
        }
        let number =
            places.count == 1
            ? "One value is still to be given and stands" : "\(places.count) values are still to be given and stand"
        return "\(number) as null: \(words.joined(separator: "; "))."
    }

    private var advice: String {
        let keys = Set(places.map { $0.key })
        var sentences = keys.contains("durationMs") ? ["'lambda-cost measure LOGS --into FILE' puts durations in."] : []
        for (key, meaning) in Self.meanings where keys.contains(key) { sentences.append("\(key): \(meaning).") }
        sentences.append("Write each in the place of its null, or give it with --set.")
        return sentences.joined(separator: " ")
    }

    private static let meanings = [
        ("invocationsPerRequest", "how often a function runs for a request, such as 0.25"),
        ("callsPerRequest", "the share of the requests that calls this API"),
        ("messagesPerRequest", "how many messages a request becomes"),
        ("bytesPerRequest", "bytes a request adds, such as IncomingBytes of the log group over the requests"),
    ]
}

extension MissingValues {
    /// The text with something in the place of what is still to be given, by which the rest of it can be checked; nothing
    /// moves.
    func filled(_ bytes: [UInt8]) -> [UInt8] {
        var filled = bytes
        for place in places {
            let text = (place.standIn + "    ").utf8
            for (offset, byte) in zip(place.value.byteRange, text) where filled.indices.contains(offset) {
                filled[offset] = byte
            }
        }
        return filled
    }

    /// What is still to be given, in a sentence; nil where nothing is.
    fileprivate var sentence: String? { places.isEmpty ? nil : finding }
}

extension ScenarioFile {
    /// Reads a file that may leave values of its resources to be given, of which no price must be asked.
    ///
    /// - Returns: the workload with something in their place, and a sentence that names them; nil where none are missing.
    /// - Throws: as `read`.
    public static func readUnfinished(
        _ bytes: [UInt8], file: String, defaultName: String
    ) throws(FileFault) -> (workload: Workload, missing: String?) {
        let missing = MissingValues(try JSONDocument(bytes, file: file).root)
        let workload = try read(missing.filled(bytes), file: file, defaultName: defaultName)
        return (workload, missing.sentence)
    }
}
