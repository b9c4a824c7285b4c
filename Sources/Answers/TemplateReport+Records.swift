import ExactMath
import Reports
import Templates

extension TemplateReport {
    /// The keys that are still to be given, each with the resources that lack it.
    var missing: [(key: String, resources: String, how: String)] {
        var keys: [(key: String, names: [String])] = []
        for (_, scenario) in files.flatMap({ $0.scenarios }) {
            for (resource, key) in scenario.missing {
                if let place = keys.firstIndex(where: { $0.key == key }) {
                    if !keys[place].names.contains(resource) { keys[place].names.append(resource) }
                } else {
                    keys.append((key, [resource]))
                }
            }
        }
        return keys.map { key in
            let more = key.names.count > 12 ? " and \(key.names.count - 12) more" : ""
            return (key.key, "of \(key.names.prefix(12).joined(separator: ", "))\(more)", Self.remedy(key.key))
        }
    }

    /// How to get a number that no template holds.
    private static func remedy(_ key: String) -> String {
        switch key {
        case "durationMs": "--logs FILE here, or 'lambda-cost measure LOGS --into' the file written, or --set"
        case "invocationsPerRequest": "how often it runs for a request, such as 0.25; --logs FILE counts it"
        case "callsPerRequest": "the share of the requests that calls it, such as 0.5"
        case "messagesPerRequest": "how many messages a request becomes: 1 where each is one, 0 where none passes it"
        case "bytesPerRequest": "bytes a request adds: the log group's metric IncomingBytes over the requests"
        default: "write it in the place of null, or give it with --set"
        }
    }

    /// What the templates say of themselves, and what no template says.
    var remarks: [String] {
        var remarks: [String] = []
        for file in files {
            remarks += file.template.remarks.map { files.count > 1 ? "\(file.name): \($0)" : $0 }
        }
        let services = Set(
            files.flatMap { $0.scenarios }.flatMap { $0.scenario.entries }.compactMap { entry in
                if case .taken(let service) = entry.verdict, !entry.values.isEmpty { service } else { nil }
            })
        if !hasLogs {
            remarks.append(
                "No template holds requests, durations or bytes: --logs FILE measures them, or write traffic and volumes."
            )
        }
        if services.contains("ec2") || services.contains("fargate") {
            remarks.append(
                "Instances and tasks stay as many as they are: requestsPerSecond, what one carries, lets them scale.")
        }
        if services.contains("elb") {
            remarks.append("Every balancer is taken to carry all requests, a connection each.")
        }
        if services.contains("natGateway") {
            remarks.append("All traffic is taken to pass the NAT gateways: bytesPerRequest says what does.")
        }
        if services.contains("lambda"), !services.contains("apiGateway"), !services.contains("elb") {
            remarks += entranceRemarks(isQueued: services.contains("sns") || services.contains("sqs"))
        }
        let addresses = files.map { $0.scenarios.last?.scenario.looseAddresses ?? 0 }.reduce(0, +)
        if addresses > 0 {
            let words = addresses == 1 ? "One public IPv4 address is" : "\(addresses) public IPv4 addresses are"
            remarks.append(
                "\(words) not counted: add {\"service\": \"custom\", \"name\": \"Public IPv4\", \"unitsPerMonth\": "
                    + "\((Rational(addresses) * hoursPerMonth).allDigits), \"price\": …} at the price of 'lambda-cost prices show AmazonVPC'."
            )
        }
        remarks.append(
            "Data out to the internet stands in no template: add {\"service\": \"dataTransfer\"} where responses leave."
        )
        for measurement in unplaced {
            let name = measurement.name.isEmpty ? "without a name" : "'\(measurement.name)'"
            remarks.append("The logs have \(measurement.service) \(name), which is no resource of the templates.")
        }
        return remarks
    }

    /// What starts the functions where no API and no balancer of the templates does.
    private func entranceRemarks(isQueued: Bool) -> [String] {
        let entrances = files.flatMap { $0.scenarios }.flatMap { $0.scenario.entrances }
        var remarks: [String] = []
        for entrance in entrances {
            let remark =
                switch entrance {
                case .api(let type?, let name):
                    "\(name) belongs to an API that is not in the file: add {\"service\": \"apiGateway\", "
                        + "\"type\": \"\(type)\"} for the requests that come through it."
                case .api(nil, let name):
                    "\(name) lets an API in that is not in the file: add apiGateway for the requests that come through it."
                case .balancer(let name):
                    "\(name) lets a balancer in that is not in the file: add {\"service\": \"elb\", \"type\": "
                        + "\"application\", \"target\": \"lambda\"} for it."
                case .url(let name): "\(name) brings requests to the functions, for which AWS asks nothing more."
                case .events(let name):
                    "Events start the functions (\(name)): add sns, sqs or custom where what sends them is billed."
                }
            let isTold = if case .events = entrance { isQueued || !remarks.isEmpty } else { false }
            if !isTold, !remarks.contains(remark) { remarks.append(remark) }
        }
        if remarks.isEmpty, !isQueued {
            remarks.append(
                "Nothing here brings requests to the functions (another stack may): add apiGateway or elb where one does."
            )
        }
        return remarks
    }

    // MARK: For programs

    var rows: DataRows {
        var cells: [[Datum]] = []
        for file in files {
            for (name, scenario) in file.scenarios {
                for entry in scenario.entries {
                    let start: [Datum] = [
                        .text(file.name), .text(name), .text(entry.address), .text(entry.type),
                        .text(entry.verdict.words),
                    ]
                    let remarks = entry.remarks.joined(separator: "; ")
                    if entry.values.isEmpty { cells.append(start + [.none, .none, .none, .text(remarks)]) }
                    for (position, value) in entry.values.enumerated() {
                        let own = [value.origin.remark, position == 0 ? remarks : ""].filter { !$0.isEmpty }
                        cells.append(
                            start + [
                                .text(value.key), value.isMissing ? .none : .text(value.content.words),
                                .text(value.origin.word), .text(own.joined(separator: "; ")),
                            ])
                    }
                }
            }
        }
        return DataRows(
            ["file", "scenario", "resource", "type", "verdict", "key", "value", "source", "remark"], cells)
    }

    var record: Record {
        var record = Record.report("scenarios from")
        record.add([
            "region": .line(["name": .text(region.name), "source": .text(region.origin.word)]),
            "files": .list(
                files.map { file in
                    .record([
                        "file": .text(file.name), "kind": .text(file.template.title),
                        "scenarios": .list(file.scenarios.map { Self.record($0.name, $0.scenario) }),
                    ])
                }),
            "missing": .list(
                files.flatMap { $0.scenarios }.flatMap { named in
                    named.scenario.missing.map {
                        .line([
                            "scenario": .text(named.name), "resource": .text($0.resource), "key": .text($0.key),
                            "how": .text(Self.remedy($0.key)),
                        ])
                    }
                }),
            "remarks": .texts(remarks), "outcome": .texts(outcome),
        ])
        return record
    }

    private static func record(_ name: String, _ scenario: TemplateScenario) -> Record.Value {
        .record([
            "scenario": .text(name),
            "resources": .list(
                scenario.entries.map { entry in
                    .record([
                        "resource": .text(entry.address), "type": .text(entry.type),
                        "verdict": .text(entry.verdict.words),
                        "values": .list(
                            entry.values.map {
                                .line([
                                    "key": .text($0.key), "value": $0.isMissing ? .null : .text($0.content.words),
                                    "source": .text($0.origin.word), "remark": .text($0.origin.remark),
                                ])
                            }),
                        "remarks": .texts(entry.remarks),
                    ])
                }),
        ])
    }
}
