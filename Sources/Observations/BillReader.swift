import ByteScanning
import ExactMath

/// Reads Cost and Usage Reports, old and new, FOCUS, the CSV that the console gives of a month's bill, and that of our own
/// query.
///
/// Columns are found by name: their number and order change from month to month. Sources: AWS Cost and Usage Report user
/// guide, "Line item details", 2023; FOCUS 1.2, 2025.
struct BillReader {
    private enum Part: Int, CaseIterable {
        case product, serviceCode, usageType, operation, lineItemType, resource, start, end, amount, unit, cost,
            effectiveCost, currency, provider, region

        var names: [StaticString] {
            switch self {
            case .product:
                [
                    "lineItem/ProductCode", "line_item_product_code", "product", "ServiceName", "ProductCode",
                    "ProductName",
                ]
            case .serviceCode: ["x_ServiceCode"]
            case .usageType: ["lineItem/UsageType", "line_item_usage_type", "usageType", "x_UsageType"]
            case .operation: ["lineItem/Operation", "line_item_operation", "operation", "x_Operation"]
            case .lineItemType: ["lineItem/LineItemType", "line_item_line_item_type", "ChargeCategory", "RecordType"]
            case .resource: ["lineItem/ResourceId", "line_item_resource_id", "resource", "ResourceId"]
            case .start:
                [
                    "lineItem/UsageStartDate", "line_item_usage_start_date", "ChargePeriodStart", "month",
                    "UsageStartDate",
                ]
            case .end: ["lineItem/UsageEndDate", "line_item_usage_end_date", "ChargePeriodEnd", "UsageEndDate"]
            case .amount:
                ["lineItem/UsageAmount", "line_item_usage_amount", "amount", "ConsumedQuantity", "UsageQuantity"]
            case .unit: ["pricing/unit", "pricing_unit", "unit", "ConsumedUnit"]
            case .cost:
                [
                    "lineItem/UnblendedCost", "line_item_unblended_cost", "cost", "BilledCost", "CostBeforeTax",
                    "UnBlendedCost",
                ]
            case .effectiveCost: ["EffectiveCost"]
            case .currency:
                ["lineItem/CurrencyCode", "line_item_currency_code", "currency", "BillingCurrency", "CurrencyCode"]
            case .provider: ["ProviderName", "ServiceProviderName"]
            case .region: ["RegionId"]
            }
        }
    }

    private let recorder: Recorder
    private var columns: [(index: Int, part: Part)] = []
    /// FOCUS has costs of its own names.
    private var isFOCUS = false
    private var moments = MomentReader()

    static func isHead(_ line: ByteView) -> Bool {
        if line.firstIndex(of: ByteView("lineItem/")) != nil || line.firstIndex(of: ByteView("line_item_")) != nil {
            return true
        }
        if line.firstIndex(of: ByteView("ChargePeriodStart")) != nil
            || line.firstIndex(of: ByteView("BilledCost")) != nil
        {
            return true
        }
        if line.firstIndex(of: ByteView("UsageQuantity")) != nil, line.firstIndex(of: ByteView("UsageType")) != nil {
            return true
        }
        return line.firstIndex(of: ByteView("usageType")) != nil && line.firstIndex(of: ByteView("amount")) != nil
    }

    init(_ head: CSVRow, _ recorder: Recorder) throws(ObservationError) {
        self.recorder = recorder
        var cells = head.cells
        for index in 0..<head.count {
            guard let name = cells.cell(index)?.trimmed else { continue }
            if name.equalsIgnoringCase("BilledCost") || name.equalsIgnoringCase("EffectiveCost") { isFOCUS = true }
            guard
                let part = Part.allCases.first(where: { $0.names.contains { name.equalsIgnoringCase($0) } }),
                !columns.contains(where: { $0.part == part })
            else { continue }
            columns.append((index, part))
        }
        let missing = [Part.product, .amount].filter { part in !columns.contains { $0.part == part } }
        guard missing.isEmpty else {
            throw .columnMissing(kind: "the lines of this bill", names: missing.map { $0.names[0].description })
        }
    }

