import Testing

@testable import Templates

/// Functions that no request starts, and logs that no request writes.
@Suite struct StarterTests {
    private static let function = "lambda memoryMB=128 durationMs=? architecture=x86_64"

    private static func values(_ text: String, of address: String) throws -> [String] {
        let scenario = try Template(Array(text.utf8)).scenarios(in: "eu-west-1")[0]
        guard let entry = scenario.entries.first(where: { $0.address == address }) else { return [] }
        return entry.values.map { "\($0.key)=\($0.content.words) \($0.origin.remark)" } + entry.remarks
    }

    private static let clock =
        "invocationsPerRequest=? it runs by the clock, rate(5 minutes): its runs over the requests"
    private static let only =
        "invocationsPerRequest=1 it is the only function that does not run by the clock, and runs once for a request"

    /// What SAM makes of a schedule is read as the schedule itself.
    @Test(arguments: [
        #""AWS::Serverless::Function", "Properties": {"Events": {"T": {"Type": "Schedule", "Properties": {"Schedule": "rate(5 minutes)"}}}}}"#,
        #""AWS::Serverless::Function", "Properties": {"Events": {"T": {"Type": "ScheduleV2", "Properties": {"ScheduleExpression": "rate(5 minutes)"}}}}}"#,
        """
        "AWS::Lambda::Function"}, "Rule": {"Type": "AWS::Events::Rule", "Properties": {"ScheduleExpression": "rate(5 minutes)",
          "Targets": [{"Arn": {"Fn::GetAtt": ["Tick", "Arn"]}, "Id": "x"}]}},
        "May": {"Type": "AWS::Lambda::Permission", "Properties": {"FunctionName": {"Ref": "Tick"}, "Principal": "events.amazonaws.com"}}
        """,
        """
        "AWS::Lambda::Function"}, "Plan": {"Type": "AWS::Scheduler::Schedule", "Properties": {"ScheduleExpression": "rate(5 minutes)",
          "Target": {"Arn": {"Fn::GetAtt": ["Tick", "Arn"]}}}}
        """,
    ])
    func byTheClock(_ tick: String) throws {
        let text = """
            {"Resources": {"Tick": {"Type": \(tick), "Serve": {"Type": "AWS::Lambda::Function"},
              "Other": {"Type": "AWS::Events::Rule", "Properties": {"EventPattern": {}, "Targets": [{"Arn": {"Fn::GetAtt": ["Serve", "Arn"]}}]}}}}
            """
        #expect(try Self.values(text, of: "Tick").contains { $0.hasPrefix(Self.clock) })
        #expect(try Self.values(text, of: "Serve").contains { $0.hasPrefix(Self.only) })
        #expect(try parts(text)[0].first == Self.function + " invocationsPerRequest=?")
    }

    @Test func byTheClockInAPlan() throws {
        let text = plan(
            resources: [
                #"{"address": "aws_lambda_function.tick", "type": "aws_lambda_function", "name": "tick", "values": {"function_name": "tick", "arn": "arn:tick"}}"#,
                #"{"address": "aws_cloudwatch_event_rule.r", "type": "aws_cloudwatch_event_rule", "name": "r", "values": {"name": "every", "schedule_expression": "rate(5 minutes)"}}"#,
                #"{"address": "aws_cloudwatch_event_target.t", "type": "aws_cloudwatch_event_target", "name": "t", "values": {"rule": "every", "arn": "arn:tick"}}"#,
            ])
        #expect(try Self.values(text, of: "aws_lambda_function.tick").contains { $0.hasPrefix(Self.clock) })
    }

    private func plan(resources: [String]) -> String {
        #"{"format_version": "1.2", "planned_values": {"root_module": {"resources": [\#(resources.joined(separator: ", "))]}}}"#
    }

