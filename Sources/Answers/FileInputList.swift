import CostModel
import ExactMath
import Reports
import StrictJSON

/// `scenarios inputs`: what a scenario file states of everything that `--set` changes.
public struct FileInputList {
    private let inputs: [FileInput]
    private let workload: Workload

    public init(_ inputs: [FileInput], of workload: Workload) {
        self.inputs = inputs
        self.workload = workload
    }

    public func report() -> Report {
        Report(
            blocks: { medium in [.table(table(medium))] },
            rows: {
                DataRows(
                    ["input", "scenarios", "stated", "accepts", "meaning"],
                    inputs.map { input in
                        [
                            .text(input.name), .text(input.scenarios.joined(separator: "; ")),
                            input.stated.map { .text($0) } ?? .none, .text(input.accepted.words), .text(input.meaning),
                        ]
                    })
            },
            record: { record })
    }

    /// A terminal has room for what the file states, with its meaning.
    private func table(_ medium: Medium) -> Table {
        let isDocument = medium == .document
        let shown = inputs.filter { isDocument || $0.stated != nil }
        let differ = shown.contains { !$0.scenarios.isEmpty }
        var table = Table(
            columns: [Table.Column("Input"), Table.Column("States")] + (isDocument ? [Table.Column("Accepts")] : [])
                + [Table.Column("Meaning")] + (differ ? [Table.Column("In")] : []))
        for input in shown {
            table.append(
                [Table.Cell(input.name, style: .bold), Table.Cell(input.stated ?? "")]
                    + (isDocument ? [Table.Cell(input.accepted.words)] : []) + [Table.Cell(input.meaning)]
                    + (differ ? [Table.Cell(input.scenarios.joined(separator: "; "))] : []))
        }
        return table
    }

    // MARK: For a page

    /// The same as fields and sliders.
    ///
    /// - Parameter moved: the keys whose values are not the file's own.
    public func form(moved: [String]) -> InputForm {
        var groups: [(name: String, fields: [InputForm.Field])] = []
        for input in inputs {
            let parts = input.name.split(separator: ".", maxSplits: 1)
            // What belongs to no service says by which prices it is counted.
            let group = parts.count > 1 ? String(parts[0]) : "prices"
            if !groups.contains(where: { $0.name == group }) { groups.append((group, [])) }
            guard let at = groups.firstIndex(where: { $0.name == group }) else { continue }
            groups[at].fields.append(Self.field(input, isMoved: input.keys.contains { moved.contains($0) }))
        }
        let (steps, position) = volumes
        let plural = workload.request.plural
        return InputForm(
            plural: plural.prefix(1).uppercased() + plural.dropFirst(),
            volumes: (steps.map { $0.allDigits }, position ?? 0), scenarios: workload.scenarios.map { $0.name },
            groups: groups)
    }

    private static func field(_ input: FileInput, isMoved: Bool) -> InputForm.Field {
        let control: InputForm.Control =
            switch (input.accepted, scale(of: input)) {
            case (.words(let words), _): .choice(words)
            case (_, let scale?): .slider(scale.steps.map { $0.allDigits }, position: scale.position)
            default: .text
            }
        return InputForm.Field(
            input.name, keys: input.keys, scenarios: input.scenarios, stated: input.stated, control,
            accepted: input.accepted.words, meaning: input.meaning, isMoved: isMoved)
    }

    // MARK: For programs

    private var record: Record {
        var record = Record.report("scenarios inputs")
        record.add("file", .text(workload.file))
        record.add("requestPlural", .text(workload.request.plural))
        record.add("scenarios", .inline(.texts(workload.scenarios.map { $0.name })))
        record.add("requests", .record(Self.record(volumes)))
        record.add(
            "inputs",
            .list(
                inputs.map { input in
                    .record(
                        [
                            "name": .text(input.name), "keys": .inline(.texts(input.keys)),
                            "scenarios": .inline(.texts(input.scenarios)), "stated": .text(input.stated),
                            "accepts": .text(input.accepted.words), "meaning": .text(input.meaning),
                        ] + Self.choices(of: input))
                }))
        return record
    }

    /// The numbers of a slider, and the position of the one to begin with.
    private typealias Scale = (steps: [Rational], position: Int?)

    /// The volumes that somebody would try, among them the file's; the position is that of the middle one of these.
    private var volumes: Scale {
        let stated = workload.volumes.sorted()
        let scale = Set(NumberScale.between(Self.leastRequests, and: Limits.largest) + stated.map { Rational($0) })
            .sorted()
        let middle = Rational(stated.isEmpty ? Self.leastRequests : stated[stated.count / 2])
        return (scale, scale.firstIndex(of: middle))
    }

    private static let leastRequests = 100

    private static func scale(of input: FileInput) -> Scale? {
        guard case .number(let range) = input.accepted, let stated = input.stated,
            let number = try? Rational(decimal: stated)
        else { return nil }
        let steps = NumberScale.around(number, in: range)
        return (steps, steps.firstIndex(of: number))
    }

    /// The words, or the numbers of a slider.
    private static func choices(of input: FileInput) -> Record {
        if case .words(let words) = input.accepted { return ["words": .inline(.texts(words))] }
        return scale(of: input).map { record($0) } ?? [:]
    }

    private static func record(_ scale: Scale) -> Record {
        ["steps": .inline(.texts(scale.steps.map { $0.allDigits })), "position": .count(scale.position)]
    }
}

extension Record {
    fileprivate static func + (left: Record, right: Record) -> Record {
        var sum = left
        sum.add(right)
        return sum
    }
}

extension FileInput.Accepted {
    fileprivate var words: String {
        switch self {
        case .number(let range): range.description
        case .words(let words): words.joined(separator: ", ")
        case .text: "a text"
        }
    }
}
