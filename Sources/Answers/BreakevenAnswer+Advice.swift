import Analysis
import BreakEven
import CostModel
import ExactMath
import Reports

extension BreakevenAnswer {
    /// What to do at a volume, in sentences.
    func advice(_ asked: VolumeAnswer) -> [String] {
        let cost = asked.costs[asked.cheapest]
        let rate = rate(at: asked.requests).map { ", at \($0)" } ?? ""
        var sentences = [
            "\(names[asked.cheapest]) is the cheapest: \(money(cost)) a month, "
                + "\(money(cost * 12)) a year\(rate)."
        ]
        if let next = asked.next {
            let difference = asked.costs[next] - cost
            sentences.append(
                difference.isZero
                    ? "\(names[next]) costs the same; the one named first in the file is taken."
                    : "The next is \(names[next]) at \(money(asked.costs[next])): "
                        + "\(money(difference)) a month and \(money(difference * 12)) a year more."
            )
            sentences += changes(around: asked)
        }
        if let capacity = asked.capacity.flatMap(sentence) { sentences.append(capacity) }
        return sentences
    }

    /// The nearest changes of the cheapest scenario on either side of a volume.
    private func changes(around asked: VolumeAnswer) -> [String] {
        guard let neighbors = asked.neighbors else {
            return [
                "That is outside of the volumes searched, \(volumes.interval): what changes near it was not looked for."
            ]
        }
        var sentences: [String] = []
        if let above = neighbors.above {
            sentences.append(
                "That changes at \(counted(above.from)) a month (\(distance(asked.requests, above.from))): from there "
                    + "\(names[above.winner]) is the cheapest\(extent(of: above)).")
        }
        if let below = neighbors.below {
            sentences.append(
                "\(names[below.winner]) is the cheapest "
                    + (below.from > searched.lowerBound ? "from \(NumberStyle.requests(below.from)) " : "")
                    + "up to \(counted(below.to)) a month (\(distance(asked.requests, below.to))).")
        }
        if neighbors.above == nil {
            sentences.append(
                volumes.isOpen(searched.upperBound)
                    ? "Nothing is cheaper at any larger volume up to 10^12."
                    : "Nothing is cheaper at any larger volume searched, up to \(counted(searched.upperBound)).")
        }
        return sentences
    }

    /// How far a run goes, where it is not to the end.
    private func extent(of run: WinnerRun) -> String {
        run.to == searched.upperBound ? "" : ", up to \(NumberStyle.requests(run.to))"
    }

    /// `400 times as many, 1.52 alerts a second`; for a volume close by how many more or fewer.
    private func distance(_ volume: Int, _ other: Int) -> String {
        let ratio = Rational(other).divided(by: max(1, volume))
        let times: String
        if volume == 0 || ratio > Rational(9, over: 10) && ratio < Rational(11, over: 10) {
            let difference = abs(other - volume)
            times = "\(NumberStyle.requests(difference)) \(other > volume ? "more" : "fewer")"
        } else if ratio > 1 {
            times = "\(NumberStyle.rate(ratio))\u{A0}times as many"
        } else {
            times = "\(NumberStyle.rate(ratio * 100))% as many"
        }
        return [times, rate(at: other)].compactMap { $0 }.joined(separator: ", ")
    }

    /// `1.52 alerts a second`, or nil where that tells nobody anything.
    func rate(at requests: Int) -> String? { evaluation.counted(perSecond: evaluation.perSecond(requests)) }

    /// What programs, which do not read the sentences, are to be warned of; nil for nothing.
    public var warning: String? {
        guard let asked = atVolume, asked.neighbors == nil else { return nil }
        return
            "\(NumberStyle.requests(asked.requests)) \(evaluation.workload.request.plural) a month are outside of the "
            + "volumes searched, \(volumes.interval)."
    }
}
