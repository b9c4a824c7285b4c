import Foundation
import Testing

@Suite("scenarios from")
struct ScenariosFromTests {
    private static let stack = """
        {"AWSTemplateFormatVersion": "2010-09-09", "Parameters": {"Memory": {"Type": "Number"}}, "Resources": {
          "Orders": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "orders", "MemorySize": 256, "Timeout": 9}},
          "Api": {"Type": "AWS::ApiGatewayV2::Api", "Properties": {"ProtocolType": "HTTP"}},
          "Role": {"Type": "AWS::IAM::Role"}, "Table": {"Type": "AWS::DynamoDB::Table"}}}
        """

    private static let log = (0..<4).map { index in
        "2026-01-05T0\(index):00:00.000Z REPORT RequestId: 8ffd2907-f3ac-4957-bb9d-10000000000\(index)\tDuration: 89.10 ms\t"
            + "Billed Duration: 90 ms\tMemory Size: 256 MB\tMax Memory Used: 90 MB\t\n"
    }.joined()

    @Test("without a place to write, the file is what is printed and the table stands beside it")
    func printed() throws {
        let workspace = try Workspace()
        try workspace.write(Self.stack, to: "shop.template.json")
        let outcome = try workspace.run("scenarios", "from", "shop.template.json", "--region", "eu-west-1")
        #expect(outcome.status == 0, "\(outcome.message)")
        #expect(
            outcome.text == """
                {
                  "formatVersion": 1,
                  "name": "shop",
                  "description": "From shop.template.json (CloudFormation template).",
                  "region": "eu-west-1",
                  "scenarios": [
                    {
                      "name": "shop",
                      "resources": [
                        {"service": "lambda", "label": "orders", "memoryMB": 256, "durationMs": null, "architecture": "x86_64"},
                        {"service": "apiGateway", "label": "Api", "type": "HTTP"}
                      ]
                    }
                  ]
                }

                """)
        for word in [
            "region eu-west-1: assumed", "Orders: lambda", "at most 9 s, its timeout", "Role: AWS::IAM::Role",
            "Not modelled (1)", "Table: AWS::DynamoDB::Table", "Still to be given",
        ] {
            #expect(outcome.message.contains(word), "\(word)")
        }
    }

    @Test("what is still to be given fails every command by name, and can be set, written or measured")
    func missing() throws {
        let workspace = try Workspace()
        try workspace.write(Self.stack, to: "stack.json")
        try workspace.write(Self.log, to: "orders.log")
        expectDone(try workspace.run("scenarios", "from", "stack.json", "--output", "mine.json"))
        let refused = try workspace.run("check", "mine.json")
        #expect(refused.status == 65)
        #expect(refused.message.contains("mine.json:10:81: scenarios[0].resources[0].durationMs"))
        #expect(refused.message.contains("One value is still to be given and stands as null: durationMs of 'orders'."))
        #expect(refused.message.contains("'lambda-cost measure LOGS --into FILE' puts durations in."))
        #expect(!refused.message.contains("Found null"))
        #expect(try workspace.run("compare", "mine.json", "--set", "lambda.durationMs=90").status == 0)
        let measured = try workspace.run("measure", "orders.log", "--into", "mine.json")
        expectDone(measured)
        #expect(measured.text.contains("'stack'.lambda.durationMs: null → 90"))
        #expect(try workspace.run("check", "mine.json").status == 0)
    }

    @Test("logs are joined by the names of functions, and their requests are the volumes")
    func logs() throws {
        let workspace = try Workspace()
        try workspace.write(Self.stack, to: "stack.json")
        try workspace.write(Self.log, to: "orders.log")
        let outcome = try workspace.run(
            "scenarios", "from", "stack.json", "--logs", "orders.log", "--output", "mine.json", "--format", "json")
        expectDone(outcome)
        #expect(try workspace.read("mine.json").contains("\"durationMs\": 90"))
        // Three hours from the first run to the last, of 730.
        #expect(try workspace.read("mine.json").contains("\"volumes\": [973]"))
        let object = try outcome.object()
        #expect((object["missing"] as? [Any])?.isEmpty == true)
        #expect(try workspace.run("check", "mine.json").status == 0)
    }

    /// Two addresses for 720 hours are 1,440; a load balancer for 720 hours at $0.0225 is $16.20.
    @Test("the hours of a month stand in the file and count in the advice")
    func hours() throws {
        let workspace = try Workspace()
        try workspace.write(
            """
            {"Resources": {"A": {"Type": "AWS::EC2::EIP"}, "B": {"Type": "AWS::EC2::EIP"},
              "L": {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": {"Scheme": "internal"}}}}
            """, to: "stack.json")
        let from = ["scenarios", "from", "stack.json", "--region", "us-east-1", "-o", "mine.json"]
        let usual = try workspace.run(from, variables: ["COLUMNS": "300"])
        #expect(usual.status == 0 && usual.text.contains("\"unitsPerMonth\": 1460,"), "\(usual.message)")
        #expect(try !workspace.read("mine.json").contains("estimate"))
        let outcome = try workspace.run(from + ["--hours-per-month", "720"], variables: ["COLUMNS": "300"])
        #expect(outcome.status == 0 && outcome.text.contains("\"unitsPerMonth\": 1440,"), "\(outcome.message)")
        #expect(try workspace.read("mine.json").contains("\n  \"estimate\": {\"hoursPerMonth\": 720},\n"))
        let costs = try workspace.run(
            "compare", "mine.json", "--as-of", "2023-01-01", "--alerts", "0", "--format", "csv")
        #expect(costs.text == "requests,stack,cheapest\n0,16.20,stack\n", "\(costs.message)")
    }

    private static func plan(_ memory: Int, before: Int) -> String {
        let change = """
            {"address": "aws_lambda_function.f", "type": "aws_lambda_function", "change": {"actions": ["update"],
             "before": {"function_name": "f", "memory_size": \(before)}, "after_unknown": {}}}
            """
        return """
            {"format_version": "1.2", "terraform_version": "1.9.1", "planned_values": {"root_module": {"resources": [
              {"address": "aws_lambda_function.f", "mode": "managed", "type": "aws_lambda_function",
               "values": {"function_name": "f", "memory_size": \(memory)}}]}}, "resource_changes": [\(change)]}
            """
    }

    @Test("the price of a change is the comparison of what stands before and after it")
    func change() throws {
        let workspace = try Workspace()
        try workspace.write(Self.plan(1024, before: 512), to: "plan.json")
        expectDone(try workspace.run("scenarios", "from", "plan.json", "-o", "mine.json", "--region", "us-east-1"))
        let outcome = try workspace.run(
            "compare", "mine.json", "--set", "lambda.durationMs=1000", "--as-of", "2023-01-01", "--alerts", "1000000",
            "--format", "csv")
        #expect(outcome.status == 0, "\(outcome.message)")
        // 500,000 and 1,000,000 GB-seconds at $0.0000166667, and $0.20 of requests.
        #expect(outcome.text == "requests,before,after,cheapest\n1000000,8.53335,16.8667,before\n")
        // What costs the same before and after is one scenario.
        try workspace.write(Self.plan(512, before: 512), to: "same.json")
        let same = try workspace.run("scenarios", "from", "same.json", "-o", "same-scenario.json")
        expectDone(same)
        #expect(try workspace.read("same-scenario.json").contains("\"name\": \"same\",\n      \"resources\""))
    }

    @Test("several files are the scenarios of one")
    func several() throws {
        let workspace = try Workspace()
        try workspace.write(Self.stack, to: "a.json")
        try workspace.write(Self.plan(1024, before: 512), to: "b.json")
        expectDone(try workspace.run("scenarios", "from", "a.json", "b.json", "-o", "mine.json"))
        let text = try workspace.read("mine.json")
        for name in ["\"a\"", "\"b, before\"", "\"b, after\""] {
            #expect(text.contains("\"name\": \(name)"), "\(name)")
        }
    }

    @Test("what is no template ends at once, in words of its own")
    func refused() throws {
        let workspace = try Workspace()
        try workspace.write("service: x\nprovider: {name: aws}\n", to: "stack.yaml")
        let yaml = try workspace.run("scenarios", "from", "stack.yaml")
        #expect(yaml.status == 65 && yaml.text.isEmpty)
        #expect(
            yaml.message.hasPrefix(
                "lambda-cost: error: stack.yaml\nThis is serverless.yml; the CloudFormation that it becomes is read.\n")
        )
        let endless = try workspace.run("scenarios", "from", "/dev/zero")
        #expect(endless.status == 65)
        #expect(endless.message.contains("This is no text: it holds zero bytes."))
        #expect(try workspace.run("scenarios", "from", "nowhere.json").status == 66)
        #expect(try workspace.run("scenarios", "from").status == 64)
        try workspace.write(#"{"Resources": {"S": {"Type": "AWS::CloudFormation::Stack"}}}"#, to: "nested.json")
        let nested = try workspace.run("scenarios", "from", "nested.json", "-o", "mine.json")
        #expect(nested.status == 65 && nested.text.isEmpty)
        #expect(nested.message.contains("a nested stack: give its template as a file of its own"))
        #expect(throws: (any Error).self) { try workspace.read("mine.json") }
        // A size of tasks that Fargate does not offer.
        try workspace.write(
            """
            {"Resources": {"S": {"Type": "AWS::ECS::Service", "Properties": {"LaunchType": "FARGATE", "TaskDefinition": {"Ref": "T"}}},
              "T": {"Type": "AWS::ECS::TaskDefinition", "Properties": {"Cpu": "256", "Memory": "64 GB"}}}}
            """, to: "tasks.json")
        let tasks = try workspace.run("scenarios", "from", "tasks.json")
        #expect(tasks.status == 65 && tasks.text.isEmpty)
        #expect(tasks.message.contains("the scenario file made of it"))
    }

    @Test(
        "a size of tasks that the template does not state is left to be given, whatever goes with the other half",
        arguments: [
            (#""Cpu": "4096", "Memory": {"Fn::ImportValue": "m"}"#, "memoryGB"),
            (#""Cpu": "16384", "Memory": {"Fn::ImportValue": "m"}"#, "memoryGB"),
            (#""Cpu": {"Fn::ImportValue": "c"}, "Memory": "30720""#, "vCPU"), ("", "vCPU"),
        ])
    func sizeOfTasks(properties: String, missing: String) throws {
        let workspace = try Workspace()
        try workspace.write(
            """
            {"Resources": {"S": {"Type": "AWS::ECS::Service", "Properties": {"LaunchType": "FARGATE", "DesiredCount": 2,
              "TaskDefinition": \(properties.isEmpty ? "\"arn:aws:ecs:us-east-1:1:task-definition/t:3\"" : "{\"Ref\": \"T\"}")}},
              "T": {"Type": "AWS::ECS::TaskDefinition", "Properties": {\(properties)}}}}
            """, to: "tasks.json")
        expectDone(try workspace.run("scenarios", "from", "tasks.json", "-o", "mine.json"))
        #expect(try workspace.read("mine.json").contains("\"\(missing)\": null"))
        expectFailure(try workspace.run("check", "mine.json"), 65, saying: "still to be given", "\(missing) of 'S'")
    }

    /// Lines that no terminal of 80 columns breaks, and one table, however long the addresses are.
    @Test("an API of another stack is told of, and addresses of modules stand in 80 columns")
    func people() throws {
        let workspace = try Workspace()
        try workspace.write(
            """
            {"Parameters": {"Rest": {"Type": "String"}}, "Resources": {"F": {"Type": "AWS::Lambda::Function"},
              "Any": {"Type": "AWS::ApiGateway::Method", "Properties": {"RestApiId": {"Ref": "Rest"}}}}}
            """, to: "stack.json")
        let stack = try workspace.run("scenarios", "from", "stack.json", variables: ["COLUMNS": "80"])
        #expect(
            stack.message.contains(
                """
                  Any belongs to an API that is not in the file: add {"service": "apiGateway",
                    "type": "REST"} for the requests that come through it.
                """), "\(stack.message)")
        #expect(!stack.message.contains("Nothing here brings requests"))
        let module = "module.cluster.module.instances"
        try workspace.write(
            """
            {"format_version": "1.2", "planned_values": {"root_module": {"child_modules": [{"address": "module.cluster", "child_modules": [
              {"address": "\(module)", "resources": [
                {"address": "\(module).aws_launch_configuration.web", "mode": "managed", "type": "aws_launch_configuration",
                 "values": {"id": "web-1", "instance_type": "t3.micro"}},
                {"address": "\(module).aws_autoscaling_group.web", "mode": "managed", "type": "aws_autoscaling_group",
                 "values": {"min_size": 1, "max_size": 1, "launch_configuration": "web-1"}},
                {"address": "\(module).aws_nat_gateway.web", "mode": "managed", "type": "aws_nat_gateway", "values": {}}]}]}]}}}
            """, to: "plan.json")
        let plan = try workspace.run("scenarios", "from", "plan.json", variables: ["COLUMNS": "80"])
        #expect(
            plan.status == 0 && plan.message.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(plan.message)")
        #expect(plan.message.contains("\ninstanceType        t3.micro     reference  aws_launch_configuration.web\n"))
        #expect(plan.message.contains("One public IPv4 address is not counted"))
    }

    @Test("parameters that no template has are wrong usage")
    func parameters() throws {
        let workspace = try Workspace()
        try workspace.write(Self.stack, to: "stack.json")
        let near = try workspace.run("scenarios", "from", "stack.json", "--parameter", "Memry=1")
        #expect(near.status == 64 && near.message.contains("Did you mean 'Memory'?"))
        #expect(try workspace.run("scenarios", "from", "stack.json", "--parameter", "x").status == 64)
        #expect(try workspace.run("scenarios", "from", "stack.json", "--format", "csv").status == 64)
        // What stands in a file may belong to other stacks as well, and the option beats it.
        try workspace.write(
            #"[{"ParameterKey": "Memory", "ParameterValue": "512"}, {"ParameterKey": "Else", "ParameterValue": "1"}]"#,
            to: "values.json")
        try workspace.write(
            """
            {"Parameters": {"Memory": {"Type": "Number"}}, "Resources": {"F": {"Type": "AWS::Lambda::Function",
              "Properties": {"MemorySize": {"Ref": "Memory"}}}}}
            """, to: "sized.json")
        let refused = try workspace.run("scenarios", "from", "sized.json")
        #expect(refused.status == 65 && refused.message.contains("Say it: --parameter Memory=VALUE."))
        let sized = try workspace.run("scenarios", "from", "sized.json", "--parameters", "values.json")
        #expect(sized.status == 0 && sized.text.contains("\"memoryMB\": 512"))
        let beaten = try workspace.run(
            "scenarios", "from", "sized.json", "--parameters", "values.json", "--parameter", "Memory=256")
        #expect(beaten.status == 0 && beaten.text.contains("\"memoryMB\": 256"))
        #expect(try workspace.run("scenarios", "from", "sized.json", "--parameters", "sized.json").status == 65)
        // The file that is read is not written over.
        #expect(try workspace.run("scenarios", "from", "stack.json", "-o", "stack.json").status == 73)
    }
}
