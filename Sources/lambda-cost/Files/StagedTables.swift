import JSONText

/// Price tables on their way into a directory: all of them take their places, or none does.
///
/// They are written below `DIR/.lambda-cost-new`. Once all are on the disk, that folder becomes `DIR/.lambda-cost-ready` by
/// one rename, which is the moment at which the new tables count: whoever reads the directory from then on takes what waits
/// there before what stands in its place. Then each is moved to its place, and the folder goes.
///
/// Whatever ends the program, and whenever, the directory says either what it said before or all that is new. What it left
/// is seen to by the next one that writes to the directory: a folder that is ready is moved into place, an unfinished one
/// removed. A command that is reading at the very moment of the moves may see some tables old and some new.
///
/// Who writes holds the directory by a lock that the system lets go with the program, so that two imports follow each other.
final class StagedTables {
    private let directory: String
    private let lock: Int32
    /// The tables' paths in the directory.
    private var paths: [String] = []
    private var folders: [String] = []
    /// Folders for the tables' own places, which were not there before.
    private var made: [String] = []

    /// What its user should know of the lock.
    enum Notice {
        case waiting
        /// The file system refuses locks, for the reason said, as some of a network do.
        case unlocked(String)
    }

    private var new: String { "\(directory)/.lambda-cost-new" }
    private static func ready(_ directory: String) -> String { "\(directory)/.lambda-cost-ready" }

    /// Holds a directory, which is made where there is none, and finishes what somebody else began.
    ///
    /// - Parameter notice: called where somebody else holds it, before waiting for them, and where nobody can hold it.
    /// - Throws: status 73 where the directory cannot be made or read, 74 where what was begun cannot be finished.
    init(in directory: String, notice: (Notice) -> Void) throws(CommandError) {
        self.directory = directory
        try Self.createFolder(directory)
        lock = SystemCall.openForReading(directory)
        guard lock >= 0 else { throw Self.refused(directory, .outputNotCreated, "The directory cannot be read") }
        Self.hold(lock, notice)
        try Self.moveIntoPlace(directory)
        // A link that somebody put here leads to files that are not ours.
        if SystemCall.link(new) != nil { SystemCall.remove(new) }
        for path in Self.files(below: new) { SystemCall.remove("\(new)/\(path)") }
        Self.removeFolders(below: new)
    }

    private static func hold(_ descriptor: Int32, _ notice: (Notice) -> Void) {
        var how = LOCK_EX | LOCK_NB
        while flock(descriptor, how) != 0 {
            switch errno {
            case EINTR: continue
            case EWOULDBLOCK where how != LOCK_EX:
                notice(.waiting)
                how = LOCK_EX
            default:
                notice(.unlocked(systemMessage()))
                return
            }
        }
    }

    deinit {
        discard()
        if lock >= 0 { close(lock) }
    }

    /// Writes a table where it is not counted yet.
    ///
    /// - Throws: status 73 where it could not take its place later, 74 where writing fails.
    func add(_ bytes: [UInt8], at path: String) throws(CommandError) {
        let place = "\(directory)/\(path)"
        try makeFolder(Self.folder(of: place))
        let existing = SystemCall.status(place)
        let target = OutputDestination.target(of: place)
        guard SystemCall.mayWrite(Self.folder(of: target)), existing == nil || SystemCall.mayWrite(place) else {
            throw Self.refused(place, .outputNotCreated, "The table cannot be written")
        }
        let staged = "\(new)/\(path)"
        var folder = ""
        for part in Self.folder(of: "/.lambda-cost-new/\(path)").split(separator: "/") {
            folder += "/\(part)"
            let folder = directory + folder
            if !folders.contains(folder) {
                Interruption.watch(folder)
                folders.append(folder)
            }
        }
        try Self.createFolder(Self.folder(of: staged))
        paths.append(path)
        Interruption.watch(staged)
        let file = try OutputDestination(staged)
        try file.write(bytes)
        try file.finish()
        if let existing { chmod(SystemText.bytes(staged), existing.st_mode & 0o7777) }
    }

    /// Lets all that was added count, and moves it into place.
    ///
    /// - Throws: status 74 where the tables could not be made to count, or not be moved.
    func commit() throws(CommandError) {
        guard !paths.isEmpty else { return }
        for folder in folders { Self.settle(folder) }
        // From here on being told to end waits: the program ends with everything in place.
        let held = Interruption.hold()
        defer { Interruption.release(held) }
        guard SystemCall.move(new, to: Self.ready(directory)) else {
            throw Self.refused(directory, .inputOutputFailed, "The tables cannot be put in place")
        }
        forget()
        Self.settle(directory)
        try Self.moveIntoPlace(directory)
    }

