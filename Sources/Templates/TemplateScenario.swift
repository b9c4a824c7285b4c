/// A scenario made of what stands at one time.
public struct TemplateScenario {
    /// `before` or `after`; nil where nothing changes.
    public let state: String?
    /// One for each resource of the template, in its order.
    public internal(set) var entries: [TemplateEntry]
    /// What starts the functions beside the resources of the scenario.
    public let entrances: [Entrance]
    /// Public IPv4 addresses that no key of a scenario counts.
    public let looseAddresses: Int
    var parts: [ScenarioPart]

    /// How many resources the scenario has.
    public var count: Int { parts.count }

    /// A scenario of a file has at most so many.
    public static let mostResources = 100

    init(_ reader: EstateReader, state: String?) {
        self.state = state
        entries = reader.entries
        (entrances, looseAddresses) = (reader.entrances, reader.looseAddresses)
        parts = Self.grouped(reader.parts)
    }

    /// Resources that are alike but for their names, put together where the service counts them.
    private static func grouped(_ parts: [ScenarioPart]) -> [ScenarioPart] {
        var groups: [ScenarioPart] = []
        var places: [String: Int] = [:]
        for part in parts {
            let key = "\(part.block)\n\(part.stated.joined(separator: "\n"))"
            if part.count != nil, let place = places[key] {
                groups[place].count = (groups[place].count ?? 0).addingReportingOverflow(part.count ?? 0).partialValue
                groups[place].entries += part.entries
                groups[place].label = part.block
            } else {
                if part.count != nil { places[key] = groups.count }
                groups.append(part)
            }
        }
        for position in groups.indices where groups[position].service == "logs" && groups[position].entries.count > 1 {
            groups[position].label = "\(groups[position].entries.count) log groups"
        }
        return groups
    }

    /// Whether both cost the same by what a file says of them.
    public func isLike(_ other: TemplateScenario) -> Bool {
        parts.map { $0.priced } == other.parts.map { $0.priced }
    }

    /// The keys that are still to be given, each with its resource.
    public var missing: [(resource: String, key: String)] {
        parts.flatMap { part in part.values.filter { $0.isMissing }.map { (part.label, $0.key) } }
    }
}

extension ScenarioPart {
    /// Services whose resources a file counts.
    static let counted = ["ec2", "elb", "natGateway", "fargate"]

    /// The members that stand in a file, in their order.
    var members: [(key: String, content: TakenValue.Content)] {
        var members: [(key: String, content: TakenValue.Content)] = [
            ("service", .text(service)), ("label", .text(label)),
        ]
        for value in values where value.isWritten { members.append((value.key, value.content)) }
        if let count, count != 1, Self.counted.contains(service) {
            // Behind what it is a number of.
            let kind = members.lastIndex { ["instanceType", "memoryGB", "type", "label"].contains($0.key) } ?? 0
            members.insert(("count", .number("\(count)")), at: kind + 1)
        }
        return members
    }

    /// What of it decides the price, as text.
    var priced: [String] { members.filter { $0.key != "label" }.map { "\($0.key)=\($0.content.words)" } }

    /// The same of one resource alone.
    fileprivate var stated: [String] {
        [service] + values.filter { $0.isWritten }.map { "\($0.key)=\($0.content.words)" }
    }
}
