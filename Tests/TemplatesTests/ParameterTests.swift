import Testing

@testable import Templates

/// Values of parameters that CloudFormation refuses; what is expected is what its user guide says of each property.
@Suite struct ParameterTests {
    private static func stack(_ declaration: String) -> [UInt8] {
        Array(#"{"Parameters": {"P": {\#(declaration)}}, "Resources": {"T": {"Type": "AWS::SNS::Topic"}}}"#.utf8)
    }

    private static func refusal(_ declaration: String, _ value: String) -> String {
        do throws(TemplateError) {
            _ = try Template(stack(declaration), parameters: ["P": value])
            return ""
        } catch {
            return String(error.description.split(separator: "\n").last ?? "")
        }
    }

    private static let refused = "CloudFormation refuses it: give another value."

    @Test(arguments: [
        (#""Type": "String", "AllowedValues": ["t3.micro", "t3.small"]"#, "t3.small", ""),
        (#""Type": "String", "AllowedValues": ["t3.micro", "t3.small"]"#, "t3.smal", "Did you mean 't3.small'?"),
        (#""Type": "Number", "AllowedValues": [128, 256]"#, "256", ""),
        (#""Type": "Number", "AllowedValues": [128, 256]"#, "512", refused),
        (#""Type": "String", "AllowedValues": [true, false]"#, "true", ""),
        (#""Type": "CommaDelimitedList", "AllowedValues": ["a", "b"]"#, "a, b", ""),
        (#""Type": "CommaDelimitedList", "AllowedValues": ["a", "b"]"#, "a,c", refused),
        (#""Type": "Number", "MinValue": 1, "MaxValue": "4""#, "4", ""),
        (#""Type": "Number", "MinValue": 1, "MaxValue": "4""#, "4.5", refused),
        (#""Type": "Number", "MinValue": 1"#, "0", refused), (#""Type": "Number""#, "many", refused),
        (#""Type": "String", "MinLength": 2, "MaxLength": 3"#, "abc", ""),
        (#""Type": "String", "MinLength": 2, "MaxLength": 3"#, "a", refused),
        (#""Type": "String", "AllowedPattern": "[a-z][a-z0-9-]*""#, "web-1", ""),
        (#""Type": "String", "AllowedPattern": "[a-z][a-z0-9-]*""#, "1web", refused),
        (#""Type": "String", "AllowedPattern": "(?!x).*""#, "x", ""),
    ])
    func isAllowed(_ declaration: String, _ value: String, _ words: String) {
        #expect(Self.refusal(declaration, value) == words)
    }

    @Test func words() {
        let template = Self.stack(#""Type": "Number", "MinValue": 1, "MaxValue": 4"#)
        #expect {
            try Template(template, parameters: ["P": "5"])
        } throws: { error in
            "\(error)".hasPrefix("the parameter 'P' has the value '5', and the template takes a number from 1 to 4.")
        }
    }

    @Test(arguments: [
        (#"(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})/(\d{1,2})"#, "10.0.0.0/16", true),
        (#"(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})/(\d{1,2})"#, "10.0.0/16", false),
        (
            #"^(([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])\.){3}([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])(\/(1[6-9]|2[0-8]))$"#,
            "192.168.255.0/24", true
        ),
        (
            #"^(([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])\.){3}([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5])(\/(1[6-9]|2[0-8]))$"#,
            "192.168.256.0/24", false
        ),
        ("[a-zA-Z][a-zA-Z0-9]*", "a1B", true), ("^$|^arn:.+$", "", true), ("^$|^arn:.+$", "arn:", false),
        (#"[^\s@]+@[^\s@]+\.\w{2,}"#, "a@b.com", true), (#"[^\s@]+@[^\s@]+\.\w{2,}"#, "a@b.c", false),
        ("[]x-]+", "]-x", true), ("(a|b)??c", "c", true), ("(a*)*b", "aaaaab", true), ("ab?", "abb", false),
        (#"[\x20-\x7E]*"#, "x", nil), (#"\bx"#, "x", nil), ("(?=a)a", "a", nil), ("a{2", "aa", nil), ("*", "*", nil),
        ("(a", "a", nil), ("a)", "a", nil),
    ])
    func pattern(_ pattern: String, _ text: String, _ isMatch: Bool?) {
        #expect(ParameterPattern(pattern).flatMap { $0.matches(text) } == isMatch)
    }

    /// However many ways a pattern may match in, and however long it is.
    @Test(arguments: [
        ("(a|a)*b", 3000, false), ("((((a*)*)*)*)*", 3000, true), ("(a|(a|b)+)*", 3000, true), ("a{3000}", 3000, nil),
        ("(a{100}){10}a*", 1000, true), ("(a{100}){10}a*", 999, false), ("((a{500}){500}){500}", 3, nil),
        ("a*", 4_000_000, nil),
    ])
    func manyWays(_ pattern: String, _ count: Int, _ isMatch: Bool?) {
        let text = String(repeating: "a", count: count)
        #expect(ParameterPattern(pattern).flatMap { $0.matches(text) } == isMatch)
    }
}
