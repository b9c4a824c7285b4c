import CostCurves
import ExactMath

/// Exact numbers as places in a picture, where the sixteenth digit is far below a pixel. Nothing is computed with the
/// results but coordinates.
extension Rational {
    /// A share of something as a place in a picture.
    public var placement: Double { approximation }

    var approximation: Double {
        if let (numerator, denominator) = smallTerms { return numerator.approximation / denominator.approximation }
        // What both have in excess of 128 bits does not show.
        let words = max(0, (min(numerator.bitWidth, denominator.bitWidth) - 64) / 64)
        return numerator.shiftedRight(byWords: words).approximation
            / denominator.shiftedRight(byWords: words).approximation
    }
}

extension Int128 {
    var approximation: Double {
        let size = magnitude
        // Halves of 64 bits need no conversion that a C library would have to bring.
        let sum = Double(UInt64(truncatingIfNeeded: size >> 64)) * 18_446_744_073_709_551_616
        return (sum + Double(UInt64(truncatingIfNeeded: size))) * (self < 0 ? -1 : 1)
    }
}

extension BigInt {
    /// Very large numbers count as 10^300, which lies outside of every picture.
    var approximation: Double {
        let words = max(0, (bitWidth - 64) / 64)
        guard words < 14, let head = shiftedRight(byWords: words).asInt128 else { return signum < 0 ? -1e300 : 1e300 }
        return (0..<words).reduce(head.approximation) { value, _ in value * 18_446_744_073_709_551_616 }
    }
}

/// Amounts of compiled curves that can be drawn.
protocol DrawnAmount: CurveAmount {
    func approximation(over denominator: Int128) -> Double
}

extension Int128: DrawnAmount {
    func approximation(over denominator: Int128) -> Double { approximation / denominator.approximation }
}

extension Rational: DrawnAmount {
    func approximation(over denominator: Int128) -> Double { approximation / denominator.approximation }
}
