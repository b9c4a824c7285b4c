import Pricing
import Testing

@testable import PriceList

/// Traps of the lists of CloudWatch, ECS, SNS and SQS, and of what AmazonEC2's holds beside instances.
struct NewUsageTests {
    private func imported(_ offer: String, _ rows: [[String: String]]) throws -> [ImportedOffer] {
        var text = OfferText(offerCode: offer)
        for (number, row) in rows.enumerated() {
            text.add(row.merging(["SKU": "S\(number)", "serviceCode": offer]) { $1 })
        }
        return try importing(text.text)
    }

    @Test func throughputIsListedForAGiBAndIO2sTiersAreThreeProducts() throws {
        func iops(_ usage: String, _ price: String, _ volume: String) -> [String: String] {
            [
                "usageType": usage, "Unit": "IOPS-Mo", "PricePerUnit": price, "Volume API Name": volume,
                "Product Family": "System Operation",
            ]
        }
        let tiers = [
            iops("EBS:VolumeP-IOPS.io2.tier3", "0.03185", "io2"), iops("EBS:VolumeP-IOPS.io2", "0.065", "io2"),
            iops("EBS:VolumeP-IOPS.io2.tier2", "0.0455", "io2"),
        ]
        let offers = try imported(
            "AmazonEC2",
            tiers + [
                iops("EBS:VolumeP-IOPS.gp3", "0.005", "gp3"), iops("EBS:VolumeP-IOPS.piops", "0.065", "io1"),
                [
                    "usageType": "EBS:VolumeP-Throughput.gp3", "Unit": "GiBps-mo", "PricePerUnit": "40.96",
                    "Volume API Name": "gp3",
                ],
            ])
        #expect(
            Set(offers.lines) == [
                "AmazonEC2 us-east-1 volumeIOPS io2 IOPS-Mo 0-32000:0.065 32000-64000:0.0455 64000-Inf:0.03185",
                "AmazonEC2 us-east-1 volumeIOPS gp3 IOPS-Mo 0.005", "AmazonEC2 us-east-1 volumeIOPS io1 IOPS-Mo 0.065",
                "AmazonEC2 us-east-1 volumeThroughput gp3 MiBps-Mo 0.04",
            ])
        let io2 = offers[0].prices.first { $0.values == ["io2"] }
        #expect(io2?.sku == "S1")
        // One tier alone says nothing of the others.
        let part = try imported("AmazonEC2", [tiers[1], iops("EBS:VolumeP-IOPS.piops", "0.065", "io1")])
        #expect(part.lines == ["AmazonEC2 us-east-1 volumeIOPS io1 IOPS-Mo 0.065"])
        // What a volume includes stands on the pricing page alone.
        let table = try #require(try ImportedTable.tables(of: offers[0], rules: PriceBook()).first)
        let text = String(decoding: table.bytes, as: UTF8.self)
        #expect(text.contains("\"included\": \"3000\"") && text.contains("\"included\": \"125\""))
    }

    @Test func creditsAreToldByFamilyAndSystemAndBaselinesComeFromTheDocumentation() throws {
        var text = OfferText()
        text.add([
            "SKU": "C1", "usageType": "CPUCredits:t3", "Unit": "vCPU-Hours", "PricePerUnit": "0.05",
            "Operating System": "Linux",
        ])
        text.add([
            "SKU": "C2", "usageType": "CPUCredits:t3", "Unit": "vCPU-Hours", "PricePerUnit": "0.096",
            "Operating System": "Windows",
        ])
        text.addInstance("I1", "0.0416")
        text.addInstance("I2", "0.06", ["Operating System": "Windows", "operation": "RunInstances:0002"])
        let options = ImportOptions(operatingSystems: .linux(and: ["Windows"]))
        let offers = try importing(text.text, options: options)
        #expect(
            Set(offers.lines) == [
                "AmazonEC2 us-east-1 cpuCredits t3 Linux vCPU-Hrs 0.05",
                "AmazonEC2 us-east-1 cpuCredits t3 Windows vCPU-Hrs 0.096",
                "AmazonEC2 us-east-1 instance t3.medium Linux Hrs 0.0416",
                "AmazonEC2 us-east-1 instance t3.medium Windows Hrs 0.06",
            ])
        for table in try ImportedTable.tables(of: offers[0], rules: PriceBook()) {
            #expect(String(decoding: table.bytes, as: UTF8.self).contains("\"baselineShare\": \"0.2\""))
        }
    }

    @Test func whatIsFreeOfSNSIsTheFirstTier() throws {
        func row(_ usage: String, _ family: String, _ unit: String, _ from: String, _ to: String, _ price: String)
            -> [String: String]
        {
            [
                "SKU": usage, "usageType": usage, "Product Family": family, "Unit": unit, "StartingRange": from,
                "EndingRange": to, "PricePerUnit": price, "serviceCode": "AmazonSNS",
            ]
        }
        var text = OfferText(offerCode: "AmazonSNS")
        text.add(row("Requests-Tier1", "API Request", "Requests", "0", "1000000", "0"))
        text.add(row("Requests-Tier1", "API Request", "Requests", "1000000", "Inf", "0.0000005"))
        text.add(row("DeliveryAttempts-HTTP", "Message Delivery", "Notifications", "0", "100000", "0"))
        text.add(row("DeliveryAttempts-HTTP", "Message Delivery", "Notifications", "100000", "Inf", "0.0000006"))
        text.add(row("DeliveryAttempts-SMTP", "Message Delivery", "Notifications", "0", "Inf", "9"))
        let offers = try importing(text.text)
        #expect(
            Set(offers.lines) == [
                "AmazonSNS us-east-1 publishes Requests 0.0000005",
                "AmazonSNS us-east-1 httpDeliveries Notifications 0.0000006",
            ])
        #expect(offers[0].allowances.map(\.amount) == ["1000000", "100000"])
        let table = try #require(try ImportedTable.tables(of: offers[0], rules: PriceBook()).first)
        #expect(String(decoding: table.bytes, as: UTF8.self).contains("\"meteringIncrementBytes\": \"65536\""))
    }

    @Test func logsTasksAndQueuesByTheirUsageTypes() throws {
        func row(_ usage: String, _ unit: String, _ price: String, _ more: [String: String] = [:]) -> [String: String] {
            ["usageType": usage, "Unit": unit, "PricePerUnit": price].merging(more) { $1 }
        }
        let ingestion = ["operation": "PutLogEvents"]
        #expect(
            Set(
                try imported(
                    "AmazonCloudWatch",
                    [
                        row("USE1-VendedLog-Bytes", "GB", "0.5"), row("USE1-VendedLogIA-Bytes", "GB", "0.25"),
                        row("USE1-DataProcessing-Bytes", "GB", "0.5", ingestion),
                        row("DataProcessingIA-Bytes", "GB", "0.25", ingestion),
                        row("TimedStorage-ByteHrs", "GB-Mo", "0.03"), row("CW:MetricMonitorUsage", "Metrics", "0.3"),
                        row("USE1-VendedLog-Bytes-WAFlogs", "GB", "9"), row("USE1-S3-Egress-Bytes", "GB", "9"),
                        row("CW:AlarmMonitorUsage", "Alarms", "9"),
                    ]
                ).lines) == [
                    "AmazonCloudWatch us-east-1 logIngestion lambda standard GB 0.5",
                    "AmazonCloudWatch us-east-1 logIngestion lambda infrequentAccess GB 0.25",
                    "AmazonCloudWatch us-east-1 logIngestion agent standard GB 0.5",
                    "AmazonCloudWatch us-east-1 logIngestion agent infrequentAccess GB 0.25",
                    "AmazonCloudWatch us-east-1 logStorage GB-Mo 0.03",
                    "AmazonCloudWatch us-east-1 metrics Metrics 0.3",
                ])
        #expect(
            Set(
                try imported(
                    "AmazonECS",
                    [
                        row("USE1-Fargate-vCPU-Hours:perCPU", "hours", "0.04048"),
                        row("USE1-Fargate-ARM-GB-Hours", "hours", "0.00356"),
                        row("USE1-Fargate-EphemeralStorage-GB-Hours", "GB-Hours", "0.000111"),
                        row("USE1-Fargate-Windows-vCPU-Hours:perCPU", "hours", "9"),
                    ]
                ).lines) == [
                    "AmazonECS us-east-1 fargateVCPU x86_64 vCPU-Hrs 0.04048",
                    "AmazonECS us-east-1 fargateMemory arm64 GB-Hrs 0.00356",
                    "AmazonECS us-east-1 fargateEphemeralStorage GB-Hrs 0.000111",
                ])
        let request = ["Product Family": "API Request"]
        #expect(
            Set(
                try imported(
                    "AWSQueueService",
                    [
                        row("Requests-RBP", "Requests", "4.0E-7", request),
                        row("Requests-FIFO-RBP", "Requests", "0.0000005", request),
                        row("Requests-Fair-RBP", "Requests", "9", request),
                    ]
                ).lines) == [
                    "AWSQueueService us-east-1 requests standard Requests 0.0000004",
                    "AWSQueueService us-east-1 requests fifo Requests 0.0000005",
                ])
    }
}
