import Analysis
import CostModel
import ExactMath
import JSONText
import Reports

extension SolvedInputReport {
    /// Longer lists of ranges are written without their middle, as those of `breakeven`.
    private static let mostRanges = 1000

    func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        EvaluationHeader(evaluation: evaluation).write(to: &json, command: "breakeven")
        json.key("requests")
        json.number(answer.volume)
        json.key("solvedFor")
        json.string(key)
        json.key("solutions")
        json.beginArray()
        for solution in answer.solutions { write(solution, to: &json) }
        json.endArray()
        json.endObject()
        return json.bytes
    }

    private func write(_ solution: SolvedInput, to json: inout JSONWriter) {
        json.beginObject()
        json.key("baseline")
        json.string(names[solution.baseline])
        json.key("alternative")
        json.string(names[solution.alternative])
        json.key("value")
        if let limit = solution.limit { json.exactText(limit.value) } else { json.null() }
        json.key("winner")
        json.string(names[answer.seeksSmallest ? solution.alternative : solution.baseline])
        write(solution.ranges, to: &json)
        json.key("stated")
        json.beginArray(inline: true)
        for value in answer.statedValues(solution).values { json.exactText(value) }
        json.endArray()
        json.key("proof")
        json.beginObject()
        for (member, point) in [("at", solution.limit), ("beyond", solution.beyond)] {
            json.key(member)
            if let point { write(point, to: &json) } else { json.null() }
        }
        json.endObject()
        json.endObject()
    }

    /// The ranges of values in which the winner wins.
    private func write(_ ranges: [ClosedRange<Int128>], to json: inout JSONWriter) {
        let kept = Self.mostRanges / 2
        let omitted = ranges.count > Self.mostRanges ? ranges.count - Self.mostRanges : 0
        json.key("winningRanges")
        json.beginArray()
        for range in omitted > 0 ? ranges.prefix(kept) + ranges.suffix(kept) : ranges[...] {
            json.beginObject(inline: true)
            json.key("from")
            json.exactText(answer.grid.value(range.lowerBound))
            json.key("to")
            json.exactText(answer.grid.value(range.upperBound))
            json.endObject()
        }
        json.endArray()
        guard omitted > 0 else { return }
        json.key("omitted")
        json.beginObject(inline: true)
        json.key("count")
        json.number(omitted)
        json.key("after")
        json.number(kept)
        json.endObject()
    }

    private func write(_ point: SolvedInput.Point, to json: inout JSONWriter) {
        json.beginObject(inline: true)
        json.key("value")
        json.exactText(point.value)
        json.key("baseline")
        json.money(point.baseline)
        json.key("alternative")
        json.money(point.alternative)
        json.endObject()
    }

    func writeCSV(to output: OutputDestination) throws(CommandError) {
        var csv = CSVWriter()
        csv.appendRow(ofTexts: [
            "requests", "baseline", "alternative", key, "baseline_usd", "alternative_usd", "winning_from", "winning_to",
        ])
        for solution in answer.solutions {
            let limit = [solution.limit?.value, solution.limit?.baseline, solution.limit?.alternative]
            // Without a range there is one row that says so.
            for range in solution.ranges.isEmpty ? [nil] : solution.ranges.map(Optional.some) {
                csv.append(number: answer.volume)
                csv.append(text: names[solution.baseline])
                csv.append(text: names[solution.alternative])
                let ends = [
                    range.map { answer.grid.value($0.lowerBound) }, range.map { answer.grid.value($0.upperBound) },
                ]
                for number in limit + ends {
                    if let number { csv.append(number: number) } else { csv.append(text: "") }
                }
                csv.endRow()
            }
        }
        try output.drain(&csv)
    }
}
