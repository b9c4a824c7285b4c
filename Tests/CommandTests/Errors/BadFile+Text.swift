import Foundation

extension BadFile {
    /// Files that are no JSON text.
    static let texts: [BadFile] = [
        BadFile("prose", "hello\n", at: ":1:1", says: "'hello' is no JSON value"),
        BadFile("nothing", "", at: ":1:1", says: "The text is empty"),
        BadFile("YAML", "formatVersion: 1\n", at: ":1:1", says: "'formatVersion' is no JSON value"),
        BadFile("Latin-1", Data([0x7B, 0x22, 0xE9, 0x22]), at: ":1:3", says: "0xE9", "not UTF-8"),
        BadFile("UTF-16", SampleFile.custom.data(using: .utf16) ?? Data(), at: ":1:1", says: "UTF-16"),
        BadFile("byte-order mark", "\u{FEFF}" + SampleFile.custom, at: ":1:1", says: "byte order mark"),
        BadFile(
            "truncated within a string", "{\"formatVersion\": 1,\n \"name\": \"thr", at: ":2:14: name",
            says: "starts at line 2, column 10", "written completely"),
        BadFile("truncated within an object", "{\"formatVersion\": 1,\n", at: ":2:1", says: "The text ends"),
        BadFile(
            "nested 10,000 deep", String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000),
            at: ":1:65", says: "nested more than 64 deep"),
        BadFile(
            "10,000 open objects", String(repeating: "{\"a\":", count: 10_000), at: ":1:321",
            says: "nested more than 64 deep"),
        BadFile("comment", "{\"formatVersion\": 1 // one\n}", at: ":1:21", says: "JSON has no comments"),
        BadFile("trailing comma", "{\"formatVersion\": 1,}", at: ":1:20", says: "Remove the comma"),
        BadFile("single quotes", "{'formatVersion': 1}", at: ":1:2", says: "single quotes"),
        BadFile("two values", SampleFile.custom + "{}", at: ":2:1", says: "follows the end of the document"),
        BadFile("raw line break in a string", "{\"name\": \"a\nb\"}", at: ":1:12: name", says: "not closed"),
        BadFile("NUL in a string", "{\"name\": \"a\u{0}b\"}", at: ":1:12: name", says: "U+0000"),
        BadFile("half a surrogate pair", #"{"name": "\ud800"}"#, at: ":1:11: name", says: "surrogate pair"),
        BadFile(
            "a key twice", "{\"name\": \"a\",\n \"name\": \"b\"}", at: ":2:2: name",
            says: "already given at line 1, column 2"),
        BadFile("a list", "[1]", at: ":1:1", says: "where a scenario file { … } is expected"),
    ]
}
