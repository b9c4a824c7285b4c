import CostModel
import ExactMath

/// How many requests come in a second at a volume, and how many are there at once.
public struct RequestLoad: Sendable {
    /// Requests a second on average over the month.
    public let average: Rational
    /// The same at the peak of the busiest period.
    public let busiest: Rational
    /// When that is, in words; nil where the rate is the average all month.
    public let busiestTime: String?
    /// As many are worked on at once at the busiest time, if each takes as long as functions do; nil where there are none.
    public let atOnce: Rational?

    /// - Parameter functions: whose runs say how long a request takes.
    init(at requests: Int, _ evaluation: Evaluation, as functions: Scenario?) {
        let traffic = evaluation.workload.traffic
        let busiest = evaluation.perSecond(requests) * traffic.busiestToAverage
        average = evaluation.perSecond(requests)
        self.busiest = busiest
        busiestTime = traffic.busiestTime
        atOnce = functions?.functionMs.map { busiest * $0 / 1000 }
    }
}
