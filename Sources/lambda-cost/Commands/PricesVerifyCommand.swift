import Pricing
import Reports

/// `prices verify`: every fault of every price table, not only the first.
struct PricesVerifyCommand {
    static let specification = CommandSpecification(
        "prices verify", "Validate price tables and list every fault of them.", operands: "[DIR]", operandLimit: 1,
        options: [.pricing, .format, .output, .color],
        examples: [
            ("lambda-cost prices verify my-prices", "The tables of a directory."),
            ("lambda-cost prices verify", "The built-in tables and those that are found automatically."),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let sources: [PriceTableSource]
        if let directory = context.arguments.operands.first {
            sources = try PricingDirectory.sources(directory)
            guard !sources.isEmpty else {
                throw CommandError(
                    .unreadableInput, "\(directory)\nThere is no price table here: REGION/OFFERCODE/DATE.json.")
            }
        } else {
            sources = try context.priceBook().sources
        }
        var rows: [[String]] = []
        var faults = 0
        for source in sources {
            let found: [String]
            do {
                found = try source.loadUnchecked().faults().map(\.description)
            } catch {
                found = [error.description]
            }
            faults += found.count
            for text in found { Messages.error(text, context.environment) }
            rows.append([source.file, String(found.count), found.isEmpty ? "valid" : "FAULTY"])
        }
        let output = try context.destination()
        let listing = Listing(
            columns: [.init("File", "file"), .init("Faults", "faults", isNumber: true), .init("Verdict", "verdict")],
            rows: rows)
        try listing.write("prices verify", member: "tables", context, to: output)
        try output.finish()
        return faults == 0 ? .done : .invalidContent
    }
}
