import ExactMath

/// The volumes of a range `A..B/n`: n steps a decade from A on, rounded to whole numbers.
///
/// These are the points A·10^(i/n) for i = 0, 1, 2, … that do not exceed B, each rounded half up, and B itself; what
/// rounds to the same number comes once. `1..1000/3` is 1, 2, 5, 10, 22, 46, 100, 215, 464, 1000. A range that begins at
/// 0, which no factor leaves, is 0 and then the range from 1 on.
///
/// ## How the rounding is exact
/// A whole number of decades, i = d·n, is exact: K = A·10^d. Within a decade the factor f = 10^(j/n), 0 < j < n, is
/// carried along as a fixed-point number f̂ of p bits after the point, unit u = 2^-p, by f̂ ← ⌊f̂·r̂⌋ᵤ from f̂ = 1, where
/// r̂ = ⌊r⌋ᵤ and r = 10^(1/n). Everything is rounded down, so f̂ ≤ f always. Let e = f - f̂ before a step and f' = f·r:
///
///     e' < f·r - f̂·r̂ + u = e·r + f̂·(r - r̂) + u < e·r + f·u + u
///     e'/f' < e/f + u/r + u/f' < e/f + 2·u                          as r > 1 and f' > 1
///
/// so that e/f ≤ 2·j·u after j steps, and for the point x = K·f, as f < 10 and j < n,
///
///     0 ≤ x - K·f̂ ≤ 2·j·u·x < 20·n·K·u
///
/// The integer part and 60 bits of K·f̂ are kept, which loses less than 2^-60 more. Where x cannot cross a half within
/// that bound, the rounding is settled; elsewhere the same point is worked out anew in as many digits as decide it
/// (`FractionalPowerOfTen`). With p = 124, K ≤ 10^12 and n ≤ 10^6 the bound is below 2^-58, so that happens about
/// once in 10^17 points.
public struct DecadeSteps: Sequence, Sendable {
    static let mostStepsPerDecade = 1_000_000

    private let from: Int
    private let through: Int
    private let stepsPerDecade: Int
    /// p: how many bits after the point are carried along.
    private let precision: Int
    /// r̂, with 124 bits after the point.
    private let ratio: UInt128

    /// The range of these steps.
    ///
    /// - Parameter precision: how many bits are carried along, 1 to 124; fewer leave more points to the exact decision.
    /// - Precondition: 0 ≤ `from` ≤ `through` ≤ 10^12 and 1 ≤ `stepsPerDecade` ≤ 10^6.
    init(from: Int, through: Int, stepsPerDecade: Int, precision: Int = fractionBits) {
        precondition(0 <= from && from <= through && through <= Limits.largest)
        precondition((1...Self.mostStepsPerDecade).contains(stepsPerDecade))
        precondition((1...Self.fractionBits).contains(precision))
        self.from = from
        self.through = through
        self.stepsPerDecade = stepsPerDecade
        self.precision = precision
        if stepsPerDecade > 1 {
            let scaled = FractionalPowerOfTen.floor(
                multiplier: BigInt(Int128(1) << Int128(Self.fractionBits)), power: 1, over: stepsPerDecade)
            ratio = Self.truncated(scaled.asInt128?.magnitude ?? 0, to: precision)
        } else {
            ratio = 0  // Every point is a whole number of decades; no step is taken in between.
        }
    }

    /// The format of f̂ and r̂: four bits before the point, as both are below 16.
    private static let fractionBits = 124
    /// The bits after the point of K·f̂ that the decision looks at.
    private static let decisionBits = 60

    private static func truncated(_ value: UInt128, to precision: Int) -> UInt128 {
        value & (UInt128.max << UInt128(fractionBits - precision))
    }

    public func makeIterator() -> Iterator { Iterator(self) }

    public struct Iterator: IteratorProtocol {
        private let steps: DecadeSteps
        private let mask: UInt128
        /// The volume that came last, -1 before the first.
        private var last = -1
        /// K, the point at the decade's start.
        private var decadeStart: Int
        /// j, the steps since then.
        private var step = 0
        /// f̂.
        private var factor = Self.one
        /// More than x exceeds K·f̂ by in this decade, in units of 2^-60.
        private var slack: UInt128

        private static let one = UInt128(1) << UInt128(fractionBits)

        fileprivate init(_ steps: DecadeSteps) {
            self.steps = steps
            mask = DecadeSteps.truncated(.max, to: steps.precision)
            decadeStart = Swift.max(1, steps.from)
            slack = steps.slack(from: decadeStart)
        }

        /// - Complexity: O(1); repeats of small numbers are stepped over at a few nanoseconds each.
        public mutating func next() -> Int? {
            guard last < steps.through else { return nil }
            if last < 0, steps.from == 0 {
                last = 0
                return 0
            }
            while true {
                let point = step == 0 ? decadeStart : roundedPoint()
                if point >= steps.through {
                    last = steps.through
                    return last
                }
                advance()
                if point > last {
                    last = point
                    return point
                }
            }
        }

        private mutating func advance() {
            step += 1
            if step < steps.stepsPerDecade {
                let high = factor.highHalf(ofProductWith: steps.ratio) << UInt128(128 - fractionBits)
                factor = (high | (factor &* steps.ratio) >> UInt128(fractionBits)) & mask
            } else {
                // No overflow: the decade's start has come and was below `through`.
                decadeStart *= 10
                step = 0
                factor = Self.one
                slack = steps.slack(from: decadeStart)
            }
        }

        private func roundedPoint() -> Int {
            let start = UInt128(decadeStart)
            let low = (start &* UInt128(UInt64(truncatingIfNeeded: factor))) >> 64
            let half = UInt128(1) << UInt128(decisionBits - 1)
            // K·f̂ + 1/2 in units of 2^(64-124) = 2^-60: below 2^44 · 2^60.
            let point = start &* (factor >> 64) &+ low &+ half
            let least = point >> UInt128(decisionBits)
            if (point &+ slack) >> UInt128(decisionBits) == least { return Int(truncatingIfNeeded: least) }
            return FractionalPowerOfTen.rounded(
                multiplier: decadeStart, power: step, over: steps.stepsPerDecade)
        }
    }

    /// ⌈20·n·K·u⌉ in units of 2^-60, and one unit for the bits of K·f̂ that are left out.
    private func slack(from decadeStart: Int) -> UInt128 {
        // At most 20 · 10^6 · 10^13 < 2^68, so that a shift by less than 60 bits stays within 128.
        let bound = 20 * UInt128(stepsPerDecade) * UInt128(decadeStart)
        let shift = precision - Self.decisionBits
        guard shift > 0 else { return (bound << UInt128(-shift)) + 1 }
        return (bound >> UInt128(shift)) + 2
    }
}
