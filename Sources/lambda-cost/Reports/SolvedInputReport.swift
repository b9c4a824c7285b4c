import CostModel
import ExactMath
import JSONText
import Reports

/// How far one input may go at a fixed volume, in each format.
struct SolvedInputReport: FormattedReport {
    let evaluation: Evaluation
    let solver: InputSolver
    let solutions: [InputSolver.Solution]

    private var names: [String] { evaluation.costs.map(\.scenario.name) }
    private var key: String { solver.input.key }

    private func sentence(_ solution: InputSolver.Solution) -> String {
        let (lambda, other) = (names[solution.baseline], names[solution.alternative])
        let end = solver.seeksSmallest ? solver.steps.lowerBound : solver.steps.upperBound
        let edge = (solver.step * Rational(end)).allDigits
        guard let limit = solution.limit else {
            return solver.seeksSmallest
                ? "\(other) is not cheaper than \(lambda) at any \(key)."
                : "\(lambda) is dearer than \(other) at every \(key)."
        }
        if solution.beyond == nil {
            return solver.seeksSmallest
                ? "\(other) is cheaper than \(lambda) at every \(key)."
                : "\(lambda) wins against \(other) at every \(key) up to \(edge)."
        }
        return solver.seeksSmallest
            ? "\(other) is cheaper than \(lambda) from \(key) \(limit.value.allDigits) on."
            : "\(lambda) wins against \(other) up to \(key) \(limit.value.allDigits)."
    }

    private func proof(_ point: InputSolver.Point, _ solution: InputSolver.Solution) -> String {
        let (baseline, alternative) = NumberStyle.moneyApart(point.baseline, point.alternative)
        return "at \(point.value.allDigits): \(names[solution.baseline]) \(baseline), "
            + "\(names[solution.alternative]) \(alternative)"
    }

    private var title: String {
        "\(key) at \(NumberStyle.requests(solver.volume)) \(evaluation.workload.request.plural) a month"
    }

    func text(width: Int?, color: Bool) -> String {
        let style = TerminalStyle(isColored: color)
        let header = EvaluationHeader(evaluation: evaluation)
        var text = header.text(style: style, width: width) + style.styled(DisplayText.sanitized(title), .bold) + "\n"
        for solution in solutions {
            for (line, isProof) in lines(solution) {
                for part in DisplayText.wrapped(DisplayText.sanitized(line), to: (width ?? 100) - 6) {
                    text += isProof ? "      " + style.styled(part, .dim) + "\n" : "  \(part)\n"
                }
            }
        }
        return text + "\n" + header.footer(style: style, width: width)
    }

    private func lines(_ solution: InputSolver.Solution) -> [(String, Bool)] {
        [(sentence(solution), false)]
            + [solution.limit, solution.beyond].compactMap { $0.map { (proof($0, solution), true) } }
    }

    func markdown() -> String {
        var text = EvaluationHeader(evaluation: evaluation).markdown + "### \(MarkdownTable.escaped(title))\n\n"
        for solution in solutions {
            for (line, isProof) in lines(solution) {
                text += "\(isProof ? "  " : "")- \(MarkdownTable.escaped(line))\n"
            }
        }
        return text
    }

    func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        EvaluationHeader(evaluation: evaluation).write(to: &json, command: "breakeven")
        json.key("requests")
        json.number(solver.volume)
        json.key("solvedFor")
        json.string(key)
        json.key("solutions")
        json.beginArray()
        for solution in solutions {
            json.beginObject()
            json.key("baseline")
            json.string(names[solution.baseline])
            json.key("alternative")
            json.string(names[solution.alternative])
            json.key("value")
            if let limit = solution.limit { json.string(limit.value.allDigits) } else { json.null() }
            json.key("proof")
            json.beginObject()
            for (member, point) in [("at", solution.limit), ("beyond", solution.beyond)] {
                json.key(member)
                if let point {
                    json.beginObject(inline: true)
                    json.key("value")
                    json.string(point.value.allDigits)
                    json.key("baseline")
                    json.money(point.baseline)
                    json.key("alternative")
                    json.money(point.alternative)
                    json.endObject()
                } else {
                    json.null()
                }
            }
            json.endObject()
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.bytes
    }

    func writeCSV(to output: OutputDestination) throws(CommandError) {
        var csv = CSVWriter()
        csv.appendRow(ofTexts: ["requests", "baseline", "alternative", key, "baseline_usd", "alternative_usd"])
        for solution in solutions {
            csv.append(number: solver.volume)
            csv.append(text: names[solution.baseline])
            csv.append(text: names[solution.alternative])
            for number in [solution.limit?.value, solution.limit?.baseline, solution.limit?.alternative] {
                if let number { csv.append(number: number) } else { csv.append(text: "") }
            }
            csv.endRow()
        }
        try output.drain(&csv)
    }
}
