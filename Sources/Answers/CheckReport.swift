import Analysis
import CostModel
import ExactMath
import Reports

/// `check`: what became of the files' expected figures and limits.
public struct CheckReport {
    public struct File {
        public enum Outcome {
            case judged(CheckedWorkload)
            /// The file could not be judged, for which a command of its own would end with that status.
            case refused(status: Int, message: String, others: [String])
        }

        /// The file as the user named it.
        let name: String
        let outcome: Outcome

        public init(_ name: String, _ outcome: Outcome) {
            self.name = name
            self.outcome = outcome
        }

        var checked: CheckedWorkload? {
            if case .judged(let checked) = outcome { checked } else { nil }
        }

        /// Whether the file could be judged and all of its claims hold.
        var holds: Bool { checked?.holds ?? false }
    }

    private let files: [File]

    public init(_ files: [File]) {
        self.files = files
    }

    /// The rows of its table: a claim each, and a file that could not be judged.
    public var rowCount: Int { files.reduce(0) { $0 + ($1.checked?.count ?? 1) } }

    public func report() -> Report {
        Report(
            blocks: { medium in
                switch medium {
                case .terminal: [.verdicts(files.map { Self.verdict($0) })]
                case .document: [.table(table)]
                }
            },
            rows: {
                let rows = ClaimRows(files)
                return DataRows(Self.columns) { rows.next() }
            },
            record: { record })
    }

    // MARK: In a terminal

    private static func verdict(_ file: File) -> Block.Verdict {
        guard let checked = file.checked else {
            return .init(file.name, "NOT CHECKED", .red, remark: "see the error")
        }
        let scenarios = checked.workload.scenarios.count
        var parts = ["\(scenarios) scenario\(scenarios == 1 ? "" : "s")"]
        for (tally, words) in [(checked.expected, "expected figures"), (checked.limits, "limits")]
        where tally.count > 0 {
            parts.append("\(tally.holding) of \(tally.count) \(words) hold")
        }
        if checked.count == 0 {
            return .init(file.name, "valid", .yellow, remark: parts[0] + ", nothing expected or limited")
        }
        var details = checked.failures.map { sentence($0, in: checked) }
        let unnamed = checked.failing - checked.failures.count
        if unnamed > 0 { details.append("and \(unnamed) more; --format csv states each") }
        return .init(
            file.name, checked.holds ? "ok" : "FAILED", checked.holds ? .green : .red,
            remark: parts.joined(separator: ", "),
            details: details)
    }

    private static func sentence(_ claim: Claim, in checked: CheckedWorkload) -> String {
        let names = checked.workload.request
        let currency = checked.evaluation.money
        /// Money with the places that the claim states, two at least; with all of them where those would not show why the
        /// claim does not hold.
        func shown(_ amount: Rational) -> String {
            func rounded(_ amount: Rational) -> Rational {
                (try? Rational(decimal: amount.decimalText(places: claim.places))) ?? amount
            }
            guard rounded(amount) != amount, rounded(claim.total) != claim.stated else {
                return NumberStyle.price(amount, currency)
            }
            return "about \(NumberStyle.price(rounded(amount), currency))"
        }
        let volume = "\(NumberStyle.requests(claim.requests)) \(claim.requests == 1 ? names.singular : names.plural)"
        let finding = "line \(claim.line), \(claim.path): '\(claim.scenario)' at \(volume) costs \(shown(claim.total))"
        let stated = NumberStyle.price(claim.stated, currency)
        return switch claim.kind {
        case .expected: "\(finding), expected \(stated)"
        case .limit: "\(finding), over the limit of \(stated) by \(shown(claim.total - claim.stated))"
        }
    }

    // MARK: A row for each claim

    private static let columns = ["file", "kind", "scenario", "requests", "stated", "total", "holds", "line"]

    fileprivate static func row(_ claim: Claim, of file: File, in currency: Currency) -> [Datum] {
        [
            .text(file.name), .text(claim.kind == .limit ? "limit" : "expected"), .text(claim.scenario),
            .count(claim.requests), .price(claim.stated, currency), .price(claim.total, currency), .flag(claim.holds),
            .count(claim.line),
        ]
    }

    private var table: Table {
        let columns = Self.columns.enumerated().map { index, title in
            Table.Column(title, alignment: (3...5).contains(index) || title == "line" ? .right : .left)
        }
        var table = Table(columns: columns)
        let rows = ClaimRows(files)
        while let row = rows.next() { table.append(row.map { Table.Cell($0) }) }
        return table
    }

    // MARK: JSON

    private var record: Record {
        var record = Record.report("check")
        record.add([
            "holds": .flag(files.allSatisfy { $0.holds }), "files": .list(files.map { .record(Self.record($0)) }),
        ])
        return record
    }

    private static func record(_ file: File) -> Record {
        var record: Record = [
            "file": .text(file.name), "name": .text(file.checked?.workload.name), "holds": .flag(file.holds),
            "expected": claims(.expected, "expected", in: file), "limits": claims(.limit, "maxMonthly", in: file),
            "warnings": .warnings(file.checked?.evaluation.warnings ?? []),
        ]
        if case .refused(let status, let message, let others) = file.outcome {
            var error: Record = ["status": .count(status), "message": .text(message)]
            if !others.isEmpty { error.add("others", .list(others.map { .text($0) })) }
            record.add("error", .record(error))
        }
        return record
    }

    private static func claims(_ kind: Claim.Kind, _ key: String, in file: File) -> Record.Value {
        var claims = file.checked?.claims(kind).makeIterator()
        return .stream {
            guard let claim = claims?.next() else { return nil }
            return .line([
                "scenario": .text(claim.scenario), "requests": .count(claim.requests), key: .money(claim.stated),
                "total": .money(claim.total), "holds": .flag(claim.holds), "line": .count(claim.line),
            ])
        }
    }
}

/// The rows of all files one by one, of which none is kept.
private final class ClaimRows {
    private var rest: ArraySlice<CheckReport.File>
    private var file: CheckReport.File?
    private var currency = Currency("USD")
    private var claims: [ClaimSequence.Iterator] = []

    init(_ files: [CheckReport.File]) { rest = files[...] }

    func next() -> [Datum]? {
        while true {
            if let file, !claims.isEmpty {
                if let claim = claims[0].next() { return CheckReport.row(claim, of: file, in: currency) }
                claims.removeFirst()
                continue
            }
            guard let next = rest.popFirst() else { return nil }
            guard let checked = next.checked else {
                return [.text(next.name), .text("not checked"), .none, .none, .none, .none, .flag(false), .none]
            }
            (file, currency) = (next, checked.evaluation.money)
            claims = [checked.claims(.expected).makeIterator(), checked.claims(.limit).makeIterator()]
        }
    }
}
