import Answers
import JSONText
import Observations
import StrictJSON

/// Streams files through an observer.
struct MeasureRun {
    private let environment: Environment
    private let observer: Observer

    /// - Parameter metric: what metrics count whose files do not name them.
    init(metric: String?, _ environment: Environment) {
        self.environment = environment
        observer = Observer(metricName: metric)
    }

    /// What the files say together; directories stand for the files in them.
    func findings(_ names: [String]) throws(CommandError) -> Findings {
        for name in names { try read(name) }
        return observer.findings()
    }

    private func read(_ name: String) throws(CommandError) {
        if name != "-", InputReader.isDirectory(name) {
            let entries = try InputReader.names(inDirectory: name)
            guard !entries.isEmpty else {
                throw CommandError(
                    .unreadableInput, "\(VisibleText.line(name))\nThe directory holds no files.")
            }
            for entry in entries { try read(name.hasSuffix("/") ? name + entry : "\(name)/\(entry)") }
            return
        }
        let (descriptor, size) = try InputReader.open(name)
        defer { if descriptor != 0 { close(descriptor) } }
        try read(descriptor, name: InputReader.shownName(name), isFile: name != "-", size: size)
    }

    private func read(_ descriptor: Int32, name: String, isFile: Bool, size: Int?) throws(CommandError) {
        var progress = Progress(name, environment)
        progress.size = size
        defer { progress.end() }
        observer.begin()
        var block = [UInt8](repeating: 0, count: 256 << 10)
        while true {
            let count = block.withUnsafeMutableBytes { SystemCall.read(descriptor, $0) }
            if count < 0 {
                if errno == EINTR { continue }
                throw CommandError(
                    .inputOutputFailed, "\(VisibleText.line(name))\nReading failed: \(systemMessage()).")
            }
            if count == 0 { break }
            try Self.naming(name, isFile) { () throws(ObservationError) in
                try block.withUnsafeBufferPointer { (bytes) throws(ObservationError) in
                    try observer.feed(UnsafeBufferPointer(rebasing: bytes[..<count]))
                }
            }
            progress.advance(by: count)
        }
        try Self.naming(name, isFile) { () throws(ObservationError) in try observer.end(file: name) }
    }

    /// An error in a step names the file.
    private static func naming(
        _ name: String, _ isFile: Bool, _ step: () throws(ObservationError) -> Void
    ) throws(CommandError) {
        do throws(ObservationError) { try step() } catch {
            let words = error.words(of: isFile ? name : nil)
            throw CommandError(.invalidContent, "\(VisibleText.line(name))\n\(words.capitalizedFirst)")
        }
    }
}
