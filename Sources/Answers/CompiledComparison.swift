import CostCurves
import ExactMath

/// The costs of all scenarios in whole numbers, for writing millions of CSV rows.
///
/// Every row is byte for byte the one that exact fractions give: each curve has its own denominator, over which its
/// costs are whole, and they are compared over a common one.
struct CompiledComparison {
    private let columns: [Column]

    private struct Column {
        let curve: CompiledCurve
        let formatter: DecimalFormatter
        /// What brings the curve's scaled cost to the common denominator.
        let factor: Int128
    }

    /// Prepares the columns, or returns nil where 128 bits do not hold the costs of one, or their common denominator, at
    /// volumes up to `largest`.
    init?(_ curves: [CostCurve], largest: Int) {
        let compiled = curves.compactMap { CompiledCurve($0) }
        guard compiled.count == curves.count else { return nil }
        var common: Int128 = 1
        for curve in compiled {
            guard let multiple = Self.leastCommonMultiple(common, curve.denominator) else { return nil }
            common = multiple
        }
        var columns: [Column] = []
        for curve in compiled {
            let factor = common / curve.denominator
            // Costs never fall as volumes rise, so that none overflows if the last does not.
            guard !curve.scaledCost(at: largest).multipliedReportingOverflow(by: factor).overflow else { return nil }
            columns.append(
                Column(curve: curve, formatter: DecimalFormatter(denominator: curve.denominator), factor: factor))
        }
        self.columns = columns
    }

    /// Appends the numbers of a volume: the requests and each scenario's cost.
    ///
    /// - Returns: the position of the cheapest.
    /// - Precondition: `requests` is at most the largest volume that was prepared for.
    func appendRow(_ requests: Int, to bytes: inout [UInt8]) -> Int {
        appendDecimal(requests, to: &bytes)
        var cheapest = 0
        var least: Int128 = .max
        // By index: taking a column out of the list would count references to its curve, twice a cell.
        for position in columns.indices {
            let cost = columns[position].curve.scaledCost(at: requests)
            bytes.append(UInt8(ascii: ","))
            columns[position].formatter.append(cost, to: &bytes)
            let comparable = cost &* columns[position].factor
            if comparable < least { (least, cheapest) = (comparable, position) }
        }
        return cheapest
    }

    private static func leastCommonMultiple(_ left: Int128, _ right: Int128) -> Int128? {
        var (divisor, rest) = (left, right)
        while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
        let (multiple, overflow) = (left / divisor).multipliedReportingOverflow(by: right)
        return overflow ? nil : multiple
    }
}
