import Foundation
import TestSupport
import Testing

@Suite("measure")
struct MeasureTests {
    /// REPORT lines of runs, a second apart; `initMs` is a part of what they are billed.
    private static func log(_ runs: [(ms: Int, initMs: Int?)]) -> String {
        runs.enumerated().map { index, run in
            let time = String(format: "2026-01-05T%02d:%02d:%02d.000Z", index / 3600, index / 60 % 60, index % 60)
            let own = "\(run.ms - 1).99 ms\tBilled Duration: \(run.ms + (run.initMs ?? 0)) ms"
            return "\(time) REPORT RequestId: 8ffd2907-f3ac-4957-bb9d-\(100_000_000_000 + index)\tDuration: \(own)\t"
                + "Memory Size: 512 MB\tMax Memory Used: 90 MB\t"
                + (run.initMs.map { "Init Duration: \($0 - 1).01 ms\t" } ?? "") + "\n"
        }.joined()
    }

    /// The GB-seconds of a million requests of the file's scenario.
    private static func quantity(_ workspace: Workspace, _ file: String) throws -> String {
        let outcome = try workspace.run(
            "explain", file, "--scenario", "as measured", "--alerts", "1000000", "--format", "json")
        let items = try #require(try outcome.object()["lineItems"] as? [[String: Any]])
        return try #require(
            items.first { ($0["item"] as? String)?.hasPrefix("Duration") == true }?["quantity"] as? String)
    }

    @Test("what a log's runs were billed is what the written file bills, to the last digit")
    func exactCost() throws {
        var generator = SeededGenerator(seed: 12)
        // 10,000 runs of some thousand different durations, every fifteenth a cold start.
        let runs = (0..<10_000).map { index -> (ms: Int, initMs: Int?) in
            let ms = Int(generator.next() % (index % 9 == 0 ? 30_000 : 300)) + 1
            return (ms, index % 15 == 0 ? Int(generator.next() % 400) + 2 : nil)
        }
        let workspace = try Workspace()
        try workspace.write(Self.log(runs), to: "function.log")
        let outcome = try workspace.run("measure", "function.log", "--output", "mine.json")
        expectDone(outcome)
        #expect(outcome.text.contains("10,000 REPORT records"))
        #expect(outcome.text.contains("Written to mine.json."))
        expectDone(try workspace.run("check", "mine.json"))
        // INIT of images is billed at every date.
        let written = try workspace.read("mine.json")
        try workspace.write(
            written.replacingOccurrences(of: "\"lambda\",", with: "\"lambda\", \"package\": \"image\","),
            to: "image.json")
        // A million × the mean × 512 MB of 1024 ÷ 1000 = all milliseconds ÷ 20.
        let total = runs.reduce(0) { $0 + $1.ms + ($1.initMs ?? 0) }
        let expected = total % 20 == 0 ? "\(total / 20).00" : String(format: "%d.%02d", total / 20, total % 20 * 5)
        let quantity = try Self.quantity(workspace, "image.json")
        #expect(Double(quantity) == Double(expected), "\(quantity)")
        #expect(quantity.count < 12, "\(quantity)")
    }

    private static let file = """
        {
          "formatVersion": 1,
          "traffic": {"requestBytes": 2048,  "responseBytes": 64},
          "scenarios": [
            {"name": "a", "resources": [ {"service": "lambda", "memoryMB": 128, "durationMs": 7},
              {"service": "custom", "name": "agent", "monthly": "5"} ]}
          ]
        }

        """

    @Test("an existing file keeps all that was not measured, as it was laid out")
    func merging() throws {
        let workspace = try Workspace()
        try workspace.write(Self.file, to: "mine.json")
        try workspace.write(Self.log([(40, nil), (40, nil), (60, nil), (60, nil)]), to: "function.log")
        let outcome = try workspace.run("measure", "function.log", "--into", "mine.json", "--hours-observed", "73")
        expectDone(outcome)
        for change in [
            "volumes: new: [40]", "'a'.lambda.memoryMB: 128 → 512",
            "'a'.lambda.durationMs: 7 → [{\"ms\": 40, \"share\": \"0.5\"}, {\"ms\": 60, \"share\":",
        ] {
            #expect(outcome.text.contains(change), "\(outcome.text)")
        }
        let expected = Self.file
            .replacingOccurrences(of: "\"memoryMB\": 128", with: "\"memoryMB\": 512")
            .replacingOccurrences(
                of: "\"durationMs\": 7",
                with: #""durationMs": [{"ms": 40, "share": "0.5"}, {"ms": 60, "share": "0.5"}]"#
            )
            .replacingOccurrences(of: "\n  ]\n}", with: "\n  ],\n  \"volumes\": [40]\n}")
        #expect(try workspace.read("mine.json") == expected)
        let again = try workspace.run("measure", "function.log", "--into", "mine.json", "--hours-observed", "73")
        #expect(again.text.contains("mine.json already says all this and is unchanged."))
    }

    @Test("a file that would become invalid, or is none, stays as it is")
    func refusedMerging() throws {
        let workspace = try Workspace()
        try workspace.write(Self.log([(40, nil)]), to: "function.log")
        try workspace.write("{\"formatVersion\": 1}", to: "bad.json")
        expectFailure(
            try workspace.run("measure", "function.log", "--into", "bad.json"), 65, saying: "'scenarios' is missing")
        #expect(try workspace.read("bad.json") == "{\"formatVersion\": 1}")
        expectFailure(try workspace.run("measure", "function.log", "--into", "none.json"), 66, saying: "none.json")
        expectFailure(
            try workspace.run("measure", "function.log", "--into", "bad.json", "--output", "x.json"), 64,
            saying: "do not go together")
        expectFailure(
            try workspace.run("measure", "function.log", "--output", "function.log"), 73,
            saying: "the file that is read")
    }

    @Test("a file that is found in a directory is not replaced by what is measured")
    func foundInput() throws {
        let workspace = try Workspace()
        let log = Self.log([(40, nil)])
        try workspace.write(log, to: "logs/a/b.log")
        for output in ["logs/a/b.log", "./logs/../logs/a/b.log"] {
            expectFailure(
                try workspace.run("measure", "logs", "--output", output), 73, saying: "the file that is read")
        }
        #expect(try workspace.read("logs/a/b.log") == log)
    }

    @Test("directories, standard input and several files")
    func inputs() throws {
        let workspace = try Workspace()
        try workspace.write(Self.log([(40, nil)]), to: "logs/a.log")
        try workspace.write(
            "2026-01-05T01:00:00.000Z " + String(Self.log([(40, nil)]).dropFirst(25)), to: "logs/b/c.log")
        let outcome = try workspace.run(
            ["measure", "logs", "-", "--format", "json"],
            input: Data(("2026-01-05T02:00:00.000Z " + Self.log([(40, nil)]).dropFirst(25)).utf8))
        expectDone(outcome)
        let numbers = try #require(try outcome.object()["numbers"] as? [[String: Any]])
        #expect(numbers.first?["number"] as? String == "observed")
        #expect(numbers.first?["value"] as? Int == 3)
        let rows = try workspace.run("measure", "logs", "--format", "csv").rows()
        #expect(rows.first == ["subject", "number", "value", "how"])
    }

    @Test("what lies beside logs in a directory is left out by name")
    func directoriesWithMore() throws {
        let workspace = try Workspace()
        try workspace.write(Self.log([(40, nil)]), to: "logs/a.log")
        try workspace.write("", to: "logs/empty")
        try workspace.write("Enable AccessLog for ELB: front at 2026", to: "logs/b/ELBAccessLogTestFile")
        let outcome = try workspace.run("measure", "logs")
        expectDone(outcome)
        #expect(outcome.text.contains("logs/a.log: 1 REPORT record"))
        #expect(outcome.text.contains("Left out: logs/empty: the file is empty."))
        #expect(outcome.text.contains("Left out: logs/b/ELBAccessLogTestFile: this is the file by which"))
        // Named by itself, it is refused; and so is a directory of nothing else.
        expectFailure(try workspace.run("measure", "logs/a.log", "logs/empty"), 65, saying: "logs/empty\nThe file is")
        expectFailure(try workspace.run("measure", "logs/b"), 65, saying: "logs/b/ELBAccessLogTestFile")
        // A file that breaks off counts already.
        try workspace.write("timestamp,message\n1,\"" + Self.log([(40, nil)]) + "\"\n2,\"x", to: "cut/a.csv")
        expectFailure(try workspace.run("measure", "cut"), 65, saying: "cut/a.csv")
        // Nobody writes into the pipe, and the link leads to itself.
        _ = try workspace.shell("mkdir odd; cp logs/a.log odd; mkfifo odd/pipe; ln -s loop odd/loop")
        let odd = try workspace.run("measure", "odd")
        expectDone(odd)
        for name in ["pipe", "loop"] { #expect(odd.text.contains("Left out: odd/\(name): it is no file")) }
    }

    @Test("packed files of a directory are left out with the command that reads them")
    func packedFiles() throws {
        let workspace = try Workspace()
        let packed = Data([0x1F, 0x8B, 8, 0])
        try workspace.write(Self.log([(40, nil)]), to: "all logs/a.log")
        try workspace.write(packed, to: "all logs/b/c.log.gz")
        let one = try workspace.run("measure", "all logs", "--format", "json")
        expectDone(one)
        let remarks = try #require(try one.object()["remarks"] as? [String])
        #expect(
            remarks.contains {
                $0.contains("1 file of all logs compressed (gzip)")
                    && $0.hasSuffix("gunzip -c 'all logs/b/c.log.gz' | lambda-cost measure - 'all logs'")
            })
        try workspace.write(packed, to: "all logs/b/d.log.gz")
        let two = try #require(
            try workspace.run("measure", "all logs", "--format", "json").object()["remarks"] as? [String])
        #expect(
            two.contains {
                $0.hasSuffix("find 'all logs' -name '*.gz' -exec gunzip -c {} + | lambda-cost measure - 'all logs'")
            })
        // Alone, or named by itself, it is an error.
        expectFailure(
            try workspace.run("measure", "all logs/b"), 65,
            saying: "Unpack on the way: find 'all logs/b' -name '*.gz' -exec gunzip -c {} + | lambda-cost measure -")
        expectFailure(
            try workspace.run("measure", "all logs/a.log", "all logs/b/c.log.gz"), 65,
            saying: "gunzip -c 'all logs/b/c.log.gz' | lambda-cost measure -")
    }

    @Test("links back and second names of a file are left out, so that nothing counts twice")
    func links() throws {
        let workspace = try Workspace()
        try workspace.write("10.0.0.7 - - [05/Jan/2026:10:05:03 +0000] \"GET / HTTP/1.1\" 200 5\n", to: "logs/b/a.log")
        _ = try workspace.shell(
            "mkdir -p logs/b/none; ln -s ../../logs logs/b/round; ln -s b/a.log logs/latest.log; ln -s b logs/same")
        let outcome = try workspace.run("measure", "logs", "logs/b/a.log", "--format", "json")
        expectDone(outcome)
        let object = try outcome.object()
        #expect((object["files"] as? [[String: Any]])?.count == 1)
        let remarks = try #require(object["remarks"] as? [String])
        for (name, reason) in [
            ("logs/b/round", "a link leads back to a directory that it lies in, and is not followed."),
            ("logs/latest.log", "it is the same as logs/b/a.log, which is read."),
            ("logs/same", "it is the same as logs/b, which is read."),
            ("logs/b/a.log", "it is the same as logs/b/a.log, which is read."),
        ] {
            #expect(remarks.contains("Left out: \(name): \(reason)"))
        }
        // Directories as deep as they may be.
        _ = try workspace.shell("d=deep$(printf '/d%.0s' $(seq 40)); mkdir -p $d; cp logs/b/a.log $d")
        expectDone(try workspace.run("measure", "deep"))
        _ = try workspace.shell("mkdir round; ln -s ../round round/again; mkdir -p empty/empty")
        expectFailure(try workspace.run("measure", "round"), 65, saying: "round/again\nA link leads back")
        expectFailure(try workspace.run("measure", "empty"), 66, saying: "The directory holds no files.")
    }

    @Test(
        "a bill of one region gives its code",
        arguments: [("EU-", "eu-west-1"), ("APS3-", "ap-south-1"), ("", "us-east-1")])
    func regionOfABill(prefix: String, region: String) throws {
        let workspace = try Workspace()
        try workspace.write(
            "month,product,usageType,unit,amount,cost\n2026-10,AWSLambda,\(prefix)Request,Requests,1000,0\n"
                + "2026-10,AWSLambda,\(prefix)Lambda-GB-Second,s,100,0\n", to: "bill.csv")
        let outcome = try workspace.run("measure", "bill.csv", "--output", "mine.json")
        expectDone(outcome)
        #expect(outcome.text.contains("region: \"\(region)\""))
        #expect(try workspace.read("mine.json").contains("\"region\": \"\(region)\""))
    }

    @Test("lines of a bill that are not in the scenario, and those that it prices by itself, with their services")
    func linesOfABill() throws {
        let workspace = try Workspace()
        let lines = [
            "AmazonApiGateway,ApiGatewayHttpRequest,,1000,1",
            "AWSELB,LoadBalancerUsage,LoadBalancing:Application,1488,33.48",
            "AWSELB,LCUUsage,LoadBalancing:Application,99,0.8", "AmazonVPC,PublicIPv4:InUseAddress,,3720,18.6",
            "AmazonEC2,NatGateway-Hours,,1116,50.22",
        ]
        try workspace.write(
            "month,product,usageType,operation,amount,cost\n" + lines.map { "2026-10,\($0)\n" }.joined(), to: "bill.csv"
        )
        let outcome = try workspace.run("measure", "bill.csv")
        expectDone(outcome)
        let words = outcome.text.split { $0 == " " || $0 == "\n" }.joined(separator: " ")
        #expect(
            words.contains(
                "On the bill, and not in the scenario: AmazonEC2 NatGateway-Hours (50.22), AmazonVPC "
                    + "PublicIPv4:InUseAddress (18.60); together 68.82."))
        #expect(words.contains("which may come to another sum: AWSELB LCUUsage (0.80); together 0.80."))
        // What has no label is not to be given one.
        try workspace.write(
            "{\"formatVersion\": 1, \"scenarios\": [{\"name\": \"a\", \"resources\": [{\"service\": \"elb\", \"type\": "
                + "\"application\"}]}]}", to: "mine.json")
        let merged = try workspace.run("measure", "bill.csv", "--into", "mine.json")
        let advice = (merged.text + String(decoding: merged.errors, as: UTF8.self)).split { $0 == " " || $0 == "\n" }
            .joined(separator: " ")
        #expect(advice.contains("has exactly one apiGateway of this kind to put it into: add one."))
    }

    /// 1,500 bytes a request both ways.
    @Test(
        "the file's requestBytes are taken off what a balancer counts both ways",
        arguments: [("\"requestBytes\": 500, ", "1000"), ("\"requestBytes\": 2000, ", "0"), ("", "1500")])
    func bytesOfBothWays(requestBytes: String, responseBytes: String) throws {
        let workspace = try Workspace()
        func series(_ label: String, _ value: Int) -> String {
            "{\"Id\": \"a\", \"Label\": \"\(label)\", \"Timestamps\": [\"2026-10-01T00:00:00Z\", "
                + "\"2026-10-01T01:00:00Z\"], \"Values\": [\(value), \(value)], \"StatusCode\": \"Complete\"}"
        }
        try workspace.write(
            "{\n\"MetricDataResults\": [\n\(series("RequestCount Sum", 1000)),\n\(series("ProcessedBytes Sum", 1_500_000))\n]\n}\n",
            to: "metrics.json")
        try workspace.write(
            "{\"formatVersion\": 1, \"traffic\": {\(requestBytes)\"responseBytes\": 7}, \"volumes\": [1000], \"scenarios\": "
                + "[{\"name\": \"fleet\", \"resources\": [{\"service\": \"elb\", \"type\": \"application\"}]}]}",
            to: "mine.json")
        for _ in 0..<2 { expectDone(try workspace.run("measure", "metrics.json", "--into", "mine.json")) }
        #expect(try workspace.read("mine.json").contains("\(requestBytes)\"responseBytes\": \(responseBytes)}"))
    }

    @Test("files of no use, in words of their own")
    func refusals() throws {
        let workspace = try Workspace()
        try workspace.write(Data([0x1F, 0x8B, 8, 0]), to: "a.log.gz")
        expectFailure(
            try workspace.run("measure", "a.log.gz"), 65, saying: "gunzip -c a.log.gz | lambda-cost measure -")
        try workspace.write(Data([0x1F, 0x8B, 8, 0]), to: "-it's 1.gz")
        expectFailure(
            try workspace.run("measure", "./-it's 1.gz"), 65,
            saying: #"gunzip -c './-it'\''s 1.gz' | lambda-cost measure -"#)
        expectFailure(
            try workspace.run(["measure", "-"], input: Data([0x1F, 0x8B, 8, 0])), 65,
            saying: "gunzip -c FILE | lambda-cost measure -")
        try workspace.write("hello\nworld\n", to: "text")
        expectFailure(try workspace.run("measure", "text"), 65, saying: "text\nNothing in it is of a known kind")
        expectFailure(try workspace.run("measure", "none"), 66, saying: "none")
        expectFailure(try workspace.run("measure"), 64, saying: "needs a file")
        expectFailure(try workspace.shell("\"$PROGRAM\" measure - < /dev/zero"), 65, saying: "zero bytes")
        try workspace.write("192.0.2.1 - - [05/Jan/2026:00:00:01 +0000] \"GET / HTTP/1.1\" 200 100\n", to: "access.log")
        expectDone(try workspace.run("measure", "access.log", "--output", "mine.json"))
    }

    @Test("a query for each engine", arguments: ["insights", "athena", "cloudwatch", "cur"])
    func queries(engine: String) throws {
        let outcome = try Workspace().run("measure", "--query", engine)
        expectDone(outcome)
        #expect(outcome.text.contains("lambda-cost measure"))
    }
}
