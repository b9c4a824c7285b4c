import Testing

/// Every way in which a resource can be wrong, with its message. The resource stands on line 4 of its file.
@Suite struct ResourceFaultTests {
    private static let place = "scenarios[0].resources[0]"

    @Test(arguments: [
        ("\"lamda\"", "Did you mean 'lambda'? "), ("\"EC2\"", "Did you mean 'ec2'? "), ("\"dynamodb\"", ""), ("7", ""),
    ])
    func unknownService(service: String, suggestion: String) throws {
        #expect(
            try ScenarioText.fault(ofResource: "{\"service\": \(service)}") == [
                "s.json:4:13: \(Self.place).service", "Found \(service), which is no service.",
                suggestion
                    + "Services: ec2, elb, lambda, lambdaManagedInstances, fargate, apiGateway, dataTransfer, natGateway, "
                    + "logs, sns, sqs, custom.",
            ])
    }

    @Test func noService() throws {
        #expect(
            try ScenarioText.fault(ofResource: "{\"type\": \"classic\"}").prefix(2) == [
                "s.json:4:1: \(Self.place)", "The resource has no \"service\".",
            ])
        #expect(
            try ScenarioText.fault(ofResource: "\"ec2\"")[1] == "Found \"ec2\" where a resource { … } is expected.")
    }

    @Test(arguments: [
        ("ec2", "instancetype", "instanceType"), ("elb", "typ", "type"), ("lambda", "memory", "memoryMB"),
        ("apiGateway", "cacheGb", "cacheGB"), ("dataTransfer", "bytesPerRequests", "bytesPerRequest"),
        ("natGateway", "counts", "count"), ("logs", "bytes", "bytesPerRequest"), ("logs", "retention", "retentionDays"),
        ("sns", "deliverto", "deliverTo"), ("sqs", "batchsize", "batchSize"),
        ("lambda", "coldStarts", "coldStartShare"), ("custom", "perInstance", "perInstanceMonth"),
        ("custom", "discount", "discountPercent"),
    ])
    func unknownKeys(service: String, key: String, nearest: String) throws {
        let fault = try ScenarioText.fault(ofResource: "{\"service\": \"\(service)\",\n  \"\(key)\": 1}")
        #expect(fault[0] == "s.json:5:3: \(Self.place).\(key)")
        #expect(fault[1] == "Unknown key '\(key)'.")
        #expect(fault[2].hasPrefix("Did you mean '\(nearest)'? Known keys here: service, label, discountPercent, "))
    }

    @Test(arguments: [
        (#""ec2""#, "instanceType"), (#""elb""#, "type"), (#""lambda", "durationMs": 1"#, "memoryMB"),
        (#""lambda", "memoryMB": 128"#, "durationMs"), (#""custom", "monthly": 1"#, "name"),
        (#""logs""#, "bytesPerRequest"),
        (#""ec2", "instanceType": "t2.nano", "purchase": {"model": "reserved"}"#, "term"),
        (#""lambda", "memoryMB": 128, "durationMs": [{"ms": 1}]"#, "share"),
        (#""lambda", "memoryMB": 128, "durationMs": [{"share": 1}]"#, "ms"),
    ])
    func missingKeys(keys: String, key: String) throws {
        #expect(try ScenarioText.fault(ofResource: "{\"service\": \(keys)}")[1] == "The key '\(key)' is missing.")
    }

    @Test(arguments: [
        (#""elb", "type": "clasic""#, "type", "classic, application, network", "classic"),
        (#""elb", "type": "application", "target": "Lambda""#, "target", "instance, lambda", "lambda"),
        (#""lambda", "memoryMB": 1, "durationMs": 1, "architecture": "arm""#, "architecture", "x86_64, arm64", "arm64"),
        (#""apiGateway", "type": "http""#, "type", "REST, HTTP", "HTTP"),
        (#""lambda", "memoryMB": 1, "durationMs": 1, "package": "Image""#, "package", "zip, image", "image"),
        (#""logs", "bytesPerRequest": 1, "from": "lamda""#, "from", "lambda, agent", "lambda"),
        (
            #""logs", "bytesPerRequest": 1, "logClass": "infrequent""#, "logClass", "standard, infrequentAccess",
            "infrequentAccess"
        ),
        (#""sns", "deliverTo": "https""#, "deliverTo", "lambda, sqs, http", "http"),
        (#""sqs", "type": "FIFO""#, "type", "standard, fifo", "fifo"),
    ])
    func unknownWords(keys: String, key: String, accepted: String, nearest: String) throws {
        let fault = try ScenarioText.fault(ofResource: "{\"service\": \(keys)}")
        #expect(fault[0].hasSuffix(": \(Self.place).\(key)"))
        #expect(fault[1].hasSuffix("; accepted: \(accepted)."))
        #expect(fault[2] == "Did you mean '\(nearest)'?")
    }

    @Test(arguments: [
        ("model", "onDemand", "reserved, savingsPlan, discount"), ("term", "1 yr", "1yr, 3yr"),
        ("payment", "none", "noUpfront, partialUpfront, allUpfront"), ("offeringClass", "any", "standard, convertible"),
    ])
    func unknownWordsOfAReservation(key: String, word: String, accepted: String) throws {
        var keys = ["model": "reserved", "term": "1yr", "payment": "noUpfront", "offeringClass": "standard"]
        keys[key] = word
        let purchase = keys.map { "\"\($0.key)\": \"\($0.value)\"" }.joined(separator: ", ")
        let fault = try ScenarioText.fault(
            ofResource: "{\"service\": \"ec2\", \"instanceType\": \"t2.nano\", \"purchase\": {\(purchase)}}")
        #expect(fault[0].hasSuffix(": \(Self.place).purchase.\(key)"))
        #expect(fault[1] == "Found \"\(word)\"; accepted: \(accepted).")
    }

    @Test(arguments: ["true", "\"reserved\"", "\"spot\"", "1"])
    func purchaseOfAnotherKind(purchase: String) throws {
        #expect(
            try ScenarioText.fault(
                ofResource: "{\"service\": \"ec2\", \"instanceType\": \"t2.nano\",\n\"purchase\": \(purchase)}") == [
                    "s.json:5:13: \(Self.place).purchase",
                    "Found \(purchase) where \"onDemand\" or a purchase { … } is expected.",
                    "A Savings Plan is written {\"model\": \"savingsPlan\", \"kind\": \"compute\", \"term\": \"1yr\", "
                        + "\"payment\": \"noUpfront\"}, a reservation {\"model\": \"reserved\", \"term\": \"1yr\", "
                        + "\"payment\": \"noUpfront\", \"offeringClass\": \"standard\"}, a private price "
                        + "{\"model\": \"discount\", \"percent\": \"34\"}.",
                ])
    }

    @Test(arguments: [
        (#"{"ms": 1, "share": "0.9"}"#, "0.9"), (#"{"ms": 1, "share": 1}, {"ms": 2, "share": "0.000001"}"#, "1.000001"),
    ])
    func sharesThatDoNotSumToOne(runs: String, sum: String) throws {
        #expect(
            try ScenarioText.fault(
                ofResource: "{\"service\": \"lambda\", \"memoryMB\": 128,\n\"durationMs\": [\(runs)]}") == [
                    "s.json:5:15: \(Self.place).durationMs", "The shares sum to \(sum), not to 1.",
                    "Every run must be in exactly one share.",
                ])
    }

    @Test func noRuns() throws {
        let fault = try ScenarioText.fault(ofResource: #"{"service": "lambda", "memoryMB": 128, "durationMs": []}"#)
        #expect(fault[1] == "The list has 0 entries; 1 to 1000 are accepted.")
    }

    @Test(arguments: ["classic", "network"], [("rules", "0"), ("target", "\"instance\"")])
    func keysOfApplicationLoadBalancers(type: String, key: (name: String, value: String)) throws {
        #expect(
            try ScenarioText.fault(
                ofResource: "{\"service\": \"elb\", \"type\": \"\(type)\",\n\"\(key.name)\": \(key.value)}") == [
                    "s.json:5:\(key.name.count + 5): \(Self.place).\(key.name)",
                    "'\(key.name)' belongs to application load balancers; this one is \(type).",
                    "Remove it, or set \"type\": \"application\".",
                ])
    }

    @Test func cacheOfAnHTTPAPI() throws {
        #expect(
            try ScenarioText.fault(ofResource: #"{"service": "apiGateway", "type": "HTTP", "cacheGB": "0.5"}"#) == [
                "s.json:4:54: \(Self.place).cacheGB", "An HTTP API has no cache.",
                "Remove it, or set \"type\": \"REST\".",
            ])
    }

    @Test func startsWithProvisionedConcurrency() throws {
        let function = #"{"service": "lambda", "memoryMB": 128, "durationMs": 1, "provisionedConcurrency": 1,"#
        #expect(
            try ScenarioText.fault(ofResource: "\(function)\n\"initMs\": 5, \"coldStartShare\": \"0.1\"}") == [
                "s.json:5:32: \(Self.place).coldStartShare",
                "With provisioned concurrency no run starts an environment, but 0.1 of them do here.",
                "Remove \"coldStartShare\" or \"provisionedConcurrency\".",
            ])
        let none = ScenarioText.file(resources: "\(function) \"initMs\": 5, \"coldStartShare\": 0}")
        #expect(try ScenarioText.read(none).scenarios.count == 1)
    }

    @Test(arguments: [
        (#""sqs", "batchSize": 11"#, "batchSize", "a number from 1 to 10"),
        (#""sqs", "batchSize": 0"#, "batchSize", "a number from 1 to 10"),
        (#""sqs", "pollers": -1"#, "pollers", "a number from 0 to 1000000000000"),
        (#""sns", "messageBytes": "1.5""#, "messageBytes", "a whole number from 0 to 1000000000000"),
        (#""logs", "bytesPerRequest": 1, "storedShare": "1.1""#, "storedShare", "a number from 0 to 1"),
        (#""logs", "bytesPerRequest": "0.5""#, "bytesPerRequest", "a whole number from 0 to 1000000000000"),
        (
            #""lambda", "memoryMB": 1, "durationMs": 1, "initMs": 900001"#, "initMs", "a number from 0 to 900000"
        ),
        (#""lambda", "memoryMB": 1, "durationMs": 1, "coldStartShare": 2"#, "coldStartShare", "a number from 0 to 1"),
    ])
    func numbersOutOfRange(keys: String, key: String, accepted: String) throws {
        let fault = try ScenarioText.fault(ofResource: "{\"service\": \(keys)}")
        #expect(fault[0].hasSuffix(": \(Self.place).\(key)"))
        #expect(fault[1].hasSuffix("; accepted is \(accepted)."))
    }

    // MARK: Metered lines of one's own

    private static func meteredFault(_ keys: String) throws -> [String] {
        try ScenarioText.fault(ofResource: "{\"service\": \"custom\", \"name\": \"c\",\n\(keys)}")
    }

    @Test func bothAPriceAndTiers() throws {
        #expect(
            try Self.meteredFault(#""tiers": [{"beginRange": 0, "endRange": "Inf", "price": 1}], "price": 1"#) == [
                "s.json:5:10: \(Self.place).tiers", "There are both a \"price\" and \"tiers\".", "Keep one.",
            ])
    }

    @Test(arguments: ["\"unit\": \"GB\"", "\"unitsPerRequest\": 0", "\"unitsPerMonth\": 1", "\"free\": 2"])
    func unitsWithoutAPrice(entry: String) throws {
        let fault = try Self.meteredFault(entry)
        let key = entry.split(separator: "\"")[0]
        #expect(fault[0] == "s.json:5:\(key.count + 5): \(Self.place).\(key)")
        #expect(
            fault[1] == "'\(key)' belongs to a metered line, of which there is neither a \"price\" nor \"tiers\".")
        #expect(fault[2] == "Add the \"price\" of a unit, or \"tiers\" of prices.")
    }

    @Test(arguments: [
        (#"{"beginRange": 1, "endRange": "Inf", "price": 1}"#, "The first tier begins at 1, not at 0."),
        (
            #"{"beginRange": 0, "endRange": 5, "price": 1}"#,
            "The last tier ends at 5, so what lies beyond has no price."
        ),
        (
            #"{"beginRange": 0, "endRange": 5, "price": 1}, {"beginRange": 6, "endRange": "Inf", "price": 1}"#,
            "The tier begins at 6, but the previous tier ends at 5."
        ),
        (
            #"{"beginRange": 0, "endRange": "Inf", "price": 1}, {"beginRange": 6, "endRange": "Inf", "price": 1}"#,
            "The tier begins at 6, but the previous tier has no end."
        ),
        (#"{"beginRange": 0, "endRange": 0, "price": 1}"#, "The tier ends at 0, not after its begin at 0."),
        (#"{"beginRange": 0, "endRange": "inf", "price": 1}"#, "Found \"inf\", but it is not a plain decimal number"),
        (#"{"beginRange": 0, "endRange": "Inf"}"#, "The key 'price' is missing."),
        (
            #"{"beginRange": 0, "endRange": 1000000000001, "price": 1}"#,
            "Found 1000000000001; accepted is a number from 0 to 1000000000000."
        ),
        ("", "The list has 0 entries; 1 to 1000 are accepted."),
    ])
    func tiersWithGaps(tiers: String, finding: String) throws {
        #expect(try Self.meteredFault("\"tiers\": [\(tiers)]")[1].hasPrefix(finding))
    }

    /// Resources that share a line have one discount; an absent one is 0.
    @Test(arguments: [
        (#"{"service": "lambda", "memoryMB": 128, "durationMs": 1"#, "Lambda functions"),
        (#"{"service": "apiGateway""#, "API Gateway REST APIs"),
        (#"{"service": "apiGateway", "type": "HTTP""#, "API Gateway HTTP APIs"),
        (#"{"service": "dataTransfer""#, "data transfers"), (#"{"service": "sns""#, "SNS topics"),
        (#"{"service": "sqs""#, "standard SQS queues"), (#"{"service": "sqs", "type": "fifo""#, "fifo SQS queues"),
        (#"{"service": "logs", "bytesPerRequest": 1"#, "logs"),
    ])
    func discountsThatDisagree(start: String, line: String) throws {
        let text = "\(start), \"discountPercent\": 10},\n\(start), \"discountPercent\": \"12.5\"}"
        let fault = try ScenarioText.fault(ofResource: text)
        #expect(fault[0].hasSuffix(": scenarios[0].resources[1].discountPercent"))
        #expect(fault[1] == "The discount is 12.5 %, but 10 % on the first of the \(line).")
        let absent = try ScenarioText.fault(ofResource: "\(start), \"discountPercent\": 10},\n\(start)}")
        #expect(absent[0] == "s.json:5:1: scenarios[0].resources[1]")
        #expect(absent[1] == "The discount is 0 %, but 10 % on the first of the \(line).")
    }

    /// A Savings Plan covers all functions of an account, or none.
    @Test func purchasesThatDisagree() throws {
        let function = #"{"service": "lambda", "memoryMB": 128, "durationMs": 1"#
        func plan(_ term: String) -> String {
            "\(function), \"purchase\": {\"model\": \"savingsPlan\", \"term\": \"\(term)\", \"payment\": \"noUpfront\"}}"
        }
        let fault = try ScenarioText.fault(ofResource: "\(function)},\n\(plan("1yr"))")
        #expect(fault[0].hasSuffix(": scenarios[0].resources[1].purchase"))
        #expect(
            fault[1]
                == "The purchase is Compute Savings Plan 1yr, noUpfront, but on demand on the first of the Lambda functions."
        )
        #expect(
            fault[2]
                == "AWS prices the Lambda functions of an account together, so all of a scenario have one purchase.")
        #expect(
            try ScenarioText.fault(ofResource: "\(plan("1yr")), \(plan("3yr"))")[1].contains(
                "3yr, noUpfront, but Compute Savings Plan 1yr"))
        let alike = ScenarioText.file(resources: #"\#(plan("3yr")), \#(plan("3yr"))"#)
        #expect(try ScenarioText.read(alike).scenarios.count == 1)
    }

    @Test(arguments: [
        (#"{"model": "reserved", "term": "1yr"}"#, "purchase.model", "Found \"reserved\"; accepted: savingsPlan."),
        (
            #"{"model": "savingsPlan", "kind": "ec2Instance", "term": "1yr", "payment": "noUpfront"}"#, "purchase.kind",
            "Found \"ec2Instance\"; accepted: compute."
        ),
        (#"{"model": "savingsPlan", "term": "1yr"}"#, "purchase", "The key 'payment' is missing."),
        (
            #"{"model": "savingsPlan", "term": "1yr", "payment": "noUpfront", "committed": 2}"#, "purchase.committed",
            "Unknown key 'committed'."
        ),
    ])
    func purchasesOfFunctions(purchase: String, place: String, finding: String) throws {
        let fault = try ScenarioText.fault(
            ofResource: "{\"service\": \"lambda\", \"memoryMB\": 128, \"durationMs\": 1, \"purchase\": \(purchase)}")
        #expect(fault[0].hasSuffix(": \(Self.place).\(place)"))
        #expect(fault[1] == finding)
    }

    @Test func discountsThatMayDiffer() throws {
        let text = ScenarioText.file(
            resources: #"""
                {"service": "apiGateway", "discountPercent": 10}, {"service": "apiGateway", "type": "HTTP"},
                {"service": "dataTransfer", "discountPercent": 20}, {"service": "custom", "name": "c"},
                {"service": "custom", "name": "d", "discountPercent": 5}, {"service": "dataTransfer", "discountPercent": "2e1"}
                """#)
        #expect(try ScenarioText.read(text).scenarios[0].resources.count == 6)
    }
}
