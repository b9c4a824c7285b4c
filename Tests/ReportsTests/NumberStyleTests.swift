import ExactMath
import Reports
import Testing

@Suite struct NumberStyleTests {
    @Test(arguments: [
        ("0", "$0.00"),
        ("1", "$1.00"),
        ("1234.56", "$1,234.56"),
        ("31.255", "$31.26"),
        ("31.2549999", "$31.25"),
        ("999.995", "$1,000.00"),
        ("1234567890.1", "$1,234,567,890.10"),
        ("0.01", "$0.01"),
        ("0.0149", "$0.01"),
        ("0.00999", "$0.01"),
        ("0.0099", "$0.0099"),
        ("0.00037", "$0.00037"),
        ("0.000375", "$0.00038"),
        ("0.0000166667", "$0.000017"),
        ("0.0000002", "$0.0000002"),
        ("0.000000000001", "$0.000000000001"),
        ("1e-13", "<$0.000000000001"),
        ("1e-9999", "<$0.000000000001"),
        ("-1.235", "-$1.24"),
        ("-1234.5", "-$1,234.50"),
        ("-0.00037", "-$0.00037"),
        ("-1e-13", ">-$0.000000000001"),
        ("999999999999999999999999999999.99", "$999,999,999,999,999,999,999,999,999,999.99"),
        ("1e30", "$1e30"),
        ("1.2349e45", "$1.23e45"),
        ("1.235e45", "$1.24e45"),
        ("9.995e99", "$1e100"),
        ("-1.5e9999", "-$1.5e9999"),
    ])
    func moneyForPeople(amount: String, expected: String) throws {
        #expect(NumberStyle.money(try Rational(decimal: amount), .dollars) == expected)
    }

    @Test(arguments: [
        ("0", "$0.00"),
        ("0.0000166667", "$0.0000166667"),
        ("5", "$5.00"),
        ("0.047", "$0.047"),
        ("1234.5", "$1,234.50"),
        ("0.1234567890125", "$0.123456789013"),
        ("1e-13", "<$0.000000000001"),
    ])
    func pricesKeepTheirDigits(amount: String, expected: String) throws {
        #expect(NumberStyle.price(try Rational(decimal: amount), .dollars) == expected)
    }

    @Test(arguments: [
        ("0", 2, "0"),
        ("2196", 2, "2,196"),
        ("1250000.5", 2, "1,250,000.5"),
        ("1250000.505", 2, "1,250,000.51"),
        ("1250000.500", 0, "1,250,001"),
        ("0.004", 2, "0.004"),
        ("0.0012345", 2, "0.0012"),
        ("0.005", 2, "0.01"),
        ("12.3456", 3, "12.346"),
        ("-1234.5", 2, "-1,234.5"),
        ("999", 2, "999"),
    ])
    func quantitiesDropZerosAtTheEnd(amount: String, places: Int, expected: String) throws {
        #expect(NumberStyle.quantity(try Rational(decimal: amount), places: places) == expected)
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1000, "1,000"), (10_000, "10,000"), (100_000, "100,000"), (1_000_000, "1,000,000"),
        (1_000_000_000_000, "1,000,000,000,000"), (-1234, "-1,234"), (-123, "-123"),
        (Int.max, "9,223,372,036,854,775,807"), (Int.min, "-9,223,372,036,854,775,808"),
    ])
    func requestsAreGrouped(count: Int, expected: String) {
        #expect(NumberStyle.requests(count) == expected)
    }

    /// 10 million requests in a month of 720 hours are 10,000,000/2,592,000 = 3.858… a second.
    @Test func ratesHaveThreeDigits() throws {
        #expect(NumberStyle.rate(Rational(10_000_000, over: 2_592_000)) == "3.86")
        #expect(NumberStyle.rate(Rational(10_000, over: 2_592_000)) == "0.00386")
        #expect(NumberStyle.rate(try Rational(decimal: "1234.4")) == "1,234")
        #expect(NumberStyle.rate(try Rational(decimal: "38.58")) == "38.6")
        #expect(NumberStyle.rate(0) == "0")
        #expect(NumberStyle.rate(5) == "5")
    }

    @Test(arguments: [
        ("0", "0.00"),
        ("5", "5.00"),
        ("4.3", "4.30"),
        ("0.0104", "0.0104"),
        ("1234567.891", "1234567.891"),
        ("-2.5", "-2.50"),
        ("0.123456789012345678", "0.123456789012345678"),
        ("0.1234567890123456785", "0.123456789012345679"),
        ("0.1000000000000000001", "0.10"),
        ("100000000000000000000", "100000000000000000000.00"),
    ])
    func moneyForJSONKeepsEighteenPlaces(amount: String, expected: String) throws {
        #expect(NumberStyle.moneyJSON(try Rational(decimal: amount)) == expected)
    }

    @Test func endlessMoneyIsRoundedHalfUp() {
        #expect(NumberStyle.moneyJSON(Rational(2, over: 3)) == "0.666666666666666667")
        #expect(NumberStyle.moneyJSON(Rational(1, over: 3)) == "0.333333333333333333")
        #expect(NumberStyle.csvNumber(Rational(2, over: 3)) == "0.666666666667")
        #expect(NumberStyle.csvNumber(Rational(1, over: 3)) == "0.333333333333")
    }

    @Test(arguments: [
        ("4.32", "CNY 4.32"), ("-1234.5", "-CNY 1,234.50"), ("1e-13", "<CNY 0.000000000001"), ("0", "CNY 0.00"),
    ])
    func otherMoneyHasItsCode(amount: String, expected: String) throws {
        #expect(NumberStyle.money(try Rational(decimal: amount), Currency("CNY")) == expected)
    }

    @Test func amountsThatDifferLookDifferentInTheirCurrency() throws {
        let (left, right) = NumberStyle.moneyApart(
            try Rational(decimal: "1.0001"), try Rational(decimal: "1.0002"), Currency("CNY"))
        #expect(left == "CNY 1.0001")
        #expect(right == "CNY 1.0002")
    }

    @Test func columnsOfMoneyNameTheirCurrency() {
        #expect(Currency.dollars.column("amount") == "amount_usd")
        #expect(Currency("CNY").column("amount") == "amount_cny")
        #expect(Currency.dollars.name == "US dollars")
        #expect(Currency("CNY").name == "CNY")
    }

    @Test func growthIsInPercent() {
        #expect(NumberStyle.change(Rational(-162, over: 10_000)) == "-1.62 %")
        #expect(NumberStyle.change(Rational(1, over: 3)) == "+33.33 %")
        #expect(NumberStyle.change(0) == "0.0 %")
    }
}

@Suite("Volumes as people say them")
struct SpokenVolumeTests {
    @Test(
        "three digits and a unit, about where that is not the number itself",
        arguments: [
            (0, "0"), (9999, "9,999"), (10_000, "10k"), (12_345, "about 12.3k"), (743_999, "about 744k"),
            (999_499, "about 999k"), (999_500, "about 1M"), (1_000_000, "1M"), (1_005_000, "about 1.01M"),
            (27_600_000, "27.6M"), (999_999_999, "about 1B"), (1_000_000_000_000, "1000B"),
        ])
    func words(_ count: Int, _ text: String) {
        #expect(NumberStyle.spoken(count) == text.replacing(" ", with: "\u{A0}"))
    }
}
