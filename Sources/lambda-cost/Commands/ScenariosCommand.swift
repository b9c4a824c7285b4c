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

/// `scenarios inputs`: what a file states that `--set` changes.
struct ScenariosInputsCommand: Subcommand {
    static let form = ValueOption<Bool>(
        "--form", "As markup: the fields and sliders that the page of Sources/page/build shows.")

    static let definition = CommandDefinition(
        "What a scenario file or deployments in words state, by the keys that --set takes to change it.",
        operands: .scenarioFile, options: [.set, form] + Option.reporting,
        examples: [
            ("lambda-cost scenarios inputs web-api", "Its numbers and words, and what each means."),
            (
                "lambda-cost scenarios inputs '2xt3.small + ALB' --format csv",
                "Also the keys that nobody has said anything of, and what they accept."
            ),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let operands = try context.operandsOfOneFile()
        let workload = try context.workload(operands.files.first, of: operands)
        let text = try operands.text(setting: context.settings.inputs)
        let inputs: [FileInput]
        do { inputs = try FileInput.all(in: text, file: workload.file) } catch { throw CommandError(error) }
        let list = FileInputList(inputs, of: workload)
        guard try context.value(Self.form) ?? false else {
            try context.write(list.report())
            return .done
        }
        let output = try context.destination()
        try output.write(InputFormRenderer.text(list.form(moved: context.settings.inputs.map { $0.key.name })))
        try output.finish()
        return .done
    }
}

/// `scenarios write`: deployments in words as a scenario file, to keep and to change.
struct ScenariosWriteCommand: Subcommand {
    static let definition = CommandDefinition(
        "Write deployments in words as a scenario file, alone or behind the scenarios of a file.",
        operands: .scenarioFile, options: [.set, .output], readsVariables: false,
        examples: [
            (
                "lambda-cost scenarios write '2xt3.small + ALB' 'Lambda 256MB 90ms + HTTP API' --output mine.json",
                "The same question asked of this file has the same answer."
            ),
            ("lambda-cost scenarios write web-api --set lambda.memoryMB=1024", "A file with another value in it."),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        guard !context.arguments.operands.isEmpty else {
            throw .usage(
                "'lambda-cost scenarios write' needs a deployment.",
                "Write it as in 'lambda-cost scenarios write \"2xt3.small + ALB\"'.")
        }
        let text = try context.operandsOfOneFile().text(setting: context.settings.inputs)
        let output = try context.destination()
        try output.write(text)
        try output.finish()
        return .done
    }
}

/// `scenarios schema`: the JSON Schema of scenario files.
struct ScenariosSchemaCommand: Subcommand {
    static let definition = CommandDefinition(
        "The JSON Schema (2020-12) of scenario files, by which editors complete and check them.",
        options: [.output], readsVariables: false,
        examples: [
            (
                "lambda-cost scenarios schema --output lambda-cost.schema.json",
                "Name it in a file beside it: \"$schema\": \"./lambda-cost.schema.json\"."
            )
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let output = try context.destination()
        try output.write(ScenarioSchema.text())
        try output.finish()
        return .done
    }
}
