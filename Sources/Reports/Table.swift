/// A table of typed values: titled columns, rows of cells, and groups of rows.
///
/// The value says what stands in the table; renderers lay it out. Cells may hold foreign text.
public struct Table: Sendable, Equatable {
    public enum Alignment: Sendable, Hashable {
        case left
        /// Flush right; numbers stand with their decimal points below one another.
        case right
    }

    public struct Column: Sendable, Hashable {
        public var title: String
        public var alignment: Alignment

        public init(_ title: String, alignment: Alignment = .left) {
            self.title = title
            self.alignment = alignment
        }
    }

    public struct Cell: Sendable, Hashable, ExpressibleByStringLiteral {
        public var datum: Datum
        public var style: TextStyle
        /// What stands behind the value, such as `*`.
        public var mark: String

        public init(_ datum: Datum, style: TextStyle = .plain, mark: String = "") {
            self.datum = datum
            self.style = style
            self.mark = mark
        }

        public init(_ text: String, style: TextStyle = .plain) {
            self.init(.text(text), style: style)
        }

        public init(stringLiteral value: String) {
            self.init(value)
        }

        /// As people read it, not yet made harmless.
        var text: String { mark.isEmpty ? datum.shown : datum.shown + mark }
    }

    public enum Row: Sendable, Hashable {
        /// One cell a column; those missing at the end are blank, and those beyond the last column stand in columns
        /// without a title.
        case cells([Cell])
        /// A title over the rows that follow.
        case group(String)
    }

    public var columns: [Column]
    public var rows: [Row]
    /// How many of the first columns say what a row is about; a table that is split repeats them in each block.
    public var keyColumns: Int

    public init(columns: [Column], rows: [Row] = [], keyColumns: Int = 1) {
        self.columns = columns
        self.rows = rows
        self.keyColumns = keyColumns
    }

    public mutating func append(_ cells: [Cell]) {
        rows.append(.cells(cells))
    }

    public mutating func appendGroup(_ title: String) {
        rows.append(.group(title))
    }

    /// The columns, with as many untitled ones after them as the longest row needs.
    var allColumns: [Column] {
        let longest = rows.reduce(0) { longest, row in
            if case .cells(let cells) = row { max(longest, cells.count) } else { longest }
        }
        return columns + Array(repeating: Column(""), count: max(0, longest - columns.count))
    }
}
