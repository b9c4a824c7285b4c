import JSONText
import TestSupport
import Testing

@Suite struct JSONWriterTests {
    @Test func laysOutTwoSpacesPerLevelAndRowsOnOneLine() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("region")
        writer.string("us-east-1")
        writer.key("hours")
        writer.number(730)
        writer.key("rows")
        writer.beginArray()
        writer.beginObject(inline: true)
        writer.key("usd")
        writer.number(digits: "0.10")
        writer.key("sizes")
        writer.beginArray()
        writer.bool(true)
        writer.null()
        writer.endArray()
        writer.endObject()
        writer.beginObject(inline: true)
        writer.endObject()
        writer.endArray()
        writer.key("none")
        writer.beginArray()
        writer.endArray()
        writer.endObject()
        let expected = """
            {
              "region": "us-east-1",
              "hours": 730,
              "rows": [
                {"usd": 0.10, "sizes": [true, null]},
                {}
              ],
              "none": []
            }

            """
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }

    @Test(arguments: [
        ("plain", #""plain""#),
        ("", #""""#),
        ("a\"b\\c/d", #""a\"b\\c/d""#),
        ("\n\r\t\u{8}\u{0}\u{1F}", #""\n\r\t\u0008\u0000\u001f""#),
        ("\u{7F}\u{85}\u{9F}", #""\u007f\u0085\u009f""#),
        ("\u{2028}\u{2029}", #""\u2028\u2029""#),
        ("\u{202A}\u{202E}\u{2066}\u{2069}\u{200E}\u{200F}\u{061C}", #""\u202a\u202e\u2066\u2069\u200e\u200f\u061c""#),
        ("é漢😀\u{2027}\u{2030}", #""é漢😀‧‰""#),
        // A soft hyphen, a filler, a tag and an annotation; a variation selector only chooses the picture.
        ("a\u{AD}b\u{115F}", #""a\u00adb\u115f""#), ("\u{E0041}\u{FFF9}", #""\udb40\udc41\ufff9""#),
        ("\u{2764}\u{FE0F}", "\"\u{2764}\u{FE0F}\""),
    ])
    func escapesStrings(text: String, expected: String) {
        var writer = JSONWriter()
        writer.string(text)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected + "\n")
    }

    @Test func keysAreEscapedLikeStrings() {
        var writer = JSONWriter()
        writer.beginObject(inline: true)
        writer.key("a\"\u{202E}")
        writer.number(-1)
        writer.endObject()
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"a\"\u202e": -1}"# + "\n")
    }

    @Test func drainingAfterEveryCallGivesTheSameBytes() {
        var whole = JSONWriter()
        var drained = JSONWriter()
        var collected: [UInt8] = []
        func each(_ call: (inout JSONWriter) -> Void) {
            call(&whole)
            call(&drained)
            collected += drained.bytes
            drained.bytes.removeAll(keepingCapacity: true)
        }
        each { $0.beginObject() }
        each { $0.key("rows") }
        each { $0.beginArray() }
        for row in 0..<3 {
            each { $0.beginArray(inline: true) }
            each { $0.number(row) }
            each { $0.string("\(row)") }
            each { $0.endArray() }
        }
        each { $0.endArray() }
        each { $0.endObject() }
        #expect(collected == whole.bytes)
        #expect(
            String(decoding: collected, as: UTF8.self)
                == "{\n  \"rows\": [\n    [0, \"0\"],\n    [1, \"1\"],\n    [2, \"2\"]\n  ]\n}\n")
    }

    @Test(arguments: ["0", "-0", "10", "0.5", "-1.25e-7", "1E+05", "123456789012345678901234567890"])
    func knowsNumbers(text: String) {
        #expect(JSONWriter.isNumber(text))
    }

    @Test(arguments: ["", "-", "+1", "01", "1.", ".5", "1e", "1e+", "0x1", "1 ", " 1", "1_0", "NaN", "1,0", "١"])
    func knowsWhatIsNoNumber(text: String) {
        #expect(!JSONWriter.isNumber(text))
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func whatIsWrittenIsReadBack(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let tree = SampleTree.random(depth: 4, using: &generator)
            var writer = JSONWriter()
            tree.write(to: &writer)
            let document = try JSONDocument(writer.bytes)
            #expect(SampleTree(document.root) == tree, "seed \(seed)")
        }
    }
}
