import Foundation
import Testing

@Suite("On a terminal")
struct TerminalTests {
    /// What a run writes to a terminal that is its standard output and error.
    private func shown(_ words: [String], _ variables: [String: String]) throws -> String {
        let (terminal, name) = try pseudoTerminal()
        defer { close(terminal) }
        // Held open, so that what was written stays to be read.
        let other = open(name, O_RDWR | O_NOCTTY)
        defer { close(other) }
        let workspace = try Workspace()
        _ = try ChildProcess.run(
            [Workspace.program.path] + words, variables: ["HOME": workspace.path("")].merging(variables) { $1 },
            directory: workspace.path(""), streams: ["/dev/null", name, name])
        _ = fcntl(terminal, F_SETFL, O_NONBLOCK)
        var bytes = [UInt8](repeating: 0, count: 65536)
        let count = read(terminal, &bytes, bytes.count)
        return String(decoding: bytes[..<max(0, count)], as: UTF8.self)
    }

    /// The side of a new terminal from which a person reads, and the name of the other.
    private func pseudoTerminal() throws -> (Int32, String) {
        let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        try #require(terminal >= 0)
        #if os(Linux)
            // TIOCSPTLCK and TIOCGPTN of asm-generic/ioctls.h, which are macros that Swift does not see.
            var (isLocked, number): (Int32, Int32) = (0, 0)
            try #require(ioctl(terminal, 0x4004_5431, &isLocked) == 0 && ioctl(terminal, 0x8004_5430, &number) == 0)
            return (terminal, "/dev/pts/\(number)")
        #else
            try #require(grantpt(terminal) == 0 && unlockpt(terminal) == 0)
            return (terminal, String(cString: try #require(ptsname(terminal))))
        #endif
    }

    @Test("results and messages are coloured, and never where the terminal cannot or the user will not")
    func color() throws {
        for words in [["scenarios", "list"], ["compare", "nowhere"]] {
            #expect(try shown(words, ["TERM": "xterm"]).contains("\u{1B}["), "\(words)")
            for variables in [["TERM": "dumb"], ["TERM": "xterm", "NO_COLOR": "1"]] {
                let text = try shown(words, variables)
                #expect(!text.isEmpty && !text.contains("\u{1B}"), "\(words) \(variables): \(text)")
            }
        }
    }
}
