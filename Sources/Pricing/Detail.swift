import ExactMath
import JSONText
import StrictJSON

/// What a table states besides its prices, under one key: of an entry what belongs to its price, of a table how the
/// service meters.
public struct Detail: Sendable {
    public let key: StaticString
    let content: Content
    let isRequired: Bool

    enum Content: Sendable {
        case number(NumberRange)
        /// With what holds where nothing is said.
        case flag(otherwise: Bool)
        case group([Detail])
    }

    static func number(_ key: StaticString, _ range: NumberRange, isRequired: Bool = false) -> Detail {
        Detail(key: key, content: .number(range), isRequired: isRequired)
    }

    static func flag(_ key: StaticString, otherwise: Bool) -> Detail {
        Detail(key: key, content: .flag(otherwise: otherwise), isRequired: false)
    }

    static func group(_ key: StaticString, isRequired: Bool = false, _ details: Detail...) -> Detail {
        Detail(key: key, content: .group(details), isRequired: isRequired)
    }

    /// Whether it is an object of others.
    public var isGroup: Bool { if case .group = content { true } else { false } }

    /// No figure of a table is larger.
    static let largest = 1_000_000_000_000
}

/// The details that an entry or a table states, by their keys; no two of one kind share a key, in whatever group.
public struct Details: Sendable {
    private var values: [(key: StaticString, value: Rational)] = []

    init() {}

    /// - Throws: `FileFault` for what is missing, unknown or out of range.
    init(_ fields: Fields, _ details: [Detail]) throws(FileFault) {
        for detail in details { try read(detail, fields) }
    }

    private mutating func read(_ detail: Detail, _ fields: Fields) throws(FileFault) {
        switch detail.content {
        case .number(let range):
            if detail.isRequired { try fields.require(detail.key) }
            if let number = try fields.number(detail.key, range) { values.append((detail.key, number)) }
        case .flag:
            if let flag = try fields.flag(detail.key) { values.append((detail.key, flag ? 1 : 0)) }
        case .group(let details):
            let found = detail.isRequired ? try fields.required(detail.key) : fields.value[detail.key]
            guard let found else { return }
            let inner = try Fields(found, in: fields.file, keys: details.map { $0.key }, collecting: fields.faults)
            for detail in details { try read(detail, inner) }
        }
    }

    /// The figure at a key; of a flag 0 or 1.
    public subscript(key: StaticString) -> Rational? { values.first { $0.key.equals(key) }?.value }

    public var isEmpty: Bool { values.isEmpty }

    /// Whether any figure of a detail is stated.
    public func state(_ detail: Detail) -> Bool {
        if case .group(let details) = detail.content { details.contains { state($0) } } else { self[detail.key] != nil }
    }

    /// Writes a detail with its key as a table has it, or nothing where there is none.
    ///
    /// - Parameter replacing: the texts of figures that are known better.
    public func write(
        _ detail: Detail, replacing better: [(key: String, text: String)] = [],
        to json: inout JSONWriter
    ) {
        switch detail.content {
        case .number:
            let key = detail.key.description
            guard let text = better.first(where: { $0.key == key })?.text ?? self[detail.key]?.description else {
                return
            }
            json.key(key)
            json.string(text)
        case .flag(let otherwise):
            let key = detail.key.description
            let flag = better.first { $0.key == key }.map { $0.text == "true" } ?? self[detail.key].map { $0 == 1 }
            guard let flag, flag != otherwise else { return }
            json.key(key)
            json.bool(flag)
        case .group(let details):
            guard state(detail) else { return }
            json.key(detail.key.description)
            json.beginObject(inline: true)
            for detail in details { write(detail, replacing: better, to: &json) }
            json.endObject()
        }
    }
}

extension StaticString {
    /// Whether both are the same bytes.
    func equals(_ other: StaticString) -> Bool {
        utf8CodeUnitCount == other.utf8CodeUnitCount
            && withUTF8Buffer { bytes in other.withUTF8Buffer { bytes.elementsEqual($0) } }
    }

    func equals(_ other: String) -> Bool {
        utf8CodeUnitCount == other.utf8.count && withUTF8Buffer { $0.elementsEqual(other.utf8) }
    }
}
