import Analysis
import CostModel
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
            let name = DisplayText.sanitized(file.name)
            let (word, color, words) = verdict(file)
            text += "\(name): \(style.styled(word, color))"
            // The counts stand beside the verdict where there is room, else below it.
            let used = DisplayText.width(of: "\(name): \(word)  \(words)")
            text += used <= width ?? .max ? "  \(words)\n" : "\n" + Self.lines(of: words, width: width)
            for claim in file.claims where !claim.holds {
                text += Self.lines(of: DisplayText.sanitized(sentence(claim, in: file)), width: width)
            }
        }
        return text
    }

    /// Indented lines, all but the first a little more.
    private static func lines(of sentence: String, width: Int?) -> String {
        var text = ""
        for line in DisplayText.wrapped(sentence, to: width.map { $0 - 4 } ?? .max) {
            text += (text.isEmpty ? "  " : "    ") + line + "\n"
        }
        return text
    }

    private func verdict(_ file: CheckedFile) -> (word: String, color: TextStyle, words: String) {
        guard let workload = file.checked?.workload else { return ("NOT CHECKED", .red, "see the error") }
        var parts = [counted(workload.scenarios.count, "scenario")]
        for (kind, words) in [(CheckedWorkload.Claim.Kind.expected, "expected figures"), (.limit, "limits")] {
            let claims = file.claims.filter { $0.kind == kind }
            if !claims.isEmpty { parts.append("\(claims.filter({ $0.holds }).count) of \(claims.count) \(words) hold") }
        }
        if file.claims.isEmpty { parts.append("nothing expected or limited") }
        let counts = parts.joined(separator: ", ")
        return file.holds ? ("ok", .green, counts) : ("FAILED", .red, counts)
    }

    private func counted(_ count: Int, _ word: String) -> String { "\(count) \(word)\(count == 1 ? "" : "s")" }

    private func sentence(_ claim: CheckedWorkload.Claim, in file: CheckedFile) -> String {
        let names = file.checked?.workload.request
        let plural = (claim.requests == 1 ? names?.singular : names?.plural) ?? ""
        let at = "'\(claim.scenario)' at \(NumberStyle.requests(claim.requests)) \(plural)"
        let stated = NumberStyle.price(claim.stated)
        let total = shown(claim.total, for: claim)
        return switch claim.kind {
        case .expected: "\(claim.path): \(at) costs \(total), expected \(stated)"
        case .limit:
            "\(claim.path): \(at) costs \(total), over the limit of \(stated) by "
                + shown(claim.total - claim.stated, for: claim)
        }
    }

    /// Dollars with the places that the claim states, two at least; with all of them where those would not show why the
    /// claim does not hold.
    private func shown(_ amount: Rational, for claim: CheckedWorkload.Claim) -> String {
        func rounded(_ amount: Rational) -> Rational {
            (try? Rational(decimal: amount.decimalText(places: claim.places))) ?? amount
        }
        guard rounded(amount) != amount, rounded(claim.total) != claim.stated else { return NumberStyle.price(amount) }
        return "about \(NumberStyle.price(rounded(amount)))"
    }

    private static let titles = ["file", "kind", "scenario", "requests", "stated", "total", "holds"]

    func markdown() -> String { MarkdownTable(table()).text }

    private func table() -> TextTable {
        var table = TextTable(
            columns: Self.titles.enumerated().map {
                TextTable.Column($1, alignment: (3...5).contains($0) ? .right : .left)
            })
        for file in files {
            for claim in file.claims {
                table.append([
                    TextTable.Cell(file.name), TextTable.Cell(claim.kind.name), TextTable.Cell(claim.scenario),
                    TextTable.Cell(NumberStyle.requests(claim.requests)),
                    TextTable.Cell(NumberStyle.price(claim.stated)), TextTable.Cell(NumberStyle.price(claim.total)),
                    TextTable.Cell(claim.holds ? "yes" : "no"),
                ])
            }
            if file.error != nil {
                table.append([TextTable.Cell(file.name), "not checked", "", "", "", "", "no"])
            }
        }
        return table
    }

    func writeCSV(to output: OutputDestination) throws(CommandError) {
        var csv = CSVWriter()
        csv.appendRow(ofTexts: Self.titles)
        for file in files {
            for claim in file.claims {
                csv.append(text: file.name)
                csv.append(text: claim.kind.name)
                csv.append(text: claim.scenario)
                csv.append(number: claim.requests)
                csv.append(number: claim.stated)
                csv.append(number: claim.total)
                csv.append(text: claim.holds ? "true" : "false")
                csv.endRow()
            }
            if file.error != nil { csv.appendRow(ofTexts: [file.name, "not checked", "", "", "", "", "false"]) }
        }
        try output.drain(&csv)
    }

    func json() -> [UInt8] {
        var json = JSONWriter.report("check")
        json.key("holds")
        json.bool(files.allSatisfy { $0.holds })
        json.key("files")
        json.beginArray()
        for file in files {
            json.beginObject()
            json.key("file")
            json.string(file.name)
            json.key("name")
            if let workload = file.checked?.workload { json.string(workload.name) } else { json.null() }
            json.key("holds")
            json.bool(file.holds)
            for (kind, key) in [(CheckedWorkload.Claim.Kind.expected, "expected"), (.limit, "limits")] {
                json.key(key)
                json.beginArray()
                for claim in file.claims where claim.kind == kind { write(claim, to: &json) }
                json.endArray()
            }
            json.write(file.checked?.evaluation.warnings ?? [])
            if let error = file.error {
                json.key("error")
                json.beginObject()
                json.key("status")
                json.number(Int(error.status.rawValue))
                json.key("message")
                json.string(error.description)
                json.endObject()
            }
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.bytes
    }

    private func write(_ claim: CheckedWorkload.Claim, to json: inout JSONWriter) {
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
