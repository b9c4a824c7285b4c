import Answers
import Arguments
import JSONText
import Pricing
import StrictJSON

/// `prices list`: every price table there is and where it comes from.
struct PricesListCommand: Subcommand {
    static let definition = CommandDefinition(
        "Every price table: region, offer, first day, and where it comes from.",
        options: [.region, .pricing] + Option.reporting,
        examples: [
            ("lambda-cost prices list --region us-east-1", "The tables of one region."),
            ("lambda-cost prices list --pricing my-prices", "With tables of your own."),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let book = try context.priceBook()
        if let region = context.settings.region, !book.regions.contains(region) {
            throw CommandError(PricingError.unknownRegion(region, known: book.regions))
        }
        let sources = book.sources.filter { $0.region == context.settings.region ?? $0.region }
        var tables: [(source: PriceTableSource, table: PriceTable)] = []
        for source in sources {
            do { tables.append((source, try source.load())) } catch { throw CommandError(error) }
        }
        try context.write(PriceTableList(tables).report())
        return .done
    }
}

/// `prices show`: what one offer's table in force says.
struct PricesShowCommand: Subcommand {
    static let find = ValueOption(
        text: "--find", "TEXT", "Only prices whose description holds the text, such as t3.medium.")
    static let definition = CommandDefinition(
        "The prices of one offer in force on a day, with tiers, SKUs and sources.",
        operands: Operands("OFFER", completion: Completion { _ in OfferCode.allCases.map { Candidate($0.rawValue) } }),
        options: [find, .region, .asOf, .pricing] + Option.reporting,
        examples: [
            ("lambda-cost prices show AWSLambda", "Lambda's newest prices in us-east-1."),
            ("lambda-cost prices show AmazonEC2 --find t2. --as-of 2017-03-01", "What t2 instances cost then."),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let codes = OfferCode.allCases.map { $0.rawValue }
        guard let word = context.arguments.operands.first else {
            throw .usage(
                "'lambda-cost prices show' needs an offer code.", "Offer codes: \(codes.joined(separator: ", ")).")
        }
        guard let offer = OfferCode.allCases.first(where: { $0.rawValue.lowercased() == word.lowercased() }) else {
            let near = NearMiss.nearest(to: word, in: codes).map { "Did you mean '\($0)'? " } ?? ""
            throw .usage("'\(word)' is no offer code.", "\(near)Offer codes: \(codes.joined(separator: ", ")).")
        }
        let book = try context.priceBook()
        let region = context.settings.region ?? "us-east-1"
        let table: PriceTable
        var entries: [PriceEntry]
        do throws(PricingError) {
            table = try book.table(of: offer, in: region, asOf: context.settings.asOf)
            entries = try PricingError.reading { () throws(FileFault) in try table.allEntries() }
        } catch {
            throw CommandError(error)
        }
        let wanted = try context.value(Self.find)
        if let wanted { entries.removeAll { $0.subject.lowercased().firstRange(of: wanted.lowercased()) == nil } }
        try context.write(PriceTableContents(table, entries, holding: wanted).report())
        return .done
    }
}