    mutating func row(_ row: CSVRow) throws(ObservationError) {
        var parts = Parts()
        var cells = row.cells
        for (index, part) in columns {
            let cell = (cells.cell(index) ?? .empty).trimmed
            parts[part] = cell == "NULL" ? .empty : cell
        }
        guard parts[.provider].isEmpty || Self.isAWS(parts[.provider]) else { return recorder.skip(.otherProvider) }
        let cost = Self.number(parts[.cost])
        let type = parts[.lineItemType]
        let types: [StaticString] = [
            "Usage", "DiscountedUsage", "SavingsPlanCoveredUsage", "LineItem", "LinkedLineItem", "PayerLineItem",
        ]
        // What other lines add up to is said on lines of its own.
        if type.count > 5, type.dropFirst(type.count - 5) == "Total" { return recorder.skip(.otherCharge) }
        guard type.isEmpty || types.contains(where: { type == $0 }) else {
            let currency = parts.text(.currency)
            if let cost, recorder.otherCharges[currency] != nil || recorder.otherCharges.count < Self.mostRegions {
                recorder.otherCharges[currency, default: 0] += cost
            }
            return recorder.skip(.otherCharge)
        }
        guard let amount = Self.number(parts[.amount]), amount.signum >= 0,
            amount <= Rational(Recorder.mostRecords), cost != nil || parts[.cost].isEmpty
        else { return recorder.skip(.implausible) }
        guard let time = time(parts[.start], parts[.end]) else { return recorder.skip(.impossibleTime) }
        recorder.found[RecordKind.bill.rawValue] += 1
        let usage = Self.withoutRegion(parts[.usageType])
        noteRegion(parts, usage)
        let operation = parts[.operation]
        let line = BillLine(
            product: Self.code(parts.text(.serviceCode), named: parts.text(.product)), usageType: CSVRow.text(usage),
            operation: Self.isTelling(operation) ? parts.text(.operation) : "", unit: parts.text(.unit),
            currency: parts.text(.currency), isFOCUS: isFOCUS)
        var sum = recorder.bill[line] ?? BillSum()
        sum.amount += amount
        sum.cost += cost ?? 0
        if let effective = LogNumber.decimal(parts[.effectiveCost].buffer) {
            sum.effectiveCost = (sum.effectiveCost ?? 0) + effective
        }
        sum.rows += 1
        sum.first = min(sum.first, time.first)
        sum.last = max(sum.last, time.last)
        if parts[.end].isEmpty, time.first == time.last, recorder.openStarts.count < Self.mostStarts {
            recorder.openStarts.insert(time.first)
        }
        recorder.bill[line] = sum
        guard recorder.bill.count <= 100_000 else { throw .tooManyRecords }
    }

    /// The cells of a row by what they are.
    private struct Parts {
        private var cells = [ByteView](repeating: .empty, count: Part.allCases.count)

        subscript(part: Part) -> ByteView {
            get { cells[part.rawValue] }
            set { cells[part.rawValue] = newValue }
        }

        /// A cell's text, with doubled quotes made single.
        func text(_ part: Part) -> String { CSVRow.text(self[part]) }
    }

    private static func isAWS(_ provider: ByteView) -> Bool {
        ["AWS", "Amazon"].contains { (name: StaticString) in
            provider.slice(0, name.utf8CodeUnitCount).equalsIgnoringCase(name)
        }
    }

    /// FOCUS has a region's code, other bills what a usage type begins with.
    private func noteRegion(_ parts: Parts, _ usage: ByteView) {
        let region = parts[.region]
        if columns.contains(where: { $0.part == .region }) {
            if !region.isEmpty, region != "global", recorder.billRegionCodes.count < Self.mostRegions {
                recorder.billRegionCodes.insert(region.text)
            }
        } else if !parts[.usageType].isEmpty, recorder.billRegions.count < Self.mostRegions {
            recorder.billRegions.insert(parts[.usageType].slice(0, parts[.usageType].count - usage.count).text)
        }
    }

    /// A number of a cell, with commas between its thousands and a sign of dollars where a spreadsheet added them.
    private static func number(_ cell: ByteView) -> Rational? {
        if let number = LogNumber.decimal(cell.buffer) { return number }
        guard cell.count <= Rational.longestNumberText else { return nil }
        var digits: [UInt8] = []
        let text = cell[0] == 0x24 ? cell.dropFirst(1) : cell
        for (index, byte) in text.buffer.enumerated() {
            guard byte == 0x2C else {
                digits.append(byte)
                continue
            }
            let group = text.slice(index + 1, index + 4).buffer.allSatisfy { $0 &- 0x30 < 10 }
            guard index > 0, group, text.count >= index + 4, !(text[index + 4] &- 0x30 < 10) else { return nil }
        }
        return digits.withUnsafeBufferPointer { LogNumber.decimal($0) }
    }

    /// The hours of a year.
    private static let mostStarts = 8784

    /// More than AWS has.
    private static let mostRegions = 100

