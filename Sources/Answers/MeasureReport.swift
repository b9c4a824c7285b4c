import ExactMath
import Observations
import Reports

/// `measure`: what was found, how each number was come by, and what the files cannot tell.
public struct MeasureReport {
    let findings: Findings
    let parts: ScenarioParts
    /// What became of a scenario file, a sentence each; none where there is none.
    let outcome: [String]

    public init(_ findings: Findings, _ parts: ScenarioParts, outcome: [String] = []) {
        self.findings = findings
        self.parts = parts
        self.outcome = outcome
    }

    /// Where the numbers of a scenario file come from, in a sentence.
    public static func description(of findings: Findings) -> String {
        let names = findings.files.prefix(3).map { $0.name }.joined(separator: ", ")
        let more = findings.files.count > 3 ? " and \(findings.files.count - 3) more" : ""
        let period = findings.demand?.period.map { ", \($0.firstText) to \($0.lastText)" } ?? ""
        return "Measured from \(names)\(more)\(period)."
    }

    /// What became of a scenario file that numbers were put into, a sentence each.
    public static func outcome(of merge: ScenarioMerge, in file: String) -> [String] {
        var lines =
            merge.changes.isEmpty
            ? ["\(file) already says all this and is unchanged."]
            : ["Changed in \(file):"]
                + merge.changes.map { "\($0.path): \($0.before.map { "\($0) → " } ?? "new: ")\($0.after)" }
        for resource in merge.unplaced {
            lines.append(
                resource.label.isEmpty
                    ? "No scenario of the file has exactly one \(resource.service) of this kind to put it into: add one."
                    : "No resource of the file is \(resource.service) '\(resource.label)': give one \"label\": "
                        + "\"\(resource.label)\", or add it.")
        }
        if merge.keepsProfile {
            lines.append(
                "peakToAverage stays as it is, because the file has a profile and less than a week was observed.")
        }
        return lines
    }

    /// A number, whose it is, and how it was come by.
    struct Fact {
        let subject: String
        let name: String
        let value: Datum
        let how: String

        init(_ subject: String, _ name: String, _ value: Datum, _ how: String) {
            self.subject = subject
            self.name = name
            self.value = value
            self.how = how
        }
    }

    public func report() -> Report {
        let facts = facts
        return Report(
            blocks: { _ in blocks(facts) },
            rows: {
                DataRows(
                    ["subject", "number", "value", "how"],
                    facts.map { [.text($0.subject), .text($0.name), $0.value, .text($0.how)] })
            },
            record: { record(facts) })
    }

    // MARK: For people

    private func blocks(_ facts: [Fact]) -> [Block] {
        var blocks: [Block] = [.title("Measured"), .list(findings.files.map(Self.item))]
        var rest = facts[...]
        while let first = rest.first {
            let group = rest.prefix { $0.subject == first.subject }
            rest = rest.dropFirst(group.count)
            blocks.append(
                .entries(
                    Block.Entries(
                        title: first.subject,
                        group.map { Block.Entries.Entry($0.name, $0.value, details: $0.how.isEmpty ? [] : [$0.how]) })))
        }
        let lines = partLines
        if !lines.isEmpty {
            blocks.append(.heading("For a scenario file"))
            blocks.append(.list(lines.map { Block.Item($0) }))
        }
        let remarks = remarks
        if !remarks.isEmpty {
            blocks.append(.heading("What to know"))
            blocks.append(.list(remarks.map { Block.Item($0) }))
        }
        if !outcome.isEmpty { blocks.append(.paragraphs(outcome)) }
        return blocks
    }

    private static func item(_ file: ObservedFile) -> Block.Item {
        Block.Item(
            "\(file.name): "
                + file.found.map { "\(NumberStyle.requests($0.count)) \($0.kind.words($0.count))" }.joined(
                    separator: ", "))
    }

    /// `1 run`, `2 runs`.
    static func counted(_ number: Int, _ thing: String) -> String {
        "\(NumberStyle.requests(number)) \(thing)\(number == 1 ? "" : "s")"
    }

    /// The parts of a scenario file, each as it stands there.
    private var partLines: [String] {
        var lines = parts.settings.region.map { ["region: \"\($0)\""] } ?? []
        lines += parts.traffic.map { "traffic.\($0.key): \($0.text)" }
        if let requests = parts.volume { lines.append("volumes: [\(requests)]") }
        for resource in parts.resources {
            let members = resource.members.map { "\"\($0.key)\": \($0.text)" }
            lines.append("{\((["\"service\": \"\(resource.service)\""] + members).joined(separator: ", "))}")
        }
        return lines
    }

    // MARK: For programs

    private func record(_ facts: [Fact]) -> Record {
        var record = Record.report("measure")
        record.add([
            "files": .list(
                findings.files.map { file in
                    .line([
                        "file": .text(file.name),
                        "found": .list(
                            file.found.map { .record(["kind": .text($0.kind.words(0)), "count": .count($0.count)]) }),
                    ])
                }),
            "numbers": .list(
                facts.map {
                    .line([
                        "subject": .text($0.subject), "number": .text($0.name), "value": .datum($0.value),
                        "how": .text($0.how),
                    ])
                }),
            "skipped": .list(
                findings.skipped.map { .line(["reason": .text($0.reason.words), "count": .count($0.count)]) }),
            "remarks": .texts(remarks), "outcome": .texts(outcome),
        ])
        return record
    }
}

extension RecordKind {
    /// So many records of the kind, in a few words.
    func words(_ count: Int) -> String {
        let isOne = count == 1
        switch self {
        case .report: return isOne ? "REPORT record" : "REPORT records"
        case .platformReport: return isOne ? "platform.report record" : "platform.report records"
        case .insightsFields: return isOne ? "run as fields of Logs Insights" : "runs as fields of Logs Insights"
        case .applicationBalancer: return isOne ? "ALB line" : "ALB lines"
        case .classicBalancer: return isOne ? "classic ELB line" : "classic ELB lines"
        case .networkBalancer: return isOne ? "NLB line" : "NLB lines"
        case .api: return isOne ? "API Gateway line" : "API Gateway lines"
        case .webServer: return isOne ? "web server line" : "web server lines"
        case .metric: return isOne ? "metric value" : "metric values"
        case .bill: return isOne ? "line of a bill" : "lines of a bill"
        case .aggregate: return isOne ? "row of sums" : "rows of sums"
        }
    }
}
