import ExactMath
import StrictJSON

/// How instances, tasks or functions are paid.
enum Purchase: Hashable {
    case onDemand
    case reserved(Reservation)
    case savingsPlan(SavingsPlan)
    /// On demand, less a share that was agreed in private or that Spot is expected to save.
    case discount(percent: Rational)

    enum Term: String, CaseIterable {
        case oneYear = "1yr"
        case threeYears = "3yr"

        var months: Int { self == .threeYears ? 36 : 12 }
    }

    enum Payment: String, CaseIterable { case noUpfront, partialUpfront, allUpfront }
    enum OfferingClass: String, CaseIterable { case standard, convertible }

    struct Reservation: Hashable {
        let term: Term
        let payment: Payment
        let offeringClass: OfferingClass
        /// How many instances are paid all month, whatever runs; nil for all that run.
        var committed: Int?
    }

    struct SavingsPlan: Hashable {
        enum Kind: String, CaseIterable {
            /// For all that computes.
            case compute
            /// For one family of instances in one region.
            case ec2Instance
        }

        var kind = Kind.compute
        let term: Term
        let payment: Payment
        /// How many instances are paid all month, whatever runs; nil for all that run.
        var committed: Int?

        /// `Compute Savings Plan 1yr, noUpfront`
        var words: String {
            "\(kind == .compute ? "Compute" : "EC2 Instance") Savings Plan \(term.rawValue), \(payment.rawValue)"
        }
    }

    /// Whether it is paid for all month, by contract.
    var isCommitment: Bool {
        switch self {
        case .onDemand, .discount: false
        case .reserved, .savingsPlan: true
        }
    }

    /// The instances of a commitment; nil where it covers all, and without one.
    var committed: Int? {
        get {
            switch self {
            case .onDemand, .discount: nil
            case .reserved(let reservation): reservation.committed
            case .savingsPlan(let plan): plan.committed
            }
        }
        set {
            switch self {
            case .onDemand, .discount: break
            case .reserved(var reservation):
                reservation.committed = newValue
                self = .reserved(reservation)
            case .savingsPlan(var plan):
                plan.committed = newValue
                self = .savingsPlan(plan)
            }
        }
    }

    /// The percent of a private discount; nil for another purchase.
    var percent: Rational? {
        get { if case .discount(let percent) = self { percent } else { nil } }
        set { if case .discount = self, let newValue { self = .discount(percent: newValue) } }
    }

    /// The Savings Plan; nil for another purchase.
    var plan: SavingsPlan? { if case .savingsPlan(let plan) = self { plan } else { nil } }

    static let committedRange = 0...1_000_000
}
