import ExactMath
import JSONText

/// What a bill gives for a scenario: its quantities as resources that are billed the same.
public struct BilledParts {
    /// Functions by architecture.
    public private(set) var functions: [BilledFunction] = []
    /// What else there is.
    public internal(set) var resources: [MeasuredResource] = []
    /// What ran nearly, not exactly, for whole months of the bill, and stands as if it did.
    public private(set) var rounded: [RoundedCount] = []
    /// Usage that no resource says: what costs most first.
    public private(set) var left: [ObservedBillLine] = []

    let lines: [ObservedBillLine]
    private let requests: Rational
    /// Hours that the bill covers, and those of the scenario's month.
    let hours: Rational
    let month: Rational
    /// Hours of the months that the bill is of, on average, by which a GB-month on it is counted.
    let monthOfBill: Rational
    private var used: Set<Int> = []

    init(
        _ lines: [ObservedBillLine], _ demand: Demand?, hoursPerMonth: Rational, hoursObserved: Rational? = nil
    ) {
        self.lines = lines
        month = hoursPerMonth
        requests = Rational(demand?.requests ?? 0)
        let periods = lines.compactMap { $0.period }
        let (first, last) = (periods.map { $0.first }.min(), periods.map { $0.last }.max())
        let covered = first.flatMap { first in last.map { Rational($0 - first) / Rational(Tally.hour) } }
        hours = hoursObserved ?? covered ?? 0
        monthOfBill = first.flatMap { first in last.map { Self.monthHours(first, $0) } } ?? hoursPerMonth
        guard !lines.isEmpty else { return }
        addFunctions()
        addAPIs()
        if hours.signum > 0 {
            addInstances()
            addBalancers()
            addGateways()
            attach()
        }
        addMessages()
        addLogs()
        addTransfer()
        left = lines.indices.filter { !used.contains($0) }.sorted {
            lines[$0].cost != lines[$1].cost ? lines[$0].cost > lines[$1].cost : $0 < $1
        }.map { lines[$0] }
    }

    /// The amount of all lines that are so, which counts them as used; nil where there are none.
    mutating func take(_ isMeant: (ObservedBillLine) -> Bool) -> Rational? {
        guard let sum = amount(isMeant) else { return nil }
        used.formUnion(lines.indices.filter { isMeant(lines[$0]) })
        return sum
    }

    /// The amount of all lines that are so; nil where there are none.
    func amount(_ isMeant: (ObservedBillLine) -> Bool) -> Rational? {
        let sum = lines.reduce(Rational.zero) { isMeant($1) ? $0 + $1.amount : $0 }
        return sum.signum > 0 ? sum : nil
    }

    /// How many there are of what is billed by the hour and counted for whole months; nil, and nothing used, where the hours
    /// are not within 1 % of that, as a file would then cost other than the bill.
    mutating func takeWhole(upTo most: Int, _ isMeant: (ObservedBillLine) -> Bool) -> Int? {
        guard let mean = amount(isMeant).flatMap({ $0.divided(by: hours) }), let count = mean.rounded.asInt,
            (1...most).contains(count)
        else { return nil }
        let off = mean - Rational(count)
        guard max(off, -off) * 100 <= Rational(count) else { return nil }
        if !off.isZero, let line = lines.first(where: isMeant) {
            rounded.append(RoundedCount(product: line.product, usageType: line.usageType, mean: mean, count: count))
        }
        _ = take(isMeant)
        return count
    }

    /// For a request; nil where nothing counts requests.
    func perRequest(_ amount: Rational) -> Rational? {
        amount.divided(by: requests).map { min($0, Rational(ScenarioLimits.largest)).asShare }
    }

    private mutating func addFunctions() {
        func isRun(_ line: ObservedBillLine, _ isARM: Bool) -> Bool {
            line.demand == .invocations && (line.usageType == "Request-ARM") == isARM
        }
        func isTime(_ line: ObservedBillLine, _ isARM: Bool) -> Bool {
            line.isDuration && (line.usageType == "Lambda-GB-Second-ARM") == isARM
        }
        let kinds = [false, true]
        let (run, timed) = (
            kinds.filter { kind in amount { isRun($0, kind) } != nil },
            kinds.filter { kind in amount { isTime($0, kind) } != nil }
        )
        for isARM in timed {
            // A run costs the same on either processor: where only one is timed, and one counted, they are the same runs.
            let counted = run.count == 1 && timed.count == 1 ? run.first ?? isARM : isARM
            guard let runs = amount({ isRun($0, counted) }), let seconds = amount({ isTime($0, isARM) }),
                let function = BilledFunction(
                    isARM: isARM, runs: runs, gbSeconds: seconds, perRequest: perRequest(runs) ?? 1)
            else { continue }
            _ = take { isRun($0, counted) || isTime($0, isARM) }
            functions.append(function)
        }
    }

