import JSONText
import Pricing
import Testing

/// Writes price tables and reads them as a user's directory is read.
enum TableText {
    /// A table of API Gateway with these prices.
    static func gateway(
        _ prices: String, effectiveDate: String = "2020-01-01", region: String = "us-east-1", header: String = ""
    ) -> String {
        """
        {
          "formatVersion": 1,
          "offerCode": "AmazonApiGateway",
          "region": "\(region)",
          "currency": "USD",
          "effectiveDate": "\(effectiveDate)",\(header)
          "prices": [\(prices)]
        }

        """
    }

    /// A flat price of a REST call.
    static func rest(_ price: String) -> String {
        #"{"item": "requests", "type": "REST", "unit": "Requests", "price": "\#(price)"}"#
    }

    static func source(_ text: String, path: String = "us-east-1/AmazonApiGateway/2020-01-01.json") throws
        -> PriceTableSource
    {
        try #require(PriceTableSource(directory: "own", path: path) { Array(text.utf8) })
    }

    /// The message for a table that is not valid.
    static func fault(_ text: String, path: String = "us-east-1/AmazonApiGateway/2020-01-01.json") throws -> String {
        let error = try #require(throws: PricingError.self) { try source(text, path: path).load() }
        return error.description
    }
}
