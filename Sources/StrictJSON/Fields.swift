import ExactMath
import JSONText

/// One JSON object read strictly: every key must be known, every value of its kind and in its range.
public struct Fields {
    public let value: JSONValue
    public let file: String
    /// Where faults go; nil for throwing the first. A value with a collected fault reads as if it were not there.
    public let faults: FaultList?

    /// - Throws: `FileFault` where the value is no object or, unless faults are collected, holds a key that is not among
    ///   `keys`.
    public init(
        _ value: JSONValue, in file: String, keys: [StaticString], collecting faults: FaultList? = nil
    ) throws(FileFault) {
        self.faults = faults
        guard value.kind == .object else {
            throw FileFault(value, in: file, finding: "Found \(value.excerpt) where an object { … } is expected.")
        }
        self.value = value
        self.file = file
        for member in value.members(otherThan: keys) {
            let names = keys.map { $0.description }
            let suggestion = NearMiss.nearest(to: member.key, in: names).map { "Did you mean '\($0)'? " } ?? ""
            try report(
                FileFault(
                    file: file, path: member.value.path, location: member.keyLocation,
                    finding: "Unknown key \(VisibleText.quoted(member.key)).",
                    advice: "\(suggestion)Known keys here: \(names.joined(separator: ", "))."))
        }
    }

    private func report(_ fault: FileFault) throws(FileFault) {
        guard let faults, !faults.isFull else { throw fault }
        faults.append(fault)
    }

    /// What is read by itself, so that its fault, where faults are collected, hides none of those beside it.
    ///
    /// - Returns: nil where it has a fault that was collected.
    /// - Throws: what `read` throws, unless faults are collected.
    public func part<Value>(_ read: () throws(FileFault) -> Value) throws(FileFault) -> Value? {
        do throws(FileFault) { return try read() } catch {
            try report(error)
            return nil
        }
    }

    public func contains(_ key: StaticString) -> Bool { value[key] != nil }

    /// A fault of the value at `key`, or of the object itself where the key is absent.
    public func fault(at key: StaticString, _ finding: String, advice: String? = nil) -> FileFault {
        FileFault(value[key] ?? value, in: file, finding: finding, advice: advice)
    }

    /// The value of a key that must be there.
    public func required(_ key: StaticString) throws(FileFault) -> JSONValue {
        guard let found = value[key] else { throw absence(of: key) }
        return found
    }

    /// Keys that must be there.
    public func require(_ keys: StaticString...) throws(FileFault) {
        for key in keys where value[key] == nil { try report(absence(of: key)) }
    }

    private func absence(of key: StaticString) -> FileFault {
        FileFault(value, in: file, finding: "The key '\(key)' is missing.", advice: "Add \"\(key)\" here.")
    }

    public func text(_ key: StaticString) throws(FileFault) -> String? {
        guard let found = value[key] else { return nil }
        guard let text = found.stringValue else {
            try report(
                FileFault(found, in: file, finding: "Found \(found.excerpt) where a text in quotes is expected."))
            return nil
        }
        return text
    }

    public func requiredText(_ key: StaticString) throws(FileFault) -> String {
        try require(key)
        return try text(key) ?? ""
    }

    public func flag(_ key: StaticString) throws(FileFault) -> Bool? {
        guard let found = value[key] else { return nil }
        guard let flag = found.boolValue else {
            try report(FileFault(found, in: file, finding: "Found \(found.excerpt) where true or false is expected."))
            return nil
        }
        return flag
    }

    /// One word of a closed list.
    public func choice(_ key: StaticString, of choices: [String]) throws(FileFault) -> String? {
        guard let found = value[key] else { return nil }
        guard let text = found.stringValue, choices.contains(text) else {
            let suggestion = found.stringValue.flatMap { NearMiss.nearest(to: $0, in: choices) }
            try report(
                FileFault(
                    found, in: file, finding: "Found \(found.excerpt); accepted: \(choices.joined(separator: ", ")).",
                    advice: suggestion.map { "Did you mean '\($0)'?" }))
            return nil
        }
        return text
    }

    /// An exact number, written as a JSON number or as a string.
    public func number(_ key: StaticString, _ range: NumberRange) throws(FileFault) -> Rational? {
        guard let found = value[key] else { return nil }
        do throws(FileFault) {
            return try Self.number(found, range, in: file)
        } catch {
            try report(error)
            return nil
        }
    }

    public func whole(_ key: StaticString, _ range: ClosedRange<Int>) throws(FileFault) -> Int? {
        try number(key, .whole(range))?.asInt
    }

    /// The elements of an array whose length is in `count`.
    public func list(_ key: StaticString, count: ClosedRange<Int>) throws(FileFault) -> [JSONValue]? {
        try array(key, count: count).map { Array($0.elements) }
    }

    /// The array at a key, whose length is in `count`.
    public func array(_ key: StaticString, count: ClosedRange<Int>) throws(FileFault) -> JSONValue? {
        guard let found = value[key] else { return nil }
        guard found.kind == .array else {
            try report(FileFault(found, in: file, finding: "Found \(found.excerpt) where a list [ … ] is expected."))
            return nil
        }
        let length = found.elements.count
        guard count.contains(length) else {
            try report(
                FileFault(
                    found, in: file,
                    finding:
                        "The list has \(length) entries; \(count.lowerBound) to \(count.upperBound) are accepted."))
            return nil
        }
        return found
    }

    /// An exact number from one JSON value.
    public static func number(
        _ found: JSONValue, _ range: NumberRange, in file: String
    ) throws(FileFault) -> Rational {
        var read: Rational?
        var failure: NumberTextError?
        found.withUTF8Bytes { bytes in
            do throws(NumberTextError) { read = try Rational(decimal: bytes) } catch { failure = error }
        }
        if let failure {
            throw FileFault(
                found, in: file, finding: "Found \(found.excerpt), but \(failure).", advice: "Write \(range).")
        }
        guard let number = read else {
            throw FileFault(found, in: file, finding: "Found \(found.excerpt) where \(range) is expected.")
        }
        guard range.contains(number) else {
            throw FileFault(found, in: file, finding: "Found \(found.excerpt); accepted is \(range).")
        }
        return number
    }
}
