import JSONText

/// Values of a template's parameters in a file, in the forms that AWS's command line has.
///
/// Source: AWS CLI, `cloudformation create-stack` (a list of `ParameterKey` and `ParameterValue`) and `deploy`
/// (`{"Parameters": {…}}`); CloudFormation API, `DescribeStacks` (`ResolvedValue` of a parameter of Systems Manager), 2026-11.
public enum TemplateParameters {
    /// The values by their names.
    ///
    /// - Throws: where the text is no JSON, or holds none.
    /// - Complexity: O(bytes).
    public static func values(of bytes: [UInt8]) throws(TemplateError) -> [String: String] {
        let root = try TemplateText.values(bytes).root
        var values: [String: String] = [:]
        let stacks = root["Stacks"].map { Array($0.elements) } ?? []
        for named in [root.kind == .array ? root : root["Parameters"]] + stacks.map({ $0["Parameters"] }) {
            if let named { add(named, to: &values) }
        }
        guard !values.isEmpty else { throw .noParameters }
        return values
    }

    /// A list of names and values, or an object of them.
    private static func add(_ json: JSONValue, to values: inout [String: String]) {
        if json.kind == .array {
            for element in json.elements {
                guard let name = element["ParameterKey"]?.stringValue else { continue }
                values[name] = text(of: element["ResolvedValue"]) ?? text(of: element["ParameterValue"])
            }
        } else if json.kind == .object {
            for member in json.members {
                if let text = text(of: member.value) { values[member.key] = text }
            }
        }
    }

    private static func text(of value: JSONValue?) -> String? {
        value?.stringValue ?? value?.numberText ?? value?.boolValue.map { $0 ? "true" : "false" }
    }
}
