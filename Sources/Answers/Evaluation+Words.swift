import Analysis
import CostModel
import ExactMath
import Reports

/// What sentences about an evaluation are made of.
///
/// A no-break space stands between a number and what it counts.
extension Evaluation {
    /// What all amounts are in.
    var money: Currency { Currency(currency) }

    /// `3×t2.medium + ELB against Lambda 128 MB`
    func title(_ pair: Sides.Pair) -> String {
        "\(costs[pair.alternative].scenario.name) against \(costs[pair.baseline].scenario.name)"
    }

    /// `10,000 alerts`
    func counted(_ requests: Int) -> String {
        let name = workload.request
        return "\(NumberStyle.requests(requests))\u{A0}\(requests == 1 ? name.singular : name.plural)"
    }

    /// Rates below one in a quarter of an hour tell nobody anything.
    static let leastRate = Rational(1, over: 1000)

    /// `1.52 alerts a second`, or nil for rates below the least.
    func counted(perSecond rate: Rational) -> String? {
        guard rate >= Self.leastRate else { return nil }
        let name = workload.request
        let text = NumberStyle.rate(rate)
        return "\(text)\u{A0}\(text == "1" ? name.singular : name.plural) a\u{A0}second"
    }
}

/// How to say of an answer that it holds within the volumes that were searched.
extension SearchedVolumes {
    /// `from 700,000 to 800,000`
    var interval: String {
        "from \(NumberStyle.requests(range.lowerBound)) to \(NumberStyle.requests(range.upperBound))"
    }

    /// ` within 10^12`, ` from 700,000 to 800,000`
    var scope: String { isEverything ? " within 10^12" : " \(interval)" }

    /// What stands below a table of answers, or nil where everything was searched.
    func legend(_ plural: String) -> String? {
        isEverything ? nil : "Searched: \(interval) \(plural) a month; \"never\" and \"always\" hold within that."
    }

    var record: Record { ["from": .count(range.lowerBound), "to": .count(range.upperBound)] }

    /// The last volume of an answer for programs, to whom nil says that it goes on to the end of what was searched; they
    /// read beside it where that is.
    func end(_ last: Int) -> Int? { last == range.upperBound ? nil : last }

    /// An answer's first and last volume.
    func record(from: Int, to: Int) -> Record { ["from": .count(from), "to": .count(end(to))] }
}
