import Analysis
import BreakEven
import Charts
import CostModel
import ExactMath
import Pricing
import Reports

/// The break-evens of each pair over the days on which prices changed, as lines that step.
struct HistoryChart {
    /// Days since a day long ago, which is the same for all.
    private let days: [Int]
    private let answer: HistoryAnswer
    /// The first and the last day of the axis.
    private let span: ClosedRange<Int>
    private let volumes: LogAxis

    init(_ answer: HistoryAnswer) {
        self.answer = answer
        days = answer.periods.map { $0.date.dayNumber }
        let (first, last) = (days.first ?? 0, days.last ?? 0)
        // The last prices hold for some time, too.
        span = first...(last + max(30, (last - first) / 12))
        let known = answer.periods.flatMap { $0.comparisons.compactMap { $0.breakEven } }
        volumes = LogAxis.around(Rational(known.min() ?? 1), Rational(known.max() ?? 1_000))
    }

    private func share(ofDay day: Int) -> Double {
        Double(day - span.lowerBound) / Double(span.upperBound - span.lowerBound)
    }

    func chart() -> Chart {
        let plural = answer.evaluation.workload.request.plural
        return .lines(
            LineChart(
                title: title, conditions: EvaluationHeader(answer.evaluation).caption(statesDay: false),
                description: description, x: LineChart.Axis("prices from", ticks: ticks),
                y: LineChart.Axis(
                    "\(plural) a month from which on the first one is cheaper",
                    ticks: volumes.ticks.map {
                        LineChart.Tick($0.share, $0.isMajor ? NumberStyle.compact($0.value) : nil)
                    }),
                lines: answer.pairs.enumerated().map { index, pair in line(index, pair) },
                endTitle: "By the newest prices"))
    }

    private func line(_ index: Int, _ pair: Sides.Pair) -> LineChart.Line {
        let steps = answer.periods.indices.map { period -> (from: Double, through: Double, height: Double?) in
            let end = period + 1 < days.count ? days[period + 1] : span.upperBound
            return (share(ofDay: days[period]), share(ofDay: end), height(index, in: answer.periods[period]))
        }
        return LineChart.Line(
            CostChart.key(index), answer.evaluation.title(pair),
            end: answer.periods.last.map { words(index, in: $0) } ?? ""
        ) { frame in
            var parts: [[Point]] = []
            var part: [Point] = []
            for step in steps {
                guard let height = step.height else {
                    if !part.isEmpty { parts.append(part) }
                    part = []
                    continue
                }
                part += [
                    Point(x: frame.x(step.from), y: frame.y(height)),
                    Point(x: frame.x(step.through), y: frame.y(height)),
                ]
            }
            return part.isEmpty ? parts : parts + [part]
        }
    }

    /// Where a break-even stands on the axis; nil where there is none.
    private func height(_ pair: Int, in period: HistoryAnswer.Period) -> Double? {
        guard period.comparisons.indices.contains(pair) else { return nil }
        return period.comparisons[pair].breakEven.map { volumes.share(of: $0) }
    }

    /// `743,999`, `never`, `no price`
    private func words(_ pair: Int, in period: HistoryAnswer.Period) -> String {
        guard period.comparisons.indices.contains(pair) else { return "no price" }
        let comparison = period.comparisons[pair]
        if comparison.isAlwaysCheaper { return "always" }
        return comparison.breakEven.map { NumberStyle.requests($0) } ?? "never"
    }

    /// The years that begin within the axis, or where there are fewer than two the days themselves.
    private var ticks: [LineChart.Tick] {
        guard let first = answer.periods.first, let last = answer.periods.last else { return [] }
        var ticks: [LineChart.Tick] = []
        for year in first.date.year...(last.date.year + 2) {
            guard let day = CalendarDate("\(year)-01-01")?.dayNumber, span.contains(day) else { continue }
            ticks.append(LineChart.Tick(share(ofDay: day), String(year)))
        }
        if ticks.count > 1 { return ticks }
        return answer.periods.map { LineChart.Tick(share(ofDay: $0.date.dayNumber), $0.date.description) }
    }

    private var title: String {
        guard let first = answer.periods.first, let last = answer.periods.last else { return "There are no prices." }
        guard answer.pairs.count == 1 else {
            return "How \(answer.pairs.count) break-evens moved since \(first.date.description)."
        }
        let (before, now) = (words(0, in: first), words(0, in: last))
        return "\(answer.evaluation.title(answer.pairs[0])): break-even \(before) "
            + (before == now
                ? "since \(first.date.description)."
                : "from \(first.date.description), \(now) by the newest prices.")
    }

    private var description: [String] {
        answer.pairs.enumerated().map { index, pair in
            var parts: [String] = []
            var before: String?
            for period in answer.periods {
                let words = words(index, in: period)
                if words != before {
                    let day = period.date.description + (period.isConfirmed ? "" : EvaluationHeader.unconfirmedDay)
                    parts.append("\(words) from \(day)")
                }
                before = words
            }
            return "\(answer.evaluation.title(pair)): \(parts.joined(separator: ", "))."
        }
    }
}

extension CalendarDate {
    /// The days since 1970-01-01 in the Gregorian calendar, by Hinnant's formula.
    fileprivate var dayNumber: Int {
        let (year, month) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
        let (era, yearOfEra) = (year / 400, year % 400)
        let dayOfYear = (153 * month + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
