import Foundation

/// Scenario files made for tests, in which nothing depends on a price table unless a test asks for it.
enum SampleFile {
    /// One scenario that costs one dollar a month and two dollars a million requests.
    static let custom = file(scenarios: [scenario("flat")])

    /// A scenario of one `custom` resource: `monthly` dollars, and `perMillion` dollars a million requests.
    static func scenario(_ name: String, monthly: String = "1", perMillion: String = "2") -> String {
        """
        {"name": \(quoted(name)), "resources": [{"service": "custom", "name": "agent", "monthly": "\(monthly)", \
        "perMillionRequests": "\(perMillion)"}]}
        """
    }

    /// A scenario of the resource that `json` writes out.
    static func scenario(_ name: String, resource json: String) -> String {
        "{\"name\": \(quoted(name)), \"resources\": [\(json)]}"
    }

    /// A scenario file; `members` stand before the scenarios.
    static func file(_ members: String = "", scenarios: [String]) -> String {
        let separated = members.isEmpty ? "" : members + ", "
        return "{\"formatVersion\": 1, \(separated)\"scenarios\": [\(scenarios.joined(separator: ", "))]}\n"
    }

    /// A scenario file with one scenario of one resource.
    static func resource(_ json: String, _ members: String = "") -> String {
        file(members, scenarios: [scenario("only", resource: json)])
    }

    /// A text as JSON writes it.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for unit in text.utf16 {
            switch unit {
            case 0x20...0x21, 0x23...0x5B, 0x5D...0x7E: result += String(UnicodeScalar(UInt8(unit)))
            default:
                let digits = String(unit, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return result + "\""
    }
}
