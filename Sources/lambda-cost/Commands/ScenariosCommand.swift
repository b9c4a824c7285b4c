import CostModel
import JSONText
import Reports
import StrictJSON

/// `scenarios list` and `scenarios show`: the built-in files, to start one's own from.
struct ScenariosCommand {
    static let list = CommandSpecification(
        "scenarios list", "The built-in scenario files.", options: [.format, .output, .color],
        examples: [("lambda-cost scenarios list", "Names and what each is about.")])
    static let show = CommandSpecification(
        "scenarios show", "A built-in scenario file, to start your own from.", operands: "[NAME]", operandLimit: 1,
        options: [.output],
        examples: [("lambda-cost scenarios show threatstack-to-s3 > my.json", "Copy it and change it.")])

    let context: CommandContext

    func runList() throws(CommandError) -> ExitStatus {
        var listed: [(name: String, workload: Workload)] = []
        for name in BuiltInScenarios.names { listed.append((name, try InputReader.workload(name))) }
        let output = try context.destination()
        let titles = ["name", "scenarios", "description"]
        switch context.settings.format {
        case .table, .markdown:
            var table = TextTable(columns: [
                TextTable.Column("Name"), TextTable.Column("Scenarios", alignment: .right),
                TextTable.Column("Description"),
            ])
            for (name, workload) in listed {
                table.append([
                    TextTable.Cell(name, style: .bold), TextTable.Cell(String(workload.scenarios.count)),
                    TextTable.Cell(workload.description ?? ""),
                ])
            }
            try output.write(
                context.settings.format == .markdown
                    ? MarkdownTable(table).text
                    : table.rendered(width: context.tableWidth, color: context.usesColor))
        case .csv:
            var csv = CSVWriter()
            csv.appendRow(ofTexts: titles)
            for (name, workload) in listed {
                csv.append(text: name)
                csv.append(number: workload.scenarios.count)
                csv.append(text: workload.description ?? "")
                csv.endRow()
            }
            try output.drain(&csv)
        case .json: try output.write(json(listed))
        }
        try output.finish()
        return .done
    }

    private func json(_ listed: [(name: String, workload: Workload)]) -> [UInt8] {
        var json = JSONWriter.report("scenarios list")
        json.key("files")
        json.beginArray()
        for (name, workload) in listed {
            json.beginObject()
            json.key("name")
            json.string(name)
            json.key("description")
            json.string(workload.description ?? "")
            json.key("scenarios")
            json.beginArray()
            for scenario in workload.scenarios { json.string(scenario.name) }
            json.endArray()
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return json.bytes
    }

    func runShow() throws(CommandError) -> ExitStatus {
        let name = context.arguments.operands.first ?? BuiltInScenarios.standard
        guard let file = BuiltInScenarios.file(named: name) else {
            let near = NearMiss.nearest(to: name, in: BuiltInScenarios.names).map { "Did you mean '\($0)'? " } ?? ""
            throw CommandError(
                .unreadableInput,
                "There is no built-in scenario file \(VisibleText.quoted(name)).\n\(near)Built-in files: "
                    + "\(BuiltInScenarios.names.joined(separator: ", ")).")
        }
        let output = try context.destination()
        try output.write(file.text.description)
        try output.finish()
        return .done
    }
}

extension JSONWriter {
    /// An object begun with what every report begins with; the caller ends it.
    static func report(_ command: String) -> JSONWriter {
        var json = JSONWriter()
        json.beginObject()
        json.key("formatVersion")
        json.number(1)
        json.key("command")
        json.string(command)
        return json
    }
}
