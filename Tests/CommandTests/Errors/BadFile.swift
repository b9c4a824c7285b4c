import Foundation
import Testing

/// A scenario file that must be refused, and what the refusal says.
struct BadFile: CustomTestStringConvertible, Sendable {
    let name: String
    let content: Data
    let status: Int32
    /// Where the message says the fault is, after the file's name: line, column and JSON path.
    let place: String
    /// What the message must also say.
    let says: [String]

    init(_ name: String, _ content: Data, status: Int32 = 65, at place: String, says: String...) {
        self.name = name
        self.content = content
        self.status = status
        self.place = place
        self.says = says
    }

    init(_ name: String, _ content: String, status: Int32 = 65, at place: String, says: String...) {
        self.name = name
        self.content = Data(content.utf8)
        self.status = status
        self.place = place
        self.says = says
    }

    var testDescription: String { name }
}

extension BadFile {
    /// A file whose only resource is wrong.
    static func resource(_ name: String, _ json: String, status: Int32 = 65, at place: String, says: String) -> BadFile
    {
        BadFile(name, multiline(resource: json), status: status, at: place, says: says)
    }

    /// The resource stands at line 4, column 5, so that no place is right by accident.
    private static func multiline(resource json: String) -> String {
        "{\"formatVersion\": 1,\n \"scenarios\": [\n  {\"name\": \"only\", \"resources\": [\n    \(json)\n  ]}\n]}\n"
    }

    /// A file with members before its scenarios; the first of them stands at line 2, column 2.
    static func members(_ name: String, _ members: String, status: Int32 = 65, at place: String, says: String)
        -> BadFile
    {
        let scenario = SampleFile.scenario("only")
        return BadFile(
            name, "{\"formatVersion\": 1,\n \(members),\n \"scenarios\": [\(scenario)]}\n", status: status, at: place,
            says: says)
    }
}
