/// A cell's text as it will stand in a terminal, with its measures.
struct TableCell {
    let text: String
    let style: TextStyle
    let width: Int
    /// Whether the text is one number, which is never cut and stands with its decimal point below the others'.
    let isNumber: Bool
    /// The columns from the decimal point on, or from behind the last digit where there is no point.
    let afterPoint: Int

    init(_ cell: TextTable.Cell, alignment: TextTable.Alignment) {
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
