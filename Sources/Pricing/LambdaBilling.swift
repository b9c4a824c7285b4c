import ExactMath
import JSONText
import StrictJSON

/// The rules by which Lambda meters a run, in force with a price table.
///
/// Source: the AWS Lambda pricing page; 100 ms before December 2020, 1 ms since.
public struct LambdaBilling: Sendable {
    /// A run's duration is rounded up to a multiple of this.
    public let incrementMs: Rational
    /// The least that a run is billed.
    public let minimumMs: Rational
    public let smallestMemoryMB: Rational
    public let largestMemoryMB: Rational
    public let memoryStepMB: Rational
    public let isMemoryRangeConfirmed: Bool
    /// Monthly allowances of the free tier, per account.
    public let freeRequests: Rational
    public let freeGBSeconds: Rational
    /// Ephemeral storage that costs nothing.
    public let includedEphemeralStorageMB: Rational

    init(_ value: JSONValue, in file: String, collecting faults: FaultList? = nil) throws(FileFault) {
        let keys: [StaticString] = ["incrementMs", "minimumMs", "memoryMB", "freeTier", "includedEphemeralStorageMB"]
        let fields = try Fields(value, in: file, keys: keys, collecting: faults)
        let memory = try Fields(
            try fields.required("memoryMB"), in: file, keys: ["minimum", "maximum", "step", "confirmed"],
            collecting: faults)
        let allowance = try Fields(
            try fields.required("freeTier"), in: file, keys: ["requests", "gbSeconds"], collecting: faults)
        func number(_ key: StaticString, of fields: Fields) throws(FileFault) -> Rational {
            try fields.require(key)
            return try fields.number(key, .upTo(1_000_000_000_000)) ?? 0
        }
        func positive(_ key: StaticString, of fields: Fields) throws(FileFault) -> Rational {
            try fields.require(key)
            return try fields.number(key, .positive(upTo: 1_000_000_000_000)) ?? 1
        }
        incrementMs = try positive("incrementMs", of: fields)
        minimumMs = try number("minimumMs", of: fields)
        smallestMemoryMB = try number("minimum", of: memory)
        largestMemoryMB = try number("maximum", of: memory)
        memoryStepMB = try positive("step", of: memory)
        isMemoryRangeConfirmed = try memory.flag("confirmed") ?? true
        freeRequests = try number("requests", of: allowance)
        freeGBSeconds = try number("gbSeconds", of: allowance)
        includedEphemeralStorageMB = try number("includedEphemeralStorageMB", of: fields)
    }

    /// The milliseconds that a run of this duration is billed.
    public func billedMs(_ durationMs: Rational) -> Rational {
        max(minimumMs, durationMs.roundedUp(toMultipleOf: incrementMs))
    }

    /// Whether a function could be given this much memory.
    public func offers(memoryMB: Rational) -> Bool {
        guard memoryMB >= smallestMemoryMB, memoryMB <= largestMemoryMB,
            let steps = (memoryMB - smallestMemoryMB).divided(by: memoryStepMB)
        else { return false }
        return steps.isWhole
    }
}
