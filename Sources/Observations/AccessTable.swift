import ByteScanning

/// Reads access logs of balancers as tables, which Athena answers with over the tables that AWS's guides define.
///
/// Source: Amazon Athena user guide, "Query Application Load Balancer logs" and those of the other balancers, 2026.
struct AccessTable {
    private enum Part: Int, CaseIterable {
        case type, time, created, balancer, client, clientPort, target, targetPort, received, sent, status
        case requestTime, targetTime, responseTime, connectionTime, connection

        var names: [StaticString] {
            switch self {
            case .type: ["type"]
            case .time: ["time", "timestamp"]
            case .created: ["request_creation_time"]
            case .balancer: ["elb", "elb_name"]
            case .client: ["client_ip", "request_ip"]
            case .clientPort: ["client_port", "request_port"]
            case .target: ["target_ip", "backend_ip"]
            case .targetPort: ["target_port", "backend_port"]
            case .received: ["received_bytes"]
            case .sent: ["sent_bytes"]
            case .status: ["elb_status_code", "elb_response_code"]
            case .requestTime: ["request_processing_time"]
            case .targetTime: ["target_processing_time", "backend_processing_time"]
            case .responseTime: ["response_processing_time", "client_response_time"]
            case .connectionTime: ["tcp_connection_time_ms"]
            case .connection: ["conn_trace_id"]
            }
        }
    }

    private let recorder: Recorder
    private let kind: Lane.Kind
    private var columns: [(index: Int, part: Part)] = []

    /// Whether these are the columns of such a table.
    static func isHead(_ names: [ByteView]) -> Bool {
        [Part.time, .balancer, .received, .sent].allSatisfy { part in
            names.contains { name in part.names.contains { name.equalsIgnoringCase($0) } }
        }
    }

    init(_ head: CSVRow, _ recorder: Recorder) {
        self.recorder = recorder
        var cells = head.cells
        for index in 0..<head.count {
            guard let name = cells.cell(index)?.trimmed,
                let part = Part.allCases.first(where: { $0.names.contains { name.equalsIgnoringCase($0) } }),
                !columns.contains(where: { $0.part == part })
            else { continue }
            columns.append((index, part))
        }
        let parts = columns.map { $0.part }
        kind =
            parts.contains(.connectionTime)
            ? .networkBalancer : parts.contains(.type) ? .applicationBalancer : .classicBalancer
    }

    mutating func row(_ row: CSVRow, _ messages: inout MessageReader) {
        var parts = [ByteView](repeating: .empty, count: Part.allCases.count)
        var cells = row.cells
        for (index, part) in columns { parts[part.rawValue] = (cells.cell(index) ?? .empty).trimmed }
        func text(_ part: Part) -> ByteView { parts[part.rawValue] }
        func number(_ part: Part) -> Int? {
            MessageReader.count(text(part)) ?? (text(part) == "-" || text(part) == "-1" ? -1 : nil)
        }
        var record = AccessRecord(kind: kind)
        switch messages.time(text(.created)) {
        case .at(let moment): record.moment = moment
        case .impossible: return recorder.skip(.impossibleTime)
        case .none:
            switch messages.time(text(.time)) {
            case .at(let moment): record.moment = moment
            case .impossible: return recorder.skip(.impossibleTime)
            case .none: return recorder.skip(.unknown)
            }
        }
        // Every one of these logs is in UTC.
        record.moment = record.moment.map { Moment($0.milliseconds) }
        guard let received = number(.received), let sent = number(.sent) else { return recorder.skip(.implausible) }
        (record.requestBytes, record.responseBytes) = (received, sent)
        record.name = AccessLine.balancerName(text(.balancer))
        record.status = max(0, number(.status) ?? 0)
        record.isWebSocket = text(.type) == "ws" || text(.type) == "wss"
        if text(.connection).hasPrefix("TID_") { record.connection = text(.connection) }
        if text(.target) != "-" { record.target = text(.target) }
        record.serviceMicroseconds = Self.microseconds([.requestTime, .targetTime, .responseTime].map(text))
        record.connectionMilliseconds = number(.connectionTime) ?? -1
        record.client = text(.client)
        // Client, port, time and both sizes tell a line from others.
        var identity: [UInt8] = []
        for part: Part in [.client, .clientPort, .time, .created, .received, .sent] {
            identity += text(part).buffer
            identity.append(0x20)
        }
        let port = Array(text(.client).buffer) + [0x3A] + Array(text(.clientPort).buffer)
        identity.withUnsafeBufferPointer { identity in
            port.withUnsafeBufferPointer { port in
                record.identity = ByteView(identity)
                if !text(.clientPort).isEmpty { record.client = ByteView(port) }
                recorder.access(record, as: recordKind)
            }
        }
    }

    private var recordKind: RecordKind {
        switch kind {
        case .networkBalancer: .networkBalancer
        case .classicBalancer: .classicBalancer
        default: .applicationBalancer
        }
    }

    /// The sum of times in seconds; -1 where one is not known.
    private static func microseconds(_ times: [ByteView]) -> Int {
        var sum = 0
        for time in times {
            guard let thousandths = MessageReader.thousandths(time) else { return -1 }
            sum += thousandths * 1000
        }
        return sum
    }
}
