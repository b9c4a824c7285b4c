/// A command line up to the cursor as bash reads it: words at spaces, quotes and backslashes taken away.
struct ShellLine {
    /// The complete words.
    private(set) var words: [String] = []
    /// The word at the cursor as far as it goes.
    private(set) var current = ""
    /// The quote that is open at the cursor.
    private var quote: Character?
    /// How many characters of `current` stand before what bash replaces: up to an open quote, else up to the last `=` or
    /// `:` outside of quotes, where bash breaks words by itself.
    private var keptCount = 0

    init(_ line: String) {
        var isWord = false
        var breakCount = 0
        var rest = line[...]
        while let character = rest.popFirst() {
            if quote == "'" {
                if character == "'" { quote = nil } else { current.append(character) }
            } else if character == "\\" {
                guard let next = rest.popFirst() else { break }
                // In double quotes a backslash stands for itself but before these.
                if quote == "\"", !"\"\\$`".contains(next) { current.append(character) }
                current.append(next)
                isWord = true
            } else if quote == "\"" {
                if character == "\"" { quote = nil } else { current.append(character) }
            } else if character == "'" || character == "\"" {
                (quote, keptCount, isWord) = (character, current.count, true)
            } else if character == " " || character == "\t" {
                if isWord { words.append(current) }
                (current, isWord, breakCount) = ("", false, 0)
            } else {
                current.append(character)
                isWord = true
                if character == "=" || character == ":" { breakCount = current.count }
            }
        }
        if quote == nil { keptCount = breakCount }
    }

    /// What bash puts in place of the word at the cursor so that it becomes `word`, quoted as the word was begun.
    func completion(_ word: String) -> String {
        var text = ""
        for (index, character) in word.dropFirst(keptCount).enumerated() {
            switch quote {
            case "'": text += character == "'" ? "'\\''" : String(character)
            case "\"": text += ("\"\\$`".contains(character) ? "\\" : "") + String(character)
            default:
                let isSpecial =
                    " \t\"'\\$`&|;()<>*?[]{}!".contains(character) || index == 0 && "#~".contains(character)
                text += (isSpecial ? "\\" : "") + String(character)
            }
        }
        return text
    }
}
