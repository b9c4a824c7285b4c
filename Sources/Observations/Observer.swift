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
    private var packed: [PackedFiles] = []
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
    /// Leaves a file out that was found in a directory to be of no use, or packed; false where it has records that count
    /// already.
    public func leaveOut(file name: String, in directory: String, _ why: ObservationError) -> Bool {
        guard recorder.foundInFile == 0 else { return false }
        guard case .compressed(let kind) = why else {
            leftOut.append((name, why))
            return true
        }
        if let index = packed.firstIndex(where: { $0.directory == directory && $0.kind == kind }) {
            packed[index].add(name)
        } else {
            packed.append(PackedFiles(name, in: directory, kind))
        }
        return true
    }

    /// Why nothing was read, where nothing but files that were left out was there.
    public enum Emptiness {
        case file(String, ObservationError)
        case packed(PackedFiles)
    }

    public var emptiness: Emptiness? {
        guard files.isEmpty else { return nil }
        if let packed = packed.first { return .packed(packed) }
        // Manifests and the like lie beside what has to be read by other means.
        let telling = leftOut.first { $0.why == .parquet } ?? leftOut.first
        return telling.map { .file($0.file, $0.why) }
    }
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
        findings.packed = packed
        return findings
    }
}
