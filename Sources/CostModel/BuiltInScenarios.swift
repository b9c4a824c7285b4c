import JSONText

/// The scenario files inside the program.
public enum BuiltInScenarios {
    /// The one that commands read when they are given no file.
    public static let standard = "threatstack-to-s3"

    /// Their names, sorted.
    public static var names: [String] { files.map { $0.name.description }.sorted() }

    /// The text of one, or nil where there is none of that name.
    public static func text(named name: String) -> StaticString? {
        for file in files where name.equals(file.name) { return file.text }
        return nil
    }
}

extension String {
    /// Whether both are the same bytes.
    fileprivate func equals(_ text: StaticString) -> Bool {
        utf8.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
