import Pricing
import Testing

/// Price tables that a test states itself, as a user's directory would.
enum OwnTables {
    static func table(
        _ offer: String, from day: String, region: String = "us-east-1", billing: String = "", prices: String
    ) throws -> PriceTableSource {
        let text = """
            {"formatVersion": 1, "offerCode": "\(offer)", "region": "\(region)", "currency": "USD",
             "effectiveDate": "\(day)", \(billing)
             "prices": [\(prices)]}
            """
        return try #require(
            PriceTableSource(directory: "own", path: "\(region)/\(offer)/\(day).json") { Array(text.utf8) })
    }

    /// Lambda on x86_64 at this price of a GB-second.
    static func lambda(
        from day: String, gbSecond: String, incrementMs: Int, initBilledForZip: Bool = false
    ) throws -> PriceTableSource {
        try table(
            "AWSLambda", from: day,
            billing: """
                "billing": {"incrementMs": \(incrementMs), "minimumMs": \(incrementMs),
                  "memoryMB": {"minimum": 128, "maximum": 1536, "step": 64},
                  "freeTier": {"requests": 1000000, "gbSeconds": 400000}, "includedEphemeralStorageMB": 512,
                  "initBilledForZip": \(initBilledForZip)},
                """,
            prices: """
                {"item": "requests", "unit": "Requests", "price": "0.0000002"},
                {"item": "duration", "architecture": "x86_64", "unit": "Lambda-GB-Second", "price": "\(gbSecond)"}
                """)
    }

    /// CloudWatch with 5 GB of each free; Lambda's standard logs have tiers.
    static func cloudWatch(from day: String) throws -> PriceTableSource {
        try table(
            "AmazonCloudWatch", from: day,
            billing: #""billing": {"freeTier": {"logIngestionGB": 5, "logStorageGB": 5, "metrics": 10}},"#,
            prices: #"""
                {"item": "logIngestion", "from": "lambda", "logClass": "standard", "unit": "GB", "tiers": [
                  {"beginRange": 0, "endRange": 10, "price": "0.5"},
                  {"beginRange": 10, "endRange": "Inf", "price": "0.2"}]},
                {"item": "logIngestion", "from": "lambda", "logClass": "infrequentAccess", "unit": "GB", "price": "0.25"},
                {"item": "logIngestion", "from": "agent", "logClass": "standard", "unit": "GB", "price": "0.4"},
                {"item": "logIngestion", "from": "agent", "logClass": "infrequentAccess", "unit": "GB", "price": "0.3"},
                {"item": "logStorage", "unit": "GB-Mo", "price": "0.03"}
                """#)
    }

    /// SNS, of which the first 1,000,000 publishes and 100,000 deliveries are free.
    static func sns(from day: String) throws -> PriceTableSource {
        try table(
            "AmazonSNS", from: day,
            billing: #"""
                "billing": {"meteringIncrementBytes": 65536,
                  "freeTier": {"publishes": 1000000, "httpDeliveries": 100000}},
                """#,
            prices: #"""
                {"item": "publishes", "unit": "Requests", "price": "0.0000005"},
                {"item": "httpDeliveries", "unit": "Notifications", "price": "0.0000006"}
                """#)
    }

    /// SQS, of which the first 1,000,000 requests are free.
    static func sqs(from day: String) throws -> PriceTableSource {
        try table(
            "AWSQueueService", from: day,
            billing: #""billing": {"meteringIncrementBytes": 65536, "freeTier": {"requests": 1000000}},"#,
            prices: #"""
                {"item": "requests", "type": "standard", "unit": "Requests", "tiers": [
                  {"beginRange": 0, "endRange": 100000000000, "price": "0.0000004"},
                  {"beginRange": 100000000000, "endRange": "Inf", "price": "0.0000003"}]},
                {"item": "requests", "type": "fifo", "unit": "Requests", "price": "0.0000005"}
                """#)
    }

    /// Savings Plans for functions: AWS's rates without anything in advance; for three years paid in advance only what
    /// share they are of a price.
    static func plansForFunctions(from day: String) throws -> PriceTableSource {
        let rates = [
            ("lambdaDuration", "x86_64", "0.0000147"), ("lambdaDuration", "arm64", "0.0000117"),
            ("lambdaProvisionedConcurrency", "x86_64", "0.00000367"),
            ("lambdaProvisionedDuration", "x86_64", "0.00000856"),
        ].map { (item: String, architecture: String, price: String) in
            """
            {"item": "\(item)", "architecture": "\(architecture)", "term": "1yr", "payment": "noUpfront",
             "unit": "Lambda-GB-Second", "price": "\(price)"}
            """
        }
        let share = """
            {"item": "lambdaDuration", "architecture": "x86_64", "term": "3yr", "payment": "allUpfront",
             "unit": "Lambda-GB-Second", "shareOfOnDemand": "0.8"}
            """
        return try table("AWSComputeSavingsPlan", from: day, prices: (rates + [share]).joined(separator: ","))
    }
}
