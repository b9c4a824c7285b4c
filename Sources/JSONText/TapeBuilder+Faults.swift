/// What went wrong, worked out only once something has.
extension TapeBuilder {
    /// What an error's path names.
    enum Place {
        /// The value being read or due next.
        case value
        /// The innermost open container.
        case container
    }

    func fault(_ problem: JSONSyntaxError.Problem, at offset: Int, in place: Place) -> JSONSyntaxError {
        JSONSyntaxError(problem: problem, location: JSONLocation(of: offset, in: source), path: path(of: place))
    }

    private func path(of place: Place) -> String {
        guard current.index >= 0 else { return "" }
        let container = TapePath.path(of: current.index, nodes: nodes, source: source)
        switch place {
        case .container: return container
        case .value where !current.isObject: return "\(container)[\(current.childCount)]"
        case .value: return TapePath.path(of: nodes.count - 1, nodes: nodes, source: source)
        }
    }

    /// Refuses the encodings that are not UTF-8 but common.
    func checkStart() throws(JSONSyntaxError) {
        let (first, second) = (byte(0), byte(1))
        if first == 0xEF, second == 0xBB, byte(2) == 0xBF {
            throw fault(.byteOrderMark, at: 0, in: .container)
        }
        let startsUTF16 = first == 0xFF && second == 0xFE || first == 0xFE && second == 0xFF
        // Without a mark, ASCII characters show as zeros at every other byte.
        let lacksMark = source.count > 3 && (first == 0) != (second == 0) && (byte(2) == 0) != (byte(3) == 0)
        if startsUTF16 || lacksMark { throw fault(.utf16, at: 0, in: .container) }
    }

    /// The problem at `position`, where `expected` would have been accepted.
    func unexpectedByte(expected: JSONSyntaxError.Expectation, in place: Place) -> JSONSyntaxError {
        guard position < source.count else { return truncatedContainer(in: place) }
        let next = source[position]
        if next >= 0x80, UTF8Check.sequenceLength(at: position, in: source) == nil {
            return notUTF8(at: position, in: place)
        }
        let shown = shownCharacter
        func found(_ problem: JSONSyntaxError.Problem) -> JSONSyntaxError { fault(problem, at: position, in: place) }
        switch next {
        case ASCII.hash: return found(.comment(opening: "#"))
        case ASCII.slash where byte(position + 1) == ASCII.slash || byte(position + 1) == ASCII.star:
            return found(.comment(opening: byte(position + 1) == ASCII.star ? "/*" : "//"))
        default: break
        }
        switch expected {
        case .value, .key, .keyOrEnd:
            if next == ASCII.apostrophe || next == 0x60 { return found(.singleQuotes) }
            if shown.count == 1, shown.allSatisfy({ "“”„‟«»‘’".contains($0) }) {
                return found(.typographicQuotes(found: shown))
            }
        case .colon, .commaOrEnd: break
        }
        switch expected {
        case .value where next == ASCII.plus: return found(plusProblem())
        case .value where next == ASCII.point: return found(.malformedNumber(shownWord, .noIntegerDigits))
        case .value where ASCII.isLetter(next) || next == ASCII.underscore: return unknownWord(in: place)
        case .key where ASCII.isLetter(next) || next == ASCII.underscore,
            .keyOrEnd where ASCII.isLetter(next) || next == ASCII.underscore:
            return found(.unquotedKey(shownWord))
        default: return found(.unexpected(found: shown, expected: expected))
        }
    }

    /// The problem at `position`, where neither a comma nor the end of the current container stands.
    func missingCommaOrEnd() -> JSONSyntaxError {
        let next = byte(position)
        let startsValue =
            next == ASCII.quote || next == ASCII.openBrace || next == ASCII.openBracket || next == ASCII.minus
            || ASCII.isDigit(next) || ASCII.isLetter(next)
        if startsValue {
            let found = ASCII.isWordPart(next) ? shownWord : shownCharacter
            return fault(.missingComma(found: found), at: position, in: .container)
        }
        return unexpectedByte(expected: .commaOrEnd(current.isObject ? "}" : "]"), in: .container)
    }

    /// The problem at `position`, where no key starts.
    func notAKey(afterComma comma: Int?) -> JSONSyntaxError {
        if let comma, byte(position) == ASCII.closeBrace {
            return fault(.trailingComma(before: "}"), at: comma, in: .container)
        }
        return unexpectedByte(expected: comma == nil ? .keyOrEnd : .key, in: .container)
    }

    /// The problem at `position`, behind the end of the root value.
    func trailingText() -> JSONSyntaxError {
        let error = unexpectedByte(expected: .commaOrEnd(""), in: .container)
        guard case .unexpected = error.problem else { return error }
        let found = ASCII.isWordPart(byte(position)) ? shownWord : shownCharacter
        return fault(.trailingText(found: found), at: position, in: .container)
    }

