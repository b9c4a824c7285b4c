/// Finds the `Field` that a header cell or an attribute's key names.
struct FieldNames {
    private var slots: [(name: [UInt8], field: Field)?]

    init() {
        slots = Array(repeating: nil, count: 256)
        for field in Field.allCases {
            let name = ByteView(field.columnName)
            var slot = Self.hash(name)
            while slots[slot] != nil { slot = (slot + 1) % slots.count }
            slots[slot] = (name.buffer.compactMap { Self.significant($0) }, field)
        }
    }

    /// The field that `name` stands for, or nil for a name that nothing here needs.
    ///
    /// - Complexity: O(length of the name).
    func field(named name: ByteView) -> Field? {
        var slot = Self.hash(name)
        while let candidate = slots[slot] {
            if Self.matches(name, candidate.name) { return candidate.field }
            slot = (slot + 1) % slots.count
        }
        return nil
    }

    private static func significant(_ byte: UInt8) -> UInt8? {
        let lower = ByteView.lowercase(byte)
        return (lower >= 0x61 && lower <= 0x7A) || (lower >= 0x30 && lower <= 0x39) ? lower : nil
    }

    private static func hash(_ name: ByteView) -> Int {
        var value: UInt32 = 2_166_136_261
        for byte in name.buffer {
            guard let byte = significant(byte) else { continue }
            value = (value ^ UInt32(byte)) &* 16_777_619
        }
        return Int((value ^ (value >> 15)) & 255)
    }

    private static func matches(_ name: ByteView, _ expected: [UInt8]) -> Bool {
        var position = 0
        for byte in name.buffer {
            guard let byte = significant(byte) else { continue }
            guard position < expected.count, expected[position] == byte else { return false }
            position += 1
        }
        return position == expected.count
    }
}
