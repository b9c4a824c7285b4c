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

    /// What the files say together.
    func findings(_ inputs: [MeasureInput]) throws(CommandError) -> Findings {
        for input in inputs { try read(input) }
        switch observer.emptiness {
        case .file(let name, let why): throw Self.error(why, name, isFile: true)
        case .packed(let files):
            let others = files.count > 1 ? ", \(files.count) of them, such as \(VisibleText.line(files.first))" : ""
            throw CommandError(
                .invalidContent,
                "\(VisibleText.line(files.count > 1 ? files.directory : files.first))\n"
                    + "It holds nothing to read but what is compressed (\(files.kindName))\(others).\n"
                    + "Unpack on the way: \(files.command(withRest: false))")
        case nil: return observer.findings()
        }
    }

    private func read(_ input: MeasureInput) throws(CommandError) {
        let name = input.name
        if let why = input.leftOut {
            observer.begin()
            if observer.leaveOut(file: name, in: input.directory ?? "", why) { return }
        }
        // Who names a pipe wants it read; one that was found might never end, or never begin.
        if let directory = input.directory, !InputReader.isFile(name) {
            observer.begin()
            if observer.leaveOut(file: name, in: directory, .noFile) { return }
        }
        let (descriptor, size) = try InputReader.open(name)
        defer { if descriptor != 0 { close(descriptor) } }
        guard let error = try read(descriptor, name: InputReader.shownName(name), size: size) else { return }
        // Beside logs lie files by which AWS tests a bucket, empty ones, packed ones, and what a reader left there.
        if let directory = input.directory, observer.leaveOut(file: name, in: directory, error) { return }
        throw Self.error(error, InputReader.shownName(name), isFile: name != "-")
    }

    /// Reads a file; returns why it is of no use where it is of none.
    private func read(_ descriptor: Int32, name: String, size: Int?) throws(CommandError) -> ObservationError? {
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
            do throws(ObservationError) {
                guard count > 0 else {
                    try observer.end(file: name)
                    return nil
                }
                try block.withUnsafeBufferPointer { (bytes) throws(ObservationError) in
                    try observer.feed(UnsafeBufferPointer(rebasing: bytes[..<count]))
                }
            } catch {
                return error
            }
            progress.advance(by: count)
        }
    }

    private static func error(_ error: ObservationError, _ name: String, isFile: Bool) -> CommandError {
        let words = error.words(of: isFile ? name : nil)
        return CommandError(.invalidContent, "\(VisibleText.line(name))\n\(words.capitalizedFirst)")
    }
}
