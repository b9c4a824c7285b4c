import ExactMath
import Observations
import Testing

struct AccessLogTests {
    /// A line of an Application Load Balancer, of the fields that it had in a year.
    private static func balancer(
        _ second: Int, type: String = "https", client: String = "192.0.2.1:4000", target: String = "10.0.0.1:80",
        times: String = "0.001 0.010 0.002", status: String = "200", fields: Int = 33, trace: String = "TID_1"
    ) -> String {
        let time = ReportLines.time(ReportLines.start + second * 1000).dropLast() + "000Z"
        let all = [
            "\(type) \(time) app/front/490d68edf04676fe \(client) \(target) \(times) \(status) \(status) 100 900",
            #""GET https://example.com:443/a b HTTP/1.1""#, #""Optional(\"Mozilla/5.0\") x""#, "ECDHE", "TLSv1.2",
            "arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/t/73", #""Root=1-2-3""#, #""example.com""#,
            #""-""#, "0", "\(time)", #""forward""#, #""-""#, #""-""#, #""10.0.0.1:80""#, #""200""#, #""-""#, #""-""#,
            trace,
            #""-""#, #""-""#, #""-""#,
        ]
        return all.prefix(fields - 11).joined(separator: " ") + "\n"
    }

    private static func door(_ text: String) throws -> ObservedDoor {
        let found = try findings([text])
        return try #require(found.doors.first)
    }

    @Test(arguments: [16, 18, 20, 23, 25, 29, 30, 33])
    func linesOfEveryYearAreRead(_ fields: Int) throws {
        let door = try Self.door(Self.balancer(0, fields: fields) + Self.balancer(1, fields: fields))
        #expect(door.kind == .applicationBalancer)
        #expect(door.name == "front")
        #expect(door.requests == 2)
        #expect(door.requestBytes == 100)
        #expect(door.responseBytes == 900)
        #expect(door.connections == 1)
        #expect(door.connectionsPerRequest == Rational(1, over: 2))
        #expect(door.serviceSeconds == Rational(13, over: 1000))
    }

    @Test func connectionsAreCountedByTheirTrace() throws {
        let text = (0..<6).map { Self.balancer($0, client: "192.0.2.1:\(4000 + $0)", trace: "TID_\($0 / 3)") }.joined()
        #expect(try Self.door(text).connections == 2)
        // Without a trace by client and port, which are used again in another hour.
        let plain = [0, 1, 4000].map { Self.balancer($0, fields: 29) }.joined()
        #expect(try Self.door(plain).connections == 2)
    }

    @Test func whatNoTargetAnsweredCountsAndIsSaid() throws {
        let door = try Self.door(
            Self.balancer(0, target: "-", times: "-1 -1 -1", status: "403") + Self.balancer(1, status: "502")
                + Self.balancer(2, type: "wss"))
        #expect(door.requests == 2)
        #expect(door.withoutTarget == 1)
        #expect(door.clientErrors == 1)
        #expect(door.serverErrors == 1)
        #expect(door.webSockets == 1)
        #expect(door.serviceSeconds == Rational(13, over: 1000))
    }

    @Test func serversAndTheirBusiestSeconds() throws {
        let text = (0..<4).map { index in
            (0...index).map {
                Self.balancer(
                    index, client: "192.0.2.\($0):1", target: "10.0.0.\(index % 2):80", trace: "TID_\(index)\($0)")
            }.joined()
        }.joined()
        let found = try findings([text])
        #expect(found.servers?.count == 2)
        #expect(found.servers?.busiestSecond == 4)
        #expect(found.doors.first?.busiestSecond == 4)
    }

    @Test func theSameFileTwiceCountsOnce() throws {
        let text = (0..<5).map { Self.balancer($0) }.joined()
        let found = try findings([text, text])
        #expect(found.doors.first?.requests == 5)
        #expect(found.repeated == 5)
    }

