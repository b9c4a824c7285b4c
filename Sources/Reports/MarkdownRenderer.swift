import Charts

/// Writes blocks as GitHub Flavored Markdown.
///
/// Every value is shown as it is: what Markdown would take for markup is escaped, and what nobody could see is written out.
public struct MarkdownRenderer {
    /// The reports' blocks with a blank line between two blocks.
    public static func text(_ reports: [Report]) -> [UInt8] {
        var text: [UInt8] = []
        for report in reports {
            let blocks = report.blocks(.document).flatMap { block in
                if case .drawn(_, let others) = block { others } else { [block] }
            }
            for (index, block) in blocks.enumerated() {
                if index > 0 { text.append(UInt8(ascii: "\n")) }
                text += Self.text(block).utf8
            }
        }
        return text
    }

    private static func text(_ block: Block) -> String {
        switch block {
        case .title(let title): "## \(escaped(title))\n"
        case .heading(let title): "### \(escaped(title))\n"
        case .conditions(let text), .note(let text), .footer(let text): "\(escaped(text))\n"
        case .legend(let lines): lines.map { "- \(escaped($0))\n" }.joined()
        case .paragraphs(let sentences, let style):
            sentences.map { style == .bold ? "**\(escaped($0))**\n" : "\(escaped($0))\n" }.joined(separator: "\n")
        case .list(let items, _):
            items.map { item in
                "- \(escaped(item.text))\n" + item.details.map { "  - \(escaped($0))\n" }.joined()
            }.joined()
        case .table(let table), .fitting(let table, _): text(table)
        case .entries(let entries): text(entries)
        case .verdicts(let verdicts):
            verdicts.map { verdict in
                "- \(escaped(verdict.subject)): **\(escaped(verdict.word))** \(escaped(verdict.remark))\n"
                    + verdict.details.map { "  - \(escaped($0))\n" }.joined()
            }.joined()
        case .chart(let chart), .drawn(let chart, _): text(chart)
        }
    }

    /// A drawing in ASCII, which every reader shows in columns of one width.
    private static func text(_ chart: Chart) -> String {
        let lines = TerminalLineChart.lines(of: chart, .plain, width: 100)
        let drawing = lines.map { line in
            String(line.map { $0.text }.joined().reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
        // A name may hold what would end the block.
        var (run, longest) = (0, 2)
        for byte in drawing.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        return fence + "text\n" + drawing + fence + "\n"
    }

    private static func text(_ entries: Block.Entries) -> String {
        func line(_ entry: Block.Entries.Entry) -> String {
            let amount = escaped(entry.amount.shown)
            return escaped(entry.name) + (amount.isEmpty ? "" : ": " + amount)
        }
        var text = entries.title.map { "### \(escaped($0))\n\n" } ?? ""
        for entry in entries.entries {
            text += "- \(line(entry))\n" + entry.details.map { "  - \(escaped($0))\n" }.joined()
        }
        if let total = entries.total { text += "- **\(line(total))**\n" }
        return text
    }

    // MARK: Tables

    /// The columns are padded, so that the source reads as a table too. Titles of groups become rows of their own in bold;
    /// colors are left out, while bold cells stay bold. The text is empty where there are no columns.
    private static func text(_ table: Table) -> String {
        let columns = table.allColumns
        guard !columns.isEmpty else { return "" }
        var lines = [columns.map { escaped($0.title) }]
        for row in table.rows {
            switch row {
            case .group(let title):
                lines.append([bold(title)] + Array(repeating: "", count: columns.count - 1))
            case .cells(let cells):
                let filled = cells.map { $0.style == .bold ? bold($0.text) : escaped($0.text) }
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

    /// The text so that Markdown shows it unchanged, with every line break as one space.
    ///
    /// An underscore between letters or digits is no markup and stays as it is: `r5_large`.
    static func escaped(_ text: String) -> String {
        let spaced = text.split(whereSeparator: { $0.isNewline }).joined(separator: " ")
        let characters = Array(DisplayText.sanitized(DisplayText.withPlainSpaces(spaced)))
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
