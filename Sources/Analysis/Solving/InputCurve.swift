import CostCurves
import CostModel
import ExactMath
import Pricing

/// What one scenario costs at a fixed volume, as a function of one input.
///
/// The function's argument is the input's own value, or for `requestsPerSecond` the instances that the rate asks for.
/// In it every line item is a constant or an `up(price(block(quantity)))` whose quantity is made of straight pieces that all
/// rise, or all fall.
struct InputCurve {
    /// The sum of all line items that do not depend on the input.
    private(set) var constant: Rational
    /// The line items that do; their quantities take the argument in place of requests.
    private(set) var terms: [InputTerm]

    init(constant: Rational = 0, terms: [InputTerm] = []) {
        self.constant = constant
        self.terms = terms
    }

    /// Finds out how each line item follows the input, from what it is at a value and at twice that value.
    ///
    /// - Returns: nil where a line item follows the input in a way that is not known here.
    init?(
        _ position: Int, _ input: WorkloadInput, of workload: Workload, from value: Rational,
        prices: PricesInForce, volume: Int
    ) throws(PricingError) {
        self.init()
        func items(_ value: Rational) throws(PricingError) -> [LineItem] {
            let changed = input.setting(workload, to: value)
            return try ScenarioCost(changed.scenarios[position], of: changed, prices: prices).items
        }
        let (once, twice) = (try items(value), try items(value + value))
        guard once.count == twice.count else { return nil }
        for (item, doubled) in zip(once, twice) {
            if item.term == doubled.term, item.measure == doubled.measure {
                constant += item.term.amount(at: volume)
            } else if let term = Self.term(item, doubled, from: value, volume: volume) {
                terms.append(term)
            } else {
                return nil
            }
        }
    }

    /// The exact cost where the function's argument is this.
    func cost(at argument: Rational) -> Rational {
        terms.reduce(constant) { $0 + $1.amount(atArgument: argument) }
    }

    private static func term(
        _ item: LineItem, _ doubled: LineItem, from value: Rational, volume: Int
    ) -> InputTerm? {
        let metering = item.term.metering
        switch (item.measure, doubled.measure) {
        case (.metered(let usage, _), .metered(let twice, _)):
            // Proportional use: twice the value at a volume is the value at twice the volume.
            guard twice == usage.stretched(by: 2) else { return nil }
            return InputTerm(
                quantity: volume > 0 ? usage.stretched(by: Rational(volume) / value) : .zero, metering)
        case (.repeated(let quantity, 1), .repeated(let twice, 1)):
            guard twice == quantity + quantity else { return nil }
            return InputTerm(
                quantity: PiecewiseLinear(Line(intercept: 0, slope: quantity / value)),
                Metering(price: item.price.graduated.scaled(by: item.discountFactor), roundUpTo: item.roundUpTo))
        case (.repeated(let quantity, let times), .repeated(let same, let twice)):
            guard same == quantity, twice == times + times else { return nil }
            let each = Metering(
                price: item.price.graduated.scaled(by: item.discountFactor), roundUpTo: item.roundUpTo
            ).amount(for: quantity)
            return InputTerm(
                quantity: PiecewiseLinear(Line(intercept: 0, slope: Rational(times) / value)),
                Metering(price: PiecewiseLinear(slopes: each, then: [])))
        case (.perInstance(_, let fleet, let committed), .perInstance(_, _, let twice)) where committed != twice:
            guard Rational(committed) == value, twice == committed + committed else { return nil }
            return InputTerm(quantity: .beyond([(weight: .one, count: fleet.instances(at: volume))]), metering)
        case (.instanceHours(let quantity, let fleet, let committed), .instanceHours(_, _, let twice))
        where committed != twice:
            guard Rational(committed) == value, twice == committed + committed else { return nil }
            let periods = fleet.periods.map { period in
                let alone = Fleet(minimum: fleet.minimum, periods: [period])
                return (weight: period.hours * quantity, count: alone.instances(at: volume))
            }
            return InputTerm(quantity: .beyond(periods), metering)
        case (.perInstance(_, let fleet, beyond: 0), .perInstance):
            return InputTerm(quantity: .instances(of: [fleet]), metering)
        case (.instances(let fleets), .instances): return InputTerm(quantity: .instances(of: fleets), metering)
        default: return nil
        }
    }
}

/// `up(price(block(quantity)))` as a function of an input, whose values need not be whole.
struct InputTerm: Hashable {
    /// Made of straight pieces that all rise, or all fall.
    let quantity: PiecewiseLinear
    let metering: Metering

    init(quantity: PiecewiseLinear, _ metering: Metering) {
        self.quantity = quantity
        self.metering = metering
    }

    /// The amount at an argument.
    func amount(atArgument argument: Rational) -> Rational { metering.amount(for: quantity(argument)) }
}

extension PiecewiseLinear {
    fileprivate static var zero: PiecewiseLinear { PiecewiseLinear(Line(intercept: 0, slope: 0)) }

    /// The function that has at x what this one has at `factor · x`; the factor is positive.
    fileprivate func stretched(by factor: Rational) -> PiecewiseLinear {
        func stretched(_ line: Line) -> Line { Line(intercept: line.intercept, slope: line.slope * factor) }
        return PiecewiseLinear(
            stretched(first),
            then: rest.map { ($0.lowerBound / factor, stretched($0.line)) })
    }

    /// `Σ weight · max(0, count - x)`: what runs beyond x.
    fileprivate static func beyond(_ parts: [(weight: Rational, count: Rational)]) -> PiecewiseLinear {
        func line(from start: Rational) -> Line {
            let running = parts.filter { $0.count > start }
            return Line(
                intercept: running.reduce(0) { $0 + $1.weight * $1.count },
                slope: -running.reduce(0) { $0 + $1.weight })
        }
        let counts = Set(parts.map { $0.count }).filter { $0 > 0 }.sorted()
        return PiecewiseLinear(line(from: 0), then: counts.map { ($0, line(from: $0)) })
    }

    /// `Σ max(minimum, x)` over fleets that all carry the same load: the instances where each needs x.
    fileprivate static func instances(of fleets: [Fleet]) -> PiecewiseLinear {
        let minimums = fleets.map { Rational($0.minimum) }.sorted()
        func line(from start: Rational) -> Line {
            let waiting = minimums.filter { $0 > start }
            return Line(intercept: waiting.reduce(0, +), slope: Rational(minimums.count - waiting.count))
        }
        return PiecewiseLinear(line(from: 0), then: minimums.map { ($0, line(from: $0)) })
    }
}