    private func forget() {
        for path in paths { Interruption.forget("\(new)/\(path)") }
        for folder in folders + made { Interruption.forget(folder) }
        (paths, folders, made) = ([], [], [])
    }

    /// Removes what was added.
    private func discard() {
        if !folders.isEmpty {
            for path in paths { SystemCall.remove("\(new)/\(path)") }
            Self.removeFolders(below: new)
        }
        for folder in made.reversed() { _ = SystemCall.removeDirectory(folder) }
        forget()
    }

    /// Makes a folder that goes again where the table that it is for never gets there.
    private func makeFolder(_ path: String) throws(CommandError) {
        try Self.createFolder(path) { folder in
            Interruption.watch(folder)
            made.append(folder)
        }
    }
}

extension StagedTables {
    /// The paths of the tables that wait to be moved into their places, and count already.
    static func waiting(in directory: String) -> Set<String> {
        isFolder(ready(directory)) ? Set(files(below: ready(directory))) : []
    }

    /// Where a table waits until it is moved into its place.
    static func waitingPlace(of path: String, in directory: String) -> String { "\(ready(directory))/\(path)" }

    private static func moveIntoPlace(_ directory: String) throws(CommandError) {
        let ready = ready(directory)
        guard isFolder(ready) else { return }
        for path in files(below: ready) {
            let place = "\(directory)/\(path)"
            try createFolder(folder(of: place))
            try move("\(ready)/\(path)", to: OutputDestination.target(of: place))
        }
        removeFolders(below: ready)
    }

    /// Moves a file, also to another file system, where a folder or a table is a link there.
    private static func move(_ path: String, to place: String) throws(CommandError) {
        if SystemCall.move(path, to: place) { return settle(folder(of: place)) }
        guard errno == EXDEV else {
            throw refused(
                place, .inputOutputFailed, "The table cannot be put in place",
                "It counts from \(VisibleText.line(path)) until the next import or update puts it there.")
        }
        let file = try OutputDestination(place)
        try file.write(try InputReader.bytes(ofFile: path, limit: .max))
        try file.finish()
        SystemCall.remove(path)
    }

    /// The files below a folder, by their paths in it.
    private static func files(below folder: String) -> [String] {
        (SystemCall.names(in: folder) ?? []).sorted().flatMap { name in
            let path = "\(folder)/\(name)"
            return isFolder(path) ? files(below: path).map { "\(name)/\($0)" } : [name]
        }
    }

    /// Whether a folder is there, and no link to one.
    private static func isFolder(_ path: String) -> Bool {
        InputReader.isDirectory(path) && SystemCall.link(path) == nil
    }

    /// Removes a folder and those below it, as far as they are empty.
    private static func removeFolders(below folder: String) {
        for name in SystemCall.names(in: folder) ?? [] where isFolder("\(folder)/\(name)") {
            removeFolders(below: "\(folder)/\(name)")
        }
        _ = SystemCall.removeDirectory(folder)
    }

    /// Sees to it that a folder's names are on the disk. Not every file system can be asked for that.
    private static func settle(_ folder: String) {
        let descriptor = SystemCall.openForReading(folder)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        close(descriptor)
    }

    private static func folder(of path: String) -> String {
        let folder = OutputDestination.folder(of: path)
        return folder.isEmpty ? "." : folder
    }

    /// - Parameter making: called before each folder that is not there yet is made.
    private static func createFolder(
        _ path: String, making: (String) -> Void = { _ in }
    ) throws(CommandError) {
        var folder = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            folder += "/\(part)"
            if SystemCall.status(folder) == nil { making(folder) }
            if !SystemCall.makeDirectory(folder), errno != EEXIST {
                throw refused(folder, .outputNotCreated, "The folder cannot be created")
            }
        }
    }

    private static func refused(
        _ path: String, _ status: ExitStatus, _ finding: String, _ advice: String? = nil
    ) -> CommandError {
        let reason = systemMessage()
        return CommandError(
            status, "\(VisibleText.line(path))\n\(finding): \(reason)." + (advice.map { "\n" + $0 } ?? ""))
    }
}
