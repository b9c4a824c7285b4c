import Answers
import Arguments
import CostModel
import JSONText
import Reports
import StrictJSON

/// `scenarios list`: the built-in files.
struct ScenariosListCommand: Subcommand {
    static let definition = CommandDefinition(
        "The built-in scenario files.", options: Option.reporting,
        examples: [("lambda-cost scenarios list", "Names and what each is about.")])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        var listed: [(name: String, workload: Workload)] = []
        for name in BuiltInScenarios.names { listed.append((name, try InputReader.workload(name))) }
        try context.write(ScenarioFileList(listed).report())
        return .done
    }
}

/// `scenarios show`: one of them, to start one's own from.
struct ScenariosShowCommand: Subcommand {
    static let definition = CommandDefinition(
        "A built-in scenario file, to start your own from.",
        operands: Operands("[NAME]", completion: .builtInScenarios),
        options: [.output], readsVariables: false,
        examples: [("lambda-cost scenarios show threatstack-to-s3 > my.json", "Copy it and change it.")])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
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
