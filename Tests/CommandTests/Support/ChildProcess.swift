import Foundation

/// Starts a program and waits for its end.
///
/// Foundation's `Process` learns of an end through a descriptor that children started at the same time inherit, so a
/// long one of them holds the others up; tests run side by side.
enum ChildProcess {
    struct Failure: Error {
        let call: String
        let code: Int32
    }

    /// - Parameters:
    ///   - words: the program's path and its arguments.
    ///   - variables: the whole environment.
    ///   - streams: the files for standard input, output and error.
    /// - Returns: the exit status, negative for a signal.
    static func run(
        _ words: [String], variables: [String: String], directory: String, streams: [String]
    ) throws -> Int32 {
        #if os(macOS)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The thread that runs a test may have signals blocked, and a child would inherit that.
        var noSignals = sigset_t()
        sigemptyset(&noSignals)
        posix_spawnattr_setsigmask(&attributes, &noSignals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        posix_spawn_file_actions_addopen(&actions, 0, streams[0], O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, streams[1], O_WRONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 2, streams[2], O_WRONLY | O_APPEND, 0)
        // The shell's only task is to change the directory, for which glibc shows Swift no call.
        let changing = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", directory] + words
        // What a sanitizer is told that the program may be built with.
        let told = ProcessInfo.processInfo.environment.filter { $0.key == "ASAN_OPTIONS" }
        let environment = variables.merging(told) { given, _ in given }.map { "\($0.key)=\($0.value)" }.sorted()
        var child = pid_t()
        let code = withCStrings(changing) { arguments in
            withCStrings(environment) { posix_spawn(&child, changing[0], &actions, &attributes, arguments, $0) }
        }
        guard code == 0 else { throw Failure(call: "posix_spawn \(words[0])", code: code) }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { throw Failure(call: "waitpid", code: errno) }
        }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
    }

    /// The texts as C wants them: an array of pointers that ends with a null pointer.
    private static func withCStrings<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = texts.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers + [nil])
    }
}
