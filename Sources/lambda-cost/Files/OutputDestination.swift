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
        let existing = SystemCall.status(path)
        if let existing {
            for input in inputs {
                var status = stat()
                let known = input == "-" ? (fstat(0, &status) == 0 ? status : nil) : SystemCall.status(input)
                if let known, known.isSame(as: existing) { throw refused("it is the file that is read") }
            }
            if existing.isDirectory { throw refused("it is a directory") }
            if !existing.isFile {
                // A device or a pipe has no place to move a file to.
                descriptor = SystemCall.open(path, O_WRONLY)
                if descriptor < 0 { throw refused(systemMessage()) }
                return
            }
            if !SystemCall.mayWrite(path) { throw refused(systemMessage()) }
        } else if errno != ENOENT {
            // Links in a circle, a name that is too long, a folder that is none.
            throw refused(systemMessage())
        }
        let target = Self.target(of: path)
        // Its name is known before it exists, so that a signal at any moment finds it. It owes nothing to the file's own
        // name, which may be as long as names can be.
        let name = Self.folder(of: target) + ".lambda-cost-\(getpid())-\(UInt32.random(in: 0...UInt32.max)).tmp"
        Interruption.watch(name)
        descriptor = SystemCall.open(name, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        if descriptor < 0 {
            let reason = systemMessage()
            Interruption.forget(name)
            throw refused(reason)
        }
        temporary = name
        self.target = target
        let mask = umask(0)
        _ = umask(mask)
        _ = fchmod(descriptor, existing.map { $0.st_mode & 0o7777 } ?? (0o666 & ~mask))
    }

    /// Where the links from `path` lead, so that a link's target is replaced and not the link, even if it is not there
    /// yet.
    static func target(of path: String) -> String {
        var target = path
        // As many links as the system itself would follow.
        for _ in 0..<40 {
            guard let link = SystemCall.link(target) else { break }
            target = link.utf8.first == 0x2F ? link : folder(of: target) + link
        }
        return target
    }

    /// The part of a path up to its last slash.
    static func folder(of path: String) -> String {
        let scalars = path.unicodeScalars
        return scalars.lastIndex(of: "/").map { String(scalars[...$0]) } ?? ""
    }

    private var target = ""

    /// As the user named it.
    var name: String { path ?? "standard output" }

    /// Refuses a file that is written to a place of its own, such as a price table, by whatever name.
    ///
    /// - Throws: status 73 where the output is that file.
    func check(isNot place: String) throws(CommandError) {
        guard temporary != nil, let path else { return }
        func parts(_ path: String) -> (folder: stat?, name: Substring.UnicodeScalarView) {
            let folder = Self.folder(of: path)
            let scalars = path.unicodeScalars
            return (SystemCall.status(folder.isEmpty ? "." : folder), scalars.dropFirst(folder.unicodeScalars.count))
        }
        let (own, other) = (parts(target), parts(Self.target(of: place)))
        guard let folder = own.folder, let otherFolder = other.folder, folder.isSame(as: otherFolder) else { return }
        // Some file systems do not tell upper from lower case.
        if String(own.name).lowercased() == String(other.name).lowercased() {
            throw CommandError(
                .outputNotCreated,
                "\(VisibleText.line(path))\nThe output cannot be created: it is a price table that is written.")
        }
    }

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
        guard close(descriptor) == 0, SystemCall.move(temporary, to: target) else { throw failed() }
        self.temporary = nil
        Interruption.forget(temporary)
    }

    /// Removes what was written so far, if it went to a file.
    func discard() {
        guard let temporary else { return }
        SystemCall.remove(temporary)
        self.temporary = nil
        Interruption.forget(temporary)
    }

    deinit { discard() }
}
