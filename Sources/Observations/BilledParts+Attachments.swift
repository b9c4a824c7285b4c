import ExactMath
import JSONText

extension BilledParts {
    /// The mean hours of the calendar's months from one time up to another.
    static func monthHours(_ first: Int, _ last: Int) -> Rational {
        let (from, upTo) = (ObservedPeriod.month(first), ObservedPeriod.month(max(first, last - 1)))
        let months = upTo - from + 1
        let days = ObservedPeriod.dayOfMonth(upTo + 1) - ObservedPeriod.dayOfMonth(from)
        return Rational(days * 24) / Rational(months)
    }

    /// Volumes and addresses, which a bill has beside the instances and balancers that they belong to.
    mutating func attach() {
        addVolumes()
        addAddresses()
    }

    /// The volumes of the type of which there is most, spread over all instances: which of them have it is on no bill, and
    /// does not change what it costs.
    private mutating func addVolumes() {
        let instances = wholeInstances
        guard instances > 0 else { return }
        let sizes = Self.volumes.compactMap { usage, type -> (usage: String, type: String, gigabytes: Rational)? in
            let amount = lines.filter { $0.usageType == usage }.reduce(Rational.zero) { $0 + $1.amount }
            return amount.signum > 0 ? (usage, type, amount) : nil
        }
        guard let largest = sizes.max(by: { $0.gigabytes < $1.gigabytes }),
            let amount = take({ $0.usageType == largest.usage })
        else { return }
        let each = min(Rational(ScenarioLimits.largest), amount * monthOfBill / hours / Rational(instances)).asShare
        for index in resources.indices where resources[index].service == "ec2" {
            resources[index].members += [
                MeasuredMember(key: "volumeGB") { $0.decimal(each) },
                MeasuredMember(key: "volumeType") { $0.string(largest.type) },
            ]
        }
    }

    /// Source: the usage types of Amazon EC2's price list, 2026; the first kind of volumes has no name in its own.
    private static let volumes = [
        ("EBS:VolumeUsage.gp3", "gp3"), ("EBS:VolumeUsage.gp2", "gp2"), ("EBS:VolumeUsage", "standard"),
        ("EBS:VolumeUsage.piops", "io1"), ("EBS:VolumeUsage.io2", "io2"), ("EBS:VolumeUsage.st1", "st1"),
        ("EBS:VolumeUsage.sc1", "sc1"),
    ]

    /// How many instances there are that run all month; 0 where others run as well, whose volumes would cost as if they
    /// were there all the time.
    private var wholeInstances: Int {
        var count = 0
        for resource in resources where resource.service == "ec2" {
            guard !resource.members.contains(where: { $0.key == "hoursPerMonth" }),
                let own = resource.members.first(where: { $0.key == "count" }).flatMap({ Int($0.text) })
            else { return 0 }
            count = count.addingClamped(own)
        }
        return count
    }

    /// Public addresses in use: a balancer's, as they cost the same wherever they are, where each of its kind can have as
    /// many; the instances' where each has one.
    private mutating func addAddresses() {
        func isAddress(_ line: ObservedBillLine) -> Bool { line.usageType == "PublicIPv4:InUseAddress" }
        guard let mean = amount(isAddress).flatMap({ $0.divided(by: hours) }), let count = mean.rounded.asInt else {
            return
        }
        if let balancer = resources.firstIndex(where: { $0.service == "elb" && $0.share(of: count) != nil }),
            let each = resources[balancer].share(of: count)
        {
            guard takeWhole(upTo: count, isAddress) != nil else { return }
            resources[balancer].members.append(MeasuredMember(key: "publicIPv4") { $0.number(each) })
        } else if count == wholeInstances {
            guard takeWhole(upTo: count, isAddress) != nil else { return }
            for index in resources.indices where resources[index].service == "ec2" {
                resources[index].members.append(MeasuredMember(key: "publicIPv4") { $0.bool(true) })
            }
        }
    }

