import PriceList

/// Writes price tables into a directory: each file appears whole, and none before all could be written.
struct TableWriter {
    let directory: String

    /// What became of a table.
    enum Outcome: String {
        case added, replaced, unchanged
    }

    /// - Throws: status 73 where the directory or a file cannot be created, 74 where writing fails.
    func write(_ tables: [ImportedTable]) throws(CommandError) -> [Outcome] {
        var outcomes: [Outcome] = []
        var files: [OutputDestination] = []
        for table in tables {
            let path = "\(directory)/\(table.path)"
            try Self.createFolder(of: path)
            var outcome = Outcome.added
            if let existing = try? InputReader.bytes(ofFile: path, limit: 256 << 20) {
                outcome = existing == table.bytes ? .unchanged : .replaced
            }
            outcomes.append(outcome)
            guard outcome != .unchanged else { continue }
            let file = try OutputDestination(path)
            try file.write(table.bytes)
            files.append(file)
        }
        // Only now do they take their places, one rename each.
        for file in files { try file.finish() }
        return outcomes
    }

    private static func createFolder(of path: String) throws(CommandError) {
        var folder = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/").dropLast() {
            folder += "/\(part)"
            if mkdir(folder, 0o777) != 0, errno != EEXIST {
                throw CommandError(.outputNotCreated, "\(folder)\nThe folder cannot be created: \(systemMessage()).")
            }
        }
    }
}
