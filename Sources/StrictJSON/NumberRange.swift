import ExactMath

/// The numbers that a key accepts, and how to say so.
public struct NumberRange: Sendable {
    public let minimum: Rational
    public let maximum: Rational
    /// Whether the minimum itself is refused.
    public let isAboveMinimum: Bool
    /// Whether fractions are refused.
    public let isWhole: Bool

    /// Whole numbers from a minimum to a maximum, both included.
    public static func whole(_ range: ClosedRange<Int>) -> NumberRange {
        NumberRange(
            minimum: Rational(range.lowerBound), maximum: Rational(range.upperBound), isAboveMinimum: false,
            isWhole: true)
    }

    /// Numbers from 0 up to a maximum.
    public static func upTo(_ maximum: Int) -> NumberRange {
        NumberRange(minimum: 0, maximum: Rational(maximum), isAboveMinimum: false, isWhole: false)
    }

    /// Numbers above 0 up to a maximum.
    public static func positive(upTo maximum: Int) -> NumberRange {
        NumberRange(minimum: 0, maximum: Rational(maximum), isAboveMinimum: true, isWhole: false)
    }

    /// Numbers from a minimum to a maximum, both included, fractions allowed.
    public static func between(_ range: ClosedRange<Int>) -> NumberRange {
        NumberRange(
            minimum: Rational(range.lowerBound), maximum: Rational(range.upperBound), isAboveMinimum: false,
            isWhole: false)
    }

    public func contains(_ number: Rational) -> Bool {
        (isAboveMinimum ? number > minimum : number >= minimum) && number <= maximum && (!isWhole || number.isWhole)
    }
}

extension NumberRange: CustomStringConvertible {
    public var description: String {
        let kind = isWhole ? "a whole number" : "a number"
        return isAboveMinimum ? "\(kind) above \(minimum), at most \(maximum)" : "\(kind) from \(minimum) to \(maximum)"
    }
}
