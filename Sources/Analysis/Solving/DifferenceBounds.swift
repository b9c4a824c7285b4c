import ExactMath

/// What a difference of terms is between two arguments, as far as their bounds tell.
struct DifferenceBounds {
    /// The line that all terms together follow but for their rounding.
    private(set) var line: (start: Rational, end: Rational)
    /// As no term is beyond its ends anywhere between them.
    private var ends: (least: Rational, most: Rational)
    private var slackBelow: Rational = 0
    private var slackAbove: Rational = 0

    init(_ constant: Rational) {
        line = (constant, constant)
        ends = (constant, constant)
    }

    mutating func add(_ term: TermBounds) {
        line = (line.start + term.line.start, line.end + term.line.end)
        ends = (ends.least + min(term.start, term.end), ends.most + max(term.start, term.end))
        slackAbove += term.slack
    }

    mutating func subtract(_ term: TermBounds) {
        line = (line.start - term.line.start, line.end - term.line.end)
        ends = (ends.least - max(term.start, term.end), ends.most - min(term.start, term.end))
        slackBelow += term.slack
    }

    /// Whether the difference is the line itself.
    var isLine: Bool { slackBelow.isZero && slackAbove.isZero }

    /// It is nowhere below this.
    var least: Rational { max(ends.least, min(line.start, line.end) - slackBelow) }

    /// It is nowhere above this.
    var most: Rational { min(ends.most, max(line.start, line.end) + slackAbove) }
}
