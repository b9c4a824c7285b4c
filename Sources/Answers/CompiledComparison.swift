import CostCurves
import ExactMath
import Reports

/// The costs of all scenarios in whole numbers, for writing millions of CSV rows.
///
/// Every row is byte for byte the one that exact fractions give: all costs are whole over one denominator.
struct CompiledComparison {
    private let curves: CompiledCurves<Int128>
    private let count: Int
    private let formatter: DecimalFormatter

    /// Prepares the curves, or returns nil where 128 bits do not hold their costs.
    init?(_ curves: [CostCurve]) {
        guard let compiled = CompiledCurves<Int128>(curves.map { $0.amounts }) else { return nil }
        self.curves = compiled
        count = curves.count
        formatter = DecimalFormatter(denominator: compiled.denominator)
    }

    /// Appends the numbers of a volume: the requests and each scenario's cost.
    ///
    /// - Returns: the position of the cheapest.
    func appendRow(_ requests: Int, to bytes: inout [UInt8]) -> Int {
        appendDecimal(requests, to: &bytes)
        var cheapest = 0
        var least: Int128 = .max
        for position in 0..<count {
            let cost = curves.cost(of: position, at: requests)
            bytes.append(UInt8(ascii: ","))
            formatter.append(cost, to: &bytes)
            if cost < least { (least, cheapest) = (cost, position) }
        }
        return cheapest
    }
}
