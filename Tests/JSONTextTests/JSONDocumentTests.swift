@testable import JSONText
import TestSupport
import Testing

@Suite struct JSONDocumentTests {
    @Test(arguments: [
        "null", "true", "false", "0", "-0", "1", "-1", "1.5", "1e1", "1E1", "1e+1", "1e-1", "0e0", "-0.0E-00",
        "123456789012345678901234567890.12345678901234567890e-12345", "\"\"", "\"a\"", "[]", "{}",
        " \t\r\n[ ] \n", "[1]", "[ 1 , 2 ]", "[[],[[]],{}]", "{\"a\":1}", "{ \"a\" : 1 , \"b\" : [ ] }", "{\"\":0}",
        "{\"a\":{\"a\":{\"a\":1}}}", "[true,false,null]", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\u0000\"",
        "\"\\u00e9\\u00E9\"", "\"\\ud83d\\ude00\"", "\"\\uDBFF\\uDFFF\"", "\"\u{7F}\"", "\"é漢😀\"", "\"\u{FEFF}\"",
        "\"\u{2028}\"", "\"// no comment\"", "\"\\\\\"", "\"\\\\\\\"\"", "{\"a\":1,\"A\":2}",
        "{\"é\":1,\"e\u{301}\":2}", "[\"12345678\",\"123456789\",\"1234567\\n\"]",
    ])
    func accepts(text: String) throws {
        _ = try JSONDocument(Array(text.utf8))
    }

    @Test func numberOfAThousandDigitsStaysText() throws {
        let digits = String(repeating: "9", count: 1000) + "e999999"
        let document = try JSONDocument(Array("[\(digits)]".utf8))
        #expect(document.root.elements[0]?.numberText == digits)
    }

