import JSONText
import Testing

/// A text with its one problem, and where that must be found.
struct FaultyText: Sendable, CustomTestStringConvertible {
    let text: String
    let problem: JSONSyntaxError.Problem
    let column: Int
    let path: String

    init(_ text: String, _ problem: JSONSyntaxError.Problem, column: Int, path: String = "") {
        self.text = text
        self.problem = problem
        self.column = column
        self.path = path
    }

    var testDescription: String { text }
}

private let start = JSONLocation(line: 1, column: 1)

@Suite struct JSONSyntaxErrorTests {
    @Test(arguments: [
        FaultyText("", .empty, column: 1),
        FaultyText(" \t\r ", .empty, column: 1),
        FaultyText("\u{FEFF}{}", .byteOrderMark, column: 1),
        FaultyText("[] x", .trailingText(found: "x"), column: 4),
        FaultyText("{}}", .trailingText(found: "}"), column: 3),
        FaultyText("1,2", .trailingText(found: ","), column: 2),
        FaultyText("{\"a\":1}{\"a\":1}", .trailingText(found: "{"), column: 8),
        FaultyText("[1,]", .trailingComma(before: "]"), column: 3),
        FaultyText("[[1 , \n ]]", .trailingComma(before: "]"), column: 5, path: "[0]"),
        FaultyText("{\"a\":1,}", .trailingComma(before: "}"), column: 7),
        FaultyText("[1 2]", .missingComma(found: "2"), column: 4),
        FaultyText("{\"a\":1 \"b\":2}", .missingComma(found: "\""), column: 8),
        FaultyText("[[] true]", .missingComma(found: "true"), column: 5),
        FaultyText("[\"é\" {}]", .missingComma(found: "{"), column: 6),
        FaultyText("[,1]", .unexpected(found: ",", expected: .value), column: 2, path: "[0]"),
        FaultyText("[1,,2]", .unexpected(found: ",", expected: .value), column: 4, path: "[1]"),
        FaultyText("[1}", .unexpected(found: "}", expected: .commaOrEnd("]")), column: 3),
        FaultyText("{\"a\":1]", .unexpected(found: "]", expected: .commaOrEnd("}")), column: 7),
        FaultyText("{\"a\" 1}", .unexpected(found: "1", expected: .colon), column: 6, path: "a"),
        FaultyText("{\"a\"=1}", .unexpected(found: "=", expected: .colon), column: 5, path: "a"),
        FaultyText("{\"a\"}", .unexpected(found: "}", expected: .colon), column: 5, path: "a"),
        FaultyText("{\"a\":}", .unexpected(found: "}", expected: .value), column: 6, path: "a"),
        FaultyText("{1:2}", .unexpected(found: "1", expected: .keyOrEnd), column: 2),
        FaultyText("{\"a\":1,2}", .unexpected(found: "2", expected: .key), column: 8),
        FaultyText("{,}", .unexpected(found: ",", expected: .keyOrEnd), column: 2),
        FaultyText("]", .unexpected(found: "]", expected: .value), column: 1),
        FaultyText("[\u{A0}1]", .unexpected(found: "\\u00a0", expected: .value), column: 2, path: "[0]"),
        FaultyText("[\u{C}1]", .unexpected(found: "\\u000c", expected: .value), column: 2, path: "[0]"),
        FaultyText("[1\u{0}]", .unexpected(found: "\\u0000", expected: .commaOrEnd("]")), column: 3),
        FaultyText("\u{0}", .unexpected(found: "\\u0000", expected: .value), column: 1),
        FaultyText("[1, // one\n2]", .comment(opening: "//"), column: 5, path: "[1]"),
        FaultyText("[1 /* one */]", .comment(opening: "/*"), column: 4),
        FaultyText("# a\n{}", .comment(opening: "#"), column: 1),
        FaultyText("{} // end", .comment(opening: "//"), column: 4),
        FaultyText("{/**/}", .comment(opening: "/*"), column: 2),
        FaultyText("['a']", .singleQuotes, column: 2, path: "[0]"),
        FaultyText("{'a':1}", .singleQuotes, column: 2),
        FaultyText("[“a”]", .typographicQuotes(found: "“"), column: 2, path: "[0]"),
        FaultyText("{name: 1}", .unquotedKey("name"), column: 2),
        FaultyText("{\"a\":1, _b: 1}", .unquotedKey("_b"), column: 9),
        FaultyText("[True]", .unknownWord("True", suggestion: "true"), column: 2, path: "[0]"),
        FaultyText("[None]", .unknownWord("None", suggestion: "null"), column: 2, path: "[0]"),
        FaultyText("{\"a\": m5.large}", .unknownWord("m5.large", suggestion: nil), column: 7, path: "a"),
        FaultyText("[truex]", .unknownWord("truex", suggestion: nil), column: 2, path: "[0]"),
        FaultyText("[nul]", .unknownWord("nul", suggestion: nil), column: 2, path: "[0]"),
        FaultyText("[NaN]", .notFinite("NaN"), column: 2, path: "[0]"),
        FaultyText("[-Infinity]", .notFinite("-Infinity"), column: 2, path: "[0]"),
        FaultyText("[Infinity]", .notFinite("Infinity"), column: 2, path: "[0]"),
        FaultyText("[+Inf]", .notFinite("+Inf"), column: 2, path: "[0]"),
        FaultyText("[nan]", .notFinite("nan"), column: 2, path: "[0]"),
        FaultyText("[+1]", .leadingPlus("+1"), column: 2, path: "[0]"),
        FaultyText("[01]", .leadingZero("01"), column: 2, path: "[0]"),
        FaultyText("[-012.5]", .leadingZero("-012.5"), column: 2, path: "[0]"),
        FaultyText("[00]", .leadingZero("00"), column: 2, path: "[0]"),
        FaultyText("[-]", .malformedNumber("-", .noIntegerDigits), column: 2, path: "[0]"),
        FaultyText("[.5]", .malformedNumber(".5", .noIntegerDigits), column: 2, path: "[0]"),
        FaultyText("[-.5]", .malformedNumber("-.5", .noIntegerDigits), column: 2, path: "[0]"),
        FaultyText("[--1]", .malformedNumber("--1", .noIntegerDigits), column: 2, path: "[0]"),
        FaultyText("[1.]", .malformedNumber("1.", .noFractionDigits), column: 2, path: "[0]"),
        FaultyText("[1.e5]", .malformedNumber("1.e5", .noFractionDigits), column: 2, path: "[0]"),
        FaultyText("[1e]", .malformedNumber("1e", .noExponentDigits), column: 2, path: "[0]"),
        FaultyText("[1e+]", .malformedNumber("1e+", .noExponentDigits), column: 2, path: "[0]"),
        FaultyText("[0x1F]", .malformedNumber("0x1F", .followedByText), column: 2, path: "[0]"),
        FaultyText("[1_000]", .malformedNumber("1_000", .followedByText), column: 2, path: "[0]"),
        FaultyText("[1.2.3]", .malformedNumber("1.2.3", .followedByText), column: 2, path: "[0]"),
        FaultyText("[10MB]", .malformedNumber("10MB", .followedByText), column: 2, path: "[0]"),
        FaultyText("[1e1.5]", .malformedNumber("1e1.5", .followedByText), column: 2, path: "[0]"),
        FaultyText("[\"a\tb\"]", .controlCharacter(0x09), column: 4, path: "[0]"),
        FaultyText("[\"a\nb\"]", .controlCharacter(0x0A), column: 4, path: "[0]"),
        FaultyText("{\"a\u{0}\":1}", .controlCharacter(0x00), column: 4),
        FaultyText("[\"\\x41\"]", .invalidEscape("\\x"), column: 3, path: "[0]"),
        FaultyText("[\"\\U0041\"]", .invalidEscape("\\U"), column: 3, path: "[0]"),
        FaultyText("[\"\\u12G4\"]", .invalidEscape("\\u12G4"), column: 3, path: "[0]"),
        FaultyText("[\"\\u12\"]", .invalidEscape("\\u12"), column: 3, path: "[0]"),
        FaultyText("[\"\\é\"]", .invalidEscape("\\é"), column: 3, path: "[0]"),
        FaultyText("[\"\\'\"]", .invalidEscape("\\'"), column: 3, path: "[0]"),
        FaultyText("[\"\\ud800\"]", .loneSurrogate("\\ud800"), column: 3, path: "[0]"),
        FaultyText("[\"\\uDC00\"]", .loneSurrogate("\\uDC00"), column: 3, path: "[0]"),
        FaultyText("[\"x\\ud83d\\u0041\"]", .loneSurrogate("\\ud83d"), column: 4, path: "[0]"),
        FaultyText("[\"\\ud83d\\ud83d\\ude00\"]", .loneSurrogate("\\ud83d"), column: 3, path: "[0]"),
        FaultyText("[\"\\ud83d\\n\"]", .loneSurrogate("\\ud83d"), column: 3, path: "[0]"),
        FaultyText("[", .truncated(inside: .array, start: start), column: 2, path: "[0]"),
        FaultyText("[1", .truncated(inside: .array, start: start), column: 3),
        FaultyText("{", .truncated(inside: .object, start: start), column: 2),
        FaultyText("{\"a\"", .truncated(inside: .object, start: start), column: 5, path: "a"),
        FaultyText("{\"a\":", .truncated(inside: .object, start: start), column: 6, path: "a"),
        FaultyText("{\"a\":1,", .truncated(inside: .object, start: start), column: 8),
        FaultyText("\"abc", .truncated(inside: .string, start: start), column: 5),
        FaultyText("\"abc\\", .truncated(inside: .string, start: start), column: 6),
        FaultyText("\"\\u12", .truncated(inside: .string, start: start), column: 6),
        FaultyText("-", .truncated(inside: .number, start: start), column: 2),
        FaultyText("1.", .truncated(inside: .number, start: start), column: 3),
        FaultyText("1e", .truncated(inside: .number, start: start), column: 3),
        FaultyText("fals", .truncated(inside: .word, start: start), column: 5),
    ])
    func refuses(_ faulty: FaultyText) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(Array(faulty.text.utf8)) }
        #expect(error.problem == faulty.problem)
        #expect(error.location == JSONLocation(line: 1, column: faulty.column))
        #expect(error.path == faulty.path)
        #expect(error.description.split(separator: "\n").count == 3)
    }

    @Test func placeHasLineColumnAndPath() throws {
        let text = """
            {
              "scenarios": [
                {"name": "é", "odd key\\u202e": [1, {"x": tru}]}
              ]
            }
            """
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(Array(text.utf8)) }
        #expect(error.location == JSONLocation(line: 3, column: 46))
        #expect(error.path == #"scenarios[0]["odd key\u202e"][1].x"#)
        #expect(
            error.description == """
                line 3, column 46, scenarios[0]["odd key\\u202e"][1].x
                'tru' is no JSON value; the words of JSON are true, false and null.
                If it is text, put it in double quotes.
                """)
    }

    @Test func carriageReturnBelongsToItsLine() throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(Array("[\r\n1,\r\n x]".utf8)) }
        #expect(error.location == JSONLocation(line: 3, column: 2))
    }

    @Test(
        arguments: [
            ([0x80], 0), ([0xBF], 0), ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0), ([0xC3], 0), ([0xC3, 0x28], 0),
            ([0xE0, 0x80, 0x80], 0), ([0xE0, 0x9F, 0xBF], 0), ([0xE2, 0x82], 0), ([0xE2, 0x28, 0xA1], 0),
            ([0xED, 0xA0, 0x80], 0), ([0xED, 0xBF, 0xBF], 0), ([0xF0, 0x80, 0x80, 0x80], 0),
            ([0xF0, 0x8F, 0xBF, 0xBF], 0), ([0xF0, 0x9F, 0x98], 0), ([0xF4, 0x90, 0x80, 0x80], 0),
            ([0xF5, 0x80, 0x80, 0x80], 0), ([0xFF], 0), ([0xC3, 0xA9, 0xA9], 2),
        ] as [([UInt8], Int)])
    func bytesThatAreNotUTF8(bytes: [UInt8], faultyIndex: Int) throws {
        let inString = Array("[\n\"é".utf8) + bytes + Array("\"]".utf8)
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(inString) }
        let offset = 5 + faultyIndex
        #expect(error.problem == .notUTF8(byteOffset: offset, byte: inString[offset]))
        #expect(error.location == JSONLocation(line: 2, column: 3 + faultyIndex / 2))
        #expect(error.path == "[0]")

        guard faultyIndex == 0 else { return }
        let outside = try #require(throws: JSONSyntaxError.self) { try JSONDocument([0x5B] + bytes + [0x5D]) }
        #expect(outside.problem == .notUTF8(byteOffset: 1, byte: bytes[0]))
    }

    @Test(
        arguments: [
            [0xFF, 0xFE, 0x7B, 0x00], [0xFE, 0xFF, 0x00, 0x7B], [0x7B, 0x00, 0x7D, 0x00], [0x00, 0x7B, 0x00, 0x7D],
        ] as [[UInt8]])
    func utf16IsNamed(bytes: [UInt8]) throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(bytes) }
        #expect(error.problem == .utf16)
    }

    @Test func longTextsAreCutInMessages() throws {
        let word = String(repeating: "x", count: 100_000)
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(Array("[\(word)]".utf8)) }
        #expect(error.problem == .unknownWord(String(repeating: "x", count: 39) + "…", suggestion: nil))

        let keys = try #require(throws: JSONSyntaxError.self) {
            try JSONDocument(Array("{\"\(word)\": 1, \"\(word)\": [}".utf8))
        }
        #expect(keys.path == "[\"" + String(repeating: "x", count: 63) + "…\"][0]")
        let duplicate = try #require(throws: JSONSyntaxError.self) {
            try JSONDocument(Array("{\"\(word)\": 1, \"\(word)\": 2}".utf8))
        }
        #expect(duplicate.description.utf8.count < 300)
    }

    @Test func messagesHoldNoInvisibleCharacters() throws {
        for text in ["[1 \u{202E}]", "{\"\u{202E}\": 1, \"\u{202E}\": 2}", "{\"\u{1B}[31m\": x}", "[\"\\\u{1B}\"]"] {
            let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(Array(text.utf8)) }
            let hidden = error.description.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" || $0 == "\u{202E}" }
            #expect(hidden.isEmpty)
        }
    }
}
