import JSONText

/// What is wrong with the content of a file: where, what was found, what is accepted, what to do.
public struct FileFault: Error, Equatable, Sendable {
    /// The file as the user named it.
    public let file: String
    /// The JSON path of the offending value; empty for the whole file.
    public let path: String
    public let location: JSONLocation?
    public let finding: String
    /// What to do about it; nil where the finding says it all.
    public let advice: String?

    public init(file: String, path: String, location: JSONLocation?, finding: String, advice: String? = nil) {
        self.file = file
        self.path = path
        self.location = location
        self.finding = finding
        self.advice = advice
    }

    /// A fault of one value.
    public init(_ value: JSONValue, in file: String, finding: String, advice: String? = nil) {
        self.init(file: file, path: value.path, location: value.location, finding: finding, advice: advice)
    }

    /// A fault of the text itself: it is not JSON.
    public init(_ error: JSONSyntaxError, in file: String) {
        self.init(
            file: file, path: error.path, location: error.location, finding: error.problem.finding,
            advice: error.problem.advice)
    }
}

extension FileFault: CustomStringConvertible {
    public var description: String {
        var place = VisibleText.line(file)
        if let location { place += ":\(location.line):\(location.column)" }
        if !path.isEmpty { place += ": \(path)" }
        return ([place, finding] + (advice.map { [$0] } ?? [])).joined(separator: "\n")
    }
}

/// Collects faults instead of stopping at the first, for a command that lists all of a file.
///
/// One value has one fault: what follows from it is not worth another line.
public final class FaultList {
    public private(set) var faults: [FileFault] = []

    private let most: Int

    /// - Parameter most: how many are collected; the next one ends the reading.
    public init(atMost most: Int = .max) { self.most = most }

    /// Whether no more are collected.
    public var isFull: Bool { faults.count >= most }

    public func append(_ fault: FileFault) {
        let isKnown = faults.contains { $0.path == fault.path && $0.location == fault.location }
        if !isKnown { faults.append(fault) }
    }
}

extension JSONDocument {
    /// Reads the text of a file.
    ///
    /// - Parameter file: the file as the user named it, for messages.
    /// - Throws: `FileFault` where the text is not JSON or is longer than `maximumBytes`.
    public convenience init(
        _ bytes: [UInt8], file: String, maximumBytes: Int = JSONDocument.defaultMaximumBytes
    ) throws(FileFault) {
        do throws(JSONSyntaxError) {
            try self.init(bytes, maximumBytes: maximumBytes)
        } catch {
            throw FileFault(error, in: file)
        }
    }
}
