/// The version of the shape that a price list says it has: `v1.0` in offer files, `aws_v1` in answers of `get-products`.
enum FormatVersion {
    /// - Throws: `ImportError` for a later version than the first; a text that names none is left to the rest of the file.
    static func check(_ text: ByteView) throws(ImportError) {
        // The first number in the text.
        var version = 0
        for index in 0..<text.count {
            let digit = text[index] &- 0x30
            if digit < 10 { version = min(version * 10 + Int(digit), 1000) } else if version > 0 { break }
        }
        if version > 1 { throw .otherFormat(version: String(text.text.prefix(20))) }
    }
}
