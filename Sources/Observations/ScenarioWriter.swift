import ExactMath
import JSONText

/// Writes what was observed as a scenario file.
public struct ScenarioWriter {
    private let parts: ScenarioParts
    private var json = JSONWriter()

    /// The name of the scenario that holds what was measured.
    public static let scenarioName = "as measured"

    /// The text of a whole file.
    ///
    /// - Parameter description: one sentence on where the numbers come from.
    public static func file(_ parts: ScenarioParts, description: String) -> [UInt8] {
        var writer = ScenarioWriter(parts)
        writer.write(description: description)
        return writer.json.bytes
    }

    /// One value of the file as text, such as a distribution of durations.
    public static func text(_ write: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter()
        write(&json)
        return String(decoding: json.bytes.dropLast(), as: UTF8.self)
    }

    private init(_ parts: ScenarioParts) { self.parts = parts }

    private mutating func write(description: String) {
        json.beginObject()
        json.key("formatVersion")
        json.number(1)
        json.key("name")
        json.string("measured")
        json.key("description")
        json.string(description)
        if let region = parts.settings.region {
            json.key("region")
            json.string(region)
        }
        if parts.settings.hoursPerMonth != 730 {
            json.key("estimate")
            json.beginObject(inline: true)
            json.key("hoursPerMonth")
            json.exact(parts.settings.hoursPerMonth)
            json.endObject()
        }
        if !parts.traffic.isEmpty {
            json.key("traffic")
            json.beginObject()
            for member in parts.traffic {
                json.key(member.key)
                member.write(&json)
            }
            json.endObject()
        }
        if let requests = parts.volume {
            json.key("volumes")
            json.beginArray(inline: true)
            json.number(requests)
            json.endArray()
        }
        json.key("scenarios")
        json.beginArray()
        json.beginObject()
        json.key("name")
        json.string(Self.scenarioName)
        json.key("resources")
        json.beginArray()
        for resource in parts.resources {
            json.beginObject(inline: true)
            json.key("service")
            json.string(resource.service)
            for member in resource.members {
                json.key(member.key)
                member.write(&json)
            }
            json.endObject()
        }
        json.endArray()
        json.endObject()
        json.endArray()
        json.endObject()
    }
}

/// A key of a scenario file and what was measured for it.
public struct MeasuredMember {
    public let key: String
    public let write: (inout JSONWriter) -> Void

    /// The value as it stands in a file.
    public var text: String { ScenarioWriter.text(write) }

    /// A function's durations: one number, or milliseconds with their shares.
    static func durations(_ durations: [(ms: Int, share: Rational)]) -> MeasuredMember {
        MeasuredMember(key: "durationMs") { json in
            if durations.count == 1, let only = durations.first { return json.number(only.ms) }
            json.beginArray(inline: true)
            for entry in durations {
                json.beginObject(inline: true)
                json.key("ms")
                json.number(entry.ms)
                json.key("share")
                json.decimal(entry.share)
                json.endObject()
            }
            json.endArray()
        }
    }
}

/// A resource of a scenario, as far as it was measured.
public struct MeasuredResource {
    public let service: String
    /// Which of several resources of the service it is: its label.
    public let label: String
    public internal(set) var members: [MeasuredMember]
}

extension ScenarioParts {
    /// The members of `traffic` that were measured.
    public var traffic: [MeasuredMember] {
        var members: [MeasuredMember] = []
        if let requestBytes { members.append(MeasuredMember(key: "requestBytes") { $0.number(requestBytes) }) }
        if let responseBytes { members.append(MeasuredMember(key: "responseBytes") { $0.number(responseBytes) }) }
        if let peak {
            members.append(MeasuredMember(key: "peakToAverage") { $0.exact(peak.peakToAverage) })
            if let profile = peak.profile {
                members.append(
                    MeasuredMember(key: "profile") { json in
                        json.beginArray(inline: true)
                        for period in profile.periods {
                            json.beginObject(inline: true)
                            json.key("hoursPerWeek")
                            json.number(period.hoursPerWeek)
                            json.key("share")
                            json.decimal(period.share)
                            json.endObject()
                        }
                        json.endArray()
                    })
            }
        }
        return members
    }

