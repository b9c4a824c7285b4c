import JSONText

/// The scenario files inside the program.
public enum BuiltInScenarios {
    /// The one that commands read when they are given no file.
    public static let standard = "threatstack-to-s3"

    /// Their names, sorted.
    public static var names: [String] { files.map { $0.name.description }.sorted() }

    /// The file of that name, or nil where there is none.
    public static func file(named name: String) -> BuiltInScenario? {
        for file in files where name.equals(file.name) { return file }
        return nil
    }
}

/// One scenario file inside the program.
public struct BuiltInScenario: Sendable {
    /// Its name without `.json`.
    public let name: StaticString
    public let text: StaticString
    /// What reading the text gave when the program was made.
    let tape: StaticString

    // Inlined, so that the list of all files is data of the program and nothing that a start puts together.
    @inline(__always)
    init(_ name: StaticString, _ text: StaticString, tape: StaticString) {
        self.name = name
        self.text = text
        self.tape = tape
    }
}

extension String {
    /// Whether both are the same bytes.
    fileprivate func equals(_ text: StaticString) -> Bool {
        utf8.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}
