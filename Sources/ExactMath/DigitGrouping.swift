extension String {
    /// The decimal text with commas between the thousands before its point.
    public var groupingThousands: String {
        let sign = hasPrefix("-") ? 1 : 0
        let whole = utf8.firstIndex(of: UInt8(ascii: ".")) ?? endIndex
        let count = utf8.distance(from: startIndex, to: whole)
        guard count - sign > 3 else { return self }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count + count / 3)
        for (offset, byte) in utf8.enumerated() {
            if offset > sign, offset < count, (count - offset).isMultiple(of: 3) { bytes.append(UInt8(ascii: ",")) }
            bytes.append(byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
