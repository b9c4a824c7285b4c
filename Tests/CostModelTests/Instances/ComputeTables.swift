import Pricing

/// Price tables of everything that runs instances and tasks, at AWS's prices of us-east-1 unless a name says otherwise.
enum ComputeTables {
    static func all() throws -> [PriceTableSource] { try [ec2(), ecs(), plans(), cloudWatch(), lambda()] }

    private static func ec2() throws -> PriceTableSource {
        let instances = [
            ("t2.micro", "0.0116", 1, "0.1"), ("t3.medium", "0.0416", 2, "0.2"), ("t4g.small", "0.0168", 2, "0.2"),
            ("m7g.medium", "0.0408", 1, nil), ("m7g.large", "0.0816", 2, nil), ("m7g.xlarge", "0.1632", 4, nil),
        ].map { (type: String, price: String, vCPU: Int, baseline: String?) in
            """
            {"item": "instance", "instanceType": "\(type)", "operatingSystem": "Linux", "unit": "Hrs",
             "price": "\(price)", "vCPU": \(vCPU)\(baseline.map { ", \"baselineShare\": \"\($0)\"" } ?? "")}
            """
        }
        let reserved = [("noUpfront", "0.06", "0"), ("allUpfront", "0", "500"), ("partialUpfront", "0.03", "250")].map {
            (payment: String, price: String, upfront: String) in
            """
            {"item": "reservedInstance", "instanceType": "m7g.large", "operatingSystem": "Linux", "term": "1yr",
             "payment": "\(payment)", "offeringClass": "standard", "unit": "Hrs", "price": "\(price)",
             "upfront": "\(upfront)"}
            """
        }
        let others = #"""
            {"item": "cpuCredits", "instanceFamily": "t2", "operatingSystem": "Linux", "unit": "vCPU-Hrs", "price": "0.05"},
            {"item": "cpuCredits", "instanceFamily": "t3", "operatingSystem": "Linux", "unit": "vCPU-Hrs", "price": "0.05"},
            {"item": "cpuCredits", "instanceFamily": "t4g", "operatingSystem": "Linux", "unit": "vCPU-Hrs", "price": "0.04"},
            {"item": "volume", "volumeType": "gp2", "unit": "GB-Mo", "price": "0.1"},
            {"item": "volume", "volumeType": "gp3", "unit": "GB-Mo", "price": "0.08"},
            {"item": "volume", "volumeType": "io1", "unit": "GB-Mo", "price": "0.125"},
            {"item": "volume", "volumeType": "io2", "unit": "GB-Mo", "price": "0.125"},
            {"item": "volumeIOPS", "volumeType": "gp3", "unit": "IOPS-Mo", "price": "0.005", "included": 3000},
            {"item": "volumeIOPS", "volumeType": "io1", "unit": "IOPS-Mo", "price": "0.065"},
            {"item": "volumeIOPS", "volumeType": "io2", "unit": "IOPS-Mo", "tiers": [
              {"beginRange": 0, "endRange": 32000, "price": "0.065"},
              {"beginRange": 32000, "endRange": 64000, "price": "0.0455"},
              {"beginRange": 64000, "endRange": "Inf", "price": "0.03185"}]},
            {"item": "volumeThroughput", "volumeType": "gp3", "unit": "MiBps-Mo", "price": "0.04", "included": 125}
            """#
        return try OwnTables.table(
            "AmazonEC2", from: "2026-10-01", prices: (instances + reserved + [others]).joined(separator: ","))
    }

    private static func ecs() throws -> PriceTableSource {
        let prices = [
            ("fargateVCPU", "x86_64", "vCPU-Hrs", "0.04048"), ("fargateVCPU", "arm64", "vCPU-Hrs", "0.03238"),
            ("fargateMemory", "x86_64", "GB-Hrs", "0.004445"), ("fargateMemory", "arm64", "GB-Hrs", "0.00356"),
        ].map { (item: String, architecture: String, unit: String, price: String) in
            #"{"item": "\#(item)", "architecture": "\#(architecture)", "unit": "\#(unit)", "price": "\#(price)"}"#
        }
        return try OwnTables.table(
            "AmazonECS", from: "2026-10-01", billing: #""billing": {"includedEphemeralStorageGB": 20},"#,
            prices: (prices + [#"{"item": "fargateEphemeralStorage", "unit": "GB-Hrs", "price": "0.000111"}"#])
                .joined(separator: ","))
    }

    /// m7g.large at both rates that are known; m7g.xlarge for three years at the unrounded half of AWS's own example;
    /// Fargate at its share of the on-demand price.
    private static func plans() throws -> PriceTableSource {
        let instances = [
            ("m7g.large", "compute", "1yr", "0.0599"), ("m7g.large", "compute", "3yr", "0.0414"),
            ("m7g.large", "ec2Instance", "1yr", "0.0514"), ("m7g.xlarge", "compute", "3yr", "0.0457"),
        ].map { (type: String, kind: String, term: String, price: String) in
            """
            {"item": "instance", "instanceType": "\(type)", "operatingSystem": "Linux", "kind": "\(kind)",
             "term": "\(term)", "payment": "noUpfront", "unit": "Hrs", "price": "\(price)"}
            """
        }
        let tasks = [("fargateVCPU", "vCPU-Hrs"), ("fargateMemory", "GB-Hrs")].map { (item: String, unit: String) in
            """
            {"item": "\(item)", "architecture": "x86_64", "term": "3yr", "payment": "noUpfront", "unit": "\(unit)",
             "shareOfOnDemand": "0.55"}
            """
        }
        return try OwnTables.table(
            "AWSComputeSavingsPlan", from: "2026-10-01", prices: (instances + tasks).joined(separator: ","))
    }

    private static func cloudWatch() throws -> PriceTableSource {
        try OwnTables.table(
            "AmazonCloudWatch", from: "2026-10-01",
            billing: #""billing": {"freeTier": {"logIngestionGB": 5, "logStorageGB": 5, "metrics": 10}},"#,
            prices: #"""
                {"item": "metrics", "unit": "Metrics", "tiers": [
                  {"beginRange": 0, "endRange": 10000, "price": "0.30"},
                  {"beginRange": 10000, "endRange": 250000, "price": "0.10"},
                  {"beginRange": 250000, "endRange": 1000000, "price": "0.05"},
                  {"beginRange": 1000000, "endRange": "Inf", "price": "0.02"}]}
                """#)
    }

    private static func lambda() throws -> PriceTableSource {
        try OwnTables.table(
            "AWSLambda", from: "2026-10-01",
            billing: """
                "billing": {"incrementMs": 1, "minimumMs": 1, "memoryMB": {"minimum": 128, "maximum": 10240, "step": 1},
                  "freeTier": {"requests": 1000000, "gbSeconds": 400000}, "includedEphemeralStorageMB": 512,
                  "managedInstanceFeeShare": "0.15"},
                """,
            prices: """
                {"item": "requests", "unit": "Requests", "price": "0.0000002"},
                {"item": "duration", "architecture": "x86_64", "unit": "Lambda-GB-Second", "price": "0.0000166667"}
                """)
    }
}

extension PricedScenario {
    /// A scenario priced by `ComputeTables`.
    init(computing resources: [String], estimate: String = "{}", traffic: String = "{}") throws {
        try self.init(
            resources: resources, estimate: estimate, traffic: traffic, asOf: Self.today, region: "us-east-1",
            tables: ComputeTables.all())
    }
}
