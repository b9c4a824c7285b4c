// Embedded Swift comes without a module for the C library. `CLibrary` declares what the program needs of it, and this
// file gives the rest the names and types that it has elsewhere.
#if hasFeature(Embedded)
    var errno: Int32 { clibrary_errno() }
    var environ: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? { clibrary_environ() }

    let S_IFMT: mode_t = 0o170000
    let S_IFDIR: mode_t = 0o040000
    let S_IFREG: mode_t = 0o100000

    typealias SignalHandler = @convention(c) (Int32) -> Void
    var SIG_DFL: SignalHandler? { nil }
    var SIG_IGN: SignalHandler? { unsafeBitCast(1, to: SignalHandler?.self) }

    /// Asks for a terminal's size, the only request that the program makes.
    func ioctl(_ descriptor: Int32, _: UInt, _ size: UnsafeMutablePointer<winsize>) -> Int32 {
        clibrary_window_size(descriptor, size)
    }

    #if Page
        /// The words that the page put together.
        enum CommandLine {
            static var words: [String] {
                (0..<Int(page_word_count())).compactMap { page_words()?[$0].map { SystemText.text($0) } }
            }
        }
    #else
        /// The program's arguments. glibc hands them to every function of the section `.init_array`, before `main`.
        enum CommandLine {
            typealias Words = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
            nonisolated(unsafe) fileprivate static var count = 0
            nonisolated(unsafe) fileprivate static var pointers: Words?

            static var words: [String] { (0..<count).compactMap { pointers?[$0].map { SystemText.text($0) } } }
        }

        @used @section(".init_array")
        private let keepArguments: @convention(c) (Int32, CommandLine.Words?) -> Void = { count, words in
            CommandLine.count = Int(count)
            CommandLine.pointers = words
        }
    #endif
#endif
