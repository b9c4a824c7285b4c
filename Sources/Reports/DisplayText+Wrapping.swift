extension DisplayText {
    /// The text in lines of at most `width` columns.
    ///
    /// Lines end at spaces, which disappear there, and after `+`, `/` and `-`. A `+` that stands alone goes with what
    /// follows it, and a whole number with its unit, where there is room (`+ ELB`, `128 MB`). A word that is too long
    /// is cut between characters, but a number never is: `$1,234.56`, `2017-03-01` and `-5` stay whole, even where
    /// that makes the line longer than `width`.
    ///
    /// - Returns: at least one line.
    /// - Complexity: O(n) in the text's length.
    public static func wrapped(_ text: String, to width: Int) -> [String] {
        let width = max(1, width)
        if Self.width(of: text) <= width { return [text] }
        let bytes = Array(text.utf8)
        var lines: [String] = []
        // A line is a stretch of the text: its spaces are those between its words.
        var line = 0..<0
        var used = 0
        func endLine() { lines.append(String(decoding: bytes[line], as: UTF8.self)) }
        for word in glued(words(of: text, bytes), bytes, within: width) {
            let gap = line.isEmpty && !lines.isEmpty ? 0 : word.gap
            if used + gap + word.width <= width {
                line = (line.isEmpty ? word.range.lowerBound - gap : line.lowerBound)..<word.range.upperBound
                used += gap + word.width
                continue
            }
            if !line.isEmpty { endLine() }
            (line, used) = (word.range, word.width)
            if word.width > width {
                var pieces = cut(String(decoding: bytes[word.range], as: UTF8.self), to: width)
                let last = pieces.popLast() ?? ""
                line = (word.range.upperBound - last.utf8.count)..<word.range.upperBound
                used = Self.width(of: last)
                lines += pieces
            }
        }
        if !line.isEmpty || lines.isEmpty { endLine() }
        return lines
    }

    /// The columns that the text needs so that no word is cut.
    static func widestWord(of text: String) -> Int {
        words(of: text, Array(text.utf8)).reduce(0) { max($0, $1.width) }
    }

    /// The columns below which not even cutting words helps: those of the longest number, or of one character.
    static func widestNumber(of text: String) -> Int {
        let bytes = Array(text.utf8)
        return words(of: text, bytes).reduce(0) { widest, word in
            let parts = numbersAndCharacters(of: String(decoding: bytes[word.range], as: UTF8.self))
            return parts.reduce(widest) { max($0, width(of: $1)) }
        }
    }

    /// A stretch without a place to end the line, and the spaces before it.
    private struct Word {
        var gap: Int
        /// Its bytes in the text.
        var range: Range<Int>
        var width: Int
    }

    private static func words(of text: String, _ bytes: [UInt8]) -> [Word] {
        if isLatin(text) { return latinWords(of: bytes) }
        var words: [Word] = []
        var current = ""
        var gap = 0
        var offset = 0
        func flush() {
            guard !current.isEmpty else { return }
            words.append(Word(gap: gap, range: offset - current.utf8.count..<offset, width: width(of: current)))
            current = ""
            gap = 0
        }
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            if character == " " {
                flush()
                offset += 1
                gap += 1
                continue
            }
            current.append(character)
            offset += character.utf8.count
            let next = index + 1 < characters.count ? characters[index + 1] : " "
            if isJoint(character), mayEnd(current, before: next) { flush() }
        }
        flush()
        return words
    }

    /// The same for Latin-1 characters, read byte by byte: what parts words is ASCII.
    private static func latinWords(of bytes: [UInt8]) -> [Word] {
        let space = UInt8(ascii: " ")
        var words: [Word] = []
        var start = 0
        var gap = 0
        for index in 0...bytes.count {
            let byte = index < bytes.count ? bytes[index] : space
            let isSpace = byte == space
            let next = index + 1 < bytes.count ? bytes[index + 1] : space
            if !isSpace, !isJoint(byte) || !mayEnd(bytes[start...index], before: next) { continue }
            let end = isSpace ? index : index + 1
            if start < end {
                words.append(Word(gap: gap, range: start..<end, width: latinWidth(bytes[start..<end])))
                gap = 0
            }
            start = index + 1
            if isSpace { gap += 1 }
        }
        return words
    }

    private static func mayEnd(_ stretch: ArraySlice<UInt8>, before next: UInt8) -> Bool {
        guard !isJoint(next), stretch.contains(where: { !isJoint($0) }) else { return false }
        guard isDigit(next) else { return true }
        return stretch.last == UInt8(ascii: "/")
            && stretch.dropLast().contains { !isDigit($0) && !"$+-.,_".utf8.contains($0) }
    }

    private static func isJoint(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "-")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// Whether a line may end after `stretch`, which ends with a joint: not between joints, not after a leading one
    /// (`--output`), and not inside a number (`1e-7`, `2017-03-01`, `1/3`); a path's `EC2/2017` may be parted.
    private static func mayEnd(_ stretch: String, before next: Character) -> Bool {
        guard !isJoint(next), stretch.contains(where: { !isJoint($0) }) else { return false }
        guard isDigit(next) else { return true }
        return stretch.last == "/" && stretch.dropLast().contains { !isDigit($0) && !"$+-.,_".contains($0) }
    }

    /// Puts a lone `+` or number together with the word after it, where both fit one line.
    private static func glued(_ words: [Word], _ bytes: [UInt8], within width: Int) -> [Word] {
        var result: [Word] = []
        result.reserveCapacity(words.count)
        for word in words {
            if let last = result.last, word.gap > 0, last.width + word.gap + word.width <= width,
                bytes[last.range].allSatisfy(isDigit)
                    || last.range.count == 1 && bytes[last.range.lowerBound] == UInt8(ascii: "+")
                    || isCurrency(bytes[last.range]) && isAmount(bytes[word.range])
            {
                result[result.count - 1].range = last.range.lowerBound..<word.range.upperBound
                result[result.count - 1].width += word.gap + word.width
            } else {
                result.append(word)
            }
        }
        return result
    }

    /// Three capitals, perhaps behind a sign: `CNY`.
    private static func isCurrency(_ word: ArraySlice<UInt8>) -> Bool {
        word.count >= 3 && word.suffix(3).allSatisfy { (0x41...0x5A).contains($0) }
            && word.dropLast(3).allSatisfy { "<>~+-(".utf8.contains($0) }
    }

    /// Digits with a point among them, such as `4.32`.
    private static func isAmount(_ word: ArraySlice<UInt8>) -> Bool {
        word.first.map(isDigit) == true && word.contains(UInt8(ascii: "."))
    }

    private static func cut(_ word: String, to width: Int) -> [String] {
        var pieces: [String] = []
        var used = 0
        for part in numbersAndCharacters(of: word) {
            let partWidth = Self.width(of: part)
            if pieces.isEmpty || used + partWidth > width {
                pieces.append(part)
                used = partWidth
            } else {
                pieces[pieces.count - 1] += part
                used += partWidth
            }
        }
        return pieces
    }

    /// The text's parts that are never cut: each number with its sign and currency, every other character alone.
    private static func numbersAndCharacters(of text: String) -> [String] {
        var parts: [String] = []
        var number = ""
        let characters = Array(text)
        for (index, character) in characters.enumerated() {
            let next = index + 1 < characters.count ? characters[index + 1] : " "
            let isInside =
                isDigit(character) || character == "%" && !number.isEmpty
                || "$+-.,_/".contains(character) && isDigit(next)
                || "$+-".contains(character) && next == "$"
            if isInside {
                number.append(character)
            } else {
                if !number.isEmpty { parts.append(number) }
                number = ""
                parts.append(String(character))
            }
        }
        if !number.isEmpty { parts.append(number) }
        return parts
    }

    private static func isJoint(_ character: Character) -> Bool {
        character == "+" || character == "/" || character == "-"
    }

    private static func isDigit(_ character: Character) -> Bool {
        character >= "0" && character <= "9" && character.isASCII
    }
}
