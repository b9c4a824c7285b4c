import ExactMath
import JSONText
import StrictJSON

/// How long the runs of a function take: a number, a distribution, or percentiles, as a scenario file states them.
struct LambdaDurations {
    /// A share of the runs and how long each of them takes.
    struct Run {
        let durationMs: Rational
        let share: Rational
    }

    /// Shares sum to 1.
    let runs: [Run]
    /// The percentiles that the runs were made of, in words; nil where none are stated.
    let percentiles: String?

    static let range = NumberRange.positive(upTo: 900_000)
    private static let runKeys = [
        KeyDescription("ms", .number(range), "milliseconds", isRequired: true),
        KeyDescription("share", .number(.positive(upTo: 1)), "of the runs", isRequired: true),
    ]
    static let shape = ValueShape.any([
        .number(range), .list(.object(runKeys), count: 1...1000), .percentiles(range),
    ])

    /// All runs alike.
    init(_ durationMs: Rational) { self.init(runs: [Run(durationMs: durationMs, share: 1)]) }

    /// The same shares of the runs with other durations, one for each.
    func restated(_ durationsMs: [Rational]) -> LambdaDurations {
        LambdaDurations(runs: zip(runs, durationsMs).map { Run(durationMs: $1, share: $0.share) })
    }

    private init(runs: [Run], percentiles: String? = nil) { (self.runs, self.percentiles) = (runs, percentiles) }

    /// What stands at a resource's key.
    init(_ key: StaticString, _ fields: Fields) throws(FileFault) {
        let value = try fields.required(key)
        switch value.kind {
        case .array: self.init(runs: try Self.distribution(key, fields))
        case .object:
            let read = try Self.percentiles(value, fields)
            self.init(
                runs: Self.runs(read), percentiles: read.map { "\($0.name) \($0.durationMs)" }.joined(separator: ", "))
        default: self.init(try Fields.number(value, Self.range, in: fields.file))
        }
    }

    private static func distribution(_ key: StaticString, _ fields: Fields) throws(FileFault) -> [Run] {
        var runs: [Run] = []
        for element in try fields.list(key, count: 1...1000) ?? [] {
            let run = try Fields(element, in: fields.file, keys: runKeys.names)
            try run.require("ms", "share")
            runs.append(
                Run(
                    durationMs: try run.number("ms", range) ?? 0,
                    share: try run.number("share", .positive(upTo: 1)) ?? 0))
        }
        let sum = runs.reduce(Rational.zero) { $0 + $1.share }
        guard sum == 1 else {
            throw fields.fault(
                at: key,
                "The shares sum to \(sum.exactDecimalText(minimumPlaces: 0, maximumPlaces: 18)), not to 1.",
                advice: "Every run must be in exactly one share.")
        }
        return runs
    }
}

// MARK: Percentiles

extension LambdaDurations {
    private struct Percentile {
        let name: String
        /// The share of the runs that take no longer: above 0, at most 1.
        let share: Rational
        let durationMs: Rational
    }

    /// The distribution that percentiles are read as: between two of them every run takes as long as the higher one says,
    /// below the lowest as long as that, and beyond the highest as long as it, which is the least that is known of those.
    ///
    /// So no share of the runs costs less than what the percentiles prove of it, and `p100` or `max` closes the end.
    private static func runs(_ percentiles: [Percentile]) -> [Run] {
        var runs: [Run] = []
        var before: Rational = 0
        for (position, percentile) in percentiles.enumerated() {
            let end = position == percentiles.count - 1 ? 1 : percentile.share
            runs.append(Run(durationMs: percentile.durationMs, share: end - before))
            before = end
        }
        return runs
    }

    /// In the order of their shares, at least one.
    private static func percentiles(_ value: JSONValue, _ fields: Fields) throws(FileFault) -> [Percentile] {
        var percentiles: [Percentile] = []
        for member in value.members {
            let name = member.key
            guard let share = share(name) else {
                throw FileFault(
                    file: fields.file, path: member.value.path, location: member.keyLocation,
                    finding: "\(VisibleText.quoted(name)) is no percentile.",
                    advice: "Write p50, p90, p99, p99.9 and the like, above p0 up to p100, or max.")
            }
            percentiles.append(
                Percentile(
                    name: name, share: share, durationMs: try Fields.number(member.value, range, in: fields.file)))
        }
        guard !percentiles.isEmpty else {
            throw FileFault(
                value, in: fields.file, finding: "There is no percentile.",
                advice: "Write {\"p50\": 80, \"p99\": 1200}.")
        }
        percentiles.sort { $0.share < $1.share }
        for (lower, higher) in zip(percentiles, percentiles.dropFirst()) {
            let place = value[named: higher.name] ?? value
            guard lower.share < higher.share else {
                throw FileFault(
                    place, in: fields.file, finding: "\(lower.name) and \(higher.name) are the same.",
                    advice: "Keep one.")
            }
            guard lower.durationMs <= higher.durationMs else {
                throw FileFault(
                    place, in: fields.file, finding: "\(higher.name) is shorter than \(lower.name).",
                    advice: "A higher percentile takes at least as long.")
            }
        }
        return percentiles
    }

    private static func share(_ name: String) -> Rational? {
        if name == "max" { return 1 }
        guard name.utf8.first == UInt8(ascii: "p"), let percent = try? Rational(decimal: name.dropFirst()),
            percent > 0, percent <= 100
        else { return nil }
        return percent / 100
    }
}
