import JSONText

/// A value of a template in YAML; scalars are texts, as a property that wants a number reads it from one.
indirect enum YAMLNode {
    case null
    case scalar(String)
    case sequence([YAMLNode])
    case mapping([(key: String, value: YAMLNode)])

    /// The JSON of it, in which CloudFormation's short tags stand as the functions that they are short for.
    var json: [UInt8] {
        var writer = JSONWriter()
        write(to: &writer)
        return writer.bytes
    }

    private func write(to json: inout JSONWriter) {
        switch self {
        case .null: json.null()
        case .scalar(let text): json.string(text)
        case .sequence(let elements):
            json.beginArray(inline: true)
            for element in elements { element.write(to: &json) }
            json.endArray()
        case .mapping(let members):
            json.beginObject(inline: true)
            for member in members {
                json.key(member.key)
                member.value.write(to: &json)
            }
            json.endObject()
        }
    }

    /// How many values it holds, itself among them.
    var size: Int {
        switch self {
        case .null, .scalar: 1
        case .sequence(let elements): elements.reduce(1) { $0 + $1.size }
        case .mapping(let members): members.reduce(1) { $0 + $1.value.size }
        }
    }

    /// What a tag makes of a value: `!Ref a` is `{"Ref": "a"}`; YAML's own tags, `!!str`, change nothing.
    func tagged(_ tag: String) -> YAMLNode {
        guard !tag.isEmpty, !tag.hasPrefix("!") else { return self }
        return .mapping([(tag == "Ref" || tag == "Condition" ? tag : "Fn::\(tag)", self)])
    }
}

/// What is wrong with a text in YAML, and on which line.
struct YAMLProblem: Error {
    let line: Int
    let finding: String
}
