/// Makes of each resource of a template what a scenario has of it, and says of each what became of it.
struct EstateReader {
    let estate: Estate
    /// The functions that may serve requests.
    let functions: Set<Int>
    let starters: FunctionStarters
    let scalesConcurrency: Bool
    private(set) var entries: [TemplateEntry] = []
    private(set) var parts: [ScenarioPart] = []
    /// Parameters without values, and what they decide.
    private(set) var unresolved: [(name: String, use: String)] = []
    /// Instances whose public address is counted.
    var addressed: Set<Int> = []
    /// Public IPv4 addresses that no key of a scenario counts.
    var looseAddresses = 0
    /// Volumes attached to instances that do not count them, and why.
    var uncountedVolumes: [Int: String] = [:]

    init(_ resources: [TemplateResource]) throws(TemplateError) {
        let estate = Estate(resources)
        self.estate = estate
        let starters = FunctionStarters(estate)
        self.starters = starters
        functions = Set(
            estate.all(.function).filter {
                !Self.isHelper(resources[$0]) && !estate.isEdgeFunction($0) && !starters.ofDeployment.contains($0)
                    && starters.schedules[$0] == nil
            })
        scalesConcurrency = resources.contains(where: Self.scalesConcurrency)
        for position in resources.indices { entries.append(try entry(position)) }
        for position in estate.all(.address) { entries[position] = address(position) }
        for (position, why) in uncountedVolumes { entries[position] = verdict(position, .notModelled, why) }
        tellApart()
    }

    /// Functions of the same name are called by their addresses.
    private mutating func tellApart() {
        var counts: [String: Int] = [:]
        for part in parts { counts[part.label, default: 0] += 1 }
        for position in parts.indices where (counts[parts[position].label] ?? 0) > 1 {
            if let entry = parts[position].entries.first { parts[position].label = entries[entry].address }
        }
    }

    private mutating func entry(_ position: Int) throws(TemplateError) -> TemplateEntry {
        let resource = estate.resources[position]
        if let absence = resource.absence { return verdict(position, .leftOut, absence) }
        switch estate.kinds[position] {
        case .function: return try function(position)
        case .functionSetting: return functionSetting(position)
        case .restAPI: return try restAPI(position)
        case .httpAPI: return httpAPI(position)
        case .apiStage:
            let isCached = Self.cacheSize(of: resource) != nil
            return isCached && !estate.isPointing(position)
                ? verdict(position, .notModelled, "a cache of an API that the template does not hold")
                : isCached
                    ? verdict(position, .taken("apiGateway"), "its cache counts at its API") : verdict(position, .free)
        case .instance: return try instance(position)
        case .group: return try group(position)
        case .launchTemplate, .launchConfiguration:
            return verdict(position, .free, "what it says counts where it is used")
        case .volume: return try volume(position)
        case .volumeAttachment, .addressAssociation, .listener, .subnet, .targetGroup, .subscription, .eventSource,
            .taskDefinition, .networkInterface, .networkInterfaceAttachment, .eventRule, .scaling:
            return verdict(position, .free)
        case .listenerRule: return verdict(position, .taken("elb"), "counted at its balancer")
        case .balancer: return try balancer(position)
        case .classicBalancer: return try classicBalancer(position)
        case .natGateway: return natGateway(position)
        case .address:
            // Told when all instances are known: which have an address without it.
            return verdict(position, .notModelled)
        case .topic: return topic(position)
        case .queue: return try queue(position)
        case .logGroup: return try logGroup(position)
        case .taskService: return try taskService(position)
        case .endpoint: return endpoint(position)
        case .distribution, .logDelivery: return verdict(position, .notModelled)
        case .capacityProvider:
            return resource["managed_instances_provider", "ManagedInstancesProvider"].isAbsent
                ? verdict(position, .free)
                : verdict(position, .notModelled, "the Managed Instances that it launches are not counted: add ec2")
        case .free(let remark): return verdict(position, .free, remark)
        case .unmodelled(let remark): return verdict(position, .notModelled, remark)
        }
    }

    func verdict(_ position: Int, _ verdict: TemplateEntry.Verdict, _ remark: String = "") -> TemplateEntry {
        let resource = estate.resources[position]
        let remarks = [resource.remark ?? "", remark].filter { !$0.isEmpty }
        return TemplateEntry(
            address: resource.address, type: resource.type, verdict: verdict, remarks: remarks, values: [])
    }

    /// Puts a resource that was taken into the scenario.
    ///
    /// - Parameters:
    ///   - count: how many it stands for; nil where the service counts none.
    ///   - block: what may be put together with it; its own block where nothing else is said.
    mutating func take(
        _ taking: Taking, at position: Int, count: Int? = nil, countOrigin: Origin = .usual, block: String? = nil,
        function: FunctionNames? = nil
    ) -> TemplateEntry {
        let resource = taking.resource
        for name in taking.unresolved { unresolved.append((name, "\(resource.address) (\(taking.service))")) }
        var values = taking.values
        if let count, ScenarioPart.counted.contains(taking.service) {
            values.append(TakenValue("count", .number("\(count)"), countOrigin, isWritten: count != 1))
        }
        parts.append(
            ScenarioPart(
                service: taking.service, label: function?.name ?? resource.address, block: block ?? resource.block,
                function: function, count: count, values: taking.values, entries: [position]))
        return TemplateEntry(
            address: resource.address, type: resource.type, verdict: .taken(taking.service), remarks: taking.remarks,
            values: values)
    }
}
