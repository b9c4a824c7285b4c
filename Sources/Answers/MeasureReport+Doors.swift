import ExactMath
import Observations
import Reports

extension MeasureReport {
    static func facts(of door: ObservedDoor) -> [Fact] {
        let subject = door.name.isEmpty ? door.kind.title : "\(door.kind.title) \(door.name)"
        var facts = [
            Fact(subject, door.kind == .networkBalancer ? "connections" : "requests", .count(door.requests), "")
        ]
        if let bytes = door.requestBytes {
            facts.append(Fact(subject, "bytes in", .quantity(bytes), "mean of received_bytes\(door.kind.bytesRemark)"))
        }
        if let bytes = door.responseBytes {
            facts.append(
                Fact(
                    subject, "bytes out", .quantity(bytes),
                    door.kind == .networkBalancer
                        ? "mean of sent_bytes, a connection's" : "mean of a response's bytes\(door.kind.bytesRemark)"))
        }
        if let connections = door.connections, door.kind != .networkBalancer {
            facts.append(
                Fact(
                    subject, "connections", .count(connections),
                    (door.isConnectionCountExact ? "" : "about: too many to remember; ")
                        + (door.areConnectionsStated ? "as the sums state them" : door.kind.connectionWords)))
        }
        if let perRequest = door.connectionsPerRequest {
            facts.append(Fact(subject, "connections per request", .quantity(perRequest, places: 6), ""))
        }
        if let seconds = door.connectionSeconds {
            facts.append(
                Fact(
                    subject, "connection [s]", .quantity(seconds, places: 6),
                    door.kind == .networkBalancer
                        ? "mean of connection_time"
                        : "at least: the time that a connection's requests took"))
        }
        if let seconds = door.serviceSeconds {
            facts.append(
                Fact(subject, "request [s]", .quantity(seconds, places: 3), "mean time from first byte in to last out"))
        }
        if let busiest = door.busiestSecond {
            facts.append(Fact(subject, "busiest second", .count(busiest), "the most requests of one second"))
        }
        if door.clientErrors + door.serverErrors > 0 {
            facts.append(
                Fact(
                    subject, "errors", .count(door.clientErrors + door.serverErrors),
                    "\(NumberStyle.requests(door.clientErrors)) answered 4xx, \(NumberStyle.requests(door.serverErrors)) 5xx; "
                        + "they are counted as requests"))
        }
        return facts
    }

    var serverFacts: [Fact] {
        guard let servers = findings.servers else { return [] }
        let subject = "Servers behind balancers"
        return [
            Fact(subject, "servers", .count(servers.count), "distinct targets"),
            Fact(
                subject, "requests per second and server", .count(servers.busySecond),
                "what the busiest had in 95 of 100 seconds with requests: a floor of what one carries, not its capacity; "
                    + "at most \(NumberStyle.requests(servers.busiestSecond))"),
        ]
    }

    static func remarks(on door: ObservedDoor) -> [String] {
        let name = door.name.isEmpty ? "The log" : "'\(door.name)'"
        var remarks: [String] = []
        if door.webSockets > 0 {
            remarks.append(
                "\(name) has \(counted(door.webSockets, "WebSocket connection")): no requests, and not counted.")
        }
        if door.healthChecks > 0 {
            remarks.append(
                "\(name) has \(counted(door.healthChecks, "health check")), not counted.")
        }
        if door.listenerConnections > 0 {
            remarks.append(
                "\(name) has \(counted(door.listenerConnections, "connection")) of listeners for TCP or TLS, which see no "
                    + "requests: each counts as one, whatever went through it.")
        }
        if door.kind == .classicBalancer, door.listenerConnections < door.requests {
            remarks.append(
                "A classic balancer's log has bytes without headers, which are billed as well: add some hundred bytes to "
                    + "each, or take CloudWatch's EstimatedProcessedBytes.")
        }
        if door.withoutTarget > 0, door.kind == .applicationBalancer {
            remarks.append(
                "\(name) answered alone or through a function (redirects, fixed responses, WAF): "
                    + "\(counted(door.withoutTarget, "request")), which count.")
        }
        if door.kind == .api {
            remarks.append("An API's log does not state the bytes of requests, and those of responses without headers.")
        }
        if door.kind == .api, door.isREST == nil {
            remarks.append("The API's log does not tell whether it is of type REST or HTTP: add its \"type\".")
        }
        return remarks
    }
}

extension ObservedDoor.Kind {
    fileprivate var title: String {
        switch self {
        case .applicationBalancer: "Application Load Balancer"
        case .classicBalancer: "Classic Load Balancer"
        case .networkBalancer: "Network Load Balancer"
        case .api: "API Gateway"
        case .webServer: "Web server"
        case .sums: "Sums of"
        }
    }

    fileprivate var connectionWords: String {
        switch self {
        case .applicationBalancer: "by TID_ where the log has it, else by client and port within an hour"
        default: "by client and port within an hour"
        }
    }

    fileprivate var bytesRemark: String {
        switch self {
        case .applicationBalancer: ", headers included"
        case .classicBalancer: ", of HTTP listeners without headers"
        case .api, .webServer: ", the body alone"
        case .networkBalancer: ", a connection's"
        case .sums: ""
        }
    }
}
