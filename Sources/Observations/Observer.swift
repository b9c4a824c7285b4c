import ByteScanning

/// Reads logs, metrics and bills, fed file by file in blocks of any size, and counts what they say of a service.
///
/// What a file is shows in its content, never in its name. No record is kept, so the memory used does not grow with the
/// files.
///
/// ```swift
/// let observer = Observer()
/// observer.begin()
/// while let block = next() { try observer.feed(block) }
/// try observer.end(file: name)
/// let findings = observer.findings()
/// ```
public final class Observer {
    private let recorder = Recorder()
    private var reader: FileReader
    private var files: [ObservedFile] = []
    private var leftOut: [(file: String, why: ObservationError)] = []
    private let metricName: String?

    /// - Parameter metricName: what metrics count whose files do not name them, such as `RequestCount`.
    public init(metricName: String? = nil) {
        self.metricName = metricName
        reader = FileReader(recorder)
    }

    /// Begins a file.
    public func begin() {
        recorder.beginFile()
        reader = FileReader(recorder)
    }

    /// Takes the next bytes of the file.
    ///
    /// - Throws: `ObservationError` as soon as the content shows that it gives nothing; nothing more of the file is to be
    ///   fed after that.
    public func feed(_ block: UnsafeBufferPointer<UInt8>) throws(ObservationError) {
        try reader.feed(ByteView(block))
    }

    /// Ends the file.
    ///
    /// - Throws: `ObservationError` where it was cut short, or holds nothing of use.
    public func end(file name: String) throws(ObservationError) {
        files.append(try reader.finish(name: name))
    }
}

extension Observer {
    /// Leaves a file out that was found to be of no use; false where it has records that count already, or is packed and
    /// may have any.
    public func leaveOut(file name: String, _ why: ObservationError) -> Bool {
        if case .compressed = why { return false }
        guard recorder.foundInFile == 0, why != .parquet else { return false }
        leftOut.append((name, why))
        return true
    }

    /// The first of the files that were left out, where nothing but such files was read.
    public var nothingOfUse: (file: String, why: ObservationError)? { files.isEmpty ? leftOut.first : nil }
}

/// A file that was read, and how many records of each kind were found in it.
public struct ObservedFile: Sendable {
    public let name: String
    public let found: [(kind: RecordKind, count: Int)]
}

extension Observer {
    /// What was observed in all files. Nothing is to be fed after it.
    public func findings() -> Findings {
        var findings = recorder.findings(files, metricName: metricName)
        findings.leftOut = leftOut
        return findings
    }
}
