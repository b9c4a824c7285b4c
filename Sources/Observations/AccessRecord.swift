import ByteScanning

/// What one line of an access log says of a request, or of a connection.
struct AccessRecord {
    var kind: Lane.Kind
    /// The balancer's or the API's name.
    var name = ByteView.empty
    var moment: Moment?
    /// Whom the request came from, with the port where it is stated.
    var client = ByteView.empty
    /// What answered it; empty where nothing behind the balancer did.
    var target = ByteView.empty
    /// -1 where it is not stated.
    var requestBytes = -1
    var responseBytes = -1
    /// 0 where there is none.
    var status = 0
    /// From the first byte in to the last byte out, in microseconds; -1 where it is not stated.
    var serviceMicroseconds = -1
    var connectionMilliseconds = -1
    /// What names the client's connection exactly; empty where nothing does.
    var connection = ByteView.empty
    /// A connection that stays open, not a request.
    var isWebSocket = false
    var isHealthCheck = false
    /// A connection through a listener that sees no requests.
    var isConnection = false
    /// Whether an API's call is one of a REST API; nil where nothing tells.
    var isREST: Bool?
    /// The part of the line that tells it from any other; empty where equal lines may be different requests.
    var identity = ByteView.empty
}

/// Reads lines of access logs field by field.
struct AccessLine {
    var moments = MomentReader()

    /// The fields of a line between blanks.
    struct Fields {
        let text: ByteView
        var position = 0

        /// The next field, up to a blank; empty at the end.
        @inline(__always)
        mutating func next() -> ByteView {
            let start = min(position, text.count)
            skip()
            return ByteView(start: text.start + start, count: max(0, min(position - 1, text.count) - start))
        }

        /// Passes over the next field.
        @inline(__always)
        mutating func skip() { position = index(of: 0x20, from: position) + 1 }

        /// Where a byte is next; the text's end where it is nowhere.
        @inline(__always)
        func index(of byte: UInt8, from lower: Int) -> Int {
            var index = lower
            while index <= text.count &- 16 {
                let found = ByteMask.bits(ByteMask.equal(ByteMask.load(text.start + index), byte))
                if found != 0 { return index &+ found.trailingZeroBitCount }
                index &+= 16
            }
            return restIndex(of: byte, from: index)
        }

        @inline(never)
        private func restIndex(of byte: UInt8, from lower: Int) -> Int {
            var index = lower
            while index < text.count, text.start[index] != byte { index += 1 }
            return min(index, text.count)
        }

        /// Whether a byte is in the field behind `start` that was just passed over.
        @inline(__always)
        func has(_ byte: UInt8, from start: Int) -> Bool { index(of: byte, from: start) < position - 1 }

        /// The next field as a whole number, -1 for a hyphen; nil where it is neither.
        @inline(__always)
        mutating func nextNumber() -> Int? {
            if let number = LogNumber.short(text, at: position), text.start[number.end] == 0x20 {
                position = number.end + 1
                return number.value
            }
            let field = next()
            if field == "-" { return -1 }
            guard let number = LogNumber.whole(field, at: 0), number.end == field.count else { return nil }
            return number.value
        }

        /// Passes over the next field, which may stand in quotes, with quotes in it escaped.
        @inline(__always)
        mutating func skipQuoted() {
            guard position < text.count, text.start[position] == 0x22 else { return skip() }
            var end = position + 1
            // Most are `"-"`.
            if text.count &- end >= 3, text.start[end] == 0x2D, text.start[end + 1] == 0x22, text.start[end + 2] == 0x20
            {
                position = end + 3
                return
            }
            while true {
                end = index(of: 0x22, from: end) + 1
                if end > text.count || text.start[end - 2] != 0x5C { break }
            }
            // Some lines lack the blank behind it.
            position = text[end] == 0x20 ? end + 1 : end
        }

        /// The next field, which may stand in quotes, with quotes in it escaped.
        @inline(__always)
        mutating func nextQuoted() -> ByteView {
            guard position < text.count, text.start[position] == 0x22 else { return next() }
            let start = position + 1
            skipQuoted()
            let end = text[position - 1] == 0x20 ? position - 1 : position
            return text.slice(start, end - 1)
        }

        var isAtEnd: Bool { position >= text.count }
    }

    // MARK: Load balancers

