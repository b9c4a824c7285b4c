import ExactMath
import StrictJSON

extension OfferCode { public static let lambda = OfferCode("AWSLambda") }

extension Offer {
    static let awsLambda = Offer(
        .lambda,
        [.lambdaRequests, .lambdaDuration, .ephemeralStorage, .provisionedConcurrency, .provisionedDuration],
        billing: LambdaBilling.details, billingWords: { $0.lambdaBilling?.words ?? [] })
}

/// Seconds of a function times its memory in GB (1024 MB).
public enum GigabyteSecond: BillingUnit {
    public static let name = "Lambda-GB-Second"
    public static let spellings = [
        "lambda-gb-second", "lambda-gb-seconds", "gb-second", "gb-seconds", "second", "seconds",
    ]
}

/// Seconds of a function times its ephemeral storage beyond the included one, in GB.
public enum StorageGigabyteSecond: BillingUnit {
    public static let name = "Lambda-Storage-GB-Second"
    public static let spellings =
        ["lambda-storage-gb-second", "lambda-storage-gb-seconds"] + GigabyteSecond.spellings
}

extension ItemKind {
    private static let architecture = Attribute.one("architecture", of: "x86_64", "arm64")

    public static let lambdaRequests = ItemKind(.lambda, "requests", unit: .of(Request.self), takesTiers: true)
    public static let lambdaDuration = ItemKind(
        .lambda, "duration", [architecture], unit: .of(GigabyteSecond.self), takesTiers: true)
    public static let ephemeralStorage = ItemKind(
        .lambda, "ephemeralStorage", unit: .of(StorageGigabyteSecond.self), takesTiers: true)
    public static let provisionedConcurrency = ItemKind(
        .lambda, "provisionedConcurrency", [architecture], unit: .of(GigabyteSecond.self))
    public static let provisionedDuration = ItemKind(
        .lambda, "provisionedDuration", [architecture], unit: .of(GigabyteSecond.self), takesTiers: true)
}

/// The rules by which Lambda meters a run, in force with a price table.
///
/// Source: the AWS Lambda pricing page; 100 ms before December 2020, 1 ms since.
public struct LambdaBilling: Sendable {
    /// A run's duration is rounded up to a multiple of this.
    public let incrementMs: Rational
    /// The least that a run is billed.
    public let minimumMs: Rational
    public let smallestMemoryMB: Rational
    public let largestMemoryMB: Rational
    public let memoryStepMB: Rational
    public let isMemoryRangeConfirmed: Bool
    /// Monthly allowances of the free tier, per account.
    public let freeRequests: Rational
    public let freeGBSeconds: Rational
    /// Ephemeral storage that costs nothing.
    public let includedEphemeralStorageMB: Rational
    /// Whether the time in which an environment starts is billed for functions in a ZIP file as well; for container images
    /// it always is.
    ///
    /// Source: the AWS Compute blog, "AWS Lambda standardizes billing for INIT phase", April 2025: from 2025-08-01 on.
    public let isInitBilledForZip: Bool
    /// What managed instances cost beside the instances: this share of their on-demand price. Nil before there were any.
    ///
    /// Source: the AWS Lambda pricing page, "Lambda Managed Instances", 2026.
    public let managedInstanceFeeShare: Rational?

    static let details: [Detail] = {
        func number(_ key: StaticString) -> Detail { .number(key, .upTo(Detail.largest), isRequired: true) }
        func positive(_ key: StaticString) -> Detail {
            .number(key, .positive(upTo: Detail.largest), isRequired: true)
        }
        return [
            positive("incrementMs"), number("minimumMs"),
            .group(
                "memoryMB", isRequired: true, number("minimum"), number("maximum"), positive("step"),
                .flag("confirmed", otherwise: true)
            ),
            .group("freeTier", isRequired: true, number("requests"), number("gbSeconds")),
            number("includedEphemeralStorageMB"), .flag("initBilledForZip", otherwise: false),
            .number("managedInstanceFeeShare", .upTo(1)),
        ]
    }()

    init?(_ details: Details) {
        guard let increment = details["incrementMs"], let minimum = details["minimumMs"],
            let smallest = details["minimum"], let largest = details["maximum"], let step = details["step"],
            let requests = details["requests"], let seconds = details["gbSeconds"],
            let storage = details["includedEphemeralStorageMB"]
        else { return nil }
        incrementMs = increment
        minimumMs = minimum
        smallestMemoryMB = smallest
        largestMemoryMB = largest
        memoryStepMB = step
        isMemoryRangeConfirmed = details["confirmed"] != 0
        freeRequests = requests
        freeGBSeconds = seconds
        includedEphemeralStorageMB = storage
        isInitBilledForZip = details["initBilledForZip"] == 1
        managedInstanceFeeShare = details["managedInstanceFeeShare"]
    }

    /// The milliseconds that a run of this duration is billed.
    public func billedMs(_ durationMs: Rational) -> Rational {
        max(minimumMs, durationMs.roundedUp(toMultipleOf: incrementMs))
    }

    /// Whether a function could be given this much memory.
    public func offers(memoryMB: Rational) -> Bool {
        guard memoryMB >= smallestMemoryMB, memoryMB <= largestMemoryMB,
            let steps = (memoryMB - smallestMemoryMB).divided(by: memoryStepMB)
        else { return false }
        return steps.isWhole
    }

    fileprivate var words: [(name: String, text: String)] {
        [
            ("billing increment", "\(incrementMs) ms, at least \(minimumMs) ms"),
            ("memory", "\(smallestMemoryMB) to \(largestMemoryMB) MB in steps of \(memoryStepMB)"),
            ("free requests", "\(freeRequests) a month"),
            ("free GB-seconds", "\(freeGBSeconds) a month"),
            ("included ephemeral storage", "\(includedEphemeralStorageMB) MB"),
            ("start of a function in a ZIP file", isInitBilledForZip ? "billed" : "free"),
            (
                "fee of managed instances",
                managedInstanceFeeShare.map { "\($0) of the on-demand price" } ?? "not offered"
            ),
        ]
    }
}

extension PriceTable {
    /// How Lambda meters; nil in other offers.
    public var lambdaBilling: LambdaBilling? { LambdaBilling(billing) }
}

extension PricesInForce {
    /// Lambda's metering rules.
    public func lambdaBilling() throws(PricingError) -> LambdaBilling {
        let table = try table(of: .lambda)
        guard let billing = table.lambdaBilling else {
            throw .missingPrice(missing(.lambdaRequests, [], in: table))
        }
        return billing
    }
    /// What managed instances cost beside the instances, as a share of their on-demand price.
    ///
    /// - Throws: `PricingError.missingPrice` where the table in force knows no managed instances.
    public func managedInstanceFeeShare() throws(PricingError) -> Rational {
        if let share = try lambdaBilling().managedInstanceFeeShare { return share }
        throw .missingPrice(missing("managedInstanceFeeShare", of: "\"billing\"", in: try table(of: .lambda)))
    }
}
