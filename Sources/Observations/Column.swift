import ByteScanning

/// What a column of a table of records is, whatever the table is written in.
enum Column: Int, CaseIterable {
    // Events
    case time, message, group, stream
    // Fields of Logs Insights
    case requestID, duration, billedDuration, memorySize, memoryUsed, initDuration, type
    // Sums
    case hour, name, requests, runs, peakPerSecond, requestBytes, responseBytes, connections, errors
    case billedMs, durationMs, initMs, coldRuns, memoryMB, maxMemoryMB

    /// The column that a name of a table's head stands for; nil for others.
    ///
    /// Our own names for sums, Logs Insights' fields, and names that people give these fields, in any case.
    init?(named name: ByteView) {
        let name = name.trimmed
        if let column = Column.allCases.first(where: { column in
            column.names.contains { name.equalsIgnoringCase($0) }
        }) {
            self = column
        } else if name.hasPrefix("bin(") {
            self = .hour
        } else {
            return nil
        }
    }

    private var names: [StaticString] {
        switch self {
        case .time: ["@timestamp", "timestamp", "time", "eventTime", "_time", "date"]
        case .message: ["@message", "message", "_raw"]
        case .group: ["@log", "logGroup", "log_group", "logGroupName"]
        case .stream: ["@logStream", "logStream", "logStreamName"]
        case .requestID: ["@requestId", "requestId"]
        case .duration: ["@duration", "duration", "DurationInMS", "record.metrics.durationMs"]
        case .billedDuration:
            [
                "@billedDuration", "billedDuration", "billed_duration", "BilledDurationInMS",
                "record.metrics.billedDurationMs",
            ]
        case .memorySize: ["@memorySize", "memorySize", "memory_size", "MemorySetInMB", "record.metrics.memorySizeMB"]
        case .memoryUsed:
            ["@maxMemoryUsed", "maxMemoryUsed", "max_memory_used", "MemoryUsedInMB", "record.metrics.maxMemoryUsedMB"]
        case .initDuration:
            ["@initDuration", "initDuration", "init_duration", "InitDurationInMS", "record.metrics.initDurationMs"]
        case .type: ["@type"]
        case .hour: ["hour"]
        case .name: ["name"]
        case .requests: ["requests"]
        case .runs: ["runs"]
        case .peakPerSecond: ["peakPerSecond"]
        case .requestBytes: ["requestBytes"]
        case .responseBytes: ["responseBytes"]
        case .connections: ["connections"]
        case .errors: ["errors"]
        case .billedMs: ["billedMs"]
        case .durationMs: ["durationMs"]
        case .initMs: ["initMs"]
        case .coldRuns: ["coldRuns"]
        case .memoryMB: ["memoryMB"]
        case .maxMemoryMB: ["maxMemoryMB"]
        }
    }
}

/// The cells of one row of such a table, empty where it says nothing.
struct RecordRow {
    private var cells = [ByteView](repeating: .empty, count: Column.allCases.count)

    subscript(column: Column) -> ByteView {
        get { cells[column.rawValue] }
        set { cells[column.rawValue] = newValue }
    }
}
