import ExactMath
import JSONText

/// What a bill counts of one usage.
public struct ObservedBillLine: Sendable {
    public let product: String
    /// AWS's usage type without the region; empty where the bill has none.
    public let usageType: String
    /// AWS's operation where it tells usage types apart; else empty.
    public let operation: String
    public let unit: String
    public let amount: Rational
    /// BilledCost of FOCUS, else the unblended cost.
    public let cost: Rational
    /// EffectiveCost, which FOCUS alone has.
    public let effectiveCost: Rational?
    public let isFOCUS: Bool
    public let currency: String
    public let rows: Int
    public let period: ObservedPeriod?

    init(_ line: BillLine, _ sum: BillSum) {
        (product, usageType, operation, unit) = (line.product, line.usageType, line.operation, line.unit)
        (amount, cost, currency, rows) = (sum.amount, sum.cost, line.currency, sum.rows)
        (effectiveCost, isFOCUS) = (sum.effectiveCost, line.isFOCUS)
        period = sum.first <= sum.last ? ObservedPeriod(first: sum.first, last: sum.last, hasZone: true) : nil
    }

    /// Whether it is usage of functions, which bills with usage types and without call by names of their own.
    var isOfFunctions: Bool { product.lowercased().firstRange(of: "lambda") != nil }

    /// What it counts, where that is requests.
    var demand: Demand.Source? {
        if isOfFunctions, ["Request", "Request-ARM"].contains(usageType) { return .invocations }
        if ["ApiGatewayRequest", "ApiGatewayHttpRequest"].contains(usageType) { return .apiRequests }
        if isOfFunctions, usageType.isEmpty, unit == "Requests" { return .invocations }
        return nil
    }

    /// Whether it counts the GB-seconds of functions.
    var isDuration: Bool {
        guard isOfFunctions else { return false }
        // FOCUS without AWS's own columns has the price list's units, old and new.
        let units = ["Lambda-GB-Second", "Lambda-GB-Seconds", "GB-Seconds", "Seconds", "seconds", "Second"]
        return usageType.isEmpty
            ? units.contains(unit) : ["Lambda-GB-Second", "Lambda-GB-Second-ARM"].contains(usageType)
    }

    /// Whether it counts runs of functions or their GB-seconds.
    public var isOfRuns: Bool { demand == .invocations || isDuration }

    /// Whether it counts the hours of what a scenario has for whole months alone.
    public var isByTheHour: Bool {
        ["LoadBalancerUsage", "NatGateway-Hours", "PublicIPv4:InUseAddress"].contains(usageType)
    }

    /// The mean number of what is billed by the hour, over the whole period.
    public var meanCount: Rational? {
        guard let hours = period.map({ $0.hours }), hours.signum > 0, usageType.firstRange(of: "Usage:") != nil else {
            return nil
        }
        return amount / hours
    }
}

extension Recorder {
    func billLines() -> [ObservedBillLine] {
        let length = openLength
        return bill.map { line, sum in
            var sum = sum
            if openStarts.contains(sum.last) {
                sum.last = length.map { sum.last + $0 } ?? ObservedPeriod.monthEnd(of: sum.last)
            }
            return ObservedBillLine(line, sum)
        }.sorted {
            if $0.product != $1.product { return $0.product < $1.product }
            if $0.usageType != $1.usageType { return $0.usageType < $1.usageType }
            if $0.operation != $1.operation { return $0.operation < $1.operation }
            if $0.unit != $1.unit { return $0.unit < $1.unit }
            return $0.currency != $1.currency ? $0.currency < $1.currency : !$0.isFOCUS && $1.isFOCUS
        }
    }
}

extension Recorder {
    /// How long lines are that state no end, in milliseconds: from one to the next, an hour or a day; nil for months.
    private var openLength: Int? {
        let starts = openStarts.sorted()
        let gap = zip(starts, starts.dropFirst()).map { $1 - $0 }.min()
        // The only one there is may be a month's, if it is the first of one.
        guard let gap else { return starts.first.map { ObservedPeriod.isMonthStart($0) } == true ? nil : 0 }
        return gap < 28 * 24 * Tally.hour ? min(gap, 24 * Tally.hour) : nil
    }
}

extension Demand {
    /// The requests that a bill counts, which are all there were.
    init?(_ lines: [ObservedBillLine]) {
        let order: [Source] = [.apiRequests, .invocations]
        guard let source = order.first(where: { source in lines.contains { $0.demand == source } }) else { return nil }
        let chosen = lines.filter { $0.demand == source }
        let periods = lines.compactMap { $0.period }
        let (first, last) = (periods.map { $0.first }.min(), periods.map { $0.last }.max())
        let total = chosen.reduce(Rational.zero) { $0 + $1.amount }
        guard let requests = total.rounded.asInt, requests > 0 else { return nil }
        self.init(
            source: source, isFromBill: true, requests: requests, untimed: 0,
            period: first.flatMap { first in last.map { ObservedPeriod(first: first, last: $0, hasZone: true) } },
            hours: [])
    }
}
