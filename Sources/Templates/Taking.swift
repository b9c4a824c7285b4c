/// One resource of a template on its way into a scenario: takes its values, each with where it comes from.
struct Taking {
    let resource: TemplateResource
    let service: String
    private(set) var values: [TakenValue] = []
    var remarks: [String] = []
    /// Parameters without a value that decide something here.
    private(set) var unresolved: [String] = []

    init(_ resource: TemplateResource, as service: String) {
        (self.resource, self.service) = (resource, service)
        if let remark = resource.remark { remarks.append(remark) }
    }

    mutating func add(_ key: String, _ content: TakenValue.Content, _ origin: Origin, isWritten: Bool = true) {
        values.append(TakenValue(key, content, origin, isWritten: isWritten))
    }

    mutating func add(_ key: String, _ number: Int, _ origin: Origin) { add(key, .number("\(number)"), origin) }

    /// Leaves a key to be given.
    ///
    /// - Parameter remark: what is known of it all the same, or why it is not known.
    mutating func miss(_ key: String, _ remark: String = "") { add(key, .missing, .missing(remark)) }

    /// Takes note of what a value cannot be known for; returns whether it is a parameter.
    mutating func note(_ value: TemplateValue) -> Bool {
        guard case .parameter(let name) = value.unknown?.reason else { return false }
        if !unresolved.contains(name) { unresolved.append(name) }
        return true
    }

    /// A whole number as a template may write it: `2`, `"2"`, `2.0`.
    ///
    /// - Returns: nil where the template does not say it, or not yet.
    /// - Throws: where it is no number, or out of range.
    mutating func whole(
        _ key: String, _ value: TemplateValue, _ range: ClosedRange<Int>
    ) throws(TemplateError) -> (number: Int, origin: Origin)? {
        guard let scalar = value.scalar else {
            _ = note(value)
            return nil
        }
        let digits = scalar.text.hasSuffix(".0") ? String(scalar.text.dropLast(2)) : scalar.text
        let accepted = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard let number = Int(digits) else {
            throw .value(resource.address, key: key, found: scalar.text, accepted: accepted)
        }
        guard range.contains(number) else {
            throw .value(resource.address, key: key, found: scalar.text, accepted: accepted)
        }
        return (number, scalar.origin)
    }

    /// Takes a whole number where the template says it.
    mutating func takeWhole(
        _ key: String, _ value: TemplateValue, _ range: ClosedRange<Int>
    ) throws(TemplateError) -> Bool {
        guard let found = try whole(key, value, range) else { return false }
        add(key, found.number, found.origin)
        return true
    }

    /// Takes a flag where it is set.
    mutating func takeFlag(_ key: String, _ value: TemplateValue) {
        if value.isTrue, let scalar = value.scalar { add(key, .flag(true), scalar.origin) } else { _ = note(value) }
    }
}
