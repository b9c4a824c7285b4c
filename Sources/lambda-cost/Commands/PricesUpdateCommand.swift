import Arguments
import JSONText
import PriceList
import Pricing
import Reports

/// `prices update`: fetches AWS's current price lists of a region and imports them.
struct PricesUpdateCommand: Subcommand {
    static let from = ValueOption(
        text: "--from", "URL", "A mirror of AWS's price-list address.", variables: ["LAMBDA_COST_PRICE_LISTS"])
    static let definition = CommandDefinition(
        "Fetch AWS's current price lists of a region (with curl) and import them.",
        options: [
            .region, from, PricesImportCommand.into, PricesImportCommand.operatingSystem, PricesImportCommand.reserved,
        ] + Option.reporting,
        examples: [
            ("lambda-cost prices update", "us-east-1, into your data directory, found automatically afterwards."),
            ("lambda-cost prices update --region eu-central-1 --into my-prices", "Another region, elsewhere."),
        ])

    /// Where AWS publishes the price lists of a region: the partition's public address and its name in the paths (AWS
    /// Billing user guide, "Getting price list files manually", 2026).
    static func place(of region: String) -> (address: String, partition: String) {
        guard region.hasPrefix("cn-") else { return ("https://pricing.us-east-1.amazonaws.com", "aws") }
        return ("https://pricing.cn-northwest-1.amazonaws.com.cn", "cn")
    }

    let context: CommandContext

    /// The offers that are fetched, in this order.
    private static let offers: [OfferCode] = [.ec2, .elasticLoadBalancing, .lambda, .apiGateway, .vpc, .dataTransfer]

    func run() throws(CommandError) -> ExitStatus {
        let region = context.settings.region ?? "us-east-1"
        guard !region.isEmpty,
            region.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
        else {
            throw .usage("'\(region)' is no region code.", "Write it as us-east-1.")
        }
        var base = try context.value(Self.from) ?? ""
        let place = Self.place(of: region)
        if base.isEmpty { base = place.address }
        guard base.hasPrefix("https://") || base.hasPrefix("http://"),
            base.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else {
            throw .usage("--from: '\(base)' is no http or https address.")
        }
        while base.hasSuffix("/") { base.removeLast() }
        let importCommand = PricesImportCommand(context: context)
        let (options, directory) = (try importCommand.options(), try importCommand.directory())
        var results: [ImportRun.Result] = []
        for offer in Self.offers {
            let url = "\(base)/offers/v1.0/\(place.partition)/\(offer.rawValue)/current/\(region)/index.csv"
            results.append(try fetch(url, options))
        }
        // Nothing is written before everything has arrived, so a failure leaves the old tables in place.
        try PricesImportCommand.write(results, into: directory, context)
        return .done
    }

    private func fetch(_ url: String, _ options: ImportOptions) throws(CommandError) -> ImportRun.Result {
        let download = try Curl(url)
        let progress = Progress(url, context.environment)
        let result: Result<ImportRun.Result, CommandError>
        do {
            result = .success(
                try ImportRun(options: options, progress: progress).result(of: download.body, name: url, size: nil))
        } catch {
            result = .failure(error)
        }
        let failure = download.finish()
        switch (result, failure) {
        case (.success(let imported), nil): return imported
        case (.failure(let error), nil): throw error
        case (_, .some(let message)):
            // A body that curl could not complete is cut wherever the importer noticed it.
            if case .failure(let error) = result, message.firstRange(of: "(23)") != nil { throw error }
            throw CommandError(
                .inputOutputFailed,
                "\(url)\nThe price list cannot be fetched: \(message).\nThe tables are left as they were.")
        }
    }
}
