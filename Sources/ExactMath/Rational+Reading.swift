extension Rational {
    public static let longestNumberText = 100
    public static let longestExponent = 4

    /// The exact value of a decimal text in JSON's number grammar: `12`, `-0.5`, `1.5e-7`.
    ///
    /// - Throws: `NumberTextError` for any other text, for more than 100 characters, and for an exponent of more than
    ///   4 digits.
    public init(decimal text: some StringProtocol) throws(NumberTextError) {
        try self.init(decimal: Array(text.utf8))
    }

    /// The exact value of the decimal text that these ASCII bytes hold.
    public init(decimal bytes: some RandomAccessCollection<UInt8>) throws(NumberTextError) {
        guard bytes.count <= Self.longestNumberText else {
            throw .tooLong(characters: bytes.count, limit: Self.longestNumberText)
        }
        self = try Array(bytes).withUnsafeBufferPointer { bytes throws(NumberTextError) in
            try Rational(decimal: bytes)
        }
    }

    /// The exact value of the decimal text that these ASCII bytes hold.
    public init(decimal bytes: UnsafeBufferPointer<UInt8>) throws(NumberTextError) {
        guard !bytes.isEmpty else { throw .empty }
        guard bytes.count <= Self.longestNumberText else {
            throw .tooLong(characters: bytes.count, limit: Self.longestNumberText)
        }
        var scanner = NumberTextScanner(bytes: bytes)
        let number = try scanner.scan()
        let places = abs(number.exponent)
        switch number.mantissa {
        case .oneWord(let magnitude) where places <= DecimalDigits.mostPlaces:
            // Below 10^18 · 10^18 < 2^127: it stays within 128 bits.
            let mantissa = number.isNegative ? -Int128(magnitude) : Int128(magnitude)
            let power = Int128(DecimalDigits.powerOfTen(places))
            self = number.exponent >= 0 ? Rational(mantissa * power) : Rational(mantissa, over: power)
        case .oneWord(let magnitude):
            self.init(
                isNegative: number.isNegative, BigInt(isNegative: false, words: [magnitude]),
                exponent: number.exponent)
        case .anySize(let magnitude):
            self.init(isNegative: number.isNegative, magnitude, exponent: number.exponent)
        }
    }

    private init(isNegative: Bool, _ magnitude: BigInt, exponent: Int) {
        let mantissa = isNegative ? -magnitude : magnitude
        if exponent >= 0 {
            self.init(mantissa * BigInt.powerOfTen(exponent))
        } else {
            self.init(mantissa, over: BigInt.powerOfTen(-exponent))
        }
    }
}

/// Reads JSON's number grammar: an optional minus, digits without a leading zero, a fraction, an exponent.
private struct NumberTextScanner {
    /// The digits before and after the point, without the point.
    enum Mantissa {
        /// Up to 18 digits.
        case oneWord(UInt64)
        case anySize(BigInt)
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func scan() throws(NumberTextError) -> (isNegative: Bool, mantissa: Mantissa, exponent: Int) {
        let isNegative = skip("-")
        let whole = digits()
        guard let first = whole.first, whole.count == 1 || first != 0x30 else { throw malformed }
        var fraction = bytes[index..<index]
        if skip(".") {
            fraction = digits()
            guard !fraction.isEmpty else { throw malformed }
        }
        var exponent = 0
        if skip("e") || skip("E") {
            let isBelowOne = skip("-")
            if !isBelowOne { _ = skip("+") }
            let text = digits()
            guard !text.isEmpty else { throw malformed }
            guard text.count <= Rational.longestExponent else {
                throw .exponentTooLong(digits: text.count, limit: Rational.longestExponent)
            }
            for byte in text { exponent = exponent * 10 + Int(byte - 0x30) }
            if isBelowOne { exponent = -exponent }
        }
        guard index == bytes.count else { throw malformed }
        return (isNegative, try mantissa(whole, fraction), exponent - fraction.count)
    }

    private func mantissa(
        _ whole: Slice<UnsafeBufferPointer<UInt8>>, _ fraction: Slice<UnsafeBufferPointer<UInt8>>
    ) throws(NumberTextError) -> Mantissa {
        if whole.count + fraction.count <= DecimalDigits.mostPlaces {
            var value: UInt64 = 0
            for byte in whole { value = value * 10 + UInt64(byte - 0x30) }
            for byte in fraction { value = value * 10 + UInt64(byte - 0x30) }
            return .oneWord(value)
        }
        guard let value = BigInt(digits: Array(whole) + Array(fraction)) else { throw malformed }
        return .anySize(value)
    }

    private var malformed: NumberTextError { .malformed }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard index < bytes.count, UInt32(bytes[index]) == character.value else { return false }
        index += 1
        return true
    }

    private mutating func digits() -> Slice<UnsafeBufferPointer<UInt8>> {
        let start = index
        while index < bytes.count, (0x30...0x39).contains(bytes[index]) { index += 1 }
        return bytes[start..<index]
    }
}
