import PriceList
import Testing

struct OfferRulesTests {
    private let instance = "AmazonEC2 us-east-1 instance t3.medium Linux Hrs 0.0416"

    @Test func instanceOnDemand() throws {
        var offer = OfferText()
        offer.addInstance("A", "0.0416000000")
        let offers = try importing(offer.text)
        #expect(offers.lines == [instance])
        let first = try #require(offers.first)
        #expect(first.publicationDate == "2025-09-12T22:53:08Z")
        #expect(first.version == "20250912225308")
        #expect(first.currency == "USD")
        #expect(first.effectiveDate == "2025-09-01")
        let price = try #require(first.prices.first)
        #expect(price.sku == "A")
        #expect(price.attributes.map(\.key) == ["instanceType", "operatingSystem", "vCPU", "memoryMiB"])
        #expect(price.attributes.map(\.value) == ["t3.medium", "Linux", "2", "4096"])
    }

    @Test(arguments: [
        ["Tenancy": "Dedicated", "usageType": "DedicatedUsage:t3.medium"],
        ["Tenancy": "Host", "usageType": "HostBoxUsage:t3.medium"],
        ["CapacityStatus": "UnusedCapacityReservation", "usageType": "UnusedBox:t3.medium"],
        ["CapacityStatus": "AllocatedCapacityReservation", "usageType": "Reservation:t3.medium"],
        ["Tenancy": "Dedicated"], ["CapacityStatus": "UnusedCapacityReservation"], ["MarketOption": "CapacityBlock"],
        ["Operating System": "Windows", "operation": "RunInstances:0002"],
        ["Pre Installed S/W": "SQL Web", "operation": "RunInstances:0200"],
        ["operation": "RunInstances:0200"], ["operation": ""],
        ["License Model": "Bring your own license"],
        ["Location Type": "AWS Local Zone", "Region Code": "us-east-1-nyc-1", "usageType": "NYC1-BoxUsage:t3.medium"],
        ["Location Type": "AWS Wavelength Zone"],
        ["Location Type": "", "Region Code": "us-east-1-wl1-bos1"],
        ["usageType": "NYC1-BoxUsage:t3.medium"], ["usageType": "EU-BoxUsage:t3.medium"],
        ["usageType": "Outposts-BoxUsage:t3.medium"], ["usageType": "BoxUsage:t3.large"],
        ["usageType": "SpotUsage:t3.medium"], ["serviceCode": "AWSDataTransfer"],
        ["TermType": "FlatRate"], ["TermType": "Reserved"], ["Product Family": "Dedicated Host"],
    ])
    func lookAlikesOfAnInstanceAreLeftOut(_ cells: [String: String]) throws {
        var offer = OfferText()
        offer.addInstance(
            "A", "9", cells.merging(["License Model": cells["License Model"] ?? ""]) { first, _ in first })
        offer.addInstance("B", "0.0416")
        let lines = try importing(offer.text).lines
        #expect(lines == [instance])
    }

