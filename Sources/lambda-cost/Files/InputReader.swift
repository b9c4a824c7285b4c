import CostModel
import JSONText
import StrictJSON

/// Reads what the user names: a path, `-` for standard input, or a built-in scenario file.
enum InputReader {
    /// The largest scenario file that is read.
    static let largestFile = 16 << 20

    /// The workload of a file.
    static func workload(_ name: String) throws(CommandError) -> Workload {
        guard let builtIn = BuiltInScenarios.file(named: name) else { return try workload(try text(of: name)) }
        do { return try ScenarioFile.read(builtIn) } catch { throw CommandError(error) }
    }

    /// The text of a scenario file, and what it is called.
    struct ScenarioText {
        var bytes: [UInt8]
        /// The file's name for messages and reports.
        let file: String
        /// The workload's name where the file gives none.
        let defaultName: String
    }

    static func text(of name: String) throws(CommandError) -> ScenarioText {
        if let builtIn = BuiltInScenarios.file(named: name) {
            return ScenarioText(
                bytes: Array(builtIn.text.description.utf8), file: "scenarios/\(name).json", defaultName: name)
        }
        let shown = shownName(name)
        return ScenarioText(bytes: try bytes(of: name), file: shown, defaultName: stem(shown))
    }

    static func workload(_ text: ScenarioText) throws(CommandError) -> Workload {
        do throws(FileFault) {
            return try ScenarioFile.read(text.bytes, file: text.file, defaultName: text.defaultName)
        } catch {
            throw CommandError(error, of: text)
        }
    }

    /// The file's name for messages and reports.
    static func shownName(_ name: String) -> String { name == "-" ? "standard input" : name }

    /// The file's name without folders and extension.
    private static func stem(_ name: String) -> String {
        let last = name.split(separator: "/").last.map(String.init) ?? name
        return last.hasSuffix(".json") ? String(last.dropLast(5)) : last
    }

    private static func bytes(of name: String) throws(CommandError) -> [UInt8] {
        if name == "-" { return try read(0, name: "standard input", limit: largestFile) }
        return try bytes(ofFile: name, limit: largestFile) { reason in
            let near = NearMiss.nearest(to: name, in: BuiltInScenarios.names)
            return """
                \(name.isEmpty ? "''" : VisibleText.line(name))
                The file cannot be read: \(reason).
                \(near.map { "Did you mean the built-in '\($0)'? " } ?? "")\
                Built-in files: \(BuiltInScenarios.names.joined(separator: ", ")). \
                A deployment is written as in '2xt3.small + ALB'.
                """
        }
    }

    /// The content of a file.
    ///
    /// - Throws: status 66 where it is missing or unreadable, 65 where it is larger than `limit`, 74 where reading
    ///   fails midway.
    static func bytes(
        ofFile path: String, limit: Int,
        describing describe: (String) -> String = { $0 }
    ) throws(CommandError) -> [UInt8] {
        let (descriptor, _) = try openFile(path, describing: describe)
        defer { close(descriptor) }
        return try read(descriptor, name: path, limit: limit)
    }

    /// A file opened for streaming, or standard input for `-`, and its size where it has one.
    ///
    /// - Throws: status 66 where it is missing, unreadable or a directory.
    static func open(_ name: String) throws(CommandError) -> (descriptor: Int32, size: Int?) {
        if name == "-" { return (0, nil) }
        return try openFile(name) { "\(VisibleText.line(name))\nThe file cannot be read: \($0)." }
    }

    private static func openFile(
        _ path: String, describing describe: (String) -> String
    ) throws(CommandError) -> (descriptor: Int32, size: Int?) {
        let descriptor = SystemCall.openForReading(path)
        guard descriptor >= 0 else { throw CommandError(.unreadableInput, describe(systemMessage())) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let reason = systemMessage()
            close(descriptor)
            throw CommandError(.unreadableInput, describe(reason))
        }
        guard !status.isDirectory else {
            close(descriptor)
            throw CommandError(.unreadableInput, describe("it is a directory"))
        }
        return (descriptor, status.isFile ? Int(status.st_size) : nil)
    }

    private static func read(_ descriptor: Int32, name: String, limit: Int) throws(CommandError) -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = block.withUnsafeMutableBytes { SystemCall.read(descriptor, $0) }
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                let status: ExitStatus = errno == EISDIR ? .unreadableInput : .inputOutputFailed
                throw CommandError(status, "\(VisibleText.line(name))\nReading failed: \(systemMessage()).")
            }
            guard bytes.count + count <= limit else {
                throw CommandError(
                    .invalidContent,
                    "\(VisibleText.line(name))\nThe file is larger than \(limit >> 20) MiB, the most that is read.\n"
                        + "A scenario file or price table is a small JSON text; was another file meant?")
            }
            bytes += block[0..<count]
        }
    }

    /// The names in a directory, sorted, without those that begin with a point.
    static func names(inDirectory path: String) throws(CommandError) -> [String] {
        guard let names = SystemCall.names(in: path) else {
            throw CommandError(
                .unreadableInput, "\(VisibleText.line(path))\nThe directory cannot be read: \(systemMessage()).")
        }
        return names.filter { !$0.hasPrefix(".") }.sorted()
    }

    static func isFile(_ path: String) -> Bool {
        SystemCall.status(path)?.isFile == true
    }

    static func exists(_ path: String) -> Bool {
        SystemCall.status(path) != nil
    }

    static func isDirectory(_ path: String) -> Bool {
        SystemCall.status(path)?.isDirectory == true
    }
}
