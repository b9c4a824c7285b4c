import TestSupport
/// Writes scenario files that use everything a scenario file may hold.
struct RandomWorkload {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    /// Anything up to a number, small ones as likely as large ones.
    mutating func volume(upTo largest: Int) -> Int {
        var limit = 1
        while limit < largest, whole(0...6) > 0 { limit *= 10 }
        return whole(0...min(limit, largest))
    }

    private mutating func often(_ text: String) -> String { whole(0...2) == 0 ? "" : text }

    private mutating func one(_ choices: String...) -> String { choices[whole(0...choices.count - 1)] }

    /// A decimal with up to three places, as text in quotes.
    private mutating func decimal(_ range: ClosedRange<Int>) -> String {
        "\"\(whole(range)).\(whole(0...999))\""
    }

    mutating func text() -> String {
        let count = whole(1...6)
        let resources = (0..<count).map { _ in resource() }
        return """
            {"formatVersion": 1, "pricesAsOf": "2026-10-01",
             "estimate": {"hoursPerMonth": \(decimal(1...8000)), "freeTier": \(one("true", "false"))
               \(often(#", "roundUpTo": \#(one(#""0.01""#, #""0.07""#, "1"))"#))
               \(often(#", "requestBlock": \#(one("1000000", "7", "1000000000"))"#))
               \(often(#", "bytesPerGB": \#(one("1000000000", "1073741824", #""99.5""#))"#))},
             "traffic": {"requestBytes": \(volume(upTo: 10_000_000)), "responseBytes": \(volume(upTo: 10_000_000)),
               "peakToAverage": \(decimal(1...50))},
             "scenarios": [{"name": "random", "resources": [\(resources.joined(separator: ",\n"))]}]}
            """
    }

    private mutating func resource() -> String {
        switch whole(0...6) {
        case 0: ec2()
        case 1: balancer()
        case 2: function()
        case 3:
            one(
                #"{"service": "apiGateway", "type": "HTTP", "callsPerRequest": \#(decimal(0...5))}"#,
                #"{"service": "apiGateway", "callsPerRequest": \#(decimal(0...5)), "cacheGB": "0.5"}"#)
        case 4: #"{"service": "dataTransfer"\#(often(#", "bytesPerRequest": \#(volume(upTo: 1_000_000_000))"#))}"#
        case 5: #"{"service": "natGateway", "count": \#(whole(1...5)), "discountPercent": \#(decimal(0...99))}"#
        default:
            #"""
            {"service": "custom", "name": "own", "monthly": \#(decimal(0...99)), "perInstanceMonth": \#(decimal(0...99)),
             "perMillionRequests": \#(decimal(0...99)), "discountPercent": \#(decimal(0...99))}
            """#
        }
    }

    private mutating func ec2() -> String {
        #"""
        {"service": "ec2", "instanceType": "\#(one("t2.nano", "t3.medium", "c7g.large"))", "count": \#(whole(1...4)),
         "volumeGB": \#(decimal(0...99)), "publicIPv4": \#(one("true", "false")), "discountPercent": \#(decimal(0...99))
         \#(often(#", "requestsPerSecond": \#(decimal(1...500))"#))\#(often(#", "hoursPerMonth": \#(decimal(1...700))"#))}
        """#
    }

    private mutating func balancer() -> String {
        let type = one("classic", "application", "network")
        return #"""
            {"service": "elb", "type": "\#(type)", "count": \#(whole(1...3)), "publicIPv4": \#(whole(0...3)),
             "connectionsPerRequest": \#(decimal(0...3)), "connectionSeconds": \#(decimal(0...500))
             \#(type == "application" ? #", "rules": \#(whole(0...100)), "target": "lambda""# : "")}
            """#
    }

    private mutating func function() -> String {
        #"""
        {"service": "lambda", "memoryMB": \#(whole(128...10240)), "architecture": "\#(one("x86_64", "arm64"))",
         "durationMs": \#(one(decimal(1...5000), #"[{"ms": 3, "share": "0.25"}, {"ms": "70.5", "share": "0.75"}]"#)),
         "invocationsPerRequest": \#(decimal(0...4)), "ephemeralStorageMB": \#(whole(512...10240))
         \#(often(#", "provisionedConcurrency": \#(whole(0...9)), "provisionedHours": \#(decimal(0...700))"#))}
        """#
    }
}
