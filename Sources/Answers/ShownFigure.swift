import CostModel
import ExactMath
import Reports

/// A number as a person reads it, and whether that is all of it.
struct ShownFigure {
    let text: String
    let isExact: Bool
    private let isZero: Bool

    private init(_ text: String, _ amount: Rational, places: Int) {
        self.text = text
        isZero = amount.isZero
        isExact = amount.terminatingPlaces.map { $0 <= places } ?? false
    }

    /// A quantity, with up to six places.
    static func quantity(_ amount: Rational) -> ShownFigure {
        ShownFigure(NumberStyle.quantity(amount, places: 6), amount, places: 6)
    }

    /// Money, with up to twelve places.
    static func money(_ amount: Rational, _ currency: Currency) -> ShownFigure {
        ShownFigure(NumberStyle.price(amount, currency), amount, places: 12)
    }

    /// `= result`, or `≈ result` where the result, or a figure that it is made of, is shown rounded.
    static func result(_ result: ShownFigure, of parts: [ShownFigure]) -> String {
        // Nothing of anything is nothing, however that was rounded.
        let isExact = parts.contains(where: { $0.isZero }) || parts.allSatisfy({ $0.isExact })
        return "\(result.isExact && isExact ? "=" : "≈") \(result.text)"
    }

    /// `a × b = result` or `a × b ≈ result`, with words behind some of the factors.
    static func product(_ factors: [(figure: ShownFigure, words: String)], _ result: ShownFigure) -> String {
        let left = factors.map { $0.words.isEmpty ? $0.figure.text : "\($0.figure.text) \($0.words)" }
        return left.joined(separator: " × ") + " " + self.result(result, of: factors.map { $0.figure })
    }

    /// A way to a quantity as a person reads it.
    static func text(of derivation: Derivation) -> String {
        var text = ""
        var factors: [ShownFigure] = []
        for part in derivation.parts {
            switch part {
            case .words(let words): text += words
            case .aside(let amount, let places): text += NumberStyle.quantity(amount, places: places)
            case .rate(let amount): text += NumberStyle.rate(amount)
            case .factor(let amount):
                factors.append(.quantity(amount))
                text += quantity(amount).text
            case .result(let amount):
                text += result(.quantity(amount), of: factors)
                factors = [.quantity(amount)]
            }
        }
        return text
    }
}
