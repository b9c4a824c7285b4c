import Foundation

/// The files that the program carries within itself.
enum RepositoryFiles {
    /// The JSON files in a folder of the repository, by their paths from its top, sorted.
    static func paths(in folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: Workspace.root.appendingPathComponent(folder).path)
            .filter { $0.hasSuffix(".json") }.map { "\(folder)/\($0)" }.sorted()
    }

    static func content(_ path: String) throws -> Data {
        try Data(contentsOf: Workspace.root.appendingPathComponent(path))
    }
}
