import Arguments
import JSONText
import PriceList
import Pricing

/// `prices update`: fetches AWS's current price lists of a region and imports them.
struct PricesUpdateCommand: Subcommand {
    static let from = ValueOption(
        text: "--from", "URL", "A mirror of AWS's price-list address.", variables: ["LAMBDA_COST_PRICE_LISTS"])
    static let definition = CommandDefinition(
        "Fetch AWS's current price lists of a region (with curl) and import them.",
        options: [
            .region, from, PricesImportCommand.into, PricesImportCommand.operatingSystem, PricesImportCommand.reserved,
            PricesImportCommand.force,
        ] + Option.reporting,
        examples: [
            ("lambda-cost prices update", "us-east-1, into your data directory, found automatically afterwards."),
            ("lambda-cost prices update --region eu-central-1 --into my-prices", "Another region, elsewhere."),
        ])

    let context: CommandContext

    /// The offers that are fetched from addresses of their own, in this order; then the rates of Savings Plans.
    private static let offers = OfferCode.allCases.filter { $0 != .savingsPlan }

    func run() throws(CommandError) -> ExitStatus {
        let region = context.settings.region ?? "us-east-1"
        guard region.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
        else {
            throw .usage("'\(region)' is no region code.", "Write it as us-east-1.")
        }
        let base = try base(for: region)
        let importCommand = PricesImportCommand(context: context)
        let (options, directory) = (try importCommand.options(), try importCommand.directory())
        // An output that cannot be written is noticed before anything is fetched.
        let output = try context.destination()
        var results: [ImportRun.Result] = []
        for offer in Self.offers {
            guard let request = PriceListRequest(offer, in: region, from: base) else { continue }
            results.append(try request.answer(options, Progress(request.address.shown, context.environment)))
        }
        if let request = try savingsPlans(in: region, from: base) {
            results.append(try request.answer(options, Progress(request.address.shown, context.environment)))
        }
        // Nothing is written before everything has arrived, so a failure leaves the old tables in place.
        try PricesImportCommand.write(results, into: directory, reportingTo: output, context)
        return .done
    }

    private func savingsPlans(in region: String, from base: WebAddress) throws(CommandError) -> PriceListRequest? {
        guard let index = SavingsPlanIndex(of: region, from: base) else { return nil }
        let request = try index.request()
        if request == nil {
            Messages.warning(
                "No rates of Savings Plans are listed for \(region); those of the other tables still count.",
                context.environment)
        }
        return request
    }

    /// AWS's address, or the one that was named.
    private func base(for region: String) throws(CommandError) -> WebAddress {
        let text = try context.value(Self.from) ?? PriceListRequest.partition(of: region).address.description
        guard let base = WebAddress(text) else {
            // It may hold a password all the same.
            let shown = text.lastIndex(of: "@").map { "…" + text[$0...] } ?? text
            throw .usage("--from: '\(shown)' is no http or https address.", "Write it as https://example.com/prices.")
        }
        if !base.isEncrypted {
            Messages.warning(
                "\(base.shown) is not encrypted: whoever is between can change the prices. Use https where you can.",
                context.environment)
        }
        return base
    }
}
