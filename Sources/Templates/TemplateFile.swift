import JSONText

/// The text of a scenario file made of templates.
public struct TemplateFile {
    /// What stands above the scenarios.
    public struct Head {
        public var name: String
        public var description: String
        public var region: String
        /// The hours of a month, as JSON writes the number; nil where they are what a file without them has.
        public var hoursPerMonth: String?
        /// Members of `traffic`, each with its JSON.
        public var traffic: [(key: String, json: String)] = []
        /// The requests of a month, as they were measured.
        public var requests: Int?

        public init(name: String, description: String, region: String) {
            (self.name, self.description, self.region) = (name, description, region)
        }
    }

    private var json = JSONWriter()

    /// The text of a whole file; what is still to be given stands there as `null`, which its reader refuses by name.
    public static func text(_ head: Head, _ scenarios: [(name: String, scenario: TemplateScenario)]) -> [UInt8] {
        var file = TemplateFile()
        file.write(head, scenarios)
        return file.json.bytes
    }

    private mutating func write(_ head: Head, _ scenarios: [(name: String, scenario: TemplateScenario)]) {
        json.beginObject()
        json.key("formatVersion")
        json.number(1)
        json.key("name")
        json.string(head.name)
        json.key("description")
        json.string(head.description)
        json.key("region")
        json.string(head.region)
        if let hours = head.hoursPerMonth {
            json.key("estimate")
            json.beginObject(inline: true)
            json.key("hoursPerMonth")
            json.number(digits: hours)
            json.endObject()
        }
        if !head.traffic.isEmpty {
            json.key("traffic")
            json.beginObject()
            for member in head.traffic {
                json.key(member.key)
                write(.json(member.json))
            }
            json.endObject()
        }
        if let requests = head.requests {
            json.key("volumes")
            json.beginArray(inline: true)
            json.number(requests)
            json.endArray()
        }
        json.key("scenarios")
        json.beginArray()
        for (name, scenario) in scenarios {
            json.beginObject()
            json.key("name")
            json.string(name)
            json.key("resources")
            json.beginArray()
            for part in scenario.parts {
                json.beginObject(inline: true)
                for member in part.members {
                    json.key(member.key)
                    write(member.content)
                }
                json.endObject()
            }
            json.endArray()
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }

    private mutating func write(_ content: TakenValue.Content) {
        switch content {
        case .text(let text): json.string(text)
        case .number(let digits): json.number(digits: digits)
        case .flag(let flag): json.bool(flag)
        case .missing: json.null()
        case .json(let text):
            if let document = try? JSONDocument(Array(text.utf8)) {
                json.value(document.root, inline: true)
            } else {
                json.null()
            }
        }
    }
}