    @Test func sixtyFourLevelsAreAcceptedAndSixtyFiveAreNot() throws {
        func nested(_ depth: Int) -> [UInt8] {
            Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
        }
        _ = try JSONDocument(nested(64))
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(nested(65)) }
        #expect(error.problem == .nestingTooDeep(limit: 64))
        #expect(error.location == JSONLocation(line: 1, column: 65))
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
    func aHundredThousandOpenLevelsAreACleanError(opening: String) throws {
        let text = String(repeating: opening, count: 100_000)
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(Array(text.utf8)) }
        #expect(error.problem == .nestingTooDeep(limit: 64))
    }

    @Test func oneByteMoreThanTheMaximumIsRefused() throws {
        let text = Array("[1, 2]".utf8)
        _ = try JSONDocument(text, maximumBytes: 6)
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(text, maximumBytes: 5) }
        #expect(error.problem == .tooLarge(byteCount: 6, maximum: 5))
        #expect(error.location == JSONLocation(line: 1, column: 1))
    }

    @Test func moreThanSixteenMebibytesAreRefusedUnlessAskedFor() throws {
        let text = [UInt8](repeating: 0x20, count: 16 << 20) + Array("1".utf8)
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(text) }
        #expect(error.problem == .tooLarge(byteCount: 16_777_217, maximum: 16_777_216))
    }

    @Test func readsTextOfTheProgram() throws {
        // Worked out by hand: kind and escapes, bytes since the node before, bytes of it or nodes inside it.
        let document = JSONDocument(staticText: #"{"é": ["x", "\n"]}"#, tape: "004>14262413554")
        #expect(document.tapeText == "004>14262413554")
        #expect(document.root["é"]?.elements.map(\.stringValue) == ["x", "\n"])
        #expect(document.root["é"]?.elements[1]?.location == JSONLocation(line: 1, column: 13))
    }

    @Test(arguments: [("7", "601"), ("\"\(String(repeating: "a", count: 40))\"", "40Z1"), (" [ ]", "210")])
    func tapesHaveThreeNumbersANode(text: String, tape: String) throws {
        #expect(try JSONDocument(Array(text.utf8)).tapeText == tape)
    }

    @Test(arguments: 1...50 as ClosedRange<UInt64>)
    func tapesAreReadBack(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var writer = JSONWriter()
        writer.beginArray()
        for _ in 0..<(seed == 1 ? 3000 : 3) { SampleTree.random(depth: 5, using: &generator).write(to: &writer) }
        writer.endArray()
        let document = try JSONDocument(writer.bytes)
        let read = Array(document.tapeText.utf8).withUnsafeBufferPointer { TapeText.nodes($0) }
        #expect(read == document.nodes, "seed \(seed)")
    }

    // MARK: Strings

    @Test(arguments: [
        (#""a\"\\\/\b\f\n\r\tz""#, "a\"\\/\u{8}\u{C}\n\r\tz"),
        (#""\u0041\u00e9\u6F22""#, "Aé漢"),
        (#""\ud83d\ude00\uD83D\uDE01""#, "😀😁"),
        (#""\uDBFF\uDFFF\ud800\udc00""#, "\u{10FFFF}\u{10000}"),
        (#""\\u0041""#, "\\u0041"),
        (#""1234567\n89""#, "1234567\n89"),
        ("\"é漢😀\"", "é漢😀"),
    ])
    func decodes(text: String, expected: String) throws {
        let value = try JSONDocument(Array(text.utf8)).root
        let decoded = try #require(value.stringValue)
        #expect(decoded.utf8.elementsEqual(expected.utf8))
        var bytes: [UInt8] = []
        value.withUTF8Bytes { bytes = Array($0) }
        #expect(bytes == Array(expected.utf8))
    }

    @Test func everyBytePositionOfTheEightByteBlocksIsScanned() throws {
        for length in 0..<40 {
            let plain = String(repeating: "x", count: length)
            #expect(try JSONDocument(Array("\"\(plain)\"".utf8)).root.stringValue == plain)
            #expect(try JSONDocument(Array("\"\(plain)\\n\"".utf8)).root.stringValue == plain + "\n")
            #expect(try JSONDocument(Array("\"\(plain)é\"".utf8)).root.stringValue == plain + "é")
            let broken = Array("\"\(plain)\u{1F}yyyyyyyyyy\"".utf8)
            let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(broken) }
            #expect(error.problem == .controlCharacter(0x1F))
            #expect(error.location == JSONLocation(line: 1, column: length + 2))
        }
    }

    // MARK: Keys

    @Test func duplicateKeyNamesBothPlaces() throws {
        let text = "{\n  \"a\": {\n    \"b\": 1,\n    \"c\": 2,\n    \"b\": 3\n  }\n}"
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(Array(text.utf8)) }
        #expect(error.problem == .duplicateKey(key: "b", first: JSONLocation(line: 3, column: 5)))
        #expect(error.location == JSONLocation(line: 5, column: 5))
        #expect(error.path == "a.b")
    }

    @Test(arguments: [
        (#"{"a": 1, "\u0061": 2}"#, "a"), (#"{"\u0061": 1, "a": 2}"#, "a"),
        (#"{"\u00e9": 1, "\u00E9": 2}"#, "é"), (#"{"/": 1, "\/": 2}"#, "/"), (#"{"": 1, "": 2}"#, ""),
        (#"{"\ud83d\ude00": 1, "😀": 2}"#, "😀"),
    ])
    func duplicateKeysAreComparedDecoded(text: String, key: String) throws {
        for extra in [0, 20] {
            let more = (0..<extra).map { ", \"extra\($0)\": 0" }.joined()
            let longer = text.dropLast() + more + "}"
            let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(Array(longer.utf8)) }
            #expect(error.problem == .duplicateKey(key: key, first: JSONLocation(line: 1, column: 2)))
        }
    }

    @Test(arguments: [2, 3, 7, 8, 9, 10, 31, 1000])
    func everyPairOfEqualKeysIsFound(count: Int) throws {
        let keys = (0..<count).map { "\"key\($0)\"" }
        func text(_ keys: [String]) -> [UInt8] {
            Array(("[{" + keys.map { "\($0):{\"key0\":[]}" }.joined(separator: ",") + "}]").utf8)
        }
        #expect(try JSONDocument(text(keys)).root.elements[0]?.members.count == count)
        let pairs = count > 31 ? [(0, count - 1), (500, 501)] : (1..<count).flatMap { j in (0..<j).map { ($0, j) } }
        for (first, second) in pairs {
            var changed = keys
            changed[second] = keys[first]
            let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(text(changed)) }
            guard case .duplicateKey(let key, _) = error.problem else {
                Issue.record("another problem: \(error)")
                return
            }
            #expect(key == "key\(first)")
        }
    }

    @Test func firstOfSeveralDuplicatesIsReported() throws {
        for extra in [0, 20] {
            let more = (0..<extra).map { "\"extra\($0)\": 0, " }.joined()
            let text = "{\(more)\"a\": 1, \"b\": 1, \"b\": 2, \"a\": 2}"
            let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(Array(text.utf8)) }
            guard case .duplicateKey("b", _) = error.problem else {
                Issue.record("another problem: \(error)")
                return
            }
        }
    }
}
