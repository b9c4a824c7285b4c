import Reports

/// What the program knows of where it runs.
struct Environment: Sendable {
    let variables: @Sendable (String) -> String?
    /// The names of the variables that begin with a text.
    fileprivate let variableNames: @Sendable (String) -> [String]
    let isOutputTerminal: Bool
    let isErrorTerminal: Bool
    /// The columns of the terminal; nil where output goes elsewhere.
    let terminalWidth: Int?
    /// The lines of the terminal; nil where output goes elsewhere.
    let terminalHeight: Int?
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
            terminalWidth: isTerminal ? size(1).columns : nil, terminalHeight: isTerminal ? size(1).lines : nil,
            errorWidth: isErrorTerminal ? size(2).columns : nil)
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

    private static func size(_ descriptor: Int32) -> (columns: Int, lines: Int) {
        var size = winsize()
        let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
        return (
            isKnown && size.ws_col > 0 ? Int(size.ws_col) : 80, isKnown && size.ws_row > 0 ? Int(size.ws_row) : 24
        )
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

    /// What charts are drawn with, as far as the locale and the terminal tell what can be shown.
    func chartGlyphs(toFile: Bool) -> ChartStyle.Glyphs {
        guard isOutputTerminal, !toFile, variable("TERM") != "dumb" else { return .ascii }
        // The first one that is set and not empty counts (POSIX, Internationalization Variables).
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { variable($0) }.first { !$0.isEmpty } ?? ""
        // `en_US.UTF-8@euro`
        let encoding = locale.lowercased().drop { $0 != "." }.dropFirst().prefix { $0 != "@" }
        guard encoding == "utf-8" || encoding == "utf8" else { return .ascii }
        // The font of Linux's own console has blocks and no braille.
        return variable("TERM") == "linux" ? .blocks : .braille
    }

    /// The columns to wrap help to: lines longer than a hundred are hard to read.
    var helpWidth: Int { min(tableWidth, 100) }

    /// The columns to lay a table out for; a file or pipe gets as many as `COLUMNS` says, or 100.
    var tableWidth: Int {
        if let terminalWidth { return max(40, terminalWidth) }
        if let text = variable("COLUMNS"), let columns = Int(text), columns > 0 { return max(40, min(columns, 10_000)) }
        return 100
    }
}
