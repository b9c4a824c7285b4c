import ExactMath
import JSONText
import PriceList
import Pricing
import Testing

struct ImportedTableTests {
    private func tables(
        _ offer: OfferText, options: ImportOptions = ImportOptions()
    ) throws -> [ImportedTable] {
        let book = PriceBook()
        return try importing(offer.text, options: options).flatMap { try ImportedTable.tables(of: $0, rules: book) }
    }

    /// The table as the program reads it back from its place.
    private func read(_ table: ImportedTable) throws -> PriceTable {
        let bytes = table.bytes
        let source = try #require(PriceTableSource(directory: "own", path: table.path) { bytes })
        return try source.load()
    }

    private func lambda(_ date: String) throws -> PriceTable {
        var offer = OfferText(offerCode: "AWSLambda")
        offer.add([
            "SKU": "A", "usageType": "Request", "Unit": "Requests", "PricePerUnit": "0.0000002", "EffectiveDate": date,
        ])
        return try read(try #require(tables(offer).first))
    }

    @Test func theTextIsATableThatSaysWhereItComesFrom() throws {
        var offer = OfferText()
        offer.addInstance("A", "0.0416000000")
        let table = try #require(try tables(offer).first)
        #expect(table.path == "us-east-1/AmazonEC2/2025-09-01.json")
        #expect(table.priceCount == 1 && table.currency == "USD" && table.part == nil)
        let root = try JSONDocument(table.bytes).root
        #expect(root["version"]?.stringValue == "20250912225308")
        #expect(root["publicationDate"]?.stringValue == "2025-09-12T22:53:08Z")
        #expect(root["lastSeen"]?.stringValue == "2025-09-12")
        #expect(root["effectiveDate"]?.stringValue == "2025-09-01")
        let text = String(decoding: table.bytes, as: UTF8.self)
        #expect(text.contains(#""sku": "A""#) && text.contains(#""price": "0.0416""#))
        #expect(text.contains(#""vCPU": "2", "memoryMiB": "4096""#))
        #expect(text.hasSuffix("}\n"))
        let entry = try #require(try read(table).entry(.instance, ["t3.medium", "Linux"]))
        #expect(entry.tiers.map(\.price) == [try Rational(decimal: "0.0416")])
        #expect(entry.sku == "A")
    }

    /// Lambda rounded up to 100 ms until December 2020, and ended at 1,536 MB until November 2017.
    @Test(arguments: [("2016-06-01", 100, 1536), ("2018-01-01", 100, 3008), ("2025-09-01", 1, 10240)])
    func lambdaIsMeteredByTheRulesOfTheDay(_ date: String, _ increment: Int, _ memory: Int) throws {
        let billing = try #require(try lambda(date).lambdaBilling)
        #expect(billing.incrementMs == Rational(increment))
        #expect(billing.largestMemoryMB == Rational(memory))
        #expect(billing.freeRequests == 1_000_000)
        #expect(billing.freeGBSeconds == 400_000)
    }

    @Test func anAllowanceOfTheOffersOwnCounts() throws {
        var offer = OfferText(offerCode: "AWSLambda")
        offer.add(["SKU": "A", "usageType": "Request", "Unit": "Requests", "PricePerUnit": "0.0000002"])
        offer.add([
            "SKU": "B", "usageType": "Global-Request", "Unit": "Requests", "PricePerUnit": "0",
            "EndingRange": "5000000", "Location": "Any", "Region Code": "", "Location Type": "",
        ])
        let table = try read(try #require(tables(offer).first))
        #expect(table.lambdaBilling?.freeRequests == 5_000_000)
        #expect(table.lambdaBilling?.freeGBSeconds == 400_000)
    }

    /// "LCU details" of the Elastic Load Balancing pricing page.
    @Test func capacityUnitsCarryWhatAWSSaysTheyDo() throws {
        var offer = OfferText(offerCode: "AWSELB")
        for (sku, name) in [("A", "Application"), ("B", "Network")] {
            offer.add([
                "SKU": sku, "usageType": "EU-LCUUsage", "operation": "LoadBalancing:\(name)", "Unit": "LCU-Hrs",
                "Product Family": "Load Balancer-\(name)", "PricePerUnit": "0.008", "Region Code": "eu-west-1",
                "Location": "EU (Ireland)",
            ])
        }
        let table = try read(try #require(tables(offer).first))
        let application = try #require(try table.entry(.capacityUnits, ["application"])?.capacity)
        #expect(application.newConnectionsPerSecond == 25 && application.activeConnections == 3000)
        #expect(application.ruleEvaluationsPerSecond == 1000 && application.freeRules == 10)
        let network = try #require(try table.entry(.capacityUnits, ["network"])?.capacity)
        #expect(network.newConnectionsPerSecond == 800 && network.activeConnections == 100_000)
        #expect(network.ruleEvaluationsPerSecond == nil)
    }

    /// HTTP calls are metered by 512 KB; REST calls are not.
    @Test func httpCallsAreMeteredByTheirPayload() throws {
        var offer = OfferText(offerCode: "AmazonApiGateway")
        offer.add([
            "SKU": "A", "usageType": "USE1-ApiGatewayHttpRequest", "operation": "ApiGatewayHttpApi", "Unit": "Requests",
            "PricePerUnit": "0.000001",
        ])
        offer.add([
            "SKU": "B", "usageType": "USE1-ApiGatewayRequest", "operation": "ApiGatewayRequest", "Unit": "Requests",
            "PricePerUnit": "0.0000035",
        ])
        let table = try read(try #require(tables(offer).first))
        #expect(try table.entry(.apiRequests, ["HTTP"])?.meteringIncrementBytes == Rational(512 * 1024))
        #expect(try table.entry(.apiRequests, ["REST"])?.meteringIncrementBytes == nil)
    }

    @Test func otherSystemsAndReservedTermsArePartsInOrderOfTheirNames() throws {
        var offer = OfferText()
        offer.addInstance("A", "0.0416")
        offer.addInstance("B", "0.06", ["Operating System": "Windows", "operation": "RunInstances:0002"])
        offer.addInstance("C", "0.07", ["Operating System": "RHEL", "operation": "RunInstances:0010"])
        let reserved = [
            "TermType": "Reserved", "LeaseContractLength": "1yr", "PurchaseOption": "No Upfront",
            "OfferingClass": "standard", "OfferTermCode": "4NA7Y494T4",
        ]
        offer.addInstance("A", "0.03", reserved)
        let all = try tables(offer, options: ImportOptions(operatingSystems: .all, includesReserved: true))
        #expect(all.map(\.part) == [nil, "linux-reserved", "rhel", "windows"])
        #expect(
            all.map(\.path) == [
                "us-east-1/AmazonEC2/2025-09-01.json", "us-east-1/AmazonEC2/2025-09-01/linux-reserved.json",
                "us-east-1/AmazonEC2/2025-09-01/rhel.json", "us-east-1/AmazonEC2/2025-09-01/windows.json",
            ])
        #expect(all.map(\.priceCount) == [1, 1, 1, 1])
        for table in all { _ = try read(table) }
    }

    @Test func aPartAloneIsAMainTable() throws {
        var offer = OfferText()
        offer.addInstance("B", "0.06", ["Operating System": "Windows", "operation": "RunInstances:0002"])
        let all = try tables(offer, options: ImportOptions(operatingSystems: .all))
        #expect(all.map(\.path) == ["us-east-1/AmazonEC2/2025-09-01.json"])
        #expect(try read(try #require(all.first)).entry(.instance, ["t3.medium", "Windows"]) != nil)
    }

    @Test func loadBalancersOfTheirOwnListGoBeforeThoseOfEC2() throws {
        func balancer(_ code: String, _ price: String) throws -> [ImportedTable] {
            var offer = OfferText(offerCode: code)
            offer.add([
                "SKU": "A", "usageType": "LoadBalancerUsage", "operation": "LoadBalancing",
                "Product Family": "Load Balancer", "PricePerUnit": price,
            ])
            return try tables(offer)
        }
        let (twin, own) = (try balancer("AmazonEC2", "0.03"), try balancer("AWSELB", "0.025"))
        #expect(ImportedTable.withoutTwins(twin + own).map(\.bytes) == own.map(\.bytes))
        #expect(ImportedTable.withoutTwins(own + twin).map(\.bytes) == own.map(\.bytes))
        #expect(ImportedTable.withoutTwins(twin).map(\.bytes) == twin.map(\.bytes))
    }

    private func dataTransfer(_ date: String, _ rows: [[String: String]]) throws -> PriceTable {
        var offer = OfferText(offerCode: "AWSDataTransfer")
        for row in rows {
            let common = [
                "SKU": "A", "usageType": "DataTransfer-Out-Bytes", "Unit": "GB", "Region Code": "", "Location": "",
                "Location Type": "", "Transfer Type": "AWS Outbound", "From Location": "US East (N. Virginia)",
                "From Location Type": "AWS Region", "To Location": "External", "From Region Code": "us-east-1",
                "EffectiveDate": date,
            ]
            offer.add(common.merging(row) { $1 })
        }
        return try read(try #require(tables(offer).first))
    }

    /// AWS's list has the free gigabytes in a product without a region, beside each region's tiers.
    @Test func freeDataTransferIsReadFromTheProductOfAllRegions() throws {
        let global = [
            "SKU": "G", "usageType": "Global-DataTransfer-Out-Bytes", "EndingRange": "200", "PricePerUnit": "0",
            "From Location": "Global", "From Region Code": "",
        ]
        let tiers = [["EndingRange": "10", "PricePerUnit": "0.09"], ["StartingRange": "10", "PricePerUnit": "0.08"]]
        for date in ["2026-06-01", "2019-06-01"] {
            let table = try dataTransfer(date, [global] + tiers)
            #expect(table.dataTransferBilling.freeGB == 200 && !table.dataTransferBilling.countsTowardTiers)
            #expect(try table.entry(.internetOut, [])?.tiers.map(\.beginRange) == [0, 10])
        }
    }

    /// Until November 2021 it was the first tier of each region.
    @Test func aFreeFirstTierOfDataTransferIsAnAllowanceThatCountsIntoTheTiers() throws {
        let table = try dataTransfer(
            "2019-06-01",
            [
                ["EndingRange": "2", "PricePerUnit": "0"],
                ["StartingRange": "2", "EndingRange": "10", "PricePerUnit": "0.09"],
                ["StartingRange": "10", "PricePerUnit": "0.08"],
            ])
        #expect(table.dataTransferBilling.freeGB == 2 && table.dataTransferBilling.countsTowardTiers)
        #expect(try table.entry(.internetOut, [])?.tiers.map(\.beginRange) == [0, 10])
        let flat = try dataTransfer(
            "2019-06-01",
            [["EndingRange": "2", "PricePerUnit": "0"], ["StartingRange": "2", "PricePerUnit": "0.09"]])
        #expect(try flat.entry(.internetOut, [])?.tiers.count == 1)
    }

    /// A list that says nothing of it, such as an answer of get-products for one region, leaves the pricing page's.
    @Test(arguments: [("2021-11-30", 1, true), ("2021-12-01", 100, false), ("2010-01-01", 1, true)])
    func freeDataTransferIsThatOfTheDay(_ date: String, _ gigabytes: Int, _ counts: Bool) throws {
        let billing = try dataTransfer(date, [["PricePerUnit": "0.09"]]).dataTransferBilling
        #expect(billing.freeGB == Rational(gigabytes) && billing.countsTowardTiers == counts)
    }
}
