import ExactMath
import JSONText
import Pricing
import StrictJSON

/// How far a service goes: a limit that AWS sets, which no price tells.
struct Quota: Sendable {
    /// The limits that warnings know of, as their file spells them.
    enum Name: String, CaseIterable, Sendable {
        case lambdaConcurrency, lambdaRequestRate, lambdaDuration, lambdaInit, lambdaSynchronousPayload
        case apiGatewayRequestRate, apiGatewayPayload, restAPITimeout, httpAPITimeout
        case loadBalancerLambdaPayload, snsMessage, snsHTTPMessage, sqsMessage
    }

    let name: Name
    /// In the unit of that name.
    let limit: Rational
    let unit: String
    /// Whether AWS raises it when asked.
    let isRaisable: Bool
    /// The day on which its source said so.
    let seen: CalendarDate
}

/// All limits, each once.
struct Quotas: Sendable {
    private let all: [Quota]

    /// Those inside the program.
    ///
    /// - Throws: `PricingError.invalidTable` where their file is not valid.
    static func builtIn() throws(PricingError) -> Quotas {
        try PricingError.reading { () throws(FileFault) in
            var quotas: [Quota] = []
            for file in BuiltInQuotas.files {
                quotas += try read(JSONDocument(staticText: file.text, tape: file.tape), file: "quotas.json")
            }
            return Quotas(all: quotas)
        }
    }

    /// The quotas that a file states: every one of them, once.
    ///
    /// - Throws: `FileFault` for anything else.
    private static func read(_ document: JSONDocument, file: String) throws(FileFault) -> [Quota] {
        let fields = try Fields(document.root, in: file, keys: ["formatVersion", "quotas"])
        try fields.require("formatVersion", "quotas")
        _ = try fields.whole("formatVersion", 1...1)
        let count = Quota.Name.allCases.count
        var quotas: [Quota] = []
        for element in try fields.list("quotas", count: count...count) ?? [] {
            let quota = try Quota(element, in: file)
            guard !quotas.contains(where: { $0.name == quota.name }) else {
                throw FileFault(element, in: file, finding: "The quota '\(quota.name.rawValue)' stands here twice.")
            }
            quotas.append(quota)
        }
        return quotas
    }

    /// The quota of that name where an amount is beyond it.
    func exceeded(_ name: Quota.Name, by amount: Rational) -> Quota? {
        all.first { $0.name == name && amount > $0.limit }
    }

    /// The quota of that name where an amount reaches it.
    func reached(_ name: Quota.Name, by amount: Rational) -> Quota? {
        all.first { $0.name == name && amount >= $0.limit }
    }
}

extension Quota {
    fileprivate init(_ value: JSONValue, in file: String) throws(FileFault) {
        let fields = try Fields(
            value, in: file, keys: ["quota", "limit", "unit", "raisable", "seen", "source", "note"])
        try fields.require("quota", "limit", "unit", "seen", "source")
        let names = Name.allCases.map { $0.rawValue }
        guard let name = try fields.choice("quota", of: names).flatMap({ Name(rawValue: $0) }),
            let limit = try fields.number("limit", .positive(upTo: Limits.largest))
        else { throw fields.fault(at: "quota", "The quota is not complete.") }
        guard let seen = CalendarDate(try fields.requiredText("seen")) else {
            throw fields.fault(at: "seen", "A day is written \"2026-11-28\".")
        }
        // For whoever reads the file.
        _ = (try fields.text("source"), try fields.text("note"))
        (self.name, self.limit, self.seen) = (name, limit, seen)
        unit = try fields.requiredText("unit")
        isRaisable = try fields.flag("raisable") ?? false
    }
}

/// The file of quotas inside the program.
struct BuiltInQuotas: Sendable {
    let text: StaticString
    /// What reading the text gave when the program was made.
    let tape: StaticString

    // Inlined, so that the file is data of the program and nothing that a start puts together.
    @inline(__always)
    init(_ text: StaticString, tape: StaticString) {
        self.text = text
        self.tape = tape
    }
}
