/// One offer of every kind that is read, each with rows that look like the wanted ones at a price that no figure may
/// show: 9 or 99.
extension OfferFile {
    static func every(in place: Place) -> [OfferFile] {
        [
            ec2(in: place), loadBalancing(in: place), lambda(in: place), gateway(in: place), vpc(in: place),
            dataTransfer(in: place),
        ] + usage(in: place)
    }

    /// Offers of which a few usage types count.
    private static func usage(in place: Place) -> [OfferFile] {
        var (logs, tasks) = (OfferFile("AmazonCloudWatch", in: place), OfferFile("AmazonECS", in: place))
        logs.add("W1", "VendedLog-Bytes", "0.63", per: "GB")
        logs.add("W2", "VendedLog-Bytes-WAFlogs", "9", per: "GB")
        logs.add("W3", "TimedStorage-ByteHrs", "0.0324", per: "GB-Mo")
        tasks.add("X1", "Fargate-vCPU-Hours:perCPU", "0.0465", per: "hours")
        tasks.add("X2", "Fargate-Windows-vCPU-Hours:perCPU", "9", per: "hours")
        var (topics, queues) = (OfferFile("AmazonSNS", in: place), OfferFile("AWSQueueService", in: place))
        topics.add("Y1", "Requests-Tier1", "0.0000005", per: "Requests", ["Product Family": "API Request"])
        topics.add("Y2", "DeliveryAttempts-SMS", "9", per: "Notifications", ["Product Family": "Message Delivery"])
        queues.add("Z1", "Requests-Tier1", "0.0000004", per: "Requests", ["Product Family": "API Request"])
        queues.add("Z2", "Requests-Fair-RBP", "9", per: "Requests", ["Product Family": "API Request"])
        return [logs, tasks, topics, queues]
    }

    static func ec2(in place: Place) -> OfferFile {
        var offer = OfferFile("AmazonEC2", in: place)
        offer.addInstance("E1", "t3.medium", "0.0500000000")
        offer.addInstance("E2", "t3.medium", "9", ["Tenancy": "Dedicated"])
        offer.addInstance("E3", "t3.medium", "9", ["CapacityStatus": "AllocatedCapacityReservation"])
        offer.addInstance("E4", "t3.medium", "9", ["Pre Installed S/W": "SQL Web", "operation": "RunInstances:0200"])
        offer.addInstance(
            "E5", "t3.medium", "9", ["Location Type": "AWS Local Zone", "Region Code": "\(place.code)-lax-1"])
        offer.addInstance("E6", "t3.medium", "0.07", ["Operating System": "Windows", "operation": "RunInstances:0002"])
        offer.addInstance(
            "E7", "t3.medium", "0.0500000000",
            [
                "Operating System": "Windows", "operation": "RunInstances:0800",
                "License Model": "Bring your own license",
            ])
        let reserved = [
            "TermType": "Reserved", "OfferTermCode": "HU7G6KETJZ", "EffectiveDate": "2025-09-12",
            "LeaseContractLength": "1yr", "PurchaseOption": "Partial Upfront", "OfferingClass": "standard",
        ]
        offer.addInstance("E1", "t3.medium", "0.0150000000", reserved)
        offer.addInstance(
            "E1", "t3.medium", "120",
            reserved.merging(["Unit": "Quantity", "StartingRange": "", "EndingRange": ""]) { $1 })
        let volume = ["Product Family": "Storage", "Volume API Name": "gp3"]
        offer.add("E8", "EBS:VolumeUsage.gp3", "0.0900000000", per: "GB-month", volume)
        offer.add("E9", "EBS:VolumeP-IOPS.st1", "9", per: "IOPS-Mo", volume)
        offer.add("EA", "EBS:SnapshotUsage", "9", per: "GB-month", volume)
        let gateway = ["Product Family": "NAT Gateway", "operation": "NatGateway"]
        offer.add("EB", "NatGateway-Hours", "0.0450000000", per: "Hrs", gateway)
        offer.add("EC", "NatGateway-Bytes", "4.0E-2", per: "GB", gateway)
        offer.add("ED", "NatGateway-Prvd-Bytes", "9", per: "GB", gateway)
        // What AWSELB holds as well counts as that offer says it.
        offer.add(
            "EE", "LoadBalancerUsage", "99", per: "Hrs",
            ["Product Family": "Load Balancer", "operation": "LoadBalancing", "Group": "ELB:Balancer"])
        return offer
    }

