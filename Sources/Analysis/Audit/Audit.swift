import CostCurves
import CostModel
import ExactMath
import Pricing

/// Published figures beside what the price tables give for the same workloads.
public struct Audit {
    public struct Figure {
        public enum Verdict: String, Sendable {
            /// Ours, rounded half up to the places published, is the published figure.
            case equal
            /// It is another one, for a reason that is known.
            case differs
            /// Ours is not what arithmetic by hand gives.
            case unexpected
        }

        public let example: PublishedExample
        public let figure: PublishedExample.Figure
        /// nil where the scenario has no line item of that name.
        public let ours: Rational?
        public let currency: String

        public var verdict: Verdict {
            let isEqual =
                ours?.decimalText(places: figure.places) == figure.published.decimalText(places: figure.places)
            guard ours == figure.exact, isEqual == (figure.reason == nil) else { return .unexpected }
            return isEqual ? .equal : .differs
        }
    }

    /// Those of each example together, in the examples' order.
    public let figures: [Figure]

    /// Whether each of ours is what arithmetic by hand gives.
    public var holds: Bool { figures.allSatisfy { $0.verdict != .unexpected } }

    /// - Throws: `AnalysisError` where an example cannot be priced.
    public init(_ examples: [PublishedExample], book: PriceBook) throws(AnalysisError) {
        var figures: [Figure] = []
        for example in examples {
            let evaluation = try Evaluation(example.workload, book: book, largestVolume: example.requests)
            let charges = evaluation.costs.flatMap { $0.charges(at: example.requests) }
            let total = charges.reduce(Rational.zero) { $0 + $1.amount }
            for figure in example.figures {
                let ours = figure.item.map { item in charges.first { $0.item.name == item }?.amount } ?? total
                figures.append(
                    Figure(example: example, figure: figure, ours: ours, currency: evaluation.currency))
            }
        }
        self.figures = figures
    }
}
