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

    /// What is put in, for reports.
    public enum Value: Hashable, Sendable {
        case number(Rational)
        case flag(Bool)
        case text(String)
        /// A list or an object, as it was written.
        case json(String)
    }

    /// As it was written, with the option that says it: `--set lambda.memoryMB=512`.
    public let said: String
    public let key: SettingKey
    /// The value as JSON.
    let bytes: [UInt8]

    /// Reads `KEY=VALUE`.
    ///
    /// - Parameter option: what says it, for messages.
    /// - Throws: where no key of a scenario file is so called.
    public init(_ text: String, by option: String) throws(Fault) {
        guard let (key, value) = Self.split(text) else {
            throw Fault(finding: "'\(text)' has no value.", advice: "Write it as lambda.memoryMB=512.")
        }
        self.init(try SettingKey(key), value, saying: "\(option) \(text)")
    }

    /// - Parameter said: the option that says it, with its text, for messages.
    public init(_ key: SettingKey, _ value: Substring, saying said: String) {
        self.key = key
        self.said = said
        bytes = Self.json(value, key.shape, ValueUnit(key: key.lastName))
    }

    /// The part before the first `=` that is in no quotes, and the part behind it.
    public static func split(_ text: String) -> (key: Substring, value: Substring)? {
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

// MARK: Values

extension ScenarioSetting {
    /// What is put in.
    public var value: Value {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let root = (try? JSONDocument(bytes))?.root else { return .json(text) }
        if let string = root.stringValue { return .text(string) }
        if let number = try? Rational(decimal: text) { return .number(number) }
        return text == "true" || text == "false" ? .flag(text == "true") : .json(text)
    }

    /// A number as the command line writes it, `0.5`, `1.5M` or, of a key with a unit, `4.5MB` and `1.2s`; nil where the
    /// text is none.
    public static func number(_ text: Substring, of key: SettingKey) -> Rational? {
        number(text, ValueUnit(key: key.lastName))
    }

    private static func number(_ text: Substring, _ unit: ValueUnit?) -> Rational? {
        if let number = unit?.number(text) { return number }
        if let number = try? Rational(decimal: text) { return number }
        return (try? VolumeList.volume(text)).map { Rational($0) }
    }

    /// A text of the command line as a value of the file. What is no value of the key stays a text, which the file's
    /// reader refuses in its own words.
    private static func json(_ text: Substring, _ shape: ValueShape, _ unit: ValueUnit?) -> [UInt8] {
        let quoted = { () -> [UInt8] in
            var json = JSONWriter()
            json.string(String(text))
            return json.bytes.dropLast()
        }
        let number = { () -> [UInt8]? in
            if JSONWriter.isNumber(String(text)) { return Array(text.utf8) }
            return Self.number(text, unit).map {
                Array($0.exactDecimalText(minimumPlaces: 0, maximumPlaces: $0.terminatingPlaces ?? 0).utf8)
            }
        }
        switch shape {
        case .text, .choice: return quoted()
        case .flag: return text == "true" || text == "false" ? Array(text.utf8) : quoted()
        case .number, .volume: return number() ?? quoted()
        case .list(.volume, _) where text.first != "[":
            let volumes = text.split(separator: ",", omittingEmptySubsequences: false)
            return Array("[".utf8) + volumes.map { json($0, .volume, nil) }.joined(separator: Array(", ".utf8))
                + Array("]".utf8)
        case .any(let shapes):
            if shapes.contains(where: { if case .number = $0 { true } else { false } }), let number = number() {
                return number
            }
            return (try? JSONDocument(Array(text.utf8))) == nil ? quoted() : Array(text.utf8)
        default:
            // A list or an object, as it stands where it is JSON.
            return (try? JSONDocument(Array(text.utf8))) == nil ? quoted() : Array(text.utf8)
        }
    }
}
