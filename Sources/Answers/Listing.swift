import Reports

/// Rows of values under named columns, which all forms show alike.
struct Listing {
    struct Column {
        /// Who gets to see the column.
        enum Readers {
            case everybody
            /// A terminal has no room for it.
            case allButTerminals
            case people
            case programs
        }

        let title: String
        /// The column's name in CSV and JSON.
        let key: String
        let isNumber: Bool
        let readers: Readers

        init(_ title: String, _ key: String, isNumber: Bool = false, for readers: Readers = .everybody) {
            self.title = title
            self.key = key
            self.isNumber = isNumber
            self.readers = readers
        }

        func isFor(_ medium: Medium) -> Bool {
            switch (readers, medium) {
            case (.everybody, _), (.people, _), (.allButTerminals, .document): true
            case (.allButTerminals, .terminal), (.programs, _): false
            }
        }
    }

    let command: String
    /// The name of the rows in JSON.
    let member: String
    let columns: [Column]
    /// The rows for programs, and for people too where `shown` has no others.
    let rows: [[Datum]]
    /// The rows for people.
    var shown: ((Medium) -> [[Datum]])?
    /// A column that a terminal shows as a heading over the rows that share its text.
    var headingColumn: Int?
    /// How many of the columns that a terminal shows say what a row is about.
    var keyColumns = 1
    /// Members that stand before the rows in JSON.
    var about: Record = [:]
    /// Members that stand behind the rows in JSON.
    var appendix: Record = [:]

    init(
        _ command: String, member: String, columns: [Column], rows: [[Datum]],
        shown: ((Medium) -> [[Datum]])? = nil
    ) {
        self.command = command
        self.member = member
        self.columns = columns
        self.rows = rows
        self.shown = shown
    }

    /// - Parameter blocks: what people get, made of the table.
    func report(_ blocks: @escaping (Medium, Block) -> [Block] = { [$1] }) -> Report {
        Report(
            blocks: { blocks($0, .table(table($0))) },
            rows: {
                let kept = columns.indices.filter { columns[$0].readers != .people }
                var rest = rows[...]
                return DataRows(kept.map { columns[$0].key }) { rest.popFirst().map { row in kept.map { row[$0] } } }
            },
            record: { record })
    }

    private func table(_ medium: Medium) -> Table {
        let rows = shown?(medium) ?? rows
        let heading = medium == .terminal ? headingColumn : nil
        let kept = columns.indices.filter { column in
            guard columns[column].isFor(medium), column != heading else { return false }
            // A column without a single text would only take room.
            return medium == .document || rows.contains { !$0[column].isBlank }
        }
        var table = Table(
            columns: kept.map { Table.Column(columns[$0].title, alignment: columns[$0].isNumber ? .right : .left) },
            keyColumns: keyColumns)
        var group: Datum?
        for row in rows {
            if let heading, row[heading] != group, case .text(let title) = row[heading] {
                group = row[heading]
                table.appendGroup(title)
            }
            table.append(kept.map { Table.Cell(row[$0]) })
        }
        return table
    }

    private var record: Record {
        var record = Record.report(command)
        record.add(about)
        let kept = columns.indices.filter { columns[$0].readers != .people }
        var rest = rows[...]
        record.add(
            member,
            .stream {
                rest.popFirst().map { row in .line(Record(kept.map { (columns[$0].key, .datum(row[$0])) })) }
            })
        record.add(appendix)
        return record
    }
}

extension Datum {
    fileprivate var isBlank: Bool { self == .none || self == .text("") }
}
