import ByteScanning
import ExactMath

/// Reads tables with a head: of events, of runs, of sums, of a metric, of a bill.
struct CSVReader: CSVRowConsumer {
    private enum Kind {
        case undecided
        /// Columns that records have.
        case records([(index: Int, column: Column)])
        /// A time and one value, or more, each of a metric or of one of its statistics.
        case metric(MetricTable)
        case bill(BillReader)
        case access(AccessTable)
    }

    private let recorder: Recorder
    private var messages: MessageReader
    private var kind = Kind.undecided
    private(set) var rows = 0
    /// The head as it stands.
    private var head: [UInt8] = []
    /// The head, shortened, for messages.
    private(set) var header = ""
    /// How many rows Logs Insights gives at most; a table of exactly so many was cut there.
    static let insightsLimits = [1000, 10_000]
    private var isFromInsights = false

    init(_ recorder: Recorder) {
        self.recorder = recorder
        messages = MessageReader(recorder)
    }

    /// Whether the beginning of a text is the head of such a table.
    static func isHead(_ text: ByteView) -> Bool {
        let line = text.slice(0, text.firstIndex(of: 0x0A) ?? text.count).trimmed
        guard line.firstIndex(of: 0x2C) != nil else { return false }
        if BillReader.isHead(line) || isMetricHead(line) { return true }
        if AccessTable.isHead(cells(of: line).map(unquoted)) { return true }
        let columns = Set(cells(of: line).compactMap { Column(named: unquoted($0)) })
        return columns.contains(.message) || columns.contains(.billedDuration) || columns.contains(.runs)
            || cells(of: line).contains { isDurationAlone(unquoted($0)) }
            || (columns.contains(.requests) && (columns.contains(.hour) || columns.contains(.time)))
    }

    /// Names that nothing but Lambda's duration has.
    private static func isDurationAlone(_ name: ByteView) -> Bool {
        name.equalsIgnoringCase("@duration") || name.equalsIgnoringCase("DurationInMS")
            || name.equalsIgnoringCase("record.metrics.durationMs")
    }

    private static func isMetricHead(_ line: ByteView) -> Bool {
        MetricTable(head: cells(of: line).map { unquoted($0).text }) != nil
    }

    private static func cells(of line: ByteView) -> [ByteView] {
        var cells: [ByteView] = []
        var start = 0
        while let comma = line.firstIndex(of: 0x2C, from: start) {
            cells.append(line.slice(start, comma))
            start = comma + 1
        }
        cells.append(line.dropFirst(start))
        return cells
    }

    private static func unquoted(_ cell: ByteView) -> ByteView {
        let cell = cell.trimmed
        return cell.count >= 2 && cell[0] == 0x22 && cell[cell.count - 1] == 0x22
            ? cell.slice(1, cell.count - 1) : cell
    }

    mutating func row(_ row: CSVRow, line: Int) throws(ObservationError) {
        if isHeadAgain(row) { return }
        switch kind {
        case .undecided: try decide(row)
        case .records(let columns):
            rows += 1
            try record(row, columns)
        case .metric(let table): try metric(row, table)
        case .bill(var reader):
            rows += 1
            // Taken out while it changes, so that it is not copied.
            kind = .undecided
            try reader.row(row)
            kind = .bill(reader)
        case .access(var table):
            rows += 1
            kind = .undecided
            table.row(row, &messages)
            kind = .access(table)
        }
    }

    /// Whether it is the head once more, as in files that were put behind one another.
    private func isHeadAgain(_ row: CSVRow) -> Bool {
        // Rows of equal lengths are rare enough.
        guard row.bytes.count == head.count else { return false }
        return row.bytes.buffer.elementsEqual(head)
    }

    private mutating func decide(_ row: CSVRow) throws(ObservationError) {
        header = FileShape.beginning(of: row.bytes)
        head = Array(row.bytes.buffer)
        if BillReader.isHead(row.bytes) {
            kind = .bill(try BillReader(row, recorder))
        } else if let table = MetricTable(head: Self.texts(row)) {
            kind = .metric(table)
        } else if AccessTable.isHead((0..<row.count).map { (row.cell($0) ?? .empty).trimmed }) {
            kind = .access(AccessTable(row, recorder))
        } else {
            var columns: [(index: Int, column: Column)] = []
            var cells = row.cells
            for index in 0..<row.count {
                guard let name = cells.cell(index), let column = Column(named: name) else { continue }
                if !columns.contains(where: { $0.column == column }) { columns.append((index, column)) }
            }
            isFromInsights = columns.contains { [.requestID, .stream, .group, .type].contains($0.column) }
            kind = .records(columns)
        }
    }

    private mutating func record(_ row: CSVRow, _ columns: [(index: Int, column: Column)]) throws(ObservationError) {
        var record = RecordRow()
        var cells = row.cells
        var quoted: [(column: Column, lower: Int, upper: Int)] = []
        var texts: [UInt8] = []
        for (index, column) in columns {
            guard let cell = cells.cell(index) else { continue }
            record[column] = cell
            // Doubled quotes are single ones; hardly any but messages of applications have some.
            if cell.firstIndex(of: 0x22) != nil {
                let lower = texts.count
                texts += CSVRow.text(cell).utf8
                quoted.append((column, lower, texts.count))
            }
        }
        try texts.withUnsafeBufferPointer { (buffer) throws(ObservationError) in
            for text in quoted { record[text.column] = ByteView(buffer).slice(text.lower, text.upper) }
            if try !messages.row(record, MessageContext()) { recorder.skip(.unknown) }
        }
    }

    // MARK: Metrics

    private static func texts(_ row: CSVRow) -> [String] {
        var cells = row.cells
        return (0..<row.count).map { cells.cell($0).map { CSVRow.text($0.trimmed) } ?? "" }
    }

    private mutating func metric(_ row: CSVRow, _ table: MetricTable) throws(ObservationError) {
        let moment: Moment
        switch messages.time((row.cell(table.time) ?? .empty)) {
        case .at(let found): moment = found
        case .impossible:
            rows += 1
            return recorder.skip(.impossibleTime)
        case .none:
            // Further lines of the head say of each metric what it is.
            var table = table
            table.addHead(Self.texts(row))
            return kind = .metric(table)
        }
        rows += 1
        var cells = row.cells
        for column in table.columns {
            guard let cell = cells.cell(column.index)?.trimmed, !cell.isEmpty else { continue }
            guard let value = LogNumber.decimal(cell.buffer) else {
                recorder.skip(.implausible)
                continue
            }
            try recorder.metric(column.name, column.statistic, moment, value)
        }
    }

    mutating func finish() throws(ObservationError) {
        guard rows > 0 else { throw .noRows(header: header) }
        if isFromInsights, Self.insightsLimits.contains(rows) { recorder.cutTables += 1 }
    }
}
