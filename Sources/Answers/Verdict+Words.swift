import Analysis
import BreakEven
import CostModel
import ExactMath
import Reports

/// What a person on call says of a volume: stay or move, what it saves, and how long that holds.
extension BreakevenAnswer {
    /// The verdict in a sentence, and what it rests on; nothing where no volume was asked about.
    public var verdictBlocks: [Block] {
        guard let asked = atVolume, let verdict, let sentence = verdictSentence else { return [] }
        return [.paragraphs([sentence], .bold), .list(details(verdict, asked).map { Block.Item($0) })]
    }

    /// What to do, in a sentence; nil where no volume was asked about.
    var verdictSentence: String? { atVolume.flatMap { asked in verdict.map { sentence($0, asked) } } }

    private func sentence(_ verdict: Verdict, _ asked: VolumeAnswer) -> String {
        let volume = "\(counted(asked.requests)) a month"
        let best = names[verdict.best]
        let cost = money(asked.costs[verdict.best])
        guard let other = verdict.other else { return "\(best) costs \(cost) a month at \(volume)." }
        if verdict.isMove {
            return "Move from \(names[other]) to \(best): at \(volume) that saves \(saved(verdict, asked))."
        }
        if verdict.current != nil {
            return "Stay with \(best): at \(volume) nothing costs less than its \(cost) a month."
        }
        return "Take \(best): at \(volume) it is the cheapest, \(cost) a month."
    }

    /// `$41.02 a month, $492.24 a year (90 %)`
    private func saved(_ verdict: Verdict, _ asked: VolumeAnswer) -> String {
        let share = verdict.other.flatMap { verdict.saving.divided(by: asked.costs[$0]) }
        let percent = share.map { " (\(NumberStyle.rate($0 * 100))\u{A0}%)" } ?? ""
        return "\(money(verdict.saving)) a month, \(money(verdict.saving * 12)) a year\(percent)"
    }

    private func details(_ verdict: Verdict, _ asked: VolumeAnswer) -> [String] {
        var sentences: [String] = []
        if let next = asked.next, !verdict.isMove || next != verdict.other {
            let difference = asked.costs[next] - asked.costs[asked.cheapest]
            let more = "\(money(difference)) a month and \(money(difference * 12)) a year more."
            sentences.append(
                difference.isZero
                    ? "\(names[next]) costs the same; the one named first is taken."
                    : "The next, \(names[next]), costs \(more)")
        }
        // Where the move stops paying because the current scenario is the cheapest from there, that is said below.
        if verdict.isMove, let range = verdict.volumes,
            asked.neighbors?.above.map({ $0.winner == verdict.current && $0.from == range.upperBound + 1 }) != true
                || range.lowerBound > searched.lowerBound
        {
            sentences.append(extent(range, verdict, asked))
        }
        sentences += changes(around: asked)
        sentences += verdict.limits.map { sentence($0, verdict) }
        if let capacity = asked.capacity.flatMap(sentence) { sentences.append(capacity) }
        return sentences
    }

    /// From which volume to which a move pays.
    private func extent(_ range: ClosedRange<Int>, _ verdict: Verdict, _ asked: VolumeAnswer) -> String {
        let best = names[verdict.best]
        let (isFirst, isLast) = (range.lowerBound == searched.lowerBound, range.upperBound == searched.upperBound)
        let plural = evaluation.workload.request.plural
        switch (isFirst, isLast) {
        case (true, true): return "The move pays at every volume\(volumes.scope)."
        case (true, false): return "The move pays up to \(NumberStyle.spoken(range.upperBound)) \(plural) a month."
        case (false, true): return "The move pays from \(NumberStyle.spoken(range.lowerBound)) \(plural) a month on."
        case (false, false):
            return
                "\(best) costs less from \(NumberStyle.spoken(range.lowerBound)) to \(NumberStyle.spoken(range.upperBound)) \(plural) a month."
        }
    }

