import Foundation
import Testing

/// What one run of the program left behind.
struct Outcome {
    /// The exit status; negative for a signal.
    let status: Int32
    let output: Data
    let errors: Data

    /// Standard output as text; the program writes nothing but UTF-8.
    var text: String { String(decoding: output, as: UTF8.self) }

    /// Standard error as text.
    var message: String { String(decoding: errors, as: UTF8.self) }

    var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    /// Standard output read as JSON by Foundation, an object at the top.
    func object(sourceLocation: SourceLocation = #_sourceLocation) throws -> [String: Any] {
        try #require(
            JSONSerialization.jsonObject(with: output) as? [String: Any], "no JSON object: \(text.prefix(200))",
            sourceLocation: sourceLocation)
    }

    /// Standard output read as CSV by a reader of the tests' own.
    func rows(sourceLocation: SourceLocation = #_sourceLocation) throws -> [[String]] {
        try #require(CSVReader.rows(of: text), "no CSV: \(text.prefix(200))", sourceLocation: sourceLocation)
    }
}

/// Expects a run that succeeded without a word on standard error.
func expectDone(_ outcome: Outcome, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(outcome.status == 0, "\(outcome.message)", sourceLocation: sourceLocation)
    #expect(outcome.message == "", sourceLocation: sourceLocation)
}

/// Expects a run that failed with a status, said each of the texts, and wrote no result.
func expectFailure(
    _ outcome: Outcome, _ status: Int32, saying texts: String..., sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(outcome.status == status, "\(outcome.message)", sourceLocation: sourceLocation)
    #expect(outcome.text == "", sourceLocation: sourceLocation)
    #expect(outcome.message.hasPrefix("lambda-cost: error: "), "\(outcome.message)", sourceLocation: sourceLocation)
    for text in texts {
        #expect(outcome.message.contains(text), "\(outcome.message)", sourceLocation: sourceLocation)
    }
}
