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
        let point = alignment == .right ? Self.pointOffset(in: text) : nil
        self.text = text
        style = cell.style
        width = DisplayText.width(of: text)
        isNumber = point != nil
        afterPoint = point.map { DisplayText.width(of: String(text[$0...])) } ?? 0
    }

    /// A number's unit that is longer than this makes the cell a sentence, which may be wrapped.
    private static let longestUnit = 12

    /// Where the decimal point is or would be, or nil where the text is not exactly one number: an optional
    /// sign and currency, digits in groups, an optional fraction, and a short unit without digits.
    private static func pointOffset(in text: String) -> String.Index? {
        let bytes = text.utf8
        var index = bytes.startIndex
        func isDigit(at index: String.Index) -> Bool {
            index < bytes.endIndex && (0x30...0x39).contains(bytes[index])
        }
        while index < bytes.endIndex, "<>~+-$".utf8.contains(bytes[index]) { bytes.formIndex(after: &index) }
        guard isDigit(at: index) else { return nil }
        while isDigit(at: index) || index < bytes.endIndex && isSeparator(bytes[index]) {
            let next = bytes.index(after: index)
            if isSeparator(bytes[index]), !isDigit(at: next) { break }
            index = next
        }
        let point = index
        if index < bytes.endIndex, bytes[index] == UInt8(ascii: "."), isDigit(at: bytes.index(after: index)) {
            bytes.formIndex(after: &index)
            while isDigit(at: index) { bytes.formIndex(after: &index) }
        }
        let unit = bytes[index...]
        guard unit.count <= longestUnit, !unit.contains(where: { (0x30...0x39).contains($0) }) else { return nil }
        return point
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "_")
    }
}