    static func loadBalancing(in place: Place) -> OfferFile {
        var offer = OfferFile("AWSELB", in: place)
        let kinds = [
            ("Classic", "", ""), ("Application", ":Application", "-Application"), ("Network", ":Network", "-Network"),
        ]
        let cells = kinds.map { name, operation, family in
            [
                "operation": "LoadBalancing\(operation)", "Product Family": "Load Balancer\(family)",
                "Group": "ELB:\(name)",
            ]
        }
        offer.add("B1", "LoadBalancerUsage", "0.0300000000", per: "Hrs", cells[0])
        offer.add("B2", "DataProcessing-Bytes", "0.0100000000", per: "GB", cells[0])
        offer.add("B3", "LoadBalancerUsage", "0.0250000000", per: "Hrs", cells[1])
        offer.add("B4", "LCUUsage", "0.0080000000", per: "LCU-Hrs", cells[1])
        offer.add("B5", "LoadBalancerUsage", "0.0225000000", per: "Hrs", cells[2])
        offer.add("B6", "LCUUsage", "0.0060000000", per: "NLCU-Hrs", cells[2])
        offer.add(
            "B7", "LoadBalancerUsage", "9", per: "Hrs",
            ["operation": "LoadBalancing:Gateway", "Product Family": "Load Balancer-Gateway"])
        offer.add("B8", "Outposts-LoadBalancerUsage", "9", per: "Hrs", cells[1])
        offer.add("B9", "TS-LoadBalancerUsage", "9", per: "Hrs", cells[1])
        offer.add("BA", "ReservedLCUUsage", "9", per: "LCU-Hrs", cells[1])
        offer.add("BB", "Outposts-LCUUsage", "0.0000000000", per: "LCU-Hrs", cells[1])
        return offer
    }

    static func lambda(in place: Place) -> OfferFile {
        var offer = OfferFile("AWSLambda", in: place)
        let family = ["Product Family": "Serverless"]
        offer.add("L1", "Request", "0.0000002000", per: "Requests", family)
        offer.add("L2", "Lambda-GB-Second", "0.0000200000", per: "Second", family)
        offer.add(
            "L3", "Lambda-GB-Second-ARM", tiers: [("60000", "Inf", "0.0000050000"), ("0", "60000", "0.0000100000")],
            per: "Lambda-GB-Second", family)
        offer.add("L4", "Lambda-Storage-GB-Second", "4.0E-8", per: "GB-Seconds", family)
        offer.add("L5", "Request-ARM", "0.0000002000", per: "Requests", family)
        offer.add("L6", "Lambda-Edge-GB-Second", "9", per: "Lambda-GB-Second", family)
        let free = ["Location": "Any", "Location Type": "", "Region Code": "", "OfferTermCode": "A429C66SYZ"]
        offer.add(
            "L7", "", "0.0000000000", per: "Request",
            free.merging(["usageType": "Global-Request", "EndingRange": "2000000"]) { $1 })
        offer.add(
            "L8", "", "0.0000000000", per: "Second",
            free.merging(["usageType": "Global-Lambda-GB-Second", "EndingRange": "300000"]) { $1 })
        return offer
    }

    static func gateway(in place: Place) -> OfferFile {
        var offer = OfferFile("AmazonApiGateway", in: place)
        let rest = ["Product Family": "API Calls", "operation": "ApiGatewayRequest"]
        let http = ["Product Family": "API Calls", "operation": "ApiGatewayHttpApi"]
        offer.add(
            "G1", "ApiGatewayRequest", tiers: [("333000", "Inf", "0.0000030000"), ("0", "333000", "0.0000040000")],
            per: "Requests", rest)
        offer.add(
            "G2", "ApiGatewayHttpRequest",
            tiers: [("300000", "Inf", "0.0000009000"), ("0", "300000", "0.0000010000")], per: "Requests", http)
        offer.add("G3", "ApiGatewayMessage", "9", per: "Messages", ["Product Family": "WebSocket"])
        offer.add("G4", "ApiGatewayRequest", "9", per: "Requests", ["operation": "ApiGatewayPrivate"])
        offer.add(
            "G5", "ApiGatewayCacheUsage:0.5GB", "0.0200000000", per: "hours",
            ["Product Family": "Amazon API Gateway Cache", "Cache Memory Size (GB)": "0.5"])
        return offer
    }

    static func vpc(in place: Place) -> OfferFile {
        var offer = OfferFile("AmazonVPC", in: place)
        offer.add("V1", "PublicIPv4:InUseAddress", "0.0050000000", per: "Hrs")
        offer.add("V2", "PublicIPv4:IdleAddress", "9", per: "Hrs")
        offer.add("V3", "VpcEndpoint-Hours", "9", per: "Hrs")
        return offer
    }

    static func dataTransfer(in place: Place) -> OfferFile {
        var offer = OfferFile("AWSDataTransfer", in: place)
        offer.add("D1", "DataTransfer-Out-Bytes", tiers: [("10", "Inf", "0.05"), ("0", "10", "0.1")], per: "GB")
        offer.add("D2", "DataTransfer-Regional-Bytes", "9", per: "GB", ["Transfer Type": "IntraRegion"])
        offer.add("D3", "DataTransfer-In-Bytes", "9", per: "GB", ["Transfer Type": "AWS Inbound"])
        offer.add("D4", "DataTransfer-Out-Bytes", "9", per: "GB", ["From Location Type": "AWS Edge Location"])
        return offer
    }
}
