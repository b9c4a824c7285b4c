import Analysis
import CostModel
import ExactMath
import Reports

/// What is said of the values of an input.
extension SolvedInputAnswer {
    var names: [String] { evaluation.names }
    private var key: String { input.key }

    /// The scenario that the answer is about.
    func winner(_ solution: SolvedInput) -> String {
        names[seeksSmallest ? solution.alternative : solution.baseline]
    }

    private func loser(_ solution: SolvedInput) -> String {
        names[seeksSmallest ? solution.baseline : solution.alternative]
    }

    /// `4,000 ms`
    private func amount(_ value: Rational) -> String {
        "\(NumberStyle.quantity(value, places: 9))\u{A0}\(unit)"
    }

    private func amount(_ position: Int128) -> String { amount(grid.value(position)) }

    /// What a value counts.
    private var unit: String {
        let name = evaluation.workload.request
        return switch key {
        case WorkloadInput.durationMs.key: "ms"
        case WorkloadInput.memoryMB.key: "MB"
        case Self.committed: "instances"
        case WorkloadInput.requestsPerSecond.key:
            "\(name.plural) a second \(input.name.hasPrefix("fargate.") ? "a task" : "an instance")"
        default: "invocations a\(Self.startsWithVowel(name.singular) ? "n" : "") \(name.singular)"
        }
    }

    private static let committed = WorkloadInput.commitments.first?.key ?? "committed"

    private static func startsWithVowel(_ word: String) -> Bool {
        word.first.map { "aeiouAEIOU".contains($0) } ?? false
    }

    func sentence(_ solution: SolvedInput) -> String {
        let (winner, loser) = (winner(solution), loser(solution))
        let (first, last) = (solution.ranges.first, grid.last)
        guard solution.dependsOnInput else {
            let verdict =
                solution.isTie
                ? "both cost the same"
                : solution.ranges.isEmpty == seeksSmallest
                    ? "\(names[solution.baseline]) costs no more" : "\(names[solution.alternative]) is cheaper"
            return
                "Neither \(names[solution.baseline]) nor \(names[solution.alternative]) depends on \(key): \(verdict)."
        }
        let stated = statedValue(solution)
        if solution.isTie { return "\(winner) and \(loser) cost the same at every \(key); \(stated)." }
        guard let first else {
            return seeksSmallest
                ? "\(winner) is not cheaper than \(loser) at any \(key); \(stated)."
                : "\(loser) is cheaper than \(winner) at every \(key)\(shortest); \(stated)."
        }
        let start = "\(winner) \(seeksSmallest ? "is cheaper than" : "wins against") \(loser)"
        if first == grid.steps {
            return "\(start) at every \(key)\(hasOwnLimit ? " up to \(amount(last))" : ""); \(stated)."
        }
        guard solution.ranges.count == 1 else {
            return "\(start) in \(solution.ranges.count) ranges: \(list(solution.ranges)); \(stated)."
        }
        return "\(start) \(first.contains(0) || first.contains(last) ? "" : "only ")\(interval(first)); \(stated)."
    }

    /// Whether the largest value is one of Lambda's own limits, and not just the largest number a file may state.
    private var hasOwnLimit: Bool {
        [WorkloadInput.durationMs.key, WorkloadInput.memoryMB.key].contains(key)
    }

    private var shortest: String { hasOwnLimit ? " from \(amount(grid.first)) on" : "" }

    /// The first and the last ranges in words.
    private func list(_ ranges: [ClosedRange<Int128>]) -> String {
        guard ranges.count > 5 else { return ranges.map(interval).joined(separator: ", ") }
        return (ranges.prefix(3).map(interval) + ["\(ranges.count - 4) more", interval(ranges[ranges.count - 1])])
            .joined(separator: ", ")
    }

    private func interval(_ range: ClosedRange<Int128>) -> String {
        if range.upperBound == grid.last { return "from \(amount(range.lowerBound)) on" }
        if range.lowerBound == 0 { return "up to \(amount(range.upperBound))" }
        if range.count == 1 { return "at \(amount(range.lowerBound))" }
        let start = NumberStyle.quantity(grid.value(range.lowerBound), places: 9)
        return "from \(start) to \(amount(range.upperBound))"
    }

    /// What the file says of the input in the two scenarios.
    private func statedValue(_ solution: SolvedInput) -> String {
        let values = statedValues(solution)
        let texts = values.values.map { NumberStyle.quantity($0, places: 9) } + (values.isSilent ? ["none"] : [])
        let text =
            texts.count > 4
            ? "\(texts[0]) to \(texts[texts.count - 1])"
            : texts.dropLast().joined(separator: ", ") + (texts.count > 1 ? " and " : "") + (texts.last ?? "")
        if values.values.isEmpty { return "the scenario states none" }
        return values.isDistribution ? "the scenario says a distribution over \(text)" : "the scenario says \(text)"
    }

    private func proof(_ point: SolvedInput.Point, _ solution: SolvedInput) -> String {
        let (baseline, alternative) = NumberStyle.moneyApart(point.baseline, point.alternative, evaluation.money)
        // A long unit stands in the sentence above.
        let value = hasOwnLimit ? amount(point.value) : NumberStyle.quantity(point.value, places: 9)
        return "at \(value): \(names[solution.baseline]) \(baseline), "
            + "\(names[solution.alternative]) \(alternative)"
    }

    /// How many to commit to; nil for another input.
    func advice(_ solution: SolvedInput) -> String? {
        guard let best = solution.best else { return nil }
        let cost = NumberStyle.money(best.alternative, evaluation.money)
        return "\(names[solution.alternative]) costs least with \(NumberStyle.quantity(best.value)) committed: \(cost)"
    }

    func proofs(_ solution: SolvedInput) -> [String] {
        let points = [solution.limit, solution.beyond].compactMap { $0 }
        guard let change = solution.change else { return points.map { proof($0, solution) } }
        return [change.outside, change.inside].map { proof($0, solution) }
    }
}
