import ExactMath
import Pricing
import Testing

/// Prices and what stands beside them in a table.
@Suite struct PriceTests {
    private static func prices(_ entry: String) throws -> PricesInForce {
        let table = try TableText.source(
            TableText.gateway(entry, region: "test-1"), path: "test-1/AmazonApiGateway/2020-01-01.json")
        return PricesInForce(book: PriceBook(adding: [table]), region: "test-1", date: nil)
    }

    private static let ladder = #"""
        {"item": "requests", "type": "HTTP", "unit": "Requests", "meteringIncrementBytes": 1000, "tiers": [
          {"beginRange": 0, "endRange": 10, "price": 0}, {"beginRange": "10", "endRange": "100", "price": "0.5"},
          {"beginRange": 1e2, "endRange": "Inf", "price": 0.25}]}
        """#

    /// Half-open tiers: what begins at a bound has the next price.
    @Test(arguments: [(0, "0"), (10, "0"), (11, "0.5"), (100, "45"), (101, "45.25"), (200, "70")])
    func tiersAreGraduated(quantity: Int, dollars: String) throws {
        let price = try Self.prices(Self.ladder).price(.apiRequests, ["HTTP"], per: Request.self)
        let amount = Quantity<Request>(Rational(quantity)) * price
        #expect(try amount == Rational(decimal: dollars))
        #expect(!price.isFlat)
        let sum = price.tiers.reduce(Rational.zero) { $0 + $1.part(of: Rational(quantity)) * $1.price }
        #expect(sum == amount)
    }

    /// What comes after so many units costs what it would if those had come first.
    @Test(arguments: [0, 3, 10, 99, 100, 500])
    func afterSoManyUnitsEveryBoundComesEarlier(quantity: Int) throws {
        let price = try Self.prices(Self.ladder).price(.apiRequests, ["HTTP"], per: Request.self)
        let after = price.after(Rational(quantity))
        func cost(_ units: Int, _ price: Price<Request>) -> Rational { Quantity<Request>(Rational(units)) * price }
        for units in 0...200 {
            #expect(cost(units, after) == cost(quantity + units, price) - cost(quantity, price))
        }
        #expect(after.tiers.first?.beginRange == 0 && after.tiers.last?.endRange == nil)
    }

    @Test func anEntryTellsWhereItStands() throws {
        let (entry, source) = try Self.prices(
            #"""
            {"item": "cache", "cacheGB": "0.5", "unit": "Hrs", "price": "0.02", "sku": "ABC", "confirmed": false,
             "note": "seen once"}
            """#
        ).entry(.cache, ["0.5"])
        #expect(entry.attributes == ["0.5"])
        #expect(entry.unit == "Hrs")
        #expect(source.sku == "ABC")
        #expect(!source.isConfirmed)
        #expect(source.note == "seen once")
        #expect(source.subject == "cache (0.5)")
        #expect(source.file == "own/test-1/AmazonApiGateway/2020-01-01.json")
        #expect(source.effectiveDate == CalendarDate("2020-01-01"))
        #expect(try Self.prices(Self.ladder).entry(.apiRequests, ["HTTP"]).entry.meteringIncrementBytes == 1000)
    }

    // MARK: Lambda's metering

    private static func billing(_ day: String) throws -> LambdaBilling {
        try PricesInForce(book: PriceBook(), region: "us-east-1", date: CalendarDate(day)).lambdaBilling()
    }

    @Test(arguments: [
        ("2017-01-01", "0.1", 100), ("2017-01-01", "100", 100), ("2017-01-01", "100.001", 200),
        ("2021-01-01", "0.1", 1), ("2021-01-01", "99.1", 100), ("2021-01-01", "100", 100),
    ])
    func billedDurations(day: String, durationMs: String, billed: Int) throws {
        #expect(try Self.billing(day).billedMs(Rational(decimal: durationMs)) == Rational(billed))
    }

    @Test(arguments: [
        ("2017-01-01", 128, true), ("2017-01-01", 129, false), ("2017-01-01", 192, true), ("2017-01-01", 1536, true),
        ("2017-01-01", 1600, false), ("2018-01-01", 3008, true), ("2018-01-01", 3072, false), ("2021-01-01", 129, true),
        ("2021-01-01", 10240, true), ("2021-01-01", 10241, false), ("2021-01-01", 127, false),
    ])
    func memorySizes(day: String, memoryMB: Int, isOffered: Bool) throws {
        #expect(try Self.billing(day).offers(memoryMB: Rational(memoryMB)) == isOffered)
    }

    // MARK: Days

    @Test(arguments: ["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31", "2026-04-30"])
    func daysThatExist(text: String) {
        #expect(CalendarDate(text)?.description == text)
    }

    @Test(arguments: [
        "2023-02-29", "1900-02-29", "2026-04-31", "2026-00-01", "2026-13-01", "2026-01-00", "2026-01-32", "2026-1-01",
        "26-01-01", "2026/01/01", "2026-01-01 ", "+026-01-01", "２026-01-01", "",
    ])
    func daysThatDoNot(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test func daysAreOrdered() {
        let days = ["2019-12-31", "2020-01-01", "2020-01-02", "2020-02-01"].compactMap { CalendarDate($0) }
        #expect(days.count == 4)
        #expect(zip(days, days.dropFirst()).allSatisfy { $0 < $1 })
    }
}
