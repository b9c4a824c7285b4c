import ExactMath
import JSONText
import StrictJSON
import Testing

/// Reading objects strictly: what is accepted, and the whole message where it is not.
@Suite struct FieldsTests {
    private static let keys: [StaticString] = ["name", "count", "price", "flag", "kind", "list", "inner"]

    private static func fields(_ text: String) throws -> Fields {
        try Fields(try JSONDocument(Array(text.utf8)).root, in: "file.json", keys: keys)
    }

    /// The message for what `read` does with an object.
    private static func fault(_ text: String, _ read: (Fields) throws -> Void) throws -> [String] {
        let fault = try #require(throws: FileFault.self) { try read(try fields(text)) }
        return fault.description.split(separator: "\n").map(String.init)
    }

    // MARK: Objects and keys

    @Test(arguments: ["[]", "null", "7", "\"text\""])
    func somethingElseThanAnObject(text: String) throws {
        #expect(try Self.fault(text) { _ in } == ["file.json:1:1", "Found \(text) where an object { … } is expected."])
    }

    @Test func anUnknownKeyIsNamedWithItsPlaceAndTheNearest() throws {
        let fault = try Self.fault("{\n  \"name\": 1,\n  \"coutn\": 2}") { _ in }
        #expect(
            fault == [
                "file.json:3:3: coutn", "Unknown key 'coutn'.",
                "Did you mean 'count'? Known keys here: name, count, price, flag, kind, list, inner.",
            ])
    }

    @Test func anUnknownKeyNearNothing() throws {
        let fault = try Self.fault("{\"zzz\": 2}") { _ in }
        #expect(fault.last == "Known keys here: name, count, price, flag, kind, list, inner.")
    }

    @Test func aMissingKey() throws {
        let fault = try Self.fault("{\"count\": 2}") { _ = try $0.requiredText("name") }
        #expect(fault == ["file.json:1:1", "The key 'name' is missing.", "Add \"name\" here."])
    }

    @Test func containsTellsWhatIsThere() throws {
        let fields = try Self.fields("{\"count\": null}")
        #expect(fields.contains("count"))
        #expect(!fields.contains("name"))
    }

    /// A fault of a key stands at its value, or at the object where the key is absent.
    @Test func faultsOfOurOwn() throws {
        let fields = try Self.fields("{\n \"count\": 2}")
        #expect(fields.fault(at: "count", "Odd.", advice: "Even.").description == "file.json:2:11: count\nOdd.\nEven.")
        #expect(fields.fault(at: "name", "Odd.").description == "file.json:1:1\nOdd.")
    }

    // MARK: Kinds

    @Test func absentKeysAreNil() throws {
        let fields = try Self.fields("{}")
        #expect(try fields.text("name") == nil)
        #expect(try fields.flag("flag") == nil)
        #expect(try fields.choice("kind", of: ["a"]) == nil)
        #expect(try fields.number("price", .upTo(1)) == nil)
        #expect(try fields.whole("count", 1...2) == nil)
        #expect(try fields.list("list", count: 1...2) == nil)
    }

    @Test func presentKeysAreRead() throws {
        let fields = try Self.fields(
            #"{"name": "a", "flag": true, "kind": "b", "price": "0.50", "count": 3e0, "list": [1, 2]}"#)
        #expect(try fields.text("name") == "a")
        #expect(try fields.requiredText("name") == "a")
        #expect(try fields.flag("flag") == true)
        #expect(try fields.choice("kind", of: ["a", "b"]) == "b")
        #expect(try fields.number("price", .upTo(1)) == Rational(1, over: 2))
        #expect(try fields.whole("count", 1...3) == 3)
        #expect(try fields.list("list", count: 1...2)?.count == 2)
    }

    @Test(arguments: ["null", "1", "[]"])
    func textOfAnotherKind(value: String) throws {
        let fault = try Self.fault("{\"name\": \(value)}") { _ = try $0.text("name") }
        #expect(fault == ["file.json:1:10: name", "Found \(value) where a text in quotes is expected."])
    }

    @Test(arguments: ["null", "1", "\"true\""])
    func flagOfAnotherKind(value: String) throws {
        let fault = try Self.fault("{\"flag\": \(value)}") { _ = try $0.flag("flag") }
        #expect(fault == ["file.json:1:10: flag", "Found \(value) where true or false is expected."])
    }

    @Test func choiceOfAnotherWord() throws {
        let choices = ["classic", "application", "network"]
        let near = try Self.fault(#"{"kind": "Classic"}"#) { _ = try $0.choice("kind", of: choices) }
        #expect(
            near == [
                "file.json:1:10: kind", "Found \"Classic\"; accepted: classic, application, network.",
                "Did you mean 'classic'?",
            ])
        let far = try Self.fault(#"{"kind": 5}"#) { _ = try $0.choice("kind", of: choices) }
        #expect(far == ["file.json:1:10: kind", "Found 5; accepted: classic, application, network."])
    }

    @Test func listOfAnotherKindOrLength() throws {
        let kind = try Self.fault(#"{"list": {}}"#) { _ = try $0.list("list", count: 1...2) }
        #expect(kind == ["file.json:1:10: list", "Found {} where a list [ … ] is expected."])
        for (list, count) in [("[]", 0), ("[1, 2, 3]", 3)] {
            let fault = try Self.fault("{\"list\": \(list)}") { _ = try $0.list("list", count: 1...2) }
            #expect(fault.last == "The list has \(count) entries; 1 to 2 are accepted.")
        }
    }

    // MARK: Numbers

    @Test(arguments: ["null", "true", "[1]", "{}"])
    func numberOfAnotherKind(value: String) throws {
        let fault = try Self.fault("{\"price\": \(value)}") { _ = try $0.number("price", .upTo(5)) }
        #expect(fault == ["file.json:1:11: price", "Found \(value) where a number from 0 to 5 is expected."])
    }

    @Test(arguments: ["1_000", "+5", " 5", "5 ", "05", ".5", "5.", "0x10", "1,5", "1e", "NaN", "Inf", "５", "-"])
    func textThatIsNoNumber(text: String) throws {
        let fault = try Self.fault("{\"price\": \"\(text)\"}") { _ = try $0.number("price", .upTo(5)) }
        #expect(
            fault == [
                "file.json:1:11: price",
                "Found \"\(text)\", but it is not a plain decimal number such as 12, 0.0104 or 2.5e6.",
                "Write a number from 0 to 5.",
            ])
    }

    @Test func emptyText() throws {
        let fault = try Self.fault("{\"price\": \"\"}") { _ = try $0.number("price", .upTo(5)) }
        #expect(fault[1] == "Found \"\", but there are no digits.")
    }

    /// At most 100 characters, at most 4 digits of exponent, written as a number or as a text.
    @Test(arguments: ["", "\""])
    func numbersTooLong(quote: String) throws {
        let longest = "1." + String(repeating: "0", count: 98)
        let accepted = try Self.fields("{\"price\": \(quote)\(longest)\(quote)}")
        #expect(try accepted.number("price", .upTo(5)) == 1)
        let long = try Self.fault("{\"price\": \(quote)\(longest)0\(quote)}") { _ = try $0.number("price", .upTo(5)) }
        #expect(long[1].hasSuffix("but it has 101 characters; at most 100 are read."))
        let small = try Self.fields("{\"price\": \(quote)1e-9999\(quote)}")
        #expect(try small.number("price", .upTo(5)).map { $0 > 0 } == true)
        let far = try Self.fault("{\"price\": \(quote)1e-10000\(quote)}") { _ = try $0.number("price", .upTo(5)) }
        #expect(far[1].hasSuffix("but its exponent has 5 digits; at most 4 are read."))
    }

    @Test func numbersAreExact() throws {
        let fields = try Self.fields(#"{"price": 0.1000000000000000055511151231257827, "count": "0.1"}"#)
        #expect(try fields.number("count", .upTo(1)) == Rational(1, over: 10))
        #expect(try fields.number("price", .upTo(1)) != Rational(1, over: 10))
    }

    // MARK: Ranges

    @Test func wholeNumbers() {
        let range = NumberRange.whole(1...3)
        #expect(range.description == "a whole number from 1 to 3")
        #expect([1, 2, 3].allSatisfy { range.contains($0) })
        #expect(![0, 4, Rational(3, over: 2)].contains { range.contains($0) })
    }

    @Test func numbersUpToAMaximum() {
        let range = NumberRange.upTo(3)
        #expect(range.description == "a number from 0 to 3")
        #expect([0, Rational(1, over: 7), 3].allSatisfy { range.contains($0) })
        #expect(![-1, Rational(-1, over: 9), Rational(31, over: 10)].contains { range.contains($0) })
    }

    @Test func numbersAboveZero() {
        let range = NumberRange.positive(upTo: 3)
        #expect(range.description == "a number above 0, at most 3")
        #expect([Rational(1, over: 7), 3].allSatisfy { range.contains($0) })
        #expect(![0, -1, Rational(31, over: 10)].contains { range.contains($0) })
    }

    @Test func numbersBetween() {
        let range = NumberRange.between(1...3)
        #expect(range.description == "a number from 1 to 3")
        #expect([1, Rational(3, over: 2), 3].allSatisfy { range.contains($0) })
        #expect(![Rational(9, over: 10), Rational(31, over: 10)].contains { range.contains($0) })
    }
}
