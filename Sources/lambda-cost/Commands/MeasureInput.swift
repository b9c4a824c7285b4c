import JSONText
import Observations

/// A file that is to be read, or was found and is not.
struct MeasureInput {
    let name: String
    /// The directory that was named, where it was found in one; nil where the file itself was.
    let directory: String?
    /// Why it is not read.
    var leftOut: ObservationError?

    /// What names stand for: directories for the files in them, each file and each directory once.
    ///
    /// - Throws: status 66 where a directory cannot be read, or holds nothing.
    static func inputs(_ names: [String]) throws(CommandError) -> [MeasureInput] {
        var search = MeasureSearch()
        for name in names {
            let before = search.inputs.count
            try search.add(name, in: nil)
            guard search.inputs.count > before else {
                throw CommandError(.unreadableInput, "\(VisibleText.line(name))\nThe directory holds no files.")
            }
        }
        return search.inputs
    }
}

/// Goes through directories, whatever links there are between them.
private struct MeasureSearch {
    /// What a file is by whatever name.
    private struct Identity: Hashable {
        let device: UInt64
        let number: UInt64

        init(_ status: stat) {
            device = UInt64(truncatingIfNeeded: status.st_dev)
            number = UInt64(truncatingIfNeeded: status.st_ino)
        }
    }

    private(set) var inputs: [MeasureInput] = []
    private var names: [Identity: String] = [:]
    /// The directories that lead to where it is.
    private var above: [Identity] = []

    /// - Parameter directory: the one that was named; nil where `name` was.
    mutating func add(_ name: String, in directory: String?) throws(CommandError) {
        guard name != "-", let status = SystemCall.status(name), status.isDirectory || status.isFile else {
            return inputs.append(MeasureInput(name: name, directory: directory))
        }
        let identity = Identity(status)
        if above.contains(identity) {
            return inputs.append(MeasureInput(name: name, directory: directory, leftOut: .linkBack))
        }
        if let known = names.updateValue(names[identity] ?? name, forKey: identity) {
            return inputs.append(MeasureInput(name: name, directory: directory, leftOut: .alsoRead(as: known)))
        }
        guard status.isDirectory else { return inputs.append(MeasureInput(name: name, directory: directory)) }
        above.append(identity)
        defer { above.removeLast() }
        for entry in try InputReader.names(inDirectory: name) {
            try add(name.hasSuffix("/") ? name + entry : "\(name)/\(entry)", in: directory ?? name)
        }
    }
}
