import JSONText
import StrictJSON
import Testing

/// How a fault of a file reads: where, what, what to do.
@Suite struct FileFaultTests {
    @Test func theWholeFile() {
        let fault = FileFault(file: "a.json", path: "", location: nil, finding: "It is odd.")
        #expect(fault.description == "a.json\nIt is odd.")
    }

    @Test func aPlaceAndAdvice() {
        let fault = FileFault(
            file: "a.json", path: "b[0].c", location: JSONLocation(line: 3, column: 7), finding: "It is odd.",
            advice: "Make it even.")
        #expect(fault.description == "a.json:3:7: b[0].c\nIt is odd.\nMake it even.")
    }

    @Test func aValueInside() throws {
        let root = try JSONDocument(Array("{\"a\": [1,\n  {\"b\": 2}]}".utf8)).root
        let value = try #require(root["a"]?.elements[1]?["b"])
        #expect(FileFault(value, in: "f.json", finding: "Odd.").description == "f.json:2:9: a[1].b\nOdd.")
    }

    @Test func aTextThatIsNoJSON() throws {
        let error = try #require(throws: JSONSyntaxError.self) { try JSONDocument(Array("{\"a\": 1,}".utf8)) }
        let lines = FileFault(error, in: "f.json").description.split(separator: "\n")
        #expect(lines.first?.hasPrefix("f.json:1:8") == true)
        #expect(lines.dropFirst() == ["A comma stands before '}' with nothing after it.", "Remove the comma."])
    }
}
