/// A table's cells made harmless and measured, once for all blocks.
struct TableBody {
    enum Row {
        case cells([TableCell])
        case group(String)
    }

    let columns: [Table.Column]
    let titles: [String]
    let rows: [Row]
    let measures: [ColumnMeasure]

    init(_ table: Table) {
        columns = table.allColumns
        titles = columns.map { DisplayText.sanitized($0.title) }
        var measures = titles.map { ColumnMeasure(title: $0) }
        let count = columns.count
        let alignments = columns.map { $0.alignment }
        rows = table.rows.map { row in
            switch row {
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

/// A cell's text as it will stand in a terminal, with its measures.
struct TableCell {
    let text: String
    let style: TextStyle
    let width: Int
    /// Whether the text is one number, which is never cut and stands with its decimal point below the others'.
    let isNumber: Bool
    /// The columns from the decimal point on, or from behind the last digit where there is no point.
    let afterPoint: Int

    init(_ cell: Table.Cell, alignment: Table.Alignment) {
        let text = DisplayText.sanitized(cell.text)
        let point = alignment == .right ? Self.pointOffset(in: Array(text.utf8)) : nil
        self.text = text
        style = cell.style
        let width = DisplayText.width(of: text)
        self.width = width
        isNumber = point != nil
        // What stands before the point is ASCII.
        afterPoint = point.map { width - $0 } ?? 0
    }

    /// A number's unit that is longer than this makes the cell a sentence, which may be wrapped.
    private static let longestUnit = 12

    /// Where the decimal point is or would be, or nil where the text is not exactly one number: an optional
    /// sign and currency, digits in groups, an optional fraction, and a short unit without digits.
    private static func pointOffset(in bytes: [UInt8]) -> Int? {
        func isDigit(at index: Int) -> Bool { index < bytes.count && (0x30...0x39).contains(bytes[index]) }
        var index = 0
        while index < bytes.count, "<>~+-$".utf8.contains(bytes[index]) { index += 1 }
        if let code = bytes.dropFirst(index).firstIndex(of: UInt8(ascii: " ")), code - index == 3,
            bytes[index..<code].allSatisfy({ (0x41...0x5A).contains($0) })
        {
            index = code + 1
        }
        guard isDigit(at: index) else { return nil }
        while isDigit(at: index) || index < bytes.count && isSeparator(bytes[index]) {
            if isSeparator(bytes[index]), !isDigit(at: index + 1) { break }
            index += 1
        }
        let point = index
        if index < bytes.count, bytes[index] == UInt8(ascii: "."), isDigit(at: index + 1) {
            index += 1
            while isDigit(at: index) { index += 1 }
        }
        let unit = bytes[index...]
        guard unit.count <= longestUnit, !unit.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
        return point
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "_")
    }
}

/// What a column's title and cells need, in columns of the terminal.
struct ColumnMeasure {
    /// Titles take at most this many lines before cells are wrapped or the table is split; the last step is as narrow
    /// as the words allow.
    static let mostTitleLines = 8
    /// A title that is as narrow as its words allow is no higher than about so many lines.
    private static let highestTitle = 12

    private let title: String
    private let titleWidth: Int
    /// The widest cell that holds a text, uncut.
    private var widestText = 0
    /// The widest word, and the widest piece that can never be cut, of the texts.
    private var widestWord = 0
    private var widestPiece = 0
    private var beforePoint = 0
    /// What the numbers need from the decimal point on.
    private(set) var afterPoint = 0

    init(title: String) {
        self.title = title
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
    private var cells: Int { max(numbers, widestText) }

    /// The width at which neither title nor cells are wrapped.
    var natural: Int { max(cells, titleWidth) }

    /// The width at which no cell is wrapped and the title takes at most `lines` lines.
    func width(titleLines lines: Int) -> Int { max(cells, narrowestTitle(lines: lines)) }

    /// The width below which wrapped cells would be hard to read, with the title in at most `lines` lines.
    func floor(titleLines lines: Int) -> Int {
        max(numbers, widestWord, min(widestText, 16), narrowestTitle(lines: lines))
    }

    /// The width below which numbers would be cut.
    var leastPossible: Int { max(1, numbers, widestPiece, DisplayText.widestNumber(of: title)) }

    /// The narrowest width at which the title takes at most `lines` lines without a word being cut.
    private func narrowestTitle(lines: Int) -> Int {
        guard lines > 1, titleWidth > 1 else { return titleWidth }
        let widest = DisplayText.widestWord(of: title)
        guard lines < Self.mostTitleLines, widest < titleWidth else {
            return max(widest, titleWidth / Self.highestTitle)
        }
        return (widest..<titleWidth).first { DisplayText.wrapped(title, to: $0).count <= lines } ?? titleWidth
    }
}
