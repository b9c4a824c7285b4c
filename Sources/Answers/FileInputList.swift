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

    // MARK: For programs

    private var record: Record {
        var record = Record.report("scenarios inputs")
        record.add("file", .text(workload.file))
        record.add("requestPlural", .text(workload.request.plural))
        record.add("scenarios", .inline(.texts(workload.scenarios.map { $0.name })))
        record.add("requests", .record(requests))
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

    /// The volumes that somebody would try, among them the file's; `position` is that of the middle one of these.
    private var requests: Record {
        let stated = workload.volumes.sorted()
        let scale = Set(NumberScale.between(Self.leastRequests, and: Limits.largest) + stated.map { Rational($0) })
            .sorted()
        let middle = Rational(stated.isEmpty ? Self.leastRequests : stated[stated.count / 2])
        return Self.steps(scale, at: middle)
    }

    private static let leastRequests = 100

    /// The words, or the numbers of a slider.
    private static func choices(of input: FileInput) -> Record {
        switch input.accepted {
        case .words(let words): return ["words": .inline(.texts(words))]
        case .number(let range):
            guard let stated = input.stated, let number = try? Rational(decimal: stated) else { return [:] }
            return steps(NumberScale.around(number, in: range), at: number)
        case .text: return [:]
        }
    }

    private static func steps(_ numbers: [Rational], at number: Rational) -> Record {
        [
            "steps": .inline(.texts(numbers.map { $0.allDigits })),
            "position": .count(numbers.firstIndex(of: number)),
        ]
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
