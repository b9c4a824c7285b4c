import ExactMath
import JSONText
import StrictJSON

/// What one request moves and computes, and when the requests come.
public struct Traffic: Hashable, Sendable {
    /// A part of the week, and the share of the requests that come in it, evenly.
    public struct Period: Hashable, Sendable {
        /// Above 0; all periods' hours sum to `Traffic.hoursPerWeek`.
        public let hoursPerWeek: Rational
        /// From 0 on; all periods' shares sum to 1.
        public let share: Rational

        /// The requests of one of its hours over those of the average hour of the week.
        public var overAverage: Rational { share * Traffic.hoursPerWeek / hoursPerWeek }
    }

    public static let hoursPerWeek: Rational = 168

    public var requestBytes: Rational = 0
    public var responseBytes: Rational = 0
    /// The peak rate over the average, in each period alike; fleets are sized for the peak.
    public var peakToAverage: Rational = 1
    /// Milliseconds of one vCPU that a request takes; nil where the file does not say.
    public var cpuMsPerRequest: Rational?
    /// At least one period; one alone is the whole week.
    public private(set) var profile = [Period(hoursPerWeek: hoursPerWeek, share: 1)]

    public init() {}

    init(_ value: JSONValue, in file: String, collecting faults: FaultList?) throws(FileFault) {
        let fields = try Fields(value, in: file, keys: Self.keys.map { $0.name }, collecting: faults)
        for key in Self.keys { try fields.part { () throws(FileFault) in try key.read(fields, into: &self) } }
    }

    static let keys: [ResourceKey<Traffic>] = [
        .number("requestBytes", .whole(0...Limits.largest), "bytes of a request") { $0.requestBytes = $1 },
        .number("responseBytes", .whole(0...Limits.largest), "bytes of a response") { $0.responseBytes = $1 },
        .number("peakToAverage", .between(1...1_000_000), "the peak rate over the average, which sizes fleets") {
            $0.peakToAverage = $1
        },
        .number("cpuMsPerRequest", cpuMsRange, "milliseconds of one vCPU that a request takes") {
            $0.cpuMsPerRequest = $1
        },
        .other(
            "profile",
            .list(
                .object([
                    KeyDescription("hoursPerWeek", .number(.positive(upTo: 168)), "hours of a week", isRequired: true),
                    KeyDescription("share", .number(.upTo(1)), "of the requests", isRequired: true),
                ]), count: 1...168), "the week: periods whose hours sum to 168 and whose shares sum to 1",
            store: { traffic, fields throws(FileFault) in traffic.profile = try profile(fields) ?? traffic.profile }),
    ]

    static let cpuMsRange = NumberRange.positive(upTo: 1_000_000)

    private static func profile(_ fields: Fields) throws(FileFault) -> [Period]? {
        guard let list = try fields.array("profile", count: 1...168) else { return nil }
        var (periods, hours, shares): ([Period], Rational, Rational) = ([], 0, 0)
        for element in list.elements {
            let entry = try Fields(element, in: fields.file, keys: ["hoursPerWeek", "share"])
            let period = Period(
                hoursPerWeek: try Fields.number(
                    try entry.required("hoursPerWeek"), .positive(upTo: 168), in: fields.file),
                share: try Fields.number(try entry.required("share"), .upTo(1), in: fields.file))
            hours += period.hoursPerWeek
            shares += period.share
            periods.append(period)
        }
        func text(_ sum: Rational) -> String { sum.exactDecimalText(minimumPlaces: 0, maximumPlaces: 18) }
        guard hours == hoursPerWeek else {
            throw fields.fault(
                at: "profile", "The periods' hoursPerWeek sum to \(text(hours)), not to \(hoursPerWeek).",
                advice: "Every hour of the week must be in exactly one period.")
        }
        guard shares == 1 else {
            throw fields.fault(
                at: "profile", "The periods' shares sum to \(text(shares)), not to 1.",
                advice: "Every request must be in exactly one period.")
        }
        return periods
    }

    public var bytes: Rational { requestBytes + responseBytes }

    /// The period with the most requests an hour; of equal ones the first.
    public var busiestPeriod: Period {
        profile.dropFirst().reduce(profile[0]) { $1.overAverage > $0.overAverage ? $1 : $0 }
    }

    /// When the rate is highest, in words; nil where it is the average all month.
    public var busiestTime: String? {
        if busiestToAverage == 1 { return nil }
        if busiestPeriod.overAverage == 1 { return "at the peak" }
        return peakToAverage == 1 ? "in the busiest hours" : "at the peak of the busiest hours"
    }

    /// The rate at the peak of the busiest period over the month's average.
    public var busiestToAverage: Rational { busiestPeriod.overAverage * peakToAverage }
}
