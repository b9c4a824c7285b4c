import ByteScanning

/// Lines of web servers, and of APIs that write as they do.
extension AccessLine {
    /// A request as nginx, Apache or API Gateway write it; nil where it is none.
    mutating func request(_ text: ByteView) -> AccessRecord? { webServer(text) ?? APILine.record(text) }

    /// A line of nginx or Apache in the common log format or one that begins so, or of API Gateway in that of its preset;
    /// nil where it is none.
    ///
    /// `[HOST:PORT ]ADDRESS IDENT USER [TIME] "REQUEST" STATUS BYTES …`
    private mutating func webServer(_ text: ByteView) -> AccessRecord? {
        var search = 0
        var time: (moment: Moment, end: Int)?
        var bracket = 0
        while let found = text.firstIndex(of: 0x5B, from: search), found < 512 {
            time = moments.clf(text, at: found + 1) ?? moments.iso(text, at: found + 1)
            bracket = found
            if time != nil { break }
            search = found + 1
        }
        guard let time, text[time.end] == 0x5D, bracket > 0, text[bracket - 1] == 0x20 else { return nil }
        // API Gateway's guide leaves the blank out.
        let quote = text[time.end + 1] == 0x20 ? time.end + 2 : time.end + 1
        guard text[quote] == 0x22 else { return nil }
        var fields = Fields(text: text, position: quote)
        guard let end = Self.endOfRequest(text, from: quote + 1) else { return nil }
        fields.position = end
        var record = AccessRecord(kind: .webServer)
        record.moment = time.moment
        record.client = text.slice(0, text.firstIndex(of: 0x20) ?? 0)
        guard let status = LogNumber.whole(text, at: fields.position), status.end == fields.position + 3 else {
            return nil
        }
        record.status = status.value
        fields.skip()
        // Apache writes a hyphen where no body was sent.
        guard let size = fields.nextNumber() else { return nil }
        record.responseBytes = max(0, size)
        readRest(&fields, &record)
        return record
    }

    /// Referrer and agent, then whatever the format adds: a time with decimals is what the request took.
    private func readRest(_ fields: inout Fields, _ record: inout AccessRecord) {
        var isFirst = true
        while !fields.isAtEnd {
            let isQuoted = fields.text[fields.position] == 0x22
            var field = fields.nextQuoted()
            if isQuoted {
                if field.hasPrefix("ELB-HealthChecker/") || field.hasPrefix("Amazon-Route53-Health-Check") {
                    record.isHealthCheck = true
                }
            } else if isFirst, Self.isRequestID(field) {
                record.kind = .api
                record.isREST = field.count == 36
                record.identity = field
                return
            } else if record.serviceMicroseconds < 0 {
                if field.hasPrefix("rt=") { field = field.dropFirst(3) }
                if field.count > 2, field[0] == 0x22, field[field.count - 1] == 0x22 {
                    field = field.slice(1, field.count - 1)
                }
                if field.firstIndex(of: 0x2E) != nil, let time = LogNumber.scaled(field, at: 0, by: 1_000_000),
                    time.end == field.count
                {
                    record.serviceMicroseconds = time.value
                }
            }
            isFirst = false
        }
    }

    /// Behind the quote and the blank that end the request: the first ones with a status behind them.
    private static func endOfRequest(_ text: ByteView, from position: Int) -> Int? {
        var search = position
        while let quote = text.firstIndex(of: 0x22, from: search) {
            let status = quote + 2
            if text[quote + 1] == 0x20, text[status] &- 0x30 < 10, text[status + 1] &- 0x30 < 10,
                text[status + 2] &- 0x30 < 10, text[status + 3] == 0x20
            {
                return status
            }
            search = quote + 1
        }
        return nil
    }

    /// API Gateway's identifiers: a UUID, or a base64 text that ends so.
    static func isRequestID(_ field: ByteView) -> Bool {
        if field.count == 36 { return field[8] == 0x2D && field[13] == 0x2D && field[18] == 0x2D }
        return field.count >= 12 && field.count <= 20 && field[field.count - 1] == 0x3D
    }
}
