/// Writes REPORT lines as Lambda does.
struct ReportLines {
    static let start = 1_767_571_200_000  // 2026-01-05T00:00:00Z, a Monday

    static func time(_ milliseconds: Int) -> String {
        let day = (milliseconds - start) / 86_400_000 + 5
        let rest = milliseconds % 86_400_000
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let thousandths = String(1000 + rest % 1000).dropFirst()
        return
            "2026-01-\(two(day))T\(two(rest / 3_600_000)):\(two(rest / 60_000 % 60)):\(two(rest / 1000 % 60)).\(thousandths)Z"
    }

    /// A run's identifier, one for each number.
    static func identifier(_ number: Int) -> String {
        let digits = String(number)
        return "8ffd2907-f3ac-4957-bb9d-" + String(repeating: "0", count: 12 - digits.utf8.count) + digits
    }

    /// A run that took a hundredth of a millisecond less than it was billed.
    static func line(
        _ number: Int, billedMs: Int, memoryMB: Int = 256, usedMB: Int = 90, initMs: Int? = nil, ending: String = "\t\n"
    ) -> String {
        let own = billedMs - (initMs ?? 0)
        return "REPORT RequestId: \(identifier(number))\tDuration: \(own - 1).99 ms\tBilled Duration: \(billedMs) ms\t"
            + "Memory Size: \(memoryMB) MB\tMax Memory Used: \(usedMB) MB"
            + (initMs.map { "\tInit Duration: \($0 - 1).01 ms" } ?? "") + ending
    }
}
