import Answers
import Arguments
import JSONText
import Pricing
import StrictJSON

/// `prices verify`: every fault of every price table, not only the first.
struct PricesVerifyCommand: Subcommand {
    static let definition = CommandDefinition(
        "Validate price tables and list every fault of them.", operands: Operands("[DIR|FILE]", completion: .files),
        options: [.pricing] + Option.reporting,
        examples: [
            ("lambda-cost prices verify my-prices", "The tables of a directory."),
            ("lambda-cost prices verify", "The built-in tables and those that are found automatically."),
        ])

    let context: CommandContext

    /// A file and what is wrong with it.
    private struct Verdict {
        let file: String
        let faults: [String]
    }

    func run() throws(CommandError) -> ExitStatus {
        let verdicts = try verdicts()
        for verdict in verdicts {
            for fault in verdict.faults { Messages.error(fault, context.environment) }
            if verdict.faults.count >= PriceTable.mostFaults {
                Messages.warning(
                    "\(verdict.file) may have more faults than the \(verdict.faults.count) that are listed.",
                    context.environment)
            }
        }
        try context.write(PriceTableVerdicts(verdicts.map { ($0.file, $0.faults) }).report())
        return verdicts.allSatisfy { $0.faults.isEmpty } ? .done : .invalidContent
    }

    private func verdicts() throws(CommandError) -> [Verdict] {
        guard let place = context.arguments.operands.first else {
            return try context.priceBook().sources.map(Self.verdict)
        }
        guard InputReader.isDirectory(place) else { return [try Self.verdict(ofFile: place)] }
        let (sources, misplaced) = try PricingDirectory.survey(place)
        guard !sources.isEmpty || !misplaced.isEmpty else {
            throw CommandError(
                .unreadableInput,
                "\(VisibleText.line(place))\nThere is no price table here: REGION/OFFERCODE/DATE.json.")
        }
        return misplaced.map { Verdict(file: $0.file, faults: [$0.error.description]) } + sources.map(Self.verdict)
    }

    private static func verdict(_ source: PriceTableSource) -> Verdict {
        do throws(PricingError) {
            return Verdict(file: source.file, faults: try source.faults().map { $0.description })
        } catch {
            return Verdict(file: source.file, faults: [error.description])
        }
    }

    /// A single table, wherever it lies.
    private static func verdict(ofFile path: String) throws(CommandError) -> Verdict {
        let bytes = try InputReader.bytes(ofFile: path, limit: PriceTableSource.largestFile) { reason in
            "\(VisibleText.line(path))\nThe table cannot be read: \(reason)."
        }
        do throws(FileFault) {
            let document = try JSONDocument(bytes, file: path, maximumBytes: PriceTableSource.largestFile)
            return Verdict(file: path, faults: PriceTable.faults(in: document, file: path).map { $0.description })
        } catch {
            return Verdict(file: path, faults: [error.description])
        }
    }
}
