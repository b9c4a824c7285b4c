import JSONText
import Reports

/// Rows of texts in each format.
struct Listing {
    struct Column {
        let title: String
        /// The column's name in CSV and JSON.
        let key: String
        let isNumber: Bool
        /// Whether the texts are whole numbers, which JSON gets as numbers; an amount of money is a text there.
        let isCount: Bool
        /// Whether a terminal shows it; the other formats show every column.
        let isForTerminals: Bool

        init(
            _ title: String, _ key: String, isNumber: Bool = false, isCount: Bool = false, isForTerminals: Bool = true
        ) {
            self.title = title
            self.key = key
            self.isNumber = isNumber || isCount
            self.isCount = isCount
            self.isForTerminals = isForTerminals
        }
    }

    let columns: [Column]
    let rows: [[String]]
    /// A column that a terminal shows as a heading over the rows that share its text.
    var headingColumn: Int?
    /// How many of the columns that a terminal shows say what a row is about.
    var keyColumns = 1
    /// Members that stand before the rows in JSON.
    var about: [(key: String, value: String)] = []
    /// Writes members that stand behind the rows in JSON.
    var appendix: (inout JSONWriter) -> Void = { _ in }

    func write(
        _ command: String, member: String, _ context: CommandContext, to output: OutputDestination
    ) throws(CommandError) {
        switch context.settings.format {
        case .table:
            // A column without a single text would only take room.
            let table = table(headingColumn: headingColumn) { column in
                columns[column].isForTerminals && column != headingColumn && rows.contains { !$0[column].isEmpty }
            }
            try output.write(table.rendered(width: context.tableWidth, color: context.usesColor))
        case .markdown: try output.write(MarkdownTable(table(headingColumn: nil) { _ in true }).text)
        case .csv:
            var csv = CSVWriter(excel: context.settings.isExcel)
            csv.appendRow(ofTexts: columns.map { $0.key })
            for row in rows {
                for (column, text) in row.enumerated() {
                    if columns[column].isNumber {
                        csv.append(numberBytes: text.utf8)
                    } else {
                        csv.append(text: text)
                    }
                }
                csv.endRow()
            }
            try output.drain(&csv)
        case .json:
            var json = JSONWriter.report(command)
            for (key, value) in about {
                json.key(key)
                json.string(value)
            }
            json.key(member)
            json.beginArray()
            for row in rows {
                json.beginObject(inline: true)
                for (column, text) in zip(columns, row) {
                    json.key(column.key)
                    if column.isCount, let count = Int(text) { json.number(count) } else { json.string(text) }
                }
                json.endObject()
            }
            json.endArray()
            appendix(&json)
            json.endObject()
            try output.write(json.bytes)
        }
    }

    private func table(headingColumn: Int?, showing isShown: (Int) -> Bool) -> TextTable {
        let shown = columns.indices.filter(isShown)
        var table = TextTable(
            columns: shown.map {
                TextTable.Column(columns[$0].title, alignment: columns[$0].isNumber ? .right : .left)
            }, keyColumns: keyColumns)
        var heading: String?
        let places = shown.map { column in
            columns[column].isNumber ? rows.map { Self.places($0[column]) }.max() ?? 0 : 0
        }
        for row in rows {
            if let headingColumn, row[headingColumn] != heading {
                heading = row[headingColumn]
                table.appendGroup(row[headingColumn])
            }
            table.append(
                zip(shown, places).map { column, most in
                    // Blanks on the right bring the decimal points under each other.
                    let blanks = most - Self.places(row[column])
                    let isPadded = columns[column].isNumber && !row[column].isEmpty
                    return TextTable.Cell(row[column] + (isPadded ? String(repeating: " ", count: blanks) : ""))
                })
        }
        return table
    }

    /// The characters of a number from its decimal point on.
    private static func places(_ number: String) -> Int {
        number.firstIndex(of: ".").map { number.distance(from: $0, to: number.endIndex) } ?? 0
    }
}
