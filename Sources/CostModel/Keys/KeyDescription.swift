import JSONText
import StrictJSON

/// A key of a scenario file, as everything knows it that does not read its value: what writes the schema, completes, or
/// sets it from the command line.
struct KeyDescription: Sendable {
    let name: StaticString
    let shape: ValueShape
    /// What the value says, in words, with its unit.
    let meaning: String
    var isRequired = false
    /// Keys inside the value that stand for it where inputs are named: `committed` of a `purchase`.
    var innerNames: [StaticString] = []

    init(
        _ name: StaticString, _ shape: ValueShape, _ meaning: String, isRequired: Bool = false,
        innerNames: [StaticString] = []
    ) {
        (self.name, self.shape, self.meaning) = (name, shape, meaning)
        (self.isRequired, self.innerNames) = (isRequired, innerNames)
    }
}

/// What a value of a scenario file may be.
indirect enum ValueShape: Sendable {
    case text
    case flag
    case number(NumberRange)
    /// Requests a month, which may be written as on the command line: `"1.5M"`.
    case volume
    case choice([String])
    case list(ValueShape, count: ClosedRange<Int>)
    case object([KeyDescription])
    /// Durations by percentile: `{"p50": 80, "p99": 1200}`.
    case percentiles(NumberRange)
    case resource
    case any([ValueShape])

    /// Whether an object may have a key, by the words in it that tell its kind.
    func takes(_ key: String, in object: JSONValue) -> Bool {
        switch self {
        case .object(let keys):
            keys.contains { $0.name.description == key }
                && keys.allSatisfy { own in
                    guard case .choice(let words) = own.shape, own.isRequired, own.name.description != key,
                        let stated = object[named: own.name.description]?.stringValue
                    else { return true }
                    return words.contains(stated)
                }
        case .any(let shapes): shapes.contains { $0.takes(key, in: object) }
        default: false
        }
    }

    /// What stands at a key inside the value; nil where there is none.
    func member(_ key: String) -> ValueShape? {
        switch self {
        case .object(let keys): keys.first { $0.name.description == key }?.shape
        case .any(let shapes): shapes.lazy.compactMap { $0.member(key) }.first
        default: nil
        }
    }
}

extension [KeyDescription] {
    var names: [StaticString] { map { $0.name } }
}
