import ExactMath

/// What a scenario file can hold: no measured number goes beyond it, so that what is written can be read.
enum ScenarioLimits {
    static let longestMs = 900_000
    static let largest = 1_000_000_000_000
    static let mostPeak: Rational = 1_000_000
    static let mostInstances = 1_000_000
    /// Balancers and gateways.
    static let mostDoors = 1000
    static let mostRules = 10_000
    static let mostResources = 100
    static let longestHours: Rational = 8784

    /// A number of bytes or requests, where it is one that a file can hold.
    static func held(_ number: Int?) -> Int? { number.flatMap { (0...largest).contains($0) ? $0 : nil } }
}