    @Test func operatingSystemsByNameOrAll() throws {
        var offer = OfferText()
        offer.addInstance("A", "0.0416")
        offer.addInstance("B", "0.06", ["Operating System": "Windows", "operation": "RunInstances:0002"])
        offer.addInstance(
            "C", "0.0416",
            [
                "Operating System": "Windows", "operation": "RunInstances:0800",
                "License Model": "Bring your own license",
            ])
        offer.addInstance("D", "0.07", ["Operating System": "RHEL", "operation": "RunInstances:0010"])
        let windows = "AmazonEC2 us-east-1 instance t3.medium Windows Hrs 0.06"
        let redHat = "AmazonEC2 us-east-1 instance t3.medium RHEL Hrs 0.07"
        #expect(
            try importing(offer.text, options: ImportOptions(operatingSystems: .linux(and: ["windows"]))).lines
                == [instance, windows])
        #expect(
            try importing(offer.text, options: ImportOptions(operatingSystems: .all)).lines
                == [instance, redHat, windows])
    }

    @Test func reservedTermsOfBothHalves() throws {
        var offer = OfferText()
        offer.addInstance("A", "0.0416")
        let term = [
            "TermType": "Reserved", "EffectiveDate": "2025-09-12", "LeaseContractLength": "3yr",
            "PurchaseOption": "Partial Upfront", "OfferingClass": "convertible", "OfferTermCode": "R5XV2EPZQZ",
        ]
        offer.addInstance("A", "0.0100000000", term)
        let upfront = ["Unit": "Quantity", "StartingRange": "", "EndingRange": ""]
        offer.addInstance("A", "262", term.merging(upfront) { $1 })
        let none = ["PurchaseOption": "No Upfront", "LeaseContractLength": "1yr", "OfferingClass": "standard"]
        offer.addInstance("A", "0.0261000000", term.merging(none) { $1 })
        let old = ["PurchaseOption": "Heavy Utilization"]
        offer.addInstance("A", "0.5", term.merging(old) { $1 })
        let options = ImportOptions(includesReserved: true)
        let offers = try importing(offer.text, options: options)
        #expect(
            offers.lines == [
                instance,
                "AmazonEC2 us-east-1 reservedInstance t3.medium Linux 1yr noUpfront standard Hrs 0.0261 +0",
                "AmazonEC2 us-east-1 reservedInstance t3.medium Linux 3yr partialUpfront convertible Hrs 0.01 +262",
            ])
        #expect(offers.first?.effectiveDate == "2025-09-01")
        offer.rows.remove(at: 2)
        #expect(
            failure(offer.text, options: options)
                == .reservedHalf(sku: "A", line: 8, missing: "upfront fee"))
    }

    @Test func volumesAndNATGateways() throws {
        var offer = OfferText()
        func volume(_ sku: String, _ usage: String, _ price: String, _ name: String = "") {
            offer.add([
                "SKU": sku, "Product Family": "Storage", "usageType": usage, "Unit": "GB-month",
                "PricePerUnit": price, "Volume API Name": name,
            ])
        }
        volume("A", "EBS:VolumeUsage.gp3", "0.08", "gp3")
        volume("B", "EBS:VolumeUsage", "0.05")
        volume("C", "EBS:VolumeUsage.piops", "0.125", "io1")
        volume("D", "EBS:VolumeP-IOPS.st1", "0.005", "gp3")
        volume("E", "Outposts-EBS:VolumeUsage.gp3", "0.01", "gp3")
        let gateway = ["Product Family": "NAT Gateway", "operation": "NatGateway"]
        offer.add(["SKU": "F", "usageType": "NatGateway-Hours", "PricePerUnit": "0.045"], over: gateway)
        offer.add(["SKU": "G", "usageType": "NatGateway-Bytes", "PricePerUnit": "4.5E-2", "Unit": "GB"], over: gateway)
        #expect(
            try importing(offer.text).lines == [
                "AmazonEC2 us-east-1 volume gp3 GB-Mo 0.08", "AmazonEC2 us-east-1 volume io1 GB-Mo 0.125",
                "AmazonEC2 us-east-1 volume standard GB-Mo 0.05", "AmazonEC2 us-east-1 natGatewayHours Hrs 0.045",
                "AmazonEC2 us-east-1 natGatewayData GB 0.045",
            ])
    }

    /// The kinds share usage types; the rows are the same in both offers, the groups are not.
    @Test(arguments: ["AmazonEC2", "AWSELB"])
    func loadBalancersOfEitherOffer(_ code: String) throws {
        var offer = OfferText(offerCode: code)
        func add(_ sku: String, _ usage: String, _ kind: String, _ unit: String, _ price: String) {
            offer.add([
                "SKU": sku, "usageType": "EU-\(usage)", "Unit": unit, "PricePerUnit": price, "serviceCode": code,
                "Product Family": "Load Balancer" + (kind.isEmpty ? "" : "-\(kind)"),
                "operation": "LoadBalancing" + (kind.isEmpty ? "" : ":\(kind)"),
                "Region Code": "eu-west-1", "Location": "EU (Ireland)",
            ])
        }
        add("A", "LoadBalancerUsage", "", "Hrs", "0.0280000000")
        add("B", "DataProcessing-Bytes", "", "GB", "0.0080000000")
        add("C", "LoadBalancerUsage", "Application", "Hrs", "0.0252000000")
        add("D", "LCUUsage", "Application", "LCU-Hrs", "0.0080000000")
        add("E", "LoadBalancerUsage", "Network", "hours", "0.0252")
        add("F", "LCUUsage", "Network", "LCU-Hrs", "0.006")
        add("G", "LoadBalancerUsage", "Gateway", "Hrs", "0.0125")
        add("H", "Outposts-LoadBalancerUsage", "Application", "Hrs", "0.0252")
        add("I", "Outposts-LCUUsage", "Application", "LCU-Hrs", "0")
        add("J", "TS-LoadBalancerUsage", "Application", "Hrs", "0.0056")
        add("K", "ReservedLCUUsage", "Application", "LCU-Hrs", "0.008")
        #expect(
            try importing(offer.text).lines == [
                "AWSELB eu-west-1 loadBalancerHours application Hrs 0.0252",
                "AWSELB eu-west-1 loadBalancerHours classic Hrs 0.028",
                "AWSELB eu-west-1 loadBalancerHours network Hrs 0.0252",
                "AWSELB eu-west-1 dataProcessed classic GB 0.008",
                "AWSELB eu-west-1 capacityUnits application LCU-Hrs 0.008",
                "AWSELB eu-west-1 capacityUnits network NLCU-Hrs 0.006",
            ])
    }

    @Test func lambdaWithItsFreeTierAndBothArchitectures() throws {
        var offer = OfferText(offerCode: "AWSLambda")
        func add(_ sku: String, _ usage: String, _ unit: String, _ price: String, _ more: [String: String] = [:]) {
            let cells = ["SKU": sku, "usageType": usage, "Unit": unit, "PricePerUnit": price]
            offer.add(cells.merging(more) { $1 })
        }
        let second = ["StartingRange": "6000000000", "EndingRange": "Inf"]
        add("A", "Request", "Request", "0.0000002000")
        add("B", "Lambda-GB-Second", "seconds", "1.5E-5", second)
        add("B", "Lambda-GB-Second", "seconds", "0.0000166667", ["EndingRange": "6000000000"])
        add("C", "Lambda-GB-Second-ARM", "Second", "0.0000133334")
        add("D", "Request-ARM", "Requests", "0.0000002000")
        add("E", "Lambda-Provisioned-Concurrency", "Lambda-GB-Second", "0.0000041667")
        add("F", "Lambda-Provisioned-GB-Second-ARM", "Lambda-GB-Second", "0.0000077778")
        add("G", "Lambda-Storage-GB-Second", "GB-Seconds", "0.0000000309")
        add("H", "Lambda-Edge-Request", "Request", "0.0000006")
        add("I", "USE1-Lambda-Edge-GB-Second", "Lambda-GB-Second", "0.00005001")
        let free = ["Location": "Any", "Region Code": "", "OfferTermCode": "A429C66SYZ"]
        add("J", "Global-Request", "Requests", "0.0000000000", free.merging(["EndingRange": "1000000"]) { $1 })
        add("K", "Global-Lambda-GB-Second", "seconds", "0", free.merging(["EndingRange": "400000"]) { $1 })
        add("L", "EU-Request", "Requests", "0.0000002", ["Region Code": "", "Location": "Europe (Ireland)"])
        let offers = try importing(offer.text)
        #expect(
            offers.lines == [
                "AWSLambda eu-west-1 requests Requests 0.0000002",
                "AWSLambda us-east-1 requests Requests 0.0000002",
                "AWSLambda us-east-1 duration arm64 Lambda-GB-Second 0.0000133334",
                "AWSLambda us-east-1 duration x86_64 Lambda-GB-Second 0-6000000000:0.0000166667 "
                    + "6000000000-Inf:0.000015",
                "AWSLambda us-east-1 ephemeralStorage Lambda-Storage-GB-Second 0.0000000309",
                "AWSLambda us-east-1 provisionedConcurrency x86_64 Lambda-GB-Second 0.0000041667",
                "AWSLambda us-east-1 provisionedDuration arm64 Lambda-GB-Second 0.0000077778",
            ])
        for offer in offers {
            #expect(offer.allowances.map(\.item) == ["requests", "duration"])
            #expect(offer.allowances.map(\.amount) == ["1000000", "400000"])
            #expect(offer.allowances.map(\.sku) == ["J", "K"])
        }
    }

    /// The tables have one price of a request for both architectures.
    @Test func requestsOfTheOtherArchitectureMustCostTheSame() throws {
        var offer = OfferText(offerCode: "AWSLambda")
        func add(_ sku: String, _ usage: String, _ price: String) {
            offer.add(["SKU": sku, "usageType": usage, "Unit": "Requests", "PricePerUnit": price])
        }
        add("A", "Request-ARM", "0.00000020")
        add("B", "Request", "0.0000002")
        let offers = try importing(offer.text)
        #expect(offers.lines == ["AWSLambda us-east-1 requests Requests 0.0000002"])
        #expect(offers.first?.prices.map(\.sku) == ["B"])
        offer.rows[0]["PricePerUnit"] = "0.0000003"
        #expect(
            failure(offer.text)
                == .conflict(
                    price: "AWSLambda requests in us-east-1",
                    first: ImportError.Statement(sku: "B", line: 8, price: "0.0000002"),
                    second: ImportError.Statement(sku: "A", line: 7, price: "0.0000003")))
    }

    @Test func apiGatewayByUsageTypeAndNotByOperation() throws {
        var offer = OfferText(offerCode: "AmazonApiGateway")
        func add(_ usage: String, _ operation: String, _ unit: String, _ price: String) {
            offer.add([
                "SKU": usage, "usageType": usage, "operation": operation, "Unit": unit, "PricePerUnit": price,
            ])
        }
        add("USE1-ApiGatewayRequest", "ApiGatewayRequest", "Requests", "0.0000035")
        add("USE1-ApiGatewayHttpRequest", "ApiGatewayHttpApi", "Requests", "0.000001")
        add("USE1-ApiGatewayMessage", "ApiGatewayWebSocket", "Messages", "0.000001")
        add("USE1-ApiGatewayCacheUsage:0.5GB", "RunInstances", "Hrs", "0.02")
        add("USE1-ApiGatewayCacheUsage:118GB", "RunInstances", "hours", "1.90")
        add("USE2-ApiGatewayRequest", "ApiGatewayRequest", "Requests", "9")
        #expect(
            try importing(offer.text).lines == [
                "AmazonApiGateway us-east-1 requests HTTP Requests 0.000001",
                "AmazonApiGateway us-east-1 requests REST Requests 0.0000035",
                "AmazonApiGateway us-east-1 cache 0.5 Hrs 0.02", "AmazonApiGateway us-east-1 cache 118 Hrs 1.9",
            ])
    }

    /// The usage type of AWS's sizes 1.6 and 6.1 GB names others; nobody finds those on the pricing page.
    @Test func theSizeOfACacheIsTheOneThatAWSSells() throws {
        var offer = OfferText(offerCode: "AmazonApiGateway")
        for (size, stated, price) in [("1.55", "1.6", "0.038"), ("6.05", "6.10", "0.2"), ("13.5", "", "0.25")] {
            offer.add([
                "SKU": size, "usageType": "EUW2-ApiGatewayCacheUsage:\(size)GB", "operation": "RunInstances",
                "PricePerUnit": price, "Cache Memory Size (GB)": stated, "Region Code": "eu-west-2",
            ])
        }
        #expect(
            try importing(offer.text).lines == [
                "AmazonApiGateway eu-west-2 cache 1.6 Hrs 0.038", "AmazonApiGateway eu-west-2 cache 13.5 Hrs 0.25",
                "AmazonApiGateway eu-west-2 cache 6.1 Hrs 0.2",
            ])
    }

    @Test func publicAddressesInUse() throws {
        var offer = OfferText(offerCode: "AmazonVPC")
        offer.add(["SKU": "A", "usageType": "USE1-PublicIPv4:InUseAddress", "PricePerUnit": "0.005"])
        offer.add(["SKU": "B", "usageType": "USE1-PublicIPv4:IdleAddress", "PricePerUnit": "0.0051"])
        #expect(try importing(offer.text).lines == ["AmazonVPC us-east-1 publicIPv4 Hrs 0.005"])
    }

    /// This offer states where from and where to, and no region of its own.
    @Test func internetTrafficByWhereItComesFrom() throws {
        var offer = OfferText(offerCode: "AWSDataTransfer")
        func add(_ sku: String, _ usage: String, _ price: String, _ more: [String: String] = [:]) {
            let cells = [
                "SKU": sku, "usageType": usage, "PricePerUnit": price, "Unit": "GB", "Region Code": "",
                "Location": "", "Location Type": "", "Transfer Type": "AWS Outbound", "From Location": "EU (Ireland)",
                "From Location Type": "AWS Region", "To Location": "External", "From Region Code": "eu-west-1",
            ]
            offer.add(cells.merging(more) { $1 })
        }
        add("A", "EU-DataTransfer-Out-Bytes", "0.05", ["StartingRange": "153600"])
        add("A", "EU-DataTransfer-Out-Bytes", "0.09", ["EndingRange": "10240"])
        add("A", "EU-DataTransfer-Out-Bytes", "0.07", ["StartingRange": "51200", "EndingRange": "153600"])
        add("A", "EU-DataTransfer-Out-Bytes", "0.085", ["StartingRange": "10240", "EndingRange": "51200"])
        add("B", "EU-DataTransfer-In-Bytes", "0", ["Transfer Type": "AWS Inbound"])
        add("C", "EU-USE1-AWS-Out-Bytes", "0.02", ["To Location": "US East (N. Virginia)"])
        add("D", "EU-DataTransfer-Out-Bytes", "0.01", ["Transfer Type": "InterRegion Outbound"])
        #expect(
            try importing(offer.text).lines == [
                "AWSDataTransfer eu-west-1 internetOut GB 0-10240:0.09 10240-51200:0.085 51200-153600:0.07 "
                    + "153600-Inf:0.05"
            ])
    }
}
