extension OfferFile {
    private static let attributes = [
        ("serviceCode", "servicecode"), ("Location", "location"), ("Location Type", "locationType"),
        ("Instance Type", "instanceType"), ("vCPU", "vcpu"), ("Memory", "memory"), ("Tenancy", "tenancy"),
        ("Operating System", "operatingSystem"), ("License Model", "licenseModel"), ("usageType", "usagetype"),
        ("operation", "operation"), ("CapacityStatus", "capacitystatus"), ("Pre Installed S/W", "preInstalledSw"),
        ("Region Code", "regionCode"), ("MarketOption", "marketoption"), ("Volume API Name", "volumeApiName"),
    ]

    private static func member(_ key: String, _ value: String?) -> String {
        "\(SampleFile.quoted(key)) : \(SampleFile.quoted(value ?? ""))"
    }

    private static func product(_ row: [String: String]) -> String {
        let members = attributes.compactMap { column, key in row[column].map { member(key, $0) } }
        return """
            {
              \(member("sku", row["SKU"])), \(member("productFamily", row["Product Family"])),
              "attributes" : { \(members.joined(separator: ", ")) }
            }
            """
    }

    /// The on-demand term of one SKU's rows, each of them a dimension of its price.
    private static func term(_ rows: [[String: String]]) -> String {
        let dimensions = rows.enumerated().map { number, row in
            """
            "\(row["SKU"] ?? "").T.\(number)" : {
              \(member("unit", row["Unit"])), \(member("endRange", row["EndingRange"])),
              \(member("description", row["PriceDescription"])), "appliesTo" : [ ],
              \(member("beginRange", row["StartingRange"])),
              "pricePerUnit" : { \(member(row["Currency"] ?? "", row["PricePerUnit"])) }
            }
            """
        }
        let (sku, date) = (rows.first?["SKU"] ?? "", rows.first?["EffectiveDate"] ?? "")
        return """
            "\(sku).T" : {
              "priceDimensions" : { \(dimensions.joined(separator: ",\n")) }, \(member("sku", sku)),
              \(member("effectiveDate", date + "T00:00:00Z")), "offerTermCode" : "T", "termAttributes" : { }
            }
            """
    }

    private var onDemand: [(sku: String, rows: [[String: String]])] {
        let rows = rows.filter { $0["TermType"] == "OnDemand" }
        let skus = Set(rows.compactMap { $0["SKU"] }).sorted()
        return skus.map { sku in (sku, rows.filter { $0["SKU"] == sku }) }
    }

    /// The same offer in AWS's JSON form, without reserved terms.
    var json: String {
        let products = onDemand.map { "\"\($0.sku)\" : \(Self.product($0.rows[0]))" }
        let terms = onDemand.map { "\"\($0.sku)\" : { \(Self.term($0.rows)) }" }
        return """
            {
              "formatVersion" : "v1.0", "disclaimer" : "For information only.", "offerCode" : "\(code)",
              "version" : "\(version)", "publicationDate" : "2025-09-12T22:53:08Z",
              "products" : { \(products.joined(separator: ",\n")) },
              "terms" : { "OnDemand" : { \(terms.joined(separator: ",\n")) } }
            }

            """
    }

    /// The answer of `aws pricing get-products` with the products of the offer, each a text of its own.
    func answer(_ members: String = "") -> String {
        let products = onDemand.map { sku, rows in
            SampleFile.quoted(
                """
                {"product":\(Self.product(rows[0])),"serviceCode":"\(code)","terms":{"OnDemand":{\(Self.term(rows))}},
                "version":"\(version)","publicationDate":"2025-09-12T22:53:08Z"}
                """)
        }
        return "{\"PriceList\": [\(products.joined(separator: ", "))], \"FormatVersion\": \"aws_v1\"\(members)}\n"
    }
}
