/// A table of texts: titled columns, rows of cells, and groups of rows.
///
/// The value says what stands in the table; `rendered(width:color:)` lays it out for a terminal and `MarkdownTable` for
/// a Markdown file. Cells may hold foreign text: rendering sanitizes it.
public struct TextTable: Sendable, Equatable {
    public enum Alignment: Sendable, Hashable {
        case left
        /// Flush right; numbers stand with their decimal points below one another.
        case right
    }

    public struct Column: Sendable, Hashable {
        public var title: String
        public var alignment: Alignment
        /// The columns of the terminal that the column takes at least.
        public var minimumWidth: Int
        /// Whether the title may take several lines, so that the column can be narrower than the title.
        public var wrapsTitle: Bool

        public init(_ title: String, alignment: Alignment = .left, minimumWidth: Int = 0, wrapsTitle: Bool = true) {
            self.title = title
            self.alignment = alignment
            self.minimumWidth = minimumWidth
            self.wrapsTitle = wrapsTitle
        }
    }

    public struct Cell: Sendable, Hashable, ExpressibleByStringLiteral {
        public var text: String
        public var style: TextStyle

        public init(_ text: String, style: TextStyle = .plain) {
            self.text = text
            self.style = style
        }

        public init(stringLiteral value: String) {
            self.init(value)
        }
    }

    public enum Row: Sendable, Hashable {
        /// One cell a column; those missing at the end are blank, and those beyond the last column stand in columns
        /// without a title.
        case cells([Cell])
        /// A title over the rows that follow.
        case group(String)
        /// A thin line, for instance above a total.
        case rule
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

    public mutating func appendRule() {
        rows.append(.rule)
    }

    /// The columns, with as many untitled ones after them as the longest row needs.
    var allColumns: [Column] {
        let longest = rows.reduce(0) { longest, row in
            if case .cells(let cells) = row { max(longest, cells.count) } else { longest }
        }
        return columns + Array(repeating: Column(""), count: max(0, longest - columns.count))
    }
}
