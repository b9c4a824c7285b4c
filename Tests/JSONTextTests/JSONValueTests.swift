import JSONText
import TestSupport
import Testing

@Suite struct JSONValueTests {
    static let sample = """
        {
          "scenarios": [
            {
              "name": "ec2 é", "resources": [ {"count": 1}, {"count": 2.50} ]
            },
            [], {}, null
          ],
          "on": true, "off": false, "us-east-1": -0.10e+3, "e\\u0073caped": "a\\u002fb"
        }
        """

    static func root() throws -> JSONValue {
        try JSONDocument(Array(sample.utf8)).root
    }

    @Test func kindsAndValues() throws {
        let root = try Self.root()
        #expect(root.kind == .object)
        #expect(root.members.map(\.key) == ["scenarios", "on", "off", "us-east-1", "escaped"])
        #expect(root.members.count == 5)
        let scenarios = try #require(root["scenarios"])
        #expect(scenarios.elements.map(\.kind) == [.object, .array, .object, .null])
        #expect(scenarios.elements.count == 4)
        #expect(root["on"]?.boolValue == true)
        #expect(root["off"]?.boolValue == false)
        #expect(root["us-east-1"]?.numberText == "-0.10e+3")
        #expect(root["escaped"]?.stringValue == "a/b")
        #expect(root["missing"] == nil)
        #expect(root["scenarios"]?["name"] == nil)
        #expect(root["scenarios"]?.elements[0]?["resources"]?.elements[1]?["count"]?.numberText == "2.50")
    }

    @Test func accessorsOfOtherKindsAreNilOrEmpty() throws {
        for text in ["1", "\"1\"", "true", "false", "null", "[1]", "{\"a\":1}"] {
            let value = try JSONDocument(Array(text.utf8)).root
            #expect((value.stringValue != nil) == (value.kind == .string))
            #expect((value.numberText != nil) == (value.kind == .number))
            #expect((value.boolValue != nil) == (value.kind == .true || value.kind == .false))
            #expect(value.elements.isEmpty == (value.kind != .array))
            #expect(value.members.isEmpty == (value.kind != .object))
            #expect((value["a"] != nil) == (value.kind == .object))
            var isCalled = false
            value.withUTF8Bytes { _ in isCalled = true }
            #expect(isCalled == (value.kind == .string || value.kind == .number))
        }
    }

    @Test func locationsAndPaths() throws {
        let root = try Self.root()
        #expect(root.path == "")
        #expect(root.location == JSONLocation(line: 1, column: 1))
        let scenario = try #require(root["scenarios"]?.elements[0])
        #expect(scenario.path == "scenarios[0]")
        #expect(scenario.location == JSONLocation(line: 3, column: 5))
        let resources = try #require(scenario["resources"])
        #expect(resources.location == JSONLocation(line: 4, column: 37))
        let count = try #require(resources.elements[1]?["count"])
        #expect(count.path == "scenarios[0].resources[1].count")
        #expect(count.location == JSONLocation(line: 4, column: 63))
        #expect(root["scenarios"]?.elements[3]?.path == "scenarios[3]")
        #expect(root["us-east-1"]?.path == "[\"us-east-1\"]")
        #expect(root["escaped"]?.path == "escaped")
        #expect(root.members.map(\.keyLocation.column) == [3, 3, 15, 29, 52])
    }

    @Test func byteOffsetGivesTheSamePlace() throws {
        let document = try JSONDocument(Array(Self.sample.utf8))
        let value = try #require(document.root["scenarios"]?.elements[0]?["resources"])
        #expect(document.location(ofByteOffset: value.byteOffset) == value.location)
        #expect(document.location(ofByteOffset: -5) == JSONLocation(line: 1, column: 1))
        #expect(document.location(ofByteOffset: .max).line == 9)
    }

