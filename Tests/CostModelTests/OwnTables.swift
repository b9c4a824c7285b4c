import Pricing
import Testing

/// Price tables that a test states itself, as a user's directory would.
enum OwnTables {
    static func table(
        _ offer: String, from day: String, region: String = "us-east-1", billing: String = "", prices: String
    ) throws -> PriceTableSource {
        let text = """
            {"formatVersion": 1, "offerCode": "\(offer)", "region": "\(region)", "currency": "USD",
             "effectiveDate": "\(day)", \(billing)
             "prices": [\(prices)]}
            """
        return try #require(
            PriceTableSource(directory: "own", path: "\(region)/\(offer)/\(day).json") { Array(text.utf8) })
    }

    /// Lambda on x86_64 at this price of a GB-second.
    static func lambda(from day: String, gbSecond: String, incrementMs: Int) throws -> PriceTableSource {
        try table(
            "AWSLambda", from: day,
            billing: """
                "billing": {"incrementMs": \(incrementMs), "minimumMs": \(incrementMs),
                  "memoryMB": {"minimum": 128, "maximum": 1536, "step": 64},
                  "freeTier": {"requests": 1000000, "gbSeconds": 400000}, "includedEphemeralStorageMB": 512},
                """,
            prices: """
                {"item": "requests", "unit": "Requests", "price": "0.0000002"},
                {"item": "duration", "architecture": "x86_64", "unit": "Lambda-GB-Second", "price": "\(gbSecond)"}
                """)
    }
}
