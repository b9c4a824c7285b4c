import ExactMath
import Reports
import Templates

/// `scenarios from`: what became of every resource of a template, and where each value comes from.
public struct TemplateReport {
    /// A plan or a template, and what was made of it.
    public struct File {
        public let name: String
        public let template: Template
        /// Under the names that they have in the scenario file.
        public var scenarios: [(name: String, scenario: TemplateScenario)]

        public init(_ name: String, _ template: Template, _ scenarios: [(name: String, scenario: TemplateScenario)]) {
            (self.name, self.template, self.scenarios) = (name, template, scenarios)
        }
    }

    let files: [File]
    /// The region, and how it was come by.
    let region: (name: String, origin: Origin)
    /// The hours of the file's month.
    let hoursPerMonth: Rational
    /// What was measured of no resource of the templates.
    let unplaced: [Measurement]
    let hasLogs: Bool
    /// What became of the scenario file, a sentence each.
    let outcome: [String]

    public init(
        _ files: [File], region: (name: String, origin: Origin), hoursPerMonth: Rational, unplaced: [Measurement],
        hasLogs: Bool, outcome: [String]
    ) {
        (self.files, self.region, self.unplaced) = (files, region, unplaced)
        self.hoursPerMonth = hoursPerMonth
        (self.hasLogs, self.outcome) = (hasLogs, outcome)
    }

    public func report() -> Report {
        Report(blocks: { _ in blocks }, rows: { rows }, record: { record })
    }

    // MARK: For people

    private var blocks: [Block] {
        var blocks: [Block] = [
            .title("From templates"),
            .list(files.map { Block.Item("\($0.name): \($0.template.title)") } + [Block.Item(regionWords)]),
        ]
        for file in files {
            // What stood before is told as far as it differs from what stands after.
            for (name, scenario) in file.scenarios.reversed() {
                let other = scenario.state == "before" ? file.scenarios.last?.scenario : nil
                blocks += self.blocks(name, scenario, besides: other)
            }
        }
        let missing = missing
        if !missing.isEmpty {
            blocks.append(.heading("Still to be given, as null in the file"))
            blocks.append(
                .list(missing.map { Block.Item($0.key, details: [$0.resources, $0.how]) }, details: .content))
        }
        let remarks = remarks
        if !remarks.isEmpty {
            blocks.append(.heading("What to know"))
            blocks.append(.list(remarks.map { Block.Item($0) }))
        }
        if !outcome.isEmpty { blocks.append(.paragraphs(outcome)) }
        return blocks
    }

    private var regionWords: String {
        let remark = region.origin.remark
        return "region \(region.name): \(region.origin.word)" + (remark.isEmpty ? "" : ", \(remark)")
    }

    private func blocks(_ name: String, _ scenario: TemplateScenario, besides other: TemplateScenario?) -> [Block] {
        var entries = scenario.entries
        var note: String?
        if let other {
            let known = Set(other.entries.map { Self.text(of: $0) })
            entries = entries.filter { !known.contains(Self.text(of: $0)) }
            let same = scenario.entries.count - entries.count
            if same > 0 { note = "\(NumberStyle.requests(same)) resources are as above." }
        }
        var blocks: [Block] = [.heading("'\(name)'")]
        var table = Table(columns: [
            Table.Column("key"), Table.Column("value"), Table.Column("source"), Table.Column(""),
        ])
        for entry in entries where !entry.values.isEmpty {
            table.appendGroup("\(entry.address): \(entry.verdict.words)")
            for value in entry.values {
                table.append([
                    Table.Cell(value.key), Table.Cell(value.content.words), Table.Cell(value.origin.word),
                    Table.Cell(Self.remark(of: value.origin, at: entry.address)),
                ])
            }
        }
        if !table.rows.isEmpty { blocks.append(.table(table)) }
        let noted = entries.filter { !$0.values.isEmpty && !$0.remarks.isEmpty }
        if !noted.isEmpty {
            blocks.append(.list(noted.map { Block.Item("\($0.address): \($0.remarks.joined(separator: "; "))") }))
        }
        for (title, verdicts) in Self.groups {
            let group = entries.filter { $0.values.isEmpty && verdicts($0.verdict) }
            if group.isEmpty { continue }
            blocks.append(.heading("\(title) (\(NumberStyle.requests(group.count)))"))
            blocks.append(
                .list(
                    group.map { entry in
                        Block.Item("\(entry.address): \(entry.type)", details: entry.remarks)
                    }, details: .content))
        }
        if let note { blocks.append(.note(note)) }
        return blocks
    }

    /// Addresses that are longer than a column may be are told by their end.
    private static let longestAddress = 32

    /// What a source's word leaves open; of the same module's resources the address within it.
    private static func remark(of origin: Origin, at address: String) -> String {
        guard case .reference(let name) = origin, !name.utf8.contains(0x20) else { return origin.remark }
        let (own, parts) = (address.split(separator: "."), name.split(separator: "."))
        let isSame = own.count == parts.count && own.dropLast(2) == parts.dropLast(2)
        let short = isSame ? parts.suffix(2).joined(separator: ".") : name
        guard short.count > longestAddress, parts.count > 1, let last = parts.last else { return short }
        return "….\(last)"
    }

    private static let groups: [(String, @Sendable (TemplateEntry.Verdict) -> Bool)] = [
        ("Taken with another resource", { if case .taken = $0 { true } else { false } }),
        ("Free", { $0 == .free }), ("Not modelled", { $0 == .notModelled }), ("Left out", { $0 == .leftOut }),
    ]

    /// All that is told of a resource.
    private static func text(of entry: TemplateEntry) -> String {
        let values = entry.values.map { "\($0.key)=\($0.content.words)" }
        return ([entry.address, entry.verdict.words] + values).joined(separator: " ")
    }
}

extension TemplateEntry.Verdict {
    var words: String {
        switch self {
        case .taken(let service): service
        case .free: "free"
        case .notModelled: "not modelled"
        case .leftOut: "left out"
        }
    }
}
