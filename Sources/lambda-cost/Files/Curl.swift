import JSONText

/// A download through `curl`, started directly, whose bytes are read as they come.
///
/// Nothing of the user's own settings for `curl` counts, no protocol but those that the address itself allows, and nothing
/// goes on for ever.
struct Curl {
    /// When a download is given up.
    struct Limits {
        /// So many bytes a second at least, on the average of `seconds`.
        var rate = 8192
        var seconds = 30
        /// What no offer takes: the largest regional list has less than half a gigabyte.
        var totalSeconds = 4 * 3600
        var bytes = 2 << 30
        /// A price that is kept takes memory; the largest list has a few hundred thousand with every option.
        var prices = 1_000_000
    }

    private let process: pid_t
    /// The end of the pipe to read the answer from, its head before its body.
    let answer: Int32
    private let messages: Int32
    private let address: WebAddress

    private static func arguments(_ address: WebAddress, _ limits: Limits) -> [String] {
        let protocols = address.isEncrypted ? "=https" : "=http,https"
        return [
            // First, or ~/.curlrc is read all the same.
            "curl", "-q", "--globoff", "--fail", "--location", "--max-redirs", "5", "--silent", "--show-error",
            "--proto", protocols, "--proto-redir", protocols, "--include", "--suppress-connect-headers",
            "--connect-timeout", "20", "--speed-limit", String(limits.rate), "--speed-time", String(limits.seconds),
            "--max-time", String(limits.totalSeconds), "--max-filesize", String(limits.bytes),
            // The address may hold a password, which a list of processes would show.
            "--config", "-",
        ]
    }

    /// - Throws: status 74 where `curl` cannot be started.
    init(_ address: WebAddress, _ limits: Limits = Limits()) throws(CommandError) {
        var pipes: [(reading: Int32, writing: Int32)] = []
        for _ in 0..<3 {
            var ends: [Int32] = [0, 0]
            guard pipe(&ends) == 0 else {
                let reason = systemMessage()
                for end in pipes.flatMap({ [$0.reading, $0.writing] }) { close(end) }
                throw CommandError(.inputOutputFailed, "\(address.shown)\nNo pipe to curl can be made: \(reason).")
            }
            pipes.append((ends[0], ends[1]))
        }
        let (settings, body, messages) = (pipes[0], pipes[1], pipes[2])
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, settings.reading, 0)
        posix_spawn_file_actions_adddup2(&actions, body.writing, 1)
        posix_spawn_file_actions_adddup2(&actions, messages.writing, 2)
        for pipe in pipes {
            posix_spawn_file_actions_addclose(&actions, pipe.reading)
            posix_spawn_file_actions_addclose(&actions, pipe.writing)
        }
        var words: [UnsafeMutablePointer<CChar>?] = Self.arguments(address, limits).map { strdup($0) }
        words.append(nil)
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        let failure = posix_spawnp(&process, "curl", &actions, nil, words, environ)
        for end in [settings.reading, body.writing, messages.writing] { close(end) }
        guard failure == 0 else {
            for end in [settings.writing, body.reading, messages.reading] { close(end) }
            throw CommandError(
                .inputOutputFailed,
                "'curl' cannot be started: \(systemMessage(failure)).\n"
                    + "Install curl, or download the offer files yourself and use 'lambda-cost prices import'.")
        }
        Self.write("url = \"\(Self.escaped(address.text))\"\n", to: settings.writing)
        close(settings.writing)
        self.process = process
        self.address = address
        answer = body.reading
        self.messages = messages.reading
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { $0 += $1 == "\"" || $1 == "\\" ? "\\\($1)" : String($1) }
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { SystemCall.write(descriptor, $0) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return }
            rest = rest.dropFirst(count)
        }
    }

    /// How a download ended.
    enum End: Equatable {
        case complete
        /// Nobody read on.
        case abandoned
        case failed(String)
    }

    /// Waits for the end.
    func finish() -> End {
        // Closing first ends a download that nobody reads any more.
        close(answer)
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
        guard status != 0 else { return .complete }
        guard status & 0x7F == 0 else { return .failed("curl was ended by signal \(status & 0x7F)") }
        let code = status >> 8 & 0xFF
        // CURLE_WRITE_ERROR
        if code == 23 { return .abandoned }
        let said = VisibleText.escaping(
            String(decoding: text.prefix { $0 != 0x0A }, as: UTF8.self), limit: 200)
        // It might repeat a password.
        let words = said.isEmpty || address.shown != address.text ? "" : " (\(said))"
        return .failed((Self.meaning(of: code) ?? "curl ended with status \(code)") + words)
    }

    /// What the exit status of `curl` says (curl(1), EXIT CODES, 2026), of those that a download comes to.
    private static func meaning(of code: Int32) -> String? {
        switch code {
        case 1: "the server leads to an address of another protocol, which is not followed"
        case 3: "this is no address that curl can read"
        case 5, 6: "the server's name is unknown"
        case 7: "nobody answers there: the connection failed"
        case 18, 92: "the answer ended before its end, so that a part of it is missing"
        case 22: "the server refuses it"
        case 28: "the server is too slow"
        case 35, 53, 54, 58, 59, 60, 66, 77, 80, 82, 83, 90, 91: "the connection cannot be made safe"
        case 47: "the server leads from address to address without an end"
        case 52: "the server answered nothing"
        case 55, 56: "the connection broke"
        case 63: "the answer is larger than any price list"
        default: nil
        }
    }
}
