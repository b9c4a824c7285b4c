import ExactMath
import Pricing
import Testing

/// Which table is in force, and what is said where there is no price.
@Suite struct PriceBookTests {
    private static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    private static func book(_ tables: (region: String, day: String, price: String)...) throws -> PriceBook {
        PriceBook(
            adding: try tables.map { region, day, price in
                try TableText.source(
                    TableText.gateway(TableText.rest(price), effectiveDate: day, region: region),
                    path: "\(region)/AmazonApiGateway/\(day).json")
            })
    }

    private static func restPrice(_ book: PriceBook, _ region: String, _ day: CalendarDate?) throws -> Rational {
        try PricesInForce(book: book, region: region, date: day).price(.apiRequests, ["REST"], per: Request.self).first
    }

    @Test(arguments: [
        ("2001-01-01", 1), ("2001-12-31", 1), ("2002-01-01", 2), ("2002-01-02", 2), ("2003-06-01", 3),
        ("2099-12-31", 3),
    ])
    func theNewestTableOnOrBeforeTheDay(day: String, price: Int) throws {
        let book = try Self.book(
            ("test-1", "2002-01-01", "2"), ("test-1", "2003-06-01", "3"), ("test-1", "2001-01-01", "1"))
        #expect(try Self.restPrice(book, "test-1", try Self.day(day)) == Rational(price))
        #expect(try Self.restPrice(book, "test-1", nil) == 3)
    }

    /// Partial tables of 2002 and 2003 price HTTP calls alone, a whole one of 2001 both, and one of 2000 REST calls.
    @Test(arguments: [
        ("2003-01-01", "HTTP", 30, "2003-01-01"), ("2003-01-01", "REST", 1, "2001-01-01"),
        ("2002-06-01", "HTTP", 20, "2002-01-01"), ("2002-06-01", "REST", 1, "2001-01-01"),
        ("2001-06-01", "HTTP", 10, "2001-01-01"), ("2000-06-01", "REST", 5, "2000-01-01"),
    ])
    func forWhatAPartialTableDoesNotPriceTheOneBeforeItCounts(
        day: String, type: String, price: Int, from: String
    ) throws {
        func http(_ price: String) -> String {
            #"{"item": "requests", "type": "HTTP", "unit": "Requests", "price": "\#(price)", "meteringIncrementBytes": 1}"#
        }
        let partial = "\"partial\": true,"
        let tables = [
            ("2000-01-01", TableText.rest("5"), ""), ("2001-01-01", TableText.rest("1") + "," + http("10"), ""),
            ("2002-01-01", http("20"), partial), ("2003-01-01", http("30"), partial),
        ]
        let book = PriceBook(
            adding: try tables.map { day, prices, header in
                try TableText.source(
                    TableText.gateway(prices, effectiveDate: day, region: "test-1", header: header),
                    path: "test-1/AmazonApiGateway/\(day).json")
            })
        let prices = PricesInForce(book: book, region: "test-1", date: try Self.day(day))
        let found = try prices.price(.apiRequests, [type], per: Request.self)
        #expect(found.first == Rational(price))
        #expect(found.source.effectiveDate.description == from)
        #expect(try prices.table(of: found.source).effectiveDate.description == from)
    }

