import Analysis
import BreakEven
import ExactMath
import JSONText

extension BreakevenReport {
    func json() -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        EvaluationHeader(evaluation: evaluation).write(to: &json, command: "breakeven")
        volumes.write(to: &json)
        json.key("comparisons")
        json.beginArray()
        for pair in answer.pairs { write(pair, to: &json) }
        json.endArray()
        json.key("cheapest")
        json.beginArray()
        for run in answer.map.elements {
            json.beginObject(inline: true)
            volumes.write(from: run.from, to: run.to, to: &json)
            json.key("scenario")
            json.string(names[run.winner])
            json.endObject()
        }
        json.endArray()
        write(omittedFrom: answer.map, key: "cheapestOmitted", to: &json)
        if let asked = answer.atVolume {
            json.key("at")
            json.beginObject()
            json.key("requests")
            json.number(asked.requests)
            json.key("costs")
            json.write(asked.costs, of: names)
            json.key("cheapest")
            json.string(names[asked.cheapest])
            json.endObject()
        }
        json.endObject()
        return json.bytes
    }

    private func write(_ pair: BreakevenAnswer.Pair, to json: inout JSONWriter) {
        json.beginObject()
        json.key("baseline")
        json.string(names[pair.baseline])
        json.key("alternative")
        json.string(names[pair.alternative])
        json.key("breakEven")
        if let first = pair.comparison.breakEven { json.number(first) } else { json.null() }
        json.key("cheaperRanges")
        json.beginArray()
        for range in pair.comparison.ranges.elements {
            json.beginObject(inline: true)
            volumes.write(from: range.from, to: range.to, to: &json)
            json.endObject()
        }
        json.endArray()
        write(omittedFrom: pair.comparison.ranges, key: "omitted", to: &json)
        json.key("proof")
        if let proof = pair.comparison.proof {
            json.beginObject()
            json.key("before")
            if let before = pair.before { write(before, to: &json) } else { json.null() }
            json.key("at")
            write(proof.at, to: &json)
            json.endObject()
        } else {
            json.null()
        }
        json.endObject()
    }

    private func write(_ costs: BreakEven.Comparison.Costs, to json: inout JSONWriter) {
        json.beginObject(inline: true)
        json.key("requests")
        json.number(costs.requests)
        json.key("baseline")
        json.money(costs.baseline)
        json.key("alternative")
        json.money(costs.alternative)
        json.endObject()
    }

    private func write<Element>(omittedFrom list: RangeList<Element>, key: String, to json: inout JSONWriter) {
        guard list.omitted > 0 else { return }
        json.key(key)
        json.beginObject(inline: true)
        json.key("count")
        json.number(list.omitted)
        json.key("after")
        json.number(list.omittedAfter)
        json.endObject()
    }
}
