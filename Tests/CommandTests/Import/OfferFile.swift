/// A small offer file in AWS's CSV form: the preamble, the columns that its offer has, and rows of which a test states
/// what matters to it.
struct OfferFile {
    /// A region as offer files name it.
    struct Place: Sendable {
        let code: String
        let location: String
        /// What its usage types begin with.
        let prefix: String
        /// What those of API Gateway begin with, which has a prefix even where others have none.
        let gatewayPrefix: String

        static let virginia = Place(
            code: "us-east-1", location: "US East (N. Virginia)", prefix: "", gatewayPrefix: "USE1-")
        static let ireland = Place(
            code: "eu-west-1", location: "EU (Ireland)", prefix: "EU-", gatewayPrefix: "EU-")
        static let frankfurt = Place(
            code: "eu-central-1", location: "EU (Frankfurt)", prefix: "EUC1-", gatewayPrefix: "EUC1-")
        static let beijing = Place(
            code: "cn-north-1", location: "China (Beijing)", prefix: "CNN1-", gatewayPrefix: "CNN1-")
    }

    let code: String
    var place = Place.virginia
    var currency = "USD"
    var effectiveDate = "2025-09-01"
    var version = "20250912225308"
    private(set) var rows: [[String: String]] = []

    init(_ code: String, in place: Place = .virginia) {
        self.code = code
        self.place = place
    }

    private static let priceColumns = [
        "SKU", "OfferTermCode", "RateCode", "TermType", "PriceDescription", "EffectiveDate", "StartingRange",
        "EndingRange", "Unit", "PricePerUnit", "Currency",
    ]

    /// The columns of the offer, as AWS orders them.
    private var columns: [String] {
        let own =
            switch code {
            case "AmazonEC2":
                [
                    "LeaseContractLength", "PurchaseOption", "OfferingClass", "Product Family", "serviceCode",
                    "Location", "Location Type", "Instance Type", "vCPU", "Memory", "Tenancy", "Operating System",
                    "License Model", "Group", "usageType", "operation", "CapacityStatus", "Pre Installed S/W",
                    "Region Code", "MarketOption", "Volume API Name", "serviceName",
                ]
            case "AWSDataTransfer":
                [
                    "RelatedTo", "Product Family", "serviceCode", "Transfer Type", "From Location",
                    "From Location Type", "To Location", "To Location Type", "usageType", "operation",
                    "From Region Code", "serviceName", "To Region Code",
                ]
            case "AmazonApiGateway":
                [
                    "Product Family", "serviceCode", "Description", "Location", "Location Type", "usageType",
                    "operation", "Cache Memory Size (GB)", "Region Code", "serviceName",
                ]
            default:
                [
                    "Product Family", "serviceCode", "Location", "Location Type", "Group", "Group Description",
                    "usageType", "operation", "Region Code", "serviceName",
                ]
            }
        return Self.priceColumns + own
    }

    /// The same file with one price for everything.
    func priced(at price: String) -> OfferFile {
        var file = self
        for index in rows.indices { file.rows[index]["PricePerUnit"] = price }
        return file
    }

    /// Adds a row of the place's; `cells` go before what every row has.
    mutating func add(
        _ sku: String, _ usage: String, _ price: String, per unit: String, _ cells: [String: String] = [:]
    ) {
        let prefix = code == "AmazonApiGateway" ? place.gatewayPrefix : place.prefix
        rows.append(
            [
                "SKU": sku, "OfferTermCode": "JRTCKXETXF", "RateCode": "\(sku).JRTCKXETXF.6YS6EN2CT7",
                "TermType": "OnDemand", "PriceDescription": "\(price), per \"\(unit)\"",
                "EffectiveDate": effectiveDate, "StartingRange": "0", "EndingRange": "Inf", "Unit": unit,
                "PricePerUnit": price, "Currency": currency, "serviceCode": code, "Location": place.location,
                "Location Type": "AWS Region", "Region Code": place.code, "usageType": prefix + usage,
                "From Location": place.location, "From Location Type": "AWS Region", "From Region Code": place.code,
                "Transfer Type": "AWS Outbound", "To Location": "External",
            ].merging(cells) { $1 })
    }

    /// Adds the tiers of one product: begin, end and price of each.
    mutating func add(
        _ sku: String, _ usage: String, tiers: [(String, String, String)], per unit: String,
        _ cells: [String: String] = [:]
    ) {
        for (begin, end, price) in tiers {
            add(sku, usage, price, per: unit, ["StartingRange": begin, "EndingRange": end].merging(cells) { $1 })
        }
    }

    /// Adds an instance on demand.
    mutating func addInstance(_ sku: String, _ type: String, _ price: String, _ cells: [String: String] = [:]) {
        add(
            sku, "BoxUsage:\(type)", price, per: "Hrs",
            [
                "Product Family": "Compute Instance", "Instance Type": type, "vCPU": "2", "Memory": "4 GiB",
                "Tenancy": "Shared", "Operating System": "Linux", "License Model": "No License required",
                "operation": "RunInstances", "CapacityStatus": "Used", "MarketOption": "OnDemand",
                "Pre Installed S/W": "NA",
            ].merging(cells) { $1 })
    }

    /// The same offer with its figures in another currency.
    func priced(in currency: String) -> OfferFile {
        var offer = self
        offer.currency = currency
        for index in offer.rows.indices { offer.rows[index]["Currency"] = currency }
        return offer
    }

    /// The file, each cell quoted that is not empty.
    var text: String {
        var lines = [
            #""FormatVersion","v1.0""#, #""Disclaimer","For information only, see ""terms"".""#,
            #""Publication Date","2025-09-12T22:53:08Z""#, "\"Version\",\"\(version)\"", "\"OfferCode\",\"\(code)\"",
            columns.map { "\"\($0)\"" }.joined(separator: ","),
        ]
        for row in rows {
            let cells = columns.map { row[$0] ?? "" }
            lines.append(
                cells.map { $0.isEmpty ? "" : "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ","))
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
