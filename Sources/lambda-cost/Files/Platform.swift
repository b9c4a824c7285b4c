#if hasFeature(Embedded)
    @_exported import CLibrary
#elseif canImport(Glibc)
    @_exported import Glibc
#elseif canImport(Musl)
    @_exported import Musl
#elseif canImport(Darwin)
    @_exported import Darwin
#endif

#if !hasFeature(Embedded)
    extension CommandLine {
        /// The program's name and its arguments, with the bytes that they came with.
        static var words: [String] { (0..<Int(argc)).compactMap { unsafeArgv[$0].map { SystemText.text($0) } } }
    }
#endif

/// The message of the operating system for its last error.
func systemMessage(_ code: Int32 = errno) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
}

/// Writes and reads of the operating system, by whatever name its module goes.
enum SystemCall {
    static func openFile(_ path: UnsafePointer<CChar>, _ flags: Int32, _ mode: mode_t) -> Int32 {
        #if hasFeature(Embedded)
            clibrary_open(path, flags, mode)
        #elseif canImport(Darwin)
            Darwin.open(path, flags, mode)
        #elseif canImport(Musl)
            Musl.open(path, flags, mode)
        #else
            Glibc.open(path, flags, mode)
        #endif
    }

    static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if hasFeature(Embedded)
            CLibrary.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Darwin)
            Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
            Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #else
            Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }

    static func read(_ descriptor: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
        #if hasFeature(Embedded)
            CLibrary.read(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Darwin)
            Darwin.read(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
            Musl.read(descriptor, bytes.baseAddress, bytes.count)
        #else
            Glibc.read(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }
}

/// The stream for everything that is not the result.
enum StandardError {
    static func write(_ text: String) {
        Array(text.utf8).withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = SystemCall.write(2, UnsafeRawBufferPointer(rebasing: rest))
                if count < 0, errno != EINTR { return }
                rest = rest.dropFirst(max(0, count))
            }
        }
    }
}
