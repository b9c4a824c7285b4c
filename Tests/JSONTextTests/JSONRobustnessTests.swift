import JSONText
import TestSupport
import Testing

/// Whatever the bytes, the answer is a document or an error whose parts can all be looked at.
@Suite struct JSONRobustnessTests {
    static let sample = Array(
        """
        {"formatVersion": 1, "é\\u00e9": [true, false, null, -12.50e+3, "a\\"b\\\\c", "\\ud83d\\ude00 😀 漢"],
          "rows": [
            {"type": "m5.large", "usd": "0.096", "k1": 1, "k2": 2, "k3": 3, "k4": 4, "k5": 5, "k6": 6, "\\u006b7": 7},
            [], {}, [[[{"x": {}}]]]
          ]
        }
        """.utf8)

    /// Reads the bytes and touches everything that comes out; true when they are a document.
    private func survives(_ bytes: [UInt8]) -> Bool {
        do {
            touch(try JSONDocument(bytes).root)
            return true
        } catch {
            #expect(error.location.line >= 1 && error.location.column >= 1)
            #expect(error.description.utf8.count < 2000)
            return false
        }
    }

    private func touch(_ value: JSONValue) {
        _ = (value.path, value.location, value.excerpt, value.stringValue, value.numberText)
        for element in value.elements { touch(element) }
        for member in value.members {
            _ = (member.key, member.keyLocation)
            touch(member.value)
        }
    }

    @Test func everyProperPrefixIsAnError() {
        #expect(survives(Self.sample))
        for length in 0..<Self.sample.count {
            #expect(!survives(Array(Self.sample[..<length])), "length \(length)")
        }
    }

    @Test func everySuffixIsSurvived() {
        for length in 0..<Self.sample.count {
            _ = survives(Array(Self.sample[length...]))
        }
    }

    @Test(arguments: [101, 102, 103, 104] as [UInt64])
    func randomChangesAreSurvived(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let telling = Array("{}[]\",:\\u0-+.eE tfn/#'\n\t\u{0}\u{7F}é".utf8) + [0x80, 0xC3, 0xE2, 0xF0, 0xFF]
        for _ in 0..<1000 {
            var bytes = Self.sample
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                let byte =
                    Bool.random(using: &generator)
                    ? telling.randomElement(using: &generator) ?? 0 : UInt8.random(in: 0...255, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: bytes.insert(byte, at: place)
                case 1: bytes.remove(at: place)
                case 2: bytes[place] = byte
                default:
                    let end = min(bytes.count, place + Int.random(in: 0..<30, using: &generator))
                    bytes.insert(contentsOf: bytes[place..<end], at: place)
                }
            }
            _ = survives(bytes)
        }
    }

    @Test(arguments: [201, 202] as [UInt64])
    func randomTokensAreSurvived(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let tokens = [
            "{", "}", "[", "]", ",", ":", "\"a\"", "\"", "\\", "1", "-", "0", ".", "e", "true", "nul", " ", "é",
        ]
        for _ in 0..<3000 {
            let count = Int.random(in: 0..<12, using: &generator)
            let text = (0..<count).map { _ in tokens.randomElement(using: &generator) ?? "" }.joined()
            _ = survives(Array(text.utf8))
        }
    }

    /// Every text of up to four of these characters, judged by a grammar written independently of the reader.
    @Test func agreesWithTheGrammarOnAllShortTexts() {
        let alphabet = Array("[]{}\":,10-.e ".utf8)
        var texts: [[UInt8]] = [[]]
        for _ in 0..<4 {
            texts = texts.flatMap { text in alphabet.map { text + [$0] } }
            for text in texts {
                let isAccepted = (try? JSONDocument(text)) != nil
                if isAccepted != Grammar.accepts(text) {
                    Issue.record("disagreement on '\(String(decoding: text, as: UTF8.self))'")
                }
            }
        }
    }
}

/// RFC 8259's rules one by one, by recursive descent, for short texts without escapes.
private struct Grammar {
    private let text: [UInt8]
    private var position = 0

    static func accepts(_ text: [UInt8]) -> Bool {
        var grammar = Grammar(text: text)
        return grammar.value() && grammar.position == text.count
    }

    private init(text: [UInt8]) {
        self.text = text
    }

    private mutating func take(_ character: Character) -> Bool {
        guard position < text.count, text[position] == character.asciiValue else { return false }
        position += 1
        return true
    }

    private mutating func blanks() {
        while take(" ") {}
    }

    private mutating func digits() -> Bool {
        var found = false
        while take("0") || take("1") { found = true }
        return found
    }

    private mutating func value() -> Bool {
        blanks()
        defer { blanks() }
        if take("[") { return list("]") { grammar in grammar.value() } }
        if take("{") { return list("}") { grammar in grammar.member() } }
        return string() || number()
    }

    private mutating func list(_ end: Character, _ item: (inout Grammar) -> Bool) -> Bool {
        blanks()
        if take(end) { return true }
        repeat {
            guard item(&self) else { return false }
        } while take(",")
        return take(end)
    }

    private mutating func member() -> Bool {
        blanks()
        guard string() else { return false }
        blanks()
        return take(":") && value()
    }

    private mutating func string() -> Bool {
        guard take("\"") else { return false }
        while position < text.count, text[position] != 0x22 { position += 1 }
        return take("\"")
    }

    private mutating func number() -> Bool {
        _ = take("-")
        if !take("0") {
            guard take("1") else { return false }
            _ = digits()
        }
        if take("."), !digits() { return false }
        if take("e") {
            _ = take("-")
            return digits()
        }
        return true
    }
}
