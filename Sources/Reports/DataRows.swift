/// What a report says to spreadsheets: named columns and rows of values, of which one is held at a time. They can be read
/// once.
public struct DataRows {
    enum Source {
        case cells(() -> [Datum]?)
        case written(endings: [String], (inout [UInt8]) -> Int?)
    }

    /// Columns of money are named by `Currency.column(_:)`.
    let columns: [String]
    let source: Source

    /// - Parameter next: the next row, with a value for each column, or nil after the last.
    public init(_ columns: [String], next: @escaping () -> [Datum]?) {
        self.columns = columns
        source = .cells(next)
    }

    public init(_ columns: [String], _ rows: [[Datum]]) {
        var rest = rows[...]
        self.init(columns) { rest.popFirst() }
    }

    /// Rows by the million, whose numbers are written by what computes them: each is some numbers and, in the last column,
    /// one of a few texts.
    ///
    /// - Parameter next: adds the numbers of the next row with commas between them, and returns which of `endings` stands
    ///   behind them; nil after the last row.
    public init(_ columns: [String], endings: [String], next: @escaping (inout [UInt8]) -> Int?) {
        self.columns = columns
        source = .written(endings: endings, next)
    }
}
