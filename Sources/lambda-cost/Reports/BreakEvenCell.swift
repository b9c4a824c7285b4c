import Analysis
import BreakEven
import JSONText
import Reports

/// A break-even in a table of many: the volume, and whether it holds.
struct BreakEvenCell {
    let comparison: BreakEven.Comparison

    private static let mark = "†"

    /// Whether the alternative stays cheaper from the break-even to the end of what was searched; nil where it is
    /// never cheaper.
    var staysCheaper: Bool? {
        comparison.ranges.elements.first.map { $0.to == comparison.searched.to }
    }

    var tableCell: TextTable.Cell {
        guard let first = comparison.breakEven else { return TextTable.Cell("never", style: .dim) }
        if comparison.isAlwaysCheaper { return TextTable.Cell("always", style: .green) }
        return TextTable.Cell(NumberStyle.requests(first) + (staysCheaper == true ? "" : Self.mark))
    }

    /// What the cells of a table mean, a sentence each.
    static func legend(_ cells: [BreakEvenCell], _ volumes: SearchedVolumes, plural: String) -> [String] {
        var lines = ["Cheaper from that many \(plural) a month on."]
        if cells.contains(where: { $0.staysCheaper == false }) {
            lines.append(
                "\(mark) not for good: dearer again at larger volumes; 'lambda-cost breakeven' lists the ranges.")
        }
        if let searched = volumes.legend(plural) { lines.append(searched) }
        return lines
    }

    /// The members `baseline`, `alternative`, `breakEven`, `staysCheaper` and `cheaperRanges`, which is how many there are.
    func write(baseline: String, alternative: String, to json: inout JSONWriter) {
        json.key("baseline")
        json.string(baseline)
        json.key("alternative")
        json.string(alternative)
        json.key("breakEven")
        if let first = comparison.breakEven { json.number(first) } else { json.null() }
        json.key("staysCheaper")
        if let staysCheaper { json.bool(staysCheaper) } else { json.null() }
        json.key("cheaperRanges")
        json.number(comparison.ranges.count)
    }

    static let csvColumns = ["break_even", "stays_cheaper", "cheaper_ranges"]

    /// The cells of `csvColumns`.
    func append(to csv: inout CSVWriter) {
        if let first = comparison.breakEven { csv.append(number: first) } else { csv.append(text: "") }
        csv.append(text: staysCheaper.map { $0 ? "true" : "false" } ?? "")
        csv.append(number: comparison.ranges.count)
    }
}
