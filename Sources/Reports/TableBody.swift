/// A table's cells made harmless and measured, once for all blocks.
struct TableBody {
    enum Row {
        case cells([TableCell])
        case group(String)
        case rule
    }

    let columns: [TextTable.Column]
    let titles: [String]
    let rows: [Row]
    let measures: [ColumnMeasure]

    init(_ table: TextTable) {
        columns = table.allColumns
        titles = columns.map { DisplayText.sanitized($0.title) }
        var measures = zip(columns, titles).map { ColumnMeasure(column: $0, title: $1) }
        let count = columns.count
        let alignments = columns.map { $0.alignment }
        rows = table.rows.map { row in
            switch row {
            case .rule: return .rule
            case .group(let title): return .group(DisplayText.sanitized(title))
            case .cells(let cells):
                var prepared: [TableCell] = []
                prepared.reserveCapacity(count)
                for (index, cell) in cells.enumerated() {
                    let cell = TableCell(cell, alignment: alignments[index])
                    measures[index].add(cell)
                    prepared.append(cell)
                }
                return .cells(prepared)
            }
        }
        self.measures = measures
    }
}
