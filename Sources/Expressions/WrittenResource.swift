import ExactMath
import JSONText

/// A resource of a scenario file as an expression says it, each value with the words that say it.
struct WrittenResource: Sendable {
    enum Value: Sendable {
        case text(String)
        case number(Rational)
        case object([Entry])
    }

    struct Entry: Sendable {
        let key: String
        let value: Value

        init(_ key: String, _ value: Value) { (self.key, self.value) = (key, value) }
    }

    struct Member: Sendable {
        let key: String
        let value: Value
        /// The characters of the expression that say it.
        let range: Range<Int>
    }

    let service: String
    /// The characters of the expression that say the resource.
    let range: Range<Int>
    private(set) var members: [Member] = []

    init(_ service: String, at range: Range<Int>) {
        self.service = service
        self.range = range
    }

    var isApplicationBalancer: Bool {
        service == "elb"
            && members.contains { if case .text("application") = $0.value { $0.key == "type" } else { false } }
    }

    func says(_ key: String) -> Bool { members.contains { $0.key == key } }

    /// - Precondition: the resource does not say the key yet.
    mutating func add(_ key: String, _ value: Value, at range: Range<Int>) {
        precondition(!says(key), "a key is said once")
        members.append(Member(key: key, value: value, range: range))
    }

    /// The characters that say what stands at a path below the resource, such as `.purchase.term`.
    func range(ofPath path: Substring) -> Range<Int> {
        let key = path.dropFirst().prefix { $0 != "." && $0 != "[" }
        return members.first { $0.key == key }?.range ?? range
    }
}

extension JSONWriter {
    mutating func write(_ resource: WrittenResource) {
        beginObject(inline: true)
        key("service")
        string(resource.service)
        for member in resource.members {
            key(member.key)
            write(member.value)
        }
        endObject()
    }

    private mutating func write(_ value: WrittenResource.Value) {
        switch value {
        case .text(let text): string(text)
        case .number(let number): exact(number)
        case .object(let members):
            beginObject(inline: true)
            for member in members {
                key(member.key)
                write(member.value)
            }
            endObject()
        }
    }

    /// A decimal number: a whole one as JSON has it, a fraction as a text, which no reader rounds.
    private mutating func exact(_ number: Rational) {
        let text = number.exactDecimalText(minimumPlaces: 0, maximumPlaces: number.terminatingPlaces ?? 0)
        if number.isWhole { self.number(digits: text) } else { string(text) }
    }
}
