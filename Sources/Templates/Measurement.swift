/// What logs say of a function, or of what requests came in through.
public struct Measurement {
    public let service: String
    /// What the log calls it; empty where it says nothing.
    public let name: String
    /// Keys of a scenario file, each with its JSON.
    public let members: [(key: String, json: String)]

    public init(service: String, name: String, members: [(key: String, json: String)]) {
        (self.service, self.name, self.members) = (service, name, members)
    }

    func json(_ key: String) -> String? { members.first { $0.key == key }?.json }
}

extension TemplateScenario {
    /// Puts measured numbers in the place of those that were still to be given.
    ///
    /// - Returns: the measurements that belong to no resource of the scenario.
    public mutating func join(_ measurements: [Measurement]) -> [Measurement] {
        let functions = measurements.filter { $0.service == "lambda" }
        let balancers = measurements.filter { $0.service == "elb" }
        return measurements.filter { measurement in
            if measurement.service == "lambda" {
                guard let part = part(ofFunction: measurement, isOnly: functions.count == 1) else { return true }
                joinFunction(measurement, at: part)
                return false
            }
            if measurement.service == "elb" {
                guard let part = part(ofBalancer: measurement, among: balancers) else { return true }
                for key in ["connectionsPerRequest", "connectionSeconds"] { take(key, of: measurement, at: part) }
                return false
            }
            return false
        }
    }

    /// The function of a log: by its name, by the name that CloudFormation makes of its logical ID, or the only one where
    /// the log does not say whose it is.
    private func part(ofFunction measurement: Measurement, isOnly: Bool) -> Int? {
        let places = parts.indices.filter { parts[$0].service == "lambda" }
        if let found = places.first(where: { parts[$0].function?.name == measurement.name && !measurement.name.isEmpty }
        ) {
            return found
        }
        // Several functions may write into one group, which tells nothing of each.
        let writing = places.filter { place in
            guard let group = parts[place].function?.logGroup, !measurement.name.isEmpty else { return false }
            return group == measurement.name || group == "/aws/lambda/\(measurement.name)"
        }
        if !writing.isEmpty { return writing.count == 1 ? writing[0] : nil }
        let words = measurement.name.split(separator: "-")
        // STACK-LOGICALID-RANDOM; of a long logical ID only the beginning fits.
        if words.count > 2 {
            let stated = words[words.count - 2]
            let found = places.filter { place in
                guard let function = parts[place].function else { return false }
                let made = function.logGroupID ?? (function.name == nil ? function.logicalID : nil)
                guard let id = made, function.logGroup == nil else { return false }
                return id == stated || (stated.count >= 8 && id.hasPrefix(String(stated)))
            }
            if found.count == 1 { return found[0] }
        }
        return measurement.name.isEmpty && isOnly && places.count == 1 ? places[0] : nil
    }

    private func part(ofBalancer measurement: Measurement, among all: [Measurement]) -> Int? {
        let type = measurement.json("type")
        guard all.filter({ $0.json("type") == type }).count == 1 else { return nil }
        let places = parts.indices.filter { place in
            parts[place].service == "elb"
                && parts[place].values.contains { $0.key == "type" && "\"\($0.content.words)\"" == type }
        }
        return places.count == 1 ? places[0] : nil
    }

    private mutating func joinFunction(_ measurement: Measurement, at part: Int) {
        let isKeptReady = parts[part].values.contains { $0.key == "provisionedConcurrency" }
        take("durationMs", of: measurement, at: part)
        if !isKeptReady {
            take("coldStartShare", of: measurement, at: part)
            take("initMs", of: measurement, at: part)
        }
        let isOne = measurement.json("invocationsPerRequest") == nil
        let runs = Measurement(
            service: "lambda", name: measurement.name,
            members: isOne ? [("invocationsPerRequest", "1")] : measurement.members)
        take("invocationsPerRequest", of: runs, at: part)
        let memory = parts[part].values.first { $0.key == "memoryMB" }?.content.words
        if let measured = measurement.json("memoryMB"), let memory, measured != memory {
            for entry in parts[part].entries {
                entries[entry].remarks.append("the log is of runs with \(measured) MB, so durations will differ")
            }
        }
    }

    private mutating func take(_ key: String, of measurement: Measurement, at part: Int) {
        guard let json = measurement.json(key) else { return }
        let words = measurement.name.isEmpty ? "the log, which names no function" : "the log of \(measurement.name)"
        let value = TakenValue(key, .json(json), .measured(words))
        Self.put(value, into: &parts[part].values)
        for entry in parts[part].entries { Self.put(value, into: &entries[entry].values) }
    }

    private static func put(_ value: TakenValue, into values: inout [TakenValue]) {
        if let place = values.firstIndex(where: { $0.key == value.key }) {
            values[place] = value
        } else {
            values.append(value)
        }
    }
}