    @Test(arguments: [
        (#"{"a b": 1}"#, #"["a b"]"#), (#"{"": 1}"#, #"[""]"#), (#"{"1a": 1}"#, #"["1a"]"#), (#"{"_1": 1}"#, "_1"),
        (#"{"a\"\\\n": 1}"#, #"["a\"\\\n"]"#), (#"{"\u202e\u200b": 1}"#, #"["\u202e\u200b"]"#),
        (#"{"é": 1}"#, #"["é"]"#), (#"{"a.b": 1}"#, #"["a.b"]"#), (#"{"😀": 1}"#, #"["😀"]"#),
        (#"{"a": [[{"b c": 0}]]}"#, #"a"#), (#"[0]"#, "[0]"),
    ])
    func pathsOfOddKeys(text: String, expected: String) throws {
        let root = try JSONDocument(Array(text.utf8)).root
        let value = root.kind == .array ? root.elements[0] : root.members.map(\.value).first
        #expect(value?.path == expected)
    }

    @Test func pathContinuesBehindOddKeys() throws {
        let root = try JSONDocument(Array(#"{"a": [[], [{"b c": {"d": 0}}]]}"#.utf8)).root
        let value = root["a"]?.elements[1]?.elements[0]?["b c"]?["d"]
        #expect(value?.path == #"a[1][0]["b c"].d"#)
    }

    /// The path told on the way down must be the path found from the value alone.
    @Test(arguments: [11, 12, 13, 14] as [UInt64])
    func pathsOfAllValuesOfRandomDocuments(seed: UInt64) throws {
        func check(_ value: JSONValue, _ expected: String) {
            #expect(value.path == expected, "seed \(seed)")
            for (position, element) in value.elements.enumerated() { check(element, "\(expected)[\(position)]") }
            for member in value.members {
                let key = "\(expected)[\"\(member.key)\"]"
                // A key that needs escaping is the subject of another test.
                if member.key.unicodeScalars.allSatisfy({ $0.isASCII && $0.value >= 0x20 && $0 != "\"" && $0 != "\\" }),
                    !member.key.contains("\u{7F}")
                {
                    check(member.value, key)
                }
            }
        }
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            var writer = JSONWriter()
            SampleTree.random(depth: 5, using: &generator).write(to: &writer)
            check(try JSONDocument(writer.bytes).root, "")
        }
    }

    @Test func comparesWithoutDecoding() throws {
        let root = try JSONDocument(Array(#"["m5.large", "m5\u002elarge", "é", "e\u0301", "", 5, null]"#.utf8)).root
        #expect(root.elements.map { $0.equals("m5.large") } == [true, true, false, false, false, false, false])
        #expect(root.elements.map { $0.equals("m5.larg") }.contains(true) == false)
        #expect(root.elements.map { $0.equals("é") } == [false, false, true, false, false, false, false])
        #expect(root.elements.map { $0.equals("") } == [false, false, false, false, true, false, false])
    }

    @Test func membersOtherThanSomeKeys() throws {
        let root = try JSONDocument(Array(#"{"a": {"x": 1}, "\u0062": 2, "\u00e9": 3, "e\u0301": 4}"#.utf8)).root
        func others(_ keys: [StaticString]) -> [String] { root.members(otherThan: keys).map(\.key) }
        #expect(others(["a", "x"]) == ["b", "\u{E9}", "e\u{301}"])
        #expect(others(["b", "\u{E9}"]).map { Array($0.utf8) } == [Array("a".utf8), Array("e\u{301}".utf8)])
        #expect(others([]).count == 4)
        #expect(root["a"]?["x"]?.members(otherThan: []).isEmpty == true)
    }

    @Test func keysAreFoundScalarByScalar() throws {
        let root = try JSONDocument(Array("{\"\u{E9}\": 1, \"e\u{301}\": 2, \"\\u0061\": 3}".utf8)).root
        #expect(root["\u{E9}"]?.numberText == "1")
        #expect(root["e\u{301}"]?.numberText == "2")
        #expect(root["a"]?.numberText == "3")
    }

    @Test(arguments: [
        ("1.50", "1.50"), ("\"a\\nb\"", #""a\nb""#), ("[1,\n\t  2,\r\n  3]", "[1, 2, 3]"), ("{ }", "{ }"),
        (#"{"a": [1, "]}\"", {}]}"#, #"{"a": [1, "]}\"", {}]}"#), ("[[], [[1]]]", "[[], [[1]]]"),
        ("\"a  b\"", "\"a  b\""), ("\"\u{202E}\u{85}x\u{A0}\"", #""\u202e\u0085x\u00a0""#),
        ("\"12345678901234567890123456789012345678\"", "\"12345678901234567890123456789012345678\""),
        ("\"123456789012345678901234567890123456789\"", "\"12345678901234567890123456789012345678…"),
        ("\"éééééééééééééééééééééééééééééééééééééééééé\"", "\"éééééééééééééééééééééééééééééééééééééé…"),
        ("\"\u{202E}\u{202E}\u{202E}\u{202E}\u{202E}\u{202E}\u{202E}\"", #""\u202e\u202e\u202e\u202e\u202e\u202e…"#),
    ])
    func excerpts(text: String, expected: String) throws {
        #expect(try JSONDocument(Array(text.utf8)).root.excerpt == expected)
    }

    @Test func excerptEndsWithItsValue() throws {
        let root = try JSONDocument(Array(#"[[], [[1, "]"]] , {"a\\": {}}, "x", 10]"#.utf8)).root
        #expect(root.elements.map(\.excerpt) == ["[]", #"[[1, "]"]]"#, #"{"a\\": {}}"#, #""x""#, "10"])
    }

    @Test func excerptOfALargeValueIsCut() throws {
        let blanks = String(repeating: " ", count: 5000)
        #expect(try JSONDocument(Array("[\n\(blanks)1]".utf8)).root.excerpt == "[ …")
        let emoji = String(repeating: "😀", count: 100_000)
        #expect(
            try JSONDocument(Array("\"\(emoji)\"".utf8)).root.excerpt
                == "\"" + String(repeating: "😀", count: 38) + "…")
    }

    @Test(arguments: [
        (JSONValue.Kind.object, "an object"), (.array, "an array"), (.string, "a string"), (.number, "a number"),
        (.true, "true"), (.false, "false"), (.null, "null"),
    ])
    func kindsHaveWords(kind: JSONValue.Kind, words: String) {
        #expect(kind.description == words)
    }

    @Test func findsTheFirstObjectWithAllOfTheTexts() throws {
        let text = #"""
            [3, "b", ["k", "b"], {}, {"k": 5}, {"k": ["b"]}, {"other": "b"}, {"k": "b", "l": "x"},
             {"l": "y", "k": "b"}, {"\u006b": "\u0062", "l": "z"}, {"k": "é"}, {"k": "e\u0301"}, {"k": "b", "l": "y"}]
            """#
        let elements = try JSONDocument(Array(text.utf8)).root.elements
        func position(_ wanted: [(key: StaticString, text: String)]) -> String? { elements.first(with: wanted)?.path }
        #expect(position([("k", "b")]) == "[7]")
        #expect(position([("k", "b"), ("l", "y")]) == "[8]")
        #expect(position([("l", "z"), ("k", "b")]) == "[9]")
        #expect(position([("k", "e\u{301}")]) == "[11]")
        #expect(position([("k", "5")]) == nil)
        #expect(position([("k", "b"), ("m", "b")]) == nil)
        #expect(position([("k", "")]) == nil)
        #expect(position([]) == "[3]")
        #expect(try JSONDocument(Array("{}".utf8)).root.elements.first(with: []) == nil)
    }
}
