import Analysis
import BreakEven
import CostModel
import ExactMath
import Reports

/// The answers of `breakeven` in each format.
struct BreakevenReport: FormattedReport {
    let answer: BreakevenAnswer

    var evaluation: Evaluation { answer.evaluation }
    var volumes: SearchedVolumes { answer.volumes }

    /// The volumes that were searched.
    var searched: ClosedRange<Int> { volumes.range }

    var names: [String] { evaluation.names }

    func writeCSV(to output: OutputDestination) throws(CommandError) {
        var csv = CSVWriter()
        csv.appendRow(ofTexts: [
            "baseline", "alternative", "break_even", "cheaper_from", "cheaper_to", "before_baseline_usd",
            "before_alternative_usd", "at_baseline_usd", "at_alternative_usd",
        ])
        for pair in answer.pairs {
            let ranges = pair.comparison.ranges.elements
            for (index, range) in ranges.enumerated() {
                csv.append(text: names[pair.baseline])
                csv.append(text: names[pair.alternative])
                csv.append(number: pair.comparison.breakEven ?? range.from)
                csv.append(number: range.from)
                if let end = volumes.end(range.to) { csv.append(number: end) } else { csv.append(text: "") }
                let proof = index == 0 ? pair.comparison.proof : nil
                for cost in [
                    index == 0 ? pair.before?.baseline : nil, index == 0 ? pair.before?.alternative : nil,
                    proof?.at.baseline, proof?.at.alternative,
                ] {
                    if let cost { csv.append(number: cost) } else { csv.append(text: "") }
                }
                csv.endRow()
            }
            if ranges.isEmpty {
                csv.append(text: names[pair.baseline])
                csv.append(text: names[pair.alternative])
                for _ in 0..<7 { csv.append(text: "") }
                csv.endRow()
            }
        }
        try output.drain(&csv)
    }
}
