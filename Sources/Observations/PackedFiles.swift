import ByteScanning
import JSONText

/// Files of one directory that are packed the same way, and so were not read.
public struct PackedFiles: Sendable {
    public let directory: String
    let kind: Compression
    /// The first of them.
    public let first: String
    public private(set) var count = 1
    /// What all their names end with, a point before it; empty where they differ.
    private var ending: String

    init(_ file: String, in directory: String, _ kind: Compression) {
        self.directory = directory
        self.kind = kind
        first = file
        ending = Self.ending(of: file)
    }

    mutating func add(_ file: String) {
        count += 1
        if ending != Self.ending(of: file) { ending = "" }
    }

    private static func ending(of file: String) -> String {
        let name = file.split(separator: "/").last ?? ""
        return name.utf8.lastIndex(of: 0x2E).map { String(name[$0...]) } ?? ""
    }

    public var kindName: String { kind.name }

    /// The command that reads them, on their way out of the packing.
    ///
    /// - Parameter withRest: whether it is to read the rest of the directory too.
    public func command(withRest: Bool) -> String {
        let unpacked: String
        if count == 1 {
            unpacked = "\(kind.rawValue) \(Self.word(first))"
        } else {
            // One archive is all that unzip takes at once.
            let end = kind == .zip ? "\\;" : "+"
            let names = ending.isEmpty ? "-type f" : "-name \(Self.word("*" + ending))"
            unpacked = "find \(Self.word(directory)) \(names) -exec \(kind.rawValue) {} \(end)"
        }
        return unpacked + " | lambda-cost measure -" + (withRest ? " \(Self.word(directory))" : "")
    }

    private static func word(_ name: String) -> String { VisibleText.line(ObservationError.shellWord(name)) }
}
