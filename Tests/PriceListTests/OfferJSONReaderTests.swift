import PriceList
import Testing

private let product = """
    "sku" : "SKU1", "productFamily" : "Compute Instance", "attributes" : {"servicecode":"AmazonEC2",
    "location":"US East (N. Virginia)","locationType":"AWS Region","instanceType":"t3.medium","vcpu":"2",
    "memory":"4 GiB","tenancy":"Shared","operatingSystem":"Linux","licenseModel":"No License required",
    "usagetype":"BoxUsage:t3.medium","operation":"RunInstances","capacitystatus":"Used","marketoption":"OnDemand",
    "preInstalledSw":"NA","regionCode":"us-east-1"}
    """
private let dimensions = """
    "priceDimensions":{"SKU1.T.R":{"unit":"Hrs","endRange":"Inf","rateCode":"SKU1.T.R","beginRange":"0",
    "description":"$0.0416 per \\"hour\\"","appliesTo":[],"pricePerUnit":{"USD":"0.0416000000"}}}
    """
private let term = """
    "SKU1.T":{\(dimensions),"sku":"SKU1","effectiveDate":"2025-09-01T00:00:00Z","offerTermCode":"T",
    "termAttributes":{}}
    """
private let other = """
    "SKU2":{"sku":"SKU2","productFamily":"Fee","attributes":{"servicecode":"AmazonEC2","usagetype":"Quirk:Fee"}}
    """
private let head = """
    "formatVersion":"v1.0","offerCode":"AmazonEC2","version":"7","publicationDate":"2025-09-12T22:53:08Z"
    """
private let single = """
    {"product":{\(product)},"serviceCode":"AmazonEC2","terms":{"OnDemand":{\(term)}},"version":"7",
    "publicationDate":"2025-09-12T22:53:08Z"}
    """
private let instance = ["AmazonEC2 us-east-1 instance t3.medium Linux Hrs 0.0416"]

/// The text as the content of a JSON string.
private func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
        switch character {
        case "\"": result += "\\\""
        case "\\": result += "\\\\"
        case "\n": result += "\\n"
        default: result.append(character)
        }
    }
    return result + "\""
}

struct OfferJSONReaderTests {
    @Test func wholeOffer() throws {
        let text =
            "{\(head),\"products\":{\"SKU1\":{\(product)},\(other)},\"terms\":{\"OnDemand\":{\"SKU1\":{\(term)}}}}"
        let offers = try importing(text)
        #expect(offers.lines == instance)
        let offer = try #require(offers.first)
        #expect(offer.publicationDate == "2025-09-12T22:53:08Z")
        #expect(offer.version == "7")
        #expect(offer.prices.first?.sku == "SKU1")
        #expect(offer.prices.first?.effectiveDate == "2025-09-01")
        for block in [1, 2, 3, 7, 64, 100, 1000] {
            #expect(try importing(text, block: block) == offers, "blocks of \(block)")
        }
        let bytes = Array(text.utf8)
        for edge in 1..<bytes.count { #expect(try importing(bytes, edges: [edge]) == offers, "edge at \(edge)") }
    }

    @Test func membersInAnyOrder() throws {
        let texts = [
            "{\"terms\":{\"OnDemand\":{\"SKU1\":{\(term)}}},\"products\":{\(other),\"SKU1\":{\(product)}},\(head)}",
            "{\"products\":{\"SKU1\":{\(product)}},\"terms\":{\"OnDemand\":{\"SKU1\":{\(term)},\"SKU2\":{}}},\(head)}",
        ]
        for text in texts {
            let offers = try importing(text)
            #expect(offers.lines == instance)
            #expect(offers.first?.version == "7")
        }
    }

    @Test func termsOfUnknownTypesAreSkipped() throws {
        let flat = "\"FlatRate\":{\"plans\":[{\"a\":\"}\"}]}"
        let text =
            "{\(head),\"products\":{\"SKU1\":{\(product)}},\"terms\":{\(flat),\"OnDemand\":{\"SKU1\":{\(term)}},"
            + "\"Reserved\":{\"SKU1\":{\(term)}}},\"attributesList\":{}}"
        #expect(try importing(text).lines == instance)
    }

    @Test func reservedTermsWhereWanted() throws {
        let reserved = """
            "SKU1.U":{"termAttributes":{"PurchaseOption":"All Upfront","LeaseContractLength":"1yr",
            "OfferingClass":"standard"},"effectiveDate":"2025-09-12T00:00:00Z","priceDimensions":{
            "SKU1.U.A":{"unit":"Quantity","pricePerUnit":{"USD":"215"}},
            "SKU1.U.B":{"unit":"Hrs","beginRange":"0","endRange":"Inf","pricePerUnit":{"USD":"0.0000000000"}}}}
            """
        let text =
            "{\(head),\"products\":{\"SKU1\":{\(product)}},\"terms\":{\"Reserved\":{\"SKU1\":{\(reserved)}},"
            + "\"OnDemand\":{\"SKU1\":{\(term)}}}}"
        #expect(try importing(text).lines == instance)
        #expect(
            try importing(text, options: ImportOptions(includesReserved: true)).lines
                == instance + [
                    "AmazonEC2 us-east-1 reservedInstance t3.medium Linux 1yr allUpfront standard Hrs 0 +215"
                ])
    }

