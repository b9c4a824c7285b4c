import CostModel
import Reports

/// `scenarios list`: scenario files and what each is about.
public struct ScenarioFileList {
    private let files: [(name: String, workload: Workload)]

    public init(_ files: [(name: String, workload: Workload)]) {
        self.files = files
    }

    public func report() -> Report {
        Report(
            blocks: { _ in [.table(table)] },
            rows: {
                DataRows(
                    ["name", "scenarios", "description"],
                    files.map { name, workload in
                        [.text(name), .count(workload.scenarios.count), .text(workload.description ?? "")]
                    })
            },
            record: {
                var record = Record.report("scenarios list")
                record.add(
                    "files",
                    .list(
                        files.map { name, workload in
                            .record([
                                "name": .text(name), "description": .text(workload.description ?? ""),
                                "scenarios": .texts(workload.scenarios.map { $0.name }),
                            ])
                        }))
                return record
            })
    }

    private var table: Table {
        var table = Table(columns: [
            Table.Column("Name"), Table.Column("Scenarios", alignment: .right), Table.Column("Description"),
        ])
        for (name, workload) in files {
            table.append([
                Table.Cell(name, style: .bold), Table.Cell(.count(workload.scenarios.count)),
                Table.Cell(workload.description ?? ""),
            ])
        }
        return table
    }
}
