/// A download through `curl`, started directly, whose bytes are read as they come.
struct Curl {
    private let process: pid_t
    /// The end of the pipe to read the body from.
    let body: Int32
    private let messages: Int32

    /// For how many seconds a server may send next to nothing.
    static let patience = 15

    /// Gives up where the server cannot be reached, answers with an error, or stalls.
    private static func arguments(patience: Int) -> [String] {
        [
            "curl", "--fail", "--location", "--silent", "--show-error", "--proto", "=http,https",
            "--connect-timeout", "20", "--speed-limit", "100", "--speed-time", String(patience),
        ]
    }

    /// - Throws: status 74 where `curl` cannot be started.
    init(_ url: String, patience: Int = patience) throws(CommandError) {
        var (bodyPipe, messagePipe): ([Int32], [Int32]) = ([0, 0], [0, 0])
        guard pipe(&bodyPipe) == 0, pipe(&messagePipe) == 0 else {
            throw CommandError(.inputOutputFailed, "\(url)\nNo pipe to curl can be made: \(systemMessage()).")
        }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, bodyPipe[1], 1)
        posix_spawn_file_actions_adddup2(&actions, messagePipe[1], 2)
        for descriptor in bodyPipe + messagePipe { posix_spawn_file_actions_addclose(&actions, descriptor) }
        let arguments = Self.arguments(patience: patience) + ["--", url]
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup(SystemText.bytes($0)) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        let failure = posix_spawnp(&process, "curl", &actions, nil, words, environ)
        close(bodyPipe[1])
        close(messagePipe[1])
        guard failure == 0 else {
            close(bodyPipe[0])
            close(messagePipe[0])
            throw CommandError(
                .inputOutputFailed,
                "'curl' cannot be started: \(systemMessage(failure)).\n"
                    + "Install curl, or download the offer files yourself and use 'lambda-cost prices import'.")
        }
        self.process = process
        body = bodyPipe[0]
        messages = messagePipe[0]
    }

    /// Waits for the end and says what went wrong, or nil where the download is complete.
    func finish() -> String? {
        // Closing first ends a download that nobody reads any more.
        close(body)
        var text: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = block.withUnsafeMutableBytes { SystemCall.read(messages, $0) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { break }
            if text.count < 4096 { text += block[..<count] }
        }
        close(messages)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        guard status != 0 else { return nil }
        let lines = String(decoding: text, as: UTF8.self).split(separator: "\n")
        return lines.first.map(String.init) ?? "curl ended with status \(status >> 8)"
    }
}
