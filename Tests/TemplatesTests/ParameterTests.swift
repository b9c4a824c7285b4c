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
}
