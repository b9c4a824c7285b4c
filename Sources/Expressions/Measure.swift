import ExactMath

/// What a number of an expression counts: the units that people write it in, and what each is in the unit of scenario files.
struct Measure: Sendable {
    /// What it is, in words.
    let name: String
    /// How it is written, for messages.
    let example: String
    let units: [(names: [String], factor: Rational)]

    func factor(of unit: String) -> Rational? { units.first { $0.names.contains(unit) }?.factor }

    /// The first name of each unit.
    var unitList: String { units.compactMap { $0.names.first }.joined(separator: ", ") }
}

extension Measure {
    /// In MB, of which Lambda has 1024 in a GB.
    static let functionMemory = Measure(
        name: "memory", example: "256MB",
        units: [(["MB", "mb", "mib", "m"], 1), (["GB", "gb", "gib", "g"], 1024)])
    /// In GB.
    static let taskMemory = Measure(
        name: "memory", example: "2GB",
        units: [(["GB", "gb", "gib", "g"], 1), (["MB", "mb", "mib", "m"], Rational(1, over: 1024))])
    /// In milliseconds.
    static let duration = Measure(
        name: "duration", example: "90ms",
        units: [
            (["ms", "msec", "millisecond", "milliseconds"], 1), (["s", "sec", "second", "seconds"], 1000),
            (["min", "minute", "minutes"], 60_000),
        ])
    /// In bytes, 1024 to a KB as 2^30 to a GB.
    static let bytes = Measure(
        name: "size", example: "2KB",
        units: [
            (["KB", "kb", "kib", "k"], 1024), (["MB", "mb", "mib", "m"], 1_048_576),
            (["GB", "gb", "gib", "g"], 1_073_741_824), (["B", "b", "byte", "bytes"], 1),
        ])
    static let processors = Measure(
        name: "number of processors", example: "0.5vCPU", units: [(["vCPU", "vcpu", "vcpus", "cpu", ""], 1)])
    /// In requests a second.
    static let rate = Measure(
        name: "rate", example: "@40/s",
        units: [
            (
                [
                    "/s", "/sec", "/second", "rps", "req/s", "req/sec", "requests/s", "requests/sec", "requests/second",
                    "qps", "tps", "r/s",
                    "/instance/s",
                ], 1
            )
        ])
    /// In years.
    static let term = Measure(
        name: "term", example: "1yr", units: [(["yr", "y", "year", "years", "yrs", "-year", "-yr"], 1)])
    static let percent = Measure(name: "discount", example: "-34%", units: [(["%", "percent"], 1)])
}

/// A number with its unit as an expression writes them.
struct Quantity {
    let number: Rational
    /// In lower case; empty where none is written.
    let unit: String
    let range: Range<Int>
}
