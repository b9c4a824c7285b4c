import ByteScanning

/// Why a file gives no observations.
public enum ObservationError: Error, Equatable, Sendable {
    case empty
    case compressed(Compression)
    case binary
    case parquet
    case webPage
    /// Nothing in it is of a known kind; `beginning` is how it begins.
    case nothing(beginning: String)
    /// A kind that is known and gives nothing, alone in the file.
    case onlyOf(SkipReason)
    case pythonText
    /// An answer of the AWS CLI in another of its formats than JSON.
    case otherOutput(CommandOutput)
    /// A table whose cells are not separated by commas.
    case otherSeparator(CellSeparator)
    /// Records that are packed inside of JSON, as a subscription hands them over.
    case packedData
    case controlMessage
    case balancerTestFile
    case unfinishedQuery(status: String)
    case noRows(header: String)
    /// Metrics without a value.
    case noValues
    /// What Cost Explorer answers or exports.
    case costExplorer
    case columnMissing(kind: String, names: [String])
    case tooManyDurations
    case tooManyRecords
    case tooManyMetrics
    /// What was found in a directory is a pipe, a device or a link that leads nowhere.
    case noFile
    /// A link to a directory that it lies in.
    case linkBack
    /// The same file, or directory, as another that is read.
    case alsoRead(as: String)

    case cutRow(line: Int)
    case unclosedQuote(line: Int)
    case json(JSONProblem, line: Int, offset: Int)
}

extension ObservationError: CSVFailure, JSONStreamFailure {}

/// How the AWS CLI prints answers, other than as JSON.
public enum CommandOutput: Sendable {
    case yaml, text, table
}

/// What separates the cells of a table, other than a comma.
public enum CellSeparator: UInt8, Sendable {
    case semicolon = 0x3B
    case tab = 0x09
}
