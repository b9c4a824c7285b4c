import Charts

/// What a command answers, as values: blocks for people, rows for spreadsheets, a record for programs, and a chart.
///
/// Each form is made only when it is asked for. Renderers turn them into text; no text in them needs to be made harmless
/// before.
public struct Report {
    public let blocks: (Medium) -> [Block]
    public let rows: () -> DataRows
    public let record: () -> Record
    /// The picture that is the whole answer where only a picture is asked for; nil where there is none.
    public let chart: (() -> Chart)?

    public init(
        blocks: @escaping (Medium) -> [Block], rows: @escaping () -> DataRows, record: @escaping () -> Record,
        chart: (() -> Chart)? = nil
    ) {
        self.blocks = blocks
        self.rows = rows
        self.record = record
        self.chart = chart
    }
}

/// Where people read.
public enum Medium: Sendable {
    /// A column of text of some width, read once.
    case terminal
    /// Something kept, where wide tables have room.
    case document
}

/// A part of what people read.
///
/// A no-break space in a sentence keeps what stands around it on one line, such as a number and its unit; it is shown as
/// a space.
public enum Block {
    /// The name of the whole report.
    case title(String)
    /// What the figures hold for, below the title.
    case conditions(String)
    case heading(String)
    /// Sentences that each begin a line.
    case paragraphs([String], TextStyle = .plain)
    case list([Item], details: DetailStyle = .evidence)
    case table(Table)
    /// A table, or another one that says the same where the columns of the first do not fit beside one another.
    case fitting(Table, otherwise: () -> Table)
    case entries(Entries)
    case verdicts([Verdict])
    /// A picture; its title and conditions are left to the blocks around it.
    case chart(Chart)
    /// A picture, and blocks that say the same in words and figures for what is kept as text, and for those who do not
    /// see it.
    case drawn(Chart, otherwise: [Block])
    /// A sentence about the table above.
    case note(String)
    /// What the marks in the table above mean, a sentence each.
    case legend([String])
    /// Where the figures come from.
    case footer(String)

    /// A line of a list, and lines that belong to it.
    public struct Item {
        public let text: String
        public let details: [String]

        public init(_ text: String, details: [String] = []) {
            self.text = text
            self.details = details
        }
    }

    /// What the details of a list are to its lines.
    public enum DetailStyle: Sendable {
        /// Proofs and reasons, for those who want to know.
        case evidence
        /// What the lines are the headings of.
        case content
    }

    /// Names on the left, amounts on the right, and how each came about, like a bill.
    public struct Entries {
        public struct Entry {
            public let name: String
            public let amount: Datum
            public let details: [String]

            public init(_ name: String, _ amount: Datum = .none, details: [String] = []) {
                self.name = name
                self.amount = amount
                self.details = details
            }
        }

        public let title: String?
        public let entries: [Entry]
        public let total: Entry?

        public init(title: String? = nil, _ entries: [Entry], total: Entry? = nil) {
            self.title = title
            self.entries = entries
            self.total = total
        }
    }

    /// A word on something, and in lines of their own what speaks against it.
    public struct Verdict {
        public let subject: String
        public let word: String
        public let style: TextStyle
        /// Beside the word where there is room.
        public let remark: String
        public let details: [String]

        public init(_ subject: String, _ word: String, _ style: TextStyle, remark: String, details: [String] = []) {
            self.subject = subject
            self.word = word
            self.style = style
            self.remark = remark
            self.details = details
        }
    }
}
