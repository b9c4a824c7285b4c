import ExactMath
import StrictJSON

/// The round numbers around one, rising: what a slider offers.
///
/// They are ten to a decade, from 1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6 and 8 times a power of ten; whole ones alone where only
/// whole numbers are taken; and the number itself and the ends of the range, if these are near.
public enum NumberScale {
    private static let least = Rational(1, over: 1_000_000_000)
    private static let mantissas = [100, 125, 150, 200, 250, 300, 400, 500, 600, 800]

    /// The numbers of a range from a fiftieth of one to fifty times it, and 0 where the range has it.
    public static func around(_ number: Rational, in range: NumberRange) -> [Rational] {
        // A number that hardly differs from 0 is beside round ones, and not among them.
        around(number >= least ? number : 1, in: range, and: [number, 0])
    }

    /// The numbers of a range.
    ///
    /// - Precondition: both are above 0, and there are 30 decades between them at most.
    public static func between(_ lower: Int, and upper: Int) -> [Rational] {
        numbers(from: Rational(lower), through: Rational(upper)).filter { $0.isWhole }
    }

    private static func around(_ number: Rational, in range: NumberRange, and others: [Rational]) -> [Rational] {
        let (lower, upper) = (number / 50, number * 50)
        let ends = [range.minimum, range.maximum].filter { lower <= $0 && $0 <= upper }
        return Set(numbers(from: lower, through: upper) + ends + others).filter { range.contains($0) }.sorted()
    }

    private static func numbers(from lower: Rational, through upper: Rational) -> [Rational] {
        var numbers: [Rational] = []
        var power = Rational(1, over: 100)
        while power * 1000 <= lower { power *= 10 }
        while power * 100 > lower { power = power.divided(by: 10) }
        while power * 100 <= upper {
            numbers += mantissas.map { power * Rational($0) }.filter { lower <= $0 && $0 <= upper }
            power *= 10
        }
        return numbers
    }
}