    @Test(arguments: [
        "{\"PriceList\":[\(quoted(single))],\"FormatVersion\":\"aws_v1\"}",
        "{\"FormatVersion\":\"aws_v1\",\"PriceList\":[\(quoted(single))],\"NextToken\":null}",
        "{\"formatVersion\":\"aws_v1\",\"priceList\":[\(single)],\"nextToken\":\"\"}",
        "{\"result\":{\"status\":\"success\",\"data\":[\(single)]}}",
        "{\"result\":{\"data\":[\(quoted(single))]}}",
        single, "[\(single)]", "\(quoted(single))\n",
        "{\"product\":{\(product.replacing("SKU1", with: "SKU3"))},\"terms\":{}}\n\(single)\n",
        "{\"terms\":{\"OnDemand\":{\(term)}},\"product\":{\(product)}}",
        "{\"terms\":{\"OnDemand\":{\"SKU1\":{\(term)}}},\"product\":{\(product)}}",
    ])
    func answersOfGetProducts(_ text: String) throws {
        let offers = try importing(text)
        #expect(offers.lines == instance)
        for block in [1, 5, 63, 64, 65] { #expect(try importing(text, block: block) == offers, "blocks of \(block)") }
    }

    @Test func theNewestOfSeveralAnswersGivesThePublicationDate() throws {
        let old = single.replacing("2025-09-12", with: "2025-01-12").replacing("SKU1", with: "SKU0")
        let offers = try importing("{\"PriceList\":[\(single),\(old)]}")
        #expect(offers.first?.publicationDate == "2025-09-12T22:53:08Z")
        #expect(offers.first?.prices.first?.sku == "SKU0")
    }

    @Test(arguments: [
        "{\"NextToken\":\"abc\",\"PriceList\":[]}", "{\"PriceList\":[\(quoted(single))],\"nextToken\":\"abc\"}",
        "{\"result\":{\"data\":[],\"next_token\":\"abc\"}}",
    ])
    func aPageWithANextTokenIsIncomplete(_ text: String) {
        #expect(failure(text) == .incompletePage(line: 1))
    }

    @Test func pricesOfChinaStayInTheirCurrency() throws {
        let chinese =
            single.replacing("\"USD\"", with: "\"CNY\"").replacing("us-east-1", with: "cn-north-1")
            .replacing("BoxUsage", with: "CNN1-BoxUsage")
        let offers = try importing("[\(single),\(chinese)]")
        #expect(offers.map(\.currency) == ["CNY", "USD"])
        #expect(offers.map(\.region) == ["cn-north-1", "us-east-1"])
        let both = single.replacing("{\"USD\":\"0.0416000000\"}", with: "{\"USD\":\"0.0416\",\"CNY\":\"0.3\"}")
        #expect(try importing(both).map(\.currency) == ["CNY", "USD"])
    }

    @Test func escapedTextIsReadAsWhatItMeans() throws {
        let escaped = single.replacing("t3.medium", with: "t3\\u002emedium").replacing("Shared", with: "\\u0053hared")
        #expect(try importing(escaped).lines == instance)
    }
}
