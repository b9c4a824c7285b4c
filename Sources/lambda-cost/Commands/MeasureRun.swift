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

    /// A file that is to be read.
    struct Input {
        let name: String
        /// Whether it was found in a directory, and not named.
        let isFound: Bool
    }

    /// The folders of a day's logs are seven deep.
    private static let mostDepth = 16

    /// What names stand for: directories for the files in them.
    ///
    /// - Throws: status 66 where a directory cannot be read, or leads back to itself.
    static func inputs(_ names: [String]) throws(CommandError) -> [Input] {
        var inputs: [Input] = []
        for name in names { try add(name, depth: 0, to: &inputs) }
        return inputs
    }

    private static func add(_ name: String, depth: Int, to inputs: inout [Input]) throws(CommandError) {
        guard name != "-", InputReader.isDirectory(name) else {
            inputs.append(Input(name: name, isFound: depth > 0))
            return
        }
        let entries = try InputReader.names(inDirectory: name)
        guard !entries.isEmpty else {
            throw CommandError(.unreadableInput, "\(VisibleText.line(name))\nThe directory holds no files.")
        }
        guard depth < mostDepth else {
            throw CommandError(
                .unreadableInput,
                "\(VisibleText.line(name))\nDirectories are nested more than \(mostDepth) deep; a link may lead back.")
        }
        for entry in entries {
            try add(name.hasSuffix("/") ? name + entry : "\(name)/\(entry)", depth: depth + 1, to: &inputs)
        }
    }

    /// What the files say together.
    func findings(_ inputs: [Input]) throws(CommandError) -> Findings {
        for input in inputs { try read(input) }
        if let (name, why) = observer.nothingOfUse { throw Self.error(why, name, isFile: true) }
        return observer.findings()
    }

    private func read(_ input: Input) throws(CommandError) {
        let name = input.name
        // Who names a pipe wants it read; one that was found might never end, or never begin.
        if input.isFound, !InputReader.isFile(name) {
            observer.begin()
            if observer.leaveOut(file: name, .noFile) { return }
        }
        let (descriptor, size) = try InputReader.open(name)
        defer { if descriptor != 0 { close(descriptor) } }
        guard let error = try read(descriptor, name: InputReader.shownName(name), size: size) else { return }
        // Beside logs lie files by which AWS tests a bucket, empty ones, and what a reader left there.
        if input.isFound, observer.leaveOut(file: name, error) { return }
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
