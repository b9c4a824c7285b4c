import ByteScanning

/// The columns of a table of metrics: a time, and values of metrics or of statistics of one.
struct MetricTable {
    struct Column {
        let index: Int
        /// The metric's label; empty where nothing says it.
        var name: String
        /// Empty where nothing says it.
        var statistic: String
    }

    /// Where the time stands.
    let time: Int
    private(set) var columns: [Column]

    /// The table with this head; nil where it is none of metrics.
    ///
    /// CloudWatch's console begins with `Label` or `Full label` and one label a column. Others have a time, with `value`, with
    /// statistics (`Timestamp,Sum,Unit`) or with names of metrics beside it.
    init?(head: [String]) {
        if let first = head.first?.lowercased(), first == "full label" || first == "label" {
            time = 0
            columns = head.indices.dropFirst().map { Column(index: $0, name: head[$0], statistic: "") }
            return
        }
        guard let time = head.firstIndex(where: { Self.column($0) == .time }) else { return nil }
        self.time = time
        columns = []
        for (index, name) in head.enumerated() where index != time {
            // The number of a row and the unit say nothing more.
            if name.isEmpty || name.lowercased() == "unit" { continue }
            if name.lowercased() == "value", head.count == 2 {
                columns.append(Column(index: index, name: "", statistic: ""))
            } else if let statistic = MetricStatistic.named(name), !statistic.hasPrefix("p") {
                columns.append(Column(index: index, name: "", statistic: statistic))
            } else if Self.column(name) == nil, MetricKind(label: Self.label(name)) != nil {
                columns.append(Column(index: index, name: Self.label(name), statistic: ""))
            } else {
                return nil
            }
        }
        guard !columns.isEmpty else { return nil }
    }

    private static func column(_ name: String) -> Observations.Column? {
        Array(name.utf8).withUnsafeBufferPointer { Observations.Column(named: ByteView($0)) }
    }

    /// `RequestCount_Sum` as a label has it.
    private static func label(_ name: String) -> String {
        String(name.map { $0 == "_" ? " " : $0 })
    }

    /// Takes a further line of the head of CloudWatch's console.
    mutating func addHead(_ cells: [String]) {
        let first = cells.first?.lowercased()
        for place in columns.indices where columns[place].index < cells.count {
            let cell = cells[columns[place].index]
            if first == "label" { columns[place].name = cell }
            if first == "statistic", let statistic = MetricStatistic.named(cell) {
                columns[place].statistic = statistic
            }
        }
    }
}
