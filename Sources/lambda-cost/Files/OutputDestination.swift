import JSONText
import StrictJSON

/// Where a command's result goes: standard output, or a file that appears whole or not at all.
///
/// A file is written beside its place under a temporary name and moved there at the end, so what stood there before is
/// lost only to a complete result.
final class OutputDestination {
    private var descriptor: Int32
    private let path: String?
    private var temporary: String?
    private var isSettled = false
    private var buffer: [UInt8] = []
    private static let capacity = 256 << 10

    /// Opens the destination; `inputs` are files that it must not replace, `-` among them for standard input.
    ///
    /// - Throws: status 73 where the file cannot be created.
    init(_ path: String?, inputs: [String] = []) throws(CommandError) {
        self.path = path
        // Room for what most commands write; more grows by doubling up to the capacity, at which it is written out.
        buffer.reserveCapacity(4 << 10)
        guard let path, path != "-" else {
            descriptor = 1
            return
        }
        func refused(_ reason: String) -> CommandError {
            CommandError(.outputNotCreated, "\(VisibleText.line(path))\nThe output cannot be created: \(reason).")
        }
        var existing = stat()
        let exists = stat(path, &existing) == 0
        if exists {
            for input in inputs {
                var status = stat()
                let isKnown = input == "-" ? fstat(0, &status) == 0 : stat(input, &status) == 0
                if isKnown, status.st_ino == existing.st_ino, status.st_dev == existing.st_dev {
                    throw refused("it is the file that is read")
                }
            }
            if existing.st_mode & S_IFMT == S_IFDIR { throw refused("it is a directory") }
            if existing.st_mode & S_IFMT != S_IFREG {
                // A device or a pipe has no place to move a file to.
                descriptor = open(path, O_WRONLY | O_CLOEXEC)
                if descriptor < 0 { throw refused(systemMessage()) }
                return
            }
            if access(path, W_OK) != 0 { throw refused(systemMessage()) }
        }
        let target = Self.target(of: path)
        // Its name is known before it exists, so that a signal at any moment finds it.
        let name = "\(target).\(getpid())-\(UInt32.random(in: 0...UInt32.max)).tmp"
        Interruption.watch(name)
        descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor < 0 {
            let reason = systemMessage()
            Interruption.forget(name)
            throw refused(reason)
        }
        temporary = name
        self.target = target
        let mask = umask(0)
        _ = umask(mask)
        _ = fchmod(descriptor, exists ? existing.st_mode & 0o7777 : 0o666 & ~mask)
    }

    /// Where the links from `path` lead, so that a link's target is replaced and not the link, even if it is not there
    /// yet.
    private static func target(of path: String) -> String {
        var target = path
        // As many links as the system itself would follow.
        for _ in 0..<40 {
            var name = [CChar](repeating: 0, count: Int(PATH_MAX))
            let count = readlink(target, &name, name.count)
            guard count > 0, count < name.count else { break }
            let link = String(decoding: name[0..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            let folder = target.lastIndex(of: "/").map { String(target[...$0]) } ?? ""
            target = link.hasPrefix("/") ? link : folder + link
        }
        return target
    }

    private var target = ""

    func write(_ text: String) throws(CommandError) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.capacity { try flush() }
    }

    func write(_ bytes: [UInt8]) throws(CommandError) {
        buffer.append(contentsOf: bytes)
        if buffer.count >= Self.capacity { try flush() }
    }

    private func flush() throws(CommandError) {
        var offset = 0
        while offset < buffer.count {
            let count = buffer.withUnsafeBytes { bytes in
                SystemCall.write(descriptor, UnsafeRawBufferPointer(rebasing: bytes[offset...]))
            }
            if count < 0 {
                if errno == EINTR { continue }
                if errno == EPIPE, temporary == nil { throw CommandError(.done, "") }
                let reason = systemMessage()
                discard()
                throw CommandError(
                    .inputOutputFailed, "\(VisibleText.line(path ?? "standard output"))\nWriting failed: \(reason).")
            }
            offset += count
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Sees to it that all of a file is on the disk, so that only its move is left.
    func settle() throws(CommandError) {
        try flush()
        guard temporary != nil, !isSettled else { return }
        guard fsync(descriptor) == 0 else { throw failed() }
        isSettled = true
    }

    private func failed() -> CommandError {
        let reason = systemMessage()
        discard()
        return CommandError(.inputOutputFailed, "\(VisibleText.line(path ?? ""))\nWriting failed: \(reason).")
    }

    /// Writes what is left, and moves the file to its place.
    func finish() throws(CommandError) {
        try settle()
        guard let temporary else {
            if descriptor != 1, close(descriptor) != 0 {
                throw CommandError(
                    .inputOutputFailed, "\(VisibleText.line(path ?? ""))\nWriting failed: \(systemMessage()).")
            }
            return
        }
        guard close(descriptor) == 0, rename(temporary, target) == 0 else { throw failed() }
        self.temporary = nil
        Interruption.forget(temporary)
    }

    /// Removes what was written so far, if it went to a file.
    func discard() {
        guard let temporary else { return }
        unlink(temporary)
        self.temporary = nil
        Interruption.forget(temporary)
    }

    deinit { discard() }
}
