/// The head of an answer over HTTP, of which the body is only what follows: redirections and interim answers have heads too.
struct AnswerHead {
    /// The status of the last answer; of one that is left with a redirection that nobody follows, the redirection's.
    private(set) var status = 0
    /// Whether the end of the body can be told from an end of the connection.
    private(set) var tellsLength = false
    /// How the body is packed, as the server calls it.
    private(set) var encoding: String?
    /// What came of the body already.
    private(set) var rest: [UInt8] = []

    private static let largest = 256 << 10

    /// Reads from a descriptor up to the end of the last head, or of everything where no other follows.
    ///
    /// - Returns: nil where there is none.
    init?(from descriptor: Int32) {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 16 << 10)
        var start = 0
        while true {
            while let end = Self.end(ofHead: bytes, from: start) {
                guard let status = read(bytes[start..<end]) else { return nil }
                self.status = status
                start = end
                if !(100..<200).contains(status), !(300..<400).contains(status) {
                    rest = Array(bytes[start...])
                    return
                }
            }
            guard bytes.count < Self.largest else { return nil }
            let count = block.withUnsafeMutableBytes { SystemCall.read(descriptor, $0) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                if start > 0 { return }
                return nil
            }
            bytes += block[..<count]
        }
    }

    /// The place behind the empty line that ends a head.
    private static func end(ofHead bytes: [UInt8], from start: Int) -> Int? {
        var lineStart = start
        for index in start..<bytes.count where bytes[index] == 0x0A {
            let length = index - lineStart - (index > lineStart && bytes[index - 1] == 0x0D ? 1 : 0)
            if length == 0 { return index + 1 }
            lineStart = index + 1
        }
        return nil
    }

    /// Takes over what one head says.
    ///
    /// - Returns: its status; nil where it is no head.
    private mutating func read(_ head: ArraySlice<UInt8>) -> Int? {
        let lines = String(decoding: head, as: UTF8.self).split { $0 == "\n" || $0 == "\r\n" }
        guard let first = lines.first, first.hasPrefix("HTTP/") else { return nil }
        let words = first.split(separator: " ")
        guard words.count > 1, let status = Int(words[1]) else { return nil }
        // From version 2 on an answer is made of frames, of which the last one says so.
        tellsLength = !first.hasPrefix("HTTP/1")
        encoding = nil
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].lowercased().split { $0 == " " || $0 == "\t" || $0 == "," }
            switch line[..<colon].lowercased() {
            case "content-length": tellsLength = true
            case "transfer-encoding": tellsLength = tellsLength || value.contains("chunked")
            case "content-encoding": encoding = value.first { $0 != "identity" }.map(String.init)
            default: break
            }
        }
        return status
    }
}
