/// What the program tells the shell; the numbers above 63 are those of BSD's sysexits.
enum ExitStatus: Int32 {
    case done = 0
    /// A limit was exceeded or an expected figure missed.
    case checkFailed = 1
    case wrongUsage = 64
    case invalidContent = 65
    case unreadableInput = 66
    case missingPrice = 69
    case outputNotCreated = 73
    case inputOutputFailed = 74
}
