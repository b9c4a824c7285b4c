import Charts

/// A grid of characters on which lines are drawn in dots, and single characters over them.
struct DotCanvas {
    /// A character of the grid.
    struct Cell {
        /// A bit for each dot.
        var dots: UInt8 = 0
        /// The line whose colour the character has.
        var line: Int?
        var isEmphasised = false
        /// How many lines run through it, and the last of them.
        fileprivate var lines = 0
        fileprivate var last: Int?
        /// A character in place of the dots.
        var glyph: String?
    }

    let columns: Int
    let rows: Int
    private let glyphs: ChartStyle.Glyphs
    private(set) var cells: [Cell]

    init(columns: Int, rows: Int, glyphs: ChartStyle.Glyphs) {
        self.columns = columns
        self.rows = rows
        self.glyphs = glyphs
        cells = Array(repeating: Cell(), count: columns * rows)
    }

    /// The dots of a character, across and down.
    private var dots: (across: Int, down: Int) {
        switch glyphs {
        case .braille: (2, 4)
        case .blocks: (1, 2)
        case .ascii: (1, 1)
        }
    }

    /// Dots as coordinates.
    var frame: Frame {
        Frame(
            width: Double(columns * dots.across - 1), height: Double(rows * dots.down - 1), tolerance: 0.5)
    }

    /// The dots of a row.
    var cellHeight: Double { Double(dots.down) }

    /// The column and the row of a place.
    func cell(_ point: Point) -> (column: Int, row: Int) {
        let (x, y) = (Self.rounded(point.x), Self.rounded(point.y))
        return (
            min(columns - 1, max(0, x / dots.across)), min(rows - 1, max(0, y / dots.down))
        )
    }

    /// The middle of a column.
    func x(ofColumn column: Int) -> Double { (Double(column) + 0.5) * Double(dots.across) - 0.5 }

    private static func rounded(_ value: Double) -> Int { Int(value.rounded()) }

    /// The characters in a row that a line has of those that several share.
    private static let turn = 3

    subscript(column: Int, row: Int) -> Cell {
        get { cells[row * columns + column] }
        set { cells[row * columns + column] = newValue }
    }

    /// Draws through points; where lines share characters they have them in turns, and an emphasised one takes them all.
    mutating func draw(_ points: [Point], line: Int, isEmphasised: Bool = false) {
        guard var last = points.first else { return }
        for point in points.isEmpty ? [] : points[...] {
            drawStretch(from: last, to: point, line: line, isEmphasised: isEmphasised)
            last = point
        }
    }

    private mutating func drawStretch(from: Point, to: Point, line: Int, isEmphasised: Bool) {
        let (x0, y0) = (Self.rounded(from.x), Self.rounded(from.y))
        let (x1, y1) = (Self.rounded(to.x), Self.rounded(to.y))
        let steps = max(abs(x1 - x0), abs(y1 - y0))
        for step in 0...steps {
            let share = steps == 0 ? 0 : Double(step) / Double(steps)
            let x = x0 + Self.rounded(share * Double(x1 - x0))
            let y = y0 + Self.rounded(share * Double(y1 - y0))
            set(x, y, line: line, isEmphasised: isEmphasised)
            // Two dots thick, where a character has more than one.
            if isEmphasised, glyphs == .braille { set(x, y + 1, line: line, isEmphasised: true) }
        }
    }

    private mutating func set(_ x: Int, _ y: Int, line: Int, isEmphasised: Bool) {
        let (column, row) = (x / dots.across, y / dots.down)
        guard x >= 0, y >= 0, column < columns, row < rows else { return }
        var cell = self[column, row]
        if cell.last != line {
            cell.last = line
            cell.lines += 1
        }
        let isItsTurn = column / Self.turn % cell.lines == cell.lines - 1
        if isEmphasised || isItsTurn && !cell.isEmphasised {
            cell.line = line
            cell.isEmphasised = isEmphasised
        }
        cell.dots |= bit(x % dots.across, y % dots.down)
        self[column, row] = cell
    }

    /// The bit of a dot: as Unicode numbers those of braille; the upper and the lower block.
    private func bit(_ x: Int, _ y: Int) -> UInt8 {
        guard glyphs == .braille else { return y == 0 ? 1 : 2 }
        return y == 3 ? (x == 0 ? 0x40 : 0x80) : UInt8(1 << (x * 3 + y))
    }

    /// The text of a character; `keys` are the lines' letters.
    func text(_ cell: Cell, _ keys: [String]) -> String {
        if let glyph = cell.glyph { return glyph }
        // Where a font has braille of another width, an empty character of it keeps the columns.
        if cell.dots == 0 { return glyphs == .braille ? "\u{2800}" : " " }
        switch glyphs {
        case .braille:
            return Unicode.Scalar(0x2800 + UInt32(cell.dots)).map { String($0) } ?? " "
        case .blocks: return cell.dots == 3 ? "█" : cell.dots == 1 ? "▀" : "▄"
        case .ascii:
            return cell.line.flatMap { keys.indices.contains($0) ? keys[$0] : nil } ?? "#"
        }
    }
}
