import ExactMath

/// A unit that AWS bills in, as a type: a price per GB-second cannot be multiplied by LCU-hours.
///
/// One thing's unit varies by region and year: the Lambda offer of December 2016 measures duration in
/// `Lambda-GB-Second`, `Second` and `seconds`, all three meaning GB-seconds.
public protocol BillingUnit: Sendable {
    /// The unit as AWS's price lists mostly spell it, and as the tables do.
    static var name: String { get }
    /// All spellings in AWS's price lists, in lower case.
    static var spellings: [String] { get }
}

/// Hours that an instance, a load balancer or an address is there.
public enum Hour: BillingUnit {
    public static let name = "Hrs"
    public static let spellings = ["hrs", "hr", "hours", "hour"]
}

/// Gigabytes kept for a month.
public enum GigabyteMonth: BillingUnit {
    public static let name = "GB-Mo"
    public static let spellings = ["gb-mo", "gb-month", "gb-months"]
}

/// Gigabytes moved or processed.
public enum Gigabyte: BillingUnit {
    public static let name = "GB"
    public static let spellings = ["gb", "gigabyte", "gigabytes"]
}

/// Virtual processors used for an hour.
public enum VCPUHour: BillingUnit {
    public static let name = "vCPU-Hrs"
    public static let spellings = ["vcpu-hrs", "vcpu-hr", "vcpu-hours", "vcpu-hour"] + Hour.spellings
}

/// Requests, calls or invocations.
public enum Request: BillingUnit {
    public static let name = "Requests"
    public static let spellings = ["requests", "request"]
}

/// An exact amount of one unit.
///
/// `Unit` is one of the types above or of those beside an offer's kinds of price; functions ask for that, the type
/// itself need not.
public struct Quantity<Unit>: Hashable, Sendable {
    public let amount: Rational

    public init(_ amount: Rational) { self.amount = amount }

    public static func * (quantity: Quantity, factor: Rational) -> Quantity { Quantity(quantity.amount * factor) }
}
