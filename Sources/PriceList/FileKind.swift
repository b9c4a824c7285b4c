import ByteScanning

/// What a file is, told from its first bytes.
enum FileKind: Equatable {
    case csv
    case json

    /// How many bytes are looked at.
    static let lookAhead = 1024

    /// - Throws: `ImportError` in the words of what it is where it is nothing that can be read.
    init(_ head: ByteView) throws(ImportError) {
        if let packed = Compression(head: head) { throw .compressed(packed) }
        let isUTF16 = (head[0] == 0xFF && head[1] == 0xFE) || (head[0] == 0xFE && head[1] == 0xFF)
        if isUTF16 { throw .utf16 }
        let text = head.dropFirst(Self.markLength(head)).trimmed
        switch text[0] {
        case 0 where text.isEmpty: throw .empty
        case 0x3C: throw Self.isWebPage(text) ? .htmlPage : .xml
        case 0x7B, 0x5B: self = .json
        case 0x22 where text[1] == 0x7B: self = .json
        default:
            let cell = text[0] == 0x22 ? text.dropFirst(1) : text
            let keys: [StaticString] = [
                "FormatVersion", "Disclaimer", "Publication Date", "Version", "OfferCode", "SKU",
            ]
            guard keys.contains(where: { cell.hasPrefix($0) }) || text.firstIndex(of: ByteView("SKU")) != nil else {
                throw .notAnOffer(beginning: Self.beginning(of: text))
            }
            self = .csv
        }
    }

    /// The length of UTF-8's byte-order mark, which some editors put in front.
    static func markLength(_ head: ByteView) -> Int {
        head[0] == 0xEF && head[1] == 0xBB && head[2] == 0xBF ? 3 : 0
    }

    private static func isWebPage(_ text: ByteView) -> Bool {
        var index = 0
        while let tag = text.firstIndex(of: 0x3C, from: index) {
            let rest = text.dropFirst(tag)
            let starts: [StaticString] = ["<html", "<!doctype html", "<head", "<body"]
            for start in starts where rest.slice(0, start.utf8CodeUnitCount).equalsIgnoringCase(start) { return true }
            index = tag + 1
        }
        return false
    }

    /// The first line, shortened, with what cannot be shown made visible.
    static func beginning(of text: ByteView) -> String {
        let line = text.slice(0, text.firstIndex(of: 0x0A) ?? text.count)
        let shown = line.slice(0, 40).buffer.map { (0x20...0x7E).contains($0) ? $0 : 0x2E }
        return String(decoding: shown, as: UTF8.self) + (line.count > 40 ? "…" : "")
    }

    /// Refuses a later version of the shape than the first: `v1.0` in offer files, `aws_v1` in answers of `get-products`.
    ///
    /// - Throws: `ImportError.otherFormat`; a text that names no version is left to the rest of the file.
    static func checkVersion(_ text: ByteView) throws(ImportError) {
        // The first number in the text.
        var version = 0
        for index in 0..<text.count {
            let digit = text[index] &- 0x30
            if digit < 10 { version = min(version * 10 + Int(digit), 1000) } else if version > 0 { break }
        }
        if version > 1 { throw .otherFormat(version: String(text.text.prefix(20))) }
    }
}
