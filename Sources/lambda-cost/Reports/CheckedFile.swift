import Analysis

/// What became of one file's expectations and limits.
struct CheckedFile {
    /// The file as the user named it.
    let name: String
    let result: Result<CheckedWorkload, CommandError>

    /// nil where the file could not be judged.
    var checked: CheckedWorkload? { try? result.get() }

    /// Why the file could not be judged; nil where it could.
    var error: CommandError? {
        if case .failure(let error) = result { error } else { nil }
    }

    var claims: [CheckedWorkload.Claim] { checked?.claims ?? [] }

    /// Whether the file could be judged and all of its claims hold.
    var holds: Bool { checked?.holds ?? false }

    var status: ExitStatus { error?.status ?? (holds ? .done : .checkFailed) }
}

extension CheckedWorkload.Claim.Kind {
    var name: String {
        switch self {
        case .expected: "expected"
        case .limit: "limit"
        }
    }
}
