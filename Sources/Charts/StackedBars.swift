/// Amounts as bars, each of parts that add up to it.
public struct StackedBars: Sendable {
    /// What there is a part of in any bar.
    public struct Kind: Sendable {
        /// A letter that stands for it.
        public let key: String
        public let name: String

        public init(_ key: String, _ name: String) {
            self.key = key
            self.name = name
        }
    }

    public struct Part: Sendable {
        /// The position of its kind.
        public let kind: Int
        /// Of the longest bar.
        public let share: Double
        public let amount: String

        public init(kind: Int, share: Double, amount: String) {
            self.kind = kind
            self.share = share
            self.amount = amount
        }
    }

    public struct Bar: Sendable {
        public let key: String
        public let name: String
        /// Those of the bar from left to right, with nothing between them.
        public let parts: [Part]
        public let total: String

        public init(_ key: String, _ name: String, parts: [Part], total: String) {
            self.key = key
            self.name = name
            self.parts = parts
            self.total = total
        }
    }

    /// The conclusion, in a sentence.
    public let title: String
    /// What it holds for.
    public let conditions: String
    /// What is said in words for those who do not see it, a sentence each.
    public let description: [String]
    /// What the amounts are: `US dollars a month`.
    public let unit: String
    public let kinds: [Kind]
    public let bars: [Bar]

    public init(
        title: String, conditions: String, description: [String], unit: String, kinds: [Kind], bars: [Bar]
    ) {
        self.title = title
        self.conditions = conditions
        self.description = description
        self.unit = unit
        self.kinds = kinds
        self.bars = bars
    }

    /// The same with every text changed.
    public func mapTexts(_ change: (String) -> String) -> StackedBars {
        StackedBars(
            title: change(title), conditions: change(conditions), description: description.map(change),
            unit: change(unit), kinds: kinds.map { Kind($0.key, change($0.name)) },
            bars: bars.map { Bar($0.key, change($0.name), parts: $0.parts, total: change($0.total)) })
    }
}
