import Foundation
import Testing

@Suite("--set, scenarios write and scenarios schema")
struct ScenarioTextTests {
    private static let deployments = ["2×t3.small @40/s + ALB", "Lambda 256MB 90ms arm64 + HTTP API + logs 2KB"]

    @Test("the file that is written has the same answers", arguments: ["compare", "breakeven"])
    func written(command: String) throws {
        let workspace = try Workspace()
        let set = ["--set", "traffic.peakToAverage=3", "--set", "lambda.memoryMB=512"]
        expectDone(try workspace.run(["scenarios", "write"] + Self.deployments + set + ["--output", "mine.json"]))
        for words in [["--requests", "30M"], ["--requests", "30M", "--format", "json", "--region", "eu-west-1"]] {
            let own = try workspace.run([command, "mine.json"] + words)
            #expect(own.status == 0, "\(own.message)")
            #expect(own.output == (try workspace.run([command] + Self.deployments + set + words).output))
        }
    }

    @Test("deployments are written behind a file's scenarios")
    func writtenBehind() throws {
        let workspace = try Workspace()
        try workspace.write(SampleFile.custom, to: "my.json")
        let text = try workspace.run("scenarios", "write", "my.json", "ALB", "--set", "custom.monthly=7").text
        try workspace.write(text, to: "more.json")
        let rows = try workspace.run("compare", "more.json", "--requests", "0", "--format", "csv").rows()
        #expect(rows[0].suffix(3) == ["flat", "ALB", "cheapest"])
        #expect(rows[1][1] == "7.00")
        expectFailure(try workspace.run("scenarios", "write"), 64, saying: "needs a deployment")
    }

    @Test("a value is set in a file, standard input, a built-in file and a deployment alike")
    func set() throws {
        let workspace = try Workspace()
        try workspace.write(SampleFile.custom, to: "my.json")
        let words = ["--set", "'flat'.custom.monthly=7", "--requests", "0", "--format", "csv"]
        #expect(try workspace.run(["compare", "my.json"] + words).rows()[1][1] == "7.00")
        let input = Data(SampleFile.custom.utf8)
        #expect(try workspace.run(["compare", "-"] + words, input: input).rows()[1][1] == "7.00")
        let added = try workspace.run(["compare", "my.json", "$3/month"] + words).rows()
        #expect(added[1].prefix(3) == ["0", "7.00", "3.00"])
        let all = try workspace.run(
            "compare", "my.json", "$3/month", "--set", "custom.monthly=9", "--requests", "0", "--format", "csv"
        ).rows()
        #expect(all[1].prefix(3) == ["0", "9.00", "9.00"])
        let builtIn = try workspace.run(
            "compare", "web-api", "--set", "ec2.count=1", "--set", "volumes=[1]", "--format", "csv"
        ).rows()
        #expect(builtIn.count == 2)
    }

