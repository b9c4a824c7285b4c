/// A table as GitHub Flavored Markdown writes it (GitHub's specification, "Tables").
///
/// The columns are padded, so that the source reads as a table too. Titles of groups become rows of their own in bold;
/// colors are left out, while bold cells stay bold.
public struct MarkdownTable: Sendable {
    private let table: Table

    public init(_ table: Table) {
        self.table = table
    }

    /// The lines, each ended by a newline; the empty text where there are no columns.
    public var text: String {
        let columns = table.allColumns
        guard !columns.isEmpty else { return "" }
        var lines = [columns.map { Self.escaped($0.title) }]
        for row in table.rows {
            switch row {
            case .group(let title):
                lines.append([Self.bold(title)] + Array(repeating: "", count: columns.count - 1))
            case .cells(let cells):
                let filled = cells.map { $0.style == .bold ? Self.bold($0.text) : Self.escaped($0.text) }
                lines.append(filled + Array(repeating: "", count: columns.count - cells.count))
            }
        }
        let widths = columns.indices.map { column in
            max(3, lines.map { DisplayText.width(of: $0[column]) }.max() ?? 0)
        }
        let delimiters = zip(columns, widths).map { column, width in
            let dashes = String(repeating: "-", count: width - 1)
            return column.alignment == .right ? dashes + ":" : ":" + dashes
        }
        lines.insert(delimiters, at: 1)
        var result = ""
        for line in lines {
            for (index, cell) in line.enumerated() {
                let padding = String(repeating: " ", count: widths[index] - DisplayText.width(of: cell))
                result += "| " + (columns[index].alignment == .right ? padding + cell : cell + padding) + " "
            }
            result += "|\n"
        }
        return result
    }

    private static func bold(_ text: String) -> String {
        let inner = escaped(text)
        return inner.isEmpty ? "" : "**" + inner + "**"
    }

    /// The text so that Markdown shows it unchanged in a cell, with every line break as one space.
    ///
    /// An underscore between letters or digits is no markup and stays as it is: `r5_large`.
    public static func escaped(_ text: String) -> String {
        let spaced = text.split(whereSeparator: { $0.isNewline }).joined(separator: " ")
        let characters = Array(DisplayText.sanitized(spaced))
        var result = ""
        for (index, character) in characters.enumerated() {
            let before = index > 0 ? characters[index - 1] : " "
            let after = index + 1 < characters.count ? characters[index + 1] : " "
            switch character {
            case "\\", "|", "`", "*", "~", "[", "]": result += "\\" + String(character)
            case "_" where !(isWord(before) && isWord(after)): result += "\\_"
            case "<": result += "&lt;"
            case "&" where after.isLetter || after == "#": result += "&amp;"
            default: result.append(character)
            }
        }
        let end = result.lastIndex { $0 != " " }
        return end.map { String(result[...$0].drop { $0 == " " }) } ?? ""
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber
    }
}