    /// The built-in tables of AmazonEC2 hold a part of AWS's list, so that what an older, imported one prices counts on.
    @Test(arguments: [("2020-07-09", "2021-01-01"), ("2020-07-09", nil), ("2024-01-01", "2026-07-20")])
    func aBuiltInTableThatHoldsAPartOfAnOfferHidesNothing(imported: String, asOf: String?) throws {
        let text = TableText.gateway(
            #"{"item": "instance", "instanceType": "x9.large", "operatingSystem": "Linux", "unit": "Hrs", "price": 7}"#,
            effectiveDate: imported, header: " \"partial\": true,"
        ).replacing("AmazonApiGateway", with: "AmazonEC2")
        let book = PriceBook(
            adding: [try TableText.source(text, path: "us-east-1/AmazonEC2/\(imported).json")])
        let prices = PricesInForce(book: book, region: "us-east-1", date: try asOf.map(Self.day))
        #expect(try prices.price(.instance, ["x9.large", "Linux"], per: Hour.self).first == 7)
        let missing = try #require(throws: PricingError.self) {
            try prices.price(.instance, ["x9.largo", "Linux"], per: Hour.self)
        }
        let inForce = try prices.table(of: .ec2)
        #expect(missing.description.contains("in the table of \(inForce.effectiveDate) (\(inForce.file))"))
        #expect(missing.description.contains("instance (x9.large, Linux)"))
    }

    /// The whole table of 2001 is not partial, so what it lacks has no price, though the one of 2000 has.
    @Test func aWholeTableHidesWhatIsBeforeIt() throws {
        let book = PriceBook(
            adding: try [("2000-01-01", "REST"), ("2001-01-01", "HTTP")].map { day, type in
                try TableText.source(
                    TableText.gateway(
                        #"{"item": "requests", "type": "\#(type)", "unit": "Requests", "price": "1", "meteringIncrementBytes": 1}"#,
                        effectiveDate: day, region: "test-1"), path: "test-1/AmazonApiGateway/\(day).json")
            })
        #expect(throws: PricingError.self) { try Self.restPrice(book, "test-1", nil) }
    }

    @Test func beforeTheFirstTable() throws {
        let book = try Self.book(("test-1", "2001-01-01", "1"))
        let error = #expect(throws: PricingError.self) {
            try Self.restPrice(book, "test-1", try Self.day("2000-12-31"))
        }
        #expect(
            error?.description == """
                There are no prices of AmazonApiGateway in test-1 for 2000-12-31.
                The first table is of 2001-01-01: choose that day or a later one with --as-of or "pricesAsOf".
                """)
    }

    @Test func unknownRegion() throws {
        let error = #expect(throws: PricingError.self) { try Self.restPrice(PriceBook(), "us-east1", nil) }
        #expect(
            error?.description == """
                There are no prices for the region 'us-east1'.
                Did you mean 'us-east-1'? Regions with price tables: eu-west-1, us-east-1. \
                Add your own with --pricing DIR or 'lambda-cost prices import'.
                """)
    }

    @Test func aRegionWithoutTheOffer() throws {
        let prices = PricesInForce(book: try Self.book(("test-1", "2001-01-01", "1")), region: "test-1", date: nil)
        let error = #expect(throws: PricingError.self) { try prices.price(.publicIPv4, per: Hour.self) }
        #expect(
            error?.description == """
                There is no price table of AmazonVPC for test-1.
                Regions that have one: eu-west-1, us-east-1. \
                Add your own with --pricing DIR or 'lambda-cost prices import'.
                """)
    }

    // MARK: A user's tables

    @Test func aUsersTableAddsARegion() throws {
        let book = try Self.book(("test-1", "2001-01-01", "1"))
        #expect(book.regions == ["eu-west-1", "test-1", "us-east-1"])
        #expect(
            book.sources(of: .apiGateway, in: "test-1").map(\.file) == ["own/test-1/AmazonApiGateway/2001-01-01.json"])
    }

    @Test func aUsersTableAddsADay() throws {
        let book = try Self.book(("us-east-1", "2021-05-05", "7"))
        #expect(try Self.restPrice(book, "us-east-1", try Self.day("2021-05-05")) == 7)
        #expect(try Self.restPrice(book, "us-east-1", try Self.day("2021-05-04")) == Rational(decimal: "0.0000035"))
        #expect(try Self.restPrice(book, "us-east-1", nil) == 7)
    }

    @Test func aUsersTableReplacesABuiltInOne() throws {
        let day = "2020-11-01"
        let builtIn = PriceBook()
        #expect(builtIn.sources(of: .apiGateway, in: "us-east-1").contains { $0.effectiveDate.description == day })
        let book = try Self.book(("us-east-1", day, "7"))
        #expect(book.sources.count == builtIn.sources.count)
        #expect(try Self.restPrice(book, "us-east-1", try Self.day(day)) == 7)
    }

    @Test func theLastOfTwoTablesOfADayWins() throws {
        let book = try Self.book(("test-1", "2001-01-01", "1"), ("test-1", "2001-01-01", "2"))
        #expect(try Self.restPrice(book, "test-1", nil) == 2)
    }

    @Test func aFaultInAUsersTableStopsEverything() throws {
        let table = try TableText.source(
            TableText.gateway("\(TableText.rest("1")), 5", region: "test-1", header: ""),
            path: "test-1/AmazonApiGateway/2020-01-01.json")
        let book = PriceBook(adding: [table])
        let error = #expect(throws: PricingError.self) { try Self.restPrice(book, "test-1", nil) }
        #expect(error?.description.hasSuffix("prices[1]\nFound 5 where a price { … } is expected.") == true)
    }

    @Test func sourcesAreSortedByRegionOfferAndDay() {
        let keys = PriceBook().sources.map { "\($0.region) \($0.offerCode.rawValue) \($0.effectiveDate)" }
        #expect(keys == keys.sorted())
    }

    // MARK: Missing prices

    private static func missing(
        _ kind: ItemKind, _ attributes: [String], _ day: String?
    ) throws -> [String] {
        let prices = PricesInForce(book: PriceBook(), region: "us-east-1", date: try day.map(Self.day))
        let error = #expect(throws: PricingError.self) { try prices.price(kind, attributes, per: Hour.self) }
        return try #require(error).description.split(separator: "\n").map(String.init)
    }

    @Test func aTypingSlipNamesTheNearest() throws {
        #expect(
            try Self.missing(.instance, ["t2.nanp", "Linux"], "2017-03-01") == [
                "AmazonEC2 in us-east-1 has no price for instance (t2.nanp, Linux) in the table of 2016-12-10 "
                    + "(pricing/us-east-1/AmazonEC2/2016-12-10.json).",
                "The nearest that this table prices: instance (t2.nano, Linux).",
            ])
        let system = try Self.missing(.instance, ["t2.nano", "linux"], "2017-03-01")
        #expect(system.last == "The nearest that this table prices: instance (t2.nano, Linux).")
    }

    @Test func whatAPartOfAListLacksNamesTheWholeOne() throws {
        let whole =
            "This table holds a part of AWS's list: 'lambda-cost prices update --region us-east-1' gets all of it."
        // No near miss of a listed one, and the same size of another family: both may be right.
        #expect(try Self.missing(.instance, ["qubit", "Linux"], nil).last == whole)
        for (right, near) in [("c7h.large", "c7a.large"), ("m7g.48xlarge", "m7a.48xlarge")] {
            let message = try Self.missing(.instance, [right, "Linux"], nil)
            #expect(message.last == "The nearest that this table prices: instance (\(near), Linux). \(whole)")
        }
        // Slips, and a day whose prices today's list does not have.
        for slip in ["c6g.larg", "c6g", "t3.2xlarges"] {
            #expect(try Self.missing(.instance, [slip, "Linux"], nil).last?.contains("AWS's list") == false)
        }
        #expect(try Self.missing(.instance, ["qubit", "Linux"], "2017-03-01").last?.contains("list") == false)
        // A whole table.
        let table = try TableText.source(
            TableText.gateway(TableText.rest("1"), region: "us-east-1"),
            path: "us-east-1/AmazonApiGateway/2030-01-01.json")
        let prices = PricesInForce(book: PriceBook(adding: [table]), region: "us-east-1", date: nil)
        let error = #expect(throws: PricingError.self) { try prices.price(.cache, ["500"], per: Hour.self) }
        #expect(error?.description.contains("AWS's list") == false)
    }

    @Test func aTypeOfLaterDaysNamesTheFirst() throws {
        let message = try Self.missing(.loadBalancerHours, ["application"], "2016-08-10")
        #expect(
            message.last == "loadBalancerHours (application) is priced from 2016-08-11 on: choose that day or a later "
                + "one with --as-of. Priced values of type: classic.")
    }

    @Test func aPriceOfEarlierDaysNamesTheLast() throws {
        let old = try TableText.source(
            TableText.gateway(#"{"item": "cache", "cacheGB": "9.9", "unit": "Hrs", "price": 1}"#, region: "test-1"),
            path: "test-1/AmazonApiGateway/2020-01-01.json")
        let new = try TableText.source(
            TableText.gateway(TableText.rest("1"), effectiveDate: "2021-01-01", region: "test-1"),
            path: "test-1/AmazonApiGateway/2021-01-01.json")
        let prices = PricesInForce(book: PriceBook(adding: [old, new]), region: "test-1", date: nil)
        let error = #expect(throws: PricingError.self) { try prices.price(.cache, ["9.9"], per: Hour.self) }
        #expect(error?.description.contains("cache (9.9) was priced in the table of 2020-01-01: choose") == true)
        let never = #expect(throws: PricingError.self) { try prices.price(.cache, ["500"], per: Hour.self) }
        #expect(
            never?.description.hasSuffix("See 'lambda-cost prices show AmazonApiGateway' for what it prices.") == true)
    }

    @Test func aPriceInAnotherUnitIsNoPrice() throws {
        let prices = PricesInForce(book: PriceBook(), region: "us-east-1", date: nil)
        let error = #expect(throws: PricingError.self) { try prices.price(.publicIPv4, per: Gigabyte.self) }
        #expect(error?.description.contains("has no price for publicIPv4 (per GB)") == true)
    }
}
