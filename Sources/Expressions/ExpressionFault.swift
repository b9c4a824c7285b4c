/// What is wrong with an expression, and under which of its words.
public struct ExpressionFault: Error, Equatable, Sendable {
    /// The expression as it was written.
    public let text: String
    /// The characters that are to blame; never empty, it may be the place behind the last one.
    public let range: Range<Int>
    public let finding: String
    /// What could stand there, and what to do.
    public let advice: String?
    /// Whether the text is one word that resembles none that an expression begins with: it may have been meant as a name.
    public let isSingleUnknownWord: Bool

    /// Whether the first word is to blame, so that nothing before it has been understood.
    public var isFirstWord: Bool { !text.prefix(range.lowerBound).contains { !$0.isWhitespace } }

    public init(
        _ text: String, at range: Range<Int>, _ finding: String, _ advice: String? = nil,
        isSingleUnknownWord: Bool = false
    ) {
        self.text = text
        self.range = range.isEmpty ? range.lowerBound..<range.lowerBound + 1 : range
        self.finding = finding
        self.advice = advice
        self.isSingleUnknownWord = isSingleUnknownWord
    }
}
