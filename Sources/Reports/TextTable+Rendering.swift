extension TextTable {
    /// The table as lines of text, each ended by a newline; the empty text where there are no columns.
    ///
    /// Where it does not fit `width`, three things happen in this order: titles take several lines; long texts in
    /// cells take several lines; the table is split into blocks below one another that each repeat the first column.
    /// A number is never cut: a line is longer than `width` only where one number beside the first column is.
    ///
    /// - Parameters:
    ///   - width: the terminal's columns, or nil for no limit.
    ///   - color: whether styles become escape sequences.
    /// - Complexity: O(n) in the characters of all cells.
    public func rendered(width: Int?, color: Bool) -> String {
        let body = TableBody(self)
        let layout = TableLayout(measures: body.measures, keyColumns: keyColumns)
        let painter = TablePainter(body: body, style: TerminalStyle(isColored: color))
        var text: [UInt8] = []
        for block in layout.blocks(within: width) {
            if !text.isEmpty { text.append(UInt8(ascii: "\n")) }
            painter.paint(block, within: width, to: &text)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
