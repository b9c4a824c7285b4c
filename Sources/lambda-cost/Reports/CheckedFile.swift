import CostModel
import ExactMath

/// What became of one file's expectations and limits.
struct CheckedFile {
    struct Claim {
        enum Kind: String { case expected, limit }

        let kind: Kind
        let path: String
        let scenario: String
        let requests: Int
        let stated: Rational
        /// The decimal places that the file states the figure with, two at least.
        let places: Int
        let total: Rational

        /// A limit holds up to its last digit. An expected figure holds where the total, rounded half up to as many
        /// places as the figure states (two at least), is that figure.
        var holds: Bool {
            switch kind {
            case .limit: return total <= stated
            case .expected:
                return total.decimalText(places: places) == stated.decimalText(places: places)
            }
        }
    }

    /// The file as the user named it.
    let name: String
    /// nil where the file could not be judged.
    let workload: Workload?
    let claims: [Claim]
    let warnings: [Warning]
    /// Why the file could not be judged.
    let error: CommandError?

    init(name: String, workload: Workload, claims: [Claim], warnings: [Warning]) {
        self.name = name
        self.workload = workload
        self.claims = claims
        self.warnings = warnings
        error = nil
    }

    init(name: String, error: CommandError) {
        self.name = name
        self.error = error
        workload = nil
        claims = []
        warnings = []
    }

    /// Whether the file could be judged and all of its claims hold.
    var holds: Bool { error == nil && claims.allSatisfy { $0.holds } }

    var status: ExitStatus { error?.status ?? (holds ? .done : .checkFailed) }
}