    /// What a scenario holds of it: where there is more than one can have, what ran most.
    public var resources: [MeasuredResource] { Array(writable.prefix(ScenarioLimits.mostResources)) }

    /// How many resources more there are.
    public var resourcesLeftOut: Int { max(0, writable.count - ScenarioLimits.mostResources) }

    /// A function without its memory, or an instance without its type, can only be put into a file that states it.
    private var writable: [MeasuredResource] {
        allResources.filter { resource in
            let needed = resource.service == "lambda" ? "memoryMB" : resource.service == "ec2" ? "instanceType" : ""
            return needed.isEmpty || resource.members.contains { $0.key == needed }
        }
    }

    /// What was measured of each service that a scenario can have; where nothing but a server's traffic is known, that.
    static func resources(
        _ functions: [Function], _ doors: [ObservedDoor], _ billed: BilledParts, _ metered: MetricInputs,
        responseBytes: Int?
    ) -> [MeasuredResource] {
        let functions =
            functions.count > ScenarioLimits.mostResources
            ? functions.sorted { $0.size.runs > $1.size.runs } : functions
        var resources = functions.map { $0.resource } + doors.compactMap { $0.resource }
        // What logs say in detail, a bill only sums up.
        let measured = Set(resources.map { $0.service })
        let onBill = (billed.functions.map { $0.resource } + billed.resources).filter { !measured.contains($0.service) }
        resources += onBill
        let known = measured.union(onBill.map { $0.service })
        resources += metered.resources.filter { !known.contains($0.service) }
        if resources.isEmpty, doors.contains(where: { $0.kind == .webServer }), responseBytes != nil {
            return [MeasuredResource(service: "dataTransfer", label: "", members: [])]
        }
        return resources
    }
}

extension ObservedDoor {
    var resource: MeasuredResource? {
        var members: [MeasuredMember] = []
        if !name.isEmpty { members.append(MeasuredMember(key: "label") { $0.string(name) }) }
        let service: String
        switch kind {
        case .applicationBalancer, .classicBalancer, .networkBalancer:
            service = "elb"
            let type = kind == .applicationBalancer ? "application" : kind == .classicBalancer ? "classic" : "network"
            members.append(MeasuredMember(key: "type") { $0.string(type) })
            guard kind != .classicBalancer else { break }
            if let connectionsPerRequest {
                members.append(MeasuredMember(key: "connectionsPerRequest") { $0.decimal(connectionsPerRequest) })
            }
            if let connectionSeconds {
                let seconds = Rational((connectionSeconds * 1_000_000).rounded) / 1_000_000
                members.append(MeasuredMember(key: "connectionSeconds") { $0.decimal(seconds) })
            }
        case .api:
            service = "apiGateway"
            if let isREST { members.append(MeasuredMember(key: "type") { $0.string(isREST ? "REST" : "HTTP") }) }
        case .webServer, .sums: return nil
        }
        return MeasuredResource(service: service, label: name, members: members)
    }
}

extension ScenarioParts.Function {
    var resource: MeasuredResource {
        var members: [MeasuredMember] = []
        if !name.isEmpty { members.append(MeasuredMember(key: "label") { $0.string(name) }) }
        if size.memoryMB > 0 { members.append(MeasuredMember(key: "memoryMB") { $0.number(size.memoryMB) }) }
        members.append(.durations(durations))
        if size.coldRuns > 0 {
            members.append(MeasuredMember(key: "coldStartShare") { $0.decimal(coldStartShare) })
            members.append(MeasuredMember(key: "initMs") { $0.number(initMs) })
        }
        if invocationsPerRequest != 1 {
            members.append(MeasuredMember(key: "invocationsPerRequest") { $0.decimal(invocationsPerRequest) })
        }
        return MeasuredResource(service: "lambda", label: name, members: members)
    }
}

extension JSONWriter {
    /// Writes a number that ends as its digits.
    mutating func exact(_ value: Rational) { number(digits: value.exactText) }

    /// Writes a fraction as a string of its digits, as scenario files have it.
    mutating func decimal(_ value: Rational) {
        if value.isWhole { number(digits: value.exactText) } else { string(value.exactText) }
    }
}

extension Rational {
    fileprivate var exactText: String { exactDecimalText(minimumPlaces: 0, maximumPlaces: terminatingPlaces ?? 18) }
}
