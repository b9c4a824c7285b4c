/// Tables of a page.
extension HTMLRenderer {
    /// What is wider than the page scrolls by itself, with the keyboard too.
    mutating func append(_ table: Table) {
        let columns = table.allColumns
        guard !columns.isEmpty else { return }
        let about = Self.escaped(subject)
        line("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(about)\">")
        line("<table>")
        line("<caption>\(about)</caption>")
        line("<thead>")
        line("<tr>" + columns.map(Self.heading).joined() + "</tr>")
        line("</thead>")
        line("<tbody>")
        for row in table.rows {
            switch row {
            case .group(let title):
                line("</tbody>")
                line("<tbody>")
                line("<tr><th scope=\"rowgroup\" colspan=\"\(columns.count)\">\(Self.escaped(title))</th></tr>")
            case .cells(let cells):
                var markup = "<tr>"
                for (index, column) in columns.enumerated() {
                    let cell = cells.indices.contains(index) ? cells[index] : ""
                    markup += Self.cell(cell, of: column, isKey: index < table.keyColumns)
                }
                line(markup + "</tr>")
            }
        }
        line("</tbody>")
        line("</table>")
        line("</div>")
    }

    private static func heading(_ column: Table.Column) -> String {
        let classes = column.alignment == .right ? " class=\"number\"" : ""
        return column.title.isEmpty
            ? "<td></td>" : "<th scope=\"col\"\(classes)>\(escaped(column.title))</th>"
    }

    private static func cell(_ cell: Table.Cell, of column: Table.Column, isKey: Bool) -> String {
        let isNumber = column.alignment == .right
        let classes = [isNumber ? "number" : nil, name(of: cell.style)].compactMap { $0 }.joined(separator: " ")
        let attribute = classes.isEmpty ? "" : " class=\"\(classes)\""
        let content = escaped(cell.text)
        return isKey && !content.isEmpty
            ? "<th scope=\"row\"\(attribute)>\(content)</th>" : "<td\(attribute)>\(content)</td>"
    }
}
