import ExactMath

/// What a report says to programs that read JSON: members in their order.
public struct Record: ExpressibleByDictionaryLiteral {
    public indirect enum Value {
        case datum(Datum)
        case record(Record)
        case list([Value])
        /// A list of any length, of which one value is held at a time.
        case stream(() -> Value?)
        /// What it holds, on one line.
        case inline(Value)
    }

    public var members: [(key: String, value: Value)]

    public init(dictionaryLiteral elements: (String, Value)...) {
        members = elements.map { (key: $0.0, value: $0.1) }
    }

    public init(_ members: [(key: String, value: Value)] = []) {
        self.members = members
    }

    public mutating func add(_ key: String, _ value: Value) {
        members.append((key: key, value: value))
    }

    public mutating func add(_ other: Record) {
        members += other.members
    }
}

extension Record.Value {
    public static var null: Self { .datum(.none) }
    public static func text(_ text: String) -> Self { .datum(.text(text)) }
    public static func text(_ text: String?) -> Self { .datum(text.map { .text($0) } ?? .none) }
    public static func count(_ count: Int) -> Self { .datum(.count(count)) }
    public static func count(_ count: Int?) -> Self { .datum(count.map { .count($0) } ?? .none) }
    public static func number(_ number: Rational) -> Self { .datum(.number(number)) }
    public static func flag(_ flag: Bool) -> Self { .datum(.flag(flag)) }
    public static func flag(_ flag: Bool?) -> Self { .datum(flag.map { .flag($0) } ?? .none) }
    public static func money(_ amount: Rational) -> Self { .datum(.amount(amount)) }
    public static func quantity(_ amount: Rational) -> Self { .datum(.quantity(amount)) }
    public static func quantity(_ amount: Rational?) -> Self { .datum(amount.map { .quantity($0) } ?? .none) }
    public static func texts(_ texts: [String]) -> Self { .list(texts.map { .text($0) }) }
    /// An object on one line.
    public static func line(_ record: Record) -> Self { .inline(.record(record)) }
}