    /// Reads a line of an Application Load Balancer; false where it is none.
    ///
    /// Fields up to the request are read strictly, the rest from the left as far as it goes: lines have had 16 to 33
    /// fields. Source: Elastic Load Balancing, "Access logs for your Application Load Balancer", 2023.
    mutating func readApplicationBalancer(_ text: ByteView, into record: inout AccessRecord) -> Bool {
        var fields = Fields(text: text)
        let type = fields.next()
        let start = fields.position
        guard let time = moments.iso(text, at: start, isUTC: true), text[time.end] == 0x20 else { return false }
        fields.position = time.end + 1
        record.moment = time.moment
        record.name = Self.balancerName(fields.next())
        guard readExchange(&fields, &record) else { return false }
        record.identity = text.slice(start, fields.position)
        record.isWebSocket = type == "ws" || type == "wss"
        guard text[fields.position] == 0x22 else { return false }
        // Request, agent.
        for _ in 0..<2 { fields.skipQuoted() }
        // Cipher, protocol, target group.
        for _ in 0..<3 { fields.skip() }
        // Trace, domain, certificate.
        for _ in 0..<3 { fields.skipQuoted() }
        // Rule.
        fields.skip()
        guard !fields.isAtEnd else { return true }
        if !record.isWebSocket, let arrival = moments.iso(text, at: fields.position, isUTC: true),
            (0...Tally.hour).contains(time.moment.milliseconds - arrival.moment.milliseconds)
        {
            record.moment = arrival.moment
        }
        fields.skip()
        // Actions, redirect, error, targets, statuses, classification, its reason.
        for _ in 0..<7 { fields.skipQuoted() }
        let identifier = fields.next()
        if identifier.hasPrefix("TID_") { record.connection = identifier }
        return true
    }

    /// A line of a Classic Load Balancer; nil where it is none.
    ///
    /// Source: Elastic Load Balancing, "Access logs for your Classic Load Balancer", 2022.
    mutating func classicBalancer(_ text: ByteView) -> AccessRecord? {
        guard let time = moments.iso(text, at: 0, isUTC: true), text[time.end] == 0x20 else { return nil }
        var fields = Fields(text: text, position: time.end + 1)
        var record = AccessRecord(kind: .classicBalancer)
        record.moment = time.moment
        record.name = fields.next()
        guard readExchange(&fields, &record), text[fields.position] == 0x22 else { return nil }
        record.isConnection = record.status == 0 && text.dropFirst(fields.position).hasPrefix("\"- - - \"")
        record.identity = text.slice(0, fields.position)
        return record
    }

    /// Client, target, three times, two statuses, two sizes.
    @inline(__always)
    private func readExchange(_ fields: inout Fields, _ record: inout AccessRecord) -> Bool {
        var start = fields.position
        record.client = fields.next()
        guard fields.has(0x3A, from: start) else { return false }
        start = fields.position
        let target = fields.next()
        if target != "-" {
            guard fields.has(0x3A, from: start) else { return false }
            record.target = target
        }
        guard let microseconds = Self.serviceMicroseconds(&fields), let status = fields.nextNumber() else {
            return false
        }
        record.serviceMicroseconds = microseconds
        record.status = max(0, status)
        fields.skip()
        guard let received = fields.nextNumber(), let sent = fields.nextNumber() else { return false }
        (record.requestBytes, record.responseBytes) = (received, sent)
        return true
    }

    /// The sum of three times, -1 where one is not known; nil where one is no time.
    @inline(__always)
    private static func serviceMicroseconds(_ fields: inout Fields) -> Int? {
        var microseconds = 0
        for _ in 0..<3 {
            if let milliseconds = LogNumber.shortSeconds(fields.text, at: fields.position) {
                fields.position += 6
                if microseconds >= 0 { microseconds += milliseconds * 1000 }
                continue
            }
            let field = fields.next()
            if field == "-1" || field == "-" {
                microseconds = -1
            } else if let time = LogNumber.scaled(field, at: 0, by: 1_000_000), time.end == field.count {
                if microseconds >= 0 { microseconds += time.value }
            } else {
                return nil
            }
        }
        return microseconds
    }

    /// `NAME` of `app/NAME/ID`.
    @inline(__always)
    static func balancerName(_ field: ByteView) -> ByteView {
        guard let first = field.firstIndex(of: 0x2F), let second = field.firstIndex(of: 0x2F, from: first + 1) else {
            return field
        }
        return field.slice(first + 1, second)
    }

    /// A line of a Network Load Balancer, which is a TLS connection; nil where it is none.
    ///
    /// Source: Elastic Load Balancing, "Access logs for your Network Load Balancer", 2023.
    mutating func networkBalancer(_ text: ByteView) -> AccessRecord? {
        var fields = Fields(text: text)
        guard fields.next() == "tls", !fields.next().isEmpty else { return nil }
        let start = fields.position
        guard let time = moments.iso(text, at: start, isUTC: true) else { return nil }
        fields.position = time.end + 1
        var record = AccessRecord(kind: .networkBalancer)
        record.moment = time.moment
        record.name = Self.balancerName(fields.next())
        fields.skip()
        record.client = fields.next()
        let target = fields.next()
        if target != "-" { record.target = target }
        guard let milliseconds = fields.nextNumber() else { return nil }
        record.connectionMilliseconds = milliseconds
        fields.skip()
        guard let received = fields.nextNumber(), let sent = fields.nextNumber() else { return nil }
        (record.requestBytes, record.responseBytes) = (received, sent)
        record.identity = text.slice(start, fields.position)
        return record
    }
}
