/// Writes rows of comma-separated values, as RFC 4180 describes them, into bytes that the caller takes.
///
/// Departures from RFC 4180:
/// - Rows end with a line feed, not with carriage return and line feed, unless `excel` is set (section 2, rule 1).
/// - With `excel`, the UTF-8 byte-order mark stands before the first row; the RFC knows none. Excel reads a file
///   without it in the system's old code page.
/// - Fields are UTF-8, not only the ASCII that the RFC's grammar allows (rules `TEXTDATA` and `escaped`); control
///   characters are written as they are.
/// - A row whose only field is empty is written as `""`, so that it is not mistaken for an empty line.
/// - A row without fields writes nothing; the RFC has no such row.
/// - Nothing demands that all rows have equally many fields (rule 4); that is the caller's.
/// - A text whose first byte is `=`, `+`, `-`, `@`, a tab or a carriage return is given an apostrophe before it, so
///   that no spreadsheet runs it as a formula. A program that reads the file sees the apostrophe. Numbers are never
///   changed.
///
/// Quotes stand around a field only where it contains a quote, a comma, a carriage return or a line feed.
public struct CSVWriter: Sendable {
    /// What has been written and not taken yet.
    public internal(set) var bytes: [UInt8] = []
    private let endsRowsWithCarriageReturn: Bool
    private var fields = 0
    private var isOnlyFieldEmpty = false

    public init(excel: Bool = false) {
        endsRowsWithCarriageReturn = excel
        if excel { bytes += [0xEF, 0xBB, 0xBF] }
    }

    /// Adds a text field to the row: a name, a title, a unit.
    public mutating func append(text: String) {
        var text = text
        text.withUTF8 { append(text: $0) }
    }

    private mutating func append(text: UnsafeBufferPointer<UInt8>) {
        beginField(isEmpty: text.isEmpty)
        let isFormula = text.first.map(Self.beginsFormula) ?? false
        if text.contains(where: Self.needsQuotes) {
            bytes.append(Self.quote)
            if isFormula { bytes.append(UInt8(ascii: "'")) }
            for byte in text {
                if byte == Self.quote { bytes.append(Self.quote) }
                bytes.append(byte)
            }
            bytes.append(Self.quote)
        } else {
            if isFormula { bytes.append(UInt8(ascii: "'")) }
            bytes.append(contentsOf: text)
        }
    }

    /// Adds a number field that is already written: digits, sign, point and exponent.
    ///
    /// The bytes are taken over unchanged; a separator among them would break the row, so they are none that a file
    /// or a user wrote.
    public mutating func append(numberBytes: some Collection<UInt8>) {
        beginField(isEmpty: numberBytes.isEmpty)
        bytes.append(contentsOf: numberBytes)
    }

    /// Ends the row.
    public mutating func endRow() {
        guard fields > 0 else { return }
        if isOnlyFieldEmpty { bytes += [Self.quote, Self.quote] }
        if endsRowsWithCarriageReturn { bytes.append(UInt8(ascii: "\r")) }
        bytes.append(UInt8(ascii: "\n"))
        fields = 0
        isOnlyFieldEmpty = false
    }

    /// Begins a field whose bytes `write` adds to the end of those it is given.
    mutating func appendField(_ write: (inout [UInt8]) -> Void) {
        beginField(isEmpty: false)
        write(&bytes)
    }

    private mutating func beginField(isEmpty: Bool) {
        if fields > 0 { bytes.append(UInt8(ascii: ",")) }
        isOnlyFieldEmpty = fields == 0 && isEmpty
        fields += 1
    }

    private static let quote = UInt8(ascii: "\"")

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        byte == quote || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private static func beginsFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }
}
