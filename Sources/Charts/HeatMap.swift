/// Grids of answers over one or two inputs, shaded by how soon or by whom.
public struct HeatMap: Sendable {
    public enum Shade: Hashable, Sendable {
        /// From 0, late, to 1, early.
        case level(Double)
        /// A scenario, by its position.
        case line(Int)
        case never
        case always
        /// No answer of its own.
        case blank
    }

    public struct Cell: Sendable {
        public let shade: Shade
        /// The answer with all its digits, and in short.
        public let text: String
        public let short: String

        public init(_ shade: Shade, _ text: String, short: String) {
            self.shade = shade
            self.text = text
            self.short = short
        }
    }

    public struct Panel: Sendable {
        public let title: String
        /// What the columns and the rows are of.
        public let columnTitle: String
        public let rowTitle: String
        public let columns: [String]
        /// As many cells a row as there are columns.
        public let rows: [(label: String, cells: [Cell])]
        /// Whether the texts are numbers, which stand with their ends below one another.
        public let areNumbers: Bool

        public init(
            _ title: String, columnTitle: String, rowTitle: String, columns: [String],
            rows: [(label: String, cells: [Cell])], areNumbers: Bool = true
        ) {
            self.title = title
            self.columnTitle = columnTitle
            self.rowTitle = rowTitle
            self.columns = columns
            self.rows = rows
            self.areNumbers = areNumbers
        }
    }

    /// The conclusion, in a sentence.
    public let title: String
    /// What it holds for.
    public let conditions: String
    /// What is said in words for those who do not see it, a sentence each.
    public let description: [String]
    /// What each shade means, in a few words.
    public let keys: [(shade: Shade, text: String)]
    /// What the texts mean, a sentence each.
    public let legend: [String]
    public let panels: [Panel]

    public init(
        title: String, conditions: String, description: [String], keys: [(shade: Shade, text: String)],
        legend: [String], panels: [Panel]
    ) {
        self.title = title
        self.conditions = conditions
        self.description = description
        self.keys = keys
        self.legend = legend
        self.panels = panels
    }

    /// The same with every text changed.
    public func mapTexts(_ change: (String) -> String) -> HeatMap {
        HeatMap(
            title: change(title), conditions: change(conditions), description: description.map(change),
            keys: keys.map { (shade: $0.shade, text: change($0.text)) }, legend: legend.map(change),
            panels: panels.map { panel in
                Panel(
                    change(panel.title), columnTitle: change(panel.columnTitle), rowTitle: change(panel.rowTitle),
                    columns: panel.columns.map(change),
                    rows: panel.rows.map { row in
                        (
                            label: change(row.label),
                            cells: row.cells.map { Cell($0.shade, change($0.text), short: change($0.short)) }
                        )
                    }, areNumbers: panel.areNumbers)
            })
    }
}
