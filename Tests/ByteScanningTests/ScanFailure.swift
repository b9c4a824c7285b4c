import ByteScanning

/// What the tests' own readers are told of text that cannot be read.
enum ScanFailure: CSVFailure, JSONStreamFailure, Equatable {
    case cutRow(line: Int)
    case unclosedQuote(line: Int)
    case json(JSONProblem, line: Int, offset: Int)
    case empty
}
