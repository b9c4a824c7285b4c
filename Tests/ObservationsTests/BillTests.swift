import ExactMath
import Observations
import Testing

struct BillTests {
    private static let head =
        "lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/ProductCode,lineItem/UsageType,"
        + "lineItem/Operation,lineItem/UsageAmount,pricing/unit,lineItem/UnblendedCost,lineItem/CurrencyCode\n"

    /// A line of October 2026, which has 744 hours.
    private static func line(_ product: String, _ usage: String, _ operation: String, _ amount: String) -> String {
        "Usage,2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,\(product),\(usage),\(operation),\(amount),,0.1,USD\n"
    }

    private static func resources(_ lines: [String], hoursPerMonth: Rational = 744) throws -> [String] {
        let found = try findings([head + lines.joined()])
        return ScenarioParts(found, .init(hoursPerMonth: hoursPerMonth)).resources.map { resource in
            "\(resource.service) " + resource.members.map { "\($0.key)=\($0.text)" }.joined(separator: " ")
        }
    }

    /// 30,000,000 runs of 675,000.25 GB-seconds: with 1,024 MB 22.50000833… ms each.
    @Test func functionsAreWhatTheirGBSecondsBill() throws {
        let lines = [
            Self.line("AWSLambda", "USW2-Request", "Invoke", "30000000"),
            Self.line("AWSLambda", "USW2-Lambda-GB-Second", "Invoke", "675000.25"),
        ]
        #expect(
            try Self.resources(lines) == [
                "lambda memoryMB=1024 durationMs=[{\"ms\": 22, \"share\": \"0.499991666667\"}, "
                    + "{\"ms\": 23, \"share\": \"0.500008333333\"}]"
            ])
        // A run takes no less than a millisecond, so little stands with the least memory: 0.125 ms × 8.
        let small = [
            Self.line("AWSLambda", "Request-ARM", "Invoke", "8000000"),
            Self.line("AWSLambda", "Lambda-GB-Second-ARM", "Invoke", "1000"),
        ]
        #expect(try Self.resources(small) == ["lambda memoryMB=128 durationMs=1 architecture=\"arm64\""])
        // Without both there is no function to state.
        #expect(try Self.resources([lines[0]]) == [])
        #expect(try Self.resources([lines[1]]) == [])
    }

    @Test func twoCurrenciesAreNotAdded() throws {
        let dollars = Self.line("AWSLambda", "Request", "Invoke", "1000")
        let yen = dollars.replacing(",0.1,USD", with: ",15,JPY")
        let bill = try findings([Self.head + dollars + yen + dollars]).bill
        #expect(bill.map { $0.currency } == ["JPY", "USD"])
        #expect(bill.map { $0.cost } == [15, Rational(1, over: 5)])
        #expect(bill.map { $0.amount } == [1000, 2000])
    }

    /// A million runs of 500,000 GB-seconds, 500 ms with 1,024 MB; and of 10, which is 0.08 ms with 128 MB and no run.
    @Test func noLineOfLambdaVanishes() throws {
        func parts(_ seconds: String, _ usage: String) throws -> ScenarioParts {
            let lines = [
                Self.line("AWSLambda", "Request", "Invoke", "1000000"),
                Self.line("AWSLambda", usage, "Invoke", seconds),
            ]
            return ScenarioParts(try findings([Self.head + lines.joined()]), .init(hoursPerMonth: 744))
        }
        let mixed = try parts("500000", "Lambda-GB-Second-ARM")
        #expect(mixed.resources.map { $0.members.map { $0.text } } == [["1024", "500", "\"arm64\""]])
        #expect(mixed.billed.left.isEmpty)
        let short = try parts("10", "Lambda-GB-Second")
        #expect(short.resources.isEmpty)
        #expect(Set(short.billed.left.map { $0.usageType }) == ["Request", "Lambda-GB-Second"])
    }

    @Test func callsOfAnAPIAreTheRequests() throws {
        let lines = [
            Self.line("AmazonApiGateway", "EU-ApiGatewayHttpRequest", "ApiGatewayHttpApi", "750"),
            Self.line("AmazonApiGateway", "EU-ApiGatewayRequest", "ApiGatewayRequest", "250"),
            Self.line("AWSLambda", "EU-Request", "Invoke", "2000"),
            Self.line("AWSLambda", "EU-Lambda-GB-Second", "Invoke", "20"),
        ]
        #expect(
            try Self.resources(lines) == [
                "lambda memoryMB=1024 durationMs=10 invocationsPerRequest=2",
                "apiGateway type=\"REST\" callsPerRequest=\"0.25\"",
                "apiGateway type=\"HTTP\" callsPerRequest=\"0.75\"",
            ])
    }

    @Test func whatIsBilledByTheHourIsCounted() throws {
        let lines = [
            Self.line("AWSLambda", "Request", "Invoke", "1048576"),
            Self.line("AmazonEC2", "BoxUsage:t3.micro", "RunInstances", "1800"),
            Self.line("AmazonEC2", "BoxUsage:t3.micro", "RunInstances:0002", "1488"),
            Self.line("AmazonEC2", "NatGateway-Hours", "NatGateway", "744"),
            Self.line("AmazonEC2", "NatGateway-Bytes", "NatGateway", "2"),
            Self.line("AWSELB", "LoadBalancerUsage", "LoadBalancing:Application", "1500"),
            Self.line("AWSELB", "LCUUsage", "LoadBalancing:Application", "99"),
            Self.line("AWSDataTransfer", "DataTransfer-Out-Bytes", "RunInstances", "3"),
        ]
        // 2 GB and 3 GB of 2^30 bytes over 2^20 requests.
        #expect(
            try Self.resources(lines) == [
                "ec2 instanceType=\"t3.micro\" count=3 hoursPerMonth=600",
                "ec2 instanceType=\"t3.micro\" count=2 operatingSystem=\"Windows\"",
                "elb type=\"application\" count=2", "natGateway count=1 bytesPerRequest=2048",
                "dataTransfer bytesPerRequest=3072",
            ])
        let found = try findings([Self.head + lines.joined()])
        #expect(ScenarioParts(found, .init()).billed.left.map { $0.usageType } == ["LCUUsage", "Request"])
        // In a month of 730 hours as many instances, each for as much of it.
        #expect(
            try Self.resources([lines[1]], hoursPerMonth: 372) == [
                "ec2 instanceType=\"t3.micro\" count=3 hoursPerMonth=300"
            ])
    }

    /// Volumes, addresses, messages and logs, in the 744 hours of October: 40 GB on two instances; a million requests with
    /// three of SQS each, half a message of SNS, and 12 GB of logs, of which 2.4 GB-months are kept:
    /// 2.4 ÷ (12 × 30 × 24 ÷ 744) = 0.206666….
    @Test func whatBelongsToInstancesAndRequests() throws {
        let lines = [
            Self.line("AWSLambda", "Request", "Invoke", "1000000"),
            Self.line("AmazonEC2", "BoxUsage:t3.micro", "RunInstances", "1488"),
            Self.line("AmazonEC2", "EBS:VolumeUsage.gp2", "CreateVolume-Gp2", "4"),
            Self.line("AmazonEC2", "EBS:VolumeUsage.gp3", "CreateVolume-Gp3", "40"),
            Self.line("AmazonVPC", "PublicIPv4:InUseAddress", "RunInstances", "1488"),
            Self.line("AWSQueueService", "Requests-Tier1", "SendMessage", "3000000"),
            Self.line("AmazonSNS", "Requests-Tier1", "Publish", "500000"),
            Self.line("AmazonCloudWatch", "DataProcessing-Bytes", "PutLogEvents", "12"),
            Self.line("AmazonCloudWatch", "TimedStorage-ByteHrs", "StandardStorage", "2.4"),
            Self.line("AmazonElastiCache", "NodeUsage:cache.t3.micro", "CreateCacheCluster:0002", "744"),
        ]
        #expect(
            try Self.resources(lines) == [
                "ec2 instanceType=\"t3.micro\" count=2 volumeGB=20 volumeType=\"gp3\" publicIPv4=true",
                "sns messagesPerRequest=\"0.5\" messageBytes=0",
                "sqs type=\"standard\" messagesPerRequest=1 messageBytes=0 batchSize=1 pollers=0",
                "logs bytesPerRequest=12885 from=\"agent\" logClass=\"standard\" retentionDays=30 "
                    + "storedShare=\"0.206666666667\"",
            ])
        let found = try findings([Self.head + lines.joined() + "Tax,,,AWSLambda,,,1,,34.1,USD\n"])
        let left = ScenarioParts(found, .init()).billed.left
        #expect(left.map { $0.usageType } == ["Request", "EBS:VolumeUsage.gp2", "NodeUsage:cache.t3.micro"])
        #expect(found.otherCharges.map { "\($0.sum) \($0.currency)" } == ["34.1 USD"])
        // A balancer has the addresses where there is one.
        let balancer = Self.line("AWSELB", "LoadBalancerUsage", "LoadBalancing:Application", "744")
        #expect(
            try Self.resources([lines[4], balancer]) == ["elb type=\"application\" count=1 publicIPv4=2"])
        // Volumes of instances that run for a part of the month would cost as those of all of it.
        #expect(
            try Self.resources([Self.line("AmazonEC2", "BoxUsage:t3.micro", "RunInstances", "100"), lines[3]]) == [
                "ec2 instanceType=\"t3.micro\" count=1 hoursPerMonth=100"
            ])
    }

    /// Five addresses of two balancers are 2.5 each, which no file says; four are two each.
    @Test(arguments: [("3720", "", 1), ("2976", " publicIPv4=2", 0), ("1860", "", 1)])
    func addressesOfSeveralBalancers(_ hours: String, _ written: String, _ left: Int) throws {
        let lines = [
            Self.line("AWSELB", "LoadBalancerUsage", "LoadBalancing:Application", "1488"),
            Self.line("AmazonVPC", "PublicIPv4:InUseAddress", "", hours),
        ]
        #expect(try Self.resources(lines) == ["elb type=\"application\" count=2" + written])
        let found = try findings([Self.head + lines.joined()])
        #expect(ScenarioParts(found, .init()).billed.left.count == left)
    }

    /// Of 744 hours: one and a half, a twelfth, 1 % more than one, a little more than that.
    @Test(arguments: [
        ("1116", nil, 0), ("62", nil, 0), ("744", 1, 0), ("751.44", 1, 1), ("736.56", 1, 1), ("751.45", nil, 0),
        ("744744", nil, 0),
    ])
    func onlyWholeMonthsAreCounted(_ hours: String, _ count: Int?, _ rounded: Int) throws {
        for (product, usage, operation, service) in [
            ("AmazonEC2", "NatGateway-Hours", "NatGateway", "natGateway"),
            ("AWSELB", "LoadBalancerUsage", "LoadBalancing:Network", "elb"),
        ] {
            let found = try findings([Self.head + Self.line(product, usage, operation, hours)])
            let parts = ScenarioParts(found, .init(hoursPerMonth: 744))
            #expect(parts.resources.map { $0.service } == (count == nil ? [] : [service]))
            let counts = parts.resources.flatMap { $0.members }.filter { $0.key == "count" }.map { $0.text }
            #expect(counts == (count.map { ["\($0)"] } ?? []))
            #expect(parts.billed.left.map { $0.usageType } == (count == nil ? [usage] : []))
            #expect(parts.billed.rounded.count == rounded)
        }
    }

    @Test(arguments: [
        (["EU-Request"], "EU"), (["Request"], ""), (["APS3-Request", "APS3-Lambda-GB-Second"], "APS3"),
        (["EU-Request", "Request"], nil),
    ])
    func whatAllUsageTypesBeginWith(_ usages: [String], _ prefix: String?) throws {
        let found = try findings([Self.head + usages.map { Self.line("AWSLambda", $0, "Invoke", "5") }.joined()])
        #expect(found.billedPrefix == prefix)
        #expect(found.billedRegions == (prefix == nil ? 2 : 1))
    }

    /// A GB-month on the bill of a day is one of all of its month.
    @Test func volumesOfADay() throws {
        let day = [
            Self.line("AmazonEC2", "BoxUsage:t3.micro", "RunInstances", "24"),
            Self.line("AmazonEC2", "EBS:VolumeUsage.gp3", "CreateVolume-Gp3", "0.645161290323"),
        ].map { $0.replacing("2026-11-01", with: "2026-10-02") }
        #expect(
            try Self.resources(day) == [
                "ec2 instanceType=\"t3.micro\" count=1 volumeGB=\"20.000000000013\" volumeType=\"gp3\""
            ])
    }

    /// FOCUS without AWS's own columns: products by name, units for usage types.
    @Test func focusWithItsUnits() throws {
        let text = """
            ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ServiceName,ConsumedQuantity,ConsumedUnit,BilledCost,BillingCurrency
            2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,Usage,AWS Lambda,1000,Requests,0.1,USD
            2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,Usage,AWS Lambda,50,Lambda-GB-Seconds,0.1,USD
            2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,Usage,Elastic Load Balancing,NULL,NULL,0.1,USD
            2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,Tax,AWS Lambda,1,,0.1,USD

            """
        let found = try findings([text])
        #expect(found.demand?.requests == 1000)
        let parts = ScenarioParts(found, .init(hoursPerMonth: 744))
        #expect(parts.volume == 1000)
        #expect(parts.resources.map { $0.members.map { $0.text } } == [["1024", "50"]])
    }

    /// AWS's code of the service is taken before its name, wherever it stands; without it the name is known.
    @Test(arguments: [true, false])
    func focusNamesOfMessages(_ hasCode: Bool) throws {
        func line(_ name: String, _ code: String, _ usage: String, _ amount: Int) -> String {
            "2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,Usage,\(name),\(amount),\(usage),0.1,USD"
                + (hasCode ? ",\(code)\n" : "\n")
        }
        let text =
            "ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ServiceName,ConsumedQuantity,x_UsageType,BilledCost,"
            + "BillingCurrency\(hasCode ? ",x_ServiceCode" : "")\n"
            + line("Amazon API Gateway", "AmazonApiGateway", "ApiGatewayHttpRequest", 1000)
            + line("Amazon Simple Queue Service", "AWSQueueService", "Requests-Tier1", 6000)
            + line("Amazon Simple Notification Service", "AmazonSNS", "Requests-Tier1", 500)
        let parts = ScenarioParts(try findings([text]), .init(hoursPerMonth: 744))
        #expect(parts.resources.map { $0.service } == ["apiGateway", "sns", "sqs"])
        let messages = parts.resources.flatMap { $0.members }.filter { $0.key == "messagesPerRequest" }
        #expect(messages.map { $0.text } == ["\"0.5\"", "2"])
        #expect(parts.linesLeft.isEmpty)
    }

    /// LCUs are priced where there is a balancer of their type, and nothing else is: 1,116 hours are one and a half.
    @Test(arguments: [
        ("744", ["LCUUsage", "TimedStorage-ByteHrs"], []),
        ("1116", ["TimedStorage-ByteHrs"], ["LCUUsage", "LoadBalancerUsage"]),
    ])
    func whatTheScenarioPricesByItself(_ hours: String, _ priced: [String], _ left: [String]) throws {
        let lines = [
            Self.line("AmazonApiGateway", "ApiGatewayHttpRequest", "ApiGatewayHttpApi", "1000000"),
            Self.line("AWSELB", "LoadBalancerUsage", "LoadBalancing:Application", hours),
            Self.line("AWSELB", "LCUUsage", "LoadBalancing:Application", "99"),
            // More is kept than came in, so the share and the days are a scenario's usual ones.
            Self.line("AmazonCloudWatch", "VendedLog-Bytes", "", "1"),
            Self.line("AmazonCloudWatch", "TimedStorage-ByteHrs", "", "100"),
        ]
        let parts = ScenarioParts(try findings([Self.head + lines.joined()]), .init(hoursPerMonth: 744))
        #expect(Set(parts.linesPricedOtherwise.map { $0.usageType }) == Set(priced))
        #expect(Set(parts.linesLeft.map { $0.usageType }) == Set(left))
    }

    /// The CSV that Athena answers to `--query cur` with: every cell quoted, sums of doubles.
    @Test func theAnswerToOurOwnQuery() throws {
        let found = try findings([
            """
            "ChargePeriodStart","ChargePeriodEnd","product","usageType","operation","unit","amount","cost","currency"
            "2026-10-01T00:00:00Z","2026-11-01T00:00:00Z","AWSLambda","USW2-Lambda-GB-Second","Invoke","Lambda-GB-Second","5.0E4","0.83","USD"
            "2026-10-01T00:00:00Z","2026-11-01T00:00:00Z","AWSLambda","USW2-Request","Invoke","Requests","1.0E6","0.2","USD"
            """
        ])
        let parts = ScenarioParts(found, .init(hoursPerMonth: 744))
        #expect(parts.volume == 1_000_000)
        #expect(parts.billed.functions.first?.meanMs == 50)
    }

    /// A month that stands for itself lasts until the next.
    @Test(arguments: [("2026-10", 744), ("2026-12", 744), ("2026-02", 672)])
    func monthsAreWhole(_ month: String, _ hours: Int) throws {
        let found = try findings(["month,product,usageType,unit,amount,cost\n\(month),AWSLambda,Request,Requests,7,0\n"]
        )
        #expect(found.demand?.period?.hours == Rational(hours))
    }

    /// Logs say more of a function than a bill; the bill says how many requests there were.
    @Test func aLogBesideABill() throws {
        let log = (0..<4).map {
            "\(ReportLines.time(ReportLines.start + $0 * 1000)) " + ReportLines.line($0, billedMs: 40)
        }
        let bill =
            Self.head + Self.line("AWSLambda", "Request", "Invoke", "7440")
            + Self.line("AWSLambda", "Lambda-GB-Second", "Invoke", "99")
        let parts = ScenarioParts(try findings([log.joined(), bill]), .init(hoursPerMonth: 744))
        #expect(parts.volume == 7440)
        #expect(parts.resources.map { $0.members.map { $0.text } } == [["256", "40"]])
    }

    /// A scenario holds a hundred resources; how long such a bill takes is in `Tests/Benchmarks/run scale`.
    @Test func thousandsOfInstanceTypes() throws {
        let lines = (0..<2000).map { Self.line("AmazonEC2", "BoxUsage:t\($0).small", "RunInstances", "744") }
        let parts = ScenarioParts(try findings([Self.head + lines.joined()]), .init(hoursPerMonth: 744))
        #expect(parts.resources.count == 100)
        #expect(parts.resourcesLeftOut == 1900)
        #expect(parts.billed.left.isEmpty)
    }

    @Test func doubledQuotesAreSingleOnes() throws {
        let line = Self.line("\"Amazon \"\"EC2\"\"\"", "\"BoxUsage:\"\"x\"\"\"", "", "1")
        let bill = try findings([Self.head + line]).bill
        #expect(bill.map { [$0.product, $0.usageType] } == [["Amazon \"EC2\"", "BoxUsage:\"x\""]])
    }

    /// Days of no calendar, hours and zones of no clock, an end before its start.
    @Test(arguments: [
        ("2026-02-30T00:00:00Z", "2026-03-01T00:00:00Z"), ("2026-02-29", "2026-03-01"), ("2026-13", ""),
        ("2026-10-01T25:00:00Z", "2026-10-02T00:00:00Z"), ("2026-10-01T00:00:00+99:99", "2026-10-02T00:00:00Z"),
        ("2026-10-02T00:00:00Z", "2026-10-01T00:00:00Z"), ("2026-10-01 24:10", ""), ("0001-01-01T00:00:00Z", ""),
    ])
    func timesThatNoCalendarHas(_ start: String, _ end: String) throws {
        let good = Self.line("AWSLambda", "Request", "Invoke", "1000")
        let bad = good.replacing("2026-10-01T00:00:00Z,2026-11-01T00:00:00Z", with: "\(start),\(end)")
        #expect(failure(Self.head + bad) == .onlyOf(.impossibleTime))
        let found = try findings([Self.head + bad + good])
        #expect(found.demand?.requests == 1000)
        #expect(found.skipped.map { "\($0.reason.words.prefix(26)) \($0.count)" } == ["records at a time that no  1"])
    }

    /// A leap day, the last minute of a month, and the farthest zone are times.
    @Test(arguments: [
        ("2028-02-29T00:00:00Z", "2028-03-01T00:00:00Z", 24), ("2026-10-01 00:30", "2026-10-01 02:00", 1),
        ("2026-10-01T14:00:00+14:00", "2026-10-01T06:00:00Z", 6), ("2026-10-01", "2026-10-02", 24),
        ("2026-10-01 00:00:00.000 UTC", "2026-10-01 05:00:00.000 UTC", 5),
        ("2026-10-01 02:00:00+02", "2026-10-01T03:00:00Z", 3),
    ])
    func timesAsPeopleExportThem(_ start: String, _ end: String, _ hours: Int) throws {
        let good = Self.line("AWSLambda", "Request", "Invoke", "1000")
        let line = good.replacing("2026-10-01T00:00:00Z,2026-11-01T00:00:00Z", with: "\(start),\(end)")
        #expect(try findings([Self.head + line]).demand?.period?.hours.floor.asInt == hours)
    }

    /// Such a number would take thousands of digits to add to another.
    @Test(arguments: ["1e-9999", "1e9999", String(repeating: "9", count: 10_000), "-1"])
    func numbersThatNoUsageHas(_ amount: String) {
        #expect(failure(Self.head + Self.line("AWSLambda", "Request", "Invoke", amount)) == .onlyOf(.implausible))
    }

    private static let focus =
        "ProviderName,RegionId,ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ServiceName,ConsumedQuantity,ConsumedUnit,"
        + "BilledCost,EffectiveCost,BillingCurrency\n"

    private static func focusLine(_ provider: String, _ region: String, _ costs: String) -> String {
        "\(provider),\(region),2026-10-01T00:00:00Z,2026-11-01T00:00:00Z,Usage,AWS Lambda,1000,Requests,\(costs),USD\n"
    }

    @Test func focusNamesItsCosts() throws {
        let lines = Self.focusLine("AWS", "eu-west-1", "0.1,0.2") + Self.focusLine("AWS", "", "0.1,0.3")
        let found = try findings([Self.focus + lines])
        let line = try #require(found.bill.first)
        #expect(line.isFOCUS)
        #expect((line.cost, line.effectiveCost) == (Rational(1, over: 5), Rational(1, over: 2)))
        #expect((found.billedRegions, found.billedRegionCode) == (1, "eu-west-1"))
        // The costs of two kinds of bills are no sum.
        let both = try findings([
            Self.focus + lines,
            "month,product,usageType,unit,amount,cost,currency\n2026-10,AWS Lambda,,Requests,5,0.7,USD\n",
        ])
        #expect(both.bill.map { $0.isFOCUS } == [false, true])
    }

    @Test func otherCloudsAreLeftOut() throws {
        let other = Self.focusLine("Microsoft", "westeurope", "1,1")
        #expect(failure(Self.focus + other) == .onlyOf(.otherProvider))
        let found = try findings([Self.focus + other + Self.focusLine("Amazon Web Services", "eu-west-1", "0.1,0.2")])
        #expect(found.demand?.requests == 1000)
        #expect(found.billedRegionCode == "eu-west-1")
    }

    /// What the console gives under Bills: totals on lines of their own, and months that end with a second.
    @Test func billsOfTheConsole() throws {
        func line(_ record: String, _ usage: String, _ quantity: String, _ cost: String) -> String {
            "\"\(record)\",\"AWSLambda\",\"AWS Lambda\",\"\(usage)\",\"Invoke\",\"2026/10/01 00:00:00\",\"2026/10/31 23:59:59\","
                + "\"\(quantity)\",\"USD\",\"\(cost)\",\"9\"\n"
        }
        let head =
            "\"RecordType\",\"ProductCode\",\"ProductName\",\"UsageType\",\"Operation\",\"UsageStartDate\",\"UsageEndDate\","
            + "\"UsageQuantity\",\"CurrencyCode\",\"CostBeforeTax\",\"TotalCost\"\n"
        let found = try findings([
            head + line("LinkedLineItem", "EU-Request", "1000000.000", "0.2")
                + line("PayerLineItem", "EU-Lambda-GB-Second", "50000", "0.8") + line("InvoiceTotal", "", "", "1")
        ])
        #expect(found.demand?.requests == 1_000_000)
        #expect(found.demand?.period?.hours == 744)
        #expect(found.bill.map { $0.cost } == [Rational(4, over: 5), Rational(1, over: 5)])
        #expect(found.otherCharges.isEmpty)
        #expect(ScenarioParts(found, .init(hoursPerMonth: 744)).billed.functions.first?.meanMs == 50)
    }

    /// As spreadsheets write numbers; what is no number of theirs is none.
    @Test(arguments: [
        ("1,234,567.5", "$1,000.00", true), ("1,23", "0", false), ("1,2345", "0", false), ("5", "n/a", false),
    ])
    func numbersOfSpreadsheets(_ amount: String, _ cost: String, _ isRead: Bool) throws {
        let text =
            Self.head
            + Self.line("AWSLambda", "Request", "Invoke", "\"\(amount)\"").replacing(
                ",0.1,USD", with: ",\"\(cost)\",USD")
        guard isRead else { return #expect(failure(text) == .onlyOf(.implausible)) }
        let line = try #require(try findings([text]).bill.first)
        #expect((line.amount, line.cost) == (Rational(2_469_135, over: 2), 1000))
    }

    /// Lines without an end last until the next of them begins, an hour, a day or a month.
    @Test(arguments: [
        (["2026-10-01 00:00:00", "2026-10-01 01:00:00", "2026-10-31 23:00:00"], 744),
        (["2026-10-01", "2026-10-02", "2026-10-31"], 744), (["2026-10-01"], 744),
        (["2026-09-01", "2026-10-01"], 61 * 24),
        (["2026-10-01", "2026-10-05"], 5 * 24), (["2026-10-05"], 0),
    ])
    func linesWithoutAnEnd(_ starts: [String], _ hours: Int) throws {
        let lines = starts.map {
            Self.line("AWSLambda", "Request", "Invoke", "5").replacing(
                "2026-10-01T00:00:00Z,2026-11-01T00:00:00Z", with: "\($0),")
        }
        #expect(try findings([Self.head + lines.joined()]).demand?.period?.hours == Rational(hours))
    }

    /// Times that are not read give no month, until somebody says how long the bill is of.
    @Test func linesWithoutATime() throws {
        let line = Self.line("AWSLambda", "Request", "Invoke", "1000").replacing(
            "2026-10-01T00:00:00Z,2026-11-01T00:00:00Z", with: "1/10/2026 0:00,1/11/2026 0:00")
        let instance = line.replacing(
            "AWSLambda,Request,Invoke,1000", with: "AmazonEC2,BoxUsage:t3.micro,RunInstances,744")
        let found = try findings([Self.head + line + instance])
        #expect(found.demand?.requests == 1000)
        #expect(ScenarioParts(found, .init()).volume == nil)
        let told = ScenarioParts(found, .init(hoursPerMonth: 744, hoursObserved: 744))
        #expect(told.volume == 1000)
        #expect(told.resources.map { $0.service } == ["ec2"])
    }
}
