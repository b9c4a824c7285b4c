/// Topics, queues and logs.
extension EstateReader {
    mutating func topic(_ position: Int) -> TemplateEntry {
        let resource = estate.resources[position]
        let inner = resource["Subscription"].elements
        if isHelpers(position) {
            return verdict(position, .leftOut, "the CDK's own: its messages drain instances, they are no requests")
        }
        let protocols =
            inner.compactMap { $0["Protocol"].text }
            + estate.pointing(at: position, .subscription).compactMap {
                estate.resources[$0]["protocol", "Protocol"].text
            }
        let delivered = protocols.filter { ["lambda", "sqs", "http", "https"].contains($0) }
        guard let first = delivered.first else {
            return verdict(
                position, .leftOut,
                "no function, queue or address is subscribed, so it is taken for people's; add sns where requests pass it"
            )
        }
        var taking = Taking(resource, as: "sns")
        taking.miss("messagesPerRequest")
        let target = first.hasPrefix("http") ? "http" : first
        taking.add("deliverTo", .text(target), .reference("its subscriptions"))
        if Set(delivered).count > 1 { taking.remarks.append("subscribed by \(delivered.joined(separator: ", "))") }
        return take(taking, at: position)
    }

    /// Whether only functions of the CDK's own are subscribed to a topic.
    private func isHelpers(_ topic: Int) -> Bool {
        let subscriptions = estate.pointing(at: topic, .subscription)
        return !subscriptions.isEmpty
            && subscriptions.allSatisfy { subscription in
                let endpoint = estate.resources[subscription]["endpoint", "Endpoint"]
                let function = estate.target(of: endpoint, from: subscription, [.function])
                return function.map { Self.isHelper(estate.resources[$0]) } ?? false
            }
    }

    mutating func queue(_ position: Int) throws(TemplateError) -> TemplateEntry {
        let resource = estate.resources[position]
        if estate.isDeadLetterQueue(position) {
            return verdict(position, .leftOut, "a dead-letter queue: what fails comes here, not requests")
        }
        var taking = Taking(resource, as: "sqs")
        taking.miss("messagesPerRequest")
        let fifo = resource["fifo_queue", "FifoQueue"]
        if fifo.isTrue, let scalar = fifo.scalar { taking.add("type", .text("fifo"), scalar.origin) }
        if let source = estate.pointing(at: position, .eventSource).first {
            let size = estate.resources[source]["batch_size", "BatchSize"]
            if let batch = try taking.whole("batchSize", size, 1...10_000) {
                taking.add("batchSize", min(batch.number, 10), .reference(estate.resources[source].address))
            }
        }
        return take(taking, at: position)
    }

    mutating func logGroup(_ position: Int) throws(TemplateError) -> TemplateEntry {
        let resource = estate.resources[position]
        if let writer = estate.pointing(at: position, .logDelivery).first {
            return verdict(
                position, .notModelled,
                "\(estate.resources[writer].address) writes into it, whatever the requests: add it as a custom resource"
            )
        }
        var taking = Taking(resource, as: "logs")
        taking.miss("bytesPerRequest")
        let name = resource["name", "LogGroupName"].form ?? ""
        let isFunctions = name.isEmpty ? !functions.isEmpty && !hasFleet : name.hasPrefix("/aws/lambda/")
        taking.add(
            "from", .text(isFunctions ? "lambda" : "agent"),
            name.isEmpty ? .assumed("what runs here writes it") : .reference("its name"))
        let logClass = resource["log_group_class", "LogGroupClass"].text
        if logClass == "INFREQUENT_ACCESS" {
            taking.add("logClass", .text("infrequentAccess"), .reference("its class"))
        }
        let kept = try taking.whole("retentionDays", resource["retention_in_days", "RetentionInDays"], 0...36_500)
        if let kept, kept.number > 0 {
            taking.add("retentionDays", kept.number, kept.origin)
        } else {
            taking.add(
                "retentionDays", .number("30"), .assumed("it keeps events for ever; the key's default stands"),
                isWritten: false)
        }
        // What is priced by the account's total is one resource of a scenario, however many groups there are.
        let alike = taking.values.filter { $0.isWritten }.map { "\($0.key) \($0.content.words)" }.joined(
            separator: ", ")
        return take(taking, at: position, count: 1, block: "log groups: \(alike)")
    }

    private var hasFleet: Bool {
        !estate.all(.instance).isEmpty || !estate.all(.group).isEmpty || !estate.all(.taskService).isEmpty
    }
}

extension TakenValue.Content {
    /// As people read it.
    public var words: String {
        switch self {
        case .text(let text), .number(let text), .json(let text): text
        case .flag(let flag): flag ? "true" : "false"
        case .missing: "?"
        }
    }
}
