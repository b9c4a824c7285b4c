import Reports

/// The program: finds the command, runs it, and turns what happened into an exit status.
@main
enum LambdaCost {
    static let version = "1.0.0"

    static func main() {
        signal(SIGPIPE, SIG_IGN)
        exit(run(Array(CommandLine.arguments.dropFirst()), .process).rawValue)
    }

    /// Runs one command line.
    static func run(_ words: [String], _ environment: Environment) -> ExitStatus {
        do {
            return try dispatch(words, environment)
        } catch {
            if error.status != .done { Messages.error(error.description, environment) }
            return error.status
        }
    }
}
