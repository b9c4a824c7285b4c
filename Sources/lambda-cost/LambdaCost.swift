import Reports

/// The program: finds the command, runs it, and turns what happened into an exit status.
@main
enum LambdaCost {
    static let version = "1.0.0"

    static func main() {
        StandardStreams.open()
        // A reader that leaves and a limit on files' sizes are told by what writing returns.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        exit(run(Array(CommandLine.words.dropFirst()), .process).rawValue)
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

#if Page
    /// What a page calls in place of `main`, as often as it likes: runs the command line that it put together.
    @_expose(wasm, "run") @_cdecl("page_run")
    public func runInPage() -> Int32 { LambdaCost.run(Array(CommandLine.words.dropFirst()), .process).rawValue }
#endif

/// Standard input, output and error.
enum StandardStreams {
    /// Opens those that whoever started the program left closed, so that no file of its own gets their numbers and takes
    /// up a message, or gives its content as input.
    ///
    /// They are opened the wrong way round: reading or writing them fails, as it does on a closed one; what goes to
    /// standard error is lost.
    static func open() {
        for (descriptor, flags) in [(Int32(0), O_WRONLY), (1, O_RDONLY), (2, O_WRONLY)] {
            var status = stat()
            guard fstat(descriptor, &status) != 0, errno == EBADF else { continue }
            // The lowest free number is given, and the lower ones are open.
            if SystemCall.openFile("/dev/null", flags, 0) != descriptor {
                exit(ExitStatus.inputOutputFailed.rawValue)
            }
        }
    }
}
