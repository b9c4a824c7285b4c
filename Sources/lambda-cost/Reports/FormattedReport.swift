/// A report that can be written in every format.
protocol FormattedReport {
    /// For a terminal of that width; nil where there is no limit.
    func text(width: Int?, color: Bool) -> String
    func markdown() -> String
    func json() -> [UInt8]
    func writeCSV(to output: OutputDestination) throws(CommandError)
}

extension CommandContext {
    /// Writes a report in the format asked for, to where it was asked for.
    func write(_ report: some FormattedReport) throws(CommandError) {
        let output = try destination()
        switch settings.format {
        case .table: try output.write(report.text(width: tableWidth, color: usesColor))
        case .markdown: try output.write(report.markdown())
        case .json: try output.write(report.json())
        case .csv: try report.writeCSV(to: output)
        }
        try output.finish()
    }
}
