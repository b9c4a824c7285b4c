/// The units that the price tables know, each with the spellings that offer files use for it.
///
/// One thing's unit varies by region and year: the Lambda offer of December 2016 measures duration in
/// `Lambda-GB-Second`, `Second` and `seconds`, all three meaning GB-seconds.
enum UnitSpelling: String {
    case hours = "Hrs"
    case gigabytes = "GB"
    case gigabyteMonths = "GB-Mo"
    case capacityUnitHours = "LCU-Hrs"
    case networkCapacityUnitHours = "NLCU-Hrs"
    case requests = "Requests"
    case gigabyteSeconds = "Lambda-GB-Second"
    case storageGigabyteSeconds = "Lambda-Storage-GB-Second"
    case quantity = "Quantity"

    /// All accepted spellings, in lower case.
    var spellings: [String] {
        switch self {
        case .hours: ["hrs", "hr", "hours", "hour"]
        case .gigabytes: ["gb", "gigabyte", "gigabytes"]
        case .gigabyteMonths: ["gb-mo", "gb-month", "gb-months"]
        case .capacityUnitHours: ["lcu-hrs", "lcu-hr", "lcu-hours", "lcu-hour"]
        case .networkCapacityUnitHours:
            ["nlcu-hrs", "nlcu-hr", "nlcu-hours", "nlcu-hour"] + Self.capacityUnitHours.spellings
        case .requests: ["requests", "request"]
        case .gigabyteSeconds:
            ["lambda-gb-second", "lambda-gb-seconds", "gb-second", "gb-seconds", "second", "seconds"]
        case .storageGigabyteSeconds:
            ["lambda-storage-gb-second", "lambda-storage-gb-seconds"] + Self.gigabyteSeconds.spellings
        case .quantity: ["quantity"]
        }
    }

    func accepts(_ text: ByteView) -> Bool {
        let text = text.text.lowercased()
        return spellings.contains(text)
    }
}
