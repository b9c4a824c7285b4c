/// What an offer file says about a price that the matching rules or the tables need.
enum Field: Int, CaseIterable {
    case sku, termType, effectiveDate, beginRange, endRange, unit, price, currency
    case leaseContractLength, purchaseOption, offeringClass
    case productFamily, serviceCode, location, locationType, regionCode
    case instanceType, virtualCPUs, memory, tenancy, operatingSystem, licenseModel, preInstalledSoftware
    case capacityStatus, marketOption, usageType, operation, volumeName
    case transferType, fromLocation, fromLocationType, fromRegionCode, toLocation, cacheMemory

    static let count = allCases.count

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
        }
    }
}
