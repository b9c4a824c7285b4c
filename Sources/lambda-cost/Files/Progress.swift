import Reports

/// How far a long read is, on standard error, where that is a terminal and the work takes a while.
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

    mutating func advance(by count: Int) {
        bytes += count
        guard isShown else { return }
        let now = Self.milliseconds()
        guard now - start > 1000, now - lastShown > 100 else { return }
        lastShown = now
        isOnScreen = true
        let rate = max(1, bytes / Int(max(1, now - start))) * 1000
        var text = "\(bytes >> 20) MiB, \(rate >> 20) MiB/s"
        if let size, size > bytes { text += ", \((size - bytes) / rate + 1) s left" }
        StandardError.write("\r\u{1B}[K\(DisplayText.shortened(DisplayText.sanitized(name), to: 40)): \(text)")
    }

    /// Takes the line off the screen.
    mutating func end() {
        if isOnScreen { StandardError.write("\r\u{1B}[K") }
        isOnScreen = false
    }
}
