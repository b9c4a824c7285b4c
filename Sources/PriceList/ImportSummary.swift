/// What was read and what was left out, by reason.
public struct ImportSummary: Equatable, Sendable {
    /// What is counted: a CSV file's rows, or a JSON file's products.
    public enum Record: Equatable, Sendable {
        case rows
        case products
    }

    /// Why a row or product gives no price here.
    public enum Reason: Int, CaseIterable, Sendable {
        case otherService
        case otherUsage
        case lookAlike
        case localZone
        case unknownLocation
        case otherOperation
        case otherOperatingSystem
        case preInstalledSoftware
        case ownLicense
        case notOnDemandShared
        case reserved
        case otherTerm
        case noPrice

        /// The reason in a few words.
        public var words: String {
            switch self {
            case .otherService: "of another service"
            case .otherUsage: "of usage that is not priced here"
            case .lookAlike: "of the same name elsewhere (Outposts, trust stores, other zones)"
            case .localZone: "in a local or Wavelength zone"
            case .unknownLocation: "at a location that is no known region"
            case .otherOperation: "of another operation or product family"
            case .otherOperatingSystem: "of another operating system"
            case .preInstalledSoftware: "with software pre-installed"
            case .ownLicense: "with a licence of one's own"
            case .notOnDemandShared: "dedicated, on a host, or of a capacity reservation"
            case .reserved: "of reserved terms"
            case .otherTerm: "of other terms"
            case .noPrice: "without a price on demand"
            }
        }
    }

    public internal(set) var record: Record
    public internal(set) var read = 0
    public internal(set) var used = 0
    private var counts = [Int](repeating: 0, count: Reason.allCases.count)

    init(record: Record) { self.record = record }

    /// How often each reason applied, in the order of `Reason.allCases`, without those that never did.
    public var leftOut: [(reason: Reason, count: Int)] {
        zip(Reason.allCases, counts).filter { $0.1 > 0 }.map { (reason: $0.0, count: $0.1) }
    }

    mutating func leaveOut(_ reason: Reason) { counts[reason.rawValue] += 1 }
}