    /// Messages through SNS and SQS. Both bill by 64 KB of a message, so they are stated as messages of no more.
    mutating func addMessages() {
        let small = MeasuredMember(key: "messageBytes") { $0.number(0) }
        if let each = takePerRequest({ $0.product == "AmazonSNS" && $0.usageType == "Requests-Tier1" }) {
            resources.append(
                MeasuredResource(
                    service: "sns", label: "",
                    members: [MeasuredMember(key: "messagesPerRequest") { $0.decimal(each) }, small]))
        }
        for (usage, type) in [("Requests-Tier1", "standard"), ("Requests-FIFO-Tier1", "fifo")] {
            guard
                let each = takePerRequest({
                    ["AWSQueueService", "AmazonSQS"].contains($0.product) && $0.usageType == usage
                })
            else { continue }
            // Sent, received and deleted one by one, and nothing polled in vain: three requests each.
            let messages = (each / 3).asShare
            resources.append(
                MeasuredResource(
                    service: "sqs", label: "",
                    members: [
                        MeasuredMember(key: "type") { $0.string(type) },
                        MeasuredMember(key: "messagesPerRequest") { $0.decimal(messages) }, small,
                        MeasuredMember(key: "batchSize") { $0.number(1) },
                        MeasuredMember(key: "pollers") { $0.number(0) },
                    ]))
        }
    }

    /// Logs by what CloudWatch took in, and how much it keeps.
    mutating func addLogs() {
        let kinds = [
            ("VendedLog-Bytes", "lambda", "standard"), ("VendedLogIA-Bytes", "lambda", "infrequentAccess"),
            ("DataProcessing-Bytes", "agent", "standard"), ("DataProcessingIA-Bytes", "agent", "infrequentAccess"),
        ]
        let logs = lines.filter { $0.product == "AmazonCloudWatch" }
        let found = kinds.filter { usage, _, _ in logs.contains { $0.usageType == usage && $0.amount.signum > 0 } }
        for (usage, source, logClass) in found {
            let gigabytes = logs.filter { $0.usageType == usage }.reduce(Rational.zero) { $0 + $1.amount }
            guard let bytes = bytesPerRequest(gigabytes), bytes > 0 else { continue }
            _ = take { $0.product == "AmazonCloudWatch" && $0.usageType == usage }
            var members = [
                MeasuredMember(key: "bytesPerRequest") { $0.number(bytes) },
                MeasuredMember(key: "from") { $0.string(source) },
                MeasuredMember(key: "logClass") { $0.string(logClass) },
            ]
            if found.count == 1 { members += stored(of: gigabytes) }
            resources.append(MeasuredResource(service: "logs", label: "", members: members))
        }
    }

    /// What is kept, as a share of what came in and thirty days of it.
    private mutating func stored(of gigabytes: Rational) -> [MeasuredMember] {
        func isStored(_ line: ObservedBillLine) -> Bool {
            line.product == "AmazonCloudWatch" && line.usageType == "TimedStorage-ByteHrs"
        }
        let kept = lines.filter(isStored).reduce(Rational.zero) { $0 + $1.amount }
        guard let share = kept.divided(by: gigabytes * 30 * 24 / month), share.signum > 0, share <= 1 else { return [] }
        _ = take(isStored)
        let stored = share.asShare
        return [
            MeasuredMember(key: "retentionDays") { $0.number(30) },
            MeasuredMember(key: "storedShare") { $0.decimal(stored) },
        ]
    }

    /// What lines that are so count for a request, which counts them as used; nil where nothing counts requests.
    private mutating func takePerRequest(_ isMeant: (ObservedBillLine) -> Bool) -> Rational? {
        let amount = lines.filter(isMeant).reduce(Rational.zero) { $0 + $1.amount }
        guard amount.signum > 0, let each = perRequest(amount), each.signum > 0 else { return nil }
        _ = take(isMeant)
        return each
    }
}

extension MeasuredResource {
    /// How many of so many addresses each balancer has, as a file states them; nil where they do not divide evenly.
    fileprivate func share(of addresses: Int) -> Int? {
        guard let count = members.first(where: { $0.key == "count" }).flatMap({ Int($0.text) }), count > 0,
            addresses.isMultiple(of: count), (1...ScenarioLimits.mostDoors).contains(addresses / count)
        else { return nil }
        return addresses / count
    }
}
