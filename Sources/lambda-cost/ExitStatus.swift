/// What the program tells the shell; the numbers above 63 are those of BSD's sysexits.
enum ExitStatus: Int32, CaseIterable {
    case done = 0
    /// A limit was exceeded or an expected figure missed.
    case checkFailed = 1
    case wrongUsage = 64
    case invalidContent = 65
    case unreadableInput = 66
    case missingPrice = 69
    case outputNotCreated = 73
    case inputOutputFailed = 74

    /// What it says, for the manual page.
    var meaning: String {
        switch self {
        case .done: "Done."
        case .checkFailed: "A check did not hold: a limit was exceeded or an expected figure missed."
        case .wrongUsage: "Wrong usage."
        case .invalidContent: "A file's content is invalid."
        case .unreadableInput: "A file is missing or unreadable."
        case .missingPrice: "A price is not in the tables."
        case .outputNotCreated: "The output cannot be created."
        case .inputOutputFailed: "Reading or writing failed midway."
        }
    }
}
