import Testing

@testable import Templates

/// Measured numbers in the place of those that no template holds.
@Suite struct MeasurementTests {
    private static let stack = """
        {"Resources": {"OrdersFn1A2B": {"Type": "AWS::Lambda::Function", "Properties": {"MemorySize": 256}},
          "Named": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "mail", "MemorySize": 128}},
          "Door": {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": {"Scheme": "internal"}}}}
        """

    private static func joined(_ measurements: [Measurement]) throws -> (parts: [String], left: [String]) {
        var scenario = try Template(Array(stack.utf8)).scenarios(in: "eu-west-1")[0]
        let left = scenario.join(measurements).map { $0.name }
        let words = scenario.parts.map { part in
            part.members.filter { $0.key != "label" }.map { "\($0.key)=\($0.content.words)" }.joined(separator: " ")
        }
        return (words, left)
    }

    @Test func byNameAndByLogicalID() throws {
        let (parts, left) = try Self.joined([
            Measurement(
                service: "lambda", name: "mail",
                members: [("durationMs", "90"), ("invocationsPerRequest", "\"0.25\""), ("memoryMB", "128")]),
            Measurement(
                service: "lambda", name: "shop-OrdersFn1A2B-X1Y2Z3",
                members: [("durationMs", "40"), ("coldStartShare", "\"0.01\""), ("initMs", "200")]),
            Measurement(service: "lambda", name: "stranger", members: [("durationMs", "1")]),
            Measurement(
                service: "elb", name: "app/x/y",
                members: [("type", "\"application\""), ("connectionsPerRequest", "\"0.1\"")]),
        ])
        #expect(
            parts == [
                "service=lambda memoryMB=256 durationMs=40 architecture=x86_64 invocationsPerRequest=1 "
                    + "coldStartShare=\"0.01\" initMs=200",
                "service=lambda memoryMB=128 durationMs=90 architecture=x86_64 invocationsPerRequest=\"0.25\"",
                "service=elb type=application connectionsPerRequest=\"0.1\"",
            ])
        #expect(left == ["stranger"])
    }

    /// A log without a name is the function's where there is one alone.
    @Test func logWithoutAName() throws {
        let (parts, left) = try Self.joined([Measurement(service: "lambda", name: "", members: [("durationMs", "90")])])
        #expect(parts[0].contains("durationMs=?") && left == [""])
    }

    /// A function may write into a log group of another name, or of another resource.
    @Test func byLogGroup() throws {
        let text = """
            {"Resources": {
              "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "orders", "MemorySize": 256,
                "LoggingConfig": {"LogGroup": "/shop/orders"}}},
              "Mail": {"Type": "AWS::Serverless::Function", "Properties": {"MemorySize": 512, "LoggingConfig": {"LogGroup": {"Ref": "MailLogs"}}}},
              "MailLogs": {"Type": "AWS::Logs::LogGroup"},
              "One": {"Type": "AWS::Lambda::Function", "Properties": {"LoggingConfig": {"LogGroup": {"Ref": "Both"}}}},
              "Two": {"Type": "AWS::Lambda::Function", "Properties": {"LoggingConfig": {"LogGroup": {"Ref": "Both"}}}},
              "Both": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": "/aws/lambda/both"}}}}
            """
        var scenario = try Template(Array(text.utf8)).scenarios(in: "eu-west-1")[0]
        let left = scenario.join([
            Measurement(service: "lambda", name: "/shop/orders", members: [("durationMs", "10")]),
            Measurement(service: "lambda", name: "shop-MailLogs-AbC123", members: [("durationMs", "20")]),
            Measurement(service: "lambda", name: "both", members: [("durationMs", "30")]),
        ])
        let durations = scenario.parts.filter { $0.service == "lambda" }.map { part in
            part.values.first { $0.key == "durationMs" }?.content.words
        }
        #expect(durations == ["10", "20", "?", "?"] && left.map { $0.name } == ["both"])
    }

    @Test func byLogGroupOfAPlan() throws {
        let text = #"""
            {"format_version": "1.2", "planned_values": {"root_module": {"resources": [
              {"address": "aws_lambda_function.a", "type": "aws_lambda_function", "name": "a",
               "values": {"function_name": "a", "logging_config": [{"log_format": "JSON", "log_group": "/shop/a"}]}}]}}}
            """#
        var scenario = try Template(Array(text.utf8)).scenarios(in: "eu-west-1")[0]
        let left = scenario.join([Measurement(service: "lambda", name: "/shop/a", members: [("durationMs", "10")])])
        #expect(left.isEmpty && scenario.missing.isEmpty)
    }

    /// A name that the deployment makes the beginning of, known by the rest; the longer one where two fit.
    @Test(arguments: [
        ("prod-orders", ["1", "?", "?"]), ("prod-new-orders", ["?", "1", "?"]), ("prod-eu-mail", ["?", "?", "1"]),
        ("/app/prod/mail", ["?", "?", "1"]), ("orders", ["?", "?", "?"]), ("-orders", ["?", "?", "?"]),
        ("prod-A-XYZ", ["?", "?", "?"]),
    ])
    func byNameOfAForm(_ name: String, _ expected: [String]) throws {
        let text = """
            {"Resources": {
              "A": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": {"Fn::Sub": "${AWS::StackName}-orders"}}},
              "B": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName":
                {"Fn::Join": ["-", [{"Ref": "AWS::StackName"}, "new", "orders"]]}}},
              "C": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": {"Fn::Sub": "${AWS::StackName}-${AWS::AccountId}-mail"},
                "LoggingConfig": {"LogGroup": {"Fn::Sub": "/app/${AWS::StackName}/mail"}}}}}}
            """
        var scenario = try Template(Array(text.utf8)).scenarios(in: "eu-west-1")[0]
        _ = scenario.join([Measurement(service: "lambda", name: name, members: [("durationMs", "1")])])
        let durations = scenario.parts.map { part in part.values.first { $0.key == "durationMs" }?.content.words }
        #expect(durations == expected)
    }

    @Test func fileOfIt() throws {
        var scenario = try Template(Array(Self.stack.utf8)).scenarios(in: "eu-west-1")[0]
        _ = scenario.join([
            Measurement(
                service: "lambda", name: "mail",
                members: [("durationMs", #"[{"ms": 1, "share": "0.5"}, {"ms": 2, "share": "0.5"}]"#)])
        ])
        var head = TemplateFile.Head(name: "shop", description: "one", region: "eu-west-1")
        head.hoursPerMonth = "720.5"
        (head.traffic, head.requests) = ([("requestBytes", "10")], 5)
        let text = String(decoding: TemplateFile.text(head, [("shop", scenario)]), as: UTF8.self)
        #expect(
            text == """
                {
                  "formatVersion": 1,
                  "name": "shop",
                  "description": "one",
                  "region": "eu-west-1",
                  "estimate": {"hoursPerMonth": 720.5},
                  "traffic": {
                    "requestBytes": 10
                  },
                  "volumes": [5],
                  "scenarios": [
                    {
                      "name": "shop",
                      "resources": [
                        {"service": "lambda", "label": "OrdersFn1A2B", "memoryMB": 256, "durationMs": null, "architecture": "x86_64", "invocationsPerRequest": null},
                        {"service": "lambda", "label": "mail", "memoryMB": 128, "durationMs": [{"ms": 1, "share": "0.5"}, {"ms": 2, "share": "0.5"}], "architecture": "x86_64", "invocationsPerRequest": 1},
                        {"service": "elb", "label": "Door", "type": "application"}
                      ]
                    }
                  ]
                }

                """)
    }
}
