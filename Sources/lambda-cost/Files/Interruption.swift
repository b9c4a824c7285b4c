/// Removes half-written files, and the folders that were made for them, when the program is told to end.
///
/// A signal handler may only use what was prepared before it, so the names are kept as C characters in places of their
/// own. Files beyond the last place are left to whoever cleans up temporary files.
enum Interruption {
    private static let capacity = 1024
    nonisolated(unsafe) private static let names: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = {
        let places = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: capacity)
        places.initialize(repeating: nil, count: capacity)
        return places
    }()
    nonisolated(unsafe) private static var isPrepared = false
    /// Those that end a program unless it sees to them, but for the ones that tell of a fault of its own.
    private static let signals = [
        SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGALRM, SIGXCPU, SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF,
    ]

    /// Remembers a file or folder that is about to be made.
    static func watch(_ path: String) {
        prepare()
        for place in 0..<capacity where names[place] == nil {
            names[place] = strdup(SystemText.bytes(path))
            return
        }
    }

    /// Forgets a file, which is complete or removed.
    static func forget(_ path: String) {
        let bytes = SystemText.bytes(path)
        for place in 0..<capacity {
            guard let name = names[place], strcmp(name, bytes) == 0 else { continue }
            names[place] = nil
            free(name)
            return
        }
    }

    /// Lets signals wait until `release`, and answers what waited before.
    static func hold() -> sigset_t {
        var (told, before) = (all(), sigset_t())
        sigprocmask(SIG_BLOCK, &told, &before)
        return before
    }

    static func release(_ before: sigset_t) {
        var before = before
        sigprocmask(SIG_SETMASK, &before, nil)
    }

    private static func all() -> sigset_t {
        var told = sigset_t()
        sigemptyset(&told)
        for number in signals { sigaddset(&told, number) }
        return told
    }

    private static func prepare() {
        guard !isPrepared else { return }
        isPrepared = true
        // Made here: a handler that came while they are being made for the first time would wait for that forever.
        names[0] = nil
        // A parent that blocked them would make the program deaf to being told to end.
        var told = all()
        sigprocmask(SIG_UNBLOCK, &told, nil)
        for number in signals {
            var action = sigaction()
            sigaction(number, nil, &action)
            // Who starts a job in the background or with nohup wants it to go on.
            if number != SIGTERM, Self.isIgnored(action) { continue }
            signal(number) { number in
                for place in 0..<Interruption.capacity {
                    if let name = Interruption.names[place] { unlink(name) }
                }
                // A folder below another stands behind it.
                for place in (0..<Interruption.capacity).reversed() {
                    if let name = Interruption.names[place] { rmdir(name) }
                }
                signal(number, SIG_DFL)
                raise(number)
            }
        }
    }

    private static func isIgnored(_ action: sigaction) -> Bool {
        // SIG_IGN is the address 1 on every system that this is built for.
        #if canImport(Darwin)
            unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self) == 1
        #else
            unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
        #endif
    }
}
