import Charts

/// What stands below lines: the axis, the strip of the cheapest, names that have no room beside the plot, and the changes.
extension TerminalLineChart {
    func axis(_ layout: Layout) -> [[Piece]] {
        let frame = DotCanvas(columns: layout.columns, rows: 1, glyphs: style.glyphs)
        var rule = Array(repeating: isASCII ? "-" : "─", count: layout.columns)
        func column(_ share: Double) -> Int { frame.cell(Point(x: frame.frame.x(share), y: 0)).column }
        var (labels, seconds) = ("", "")
        let end = width - layout.labels - 1
        for tick in chart.x.ticks {
            guard let label = tick.label else { continue }
            let column = column(tick.share)
            rule[column] = isASCII ? "+" : "┬"
            Self.append(label, to: &labels, around: column, before: end)
            if let second = tick.secondLabel {
                Self.append(second, to: &seconds, around: column, before: end)
            }
        }
        if let asked = chart.asked { rule[column(asked.share)] = isASCII ? "^" : "▲" }
        let margin = Self.spaces(layout.labels)
        let start = margin + (isASCII ? "+" : "└")
        var rows: [[Piece]] = [[(start + rule.joined(), .dim)]]
        for (text, title) in [(labels, chart.x.title), (seconds, chart.x.secondTitle ?? "")] where !text.isEmpty {
            // One column is the axis's.
            let line = margin + " " + text
            let column = max(DisplayText.width(of: line) + 2, layout.labels + layout.columns + 2)
            if column + DisplayText.width(of: title) <= width {
                rows.append([(line + Self.spaces(column - DisplayText.width(of: line)) + title, .dim)])
            } else {
                rows.append([(line, .dim)])
                rows.append([(Self.spaces(layout.labels + 1) + style.shortened(title, to: layout.columns), .dim)])
            }
        }
        return rows
    }

    /// Appends a label with its middle at a column, where it does not touch the one before.
    private static func append(_ label: String, to text: inout String, around column: Int, before end: Int) {
        let (used, width) = (DisplayText.width(of: text), DisplayText.width(of: label))
        let start = max(0, column - width / 2)
        guard used == 0 || start >= used + 2, start + width <= end else { return }
        text += spaces(start - used) + label
    }

    /// A letter a column says which line is the cheapest there.
    func strip(_ layout: Layout) -> [[Piece]] {
        guard !chart.bands.isEmpty else { return [] }
        var pieces: [Piece] = [(Self.spaces(layout.labels + 1), .plain)]
        var changesOften = false
        for column in 0..<layout.columns {
            let middle = layout.columns > 1 ? Double(column) / Double(layout.columns - 1) : 0
            let band = chart.bands.last { $0.from <= middle } ?? chart.bands[0]
            if let line = band.line {
                pieces.append((letter(line), .line(line, isBold: true)))
            } else {
                changesOften = true
                pieces.append(("~", .dim))
            }
        }
        let title = chart.bandTitle.lowercased() + (changesOften ? " (~ in turns)" : "")
        let margin = layout.labels + 1
        if margin + layout.columns + 1 + DisplayText.width(of: title) <= width {
            return [pieces + [(" " + title, .dim)]]
        }
        return [pieces, [(Self.spaces(margin) + title, .dim)]]
    }

    /// The names, where there is no room at the right end, and what the lines come to there.
    func names(_ layout: Layout) -> [[Piece]] {
        guard layout.names == 0 else { return [] }
        return [[(chart.endTitle, .dim)]]
            + chart.lines.enumerated().map { index, line in
                let name = style.shortened(name(index), to: max(8, width - 4 - DisplayText.width(of: line.end)))
                return [("  ", .plain), (name, .line(index, isBold: true)), ("  " + line.end, .plain)]
            }
    }

    /// Where another line becomes the cheapest, exactly.
    var changes: [[Piece]] {
        var lines: [[Piece]] = [[]]
        let widest = chart.changes.map { DisplayText.width(of: $0.amount) }.max() ?? 0
        let mark = style.glyphs == .braille ? "●" : "*"
        for change in chart.changes {
            let gap = Self.spaces(widest - DisplayText.width(of: change.amount))
            let amount = "\(mark) \(gap)\(change.amount) \(chart.x.title) and more: "
            lines += line(amount, naming: change.line)
        }
        if let asked = chart.asked {
            lines += wrapped("\(isASCII ? "^" : "▲") \(asked.note)", .plain)
        }
        if let note = chart.changesNote { lines += wrapped(note, .dim) }
        return lines.count > 1 ? lines : []
    }

    /// A text and a name behind it, or below it where that is too long.
    private func line(_ text: String, naming line: Int) -> [[Piece]] {
        let name = name(line)
        let style = PieceStyle.line(line, isBold: true)
        guard DisplayText.width(of: text + name) > width else { return [[(text, .plain), (name, style)]] }
        return [[(String(text.dropLast()), .plain)]]
            + DisplayText.wrapped(name, to: width - 4).map { [("    ", .plain), ($0, style)] }
    }

    private func wrapped(_ text: String, _ style: PieceStyle) -> [[Piece]] {
        let lines = DisplayText.wrapped(text, to: width - 2)
        return lines.enumerated().map { index, line in
            [(index == 0 ? "" : "  ", .plain), (DisplayText.withPlainSpaces(line), style)]
        }
    }
}
