/// Reads comma-separated values by the letter of RFC 4180, rows ended by CRLF or LF; nothing looser.
enum CSVReader {
    /// The rows; nil where the text breaks the grammar or its rows are not equally long.
    static func rows(of text: String) -> [[String]]? {
        var rows: [[String]] = []
        var row: [String] = []
        var field: [UInt8] = []
        var state = State.start
        let bytes = Array(text.utf8)
        var index = 0
        func endField() {
            row.append(String(decoding: field, as: UTF8.self))
            field = []
            state = .start
        }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch (state, byte) {
            case (.start, UInt8(ascii: "\"")): state = .quoted
            case (.quoted, UInt8(ascii: "\"")): state = .quoteSeen
            case (.quoted, _): field.append(byte)
            case (.quoteSeen, UInt8(ascii: "\"")):
                field.append(byte)
                state = .quoted
            case (_, UInt8(ascii: ",")): endField()
            case (_, 0x0D):
                guard index < bytes.count, bytes[index] == 0x0A else { return nil }
            case (_, 0x0A):
                endField()
                rows.append(row)
                row = []
            case (.quoteSeen, _), (.plain, UInt8(ascii: "\"")): return nil
            case (.start, _), (.plain, _):
                field.append(byte)
                state = .plain
            }
        }
        guard state == .start, row.isEmpty, field.isEmpty, rows.allSatisfy({ $0.count == rows[0].count }) else {
            return nil
        }
        return rows
    }

    private enum State { case start, plain, quoted, quoteSeen }
}
