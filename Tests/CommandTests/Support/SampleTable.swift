/// Price tables made for tests, of a region that no built-in table prices: `moon-north-1`, from 2001-01-01 on.
enum SampleTable {
    /// One price for all data out.
    static func dataTransfer(
        price: String, date: String = "2001-01-01", currency: String = "USD", formatVersion: String = "1",
        members: String = ""
    ) -> String {
        table(
            "AWSDataTransfer", date: date, currency: currency, formatVersion: formatVersion, members: members,
            prices: "{\"item\": \"internetOut\", \"unit\": \"GB\", \"price\": \"\(price)\"}")
    }

    /// Data out by tiers of begin, end and price.
    static func dataTransfer(tiers: [(String, String, String)]) -> String {
        let list = tiers.map { "{\"beginRange\": \"\($0.0)\", \"endRange\": \"\($0.1)\", \"price\": \"\($0.2)\"}" }
        return table(
            "AWSDataTransfer",
            prices: "{\"item\": \"internetOut\", \"unit\": \"GB\", \"tiers\": [\(list.joined(separator: ", "))]}")
    }

    /// A NAT gateway at one price for hours and data.
    static func natGateway(price: String) -> String {
        table(
            "AmazonEC2",
            prices: """
                {"item": "natGatewayHours", "unit": "Hrs", "price": "\(price)"},
                {"item": "natGatewayData", "unit": "GB", "price": "\(price)"}
                """)
    }

    private static func table(
        _ offer: String, date: String = "2001-01-01", currency: String = "USD", formatVersion: String = "1",
        members: String = "", prices: String
    ) -> String {
        """
        {"formatVersion": \(formatVersion), "offerCode": "\(offer)", "region": "moon-north-1",
         "currency": "\(currency)", "effectiveDate": "\(date)",\(members.isEmpty ? "" : " \(members),")
         "prices": [\(prices)]}

        """
    }
}
