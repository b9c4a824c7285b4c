import Foundation
import Testing

/// A directory of its own for one test, and the built program run in it as a process.
///
/// The program sees nothing of the user's: no `LAMBDA_COST_…` variables, and a home directory that is empty.
final class Workspace {
    let directory: URL
    private let streams: URL
    private var runs = 0

    init() throws {
        directory = FileManager.default.temporaryDirectory
            .appendingPathComponent("lambda-cost-tests-\(UUID().uuidString)", isDirectory: true)
            .resolvingSymlinksInPath()
        streams = directory.appendingPathExtension("streams")
        for folder in [directory, streams] {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
    }

    deinit {
        // A directory made unwritable by a test can be removed only once it is writable again.
        for name in (try? FileManager.default.subpathsOfDirectory(atPath: directory.path)) ?? [] {
            try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path(name))
        }
        try? FileManager.default.removeItem(at: directory)
        try? FileManager.default.removeItem(at: streams)
    }

    /// The absolute path of a file in the directory.
    func path(_ name: String) -> String { directory.appendingPathComponent(name).path }

    @discardableResult
    func write(_ text: String, to name: String) throws -> String { try write(Data(text.utf8), to: name) }

    @discardableResult
    func write(_ data: Data, to name: String) throws -> String {
        let url = directory.appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
        return name
    }

    func read(_ name: String) throws -> String {
        try #require(String(data: Data(contentsOf: directory.appendingPathComponent(name)), encoding: .utf8))
    }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// The names in the directory, sorted.
    func names(in folder: String = "") throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? directory.path : path(folder)).sorted()
    }

    /// Runs the built program.
    func run(
        _ arguments: [String], variables: [String: String] = [:], input: Data = Data()
    ) throws -> Outcome {
        try start(Self.program, arguments, variables: variables, input: input)
    }

    func run(_ arguments: String..., variables: [String: String] = [:], input: Data = Data()) throws -> Outcome {
        try run(arguments, variables: variables, input: input)
    }

    /// Runs a shell script in which `$PROGRAM` is the built program: for redirections that no argument can express.
    func shell(_ script: String, variables: [String: String] = [:]) throws -> Outcome {
        try start(
            URL(fileURLWithPath: "/bin/sh"), ["-c", script],
            variables: variables.merging(["PROGRAM": Self.program.path]) { given, _ in given }, input: Data())
    }

    /// Runs any program in the directory. Streams are files, so that no pipe can fill up and block.
    func start(
        _ program: URL, _ arguments: [String], variables: [String: String] = [:], input: Data = Data()
    ) throws -> Outcome {
        runs += 1
        let files = try ["in", "out", "err"].map { name in
            let url = streams.appendingPathComponent("\(runs)-\(name)")
            try (name == "in" ? input : Data()).write(to: url)
            return url
        }
        let home = streams.appendingPathComponent("home").path
        let clean = [
            "HOME": home, "XDG_DATA_HOME": home + "/data", "PATH": "/usr/bin:/bin", "LC_ALL": "C",
        ]
        let status = try ChildProcess.run(
            [program.path] + arguments, variables: clean.merging(variables) { _, given in given },
            directory: directory.path, streams: files.map(\.path))
        return Outcome(
            status: status, output: try Data(contentsOf: files[1]), errors: try Data(contentsOf: files[2]))
    }

    /// The program that was built together with these tests, which stands beside their bundle, or the one that the
    /// variable `PROGRAM` names.
    static let program: URL = {
        if let named = ProcessInfo.processInfo.environment["PROGRAM"] { return URL(fileURLWithPath: named) }
        #if os(macOS)
            let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        #else
            let bundle = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath() as URL?
        #endif
        let beside = bundle?.deletingLastPathComponent().appendingPathComponent("lambda-cost")
        let inBuildFolder = root.appendingPathComponent(".build/debug/lambda-cost")
        return [beside, inBuildFolder].compactMap { $0 }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? inBuildFolder
    }()

    /// The top of the repository.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
