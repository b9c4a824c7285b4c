import CostCurves
import ExactMath

@testable import BreakEven

/// What the search is checked against: the exact costs at every volume, one after the other.
struct EveryVolume {
    let curves: [CostCurve]

    init(_ curves: [CostCurve]) { self.curves = curves }

    func winner(at requests: Int) -> Int {
        let costs = curves.map { $0.cost(at: requests) }
        return costs.indices.min { costs[$0] < costs[$1] } ?? 0
    }

    /// The longest runs of the cheapest curve.
    func runs(from: Int, through: Int) -> [WinnerRun] {
        var runs: [WinnerRun] = []
        for requests in from...through {
            let winner = winner(at: requests)
            if let run = runs.last, run.winner == winner {
                runs[runs.count - 1] = WinnerRun(from: run.from, to: requests, winner: winner)
            } else {
                runs.append(WinnerRun(from: requests, to: requests, winner: winner))
            }
        }
        return runs
    }
}

extension RunList {
    /// Whether this is what remains of a list.
    func holds(_ all: [WinnerRun]) -> Bool {
        count == all.count && elements == (isComplete ? all : Array(all.prefix(500) + all.suffix(500)))
    }
}
