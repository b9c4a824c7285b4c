import Answers
import Arguments
import CostModel
import ExactMath
import JSONText
import Observations
import Reports
import StrictJSON
import Templates

/// `scenarios from`: plans and templates as a scenario file, with a table of what became of every resource.
struct ScenariosFromCommand: Subcommand {
    static let output = ValueOption(
        file: "--output", aliases: ["-o"], "Write the scenario file there, whole or not at all, and print the table.")
    static let logs = ValueOption(
        text: "--logs", "FILE",
        "Measure durations, cold starts and requests in logs, joined by the names of functions; again for more.",
        repeats: true, completion: .files)
    static let parameter = ValueOption<(name: String, value: String)>(
        "--parameter", "NAME=VALUE", "The value of a template's parameter; again for more.", repeats: true
    ) { text throws(UsageError) in
        guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
            throw UsageError("'\(text)' names no parameter and its value.", "Write it as InstanceType=t3.small.")
        }
        return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }
    static let parameters = ValueOption(
        text: "--parameters", "FILE",
        "Values of parameters as 'aws cloudformation' takes and describes them, in JSON; again for more.",
        repeats: true, completion: .files)
    static let region = ValueOption(
        text: "--region", "REGION", "The region where a template names none, or the one to take of several.",
        variables: ["LAMBDA_COST_REGION"])
    static let definition = CommandDefinition(
        "A scenario file from plans of Terraform and OpenTofu and templates of CloudFormation, SAM and the CDK.",
        operands: Operands("FILE …", limit: .max, completion: .files),
        options: [output, logs, parameter, parameters, region, .hoursPerMonth, .format, .color, .excel],
        examples: [
            (
                "lambda-cost scenarios from plan.json --output mine.json",
                "What 'terraform show -json' prints; of a plan that changes something, before and after."
            ),
            (
                "lambda-cost scenarios from template.yaml --logs log-events-viewer-result.csv | lambda-cost compare -",
                "What a stack costs, with durations from its functions' logs."
            ),
        ])

    let context: CommandContext

    func run() throws(CommandError) -> ExitStatus {
        let operands = context.arguments.operands
        guard !operands.isEmpty else {
            throw .usage(
                "'lambda-cost scenarios from' needs a plan or a template.",
                "Write one: terraform show -json PLAN > plan.json, and name it here.")
        }
        let path = try context.value(Self.output)
        guard path != nil || !context.arguments.said(Option.format).contains(where: { $0.isTyped }) else {
            throw .usage(
                "--format is of the table, and the scenario file is what stands on standard output.",
                "Name a file for it with --output.")
        }
        let logs = try context.values(Self.logs)
        let logFiles = try MeasureInput.inputs(logs)
        let destination = try OutputDestination(
            path, inputs: operands + logFiles.map { $0.name } + (try context.values(Self.parameters)))
        let templates = try read(operands)
        let region = region(of: templates.map { $0.template }, asked: try context.value(Self.region))
        var measured: TemplateLogs?
        if !logs.isEmpty { measured = try TemplateLogs(logFiles, context) }
        var (files, unplaced) = (try scenarios(of: templates, in: region.name), measured?.measurements ?? [])
        if let measured {
            // What belongs to no scenario at all.
            for file in files.indices {
                for position in files[file].scenarios.indices {
                    let left = files[file].scenarios[position].scenario.join(measured.measurements)
                    unplaced = unplaced.filter { one in
                        left.contains { $0.name == one.name && $0.service == one.service }
                    }
                }
            }
        }
        let named = files.flatMap { $0.scenarios }
        let usualHours = Estimate().hoursPerMonth
        let hours = context.settings.hoursPerMonth ?? usualHours
        func report(_ outcome: [String]) -> Report {
            TemplateReport(
                files, region: region, hoursPerMonth: hours, unplaced: unplaced, hasLogs: measured != nil,
                outcome: outcome
            ).report()
        }
        guard !named.isEmpty, named.contains(where: { $0.scenario.count > 0 }) else {
            show(report([]))
            throw CommandError(
                .invalidContent,
                "\(VisibleText.line(templates.map { $0.name }.joined(separator: ", ")))\n"
                    + "There is nothing in it that a scenario can have; the table above says of each resource why.")
        }
        var head = TemplateFile.Head(
            name: templates.first?.stem ?? "", description: description(of: templates), region: region.name)
        if hours != usualHours { head.hoursPerMonth = hours.allDigits }
        (head.traffic, head.requests) = (measured?.traffic ?? [], measured?.requests)
        let text = TemplateFile.text(head, named.filter { $0.scenario.count > 0 })
        // What a template states may be what no scenario can have, such as a size of tasks that Fargate does not offer.
        do throws(FileFault) {
            _ = try ScenarioFile.readUnfinished(text, file: "the scenario file made of it", defaultName: head.name)
        } catch {
            throw CommandError(
                .invalidContent,
                "\(VisibleText.line(templates.map { $0.name }.joined(separator: ", ")))\n\(error.description)")
        }
        try destination.write(text)
        try destination.finish()
        if path == nil {
            show(report([]))
        } else {
            try context.write([report(["Written to \(destination.name)."])], to: OutputDestination(nil))
        }
        return .done
    }

    /// Prints the table beside the file.
    private func show(_ report: Report) {
        let environment = context.environment
        let text = TerminalRenderer.text(
            [report], width: environment.errorWidth ?? environment.tableWidth,
            isColored: environment.isErrorTerminal && environment.allowsColor)
        StandardError.write(String(decoding: text, as: UTF8.self))
    }

    // MARK: Reading

    private struct Named {
        let name: String
        /// The file's name without folders and endings.
        let stem: String
        let template: Template
    }

    private func read(_ operands: [String]) throws(CommandError) -> [Named] {
        var parameters: [String: String] = [:]
        for file in try context.values(Self.parameters) {
            let bytes = try TemplateInput.bytes(of: file)
            do throws(TemplateError) {
                for (name, value) in try TemplateParameters.values(of: bytes) { parameters[name] = value }
            } catch {
                throw CommandError(error, of: InputReader.shownName(file))
            }
        }
        let read = Set(parameters.keys)
        for (name, value) in try context.values(Self.parameter) { parameters[name] = value }
        var templates: [Named] = []
        for operand in operands {
            let name = InputReader.shownName(operand)
            let bytes = try TemplateInput.bytes(of: operand)
            do throws(TemplateError) {
                templates.append(
                    Named(name: name, stem: Self.stem(name), template: try Template(bytes, parameters: parameters)))
            } catch {
                throw CommandError(error, of: name)
            }
        }
        let known = templates.flatMap { $0.template.parameterNames }
        // What stands in a file may belong to other stacks as well.
        for name in parameters.keys.sorted() where !known.contains(name) && !read.contains(name) {
            let near = NearMiss.nearest(to: name, in: known).map { "Did you mean '\($0)'? " } ?? ""
            let list = known.isEmpty ? "They have none." : "They have \(known.prefix(20).joined(separator: ", "))."
            throw .usage("--parameter \(name): no template has such a parameter.", near + list)
        }
        return templates
    }

    private static func stem(_ name: String) -> String {
        var stem = name.split(separator: "/").last.map(String.init) ?? name
        for ending in [".json", ".yaml", ".yml", ".template"] where stem.hasSuffix(ending) && stem.count > ending.count
        {
            stem = String(stem.dropLast(ending.count))
        }
        return stem
    }

    private func description(of templates: [Named]) -> String {
        "From " + templates.map { "\($0.name) (\($0.template.title))" }.joined(separator: " and ") + "."
    }

    /// The region that the templates state: of several the one asked for, else the one with the most.
    private func region(of templates: [Template], asked: String?) -> (name: String, origin: Origin) {
        var counts: [String: Int] = [:]
        for (name, resources) in templates.flatMap({ $0.regions }) { counts[name, default: 0] += resources }
        if let asked, counts[asked] != nil || counts.isEmpty {
            return (asked, counts.isEmpty ? .assumed("as --region says, since no template names one") : .planned)
        }
        let stated = counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        guard let most = stated.first?.key else {
            return ("us-east-1", .assumed("no template names a region; --region REGION says another"))
        }
        return (most, asked == nil ? .planned : .reference("which the plan states, so --region does not count"))
    }

    // MARK: Scenarios

    /// What each template makes, under names that differ.
    private func scenarios(of templates: [Named], in region: String) throws(CommandError) -> [TemplateReport.File] {
        var files: [TemplateReport.File] = []
        var used: Set<String> = []
        for template in templates {
            var scenarios: [TemplateScenario]
            do throws(TemplateError) { scenarios = try template.template.scenarios(in: region) } catch {
                throw CommandError(error, of: template.name)
            }
            if scenarios.count == 2, scenarios[0].isLike(scenarios[1]) { scenarios.removeFirst() }
            var named: [(name: String, scenario: TemplateScenario)] = []
            for scenario in scenarios {
                let state = scenarios.count > 1 ? scenario.state : nil
                let words = templates.count > 1 ? [template.stem, state] : [state ?? template.stem]
                let name = Self.unused(words.compactMap { $0 }.joined(separator: ", "), &used)
                named.append((name, scenario))
            }
            files.append(TemplateReport.File(template.name, template.template, named))
        }
        return files
    }

    private static func unused(_ name: String, _ used: inout Set<String>) -> String {
        var (candidate, number) = (name, 1)
        while !used.insert(candidate).inserted {
            number += 1
            candidate = "\(name) \(number)"
        }
        return candidate
    }
}

extension CommandError {
    /// What is wrong with a plan or a template.
    init(_ error: TemplateError, of file: String) {
        let words = error.description
        // The address of a resource stays as it is written.
        let isAddress = if case .value = error { true } else { false }
        self.init(.invalidContent, "\(VisibleText.line(file))\n\(isAddress ? words : words.capitalizedFirst)")
    }
}