    @Test("a wrong one is named, and what is wrong without it keeps its place")
    func refused() throws {
        let workspace = try Workspace()
        try workspace.write(SampleFile.custom, to: "my.json")
        func fails(_ set: String, _ status: Int32, _ text: String) throws {
            expectFailure(try workspace.run("compare", "my.json", "--set", set), status, saying: text)
        }
        try fails("custom.monthly=-1", 64, "--set custom.monthly=-1: Found -1; accepted is a number from 0")
        try fails("custom.mothly=1", 64, "Did you mean 'custom.monthly'?")
        try fails("custom.monthly", 64, "has no value")
        try fails("ec2.count=5", 64, "--set ec2.count=5: there is no such resource in my.json")
        try workspace.write(
            "{\"formatVersion\": 1,\n \"scenarios\": [{\"name\": \"a\", \"resources\": [7]}]}", to: "my.json")
        try fails("region=eu-west-1", 65, "my.json:2:44: scenarios[0].resources[0]")
        try workspace.write("{", to: "my.json")
        try fails("region=eu-west-1", 65, "my.json:1:2")
        // What a setting mends is no fault.
        try workspace.write(
            SampleFile.resource(#"{"service": "lambda", "memoryMB": 128}"#), to: "my.json")
        expectDone(try workspace.run("check", "my.json", "--set", "lambda.durationMs=5"))
    }

    @Test("the schema names every service and every key that the page has, and no other at the top")
    func schema() throws {
        let workspace = try Workspace()
        let schema = try workspace.run("scenarios", "schema").object()
        #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        let properties = try #require(schema["properties"] as? [String: Any])
        #expect(
            Set(properties.keys) == [
                "formatVersion", "name", "description", "request", "region", "pricesAsOf", "estimate", "traffic",
                "volumes",
                "scenarios", "expected", "limits", "$schema",
            ])
        let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
        let resources = try #require(definitions["resource"]?["oneOf"] as? [[String: Any]])
        let page = String(decoding: try RepositoryFiles.content("scenarios/README.md"), as: UTF8.self)
        for resource in resources {
            let keys = try #require(resource["properties"] as? [String: [String: Any]])
            let name = try #require((keys["service"]?["enum"] as? [String])?.first)
            #expect(page.contains("| `\(name)` |"))
            for key in keys.keys where key != "service" { #expect(page.contains("`\(key)`"), "\(name).\(key)") }
            #expect(resource["additionalProperties"] as? Bool == false)
        }
        #expect(resources.count == 12)
    }

    @Test("the built-in files, and percentiles, are what the schema describes")
    func described() throws {
        let workspace = try Workspace()
        let schema = try workspace.run("scenarios", "schema").object()
        let checker = SchemaChecker(schema)
        for name in ["threatstack-to-s3", "threatstack-to-s3-today", "web-api"] {
            #expect(checker.accepts(try workspace.run("scenarios", "show", name).object()), "\(name)")
        }
        for deployment in [
            "2xt3.small reserved 1yr committed 1 + ALB", "Lambda 0.5GB 1.2s arm64 savings plan 1yr + HTTP API -10%",
            "3xFargate 0.25 0.5GB follow @40/s + NLB + NAT", "Managed m7g.xlarge -34% + SQS + SNS + logs 2KB",
            "$15.50/month Agents + $0.4/million + egress 1KB",
        ] {
            #expect(checker.accepts(try workspace.run("scenarios", "write", deployment).object()), "\(deployment)")
        }
        func file(_ resource: String) throws -> [String: Any] {
            try #require(
                try JSONSerialization.jsonObject(with: Data(SampleFile.resource(resource).utf8)) as? [String: Any])
        }
        for durations in ["90", #""1.5""#, #"{"p50": 80, "max": 900}"#, #"[{"ms": 5, "share": "1"}]"#] {
            #expect(
                checker.accepts(try file(#"{"service": "lambda", "memoryMB": 128, "durationMs": \#(durations)}"#)),
                "\(durations)")
        }
        for resource in [
            #"{"service": "lambda", "memoryMB": 128}"#, #"{"service": "lamda"}"#,
            #"{"service": "elb", "type": "fast"}"#,
            #"{"service": "lambda", "memoryMB": 128.5, "durationMs": 5}"#,
            #"{"service": "lambda", "memoryMB": 128, "durationMs": {"q50": 80}}"#,
            #"{"service": "ec2", "instanceType": "t3.nano", "purchase": {"model": "reserved"}}"#,
        ] {
            #expect(!checker.accepts(try file(resource)), "\(resource)")
        }
    }
}

/// Checks JSON against the part of JSON Schema that the program's schema uses.
private struct SchemaChecker {
    private let root: [String: Any]

    init(_ schema: [String: Any]) { root = schema }

    func accepts(_ value: Any) -> Bool { accepts(value, root) }

    private func accepts(_ value: Any, _ schema: [String: Any]) -> Bool {
        if let reference = schema["$ref"] as? String, let name = reference.split(separator: "/").last {
            let definitions = root["$defs"] as? [String: [String: Any]] ?? [:]
            guard let definition = definitions[String(name)] else { return false }
            return accepts(value, definition)
        }
        if let any = schema["anyOf"] as? [[String: Any]], !any.contains(where: { accepts(value, $0) }) { return false }
        if let one = schema["oneOf"] as? [[String: Any]], one.filter({ accepts(value, $0) }).count != 1 { return false }
        if let words = schema["enum"] as? [String], (value as? String).map({ words.contains($0) }) != true {
            return false
        }
        switch schema["type"] as? String {
        case "string":
            guard let text = value as? String else { return false }
            return (schema["pattern"] as? String).map { text.range(of: $0, options: .regularExpression) != nil } ?? true
        case "boolean": return value is Bool
        case "integer", "number":
            guard let number = value as? NSNumber, !(value is String) else { return false }
            let limits: [(String, (Double, Double) -> Bool)] = [
                ("minimum", { $0 >= $1 }), ("maximum", { $0 <= $1 }), ("exclusiveMinimum", { $0 > $1 }),
            ]
            let isWhole = number.doubleValue == number.doubleValue.rounded()
            return (isWhole || schema["type"] as? String == "number")
                && limits.allSatisfy { key, holds in
                    (schema[key] as? NSNumber).map { holds(number.doubleValue, $0.doubleValue) } ?? true
                }
        case "array":
            guard let list = value as? [Any], let items = schema["items"] as? [String: Any] else { return false }
            return list.allSatisfy { accepts($0, items) }
        case "object":
            guard let object = value as? [String: Any] else { return false }
            let required = schema["required"] as? [String] ?? []
            let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
            let patterns = schema["patternProperties"] as? [String: [String: Any]] ?? [:]
            return required.allSatisfy { object[$0] != nil }
                && object.allSatisfy { key, value in
                    if let own = properties[key] { return accepts(value, own) }
                    let matching = patterns.first { key.range(of: $0.key, options: .regularExpression) != nil }
                    return matching.map { accepts(value, $0.value) } ?? false
                }
        default: return true
        }
    }
}
