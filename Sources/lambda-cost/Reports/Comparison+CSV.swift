import Analysis
import CostCurves
import CostModel
import ExactMath
import Pricing
import Reports

extension Comparison {
    /// The comparison for spreadsheets: a row a volume, or with `isLong` a row a line item.
    func writeCSV(to output: OutputDestination, isLong: Bool, isExcel: Bool) throws(CommandError) {
        var csv = CSVWriter(excel: isExcel)
        if isLong {
            try writeLong(&csv, to: output)
        } else {
            try writeWide(&csv, to: output, isExcel: isExcel)
        }
        try output.drain(&csv)
    }

    private func writeWide(
        _ csv: inout CSVWriter, to output: OutputDestination, isExcel: Bool
    ) throws(CommandError) {
        let names = evaluation.names
        csv.appendRow(ofTexts: ["requests"] + names + ["cheapest"])
        let curves = evaluation.costs.map { $0.curve }
        let ends = names.map { Self.endOfRow(cheapest: $0, isExcel: isExcel) }
        if let compiled = CompiledComparison(curves, ends: ends, largest: volumes.largest) {
            try output.drain(&csv)
            try volumes.forEach { volume throws(CommandError) in
                try output.append { compiled.appendRow(volume, to: &$0) }
            }
            return
        }
        try volumes.forEach { volume throws(CommandError) in
            let costs = curves.map { $0.cost(at: volume) }
            csv.append(number: volume)
            for cost in costs { csv.append(number: cost) }
            csv.append(text: names[Evaluation.cheapest(costs)])
            csv.endRow()
            if csv.bytes.count > 1 << 16 { try output.drain(&csv) }
        }
    }

    /// The last cell of a row, with the comma before it and the end of the row.
    static func endOfRow(cheapest name: String, isExcel: Bool) -> [UInt8] {
        var csv = CSVWriter(excel: isExcel)
        csv.drain { _ in }
        csv.append(text: "")
        csv.append(text: name)
        csv.endRow()
        return csv.bytes
    }

    private func writeLong(_ csv: inout CSVWriter, to output: OutputDestination) throws(CommandError) {
        csv.appendRow(ofTexts: [
            "requests", "scenario", "line_item", "quantity", "unit", "amount_usd", "prices_as_of",
        ])
        try volumes.forEach { volume throws(CommandError) in
            for cost in evaluation.costs {
                let charges = cost.charges(at: volume)
                for charge in charges {
                    csv.append(number: volume)
                    csv.append(text: cost.scenario.name)
                    csv.append(text: charge.item.name)
                    csv.append(number: charge.quantity)
                    csv.append(text: charge.item.unit)
                    csv.append(number: charge.amount)
                    csv.append(text: charge.item.source.map { $0.effectiveDate.description } ?? "")
                    csv.endRow()
                }
                csv.append(number: volume)
                csv.append(text: cost.scenario.name)
                csv.append(text: "total")
                csv.append(text: "")
                csv.append(text: "")
                csv.append(number: charges.reduce(0) { $0 + $1.amount })
                csv.append(text: evaluation.workload.pricesAsOf?.description ?? newestDate)
                csv.endRow()
            }
            if csv.bytes.count > 1 << 16 { try output.drain(&csv) }
        }
    }

    /// The newest of the tables in use: the day from which all the figures hold.
    private var newestDate: String { evaluation.tables.map { $0.effectiveDate }.max()?.description ?? "" }
}

extension OutputDestination {
    /// Takes over what the writer holds.
    func drain(_ csv: inout CSVWriter) throws(CommandError) {
        try csv.drain { bytes throws(CommandError) in
            try append { $0.append(contentsOf: bytes) }
        }
    }
}
