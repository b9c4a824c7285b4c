import ExactMath
import JSONText
import StrictJSON

/// What a template says of the values of a parameter. Patterns are not judged: what they are for, names and addresses, costs
/// nothing.
///
/// Source: AWS CloudFormation user guide, "Parameters": AllowedValues, MinValue, MaxValue, MinLength, MaxLength, 2026.
struct ParameterCheck {
    let name: String
    let declaration: JSONValue

    /// - Throws: where CloudFormation refuses the value.
    func check(_ value: String) throws(TemplateError) {
        let type = declaration["Type"]?.stringValue ?? "String"
        let isList = type == "CommaDelimitedList" || type.hasPrefix("List<")
        let values = isList ? value.split(separator: ",").map { trimmed($0) } : [value]
        for value in values { try check(value, isNumber: type == "Number" || type == "List<Number>") }
    }

    private func check(_ value: String, isNumber: Bool) throws(TemplateError) {
        let allowed = declaration["AllowedValues"].map { $0.elements.compactMap { text($0) } } ?? []
        if !allowed.isEmpty, !allowed.contains(value) {
            let words = allowed.prefix(12).joined(separator: ", ") + (allowed.count > 12 ? ", …" : "")
            throw refusal(value, words, near: NearMiss.nearest(to: value, in: allowed))
        }
        if isNumber {
            guard let stated = try? Rational(decimal: value) else { throw refusal(value, "a number") }
            let (least, most) = (number(of: "MinValue"), number(of: "MaxValue"))
            if least.map({ stated < $0 }) == true || most.map({ stated > $0 }) == true {
                throw refusal(value, range("MinValue", "MaxValue", of: "a number"))
            }
        } else {
            let length = Rational(value.unicodeScalars.count)
            let (least, most) = (number(of: "MinLength"), number(of: "MaxLength"))
            if least.map({ length < $0 }) == true || most.map({ length > $0 }) == true {
                throw refusal(value, range("MinLength", "MaxLength", of: "a text whose length is"))
            }
        }
    }

    private func text(_ value: JSONValue?) -> String? {
        value?.stringValue ?? value?.numberText ?? value?.boolValue.map { $0 ? "true" : "false" }
    }

    private func number(of key: String) -> Rational? {
        text(declaration[named: key]).flatMap { try? Rational(decimal: $0) }
    }

    private func range(_ least: String, _ most: String, of what: String) -> String {
        switch (text(declaration[named: least]), text(declaration[named: most])) {
        case (let least?, let most?): "\(what) from \(least) to \(most)"
        case (let least?, nil): "\(what) from \(least) on"
        case (nil, let most?): "\(what) up to \(most)"
        case (nil, nil): what
        }
    }

    private func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    private func refusal(_ value: String, _ accepted: String, near: String? = nil) -> TemplateError {
        .parameter(name, found: value, accepted: accepted, near: near)
    }
}
