import Analysis
import BreakEven
import Reports

/// A break-even among many: the volume, and whether it holds.
struct BreakEvenCell {
    let comparison: BreakEven.Comparison

    private static let mark = "†"

    /// Whether the alternative stays cheaper from the break-even to the end of what was searched; nil where it is
    /// never cheaper.
    private var staysCheaper: Bool? {
        comparison.ranges.elements.first.map { $0.to == comparison.searched.to }
    }

    var cell: Table.Cell {
        guard let first = comparison.breakEven else { return Table.Cell("never", style: .dim) }
        if comparison.isAlwaysCheaper { return Table.Cell("always", style: .green) }
        return Table.Cell(.count(first), mark: staysCheaper == true ? "" : Self.mark)
    }

    /// What the cells of a table mean, a sentence each.
    ///
    /// - Parameter ranges: where all ranges of a pair are to be found; nil for nowhere.
    static func legend(
        _ comparisons: [BreakEven.Comparison], _ volumes: SearchedVolumes, plural: String,
        ranges: String? = "'lambda-cost breakeven' lists the ranges"
    ) -> [String] {
        var lines = ["Cheaper from that many \(plural) a month on."]
        if comparisons.contains(where: { BreakEvenCell(comparison: $0).staysCheaper == false }) {
            lines.append("\(mark) not for good: dearer again at larger volumes\(ranges.map { "; \($0)" } ?? "").")
        }
        if let searched = volumes.legend(plural) { lines.append(searched) }
        return lines
    }

    static let columns = ["break_even", "stays_cheaper", "cheaper_ranges"]

    /// The values of `columns`, of which the last is how many there are.
    var row: [Datum] {
        [.count(comparison.breakEven), .flag(staysCheaper), .count(comparison.ranges.count)]
    }

    func record(_ pair: Sides.Pair, _ names: [String]) -> Record {
        [
            "baseline": .text(names[pair.baseline]), "alternative": .text(names[pair.alternative]),
            "breakEven": .count(comparison.breakEven), "staysCheaper": .flag(staysCheaper),
            "cheaperRanges": .count(comparison.ranges.count),
        ]
    }
}
