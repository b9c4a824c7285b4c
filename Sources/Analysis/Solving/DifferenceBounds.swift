import ExactMath

/// What a difference of terms is between two arguments, as far as their bounds tell.
struct DifferenceBounds {
    /// The line that all terms together follow but for their rounding.
    private(set) var line: (start: Rational, end: Rational)
    private var rising: (least: Rational, most: Rational)
    private var slackBelow: Rational = 0
    private var slackAbove: Rational = 0

    init(_ constant: Rational) {
        line = (constant, constant)
        rising = (constant, constant)
    }

    mutating func add(_ term: TermBounds) {
        line = (line.start + term.line.start, line.end + term.line.end)
        rising = (rising.least + term.start, rising.most + term.end)
        slackAbove += term.slack
    }

    mutating func subtract(_ term: TermBounds) {
        line = (line.start - term.line.start, line.end - term.line.end)
        rising = (rising.least - term.end, rising.most - term.start)
        slackBelow += term.slack
    }

    /// Whether the difference is the line itself.
    var isLine: Bool { slackBelow.isZero && slackAbove.isZero }

    /// It is nowhere below this.
    var least: Rational { max(rising.least, min(line.start, line.end) - slackBelow) }

    /// It is nowhere above this.
    var most: Rational { min(rising.most, max(line.start, line.end) + slackAbove) }
}