    /// AWS's code of a service: what the line says, else that of the service with this name; else the name.
    private static func code(_ code: String, named name: String) -> String {
        guard code.isEmpty else { return code }
        switch name {
        case "Amazon Simple Queue Service": return "AWSQueueService"
        case "Amazon Simple Notification Service": return "AmazonSNS"
        case "Amazon CloudWatch": return "AmazonCloudWatch"
        default: return name
        }
    }

    /// Operations that tell usage types apart which are written alike: the kinds of balancers, the systems of instances.
    private static func isTelling(_ operation: ByteView) -> Bool {
        operation.hasPrefix("LoadBalancing") || operation.hasPrefix("RunInstances:")
    }

    /// From when to when a row is; the widest of all where it does not say, nil where no calendar has that, or it ends before
    /// it begins.
    private mutating func time(_ start: ByteView, _ end: ByteView) -> (first: Int, last: Int)? {
        let from = time(start)
        // The console's bills end at the last second.
        let upTo = time(end).map { $0 % 60_000 == 59_000 ? $0 + 1000 : $0 }
        if from == nil && isImpossible(start) || upTo == nil && isImpossible(end) { return nil }
        let last = upTo ?? monthEnd(start) ?? from
        if let from, let last, last < from { return nil }
        return (from ?? .max, last ?? .min)
    }

    /// A time, to the minute at least; a day; or a month (`2026-10`).
    private mutating func time(_ text: ByteView) -> Int? {
        if let found = moments.iso(text, at: 0, isUTC: true) { return found.moment.milliseconds }
        guard text.count < 19, let date = Self.date(text), (1...12).contains(date.month),
            Moment.hasDay(date.year, date.month, date.day), date.hour < 24, date.minute < 60
        else { return nil }
        let days = Moment.days(date.year, date.month, date.day)
        let milliseconds = ((days * 24 + date.hour) * 60 + date.minute) * 60_000
        return Moment.plausible.contains(milliseconds) ? milliseconds : nil
    }

    /// The numbers of `2026-10`, `2026-10-05` and `2026-10-05 12:30`.
    private static func date(_ text: ByteView) -> (year: Int, month: Int, day: Int, hour: Int, minute: Int)? {
        func number(_ place: Int, _ length: Int) -> Int? {
            LogNumber.whole(text.slice(place, place + length), at: 0).flatMap { $0.end == length ? $0.value : nil }
        }
        guard let year = number(0, 4), text[4] == 0x2D, let month = number(5, 2) else { return nil }
        guard text.count > 7 else { return (year, month, 1, 0, 0) }
        guard text[7] == 0x2D, let day = number(8, 2) else { return nil }
        guard text.count > 10 else { return (year, month, day, 0, 0) }
        guard text[10] == 0x20 || text[10] == 0x54, let hour = number(11, 2), text[13] == 0x3A,
            let minute = number(14, 2)
        else { return nil }
        return (year, month, day, hour, minute)
    }

    private mutating func isImpossible(_ text: ByteView) -> Bool {
        moments.isImpossible(text) || text.count < 19 && Self.date(text) != nil
    }

    /// Where a month ends that stands for itself.
    private func monthEnd(_ text: ByteView) -> Int? {
        guard text.count == 7, let date = Self.date(text), (1...12).contains(date.month) else { return nil }
        let next = date.month == 12 ? (date.year + 1, 1) : (date.year, date.month + 1)
        return Moment.days(next.0, next.1, 1) * 86_400_000
    }

    /// The usage type without the region that it may begin with: `USW2-Request` and `Request` are one.
    private static func withoutRegion(_ type: ByteView) -> ByteView {
        guard let hyphen = type.firstIndex(of: 0x2D), (2...5).contains(hyphen) else { return type }
        let prefix = type.slice(0, hyphen)
        let isRegion = prefix.buffer.allSatisfy { (0x41...0x5A).contains($0) || $0 &- 0x30 < 10 }
        let isEurope = prefix == "EU"
        guard isRegion, isEurope || prefix.buffer.contains(where: { $0 &- 0x30 < 10 }) else { return type }
        return type.dropFirst(hyphen + 1)
    }
}

/// What a line of a bill counts.
struct BillLine: Hashable {
    let product: String
    /// AWS's usage type without the region; empty where the bill has none.
    let usageType: String
    /// Empty where it tells nothing more.
    let operation: String
    let unit: String
    /// Sums of two currencies are none.
    let currency: String
    /// Whether its cost is FOCUS's BilledCost; else the unblended cost of a Cost and Usage Report.
    let isFOCUS: Bool
}

/// All that a bill counts of it.
struct BillSum {
    var amount: Rational = 0
    var cost: Rational = 0
    /// FOCUS's, where a row has it.
    var effectiveCost: Rational?
    var rows = 0
    var first = Int.max
    var last = Int.min
}
