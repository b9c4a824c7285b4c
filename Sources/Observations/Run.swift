import ByteScanning

/// What Lambda reported of one run. Durations are in thousandths of a millisecond as Lambda rounds them.
struct Run {
    var requestID = ByteView.empty
    var duration = -1
    var billedMs = -1
    var memoryMB = -1
    var usedMB = -1
    /// INIT's duration where the run started an environment.
    var initialization: Int?
    var isRestored = false
    var isTimeout = false
    var isFailure = false
    /// Whether the line has the form of 2020 and before: a blank behind the billed duration.
    var hasOldForm = false
    /// INIT before the duration is the order of emulators (SAM CLI, LocalStack).
    var isEmulated = false

    /// Whether the text ends inside of one of its numbers.
    var isCut = false

    /// Whether all is there that Lambda always says.
    var isComplete: Bool { !isCut && duration >= 0 && billedMs >= 0 && memoryMB >= 0 && usedMB >= 0 }

    /// The longest run with the longest INIT is far below; 900 s is the longest timeout.
    static let longestMs = 2_000_000
    static let largestMB = 1_000_000

    var isPlausible: Bool {
        duration <= Self.longestMs * 1000 && (1...Self.longestMs).contains(billedMs) && memoryMB <= Self.largestMB
            && usedMB <= Self.largestMB && (initialization ?? 0) <= ScenarioLimits.longestMs * 1000
    }

    /// Since 2020-12-01 runs are billed by the started millisecond.
    ///
    /// Source: AWS, "New for AWS Lambda – 1ms Billing Granularity", 2020-12-01.
    static let oneMillisecond = 1_606_780_800_000

    func isCoarselyBilled(at moment: Moment?) -> Bool {
        moment.map { $0.milliseconds < Self.oneMillisecond } ?? hasOldForm
    }

    /// What the run would be billed today, in whole milliseconds: without INIT, and INIT.
    ///
    /// The billed duration counts as it stands, because Lambda rounds the other one. Where INIT was not in it, it is now.
    /// Source: AWS, "AWS Lambda standardizes billing for INIT Phase", 2025.
    func billed(at moment: Moment?) -> (ms: Int, initMs: Int, isInitUnbilled: Bool) {
        let ownMs = max(1, Self.ceiling(duration))
        guard let initialization else { return (isCoarselyBilled(at: moment) ? ownMs : billedMs, 0, false) }
        let both = Self.ceiling(duration + initialization)
        if isCoarselyBilled(at: moment) || billedMs < both {
            let ms = isCoarselyBilled(at: moment) ? ownMs : billedMs
            return (ms, max(0, both - ms), true)
        }
        let initMs = min(Self.ceiling(initialization), billedMs - 1)
        return (billedMs - initMs, initMs, false)
    }

    private static func ceiling(_ thousandths: Int) -> Int { (thousandths + 999) / 1000 }

    /// Equal for the same run, whatever its line looks like.
    func identity(at moment: Moment?) -> UInt64 {
        var hash = StableHash()
        hash.add(requestID)
        hash.add(
            UInt64(truncatingIfNeeded: moment?.milliseconds ?? -1),
            UInt64(truncatingIfNeeded: duration) << 32 | UInt64(truncatingIfNeeded: billedMs))
        hash.add(UInt64(truncatingIfNeeded: memoryMB) << 32 | UInt64(truncatingIfNeeded: usedMB))
        return hash.value
    }
}
