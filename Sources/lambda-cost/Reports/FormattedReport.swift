import Reports

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

extension CommandContext {
    /// Writes reports in the format asked for. Spreadsheets get the first one's rows.
    func write(_ reports: [Report], to output: OutputDestination) throws(CommandError) {
        switch settings.format {
        case .table: try output.write(TerminalRenderer.text(reports, width: tableWidth, isColored: usesColor))
        case .markdown: try output.write(MarkdownRenderer.text(reports))
        case .json: try JSONRenderer.write(reports) { bytes throws(CommandError) in try output.write(bytes) }
        case .csv:
            let renderer = CSVRenderer(
                isExcel: settings.isExcel, isShown: settings.output == nil && environment.isOutputTerminal)
            for report in reports.prefix(1) {
                try renderer.write(report.rows()) { bytes throws(CommandError) in try output.write(bytes) }
            }
        }
        try output.finish()
    }

    func write(_ report: Report) throws(CommandError) {
        try write([report], to: destination())
    }
}

extension OutputDestination {
    /// Takes over what the writer holds.
    func drain(_ csv: inout CSVWriter) throws(CommandError) {
        try csv.drain { bytes throws(CommandError) in
            try append { $0.append(contentsOf: bytes) }
        }
    }
}
