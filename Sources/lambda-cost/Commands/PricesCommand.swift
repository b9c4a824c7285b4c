import ExactMath
import JSONText
import Pricing
import Reports
import StrictJSON

/// `prices list`: every price table there is and where it comes from.
struct PricesListCommand {
    static let specification = CommandSpecification(
        "prices list", "Every price table: region, offer, first day, and where it comes from.",
        options: [.region, .pricing, .format, .output, .color],
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
        var rows: [[String]] = []
        for source in sources {
            let table: PriceTable
            do { table = try source.load() } catch { throw CommandError(error) }
            let origin =
                switch source.origin {
                case .builtIn: "built in"
                case .directory(let directory): directory
                }
            rows.append([
                source.region, source.offerCode.rawValue, source.effectiveDate.description,
                table.isEffectiveDateConfirmed ? "yes" : "no", table.lastSeen?.description ?? "",
                String(table.priceCount), origin, source.file,
            ])
        }
        let output = try context.destination()
        // A terminal has no room for the path, which the other columns spell.
        let listing = Listing(
            columns: [
                .init("Region", "region"), .init("Offer", "offerCode"), .init("From", "effectiveDate"),
                .init("Confirmed", "confirmed"), .init("Last seen", "lastSeen"),
                .init("Prices", "prices", isCount: true), .init("Origin", "origin"),
                .init("File", "file", isForTerminals: false),
            ], rows: rows)
        try listing.write("prices list", member: "tables", context, to: output)
        try output.finish()
        return .done
    }
}

/// `prices show`: what one offer's table in force says.
struct PricesShowCommand {
    static let find = CommandSpecification.Option(
        "--find", "TEXT", "Only prices whose description holds the text, such as t3.medium.")
    static let specification = CommandSpecification(
        "prices show", "The prices of one offer in force on a day, with tiers, SKUs and sources.",
        operands: "OFFER", operandLimit: 1, options: [find, .region, .asOf, .pricing, .format, .output, .color],
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
        if let text = context.arguments.value(Self.find) {
            entries.removeAll { $0.subject.lowercased().firstRange(of: text.lowercased()) == nil }
        }
        let output = try context.destination()
        if context.settings.format == .table {
            try output.write(heading(table))
        }
        if entries.isEmpty, context.settings.format == .table, let text = context.arguments.value(Self.find) {
            try output.write("No price's description holds \(VisibleText.quoted(text)).\n")
            try output.finish()
            return .done
        }
        try listing(entries, table).write("prices show", member: "prices", context, to: output)
        try output.finish()
        return .done
    }

    private func heading(_ table: PriceTable) -> String {
        let style = TerminalStyle(isColored: context.usesColor)
        var lines = [
            "\(table.offerCode.rawValue) in \(table.region), in force from \(table.effectiveDate)"
                + (table.isEffectiveDateConfirmed ? "" : " (day unconfirmed)")
        ]
        if table.isPartial {
            lines.append("holds some of the offer's prices; for the others the table before it counts")
        }
        if let lastSeen = table.lastSeen { lines.append("last seen \(lastSeen)") }
        if let billing = table.lambdaBilling {
            lines.append(
                "billed by \(billing.incrementMs) ms, at least \(billing.minimumMs) ms; memory "
                    + "\(billing.smallestMemoryMB) to \(billing.largestMemoryMB) MB; free a month: "
                    + "\(NumberStyle.quantity(billing.freeRequests)) requests, "
                    + "\(NumberStyle.quantity(billing.freeGBSeconds)) GB-seconds")
        }
        lines += table.notes + ["File: \(table.file)"]
        let wrapped = lines.flatMap {
            DisplayText.wrapped(DisplayText.sanitized($0), to: context.tableWidth ?? 100)
        }
        return style.styled(wrapped[0], .bold) + "\n"
            + wrapped.dropFirst().map { style.styled($0, .dim) + "\n" }.joined() + "\n"
    }

    private func listing(_ entries: [PriceEntry], _ table: PriceTable) -> Listing {
        var rows: [[String]] = []
        for entry in entries {
            for tier in entry.tiers {
                let range =
                    entry.tiers.count == 1
                    ? "" : "\(tier.beginRange.allDigits) to \(tier.endRange?.allDigits ?? "Inf")"
                rows.append([
                    entry.subject, range, tier.price.exactDecimalText(minimumPlaces: 2, maximumPlaces: 18),
                    entry.upfront == 0 ? "" : entry.upfront.exactDecimalText(minimumPlaces: 2, maximumPlaces: 18),
                    entry.unit, entry.sku ?? "", entry.isConfirmed ? "yes" : "no",
                ])
            }
        }
        return Listing(
            columns: [
                .init("Price of", "subject"), .init("Range", "range"),
                .init("\(table.currency) per unit", "price", isNumber: true),
                .init("\(table.currency) upfront", "upfront", isNumber: true), .init("Unit", "unit"),
                .init("SKU", "sku"), .init("Confirmed", "confirmed"),
            ], rows: rows, keyColumns: rows.contains { !$0[1].isEmpty } ? 2 : 1,
            about: [
                ("offerCode", table.offerCode.rawValue), ("region", table.region), ("currency", table.currency),
                ("effectiveDate", table.effectiveDate.description), ("file", table.file),
            ])
    }
}
