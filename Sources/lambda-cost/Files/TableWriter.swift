import JSONText
import Pricing
import PriceList

/// Writes price tables into a directory: each file appears whole, and none before all could be written.
struct TableWriter {
    let directory: String

    /// What became of a table.
    enum Outcome: String {
        case added, replaced, extended, unchanged
    }

    /// A table as it stands in the directory now.
    struct Written {
        let table: ImportedTable
        let outcome: Outcome
    }

    /// A whole offer's table takes the place of one of the same day; a part of an offer adds to it.
    ///
    /// - Throws: status 73 where the directory or a file cannot be created, 74 where writing fails; where a table to add
    ///   to cannot be read, 66, and where it is invalid or in another currency, 65.
    func write(_ tables: [ImportedTable]) throws(CommandError) -> [Written] {
        var written: [Written] = []
        var files: [OutputDestination] = []
        for table in tables {
            let path = "\(directory)/\(table.path)"
            try Self.createFolder(of: path)
            let entry = try resolved(table, at: path)
            written.append(entry)
            guard entry.outcome != .unchanged else { continue }
            let table = entry.table
            let file = try OutputDestination(path)
            try file.write(table.bytes)
            files.append(file)
        }
        // Only once all are on the disk do they take their places, one rename each, as close together as can be.
        for file in files { try file.settle() }
        for file in files { try file.finish() }
        return written
    }

    private func resolved(_ table: ImportedTable, at path: String) throws(CommandError) -> Written {
        guard !table.isPartOfOffer else {
            guard InputReader.exists(path) else { return Written(table: table, outcome: .added) }
            let existing = try bytes(path)
            let extended: ImportedTable?
            do { extended = try table.added(to: existing, in: directory) } catch { throw CommandError(error) }
            guard let extended else {
                throw CommandError(
                    .invalidContent,
                    "\(VisibleText.line(path))\nThese prices are in \(table.currency), those of the table that they would add to are not.\n"
                        + "A table has one currency; import the prices of each into a directory of its own.")
            }
            if existing == extended.bytes { return Written(table: extended, outcome: .unchanged) }
            return Written(table: extended, outcome: extended.bytes == table.bytes ? .replaced : .extended)
        }
        guard InputReader.exists(path) else { return Written(table: table, outcome: .added) }
        let existing = try bytes(path)
        return Written(table: table, outcome: existing == table.bytes ? .unchanged : .replaced)
    }

    private func bytes(_ path: String) throws(CommandError) -> [UInt8] {
        // Opening a pipe would wait for somebody to write to it.
        guard InputReader.isFile(path) else {
            throw CommandError(
                .outputNotCreated, "\(VisibleText.line(path))\nThis is no regular file, so no table is put here.")
        }
        return try InputReader.bytes(ofFile: path, limit: PriceTableSource.largestFile) {
            "\(VisibleText.line(path))\nThe file cannot be read: \($0)."
        }
    }

    private static func createFolder(of path: String) throws(CommandError) {
        var folder = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/").dropLast() {
            folder += "/\(part)"
            if !SystemCall.makeDirectory(folder), errno != EEXIST {
                throw CommandError(
                    .outputNotCreated, "\(VisibleText.line(folder))\nThe folder cannot be created: \(systemMessage()).")
            }
        }
    }
}
