import CostCurves

/// What is certain about the signs of values that stay close to the straight line between the first and the last one.
struct Chord {
    /// So many volumes at the start are certain to be of the first sign.
    let certainAtStart: Int
    /// All volumes from this offset on are certain to be of the other sign; one past the last offset where none is.
    let certainFrom: Int
    /// Whether the first sign is the negative one: the line rises.
    let startsNegative: Bool

    /// - Parameters:
    ///   - width: the offset of the last volume from the first one; at least 1.
    ///   - slack: every value is closer than this to the line; above zero.
    init<Amount: CurveAmount>(from first: Amount, to last: Amount, width: Int, slack: Amount) {
        startsNegative = first <= last
        let (low, high) = startsNegative ? (first, last) : (-first, -last)
        if high + slack <= .zero {
            (certainAtStart, certainFrom) = (width + 1, width + 1)
        } else if low >= slack {
            (certainAtStart, certainFrom) = (0, 0)
        } else if low == high {
            (certainAtStart, certainFrom) = (0, width + 1)
        } else {
            let rise = high - low
            certainAtStart = low + slack <= .zero ? Amount.share(-slack - low, of: rise, in: width) + 1 : 0
            // ⌈a·w/b⌉ = w - ⌊(b - a)·w/b⌋
            certainFrom = high >= slack ? width - Amount.share(high - slack, of: rise, in: width) : width + 1
        }
    }
}
