import Reports

/// Sentences wrapped to a terminal's width, with an indentation.
///
/// A no-break space in a sentence keeps what stands around it on one line, such as a number and its unit; it is shown
/// as a space.
struct Paragraphs {
    /// The columns of the terminal; nil where there is none.
    let width: Int?

    private static let noBreak: Character = "\u{A0}"

    /// The sentence with plain spaces alone.
    static func plain(_ sentence: String) -> String {
        String(sentence.map { $0 == noBreak ? " " : $0 })
    }

    /// Lines, the first one indented by some columns and the others by two more.
    func text(_ sentence: String, indent: Int, style: (String) -> String = { $0 }) -> String {
        let hanging = 2
        let columns = (width ?? 100) - indent - hanging
        return DisplayText.wrapped(DisplayText.sanitized(sentence), to: columns).enumerated().map { index, line in
            String(repeating: " ", count: index == 0 ? indent : indent + hanging) + style(Self.plain(line)) + "\n"
        }.joined()
    }
}
