import ExactMath
import JSONText
import StrictJSON

/// How a month is estimated: its length, the free tier, and where amounts are rounded.
public struct Estimate: Hashable, Sendable {
    public var hoursPerMonth: Rational = 730
    public var freeTier = false
    /// Each line is rounded up to a multiple of this many dollars; nil for the metered truth.
    public var roundUpTo: Rational?
    /// Requests are paid by the started block of this many; nil for single requests.
    public var requestBlock: Rational?
    public var bytesPerGB = Rational(1 << 30)

    public init() {}

    init(_ value: JSONValue, in file: String, collecting faults: FaultList?) throws(FileFault) {
        let fields = try Fields(value, in: file, keys: Self.keys.map { $0.name }, collecting: faults)
        for key in Self.keys { try fields.part { () throws(FileFault) in try key.read(fields, into: &self) } }
    }

    static let keys: [ResourceKey<Estimate>] = [
        .number("hoursPerMonth", hoursRange, "hours of a month") { $0.hoursPerMonth = $1 },
        .flag("freeTier", "whether AWS's free tier counts") { $0.freeTier = $1 },
        .number("roundUpTo", .positive(upTo: Limits.largest), "money that every line is rounded up to a multiple of") {
            $0.roundUpTo = $1
        },
        .number("requestBlock", .whole(1...1_000_000_000), "requests that are paid for once one of them comes") {
            $0.requestBlock = $1
        },
        .number("bytesPerGB", .positive(upTo: Limits.largest), "bytes of a gigabyte") { $0.bytesPerGB = $1 },
    ]

    /// The hours that a month can have: above 0, at most a leap year's.
    public static let hoursRange = NumberRange.positive(upTo: 8784)

    public var secondsPerMonth: Rational { hoursPerMonth * 3600 }
}

/// Bounds on what a scenario file may say.
public enum Limits {
    /// The most requests a month, and the largest number a file may state where nothing narrower is said.
    public static let largest = 1_000_000_000_000
    public static let scenarios = 1...1000
    public static let resources = 1...100
}
