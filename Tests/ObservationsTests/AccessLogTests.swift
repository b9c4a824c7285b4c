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

    /// The formats that API Gateway's guide and console offer, for REST and for HTTP APIs; each a body of 100 bytes.
    @Test(arguments: [
        (#"192.0.2.1 - - [TIME]"GET /pets/{id} HTTP/1.1" 200 100 ID Y1qkyit4CYcEP2g="#, true),
        (#"192.0.2.1 - - [TIME] "GET GET /pets HTTP/1.1" 200 100 ID"#, false),
        ("192.0.2.1,-,-,TIME,GET,/pets,HTTP/1.1,200,100,ID,Y1qkyit4CYcEP2g=", true),
        ("192.0.2.1,TIME,GET,GET /a,b,HTTP/1.1,200,100,ID", false),
        (
            "<request id=\"ID\"> <ip>192.0.2.1</ip> <caller>-</caller> <user>-</user> <requestTime>TIME</requestTime> "
                + "<httpMethod>GET</httpMethod> <resourcePath>/pets</resourcePath> <status>200</status> "
                + "<protocol>HTTP/1.1</protocol> <responseLength>100</responseLength> </request>", true
        ),
    ])
    func presetsOfAPIs(_ format: String, _ isREST: Bool) throws {
        let lines = (1...2).map { second in
            format.replacing("TIME", with: "05/Jan/2026:00:00:0\(second) +0000").replacing(
                "ID", with: isREST ? ReportLines.identifier(second) : "GQIVriFLIAMEMs\(second)=") + "\n"
        }
        // As it is, and as CloudWatch Logs exports it.
        for text in [lines.joined(), lines.map { "2026-01-05T00:00:09.000Z " + $0 }.joined()] {
            let door = try Self.door(text)
            #expect(door.kind == .api)
            #expect(door.isREST == isREST)
            #expect(door.requests == 2)
            #expect(door.responseBytes == 100)
            #expect(door.period?.last == ReportLines.start + 2000)
        }
    }

    /// nginx with times of ISO 8601 and its own times in quotes or right behind the agent's; Caddy.
    @Test func webServersAsTheyAreSetUp() throws {
        let door = try Self.door(
            #"""
            192.0.2.1 - - [2026-01-05T01:00:01+01:00] "GET / HTTP/1.1" 200 100 "-" "x" "proxy=1" rt="0.250" uct="-"
            192.0.2.1 - - [05/Jan/2026:00:00:02 +0000] "GET / HTTP/1.1" 200 300 "-" "x"rt=0.150 uct="0.001"
            {"level":"info","ts":1767571203.5,"msg":"handled request","request":{"remote_ip":"192.0.2.1"},"size":200,"status":200}

            """#)
        #expect(door.requests == 3)
        #expect(door.responseBytes == 200)
        #expect(door.serviceSeconds == Rational(1, over: 5))
        #expect(door.period?.first == ReportLines.start + 1000)
        #expect(door.period?.last == ReportLines.start + 3000)
    }

    /// What Athena answers with over the tables of AWS's guides, its cells quoted.
    @Test func tablesOfAthena() throws {
        let application = try Self.door(
            #"""
            "type","time","elb","client_ip","client_port","target_ip","target_port","request_processing_time","target_processing_time","response_processing_time","elb_status_code","target_status_code","received_bytes","sent_bytes","user_agent","request_creation_time","conn_trace_id"
            "https","2026-01-05T00:00:09.5Z","app/front/1","192.0.2.1","4000","10.0.0.1","80","0.001","0.01","0.002","200","200","100","900","a ""b""","2026-01-05T00:00:01.000000Z","TID_1"
            "https","2026-01-05T00:00:09.5Z","app/front/1","192.0.2.1","4001","-","","-1.0","-1.0","-1.0","502","-","300","100","a","2026-01-05T00:00:02.000000Z","TID_1"
            "wss","2026-01-05T00:00:09.5Z","app/front/1","192.0.2.1","4002","-","","-1.0","-1.0","-1.0","101","-","300","100","a","2026-01-05T00:00:02.000000Z","TID_1"

            """#)
        #expect(application.kind == .applicationBalancer)
        #expect(application.name == "front")
        #expect((application.requests, application.webSockets, application.connections) == (2, 1, 1))
        #expect((application.requestBytes, application.responseBytes) == (200, 500))
        #expect((application.serverErrors, application.withoutTarget) == (1, 1))
        #expect(application.serviceSeconds == Rational(13, over: 1000))
        #expect(application.period?.last == ReportLines.start + 2000)
        let classic = try Self.door(
            """
            timestamp,elb_name,request_ip,request_port,backend_ip,backend_port,request_processing_time,backend_processing_time,client_response_time,elb_response_code,backend_response_code,received_bytes,sent_bytes
            2026-01-05T00:00:01.000000Z,old,192.0.2.1,4000,10.0.0.1,80,0.00001,0.00004,0.00005,404,404,0,57

            """)
        #expect(classic.kind == .classicBalancer)
        #expect((classic.requests, classic.clientErrors, classic.responseBytes) == (1, 1, 57))
        let network = try Self.door(
            """
            type,version,time,elb,client_ip,client_port,target_ip,target_port,tcp_connection_time_ms,received_bytes,sent_bytes
            tls,2.0,2026-01-05T00:00:01,net/n/1,192.0.2.1,4000,10.0.0.1,80,500,10,20

            """)
        #expect(network.kind == .networkBalancer)
        #expect(network.connectionSeconds == Rational(1, over: 2))
        #expect(network.period?.hasZone == true)
    }

    /// Logs of other things, and of connections before they had an identifier.
    @Test func logsOfOtherThings() {
        let owner = String(repeating: "79a59df900b949e5", count: 4)
        for text in [
            "#Version: 1.0\n#Fields: date time x-edge-location\n2026-01-05\t00:00:01\tLAX1\t392\t192.0.2.1\tGET\n",
            "\(owner) bucket [05/Jan/2026:00:00:01 +0000] 192.0.2.3 \(owner) 3E57 REST.GET.OBJECT - \"GET /b HTTP/1.1\" 200 - 5\n",
            "2 123456789010 eni-1235b8ca123456789 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1 2 ACCEPT OK\n",
        ] {
            #expect(failure(text) == .onlyOf(.otherLog))
        }
        let connection =
            "2026-01-05T00:00:01.514108Z 192.0.2.1 36280 443 TLSv1.2 ECDHE 4.036 \"CN=a\" NotBefore=2023-09-21T22:43:21Z FEF2 Success\n"
        #expect(failure(connection) == .onlyOf(.connectionLog))
    }
}
