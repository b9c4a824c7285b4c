import ByteScanning
import ExactMath
import JSONText

extension MessageReader {
    /// Whether an object is a line of an access log in JSON: of API Gateway, whose keys are free but usual, or of a web
    /// server.
    static func isAccess(_ value: JSONValue) -> Bool {
        isAPICall(value) || isServerLine(value)
    }

    private static func isAPICall(_ value: JSONValue) -> Bool {
        guard value["requestId"] != nil || value["extendedRequestId"] != nil else { return false }
        return value["httpMethod"] != nil || value["routeKey"] != nil || value["resourcePath"] != nil
            || value["requestTime"] != nil || value["requestTimeEpoch"] != nil
    }

    /// Routes and a stage without a name are of HTTP APIs, resources of REST APIs; a hyphen says that there is none.
    private static func isREST(_ value: JSONValue) -> Bool? {
        func states(_ key: StaticString) -> Bool { value[key].map { !$0.equals("-") } ?? false }
        if states("routeKey") || value["stage"]?.equals("$default") == true { return false }
        return states("resourcePath") ? true : nil
    }

    private static func isServerLine(_ value: JSONValue) -> Bool {
        (value["status"] != nil || value["response"] != nil)
            && (value["remote_addr"] != nil || value["remote_ip"] != nil || value["client_ip"] != nil
                || value["request_uri"] != nil || value["request"] != nil)
    }

    /// Source: Amazon API Gateway developer guide, "Set up CloudWatch logging", 2023.
    mutating func apiCall(_ value: JSONValue, _ context: MessageContext) {
        let isAPI = Self.isAPICall(value)
        if isAPI, let event = value["eventType"]?.stringValue, ["CONNECT", "MESSAGE", "DISCONNECT"].contains(event) {
            return recorder.skip(.webSocketRoute)
        }
        var record = AccessRecord(kind: isAPI ? .api : .webServer)
        let times: [StaticString] = [
            "requestTimeEpoch", "requestTime", "time_iso8601", "time_local", "time", "timestamp", "@timestamp", "msec",
            "ts",
        ]
        switch time(of: value, keys: times) {
        case .at(let moment): record.moment = moment
        case .none: record.moment = context.moment
        case .impossible: return recorder.skip(.impossibleTime)
        }
        let sizes: [StaticString] = ["responseLength", "body_bytes_sent", "bytes_sent", "bytes", "size"]
        for key in sizes {
            guard let stated = value[key] else { continue }
            let text = Self.bytes(stated)
            record.responseBytes = text == [0x2D] ? 0 : Self.thousandths(stated).map { $0 / 1000 } ?? -1
            break
        }
        if let length = value["request_length"] {
            record.requestBytes = Self.thousandths(length).map { $0 / 1000 } ?? -1
        }
        record.status = Self.thousandths(value["status"] ?? value["response"]).map { min($0 / 1000, 999) } ?? 0
        if let latency = value["responseLatency"] {
            record.serviceMicroseconds = Self.thousandths(latency) ?? -1
        } else if let seconds = value["request_time"] {
            record.serviceMicroseconds =
                Self.thousandths(seconds).map { $0.multipliedReportingOverflow(by: 1000).partialValue } ?? -1
        }
        if isAPI {
            record.isREST = Self.isREST(value)
        }
        let name = Self.bytes(value["apiId"] ?? value["domainName"])
        let identity = isAPI ? Self.bytes(value["extendedRequestId"]) + Self.bytes(value["requestId"]) : []
        name.withUnsafeBufferPointer { name in
            identity.withUnsafeBufferPointer { identity in
                record.name = isAPI ? ByteView(name) : .empty
                record.identity = ByteView(identity)
                recorder.access(record, as: isAPI ? .api : .webServer)
            }
        }
    }
}
