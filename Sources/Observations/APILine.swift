import ByteScanning

/// Reads lines of API Gateway's access logs in the formats of CSV and XML that its console offers.
///
/// ```text
/// IP,CALLER,USER,TIME,METHOD,PATH,PROTOCOL,STATUS,LENGTH,ID[,EXTENDED ID]
/// IP,TIME,METHOD,ROUTE,PROTOCOL,STATUS,LENGTH,ID
/// <request id="ID"> <ip>…</ip> … <requestTime>TIME</requestTime> … <status>…</status> … </request>
/// ```
///
/// Source: Amazon API Gateway developer guide, "Set up CloudWatch logging", 2023.
enum APILine {
    private static let moments = MomentReader()

    static func record(_ text: ByteView) -> AccessRecord? {
        text[0] == 0x3C ? xml(text) : csv(text)
    }

    private static func csv(_ text: ByteView) -> AccessRecord? {
        var start = 0
        for _ in 0..<5 {
            guard let comma = text.firstIndex(of: 0x2C, from: start) else { return nil }
            if let time = moments.clf(text, at: start), time.end == comma {
                return fields(text, from: comma + 1, at: time.moment)
            }
            start = comma + 1
        }
        return nil
    }

    /// What stands behind the time. A path may have commas, so the protocol is looked for.
    private static func fields(_ text: ByteView, from start: Int, at moment: Moment) -> AccessRecord? {
        guard let protocolPlace = text.firstIndex(of: ByteView(",HTTP/"), from: start) else { return nil }
        var cells: [ByteView] = []
        var place = protocolPlace + 1
        while cells.count < 4 {
            let end = text.firstIndex(of: 0x2C, from: place) ?? text.count
            cells.append(text.slice(place, end))
            place = end + 1
        }
        return record(status: cells[1], length: cells[2], identifier: cells[3].trimmed, at: moment)
    }

    private static func xml(_ text: ByteView) -> AccessRecord? {
        let mark = ByteView("<request id=\"")
        guard text.hasPrefix(mark), let end = text.firstIndex(of: 0x22, from: mark.count),
            let time = content(of: "requestTime", in: text), let moment = moments.clf(time, at: 0)
        else { return nil }
        return record(
            status: content(of: "status", in: text) ?? .empty,
            length: content(of: "responseLength", in: text) ?? .empty,
            identifier: text.slice(mark.count, end), at: moment.moment)
    }

    private static func content(of tag: StaticString, in text: ByteView) -> ByteView? {
        let name = ByteView(tag)
        var search = 0
        while let found = text.firstIndex(of: name, from: search) {
            let start = found + name.count
            if text[found - 1] == 0x3C, text[start] == 0x3E, let end = text.firstIndex(of: 0x3C, from: start) {
                return text.slice(start + 1, end).trimmed
            }
            search = start
        }
        return nil
    }

    private static func record(
        status: ByteView, length: ByteView, identifier: ByteView, at moment: Moment
    ) -> AccessRecord? {
        guard let code = LogNumber.whole(status, at: 0), code.end == 3, status.count == 3,
            AccessLine.isRequestID(identifier)
        else { return nil }
        var record = AccessRecord(kind: .api)
        record.moment = moment
        record.status = code.value
        // A hyphen says that there was no body.
        record.responseBytes = length == "-" ? 0 : LogNumber.whole(length, at: 0)?.value ?? -1
        record.isREST = identifier.count == 36
        record.identity = identifier
        return record
    }
}
