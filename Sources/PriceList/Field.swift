import ByteScanning
import JSONText

/// What an offer file says about a price that the matching rules or the tables need.
enum Field: Int, CaseIterable {
    case sku, termType, effectiveDate, beginRange, endRange, unit, price, currency
    case leaseContractLength, purchaseOption, offeringClass
    case productFamily, serviceCode, location, locationType, regionCode
    case instanceType, virtualCPUs, memory, tenancy, operatingSystem, licenseModel, preInstalledSoftware
    case capacityStatus, marketOption, usageType, operation, volumeName
    case transferType, fromLocation, fromLocationType, fromRegionCode, toLocation, cacheMemory
    case planTerm, planTermUnit, planPayment

    /// How a list is laid out: which of its names mean what.
    enum Layout { case offer, savingsPlan }

    /// The field that a header cell or an attribute's key names, or nil for a name that nothing here needs.
    ///
    /// - Complexity: O(length of the name); in a list of rates, times their fields.
    init?(named name: ByteView, in layout: Layout = .offer) {
        if layout == .savingsPlan {
            guard let named = Self.ofRates.first(where: { ByteView($0.name).isSameWords(as: name) }) else { return nil }
            self = named.field
            return
        }
        guard let initial = name.buffer.first(where: { ByteView.isWordPart($0) }),
            let field = Self.byInitial[Int(ByteView.lowercase(initial))].first(where: {
                ByteView($0.columnName).isSameWords(as: name)
            })
        else { return nil }
        self = field
    }

    private static let byInitial: [[Field]] = {
        var fields = [[Field]](repeating: [], count: 256)
        for field in allCases where !isOfPlan(field) {
            fields[Int(ByteView.lowercase(ByteView(field.columnName)[0]))].append(field)
        }
        return fields
    }()

    private static func isOfPlan(_ field: Field) -> Bool {
        field == .planTerm || field == .planTermUnit || field == .planPayment
    }

    /// What a rate of a Savings Plan says of the usage that it is for, and of the plan.
    private static let ofRates: [(name: StaticString, field: Field)] = [
        ("RateCode", .sku), ("Unit", .unit), ("EffectiveDate", .effectiveDate), ("DiscountedRate", .price),
        ("Currency", .currency), ("DiscountedServiceCode", .serviceCode), ("DiscountedUsageType", .usageType),
        ("DiscountedOperation", .operation), ("PurchaseOption", .planPayment), ("LeaseContractLength", .planTerm),
        ("LeaseContractLengthUnit", .planTermUnit), ("Product Family", .productFamily),
        ("DiscountedRegionCode", .regionCode),
    ]

    /// The column's name in files of a layout.
    func columnName(in layout: Layout) -> StaticString {
        layout == .savingsPlan ? Self.ofRates.first { $0.field == self }?.name ?? columnName : columnName
    }

    /// The column's name as the CSV files spell it.
    ///
    /// The attribute of the JSON files is the same once case and everything but letters and digits is left out:
    /// `Pre Installed S/W` and `preInstalledSw`.
    var columnName: StaticString {
        switch self {
        case .sku: "SKU"
        case .termType: "TermType"
        case .effectiveDate: "EffectiveDate"
        case .beginRange: "StartingRange"
        case .endRange: "EndingRange"
        case .unit: "Unit"
        case .price: "PricePerUnit"
        case .currency: "Currency"
        case .leaseContractLength: "LeaseContractLength"
        case .purchaseOption: "PurchaseOption"
        case .offeringClass: "OfferingClass"
        case .productFamily: "Product Family"
        case .serviceCode: "serviceCode"
        case .location: "Location"
        case .locationType: "Location Type"
        case .regionCode: "Region Code"
        case .instanceType: "Instance Type"
        case .virtualCPUs: "vCPU"
        case .memory: "Memory"
        case .tenancy: "Tenancy"
        case .operatingSystem: "Operating System"
        case .licenseModel: "License Model"
        case .preInstalledSoftware: "Pre Installed S/W"
        case .capacityStatus: "CapacityStatus"
        case .marketOption: "MarketOption"
        case .usageType: "usageType"
        case .operation: "operation"
        case .volumeName: "Volume API Name"
        case .transferType: "Transfer Type"
        case .fromLocation: "From Location"
        case .fromLocationType: "From Location Type"
        case .fromRegionCode: "From Region Code"
        case .toLocation: "To Location"
        case .cacheMemory: "Cache Memory Size (GB)"
        case .planTerm: "LeaseContractLength"
        case .planTermUnit: "LeaseContractLengthUnit"
        case .planPayment: "PurchaseOption"
        }
    }
}

/// What a row or a product says, one view per `Field`, empty where it says nothing.
struct FieldValues {
    private var views = [ByteView](repeating: .empty, count: Field.allCases.count)

    subscript(field: Field) -> ByteView {
        get { views[field.rawValue] }
        set { views[field.rawValue] = newValue }
    }
}

/// The same as texts of its own, for what nobody lends.
struct FieldTexts {
    private var bytes: [UInt8] = []
    private var ranges: [(field: Field, range: Range<Int>)] = []

    mutating func set(_ field: Field, _ text: UnsafeBufferPointer<UInt8>) {
        let lower = bytes.count
        bytes.append(contentsOf: text)
        ranges.append((field, lower..<bytes.count))
    }

    mutating func set(_ field: Field, _ text: String) {
        var text = text
        text.withUTF8 { set(field, $0) }
    }

    /// Takes a string's text, or a number's as it is written; nothing of any other value.
    mutating func set(_ field: Field, _ value: JSONValue?) {
        value?.withUTF8Bytes { set(field, $0) }
    }

    /// Calls `body` with views of the texts, of two for one field the later.
    func lend<Result>(_ body: (FieldValues) throws(ImportError) -> Result) throws(ImportError) -> Result {
        try bytes.withUnsafeBufferPointer { (buffer) throws(ImportError) in
            let whole = ByteView(buffer)
            var values = FieldValues()
            for (field, range) in ranges { values[field] = whole.slice(range.lowerBound, range.upperBound) }
            return try body(values)
        }
    }
}

extension ByteView {
    /// Whether both have the same letters, apart from their case, and digits, whatever stands between them.
    fileprivate func isSameWords(as other: ByteView) -> Bool {
        var (mine, theirs) = (0, 0)
        while true {
            while mine < count, !Self.isWordPart(start[mine]) { mine += 1 }
            while theirs < other.count, !Self.isWordPart(other.start[theirs]) { theirs += 1 }
            guard mine < count, theirs < other.count else { return mine == count && theirs == other.count }
            guard Self.lowercase(start[mine]) == Self.lowercase(other.start[theirs]) else { return false }
            (mine, theirs) = (mine + 1, theirs + 1)
        }
    }

    fileprivate static func isWordPart(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(lowercase(byte)) || (0x30...0x39).contains(byte)
    }
}
