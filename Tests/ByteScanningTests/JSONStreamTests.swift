import TestSupport
import Testing

@testable import ByteScanning

/// Enters objects and arrays whose key does not begin with `-`, and takes all else.
private struct Recorder: JSONStreamConsumer {
    var events: [String] = []

    mutating func begins(_ kind: JSONKind, key: ByteView, in scope: String) throws(ScanFailure) -> JSONStep<String> {
        if key.hasPrefix("-") { return .skip }
        guard kind == .object || kind == .array, !key.hasPrefix("+") else { return .take }
        events.append("\(scope)>\(key.text)")
        return .enter(key.text)
    }

    mutating func takes(
        _ value: ByteView, kind: JSONKind, key: ByteView, in scope: String, at place: JSONPlace
    ) throws(ScanFailure) {
        events.append("\(scope)/\(key.text)=\(value.text)@\(place.line),\(place.offset)")
    }

    mutating func ends(_ scope: String) throws(ScanFailure) { events.append("<\(scope)") }
}

private func events(_ text: String, edges: [Int] = []) throws(ScanFailure) -> [String] {
    let bytes = Array(text.utf8)
    var stream = JSONStream<Recorder>("")
    var recorder = Recorder()
    var from = 0
    for edge in edges + [bytes.count] {
        try bytes.withUnsafeBufferPointer { (buffer) throws(ScanFailure) in
            try stream.feed(ByteView(buffer).slice(from, edge), to: &recorder)
        }
        from = edge
    }
    try stream.finish(to: &recorder)
    return recorder.events
}

private func problem(_ text: String) -> ScanFailure? {
    do throws(ScanFailure) {
        _ = try events(text)
        return nil
    } catch {
        return error
    }
}

struct JSONStreamTests {
    @Test func membersAreEnteredTakenOrSkipped() throws {
        let text = #"{"a" : {"b":"x\"y", "-c":[1,{"d":"}"}], "e":-1.5e3 , "+f":{"g":[]}}, "h":[true,[],"z"]}"#
        #expect(
            try events(text) == [
                ">", ">a", #"a/b=x\"y@1,13"#, "a/e=-1.5e3@1,44", #"a/+f={"g":[]}@1,58"#, "<a", ">h",
                "h/=true@1,74", "h>", "<", "h/=z@1,83", "<h", "<",
            ])
    }

    @Test func documentsFollowOneAnother() throws {
        #expect(try events("{}\n[1]\n\"a\" 2 ") == [">", "<", ">", "/=1@2,4", "<", "/=a@3,8", "/=2@3,11"])
        #expect(try events("7") == ["/=7@1,0"])
    }

    @Test func keysMayBeEscaped() throws {
        #expect(try events(#"{"\u0061\/\n":1}"#) == [">", "/a/\n=1@1,14", "<"])
    }

    private static let nasty =
        "{ \"-skipped\" : {\"quote\":\"\\\"}]\", \"slashes\":\"\\\\\\\\\", \"deep\":[[[{\"a\":[\"{\"]}]]], "
        + "\"long\":\"" + String(repeating: "{ \\\" [ ", count: 30) + "\", \"wide\":\""
        + String(repeating: "text without escapes ", count: 12) + "\"},\r\n\"taken\":\"é€😀 \\u00e9\\ud83d\\ude00\",\n"
        + "\"+object\":{\"x\":\"}\",\"y\":[{},[]],\"z\":\"\\\\\"},\"list\":[1,-2.5E-7,true,null,\"\",{}],"
        + "\"\":{\"\\\"key\\\"\":\"v\"}}\n{\"second\":\"document\"} "

    @Test func everyBlockEdgeGivesTheSameEvents() throws {
        let whole = try events(Self.nasty)
        #expect(whole.count == 19)
        #expect(whole.contains { $0.hasPrefix("/taken=é€😀 \\u00e9\\ud83d\\ude00@2,") })
        #expect(whole.contains { $0.hasPrefix("/\"key\"=v@3,") })
        let count = Self.nasty.utf8.count
        for first in 1..<count {
            #expect(try events(Self.nasty, edges: [first]) == whole, "edge at \(first)")
            #expect(try events(Self.nasty, edges: [first / 2, first, (first + count) / 2]) == whole, "at \(first)")
        }
        for block in 1...130 {
            let edges = Array(stride(from: block, to: count, by: block))
            #expect(try events(Self.nasty, edges: edges) == whole, "blocks of \(block)")
        }
    }

    @Test func everyCutInsideADocumentIsFound() throws {
        let text = #"{"a":{"b":"c\"d"},"-e":[1,"x"],"+f":{}}"#
        _ = try events(text)
        for length in 1..<text.utf8.count {
            let cut = String(decoding: Array(text.utf8)[..<length], as: UTF8.self)
            guard case .json(.cut, 1, length) = problem(cut) else {
                Issue.record("cut at \(length) gives \(String(describing: problem(cut)))")
                continue
            }
        }
        #expect(problem("") == .empty)
        #expect(problem(" \n") == .empty)
    }

    @Test(arguments: [
        ("{\"a\" 1}", 1, 5), ("{a:1}", 1, 1), ("{\"a\":1,}", 1, 7), ("[1,\n ]", 2, 5), ("[1 2]", 1, 3),
        ("{\"a\":\n\n}", 3, 7), ("[}", 1, 1), ("{\"a\":1]", 1, 6), ("x", 1, 0),
    ])
    func whatIsNoJSONIsNamedWithItsPlace(_ text: String, line: Int, offset: Int) {
        guard case .json(.unexpected, line, offset) = problem(text) else {
            Issue.record("\(text) gives \(String(describing: problem(text)))")
            return
        }
    }

    @Test func nestingIsLimited() {
        let entered = String(repeating: "[", count: 40)
        guard case .json(.tooDeep(32), 1, 32) = problem(entered) else {
            Issue.record("\(String(describing: problem(entered)))")
            return
        }
        let skipped = "{\"-a\":" + String(repeating: "[", count: 600)
        guard case .json(.tooDeep(512), 1, _) = problem(skipped) else {
            Issue.record("\(String(describing: problem(skipped)))")
            return
        }
    }

    /// The vectors against a reader of one byte at a time.
    @Test(arguments: 0..<200 as Range<UInt64>)
    func structureAgreesWithTheByteByByteReader(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "\"[\"", "\"\\\"{\"", "{", "}", "[", "]", "\"long text, no end of it\"", " \n  ", "\"\\\\\"", "1,",
        ]
        var text = "["
        for _ in 0..<100 { text += pieces[Int(generator.next() % UInt64(pieces.count))] }
        let bytes = Array(text.utf8)
        var depth = 0
        var isInString = false
        var isEscaped = false
        var expected: Int?
        for (index, byte) in bytes.enumerated() where expected == nil {
            if isEscaped {
                isEscaped = false
            } else if isInString {
                isInString = byte != 0x22
                isEscaped = byte == 0x5C
            } else if byte == 0x22 {
                isInString = true
            } else if byte == 0x5B || byte == 0x7B {
                depth += 1
            } else if byte == 0x5D || byte == 0x7D {
                depth -= 1
                if depth == 0 { expected = index + 1 }
            }
        }
        let found = try bytes.withUnsafeBufferPointer { buffer in
            var structure = JSONStructure()
            return try structure.end(in: ByteView(buffer), from: 0)
        }
        #expect(found == expected, "seed \(seed)")
    }
}
