import JSONText
import Templates

/// Reads a plan or a template, and stops early at what is none.
enum TemplateInput {
    /// - Throws: status 66 where the file is missing or unreadable, 65 where it is too large or shows in its beginning
    ///   that it is no text, 74 where reading fails midway.
    static func bytes(of name: String) throws(CommandError) -> [UInt8] {
        let (descriptor, _) = try InputReader.open(name)
        defer { if descriptor != 0 { close(descriptor) } }
        let shown = InputReader.shownName(name)
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 256 << 10)
        while true {
            let count = block.withUnsafeMutableBytes { SystemCall.read(descriptor, $0) }
            if count == 0 { return bytes }
            if count < 0 {
                if errno == EINTR { continue }
                throw CommandError(
                    .inputOutputFailed, "\(VisibleText.line(shown))\nReading failed: \(systemMessage()).")
            }
            do throws(TemplateError) {
                if bytes.isEmpty { try Template.refuse(head: Array(block[..<count])) }
                guard bytes.count + count <= Template.largest else { throw .tooLarge }
            } catch {
                throw CommandError(error, of: shown)
            }
            bytes += block[..<count]
        }
    }
}
