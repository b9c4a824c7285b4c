import BreakEven
import CostCurves
import CostModel
import ExactMath
import Pricing
import Reports
import StrictJSON

/// `sensitivity`: how the break-even moves as one or two inputs vary.
struct SensitivityCommand {
    static let vary = CommandSpecification.Option(
        "--vary", "KEY=LIST",
        "An input and its values, such as lambda.memoryMB=128,256 or lambda.durationMs=50..1000/10; "
            + "twice for a grid.")
    static let specification = CommandSpecification(
        "sensitivity", "How the break-even moves as one or two inputs vary.", operands: "[FILE]", operandLimit: 1,
        options: [vary, BreakevenCommand.baseline, BreakevenCommand.alternative, BreakevenCommand.between]
            + CommandSpecification.Option.shared.filter { $0.name != "--alerts" },
        examples: [
            (
                "lambda-cost sensitivity --vary lambda.durationMs=100,200,400,800",
                "Slower functions, earlier break-even."
            ),
            (
                "lambda-cost sensitivity --vary lambda.durationMs=50..1000/10 --vary lambda.memoryMB=128,256,512,1024",
                "A grid of both."
            ),
        ])
    static let mostCells = 10_000

    let context: CommandContext

    /// An input and the values that it takes.
    struct Axis {
        let input: WorkloadInput
        let values: [Rational]
    }

    func run() throws(CommandError) -> ExitStatus {
        let texts = context.arguments.values(Self.vary)
        guard (1...2).contains(texts.count) else {
            throw .usage(
                texts.isEmpty ? "'lambda-cost sensitivity' varies an input." : "At most two inputs vary in one grid.",
                "Add --vary KEY=LIST, such as --vary lambda.durationMs=100,200,400. Inputs: \(Self.inputNames).")
        }
        var axes: [Axis] = []
        for text in texts { axes.append(try axis(text)) }
        if axes.count == 2, axes[0].input.name == axes[1].input.name {
            throw .usage("--vary: '\(axes[0].input.name)' is varied twice.", "Give its values in one list.")
        }
        let searched = try BreakevenCommand(context: context).range()
        let workload = try context.workload()
        let sides = try Sides(
            workload, baselines: context.arguments.values(BreakevenCommand.baseline),
            alternatives: context.arguments.values(BreakevenCommand.alternative))
        let cells = axes.reduce(sides.pairs.count) { $0 * $1.values.count }
        guard cells <= Self.mostCells else {
            throw .usage(
                "The grid has \(cells) cells; at most \(Self.mostCells) are computed.", "Vary over fewer values.")
        }
        let book = try context.priceBook()
        let evaluation = try Evaluation(workload, book: book, largestVolume: 0)
        var points: [SensitivityReport.Point] = []
        for first in axes[0].values {
            for second in axes.count == 2 ? axes[1].values.map(Optional.some) : [nil] {
                points.append(
                    try point([first] + (second.map { [$0] } ?? []), axes, evaluation, sides, searched))
            }
        }
        let report = SensitivityReport(
            evaluation: evaluation, axes: axes, pairs: sides.pairs, points: points,
            volumes: SearchedVolumes(range: searched))
        context.warn(evaluation.warnings)
        try context.write(report)
        return .done
    }

    private func point(
        _ values: [Rational], _ axes: [Axis], _ evaluation: Evaluation, _ sides: Sides, _ searched: ClosedRange<Int>
    ) throws(CommandError) -> SensitivityReport.Point {
        var workload = evaluation.workload
        for (axis, value) in zip(axes, values) { workload = axis.input.setting(workload, to: value) }
        let costs = try Evaluation.costs(of: workload, prices: evaluation.prices)
        let solver = BreakEvenSolver(costs.map { $0.curve })
        let comparisons = sides.pairs.map { pair in
            solver.comparison(
                baseline: pair.baseline, alternative: pair.alternative, from: searched.lowerBound,
                through: searched.upperBound)
        }
        return SensitivityReport.Point(values: values, comparisons: comparisons)
    }

    private static var inputNames: String { WorkloadInput.all.map { $0.name }.joined(separator: ", ") }

    private func axis(_ text: String) throws(CommandError) -> Axis {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw .usage("--vary: '\(text)' has no values.", "Write it as lambda.durationMs=100,200,400.")
        }
        let names = WorkloadInput.all.map { $0.name }
        guard let input = WorkloadInput.named(String(parts[0])) else {
            let near = NearMiss.nearest(to: String(parts[0]), in: names + WorkloadInput.all.map { $0.key })
            throw .usage(
                "--vary: '\(parts[0])' is no input.",
                (near.map { "Did you mean '\($0)'? " } ?? "") + "Inputs: \(Self.inputNames).")
        }
        var values: [Rational] = []
        for piece in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
            for value in try Self.vary.explaining({ () throws(CommandError) in try self.values(piece, of: input) }) {
                guard input.range.contains(value) else {
                    throw .usage("--vary: \(value.allDigits) is no \(input.key): \(input.range).")
                }
                if !values.contains(value) { values.append(value) }
                guard values.count <= Self.mostCells else {
                    throw .usage("--vary: '\(text)' has more than \(Self.mostCells) values.", "Vary over fewer values.")
                }
            }
        }
        return Axis(input: input, values: values)
    }

    /// One decimal number, or the steps of a range as in --alerts.
    private func values(_ piece: Substring, of input: WorkloadInput) throws(CommandError) -> [Rational] {
        if let dots = piece.firstRange(of: "..") {
            for end in [piece[..<dots.lowerBound], piece[dots.upperBound...].prefix { $0 != "/" }] {
                guard try number(end, of: input).isWhole else {
                    throw .usage("'\(end)' is not whole, and steps are whole numbers.", "List such values one by one.")
                }
            }
            let list = try VolumeList(String(piece))
            var values: [Rational] = []
            for case .range(_, _, let steps) in list.parts {
                for value in steps.prefix(Self.mostCells + 1) { values.append(Rational(value)) }
            }
            return values
        }
        return [try number(piece, of: input)]
    }

    private func number(_ text: Substring, of input: WorkloadInput) throws(CommandError) -> Rational {
        if let number = try? Rational(decimal: text) { return number }
        if let volume = try? VolumeList.volume(text) { return Rational(volume) }
        throw .usage(
            text.isEmpty ? "a value is missing." : "'\(text)' is no number.",
            "\(input.key) is \(input.range): write a list such as 100,200 or steps such as 50..1000/10.")
    }
}
