/// A word of an expression, and where it stands.
struct Word {
    /// In lower case, with `x` for a sign of multiplication and `-` for any minus.
    let text: String
    /// The characters of the expression.
    let range: Range<Int>

    /// Whether it is `count` of something: digits alone.
    var isDigits: Bool { !text.isEmpty && text.utf8.allSatisfy { Self.isDigit($0) } }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// The word without its first characters, which are ASCII.
    func dropping(_ count: Int) -> Word {
        let kept = Swift.min(count, range.count)
        return Word(text: String(text.dropFirst(kept)), range: range.lowerBound + kept..<range.upperBound)
    }
}

extension Word {
    /// The parts of an expression, each with its words: `+` stands between parts, blanks between words, and `@` begins one.
    /// A comma or a colon before a blank or the end is a blank, and so are brackets, `~`, and a stroke before a digit.
    ///
    /// - Complexity: O(characters).
    static func parts(of text: String) -> [(words: [Word], range: Range<Int>)] {
        var parts: [(words: [Word], range: Range<Int>)] = []
        var words: [Word] = []
        var (word, wordStart, partStart) = ("", 0, 0)
        func ending(_ end: Int) -> [Word] { word.isEmpty ? words : words + [Word(text: word, range: wordStart..<end)] }
        let characters = Array(text)
        for (position, character) in characters.enumerated() {
            let following = position + 1 < characters.count ? characters[position + 1] : " "
            let isBlank =
                switch character {
                case "(", ")", "~", "≈": true
                case ",", ":": following.isWhitespace
                case "/": following.utf8.first.map(isDigit) == true
                default: character.isWhitespace
                }
            if character == "+" || isBlank || character == "@" {
                words = ending(position)
                word = ""
            }
            if character == "+" {
                parts.append((words, partStart..<position))
                (words, partStart) = ([], position + 1)
            } else if !isBlank {
                if word.isEmpty { wordStart = position }
                word += folded(character)
            }
        }
        parts.append((ending(characters.count), partStart..<characters.count))
        return parts
    }

    private static func folded(_ character: Character) -> String {
        switch character {
        case "×", "*", "✕", "✖": "x"
        case "−", "–": "-"
        default: character.lowercased()
        }
    }
}
