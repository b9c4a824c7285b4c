import JSONText
import Testing

@testable import Pricing

@Suite("Many tables")
struct ManyTablesTests {
    private static func source(_ day: String, _ price: String, part: String? = nil, isPartial: Bool = false)
        -> PriceTableSource?
    {
        let text = """
            {"formatVersion": 1, "offerCode": "AmazonVPC", "region": "moon-north-1", "currency": "USD",
             "effectiveDate": "\(day)", "partial": \(isPartial),
             "prices": [{"item": "publicIPv4", "unit": "Hrs", "price": "\(price)"}]}
            """
        let path = "moon-north-1/AmazonVPC/\(day)" + (part.map { "/\($0)" } ?? "") + ".json"
        return PriceTableSource(directory: "d\(price)", path: path) { () throws(PricingError) in Array(text.utf8) }
    }

    /// Against a search through all of them: of each day the one named last, and before a partial one what came before.
    @Test("the one in force is found as by looking through all, in whatever order they are named")
    func inForce() throws {
        let days = ["2031-01-05", "2031-01-01", "2031-01-05", "2031-01-03", "2031-01-01", "2031-01-09"]
        let sources = days.enumerated().compactMap { Self.source($1, "\($0 + 1)", isPartial: true) }
        #expect(sources.count == days.count)
        let book = PriceBook(adding: sources)
        for day in 1...10 {
            let date = try #require(CalendarDate("2031-01-" + (day < 10 ? "0\(day)" : "\(day)")))
            // Highest day, and of equal ones the highest place.
            var rest = days.indices.filter { (CalendarDate(days[$0]) ?? date) <= date }
            var table: PriceTable? = try book.table(of: .vpc, in: "moon-north-1", asOf: date)
            while let place = rest.max(by: { (days[$0], $0) < (days[$1], $1) }) {
                #expect(table?.file == sources[place].file, "\(date)")
                rest.removeAll { $0 == place }
                table = try table.flatMap { try book.table(before: $0) }
            }
            #expect(table == nil)
        }
    }

    @Test("no more faults are listed than anybody mends")
    func faults() throws {
        func faults(_ count: Int) throws -> Int {
            let price = #"{"item": "publicIPv4", "unit": "Hrs", "price": "-1"}"#
            let prices = [String](repeating: price, count: count).joined(separator: ",")
            let text = """
                {"formatVersion": 1, "offerCode": "AmazonVPC", "region": "r", "currency": "USD",
                 "effectiveDate": "2031-01-01", "prices": [\(prices)]}
                """
            return PriceTable.faults(in: try JSONDocument(Array(text.utf8)), file: "f").count
        }
        #expect(try faults(10) == 10)
        #expect(try faults(PriceTable.mostFaults + 500) == PriceTable.mostFaults)
    }
}
