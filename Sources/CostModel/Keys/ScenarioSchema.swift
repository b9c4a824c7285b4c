import ExactMath
import JSONText
import StrictJSON

/// The JSON Schema (draft 2020-12) of scenario files, made from the definitions that their reader follows.
///
/// What no schema can say (sums of shares, keys that exclude each other) is left to the reader.
public enum ScenarioSchema {
    /// The schema's text.
    public static func text() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.text("$schema", "https://json-schema.org/draft/2020-12/schema")
        json.text("title", "lambda-cost scenario file")
        json.members(of: .object(ScenarioFile.keys))
        json.key("$defs")
        json.beginObject()
        json.key("resource")
        json.beginObject()
        json.key("oneOf")
        json.beginArray()
        for kind in ServiceKind.all {
            json.beginObject()
            let name = kind.name.description
            let service = KeyDescription("service", .choice([name]), "the service", isRequired: true)
            json.members(of: .object([service] + kind.keys() + Resource.commonKeys))
            json.endObject()
        }
        json.endArray()
        json.endObject()
        for (name, pattern) in [(decimalText, decimal), (volumeText, volume)] {
            json.key(name)
            json.beginObject(inline: true)
            json.text("type", "string")
            json.text("pattern", pattern)
            json.endObject()
        }
        json.endObject()
        json.endObject()
        return json.bytes
    }

    fileprivate static let decimalText = "decimalText"
    fileprivate static let volumeText = "volumeText"
    /// JSON's grammar of numbers, in which a file may write them as texts too.
    private static let decimal = #"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$"#
    /// Requests a month as on the command line.
    private static let volume = #"^[0-9]+(_[0-9]+)*(\.[0-9]+)?([eE][-+]?[0-9]+)?[kKMBGT]?$"#
}

extension JSONWriter {
    fileprivate mutating func text(_ key: String, _ text: String) {
        self.key(key)
        string(text)
    }

    private mutating func schema(of shape: ValueShape) {
        beginObject(inline: shape.isSimple)
        members(of: shape)
        endObject()
    }

    /// What a schema says of a value, in the object that has been begun.
    fileprivate mutating func members(of shape: ValueShape) {
        switch shape {
        case .text: text("type", "string")
        case .flag: text("type", "boolean")
        case .number(let range): number(range, orText: ScenarioSchema.decimalText)
        case .volume: number(.whole(0...Limits.largest), orText: ScenarioSchema.volumeText)
        case .choice(let words):
            key("enum")
            beginArray(inline: true)
            for word in words { string(word) }
            endArray()
        case .list(let element, let count):
            text("type", "array")
            key("items")
            schema(of: element)
            key("minItems")
            number(count.lowerBound)
            key("maxItems")
            number(count.upperBound)
        case .object(let keys): object(keys)
        case .percentiles(let range):
            text("type", "object")
            key("patternProperties")
            beginObject()
            key(#"^(max|p[0-9]+(\.[0-9]+)?)$"#)
            schema(of: .number(range))
            endObject()
            key("minProperties")
            number(1)
            key("additionalProperties")
            bool(false)
        case .resource: text("$ref", "#/$defs/resource")
        case .any(let shapes):
            key("anyOf")
            beginArray()
            for shape in shapes { schema(of: shape) }
            endArray()
        }
    }

    private mutating func object(_ keys: [KeyDescription]) {
        text("type", "object")
        key("properties")
        beginObject()
        for described in keys {
            key(described.name.description)
            beginObject()
            text("description", described.meaning)
            members(of: described.shape)
            endObject()
        }
        endObject()
        let required = keys.filter { $0.isRequired }
        if !required.isEmpty {
            key("required")
            beginArray(inline: true)
            for key in required { string(key.name.description) }
            endArray()
        }
        key("additionalProperties")
        bool(false)
    }

    /// A number, or a text that says one.
    private mutating func number(_ range: NumberRange, orText name: String) {
        key("anyOf")
        beginArray(inline: true)
        beginObject(inline: true)
        text("type", range.isWhole ? "integer" : "number")
        key(range.isAboveMinimum ? "exclusiveMinimum" : "minimum")
        number(digits: range.minimum.description)
        key("maximum")
        number(digits: range.maximum.description)
        endObject()
        beginObject(inline: true)
        text("$ref", "#/$defs/\(name)")
        endObject()
        endArray()
    }
}

extension ValueShape {
    /// Whether what a schema says of it stands on one line.
    fileprivate var isSimple: Bool {
        switch self {
        case .text, .flag, .choice, .resource: true
        default: false
        }
    }
}
