import PriceList

/// Writes small offer files in AWS's CSV form, so that a test states only what matters to it.
struct OfferText {
    var offerCode = "AmazonEC2"
    var columns = [
        "SKU", "OfferTermCode", "RateCode", "TermType", "PriceDescription", "EffectiveDate", "StartingRange",
        "EndingRange", "Unit", "PricePerUnit", "Currency", "LeaseContractLength", "PurchaseOption", "OfferingClass",
        "Product Family", "serviceCode", "Location", "Location Type", "Instance Type", "vCPU", "Memory", "Tenancy",
        "Operating System", "License Model", "usageType", "operation", "CapacityStatus", "MarketOption",
        "Pre Installed S/W", "Region Code", "Volume API Name", "Group", "Transfer Type", "From Location",
        "From Location Type", "To Location", "From Region Code", "Cache Memory Size (GB)",
    ]
    var rows: [[String: String]] = []
    var lineEnd = "\n"

    static let common = [
        "OfferTermCode": "JRTCKXETXF", "TermType": "OnDemand", "EffectiveDate": "2025-09-01", "StartingRange": "0",
        "EndingRange": "Inf", "Unit": "Hrs", "Currency": "USD", "Location": "US East (N. Virginia)",
        "Location Type": "AWS Region", "Region Code": "us-east-1",
    ]

    static let instance = [
        "Product Family": "Compute Instance", "Instance Type": "t3.medium", "vCPU": "2", "Memory": "4 GiB",
        "Tenancy": "Shared", "Operating System": "Linux", "License Model": "No License required",
        "usageType": "BoxUsage:t3.medium", "operation": "RunInstances", "CapacityStatus": "Used",
        "MarketOption": "OnDemand", "Pre Installed S/W": "NA",
    ]

    /// Adds a row: the given cells over a template's over the common ones.
    mutating func add(_ cells: [String: String], over template: [String: String] = [:]) {
        rows.append(Self.common.merging(template) { $1 }.merging(cells) { $1 })
    }

    /// Adds an on-demand instance of t3.medium with what is different about it.
    mutating func addInstance(_ sku: String, _ price: String, _ cells: [String: String] = [:]) {
        add(["SKU": sku, "PricePerUnit": price].merging(cells) { $1 }, over: Self.instance)
    }

    var text: String {
        var lines = [
            #""FormatVersion","v1.0""#, #""Disclaimer","For information only, see ""terms"".""#,
            #""Publication Date","2025-09-12T22:53:08Z""#, #""Version","20250912225308""#,
            "\"OfferCode\",\"\(offerCode)\"", columns.map { "\"\(Self.doubled($0))\"" }.joined(separator: ","),
        ]
        for row in rows {
            let cells = columns.map { row[$0] ?? "" }
            lines.append(cells.map { $0.isEmpty ? "" : "\"\(Self.doubled($0))\"" }.joined(separator: ","))
        }
        return lines.map { $0 + lineEnd }.joined()
    }

    private static func doubled(_ text: String) -> String {
        text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    }
}

/// Feeds a text in blocks of `block` bytes.
func importing(
    _ text: String, options: ImportOptions = ImportOptions(), block: Int = 1 << 16
) throws(ImportError) -> [ImportedOffer] {
    try importing(Array(text.utf8), options: options, edges: Array(stride(from: block, to: text.utf8.count, by: block)))
}

/// Feeds bytes in blocks that end at the given places.
func importing(
    _ bytes: [UInt8], options: ImportOptions = ImportOptions(), edges: [Int]
) throws(ImportError) -> [ImportedOffer] {
    var importer = Importer(options: options)
    var from = 0
    for edge in edges + [bytes.count] {
        try importer.feed(bytes[from..<edge])
        from = edge
    }
    return try importer.finish()
}

/// The error that reading this text ends with, or nil.
func failure(_ text: String, options: ImportOptions = ImportOptions()) -> ImportError? {
    do throws(ImportError) {
        _ = try importing(text, options: options)
        return nil
    } catch {
        return error
    }
}

extension [ImportedOffer] {
    /// All prices as one line each: `t3.medium Linux Hrs 0.0416`.
    var lines: [String] {
        flatMap { offer in
            offer.prices.map { price in
                let rate =
                    price.tiers.count == 1
                    ? price.tiers[0].price
                    : price.tiers.map { "\($0.beginRange)-\($0.endRange):\($0.price)" }.joined(separator: " ")
                let attributes = price.attributes.filter { $0.key != "vCPU" && $0.key != "memoryMiB" }
                let words =
                    ["\(offer.offerCode.rawValue)", offer.region, price.item] + attributes.map(\.value)
                    + [price.unit, rate] + [price.upfront].compactMap { $0.map { "+\($0)" } }
                return words.joined(separator: " ")
            }
        }
    }
}
