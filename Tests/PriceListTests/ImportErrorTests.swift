import ByteScanning
import ExactMath
import PriceList
import Testing

struct ImportErrorTests {
    private func instance(_ price: String, _ cells: [String: String] = [:]) -> String {
        var offer = OfferText()
        offer.addInstance("A", price, cells)
        return offer.text
    }

    @Test func pricesThatAreNone() {
        #expect(failure(instance("")) == .priceEmpty(sku: "A", line: 7))
        #expect(failure(instance("-0.1")) == .priceNegative(sku: "A", line: 7, text: "-0.1"))
        for (text, reason) in [("free", NumberTextError.malformed), ("0,04", .malformed), (".5", .malformed)] {
            #expect(failure(instance(text)) == .priceNotNumber(sku: "A", line: 7, text: text, reason: reason))
        }
        let long = "0." + String(repeating: "1", count: 99)
        #expect(
            failure(instance(long))
                == .priceNotNumber(sku: "A", line: 7, text: long, reason: .tooLong(characters: 101, limit: 100)))
        #expect(
            failure(instance("1E400"))
                == .priceNotNumber(sku: "A", line: 7, text: "1E400", reason: .tooLong(characters: 401, limit: 100)))
        guard case .priceNotNumber(_, _, "1E-9999", .tooLong) = failure(instance("1E-9999")) else {
            Issue.record("a price of ten thousand places was taken")
            return
        }
    }

    /// Exponents, and the long expansions that binary numbers left in offers of 2016.
    @Test(arguments: [
        ("2.0E-7", "0.0000002"), ("5E2", "500"), ("0.0000000000", "0"), ("1161", "1161"),
        (
            "2.052000000000000046185277824406512081623077392578125",
            "2.052000000000000046185277824406512081623077392578125"
        ),
    ])
    func pricesKeepAllTheirDigits(_ text: String, _ expected: String) throws {
        #expect(try importing(instance(text)).lines == ["AmazonEC2 us-east-1 instance t3.medium Linux Hrs \(expected)"])
    }

    @Test func twoPricesForOneThing() throws {
        var offer = OfferText()
        offer.addInstance("B", "0.05")
        offer.addInstance("A", "0.0416")
        let error = try #require(failure(offer.text))
        #expect(
            error
                == .conflict(
                    price: "AmazonEC2 instance t3.medium Linux in us-east-1",
                    first: ImportError.Statement(sku: "A", line: 8, price: "0.0416"),
                    second: ImportError.Statement(sku: "B", line: 7, price: "0.05")))
        #expect(error.description.contains("0.0416 (SKU A, line 8) and 0.05 (SKU B, line 7)"))
        offer.rows[0]["PricePerUnit"] = "0.04160"
        #expect(try importing(offer.text).first?.prices.map(\.sku) == ["A"])
    }

    /// A table with tiers there could not be read back, so none is made.
    @Test func tiersOfWhatIsPricedOneByOne() throws {
        var offer = OfferText()
        offer.addInstance("A", "0.05", ["EndingRange": "1000"])
        offer.addInstance("A", "0.04", ["StartingRange": "1000"])
        let error = try #require(failure(offer.text))
        #expect(
            error
                == .tiersOfSingle(price: "AmazonEC2 instance t3.medium Linux in us-east-1", sku: "A", line: 7, count: 2)
        )
        #expect(error.description.contains("priced one by one"))
        offer.rows[1]["PricePerUnit"] = "0.05"
        #expect(failure(offer.text) == error, "not even where both cost the same")
    }

    @Test func rowsThatCannotBeRead() {
        #expect(
            failure(instance("1", ["Unit": "Days"])) == .unit(sku: "A", line: 7, found: "Days", accepted: "Hrs"))
        #expect(failure(instance("1", ["Currency": ""])) == .currency(sku: "A", line: 7, text: ""))
        #expect(
            failure(instance("1", ["EffectiveDate": "2025-02-30"]))
                == .effectiveDate(sku: "A", line: 7, text: "2025-02-30"))
    }

    @Test func columnsThatAreMissingOrDoubled() {
        var offer = OfferText()
        offer.addInstance("A", "1")
        offer.columns.removeAll { $0 == "PricePerUnit" || $0 == "Unit" }
        #expect(failure(offer.text) == .columnsMissing(line: 6, names: ["Unit", "PricePerUnit"]))
        offer.columns += ["Unit", "PricePerUnit", "Unit"]
        #expect(failure(offer.text) == .columnTwice(line: 6, name: "Unit"))
    }

    @Test func columnsInAnotherOrderWithOthersMissing() throws {
        var offer = OfferText()
        offer.addInstance("A", "0.0416")
        let expected = try importing(offer.text).lines
        offer.columns.reverse()
        offer.columns.removeAll { ["Location", "MarketOption", "vCPU", "RateCode", "CapacityStatus"].contains($0) }
        offer.columns.insert("Something, \"new\"", at: 3)
        #expect(try importing(offer.text).lines == expected)
        offer.lineEnd = "\r\n"
        #expect(try importing("\u{FEFF}" + offer.text).lines == expected)
    }

    @Test func everyCutOfARowIsFound() throws {
        var offer = OfferText()
        offer.addInstance("A", "0.0416")
        offer.addInstance("B", "0.0416")
        let text = offer.text
        let bytes = Array(text.utf8)
        let first = try #require(text.dropLast().utf8.lastIndex(of: 0x0A))
        let start = text.utf8.distance(from: text.startIndex, to: first) + 1
        for length in (start + 1)..<(bytes.count - 1) {
            let cut = String(decoding: bytes[..<length], as: UTF8.self)
            guard let error = failure(cut) else {
                Issue.record("a row cut at byte \(length) was taken")
                continue
            }
            #expect(
                error == .cutRow(line: 8) || error == .cellCount(line: 8, found: 1, expected: 38) || error.isCellCount)
        }
    }

    @Test(arguments: [
        ("v1.0", false), ("v1", false), ("1", false), ("aws_v1", false), ("", false),
        ("v2.0", true), ("aws_v2", true), ("v10", true), ("v99999999999999999999", true),
    ])
    func aFormatOfTheFutureIsRefusedByName(version: String, isRefused: Bool) {
        let texts = [
            "\"FormatVersion\",\"\(version)\"\nOfferCode,AmazonEC2\n",
            "{\"formatVersion\":\"\(version)\",\"offerCode\":\"AmazonEC2\",\"products\":{}}",
            "{\"FormatVersion\":\"\(version)\",\"PriceList\":[]}",
        ]
        for text in texts {
            let isNamed = if case .otherFormat(let named) = failure(text) { version.hasPrefix(named) } else { false }
            #expect(isNamed == isRefused)
        }
    }

    @Test func filesThatAreSomethingElse() {
        let savings =
            "FormatVersion,v1.0\nOfferCode,AWSMachineLearningSavingsPlans\nSKU,RateCode,Unit,DiscountedRate\nA,B,Hrs,1\n"
        #expect(failure(savings) == .savingsPlan)
        let none = ImportError.noPrices(offers: ["AWSComputeSavingsPlan"])
        #expect(failure("{\"version\":\"1\",\"products\":[],\"terms\":{\"savingsPlan\":[]}}") == none)
        #expect(failure("{\"terms\":{\"savingsPlan\":[]}}") == none)
        // The same shape without a word of savings plans is something else.
        #expect(failure("{\"version\":\"1\",\"products\":[{}],\"terms\":{\"OnDemand\":{}}}") == .productList)
        #expect(failure("{\"formatVersion\":\"v1.0\",\"regions\":{\"eu-west-1\":{}}}") == .regionIndex)
        #expect(failure("{\"regions\":[{\"regionCode\":\"eu-west-1\"}]}") == .regionIndex)
        #expect(failure("{\"formatVersion\":\"v1.0\",\"offers\":{}}") == .serviceIndex)
        #expect(failure("{\"offerCode\":\"AmazonEC2\",\"versions\":{}}") == .versionIndex)
        #expect(failure("\n<!DOCTYPE html>\n<html><body>404</body></html>") == .htmlPage)
        #expect(failure("<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>") == .xml)
        #expect(failure("") == .empty)
        #expect(failure(" \n\n") == .empty)
        #expect(failure("hello\nworld\n") == .notAnOffer(beginning: "hello"))
        #expect(failure("{\"a\":1}") == .notAnOffer(beginning: "{\"a\":1}"))
        #expect(failure("{\"offerCode\":\"awskms\",\"products\":{}}") == .otherOffer(code: "awskms"))
        #expect(failure(OfferText(offerCode: "comprehend").text) == .otherOffer(code: "comprehend"))
        #expect(failure(OfferText().text) == .noPrices(offers: ["AmazonEC2"]))
        #expect(failure("{\"PriceList\":[]}") == .noPrices(offers: []))
        let foreign = "{\"product\":{\"sku\":\"A\",\"attributes\":{\"servicecode\":\"AmazonS3\"}},\"terms\":{}}"
        #expect(failure(foreign) == .otherOffer(code: "AmazonS3"))
        #expect(failure("\"SKU\",\"TermType\",\"PricePerUnit\"\n") == .preambleMissing(line: 1, name: "OfferCode"))
    }

    @Test(arguments: [
        ([0x1F, 0x8B, 8, 0], Compression.gzip), ([0x50, 0x4B, 3, 4], .zip),
        ([0x28, 0xB5, 0x2F, 0xFD], .zstandard), (Array("BZh9".utf8), .bzip2),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], .xz),
    ])
    func compressedFilesWithTheirCommand(_ bytes: [UInt8], _ kind: Compression) {
        #expect(throws: ImportError.compressed(kind)) { try importing(bytes, edges: [1]) }
        let words = ImportError.compressed(kind).description
        #expect(words.contains("\(kind.rawValue) FILE | lambda-cost prices import -"))
    }

    @Test func jsonThatIsCutOrBroken() {
        let text = "{\n\"offerCode\":\"AmazonEC2\",\n\"products\":{\"A\":{\"sku\":\"A\""
        #expect(failure(text) == .json(.cut, line: 3, offset: text.utf8.count))
        #expect(
            failure("{\n\"offerCode\" \"AmazonEC2\"}")
                == .json(.unexpected(found: 0x22, expected: "a colon"), line: 2, offset: 14))
        let broken = "{\"offerCode\":\"AmazonEC2\",\"products\":{\"A\":{\"sku\":\"A\",\n\"attributes\":[}}}"
        let problem = JSONProblem.value(.unexpected(found: "}", expected: .value))
        #expect(failure(broken) == .json(problem, line: 2, offset: broken.utf8.count - 3))
    }

    /// Two kinds of fault never share their words.
    @Test func everyErrorHasItsOwnWords() {
        let errors: [ImportError] = [
            .empty, .notAnOffer(beginning: "x"), .savingsPlan, .regionIndex, .serviceIndex, .versionIndex, .htmlPage,
            .xml, .productList, .otherFormat(version: "x"), .compressed(.gzip), .compressed(.zip), .utf16,
            .otherOffer(code: "x"), .noPrices(offers: []),
            .incompletePage(line: 1), .cutRow(line: 1), .unclosedQuote(line: 1),
            .cellCount(line: 1, found: 1, expected: 2), .columnsMissing(line: 1, names: ["x"]),
            .columnTwice(line: 1, name: "x"), .preambleMissing(line: 1, name: "x"), .json(.cut, line: 1, offset: 1),
            .json(.unexpected(found: 0x7D, expected: "x"), line: 1, offset: 1),
            .json(.tooDeep(limit: 1), line: 1, offset: 1),
            .json(.tooLong(limit: 1), line: 1, offset: 1), .json(.value(.empty), line: 1, offset: 1),
            .priceEmpty(sku: "x", line: 1), .priceNegative(sku: "x", line: 1, text: "x"),
            .priceNotNumber(sku: "x", line: 1, text: "x", reason: .malformed),
            .unit(sku: "x", line: 1, found: "x", accepted: "x"), .currency(sku: "x", line: 1, text: "x"),
            .effectiveDate(sku: "x", line: 1, text: "x"), .tierBound(sku: "x", line: 1, text: "x"),
            .tierEmpty(sku: "x", line: 1, begin: "1", end: "1"), .tierStart(sku: "x", line: 1, begin: "1"),
            .tierGap(sku: "x", line: 1, begin: "1", previousEnd: "1"),
            .tierOverlap(sku: "x", line: 1, begin: "1", previousEnd: "1"), .tierEnd(sku: "x", line: 1, end: "1"),
            .tiersOfSingle(price: "x", sku: "x", line: 1, count: 2),
            .reservedHalf(sku: "x", line: 1, missing: "x"),
            .conflict(
                price: "x", first: ImportError.Statement(sku: "x", line: 1, price: "1"),
                second: ImportError.Statement(sku: "y", line: 2, price: "2")),
        ]
        let words = errors.map(\.description)
        #expect(Set(words).count == errors.count)
        #expect(words.allSatisfy { $0.count > 40 })
    }
}

extension ImportError {
    fileprivate var isCellCount: Bool { if case .cellCount = self { true } else { false } }
}
