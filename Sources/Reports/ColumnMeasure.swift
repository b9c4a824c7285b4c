/// What a column's title and cells need, in columns of the terminal.
struct ColumnMeasure {
    /// Titles take at most this many lines before cells are wrapped or the table is split; the last step is as narrow
    /// as the words allow.
    static let mostTitleLines = 8

    private let title: String
    private let wrapsTitle: Bool
    private let minimumWidth: Int
    private let titleWidth: Int
    /// The widest cell that holds a text, uncut.
    private var widestText = 0
    /// The widest word, and the widest piece that can never be cut, of the texts.
    private var widestWord = 0
    private var widestPiece = 0
    private var beforePoint = 0
    /// What the numbers need from the decimal point on.
    private(set) var afterPoint = 0

    init(column: TextTable.Column, title: String) {
        self.title = title
        wrapsTitle = column.wrapsTitle
        minimumWidth = max(0, column.minimumWidth)
        titleWidth = DisplayText.width(of: title)
    }

    mutating func add(_ cell: TableCell) {
        if cell.isNumber {
            beforePoint = max(beforePoint, cell.width - cell.afterPoint)
            afterPoint = max(afterPoint, cell.afterPoint)
            return
        }
        widestText = max(widestText, cell.width)
        // Words are measured only where they can matter: none is wider than its text.
        if cell.width > widestWord { widestWord = max(widestWord, DisplayText.widestWord(of: cell.text)) }
        if cell.width > widestPiece { widestPiece = max(widestPiece, DisplayText.widestNumber(of: cell.text)) }
    }

    private var numbers: Int { beforePoint + afterPoint }
    private var cells: Int { max(minimumWidth, numbers, widestText) }

    /// The width at which neither title nor cells are wrapped.
    var natural: Int { max(cells, titleWidth) }

    /// The width at which no cell is wrapped and the title takes at most `lines` lines.
    func width(titleLines lines: Int) -> Int { max(cells, narrowestTitle(lines: lines)) }

    /// The width below which wrapped cells would be hard to read, with the title in at most `lines` lines.
    func floor(titleLines lines: Int) -> Int {
        max(minimumWidth, numbers, widestWord, min(widestText, 16), narrowestTitle(lines: lines))
    }

    /// The width below which numbers would be cut.
    var leastPossible: Int { max(1, numbers, widestPiece, DisplayText.widestNumber(of: title)) }

    /// The narrowest width at which the title takes at most `lines` lines without a word being cut.
    private func narrowestTitle(lines: Int) -> Int {
        guard wrapsTitle, lines > 1, titleWidth > 1 else { return titleWidth }
        let widest = DisplayText.widestWord(of: title)
        guard lines < Self.mostTitleLines, widest < titleWidth else { return widest }
        return (widest..<titleWidth).first { DisplayText.wrapped(title, to: $0).count <= lines } ?? titleWidth
    }
}
