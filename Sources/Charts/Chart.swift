/// A picture as a value: renderers decide on pixels, glyphs and colours.
///
/// All texts are finished, with their figures from exact numbers, and may hold foreign text; places are shares of an axis.
public enum Chart: Sendable {
    case lines(LineChart)
    case bars(StackedBars)
    case cells(HeatMap)

    /// The conclusion, in a sentence.
    public var title: String {
        switch self {
        case .lines(let chart): chart.title
        case .bars(let chart): chart.title
        case .cells(let chart): chart.title
        }
    }
}

/// Lines over an axis of volumes or days, with the stretches where each is the one that counts.
public struct LineChart: Sendable {
    /// A mark on an axis; one without a label is a minor one.
    public struct Tick: Sendable {
        public let share: Double
        public let label: String?
        /// The same on the second scale.
        public let secondLabel: String?

        public init(_ share: Double, _ label: String?, second: String? = nil) {
            self.share = share
            self.label = label
            secondLabel = second
        }
    }

    public struct Axis: Sendable {
        /// What the numbers are: `requests a month`.
        public let title: String
        /// What the second scale is.
        public let secondTitle: String?
        public let ticks: [Tick]

        public init(_ title: String, second: String? = nil, ticks: [Tick]) {
            self.title = title
            secondTitle = second
            self.ticks = ticks
        }
    }

    public struct Line: Sendable {
        /// A letter or two that stand for it.
        public let key: String
        public let name: String
        /// What it comes to at the right end.
        public let end: String
        /// Its parts in a frame; each goes on from point to point.
        public let trace: @Sendable (Frame) -> [[Point]]

        public init(_ key: String, _ name: String, end: String, trace: @escaping @Sendable (Frame) -> [[Point]]) {
            self.key = key
            self.name = name
            self.end = end
            self.trace = trace
        }
    }

    /// A stretch of the axis.
    public struct Band: Sendable {
        public let from: Double
        public let through: Double
        /// The line that is the cheapest there; nil where that changes too often to be drawn.
        public let line: Int?
        /// The part of the line that is emphasised.
        public let trace: @Sendable (Frame) -> [Point]

        public init(
            from: Double, through: Double, line: Int?, trace: @escaping @Sendable (Frame) -> [Point] = { _ in [] }
        ) {
            self.from = from
            self.through = through
            self.line = line
            self.trace = trace
        }
    }

    /// A place at which another line becomes the cheapest, or passes one.
    public struct Mark: Sendable {
        public let x: Double
        public let y: Double
        /// What happens there, exactly.
        public let note: String

        public init(x: Double, y: Double, note: String) {
            self.x = x
            self.y = y
            self.note = note
        }
    }

    /// A volume from which on a line is the cheapest.
    public struct Change: Sendable {
        public let mark: Mark
        /// `27,577,538`
        public let amount: String
        public let line: Int

        public init(_ mark: Mark, amount: String, line: Int) {
            self.mark = mark
            self.amount = amount
            self.line = line
        }
    }

    /// The conclusion, in a sentence.
    public let title: String
    /// What it holds for.
    public let conditions: String
    /// What is said in words for those who do not see it, a sentence each.
    public let description: [String]
    public let x: Axis
    public let y: Axis
    public let lines: [Line]
    /// What stands above the labels at the right end: `Cost of 10B requests`.
    public let endTitle: String
    /// What the bands say: `Cheapest`; empty where there are none.
    public let bandTitle: String
    public let bands: [Band]
    public let changes: [Change]
    /// What is said in place of too many changes; nil where they are all there.
    public let changesNote: String?
    /// Where a pair of lines changes places.
    public let crossings: [Mark]
    /// What was asked about: a place on the x axis, and its answer.
    public let asked: (share: Double, note: String)?

    public init(
        title: String, conditions: String, description: [String], x: Axis, y: Axis, lines: [Line], endTitle: String,
        bandTitle: String = "", bands: [Band] = [], changes: [Change] = [], changesNote: String? = nil,
        crossings: [Mark] = [], asked: (share: Double, note: String)? = nil
    ) {
        self.title = title
        self.conditions = conditions
        self.description = description
        self.x = x
        self.y = y
        self.lines = lines
        self.endTitle = endTitle
        self.bandTitle = bandTitle
        self.bands = bands
        self.changes = changes
        self.changesNote = changesNote
        self.crossings = crossings
        self.asked = asked
    }

    /// The lines that are named where there is not room for all and for saying so: those that are the cheapest somewhere
    /// first.
    public func named(atMost rows: Int) -> [Int] {
        guard lines.count > rows else { return Array(lines.indices) }
        var chosen: [Int] = []
        for line in bands.compactMap({ $0.line }) + Array(lines.indices) where chosen.count < rows - 1 {
            if !chosen.contains(line) { chosen.append(line) }
        }
        return chosen.sorted()
    }

    /// The same with every text changed.
    public func mapTexts(_ change: (String) -> String) -> LineChart {
        func axis(_ axis: Axis) -> Axis {
            Axis(change(axis.title), second: axis.secondTitle.map(change), ticks: axis.ticks)
        }
        func mark(_ mark: Mark) -> Mark { Mark(x: mark.x, y: mark.y, note: change(mark.note)) }
        return LineChart(
            title: change(title), conditions: change(conditions), description: description.map(change), x: axis(x),
            y: axis(y),
            lines: lines.map { Line($0.key, change($0.name), end: change($0.end), trace: $0.trace) },
            endTitle: change(endTitle), bandTitle: change(bandTitle), bands: bands,
            changes: changes.map { Change(mark($0.mark), amount: $0.amount, line: $0.line) },
            changesNote: changesNote.map(change), crossings: crossings.map(mark),
            asked: asked.map { ($0.share, change($0.note)) })
    }
}
