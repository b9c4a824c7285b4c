import JSONText

/// Names of files and words of command lines as the operating system has them: bytes, which need not be UTF-8.
///
/// A `String` holds scalars alone. A byte that is part of no UTF-8 stands in it as a scalar of
/// `VisibleText.foreignBytes`, so that a name goes back to the system with the bytes that it came with. A name that holds
/// such a scalar of its own comes in byte by byte, too.
enum SystemText {
    /// The text of bytes up to the first zero.
    static func text(_ bytes: UnsafePointer<CChar>) -> String {
        text(UnsafeRawBufferPointer(start: bytes, count: strlen(bytes)))
    }

    static func text(_ bytes: UnsafeRawBufferPointer) -> String {
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        var text = String.UnicodeScalarView()
        var parser = Unicode.UTF8.ForwardParser()
        var rest = bytes.makeIterator()
        var index = 0
        func keep(_ count: Int) {
            for byte in bytes[index..<index + count] {
                if let scalar = Unicode.Scalar(VisibleText.foreignBytes.lowerBound + UInt32(byte & 0x7F)) {
                    text.append(scalar)
                }
            }
            index += count
        }
        while true {
            switch parser.parseScalar(from: &rest) {
            case .valid(let encoded):
                let scalar = Unicode.UTF8.decode(encoded)
                if VisibleText.foreignBytes.contains(scalar.value) {
                    keep(encoded.count)
                } else {
                    text.append(scalar)
                    index += encoded.count
                }
            case .error(let length): keep(length)
            case .emptyInput: return String(text)
            }
        }
    }

    /// The bytes of a text, and the zero that ends them.
    static func bytes(_ text: String) -> [CChar] {
        var bytes: [CChar] = []
        bytes.reserveCapacity(text.utf8.count + 1)
        for scalar in text.unicodeScalars {
            if VisibleText.foreignBytes.contains(scalar.value) {
                bytes.append(CChar(truncatingIfNeeded: scalar.value & 0x7F | 0x80))
            } else {
                bytes += UTF8.encode(scalar).map { $0.map { CChar(bitPattern: $0) } } ?? []
            }
        }
        return bytes + [0]
    }
}

/// What the program asks of the file system, by names whose bytes are kept.
extension SystemCall {
    static func open(_ path: String, _ flags: Int32, _ mode: mode_t = 0) -> Int32 {
        openFile(SystemText.bytes(path), flags | O_CLOEXEC, mode)
    }

    static func openForReading(_ path: String) -> Int32 { open(path, O_RDONLY) }

    /// What there is at a path, where links lead to; nil, and `errno`, where there is nothing or it cannot be told.
    static func status(_ path: String) -> stat? {
        var status = stat()
        return stat(SystemText.bytes(path), &status) == 0 ? status : nil
    }

    static func mayWrite(_ path: String) -> Bool { access(SystemText.bytes(path), W_OK) == 0 }

    static func makeDirectory(_ path: String) -> Bool { mkdir(SystemText.bytes(path), 0o777) == 0 }

    static func removeDirectory(_ path: String) -> Bool { rmdir(SystemText.bytes(path)) == 0 }

    @discardableResult
    static func remove(_ path: String) -> Bool { unlink(SystemText.bytes(path)) == 0 }

    static func move(_ path: String, to place: String) -> Bool {
        rename(SystemText.bytes(path), SystemText.bytes(place)) == 0
    }

    /// Where a link leads; nil where there is none.
    static func link(_ path: String) -> String? {
        var name = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink(SystemText.bytes(path), &name, name.count)
        guard count > 0, count < name.count else { return nil }
        return name.withUnsafeBytes { SystemText.text(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }

    /// The names in a directory, but for `.` and `..`; nil, and `errno`, where it cannot be read.
    static func names(in path: String) -> [String]? {
        guard let directory = opendir(SystemText.bytes(path)) else { return nil }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
                    SystemText.text($0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}

extension stat {
    var isFile: Bool { st_mode & S_IFMT == S_IFREG }
    var isDirectory: Bool { st_mode & S_IFMT == S_IFDIR }

    /// Whether both are one file, by whatever names.
    func isSame(as other: stat) -> Bool { st_ino == other.st_ino && st_dev == other.st_dev }
}