    func malformedNumber(_ broken: NumberGrammar.Fault, at end: Int) -> JSONSyntaxError {
        if end >= source.count { return truncated(.number, from: position, in: .value) }
        switch broken {
        case .leadingZero: return fault(.leadingZero(shownWord), at: position, in: .value)
        case .number(.noIntegerDigits) where ASCII.isLetter(byte(end)):
            if let word = nonFiniteWord { return fault(.notFinite(word), at: position, in: .value) }
            return fault(.malformedNumber(shownWord, .noIntegerDigits), at: position, in: .value)
        case .number(let rule): return fault(.malformedNumber(shownWord, rule), at: position, in: .value)
        }
    }

    func notUTF8(at offset: Int, in place: Place) -> JSONSyntaxError {
        fault(.notUTF8(byteOffset: offset, byte: byte(offset)), at: offset, in: place)
    }

    func controlCharacter(at offset: Int, stringStart: Int, in place: Place) -> JSONSyntaxError {
        if offset >= source.count { return truncated(.string, from: stringStart, in: place) }
        return fault(.controlCharacter(source[offset]), at: offset, in: place)
    }

    func invalidEscape(at offset: Int, stringStart: Int, in place: Place) -> JSONSyntaxError {
        // As much as belongs to the escape: the letter, and after a `u` what follows up to four digits.
        let length = byte(offset + 1) == 0x75 ? 6 : 2
        let rest = source[offset..<min(source.count, offset + length)]
        if rest.count < length, !rest.contains(ASCII.quote) { return truncated(.string, from: stringStart, in: place) }
        var end = offset + 1
        while end < offset + length, end < source.count, source[end] >= ASCII.space, source[end] < 0x80 {
            if source[end] == ASCII.quote, end > offset + 1 { break }
            end += 1
        }
        if end == offset + 1, byte(end) >= 0x80 {
            guard let more = UTF8Check.sequenceLength(at: end, in: source) else { return notUTF8(at: end, in: place) }
            end += more
        }
        return fault(.invalidEscape(shown(offset..<end)), at: offset, in: place)
    }

    func loneSurrogate(at offset: Int, stringStart: Int, in place: Place) -> JSONSyntaxError {
        fault(.loneSurrogate(shown(offset..<min(source.count, offset + 6))), at: offset, in: place)
    }

    // MARK: Pieces of the above

    private func truncated(
        _ construct: JSONSyntaxError.Construct, from start: Int, in place: Place
    ) -> JSONSyntaxError {
        let problem = JSONSyntaxError.Problem.truncated(
            inside: construct, start: JSONLocation(of: start, in: source))
        return fault(problem, at: source.count, in: place)
    }

    private func truncatedContainer(in place: Place) -> JSONSyntaxError {
        guard current.index >= 0 else { return fault(.empty, at: 0, in: .container) }
        return truncated(current.isObject ? .object : .array, from: nodes[current.index].start, in: place)
    }

    private func unknownWord(in place: Place) -> JSONSyntaxError {
        let end = endOfWord
        let word = shownWord
        if end == source.count, ["true", "false", "null"].contains(where: { $0.hasPrefix(word) }) {
            return truncated(.word, from: position, in: place)
        }
        if let nonFinite = nonFiniteWord { return fault(.notFinite(nonFinite), at: position, in: place) }
        let suggestion: String?
        switch word.lowercased() {
        case "true", "yes", "on": suggestion = "true"
        case "false", "no", "off": suggestion = "false"
        case "null", "none", "nil", "undefined": suggestion = "null"
        default: suggestion = nil
        }
        return fault(.unknownWord(word, suggestion: suggestion), at: position, in: place)
    }

    private func plusProblem() -> JSONSyntaxError.Problem {
        if let word = nonFiniteWord { return .notFinite(word) }
        return .leadingPlus(shownWord)
    }

    /// The word at `position` when it is a spelling of a number that is none.
    private var nonFiniteWord: String? {
        let word = shownWord
        let unsigned = word.drop { $0 == "-" || $0 == "+" }.lowercased()
        return ["nan", "inf", "infinity"].contains(unsigned) ? word : nil
    }

    private var endOfWord: Int {
        var end = position
        while ASCII.isWordPart(byte(end)) { end += 1 }
        return end
    }

    /// The word or number that starts at `position`, as far as it can be shown.
    private var shownWord: String {
        shown(position..<endOfWord)
    }

    /// The character that starts at `position`.
    private var shownCharacter: String {
        let length = byte(position) < 0x80 ? 1 : UTF8Check.sequenceLength(at: position, in: source) ?? 1
        return shown(position..<min(source.count, position + length))
    }

    private func shown(_ range: Range<Int>) -> String {
        let cut = range.prefix(200)
        let text = String(decoding: source[cut.startIndex..<cut.endIndex], as: UTF8.self)
        return VisibleText.escaping(text, limit: 40)
    }
}
