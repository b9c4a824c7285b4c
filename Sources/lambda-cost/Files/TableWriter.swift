import Answers
import JSONText
import PriceList
import Pricing

/// Writes price tables into a directory, all of them or none.
struct TableWriter {
    let directory: String
    /// Whether a table may lose most of the prices that the one before it has.
    let isForced: Bool

    /// What becomes of a table.
    enum Outcome: String {
        case added, replaced, extended, unchanged
    }

    /// A table as it will stand in the directory.
    struct Written {
        let table: ImportedTable
        let outcome: Outcome
    }

    /// A whole offer's table takes the place of one of the same day; a part of an offer adds to it.
    ///
    /// - Parameter report: writes the report of what is about to happen, to `output`; the tables take their places only once
    ///   it is written.
    /// - Throws: status 73 where the directory or a file cannot be created, 74 where writing fails; where a table to add
    ///   to cannot be read, 66, and where it is invalid or in another currency, or most of its prices would go, 65.
    func write(
        _ tables: [ImportedTable], reportingTo output: OutputDestination, notice: (StagedTables.Notice) -> Void,
        _ report: ([Written]) throws(CommandError) -> Void
    ) throws(CommandError) {
        let staged = try StagedTables(in: directory, notice: notice)
        let (sources, _) = try PricingDirectory.survey(directory)
        var written: [Written] = []
        for table in tables {
            let entry = try resolved(table)
            written.append(entry)
            guard entry.outcome != .unchanged else { continue }
            if !table.isPartOfOffer, !isForced { try checkLoss(of: table, before: sources) }
            try staged.add(entry.table.bytes, at: table.path)
            try output.check(isNot: "\(directory)/\(table.path)")
        }
        do throws(CommandError) {
            try report(written)
            try output.settle()
        } catch {
            // Whoever reads the report may leave; that says nothing of the tables.
            guard error.status == .done else { throw error }
        }
        try staged.commit()
        try output.finish()
    }

    private func resolved(_ table: ImportedTable) throws(CommandError) -> Written {
        let path = "\(directory)/\(table.path)"
        guard InputReader.exists(path) else { return Written(table: table, outcome: .added) }
        let existing = try bytes(path)
        guard table.isPartOfOffer else {
            return Written(table: table, outcome: existing == table.bytes ? .unchanged : .replaced)
        }
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

    /// Refuses a table that lacks most of what the one of its day, or the last one before it, prices, or has it at prices
    /// out of all proportion: a list that was cut short, or another one under its name, looks like that.
    private func checkLoss(of table: ImportedTable, before sources: [PriceTableSource]) throws(CommandError) {
        let older = sources.last { source in
            source.offerCode == table.offerCode && source.region == table.region && source.part == table.part
                && source.effectiveDate.description <= table.effectiveDate
        }
        // A table that cannot be read is replaced by one that can.
        guard let older, let loss = table.loss(of: older), loss.isMost else { return }
        throw CommandError(
            .invalidContent,
            "\(VisibleText.line("\(directory)/\(table.path)"))\n\(loss.words(VisibleText.line(older.file)))\n"
                + "A price list that \(loss.leapt == 0 ? "was cut short" : "is not AWS's") looks like this. If it is right all "
                + "the same, add --force.")
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
}
