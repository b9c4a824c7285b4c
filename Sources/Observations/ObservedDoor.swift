import ExactMath

/// What requests came in through: a load balancer, an API, a web server.
public struct ObservedDoor: Sendable {
    public enum Kind: Sendable {
        case applicationBalancer, classicBalancer, networkBalancer, api, webServer
        /// Sums of requests to something that they do not name.
        case sums
    }

    public let kind: Kind
    /// Empty where nothing says it.
    public let name: String
    public let requests: Int
    public let period: ObservedPeriod?
    /// Mean bytes of a request and of a response, over those that state them.
    public let requestBytes: Rational?
    public let responseBytes: Rational?
    /// Connections of clients; an estimate where there were too many to remember.
    public let connections: Int?
    public let isConnectionCountExact: Bool
    /// Whether somebody else counted them, as far as sums say it.
    public let areConnectionsStated: Bool
    /// Mean seconds from a request's first byte in to the last out.
    public let serviceSeconds: Rational?
    /// Mean seconds that a connection was open.
    public let connectionSeconds: Rational?
    public let clientErrors: Int
    public let serverErrors: Int
    /// Requests that the balancer answered alone.
    public let withoutTarget: Int
    /// Connections that stay open, which are no requests.
    public let webSockets: Int
    public let healthChecks: Int
    /// Lines of listeners for TCP and TLS, each of which is a connection with any number of requests.
    public let listenerConnections: Int
    /// The most requests of one second; nil where there were too many hours to keep.
    public let busiestSecond: Int?
    /// Whether an API is of type REST; nil where nothing tells, or both.
    public let isREST: Bool?

    init?(_ lane: Lane, _ counts: Tally.Counts, _ connections: SampledSet?, _ seconds: DurationClasses?) {
        switch lane.kind {
        case .function: return nil
        case .applicationBalancer: kind = .applicationBalancer
        case .classicBalancer: kind = .classicBalancer
        case .networkBalancer: kind = .networkBalancer
        case .api: kind = .api
        case .webServer: kind = .webServer
        case .summed: kind = .sums
        }
        name = lane.name
        requests = counts.records
        period = ObservedPeriod([counts])
        func mean(_ sum: Int128, _ number: Int) -> Rational? { number > 0 ? Rational(sum) / Rational(number) : nil }
        requestBytes = mean(counts.requestBytes, counts.records - counts.withoutRequestBytes)
        responseBytes = mean(counts.responseBytes, counts.records - counts.withoutResponseBytes)
        let seen = connections?.counts()
        isConnectionCountExact = seen?.isExact ?? true
        areConnectionsStated = seen == nil && counts.statedConnections > 0
        self.connections =
            kind == .networkBalancer
            ? counts.records
            : seen?.distinct ?? (counts.statedConnections > 0 ? Int(exactly: counts.statedConnections) : nil)
        serviceSeconds = mean(counts.serviceMicroseconds, counts.withServiceTime).map { $0 / 1_000_000 }
        if kind == .networkBalancer {
            connectionSeconds = mean(counts.connectionMilliseconds, counts.records).map { $0 / 1000 }
        } else {
            // A connection is open at least as long as its requests take.
            connectionSeconds = (counts.withServiceTime > 0 ? self.connections : nil).flatMap {
                mean(counts.serviceMicroseconds, $0)
            }.map { $0 / 1_000_000 }
        }
        clientErrors = counts.clientErrors
        serverErrors = counts.serverErrors
        withoutTarget = counts.withoutTarget
        webSockets = counts.webSockets
        healthChecks = counts.healthChecks
        listenerConnections = counts.listenerConnections
        busiestSecond = counts.statedPeakPerSecond > 0 ? counts.statedPeakPerSecond : seconds?.classes.last?.ms
        isREST =
            counts.restCalls > 0 && counts.httpCalls == 0
            ? true : counts.httpCalls > 0 && counts.restCalls == 0 ? false : nil
    }

    /// Connections for a request, to six places.
    public var connectionsPerRequest: Rational? {
        guard let connections, requests > 0 else { return nil }
        return Rational((Rational(connections) / Rational(requests) * 1_000_000).rounded) / 1_000_000
    }
}

/// The servers behind balancers, and how many requests each had in a second.
public struct ObservedServers: Sendable {
    public let count: Int
    /// The most requests that one of them had in 95 of 100 of its seconds with requests, and the most of all.
    public let busySecond: Int
    public let busiestSecond: Int

    init?(_ seconds: [Int: DurationClasses]) {
        guard !seconds.isEmpty else { return nil }
        count = seconds.count
        busySecond = seconds.values.map { $0.percentile(95) }.max() ?? 0
        busiestSecond = seconds.values.compactMap { $0.classes.last?.ms }.max() ?? 0
    }
}

extension Recorder {
    func doors() -> [ObservedDoor] {
        let seconds = laneSeconds.distributions()
        let counts = tally.counts
        return lanes.lanes.indices.compactMap { number in
            guard number < counts.count else { return nil }
            return ObservedDoor(
                lanes.lanes[number], counts[number], number < connections.count ? connections[number] : nil,
                seconds[number])
        }.sorted { $0.name < $1.name }
    }
}