    /// What else starts a function makes it one of requests.
    @Test(arguments: [
        #""U": {"Type": "AWS::Lambda::Url", "Properties": {"TargetFunctionArn": {"Ref": "Tick"}}}"#,
        #""U": {"Type": "AWS::Lambda::Permission", "Properties": {"FunctionName": {"Ref": "Tick"}, "Principal": "apigateway.amazonaws.com"}}"#,
        #""U": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {"FunctionName": {"Ref": "Tick"}}}"#,
        #""U": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {"DefinitionString": {"Fn::Sub": "${Tick.Arn}"}}}"#,
    ])
    func notOnlyByTheClock(_ starter: String) throws {
        let text = """
            {"Resources": {"Tick": {"Type": "AWS::Lambda::Function"}, \(starter),
              "Rule": {"Type": "AWS::Events::Rule", "Properties": {"ScheduleExpression": "rate(1 hour)",
                "Targets": [{"Arn": {"Fn::GetAtt": ["Tick", "Arn"]}}]}},
              "Own": {"Type": "Custom::Thing", "Properties": {"ServiceToken": {"Fn::GetAtt": ["Tick", "Arn"]}}}}}
            """
        #expect(try parts(text)[0].first == Self.function)
    }

    @Test func ofCustomResources() throws {
        let text = """
            {"Resources": {"Setup": {"Type": "AWS::Lambda::Function"}, "Serve": {"Type": "AWS::Lambda::Function"},
              "A": {"Type": "Custom::Thing", "Properties": {"ServiceToken": {"Fn::GetAtt": ["Setup", "Arn"]}}},
              "B": {"Type": "AWS::CloudFormation::CustomResource", "Properties": {"ServiceToken": {"Fn::GetAtt": "Setup.Arn"}}}}}
            """
        #expect(try parts(text) == [[Self.function]])
        #expect(
            try Self.values(text, of: "Setup") == [
                "a custom resource's: it runs when the stack is deployed, not for requests"
            ])
    }

    /// The CDK drains instances of ECS by a function and a topic of its own.
    @Test func drainHook() throws {
        let text = """
            {"Resources": {"Serve": {"Type": "AWS::Lambda::Function"},
              "AsgDrainECSHookFunctionE17A5F5E": {"Type": "AWS::Lambda::Function"},
              "HookTopic": {"Type": "AWS::SNS::Topic"},
              "Sub": {"Type": "AWS::SNS::Subscription", "Properties": {"Protocol": "lambda", "TopicArn": {"Ref": "HookTopic"},
                "Endpoint": {"Fn::GetAtt": ["AsgDrainECSHookFunctionE17A5F5E", "Arn"]}}}}}
            """
        #expect(try parts(text) == [[Self.function]])
    }

    @Test(arguments: [
        #"{"Type": "AWS::EC2::FlowLog", "Properties": {"LogGroupName": {"Ref": "Log"}}}"#,
        #"{"Type": "AWS::EC2::FlowLog", "Properties": {"LogDestination": {"Fn::GetAtt": ["Log", "Arn"]}}}"#,
        #"{"Type": "AWS::CloudTrail::Trail", "Properties": {"CloudWatchLogsLogGroupArn": {"Fn::GetAtt": ["Log", "Arn"]}}}"#,
    ])
    func logsOfAWS(_ writer: String) throws {
        let text = #"{"Resources": {"Log": {"Type": "AWS::Logs::LogGroup"}, "W": \#(writer)}}"#
        #expect(try parts(text) == [[]])
        #expect(try Self.values(text, of: "Log")[0].hasPrefix("W writes into it, whatever the requests"))
    }

    /// A function's duration is at most its timeout, which is three seconds where nobody says it.
    @Test(arguments: [
        ("", "at most 3 s, the timeout where none is stated"), (#""Timeout": "28""#, "at most 28 s, its timeout"),
    ])
    func timeouts(_ property: String, _ words: String) throws {
        let text = #"{"Resources": {"F": {"Type": "AWS::Lambda::Function", "Properties": {\#(property)}}}}"#
        #expect(try Self.values(text, of: "F").contains("durationMs=? \(words)"))
    }

    /// What launches instances that the template does not state is told so.
    @Test func uncountedInstances() throws {
        let text = """
            {"Resources": {
              "Plain": {"Type": "AWS::ECS::CapacityProvider", "Properties": {"AutoScalingGroupProvider": {}}},
              "Managed": {"Type": "AWS::ECS::CapacityProvider", "Properties": {"ManagedInstancesProvider": {"InfrastructureRoleArn": "x"}}},
              "Nodes": {"Type": "AWS::EKS::Nodegroup"}}}
            """
        #expect(try verdicts(text) == ["Plain: free", "Managed: not modelled", "Nodes: not modelled"])
        #expect(
            try Self.values(text, of: "Managed") == [
                "the Managed Instances that it launches are not counted: add ec2"
            ])
    }
}