    /// `It holds while a run takes at most 143 ms; the file says 90 ms.`
    private func sentence(_ limit: Verdict.InputLimit, _ verdict: Verdict) -> String {
        let isRate = limit.input.name == WorkloadInput.requestsPerSecond.name
        func amount(_ value: Rational) -> String {
            let number = NumberStyle.quantity(value, places: isRate ? 3 : 9)
            return isRate ? number : "\(number)\u{A0}ms"
        }
        let interval =
            switch (limit.from, limit.through) {
            case (let from?, let through?): "\(amount(from)) to \(amount(through))"
            case (let from?, nil): "at least \(amount(from))"
            case (nil, let through?): "at most \(amount(through))"
            case (nil, nil): "anything"
            }
        let plural = evaluation.workload.request.plural
        let subject = isRate ? "an instance carries \(interval) \(plural) a second" : "a run takes \(interval)"
        return "That holds while \(subject); the scenario says \(amount(limit.stated))."
    }

    /// The nearest changes of the cheapest scenario on either side of a volume.
    private func changes(around asked: VolumeAnswer) -> [String] {
        guard let neighbors = asked.neighbors else {
            return [
                "That is outside of the volumes searched, \(volumes.interval): what changes near it was not looked for."
            ]
        }
        var sentences: [String] = []
        let plural = evaluation.workload.request.plural
        if let above = neighbors.above {
            sentences.append(
                "From \(spoken(above.from, from: asked)) \(plural) a month on (\(distance(asked.requests, above.from))) "
                    + "\(names[above.winner]) is the cheapest\(extent(of: above)).")
        }
        if let below = neighbors.below {
            sentences.append(
                "\(names[below.winner]) is the cheapest "
                    + (below.from > searched.lowerBound ? "from \(NumberStyle.spoken(below.from)) " : "")
                    + "up to \(spoken(below.to, from: asked)) \(plural) a month (\(distance(asked.requests, below.to)))."
            )
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
        run.to == searched.upperBound ? "" : ", up to \(NumberStyle.spoken(run.to))"
    }

    /// A volume in round words, exactly where it is close to the one asked about.
    private func spoken(_ count: Int, from asked: VolumeAnswer) -> String {
        isClose(count, to: asked.requests) ? NumberStyle.requests(count) : NumberStyle.spoken(count)
    }

    /// Whether two volumes differ by less than a tenth.
    private func isClose(_ count: Int, to volume: Int) -> Bool {
        Rational(abs(count - volume)) * 10 < Rational(max(1, volume))
    }

    /// `400 times as many, 1.52 alerts a second`; for a volume close by how many more or fewer.
    private func distance(_ volume: Int, _ other: Int) -> String {
        let difference = abs(other - volume)
        let times: String
        if volume == 0 || isClose(other, to: volume) {
            times = "\(NumberStyle.requests(difference)) \(other > volume ? "more" : "fewer")"
        } else {
            let ratio = Rational(other) / Rational(volume)
            times =
                ratio > 1
                ? "\(NumberStyle.rate(ratio))\u{A0}times as many" : "\(NumberStyle.rate(ratio * 100))\u{A0}% as many"
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

    /// What each scenario costs at the volume, the cheapest first; the current one, where there is one, is always there.
    func costTable(_ asked: VolumeAnswer) -> Table {
        let current = verdict?.current
        let other = current ?? asked.cheapest
        var table = Table(columns: [
            Table.Column("Scenario"), Table.Column("A month", alignment: .right),
            Table.Column(current == nil ? "More" : "Against current", alignment: .right),
        ])
        // Of equal costs the one named first comes first.
        let order = asked.costs.indices.sorted { (asked.costs[$0], $0) < (asked.costs[$1], $1) }
        let shown = Self.mostScenarios
        var left = 0
        for (place, index) in order.enumerated() {
            guard place < shown || index == current else {
                left += 1
                continue
            }
            let difference = asked.costs[index] - asked.costs[other]
            table.append([
                Table.Cell(
                    .text(names[index]), style: index == asked.cheapest ? .green : .plain,
                    mark: index == current ? "  \u{2190} current" : ""),
                Table.Cell(.money(asked.costs[index], evaluation.money)),
                index == other ? Table.Cell("") : Table.Cell(.money(difference, evaluation.money)),
            ])
        }
        if left > 0 { table.append([Table.Cell("\(left) dearer ones", style: .dim)]) }
        return table
    }

    private static let mostScenarios = 12
}