    @Test func everyBlockEdgeGivesTheSame() throws {
        let text = Self.balancer(0) + Self.balancer(1, fields: 25) + Self.balancer(2, type: "ws")
        func summary(_ edges: [Int]) throws -> String { String(describing: try findings([text], edges: edges).doors) }
        let whole = try summary([])
        for edge in 1..<text.utf8.count { #expect(try summary([edge]) == whole, "edge at \(edge)") }
    }

    @Test func classicBalancers() throws {
        let door = try Self.door(
            """
            2026-01-05T00:00:01.694172Z front 192.0.2.1:54106 10.0.1.185:80 0.000043 0.000785 0.000023 200 200 7 612 "GET http://a:80/ HTTP/1.1" "curl/7" - -
            2026-01-05T00:00:02.694172Z front 192.0.2.1:54106 10.0.1.185:80 0.000040 0.000780 0.00003 404 404 9 614 "GET http://a:80/ HTTP/1.1"
            2026-01-05T00:00:03.758784Z front 192.0.2.1:51600 - -1 -1 -1 503 0 0 0 "- - - " "-" - -

            """)
        #expect(door.kind == .classicBalancer)
        #expect(door.requests == 3)
        #expect(door.requestBytes == Rational(16, over: 3))
        #expect(door.responseBytes == Rational(1226, over: 3))
        #expect(door.serviceSeconds == Rational(851 + 850, over: 2_000_000))
    }

    @Test func networkBalancersSeeConnections() throws {
        let found = try findings([
            """
            tls 2.0 2026-01-05T00:00:01 net/inner/c6e7 g3d4 192.0.2.1:51341 192.0.2.2:443 5000 2 98 246 - arn:aws:acm:x - ECDHE tlsv12 - inner.elb.amazonaws.com h2 h2 "h2","http/1.1" 2026-01-05T00:00:00
            tls 2.0 2026-01-05T00:00:03 net/inner/c6e7 g3d4 192.0.2.1:51342 192.0.2.2:443 7000 - 102 254 - arn:aws:acm:x - ECDHE tlsv12 - inner.elb.amazonaws.com

            """
        ])
        let door = try #require(found.doors.first)
        #expect(door.kind == .networkBalancer)
        #expect(door.connectionSeconds == 6)
        #expect(door.connectionsPerRequest == 1)
        #expect(door.requestBytes == 100)
        guard case .connections = found.demand?.source else { return #expect(Bool(false)) }
    }

    @Test func webServersInTheirFormats() throws {
        let door = try Self.door(
            #"""
            192.0.2.1 - - [05/Jan/2026:00:00:01 +0000] "GET / HTTP/1.1" 200 100
            192.0.2.1 - bob [05/Jan/2026:01:00:01 +0100] "GET /a\"b HTTP/1.1" 304 - "http://r/" "Mozilla \"x\""
            www.example.com:443 2001:db8::1 - - [05/Jan/2026:00:00:02 +0000] "-" 408 0 "-" "-"
            192.0.2.1 - - [05/Jan/2026:00:00:03 +0000] "\x16\x03\x01" 400 200 "-" "-" 0.250 "-"
            192.0.2.1 - - [05/Jan/2026:00:00:03 +0000] "GET /up HTTP/1.1" 200 5 "-" "ELB-HealthChecker/2.0"

            """#)
        #expect(door.kind == .webServer)
        #expect(door.requests == 4)
        #expect(door.healthChecks == 1)
        #expect(door.responseBytes == 75)
        #expect(door.serviceSeconds == Rational(1, over: 4))
        #expect(door.period?.first == ReportLines.start + 1000)
        #expect(door.period?.last == ReportLines.start + 3000)
        #expect(door.clientErrors == 2)
    }

    /// Equal lines of a web server may be different requests: its times are whole seconds.
    @Test func equalLinesOfWebServersAllCount() throws {
        let line = "192.0.2.1 - - [05/Jan/2026:00:00:01 +0000] \"GET / HTTP/1.1\" 200 100\n"
        #expect(try Self.door(line + line + line).requests == 3)
    }

    /// Apache's log, sent to CloudWatch Logs and asked for there.
    @Test func webServersLinesAsMessages() throws {
        let line = #"192.0.2.1 - - [05/Jan/2026:00:00:01 +0000] ""GET / HTTP/1.1"" 200 100 ""-"" ""x"""#
        let door = try Self.door("@timestamp,@message\n2026-01-05 00:00:01.000,\"\(line)\"\n")
        #expect(door.kind == .webServer)
        #expect(door.responseBytes == 100)
    }

    @Test func callsOfAPIsInTheirFormats() throws {
        let door = try Self.door(
            """
            {"requestId":"GQIVriFLIAMEMsA=","ip":"192.0.2.1","requestTime":"05/Jan/2026:00:00:01 +0000","routeKey":"GET /","status":"200","responseLength":"300"}
            {"requestId":"GQIVriFLIAMEMsB=","ip":"192.0.2.1","requestTimeEpoch":"1767571202","routeKey":"GET /","status":"500","responseLength":"-"}
            192.0.2.1 - - [05/Jan/2026:00:00:03 +0000] "GET /pets HTTP/1.1" 200 600 GQIVriFLIAMEMsC= x

            """)
        #expect(door.kind == .api)
        #expect(door.isREST == false)
        #expect(door.requests == 3)
        #expect(door.responseBytes == 300)
        #expect(door.requestBytes == nil)
        #expect(door.serverErrors == 1)
        #expect(door.period?.last == ReportLines.start + 3000)
        let messages =
            "timestamp,message\n1767571200000,\"48752d0f-c99d-4cfa-a5a7-f3c6834d19e5 started\"\n"
            + "1767571200000,\"{\"\"requestId\"\":\"\"48752d0f-c99d-4cfa-a5a7-f3c6834d19e5\"\",\"\"resourcePath\"\":\"\"/pets\"\","
            + "\"\"httpMethod\"\":\"\"GET\"\",\"\"responseLength\"\":\"\"184\"\"}\"\n"
        let rest = try Self.door(messages)
        #expect(rest.isREST == true)
        #expect(rest.responseBytes == 184)
    }
}
