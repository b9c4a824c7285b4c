import Foundation
import Testing

/// The wide CSV is written by whole numbers over prepared denominators; the long CSV and JSON go by exact fractions.
@Suite("Wide CSV equals the exact figures")
struct WideCSVTests {
    /// SplitMix64: the same seed gives the same numbers on every platform.
    private struct SeededGenerator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }

    /// Volumes of every size, 0 and the largest among them.
    private static func volumes(_ generator: inout SeededGenerator) -> String {
        let sizes = (0..<30).map { _ in
            let exponent = Int.random(in: 1...12, using: &generator)
            let limit = (0..<exponent).reduce(1) { power, _ in power * 10 }
            return Int.random(in: 0...limit, using: &generator)
        }
        return ([0, 1_000_000_000_000] + sizes).map(String.init).joined(separator: ",")
    }

    /// Scenarios with denominators that share little: fees of many places, odd blocks and roundings.
    private static func file(_ generator: inout SeededGenerator) -> String {
        // The last digit keeps it above zero.
        func decimal() -> String {
            let places = Int.random(in: 1...7, using: &generator)
            let digits = (0..<places).map { _ in String(Int.random(in: 0...9, using: &generator)) }.joined()
            return "\"\(Int.random(in: 0...99, using: &generator)).\(digits)1\""
        }
        let fees = (1...4).map { number in
            SampleFile.scenario(
                "fee \(number)",
                resource: """
                    {"service": "custom", "name": "fee", "monthly": \(decimal()), "perMillionRequests": \(decimal()), \
                    "discountPercent": \(decimal())}
                    """)
        }
        let function = SampleFile.scenario(
            "function",
            resource: """
                {"service": "lambda", "memoryMB": \(Int.random(in: 128...3008, using: &generator)), \
                "durationMs": \(decimal())}
                """)
        let rounding = Bool.random(using: &generator) ? ", \"roundUpTo\": \(decimal())" : ""
        let hours = Int.random(in: 1...8784, using: &generator)
        return SampleFile.file(
            "\"estimate\": {\"hoursPerMonth\": \(hours)\(rounding)}", scenarios: fees + [function])
    }

    /// Every cell of the wide layout against the sum of the long one's line items, and the cheapest against JSON's.
    private static func check(_ words: [String], in workspace: Workspace, _ remark: String) throws {
        let wide = try workspace.run(words + ["--format", "csv"]).rows()
        let long = try workspace.run(words + ["--format", "csv", "--layout", "long"]).rows()
        let json = try workspace.run(words + ["--format", "json"]).object()
        let rows = try #require(json["rows"] as? [[String: Any]])
        var totals: [[String]: (sum: Decimal, lines: Int)] = [:]
        for row in long.dropFirst() {
            let amount = try #require(Decimal(string: row[7]), "\(remark)")
            totals[[row[0], row[1]], default: (0, 0)].sum += amount
            totals[[row[0], row[1]], default: (0, 0)].lines += 1
        }
        let names = wide[0].dropFirst().dropLast()
        // A volume may be asked for more than once.
        let volumes = Dictionary(grouping: wide.dropFirst().map { $0[0] }) { $0 }.mapValues { Decimal($0.count) }
        #expect(wide.count - 1 == rows.count && totals.count == volumes.count * names.count, "\(remark)")
        for (row, object) in zip(wide.dropFirst(), rows) {
            for (cell, name) in zip(row.dropFirst().dropLast(), names) {
                let total = try #require(totals[[row[0], name]], "\(remark): \(row[0]), \(name)")
                let times = try #require(volumes[row[0]])
                let difference = try #require(Decimal(string: cell)) * times - total.sum
                // Each figure is rounded to twelve places.
                let most = (Decimal(total.lines) + times) * Decimal(sign: .plus, exponent: -12, significand: 1) / 2
                #expect(abs(difference) <= most, "\(remark): \(row[0]), \(name)")
            }
            #expect(row.last == object["cheapest"] as? String, "\(remark): \(row[0])")
        }
    }

    @Test("of the built-in files", arguments: ["threatstack-to-s3", "threatstack-to-s3-today", "web-api"])
    func builtIn(name: String) throws {
        let workspace = try Workspace()
        for seed in 1...3 as ClosedRange<UInt64> {
            var generator = SeededGenerator(state: seed)
            let hours = "\(Int.random(in: 1...8783, using: &generator)).\(Int.random(in: 1...99, using: &generator))"
            var words = ["compare", name, "--alerts", Self.volumes(&generator), "--hours-per-month", hours]
            if Bool.random(using: &generator) { words.append("--free-tier") }
            try Self.check(words, in: workspace, "seed \(seed), \(name)")
        }
    }

    @Test("of random files")
    func randomFiles() throws {
        let workspace = try Workspace()
        for seed in 1...12 as ClosedRange<UInt64> {
            var generator = SeededGenerator(state: seed)
            try workspace.write(Self.file(&generator), to: "random.json")
            let words = ["compare", "random.json", "--alerts", Self.volumes(&generator)]
            try Self.check(words, in: workspace, "seed \(seed)")
        }
    }
}
