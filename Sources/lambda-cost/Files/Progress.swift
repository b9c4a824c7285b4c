import Reports

/// How far a long read or a long search is, on standard error, where that is a terminal and the work takes longer than a
/// second.
struct Progress {
    let name: String
    var size: Int?
    private let isShown: Bool
    private var bytes = 0
    private var lastShown: Int64 = 0
    private let start: Int64
    private var isOnScreen = false

    init(_ name: String, _ environment: Environment) {
        self.name = name
        isShown = environment.isErrorTerminal && environment.variable("TERM") != "dumb"
        start = Self.milliseconds()
    }

    private static func milliseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    /// So many bytes more have been read.
    mutating func advance(by count: Int) {
        bytes += count
        guard let elapsed = timeToShow() else { return }
        let rate = max(1, bytes / Int(max(1, elapsed))) * 1000
        var text = "\(bytes >> 20) MiB, \(rate >> 20) MiB/s"
        if let size, size > bytes { text += ", \((size - bytes) / rate + 1) s left" }
        show(text)
    }

    /// So many of all steps are done.
    mutating func advance(to done: Int, of total: Int) {
        guard timeToShow() != nil else { return }
        show("\(done) of \(total)")
    }

    /// The milliseconds since the start, where it is time to show them.
    private mutating func timeToShow() -> Int64? {
        guard isShown else { return nil }
        let now = Self.milliseconds()
        guard now - start > 1000, now - lastShown > 100 else { return nil }
        lastShown = now
        return now - start
    }

    private mutating func show(_ text: String) {
        isOnScreen = true
        StandardError.write("\r\u{1B}[K\(DisplayText.shortened(DisplayText.sanitized(name), to: 40)): \(text)")
    }

    /// Takes the line off the screen.
    mutating func end() {
        if isOnScreen { StandardError.write("\r\u{1B}[K") }
        isOnScreen = false
    }
}
