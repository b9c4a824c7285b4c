import CostModel
import ExactMath
import Pricing
import StrictJSON

/// The values of an input that are tried: a first one and whole steps from it.
public struct InputGrid: Sendable {
    public let first: Rational
    public let step: Rational
    /// Values are `first + step · k` for k from 0 to this.
    public let last: Int128

    /// The positions of all values.
    public var steps: ClosedRange<Int128> { 0...last }

    /// The value at a position.
    public func value(_ position: Int128) -> Rational { first + step * Rational(position) }

    /// More values than this are not tried: nine places up to 10^12.
    static let mostSteps = Int128(1_000_000_000_000) * 1_000_000_000

    /// Durations by Lambda's billing increment, memory in Lambda's own steps, everything else to nine places or in whole
    /// numbers.
    ///
    /// - Returns: nil where a price table meters so finely that there are too many values.
    /// - Throws: `PricingError` where Lambda's metering is not in the tables.
    init?(_ input: WorkloadInput, prices: PricesInForce) throws(PricingError) {
        let finest = input.range.isWhole ? Rational(1) : Rational(1, over: 1_000_000_000)
        switch input.name {
        case WorkloadInput.durationMs.name:
            let billing = try prices.lambdaBilling()
            self.init(from: billing.incrementMs, through: input.range.maximum, step: billing.incrementMs)
        case WorkloadInput.memoryMB.name:
            let billing = try prices.lambdaBilling()
            self.init(
                from: max(billing.smallestMemoryMB, input.range.minimum),
                through: min(billing.largestMemoryMB, input.range.maximum), step: billing.memoryStepMB)
        default:
            self.init(
                from: input.range.isAboveMinimum ? finest : input.range.minimum, through: input.range.maximum,
                step: finest)
        }
    }

    init?(from first: Rational, through last: Rational, step: Rational) {
        guard let steps = (last - first).divided(by: step), steps <= Rational(Self.mostSteps),
            let last = steps.floor.asInt128, last >= 0
        else { return nil }
        self.first = first
        self.step = step
        self.last = last
    }
}
