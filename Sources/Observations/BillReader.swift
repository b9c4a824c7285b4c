import ByteScanning
import ExactMath

/// Reads Cost and Usage Reports, old and new, FOCUS, and the CSV of our own query over them.
///
/// Columns are found by name: their number and order change from month to month. Sources: AWS Cost and Usage Report user
/// guide, "Line item details", 2023; FOCUS 1.2, 2025.
struct BillReader {
    private enum Part: Int, CaseIterable {
        case product, serviceCode, usageType, operation, lineItemType, resource, start, end, amount, unit, cost,
            currency

        var names: [StaticString] {
            switch self {
            case .product: ["lineItem/ProductCode", "line_item_product_code", "product", "ServiceName"]
            case .serviceCode: ["x_ServiceCode"]
            case .usageType: ["lineItem/UsageType", "line_item_usage_type", "usageType", "x_UsageType"]
            case .operation: ["lineItem/Operation", "line_item_operation", "operation", "x_Operation"]
            case .lineItemType: ["lineItem/LineItemType", "line_item_line_item_type", "ChargeCategory"]
            case .resource: ["lineItem/ResourceId", "line_item_resource_id", "resource", "ResourceId"]
            case .start: ["lineItem/UsageStartDate", "line_item_usage_start_date", "ChargePeriodStart", "month"]
            case .end: ["lineItem/UsageEndDate", "line_item_usage_end_date", "ChargePeriodEnd"]
            case .amount: ["lineItem/UsageAmount", "line_item_usage_amount", "amount", "ConsumedQuantity"]
            case .unit: ["pricing/unit", "pricing_unit", "unit", "ConsumedUnit"]
            case .cost: ["lineItem/UnblendedCost", "line_item_unblended_cost", "cost", "BilledCost"]
            case .currency: ["lineItem/CurrencyCode", "line_item_currency_code", "currency", "BillingCurrency"]
            }
        }
    }

    private let recorder: Recorder
    private var columns: [(index: Int, part: Part)] = []
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
        return line.firstIndex(of: ByteView("usageType")) != nil && line.firstIndex(of: ByteView("amount")) != nil
    }

    init(_ head: CSVRow, _ recorder: Recorder) throws(ObservationError) {
        self.recorder = recorder
        var cells = head.cells
        for index in 0..<head.count {
            guard let name = cells.cell(index)?.trimmed,
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
        var parts = [ByteView](repeating: .empty, count: Part.allCases.count)
        var cells = row.cells
        for (index, part) in columns {
            let cell = (cells.cell(index) ?? .empty).trimmed
            parts[part.rawValue] = cell == "NULL" ? .empty : cell
        }
        let type = parts[Part.lineItemType.rawValue]
        let types: [StaticString] = ["Usage", "DiscountedUsage", "SavingsPlanCoveredUsage"]
        guard type.isEmpty || types.contains(where: { type == $0 }) else {
            let currency = parts[Part.currency.rawValue].text
            if let cost = try? Rational(decimal: parts[Part.cost.rawValue].buffer),
                recorder.otherCharges[currency] != nil || recorder.otherCharges.count < Self.mostRegions
            {
                recorder.otherCharges[currency, default: 0] += cost
            }
            return recorder.skip(.otherCharge)
        }
        guard let amount = try? Rational(decimal: parts[Part.amount.rawValue].buffer), amount.signum >= 0,
            amount <= Rational(Recorder.mostRecords)
        else { return recorder.skip(.implausible) }
        recorder.found[RecordKind.bill.rawValue] += 1
        let stated = parts[Part.usageType.rawValue]
        let usage = Self.withoutRegion(stated)
        if !stated.isEmpty, recorder.billRegions.count < Self.mostRegions {
            recorder.billRegions.insert(stated.slice(0, stated.count - usage.count).text)
        }
        let operation = parts[Part.operation.rawValue]
        let line = BillLine(
            product: Self.code(parts[Part.serviceCode.rawValue], named: parts[Part.product.rawValue]),
            usageType: usage.text,
            operation: Self.isTelling(operation) ? operation.text : "", unit: parts[Part.unit.rawValue].text,
            currency: parts[Part.currency.rawValue].text)
        let cost = try? Rational(decimal: parts[Part.cost.rawValue].buffer)
        var sum = recorder.bill[line] ?? BillSum()
        sum.amount += amount
        sum.cost += cost ?? 0
        sum.rows += 1
        let start = time(parts[Part.start.rawValue])
        sum.first = min(sum.first, start ?? .max)
        sum.last = max(
            sum.last, time(parts[Part.end.rawValue]) ?? monthEnd(parts[Part.start.rawValue]) ?? start ?? .min)
        recorder.bill[line] = sum
        guard recorder.bill.count <= 100_000 else { throw .tooManyRecords }
    }

    /// More than AWS has.
    private static let mostRegions = 100

    /// AWS's code of a service: what the line says, else that of the service with this name; else the name.
    private static func code(_ code: ByteView, named name: ByteView) -> String {
        guard code.isEmpty else { return code.text }
        return name == "Amazon Simple Queue Service"
            ? "AWSQueueService"
            : name == "Amazon Simple Notification Service"
                ? "AmazonSNS" : name == "Amazon CloudWatch" ? "AmazonCloudWatch" : name.text
    }

    /// Operations that tell usage types apart which are written alike: the kinds of balancers, the systems of instances.
    private static func isTelling(_ operation: ByteView) -> Bool {
        operation.hasPrefix("LoadBalancing") || operation.hasPrefix("RunInstances:")
    }

    /// A time, a day, or a month (`2026-10`).
    private mutating func time(_ text: ByteView) -> Int? {
        if let found = moments.iso(text, at: 0, isUTC: true) { return found.moment.milliseconds }
        guard text.count >= 7, text[4] == 0x2D, let year = LogNumber.whole(text, at: 0), year.end == 4,
            let month = LogNumber.whole(text, at: 5), month.end == 7, (1...12).contains(month.value)
        else { return nil }
        let day = text.count >= 10 ? LogNumber.whole(text, at: 8)?.value ?? 1 : 1
        let milliseconds = Moment.days(year.value, month.value, min(max(1, day), 31)) * 86_400_000
        return Moment.plausible.contains(milliseconds) ? milliseconds : nil
    }

    /// Where a month ends that stands for itself.
    private func monthEnd(_ text: ByteView) -> Int? {
        guard text.count == 7, text[4] == 0x2D, let year = LogNumber.whole(text, at: 0),
            let month = LogNumber.whole(text, at: 5), (1...12).contains(month.value)
        else { return nil }
        let next = month.value == 12 ? (year.value + 1, 1) : (year.value, month.value + 1)
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
}

/// All that a bill counts of it.
struct BillSum {
    var amount: Rational = 0
    var cost: Rational = 0
    var rows = 0
    var first = Int.max
    var last = Int.min
}
