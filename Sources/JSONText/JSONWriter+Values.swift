extension JSONWriter {
    /// Writes what a document holds: its members in their order, its numbers digit by digit.
    ///
    /// - Parameter inline: whether a container stands on one line; what it contains always does.
    public mutating func value(_ value: JSONValue, inline: Bool) {
        switch value.kind {
        case .object:
            beginObject(inline: inline)
            for member in value.members {
                key(member.key)
                self.value(member.value, inline: true)
            }
            endObject()
        case .array:
            beginArray(inline: inline)
            for element in value.elements { self.value(element, inline: true) }
            endArray()
        case .string: string(value.stringValue ?? "")
        case .number: number(digits: value.numberText ?? "0")
        case .true: bool(true)
        case .false: bool(false)
        case .null: null()
        }
    }
}
