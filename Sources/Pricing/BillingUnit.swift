import ExactMath

/// A unit that AWS bills in, as a type: a price per GB-second cannot be multiplied by LCU-hours.
public protocol BillingUnit: Sendable {
    /// The unit as AWS's price lists spell it, and as the tables do.
    static var name: String { get }
}

/// Hours that an instance, a load balancer or an address is there.
public enum Hour: BillingUnit { public static let name = "Hrs" }

/// Gigabytes kept for a month.
public enum GigabyteMonth: BillingUnit { public static let name = "GB-Mo" }

/// Gigabytes moved or processed.
public enum Gigabyte: BillingUnit { public static let name = "GB" }

/// Requests, calls or invocations.
public enum Request: BillingUnit { public static let name = "Requests" }

/// Seconds of a function times its memory in GB (1024 MB).
public enum GigabyteSecond: BillingUnit { public static let name = "Lambda-GB-Second" }

/// Seconds of a function times its ephemeral storage beyond the included one, in GB.
public enum StorageGigabyteSecond: BillingUnit { public static let name = "Lambda-Storage-GB-Second" }

/// Load balancer capacity units held for an hour, of an application load balancer.
public enum LCUHour: BillingUnit { public static let name = "LCU-Hrs" }

/// Load balancer capacity units held for an hour, of a network load balancer.
public enum NLCUHour: BillingUnit { public static let name = "NLCU-Hrs" }

/// An exact amount of one unit.
///
/// `Unit` is one of the types above; functions ask for that, the type itself need not.
public struct Quantity<Unit>: Hashable, Sendable {
    public let amount: Rational

    public init(_ amount: Rational) { self.amount = amount }

    public static func * (quantity: Quantity, factor: Rational) -> Quantity { Quantity(quantity.amount * factor) }
}
