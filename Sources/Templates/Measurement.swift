import JSONText

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
        if let found = Self.best(of: places, for: measurement.name, forms: { parts[$0].function?.forms ?? [] }) {
            return found
        }
        let words = measurement.name.split(separator: "-")
        // STACK-LOGICALID-RANDOM; of a long logical ID only the beginning fits.
        if words.count > 2 {
            let stated = words[words.count - 2]
            let found = places.filter { place in
                guard let function = parts[place].function else { return false }
                let made = function.logGroupID ?? (function.form == nil ? function.logicalID : nil)
                guard let id = made, function.logGroupForm == nil else { return false }
                return id == stated || (stated.count >= 8 && id.hasPrefix(String(stated)))
            }
            if found.count == 1 { return found[0] }
        }
        return measurement.name.isEmpty && isOnly && places.count == 1 ? places[0] : nil
    }

    /// The place with the form that a name has the most of, where there is one alone.
    private static func best(of places: [Int], for name: String, forms: (Int) -> [NameForm]) -> Int? {
        let fitting = places.compactMap { place in
            forms(place).filter { $0.fits(name) }.map { $0.length }.max().map { (place, length: $0) }
        }
        let longest = fitting.map { $0.length }.max()
        let best = fitting.filter { $0.length == longest }
        return best.count == 1 ? best[0].0 : nil
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

extension FunctionNames {
    /// What is known of the names of its logs, where the deployment makes the rest.
    fileprivate var forms: [NameForm] {
        let own = name == nil ? form : nil
        let group = logGroup == nil ? logGroupForm : nil
        let prefix = "/aws/lambda/"
        return [own, group, group.flatMap { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : nil }]
            .compactMap { $0.map { NameForm($0) } }
    }
}

/// A name of which parts are not known: `${AWS::StackName}-orders`.
private struct NameForm {
    /// What is known, in its order; anything may stand between two.
    private let pieces: [String]

    init(_ form: String) {
        var (pieces, rest) = ([String](), form[...])
        while let start = rest.firstRange(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
            pieces.append(String(rest[..<start.lowerBound]))
            rest = rest[rest.index(after: end)...]
        }
        self.pieces = pieces + [String(rest)]
    }

    /// How many bytes are known.
    var length: Int { pieces.reduce(0) { $0 + $1.utf8.count } }

    func fits(_ name: String) -> Bool {
        guard length > 0, pieces.count > 1, let first = pieces.first, let last = pieces.last, name.hasPrefix(first)
        else { return false }
        var rest = name.dropFirst(first.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let range = rest.firstRange(of: piece) else { return false }
            rest = rest[range.upperBound...]
        }
        return rest.count > last.count && rest.hasSuffix(last)
    }
}
