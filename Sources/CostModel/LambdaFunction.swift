import ExactMath
import JSONText
import Pricing
import StrictJSON

/// A Lambda function, and how often and how long it runs for a request.
public struct LambdaFunction: Sendable {
    /// A share of the runs and how long each of them takes.
    public struct Run: Hashable, Sendable {
        public let durationMs: Rational
        public let share: Rational
    }

    public enum Architecture: String, Sendable, CaseIterable { case x86 = "x86_64", arm = "arm64" }

    public internal(set) var memoryMB: Int
    /// Shares sum to 1.
    public internal(set) var runs: [Run]
    public let architecture: Architecture
    public internal(set) var invocationsPerRequest: Rational
    public let ephemeralStorageMB: Int
    public internal(set) var provisionedConcurrency: Int
    /// Hours a month that the provisioned concurrency is kept; nil for the whole month.
    public let provisionedHours: Rational?

    static let keys: [StaticString] = [
        "memoryMB", "durationMs", "architecture", "invocationsPerRequest", "ephemeralStorageMB",
        "provisionedConcurrency", "provisionedHours",
    ]
    public static let memoryRange = 1...1_000_000
    public static let durationRange = NumberRange.positive(upTo: 900_000)

    init(_ fields: Fields) throws(FileFault) {
        try fields.require("memoryMB")
        memoryMB = try fields.whole("memoryMB", Self.memoryRange) ?? 128
        runs = try Self.runs(fields)
        architecture =
            Architecture(
                rawValue: try fields.choice("architecture", of: Architecture.allCases.map { $0.rawValue }) ?? "")
            ?? .x86
        invocationsPerRequest = try fields.number("invocationsPerRequest", .upTo(Limits.largest)) ?? 1
        ephemeralStorageMB = try fields.whole("ephemeralStorageMB", 512...10240) ?? 512
        provisionedConcurrency = try fields.whole("provisionedConcurrency", 0...1_000_000) ?? 0
        provisionedHours = try fields.number("provisionedHours", .upTo(8784))
    }

    private static func runs(_ fields: Fields) throws(FileFault) -> [Run] {
        let value = try fields.required("durationMs")
        guard value.kind == .array else {
            return [Run(durationMs: try Fields.number(value, durationRange, in: fields.file), share: 1)]
        }
        var runs: [Run] = []
        for element in try fields.list("durationMs", count: 1...1000) ?? [] {
            let run = try Fields(element, in: fields.file, keys: ["ms", "share"])
            try run.require("ms", "share")
            runs.append(
                Run(
                    durationMs: try run.number("ms", durationRange) ?? 0,
                    share: try run.number("share", .positive(upTo: 1)) ?? 0))
        }
        let sum = runs.reduce(Rational.zero) { $0 + $1.share }
        guard sum == 1 else {
            throw fields.fault(
                at: "durationMs",
                "The shares sum to \(sum.exactDecimalText(minimumPlaces: 0, maximumPlaces: 18)), not to 1.",
                advice: "Every run must be in exactly one share.")
        }
        return runs
    }

    /// The milliseconds billed for a run, on average over the distribution; each share is metered on its own.
    public func billedMs(_ billing: LambdaBilling) -> Rational {
        runs.reduce(0) { $0 + $1.share * billing.billedMs($1.durationMs) }
    }

    /// GB-seconds of memory (GB of 1024 MB) for one request.
    public func gigabyteSeconds(_ billing: LambdaBilling) -> Rational {
        invocationsPerRequest * Rational(memoryMB, over: 1024) * billedMs(billing).divided(by: 1000)
    }
}
