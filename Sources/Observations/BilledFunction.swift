import ExactMath
import JSONText

/// Functions of one architecture as a bill has them: runs and GB-seconds.
///
/// Which memory they had is on no bill. What they cost depends on the GB-seconds alone, so they are stated with a memory
/// and the time that makes as many of them.
public struct BilledFunction: Sendable {
    public let isARM: Bool
    public let runs: Rational
    public let gbSeconds: Rational
    public let memoryMB: Int
    /// Milliseconds and shares: the whole numbers around the mean.
    public let durations: [(ms: Int, share: Rational)]
    let perRequest: Rational

    /// Milliseconds of a run with this memory.
    public var meanMs: Rational { Self.meanMs(runs, gbSeconds, memoryMB) ?? 0 }

    private static func meanMs(_ runs: Rational, _ gbSeconds: Rational, _ memoryMB: Int) -> Rational? {
        (gbSeconds * 1000 * 1024).divided(by: runs * Rational(memoryMB))
    }

    init?(isARM: Bool, runs: Rational, gbSeconds: Rational, perRequest: Rational) {
        // Each run is billed at least a millisecond; Lambda has 128 to 10,240 MB.
        let sizes = [1024, 128, 10_240]
        guard
            let memoryMB = sizes.first(where: { size in
                Self.meanMs(runs, gbSeconds, size).map { $0 >= 1 && $0 < Rational(ScenarioLimits.longestMs) } ?? false
            }), let mean = Self.meanMs(runs, gbSeconds, memoryMB), let whole = mean.floor.asInt
        else { return nil }
        self.isARM = isARM
        self.runs = runs
        self.gbSeconds = gbSeconds
        self.memoryMB = memoryMB
        self.perRequest = perRequest
        let above = (mean - Rational(whole)).asShare
        durations = [(ms: whole, share: 1 - above), (ms: whole + 1, share: above)].filter { !$0.share.isZero }
    }

    var resource: MeasuredResource {
        var members = [MeasuredMember(key: "memoryMB") { [memoryMB] in $0.number(memoryMB) }]
        members.append(.durations(durations))
        if isARM { members.append(MeasuredMember(key: "architecture") { $0.string("arm64") }) }
        if perRequest != 1 {
            members.append(MeasuredMember(key: "invocationsPerRequest") { [perRequest] in $0.decimal(perRequest) })
        }
        return MeasuredResource(service: "lambda", label: "", members: members)
    }
}
