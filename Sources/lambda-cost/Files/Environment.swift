/// What the program knows of where it runs.
struct Environment: Sendable {
    let variables: @Sendable (String) -> String?
    /// The names of the variables that begin with a text.
    fileprivate let variableNames: @Sendable (String) -> [String]
    let isOutputTerminal: Bool
    let isErrorTerminal: Bool
    /// The columns of the terminal; nil where output goes elsewhere.
    let terminalWidth: Int?
    /// The columns of the terminal that messages go to; nil where they go elsewhere.
    let errorWidth: Int?

    func variable(_ name: String) -> String? { variables(name) }

    /// The names of all variables that begin so, sorted.
    func names(beginningWith start: String) -> [String] { variableNames(start).sorted() }

    static var process: Environment {
        let isTerminal = isatty(1) == 1
        let isErrorTerminal = isatty(2) == 1
        return Environment(
            variables: { name in getenv(name).map { SystemText.text($0) } }, variableNames: names,
            isOutputTerminal: isTerminal, isErrorTerminal: isErrorTerminal,
            terminalWidth: isTerminal ? columns(1) : nil, errorWidth: isErrorTerminal ? columns(2) : nil)
    }

    private static func names(beginningWith start: String) -> [String] {
        var names: [String] = []
        var entry: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
        while let text = entry?.pointee {
            if strncmp(text, start, start.utf8.count) == 0 {
                names.append(SystemText.text(text).split(separator: "=").first.map(String.init) ?? start)
            }
            entry = entry?.advanced(by: 1)
        }
        return names
    }

    private static func columns(_ descriptor: Int32) -> Int {
        var size = winsize()
        if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return 80
    }

    /// Whether results are coloured: never with NO_COLOR, unless asked for.
    func usesColor(_ choice: Settings.ColorChoice, toFile: Bool) -> Bool {
        switch choice {
        case .always: true
        case .never: false
        case .auto: isOutputTerminal && !toFile && allowsColor
        }
    }

    /// Whether a terminal may be sent colours and told to clear a line.
    var allowsColor: Bool { (variable("NO_COLOR") ?? "").isEmpty && variable("TERM") != "dumb" }

    /// The columns to wrap help to: lines longer than a hundred are hard to read.
    var helpWidth: Int { min(tableWidth, 100) }

    /// The columns to lay a table out for; a file or pipe gets as many as `COLUMNS` says, or 100.
    var tableWidth: Int {
        if let terminalWidth { return max(40, terminalWidth) }
        if let text = variable("COLUMNS"), let columns = Int(text), columns > 0 { return max(40, min(columns, 10_000)) }
        return 100
    }
}
