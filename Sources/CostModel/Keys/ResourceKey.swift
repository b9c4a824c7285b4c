import ExactMath
import StrictJSON

/// One key of a resource in a scenario file, or of its estimate or traffic: its name, what it accepts, what it means, and where its value goes.
///
/// What a resource takes where the key is absent stands in the properties of its type. All that is known of a key is
/// here: reading follows from it, and so do the schema and which numbers can be varied.
struct ResourceKey<Content>: Sendable {
    let name: StaticString
    let shape: ValueShape
    /// What the value says, in words, with its unit.
    let meaning: String
    let isRequired: Bool
    private let store: @Sendable (inout Content, Fields) throws(FileFault) -> Void
    /// The numbers in the value that can be varied; none where it is no number, or nobody varies it.
    private(set) var varied: [VariedNumber<Content>] = []

    private init(
        _ name: StaticString, _ shape: ValueShape, _ meaning: String, isRequired: Bool,
        store: @escaping @Sendable (inout Content, Fields) throws(FileFault) -> Void
    ) {
        self.name = name
        self.shape = shape
        self.meaning = meaning
        self.isRequired = isRequired
        self.store = store
    }

    var description: KeyDescription {
        KeyDescription(
            name, shape, meaning, isRequired: isRequired,
            innerNames: varied.map { $0.name }.filter { $0.description != name.description })
    }

    /// Stores the key's value where the file states one.
    ///
    /// - Throws: `FileFault` where the value is not accepted, or is missing and required.
    func read(_ fields: Fields, into content: inout Content) throws(FileFault) {
        if isRequired { try fields.require(name) }
        if fields.contains(name) { try store(&content, fields) }
    }
}

extension ResourceKey {
    static func text(
        _ name: StaticString, _ meaning: String, isRequired: Bool = false,
        set: @escaping @Sendable (inout Content, String) -> Void
    ) -> ResourceKey {
        ResourceKey(name, .text, meaning, isRequired: isRequired) { content, fields throws(FileFault) in
            if let text = try fields.text(name) { set(&content, text) }
        }
    }

    static func flag(
        _ name: StaticString, _ meaning: String, set: @escaping @Sendable (inout Content, Bool) -> Void
    ) -> ResourceKey {
        ResourceKey(name, .flag, meaning, isRequired: false) { content, fields throws(FileFault) in
            if let flag = try fields.flag(name) { set(&content, flag) }
        }
    }

    static func number(
        _ name: StaticString, _ range: NumberRange, _ meaning: String, isRequired: Bool = false,
        set: @escaping @Sendable (inout Content, Rational) -> Void
    ) -> ResourceKey {
        ResourceKey(name, .number(range), meaning, isRequired: isRequired) { content, fields throws(FileFault) in
            if let number = try fields.number(name, range) { set(&content, number) }
        }
    }

    static func whole(
        _ name: StaticString, _ range: ClosedRange<Int>, _ meaning: String,
        set: @escaping @Sendable (inout Content, Int) -> Void
    ) -> ResourceKey {
        number(name, .whole(range), meaning) { content, number in
            if let number = number.asInt { set(&content, number) }
        }
    }

    static func number(
        _ varied: VariedNumber<Content>, _ meaning: String, isRequired: Bool = false
    ) -> ResourceKey {
        var key = number(varied.name, varied.range, meaning, isRequired: isRequired, set: varied.set)
        key.varied = [varied]
        return key
    }

    /// One word of those that the type lists.
    static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: StaticString, _ choices: Choice.Type, _ meaning: String, isRequired: Bool = false,
        set: @escaping @Sendable (inout Content, Choice) -> Void
    ) -> ResourceKey {
        let words = choices.allCases.map { $0.rawValue }
        return ResourceKey(name, .choice(words), meaning, isRequired: isRequired) {
            content, fields throws(FileFault) in
            if let choice = try fields.choice(name, of: words).flatMap({ Choice(rawValue: $0) }) {
                set(&content, choice)
            }
        }
    }

    /// A value with a shape of its own, which `store` reads.
    static func other(
        _ name: StaticString, _ shape: ValueShape, _ meaning: String, isRequired: Bool = false,
        varied: [VariedNumber<Content>] = [],
        store: @escaping @Sendable (inout Content, Fields) throws(FileFault) -> Void
    ) -> ResourceKey {
        var key = ResourceKey(name, shape, meaning, isRequired: isRequired, store: store)
        key.varied = varied
        return key
    }
}

/// A number at a key of a resource that can be varied and solved for.
struct VariedNumber<Content>: Sendable {
    let name: StaticString
    let range: NumberRange
    /// The values that a resource states: none where it is silent, several where it states a distribution.
    let stated: @Sendable (Content) -> [Rational]
    let set: @Sendable (inout Content, Rational) -> Void
    /// Puts others in place of the values that a resource states, as many as it states.
    let restate: @Sendable (inout Content, [Rational]) -> Void
    /// Whether whoever deploys decides on it and so knows it, where others are measured or guessed.
    private(set) var isChosen = false

    /// - Parameter restate: nil for what is never stated as a distribution.
    init(
        _ name: StaticString, _ range: NumberRange, stated: @escaping @Sendable (Content) -> [Rational],
        set: @escaping @Sendable (inout Content, Rational) -> Void,
        restate: (@Sendable (inout Content, [Rational]) -> Void)? = nil
    ) {
        self.name = name
        self.range = range
        self.stated = stated
        self.set = set
        self.restate = restate ?? { content, values in if let value = values.first { set(&content, value) } }
    }
}

extension VariedNumber {
    /// The same as something that is decided on: nobody is unsure of it.
    var chosen: VariedNumber {
        var number = self
        number.isChosen = true
        return number
    }

    /// A number that a resource may be silent of.
    static func optional(
        _ name: StaticString, _ range: NumberRange, stated: @escaping @Sendable (Content) -> Rational?,
        set: @escaping @Sendable (inout Content, Rational) -> Void
    ) -> VariedNumber {
        VariedNumber(name, range, stated: { stated($0).map { [$0] } ?? [] }, set: set)
    }

    /// A whole number that every resource states, if only by default.
    static func whole(
        _ name: StaticString, _ range: ClosedRange<Int>, stated: @escaping @Sendable (Content) -> Int,
        set: @escaping @Sendable (inout Content, Int) -> Void
    ) -> VariedNumber {
        VariedNumber(name, .whole(range), stated: { [Rational(stated($0))] }) { content, number in
            if let number = number.asInt { set(&content, number) }
        }
    }
}
