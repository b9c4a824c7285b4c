/// Writes blocks as GitHub Flavored Markdown.
///
/// Every value is shown as it is: what Markdown would take for markup is escaped, and what nobody could see is written out.
public struct MarkdownRenderer {
    /// The reports' blocks with a blank line between two blocks.
    public static func text(_ reports: [Report]) -> [UInt8] {
        var text: [UInt8] = []
        for report in reports {
            for (index, block) in report.blocks(.document).enumerated() {
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
        case .paragraphs(let sentences, _): sentences.map { "\(escaped($0))\n" }.joined(separator: "\n")
        case .list(let items, _):
            items.map { item in
                "- \(escaped(item.text))\n" + item.details.map { "  - \(escaped($0))\n" }.joined()
            }.joined()
        case .table(let table): MarkdownTable(table).text
        case .entries(let entries): text(entries)
        case .verdicts(let verdicts):
            verdicts.map { verdict in
                "- \(escaped(verdict.subject)): **\(escaped(verdict.word))** \(escaped(verdict.remark))\n"
                    + verdict.details.map { "  - \(escaped($0))\n" }.joined()
            }.joined()
        }
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

    private static func escaped(_ sentence: String) -> String {
        MarkdownTable.escaped(DisplayText.withPlainSpaces(sentence))
    }
}
