import CostCurves
import ExactMath

@testable import BreakEven

/// What the search is checked against: every volume on its own, one after the other.
struct Counting {
    let curves: [CostCurve]
    private let compiled: [CompiledCurve]

    init(_ curves: [CostCurve]) {
        self.curves = curves
        compiled = curves.compactMap(CompiledCurve.init)
    }

    /// Whether all curves have scaled costs, which are themselves tested against the exact ones.
    var isFast: Bool { compiled.count == curves.count && compiled.allSatisfy { $0.denominator < 1 << 40 } }

    func winner(at requests: Int) -> Int {
        guard isFast else {
            let costs = curves.map { $0.cost(at: requests) }
            return costs.indices.min { costs[$0] < costs[$1] } ?? 0
        }
        let costs = compiled.map { $0.scaledCost(at: requests) }
        return costs.indices.min {
            costs[$0] * compiled[$1].denominator < costs[$1] * compiled[$0].denominator
        } ?? 0
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

extension BreakEvenSolver {
    /// The runs of the cheapest among these curves, as far as they are listed.
    static func runs(_ curves: [CostCurve], from: Int, through: Int) -> [WinnerRun] {
        BreakEvenSolver(curves).winnerRuns(from: from, through: through).elements
    }
}
