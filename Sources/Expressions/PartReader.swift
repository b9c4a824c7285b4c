import ExactMath
import JSONText

/// Reads the words of one part of an expression, from left to right.
struct PartReader {
    /// The expression as it was written.
    let text: String
    private(set) var words: [Word]
    let range: Range<Int>
    private(set) var position = 0

    init(_ text: String, _ words: [Word], at range: Range<Int>) {
        (self.text, self.words, self.range) = (text, words, range)
    }

    var isAtEnd: Bool { position >= words.count }

    var next: Word? { isAtEnd ? nil : words[position] }

    /// The place behind the last word.
    var end: Range<Int> {
        let last = words.last?.range.upperBound ?? range.lowerBound
        return last..<last + 1
    }

    /// Whether the whole text is one word, as where the shell has cut a deployment into its words.
    var isWholeText: Bool { words.count == 1 && words[0].range.count == text.count }

    /// The characters from a word on, up to where reading has come.
    func range(from word: Int) -> Range<Int> {
        guard word < position, words.indices.contains(word) else { return end }
        return words[word].range.lowerBound..<words[position - 1].range.upperBound
    }

    /// What stands there as it was written.
    func written(_ range: Range<Int>) -> String {
        String(text.dropFirst(range.lowerBound).prefix(range.count))
    }

    func fault(at range: Range<Int>, _ finding: String, _ advice: String? = nil) -> ExpressionFault {
        ExpressionFault(text, at: range, finding, advice)
    }

    /// Takes the next words where they are these.
    mutating func take(_ phrase: String...) -> Bool { take(phrase) }

    mutating func take(_ phrase: [String]) -> Bool {
        guard position + phrase.count <= words.count,
            zip(words[position...], phrase).allSatisfy({ $0.text == $1 })
        else { return false }
        position += phrase.count
        return true
    }

    /// Takes the next word, whatever it is.
    mutating func takeWord() -> Word? {
        guard let word = next else { return nil }
        position += 1
        return word
    }

    /// Cuts the next word in two, where it is longer, and takes the first one.
    mutating func takeBeginning(_ count: Int) {
        guard let word = next else { return }
        guard count < word.text.count else {
            position += 1
            return
        }
        words[position] = word.dropping(count)
        words.insert(
            Word(text: String(word.text.prefix(count)), range: word.range.lowerBound..<word.range.lowerBound + count),
            at: position)
        position += 1
    }

    /// Takes the rest of the part, as it was written; nil where nothing is left.
    mutating func takeRest() -> (text: String, range: Range<Int>)? {
        let first = position
        position = words.count
        guard first < position else { return nil }
        let range = range(from: first)
        return (written(range), range)
    }
}

// MARK: Numbers

extension PartReader {
    /// Takes a number with the unit that stands at it, or after it where that is a unit of one of the measures; behind a
    /// sign such as `@` where one is given. Takes nothing where there is no number.
    mutating func takeQuantity(behind sign: String = "", _ measures: Measure...) throws(ExpressionFault) -> Quantity? {
        guard let word = next, word.text.hasPrefix(sign) else { return nil }
        let first = position
        var rest = word.dropping(sign.count)
        if rest.text.isEmpty, !sign.isEmpty, position + 1 < words.count {
            position += 1
            rest = words[position]
        }
        let digits = rest.text.prefix { $0 == "." || $0 == "_" || $0.utf8.allSatisfy(Word.isDigit) }
        guard digits.utf8.contains(where: Word.isDigit) else {
            position = first
            return nil
        }
        position += 1
        var unit = String(rest.text.dropFirst(digits.count))
        if unit.first == ",", unit.dropFirst().utf8.first.map(Word.isDigit) == true {
            throw fault(at: range(from: first), "A number has no commas.", "Write 1024 or 1_024; a fraction as 0.5.")
        }
        if unit.isEmpty, let following = next, measures.contains(where: { $0.factor(of: following.text) != nil }) {
            position += 1
            unit = following.text
        }
        let range = range(from: first)
        guard let number = Self.number(digits) else {
            throw fault(
                at: range, "\(VisibleText.quoted(written(range))) begins with no number.", "Write one such as 2 or 0.5."
            )
        }
        return Quantity(number: number, unit: unit, range: range)
    }

    /// A decimal number, in which `_` may stand and the nought before a point may be left out.
    private static func number(_ digits: Substring) -> Rational? {
        let plain = digits.filter { $0 != "_" }
        let leading = plain.drop { $0 == "0" }
        return try? Rational(decimal: leading.first.map { $0 == "." } ?? true ? "0\(leading)" : String(leading))
    }

    /// Takes a quantity of one measure.
    ///
    /// - Throws: where none stands there, or in no unit of the measure.
    mutating func quantity(
        behind sign: String = "", _ measure: Measure, of owner: String
    ) throws(ExpressionFault) -> (value: Rational, range: Range<Int>) {
        guard let quantity = try takeQuantity(behind: sign, measure) else {
            throw fault(
                at: next?.range ?? end, "\(owner) needs its \(measure.name).", "Write it as \(measure.example).")
        }
        guard let factor = measure.factor(of: quantity.unit) else {
            throw fault(
                at: quantity.range,
                quantity.unit.isEmpty
                    ? "\(VisibleText.quoted(written(quantity.range))) has no unit."
                    : "\(VisibleText.quoted(written(quantity.range))) is no \(measure.name).",
                "Write it as \(measure.example); units: \(measure.unitList).")
        }
        return (quantity.number * factor, quantity.range)
    }
}
