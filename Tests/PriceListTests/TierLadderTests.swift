import PriceList
import Testing

struct TierLadderTests {
    private func offer(_ tiers: [(String, String, String)]) -> String {
        var offer = OfferText(offerCode: "AmazonApiGateway")
        for (begin, end, price) in tiers {
            offer.add([
                "SKU": "REST", "usageType": "USE1-ApiGatewayRequest", "operation": "ApiGatewayRequest",
                "Unit": "Requests", "StartingRange": begin, "EndingRange": end, "PricePerUnit": price,
            ])
        }
        return offer.text
    }

    private func rate(_ tiers: [(String, String, String)]) throws -> String? {
        try importing(offer(tiers)).lines.first.map {
            String($0.dropFirst("AmazonApiGateway us-east-1 requests REST Requests ".count))
        }
    }

    @Test func unsortedTiersAreSorted() throws {
        #expect(
            try rate([("1000", "Inf", "1"), ("0", "333", "3.5"), ("333", "1000", "2.80")])
                == "0-333:3.5 333-1000:2.8 1000-Inf:1")
    }

    @Test func aGapOfOneIsClosed() throws {
        #expect(try rate([("0", "20000", "0"), ("20001", "Inf", "0.03")]) == "0-20000:0 20000-Inf:0.03")
    }

    @Test func boundsMayHaveExponentsAndZeros() throws {
        #expect(try rate([("0.0", "1E3", "2"), ("1000.00", "inf", "1")]) == "0-1000:2 1000-Inf:1")
    }

    @Test func oneTierIsAFlatPrice() throws {
        #expect(try rate([("0", "Inf", "2.0")]) == "2")
        #expect(try rate([("", "", "2.0")]) == "2")
    }

    @Test func theSameRowTwiceIsOne() throws {
        #expect(try rate([("0", "5", "2"), ("0", "5", "2.0"), ("5", "Inf", "1")]) == "0-5:2 5-Inf:1")
    }

    @Test func oneTierWithTwoPricesIsAConflict() {
        #expect(
            failure(offer([("0", "5", "2"), ("5", "Inf", "1"), ("0", "5", "3")]))
                == .conflict(
                    price: "AmazonApiGateway requests REST in us-east-1",
                    first: ImportError.Statement(sku: "REST", line: 7, price: "2"),
                    second: ImportError.Statement(sku: "REST", line: 9, price: "3")))
    }

    @Test func laddersThatDoNotMeet() {
        #expect(
            failure(offer([("0", "10", "2"), ("12", "Inf", "1")]))
                == .tierGap(sku: "REST", line: 8, begin: "12", previousEnd: "10"))
        #expect(
            failure(offer([("5", "Inf", "1"), ("0", "10", "2")]))
                == .tierOverlap(sku: "REST", line: 7, begin: "5", previousEnd: "10"))
        #expect(
            failure(offer([("0", "Inf", "1"), ("10", "20", "2")]))
                == .tierOverlap(sku: "REST", line: 8, begin: "10", previousEnd: "Inf"))
        #expect(failure(offer([("1", "Inf", "1")])) == .tierStart(sku: "REST", line: 7, begin: "1"))
        #expect(failure(offer([("0", "9", "1")])) == .tierEnd(sku: "REST", line: 7, end: "9"))
        #expect(
            failure(offer([("9", "9", "1")])) == .tierEmpty(sku: "REST", line: 7, begin: "9", end: "9"))
        #expect(failure(offer([("0", "many", "1")])) == .tierBound(sku: "REST", line: 7, text: "many"))
    }
}
