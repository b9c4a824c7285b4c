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

    /// Finds out how each line item follows the input, from what it is at a value, at twice and at three times that value,
    /// and at the largest one, at which none may come or go.
    ///
    /// - Returns: nil where a line item follows the input in a way that is not known here.
    init?(
        _ position: Int, _ input: WorkloadInput, of workload: Workload, from value: Rational,
        through last: Rational, prices: PricesInForce, volume: Int
    ) throws(PricingError) {
        self.init()
        func items(_ value: Rational) throws(PricingError) -> [LineItem] {
            let changed = input.setting(workload, to: value)
            return try ScenarioCost(changed.scenarios[position], of: changed, prices: prices).items
        }
        let (once, twice, thrice) = (try items(value), try items(value * 2), try items(value * 3))
        let atLast = try items(last)
        // A line that nothing is used of is left out: CPU credits, where each instance has few requests.
        let units = once.map { $0.unit }
        guard [twice, thrice, atLast].allSatisfy({ $0.map { $0.unit } == units }) else { return nil }
        for ((item, doubled), (tripled, last)) in zip(zip(once, twice), zip(thrice, atLast)) {
            if item.term == doubled.term, item.measure == doubled.measure, item.term == last.term {
                constant += item.term.amount(at: volume)
            } else if let term = Self.term(item, doubled, tripled, from: value, volume: volume) {
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
        _ item: LineItem, _ doubled: LineItem, _ tripled: LineItem, from value: Rational, volume: Int
    ) -> InputTerm? {
        let metering = item.term.metering
        switch (item.measure, doubled.measure) {
        case (.metered(let usage, _), .metered(let twice, _)):
            guard case .metered(let thrice, _) = tripled.measure else { return nil }
            return PiecewiseLinear(usage, twice, thrice, from: value, at: Rational(volume)).map {
                InputTerm(quantity: $0, metering)
            }
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
            return InputTerm(quantity: .beyond([(weight: .one, count: fleet.instances()(volume))]), metering)
        case (.instanceHours(let quantity, let fleet, let committed), .instanceHours(_, _, let twice))
        where committed != twice:
            guard Rational(committed) == value, twice == committed + committed else { return nil }
            let periods = fleet.periods.map { period in
                let alone = Fleet(minimum: fleet.minimum, periods: [period])
                return (weight: period.hours * quantity, count: alone.instances()(volume))
            }
            return InputTerm(quantity: .beyond(periods), metering)
        case (.perInstance(_, let fleet, beyond: 0), .perInstance):
            return InputTerm(quantity: .instances(of: [fleet]), metering)
        case (.instances(let fleets), .instances(let same)):
            // Fleets of another service do not follow the rate.
            guard zip(fleets, same).allSatisfy({ $0 != $1 }) else { return nil }
            return InputTerm(quantity: .instances(of: fleets), metering)
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
    /// What a use of requests is at a volume, as a function of an input by which the use of a request rises along a
    /// straight line, from what it is at a value, at twice and at three times that value.
    ///
    /// Two pieces meet at a volume that falls as the input rises: an allowance is used up by fewer requests.
    /// - Returns: nil where the use does not rise so.
    fileprivate init?(
        _ once: PiecewiseLinear, _ twice: PiecewiseLinear, _ thrice: PiecewiseLinear, from value: Rational,
        at volume: Rational
    ) {
        guard once.rest.count == twice.rest.count, once.rest.count == thrice.rest.count else { return nil }
        /// The line through three values; nil where they are not on one.
        func line(_ values: (Rational, Rational, Rational)) -> Line? {
            guard values.2 - values.1 == values.1 - values.0, let slope = (values.1 - values.0).divided(by: value)
            else { return nil }
            return Line(intercept: values.0 - (values.1 - values.0), slope: slope)
        }
        func use(_ lines: (Line, Line, Line)) -> Line? {
            guard line((lines.0.slope, lines.1.slope, lines.2.slope)) != nil else { return nil }
            return line((lines.0(volume), lines.1(volume), lines.2(volume)))
        }
        guard var first = use((once.first, twice.first, thrice.first)) else { return nil }
        var rest: [(lowerBound: Rational, line: Line)] = []
        for ((own, doubled), tripled) in zip(zip(once.rest, twice.rest), thrice.rest) {
            // What of an allowance one request uses up.
            let bounds = [own, doubled, tripled].compactMap { Rational.one.divided(by: $0.lowerBound) }
            guard bounds.count == 3, let share = line((bounds[0], bounds[1], bounds[2])), share.slope.signum >= 0,
                let use = use((own.line, doubled.line, tripled.line))
            else { return nil }
            guard let reached = Rational.one.divided(by: volume),
                let start = (reached - share.intercept).divided(by: share.slope)
            else {
                if share.intercept * volume >= 1 { (first, rest) = (use, []) }
                continue
            }
            rest.removeAll { $0.lowerBound >= start }
            if start.signum > 0 { rest.append((start, use)) } else { first = use }
        }
        self.init(first, then: rest)
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
