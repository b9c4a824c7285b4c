import ExactMath
import JSONText
import Reports

/// The outcome of `check` in each format.
struct CheckReport: FormattedReport {
    let files: [CheckedFile]

    func text(width: Int?, color: Bool) -> String {
        let style = TerminalStyle(isColored: color)
        var text = ""
        for file in files {
            let word = file.holds ? style.styled("ok", .green) : style.styled("FAILED", .red)
            let name = DisplayText.sanitized(file.workload.file)
            text += "\(name): \(word)  \(counts(file))\n"
            for claim in file.claims where !claim.holds {
                text += "  " + DisplayText.sanitized(sentence(claim, in: file)) + "\n"
            }
        }
        return text
    }

    private func counts(_ file: CheckedFile) -> String {
        let scenarios = file.workload.scenarios.count
        var parts = ["\(scenarios) scenario\(scenarios == 1 ? "" : "s")"]
        for (kind, words) in [(CheckedFile.Claim.Kind.expected, "expected figures"), (.limit, "limits")] {
            let claims = file.claims.filter { $0.kind == kind }
            if !claims.isEmpty { parts.append("\(claims.filter(\.holds).count) of \(claims.count) \(words) hold") }
        }
        return parts.joined(separator: ", ")
    }

    private func sentence(_ claim: CheckedFile.Claim, in file: CheckedFile) -> String {
        let at = "'\(claim.scenario)' at \(NumberStyle.requests(claim.requests)) \(file.workload.request.plural)"
        let total = NumberStyle.price(claim.total)
        let stated = NumberStyle.price(claim.stated)
        return switch claim.kind {
        case .expected: "\(claim.path): \(at) costs \(total), expected \(stated)"
        case .limit:
            "\(claim.path): \(at) costs \(total), over the limit of \(stated) by \(NumberStyle.price(claim.total - claim.stated))"
        }
    }

    private static let titles = ["file", "kind", "scenario", "requests", "stated", "total", "holds"]

    func markdown() -> String { MarkdownTable(table()).text }

    private func table() -> TextTable {
        var table = TextTable(
            columns: Self.titles.enumerated().map {
                TextTable.Column($1, alignment: (3...5).contains($0) ? .right : .left)
            })
        for (file, claim) in rows {
            table.append([
                TextTable.Cell(file.workload.file), TextTable.Cell(claim.kind.rawValue),
                TextTable.Cell(claim.scenario), TextTable.Cell(NumberStyle.requests(claim.requests)),
                TextTable.Cell(NumberStyle.price(claim.stated)), TextTable.Cell(NumberStyle.price(claim.total)),
                TextTable.Cell(claim.holds ? "yes" : "no"),
            ])
        }
        return table
    }

    private var rows: [(CheckedFile, CheckedFile.Claim)] {
        files.flatMap { file in file.claims.map { (file, $0) } }
    }

    func writeCSV(to output: OutputDestination) throws(CommandError) {
        var csv = CSVWriter()
        csv.appendRow(ofTexts: Self.titles)
        for (file, claim) in rows {
            csv.append(text: file.workload.file)
            csv.append(text: claim.kind.rawValue)
            csv.append(text: claim.scenario)
            csv.append(number: claim.requests)
            csv.append(number: claim.stated)
            csv.append(number: claim.total)
            csv.append(text: claim.holds ? "true" : "false")
            csv.endRow()
        }
        try output.drain(&csv)
    }

    func json() -> [UInt8] {
        var json = JSONWriter.report("check")
        json.key("holds")
        json.bool(files.allSatisfy(\.holds))
        json.key("files")
        json.beginArray()
        for file in files {
            json.beginObject()
            json.key("file")
            json.string(file.workload.file)
            json.key("name")
            json.string(file.workload.name)
            json.key("holds")
            json.bool(file.holds)
            for (kind, key) in [(CheckedFile.Claim.Kind.expected, "expected"), (.limit, "limits")] {
                json.key(key)
                json.beginArray()
                for claim in file.claims where claim.kind == kind { write(claim, to: &json) }
                json.endArray()
            }
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.bytes
    }

    private func write(_ claim: CheckedFile.Claim, to json: inout JSONWriter) {
        json.beginObject(inline: true)
        json.key("scenario")
        json.string(claim.scenario)
        json.key("requests")
        json.number(claim.requests)
        json.key(claim.kind == .limit ? "maxMonthly" : "expected")
        json.money(claim.stated)
        json.key("total")
        json.money(claim.total)
        json.key("holds")
        json.bool(claim.holds)
        json.endObject()
    }
}