    private mutating func addAPIs() {
        for (usage, type) in [("ApiGatewayRequest", "REST"), ("ApiGatewayHttpRequest", "HTTP")] {
            guard let calls = take({ $0.usageType == usage }) else { continue }
            var members = [MeasuredMember(key: "type") { $0.string(type) }]
            if let each = perRequest(calls), each != 1 {
                members.append(MeasuredMember(key: "callsPerRequest") { $0.decimal(each) })
            }
            resources.append(MeasuredResource(service: "apiGateway", label: "", members: members))
        }
    }

    /// Instances by type and system, each line looked at once: a company's bill has hundreds of types.
    private mutating func addInstances() {
        let systems = [("", "Linux"), ("RunInstances:0002", "Windows"), ("RunInstances:0010", "RHEL")]
        var linesOfTypes: [String: [Int]] = [:]
        for (index, line) in lines.enumerated() {
            if let type = Self.instanceType(line.usageType) { linesOfTypes[type, default: []].append(index) }
        }
        for (type, indices) in linesOfTypes.sorted(by: { $0.key < $1.key }) {
            for (operation, system) in systems {
                let own = indices.filter { lines[$0].operation == operation }
                let hoursUsed = own.reduce(Rational.zero) { $0 + lines[$1].amount }
                guard hoursUsed.signum > 0 else { continue }
                used.formUnion(own)
                addInstances(type, system, hoursUsed)
            }
        }
    }

    private mutating func addInstances(_ type: String, _ system: String, _ hoursUsed: Rational) {
        // Of so many hours in the bill's time, as many in a month, spread over whole instances.
        let scaled = hoursUsed * month / hours
        let count = min(ScenarioLimits.mostInstances, max(1, (scaled / month).ceiling.asInt ?? 1))
        let each = min(month, scaled / Rational(count)).asShare
        var members = [
            MeasuredMember(key: "instanceType") { $0.string(type) },
            MeasuredMember(key: "count") { $0.number(count) },
        ]
        if system != "Linux" { members.append(MeasuredMember(key: "operatingSystem") { $0.string(system) }) }
        if each != month { members.append(MeasuredMember(key: "hoursPerMonth") { $0.decimal(each) }) }
        resources.append(MeasuredResource(service: "ec2", label: "", members: members))
    }

    private static func instanceType(_ usage: String) -> String? {
        let mark = "BoxUsage:"
        return usage.hasPrefix(mark) ? String(usage.dropFirst(mark.utf8.count)) : nil
    }

    private mutating func addBalancers() {
        let kinds = [
            ("LoadBalancing", "classic"), ("LoadBalancing:Application", "application"),
            ("LoadBalancing:Network", "network"),
        ]
        for (operation, type) in kinds {
            guard
                let count = takeWhole(
                    upTo: ScenarioLimits.mostDoors,
                    { $0.usageType == "LoadBalancerUsage" && $0.operation == operation })
            else { continue }
            resources.append(
                MeasuredResource(
                    service: "elb", label: "",
                    members: [
                        MeasuredMember(key: "type") { $0.string(type) },
                        MeasuredMember(key: "count") { $0.number(count) },
                    ]))
        }
    }

    private mutating func addGateways() {
        guard let count = takeWhole(upTo: ScenarioLimits.mostDoors, { $0.usageType == "NatGateway-Hours" }) else {
            return
        }
        var members = [MeasuredMember(key: "count") { $0.number(count) }]
        if let bytes = takeBytesPerRequest({ $0.usageType == "NatGateway-Bytes" }) {
            members.append(MeasuredMember(key: "bytesPerRequest") { $0.number(bytes) })
        }
        resources.append(MeasuredResource(service: "natGateway", label: "", members: members))
    }

    private mutating func addTransfer() {
        guard let bytes = takeBytesPerRequest({ $0.usageType == "DataTransfer-Out-Bytes" }) else { return }
        resources.append(
            MeasuredResource(
                service: "dataTransfer", label: "",
                members: [MeasuredMember(key: "bytesPerRequest") { $0.number(bytes) }]))
    }

    /// The bytes for a request of all lines that are so, which counts them as used; nil where a file cannot hold them.
    private mutating func takeBytesPerRequest(_ isMeant: (ObservedBillLine) -> Bool) -> Int? {
        guard let bytes = amount(isMeant).flatMap(bytesPerRequest) else { return nil }
        _ = take(isMeant)
        return bytes
    }

    /// GB of 2^30 bytes over all requests, in whole bytes.
    func bytesPerRequest(_ gigabytes: Rational) -> Int? {
        ScenarioLimits.held((gigabytes * Rational(1 << 30)).divided(by: requests)?.rounded.asInt)
    }
}

/// How many there are of what did not run for exactly whole months.
public struct RoundedCount: Sendable {
    public let product: String
    public let usageType: String
    /// Its hours over those of the bill.
    public let mean: Rational
    /// What the scenario has.
    public let count: Int
}
