import ExactMath
import JSONText
import StrictJSON
import Testing

@testable import Pricing

/// Rates of a Savings Plan: stated, or known only as a share of the on-demand price.
@Suite struct SavingsPlanRateTests {
    /// Tables of a region of our own: m5 at 0.096 and 0.192, and these rates.
    private func prices(_ rates: String) throws -> PricesInForce {
        func source(_ offer: String, _ prices: String) throws -> PriceTableSource {
            try PriceTableSource(
                file: "own/\(offer).json",
                bytes: Array(
                    """
                    {"formatVersion": 1, "offerCode": "\(offer)", "region": "here-1", "currency": "USD",
                    "effectiveDate": "2026-01-01", "prices": [\(prices)]}
                    """.utf8))
        }
        let instances = [("m5.large", "0.096"), ("m5.xlarge", "0.192"), ("m7g.large", "0.0816")].map { type, price in
            """
            {"item": "instance", "instanceType": "\(type)", "operatingSystem": "Linux", "unit": "Hrs", "price": "\(price)"}
            """
        }
        let book = PriceBook(adding: [
            try source("AmazonEC2", instances.joined(separator: ",")), try source("AWSComputeSavingsPlan", rates),
        ])
        return PricesInForce(book: book, region: "here-1", date: nil)
    }

    private func rate(_ type: String, _ what: String) -> String {
        """
        {"item": "instance", "instanceType": "\(type)", "operatingSystem": "Linux", "kind": "compute", "term": "3yr",
        "payment": "noUpfront", "unit": "Hrs", \(what)}
        """
    }

    private func hour(_ type: String, _ prices: PricesInForce) throws -> Price<Hour> {
        try prices.price(.planInstance, [type, "Linux", "compute", "3yr", "noUpfront"], per: Hour.self)
    }

    @Test func aStatedRateIsAPriceLikeAnyOther() throws {
        let price = try hour("m7g.large", try prices(rate("m7g.large", #""price": "0.0414""#)))
        #expect(try price.first == Rational(decimal: "0.0414") && price.isFlat && price.source.isConfirmed)
    }

    @Test func aShareIsTakenOfTheOnDemandPriceAndNotRounded() throws {
        let price = try hour("m5.large", try prices(rate("m5.large", #""shareOfOnDemand": "0.51""#)))
        #expect(try price.first == Rational(decimal: "0.04896") && price.isFlat)
        #expect(!price.source.isConfirmed)
    }

    @Test func aFamilysShareHoldsForTypesWithoutARateOfTheirOwn() throws {
        let prices = try prices(
            rate("m5.*", #""shareOfOnDemand": "0.5""#) + "," + rate("m5.large", #""price": "0.05""#))
        #expect(try hour("m5.large", prices).first == Rational(decimal: "0.05"))
        #expect(try hour("m5.xlarge", prices).first == Rational(decimal: "0.096"))
        let missing = #expect(throws: PricingError.self) { try hour("m7g.large", prices) }
        #expect(
            "\(try #require(missing))".contains("AWSComputeSavingsPlan in here-1 has no price for instance (m7g.large"))
    }

    @Test func aShareOfWhatIsNotPricedIsMissingAndNeverZero() throws {
        let prices = try prices(rate("m5.*", #""shareOfOnDemand": "0.5""#))
        let missing = #expect(throws: PricingError.self) { try hour("m5.metal", prices) }
        #expect("\(try #require(missing))".hasPrefix("AmazonEC2 in here-1 has no price for instance (m5.metal, Linux)"))
    }

    @Test(arguments: [
        (#""shareOfOnDemand": "0.5", "price": "0.05""#, "There are both a \"price\" and a \"shareOfOnDemand\"."),
        (#""shareOfOnDemand": "0""#, "Found \"0\""), (#""shareOfOnDemand": "1.01""#, "Found \"1.01\""),
        (#""confirmed": false"#, "There is neither a \"price\" nor \"tiers\"."),
    ])
    func faultyRates(what: String, finding: String) throws {
        let error = #expect(throws: PricingError.self) { try hour("m5.large", try prices(rate("m5.large", what))) }
        #expect("\(try #require(error))".contains(finding))
    }

    @Test func aFamilyHasNoPriceOfItsOwn() throws {
        let error = #expect(throws: PricingError.self) {
            try hour("m5.large", try prices(rate("m5.*", #""price": "0.05""#)))
        }
        #expect("\(try #require(error))".contains("A family's instances have no one price"))
    }

    @Test func aFigureThatATableDoesNotStateIsNamed() throws {
        let error = #expect(throws: PricingError.self) {
            try prices(rate("m5.*", #""shareOfOnDemand": "0.5""#)).detail("vCPU", of: .instance, ["m5.large", "Linux"])
        }
        #expect(
            "\(try #require(error))" == """
                AmazonEC2 in here-1 does not state vCPU of instance (m5.large, Linux) in the table of 2026-01-01 \
                (own/AmazonEC2.json).
                State "vCPU" in a table of your own, which --pricing DIR adds.
                """)
    }
}
