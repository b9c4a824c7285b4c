import JSONText
import Testing

@testable import Pricing

/// What is said of two tables.
@Suite struct PriceTableDifferenceTests {
    private func table(_ currency: String, _ price: String) throws -> PriceTable {
        let text = """
            {"formatVersion": 1, "offerCode": "AmazonVPC", "region": "cn-north-1", "currency": "\(currency)",
            "effectiveDate": "2024-02-01", "prices": [{"item": "publicIPv4", "unit": "Hrs", "price": "\(price)"}]}
            """
        return try PriceTable(try JSONDocument(Array(text.utf8)), file: "t.json")
    }

    private func changes(from old: PriceTable, to new: PriceTable) throws -> [String] {
        let difference = PriceTableDifference(from: old, try old.allEntries(), to: new, try new.allEntries())
        return difference.changes.map { subject, change in
            switch change {
            case .changed(let before, let now): "\(subject): \(before) → \(now)"
            case .dearer(let before, let now, _): "\(subject) dearer: \(before) → \(now)"
            default: subject
            }
        }
    }

    @Test func yuanAreNotDearerThanDollars() throws {
        #expect(
            try changes(from: try table("USD", "0.005"), to: try table("CNY", "0.036")) == ["currency: USD → CNY"])
    }

    @Test func pricesOfOneCurrencyAreCompared() throws {
        #expect(
            try changes(from: try table("CNY", "0.03"), to: try table("CNY", "0.036"))
                == ["publicIPv4 dearer: 0.03 per Hrs → 0.036 per Hrs"])
    }
}
