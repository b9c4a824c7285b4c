import Testing

@testable import Templates

/// Templates of CloudFormation and the CDK.
@Suite struct StackTests {
    private static func stack(_ resources: String, _ more: String = "") -> String {
        #"{"AWSTemplateFormatVersion": "2010-09-09", \#(more) "Resources": {\#(resources)}}"#
    }

    private static let function =
        #""F": {"Type": "AWS::Lambda::Function", "Properties": {"MemorySize": {"Ref": "Memory"}, "Timeout": "28"}}"#

    @Test func parameters() throws {
        let declared = #""Parameters": {"Memory": {"Type": "String", "Default": "256"}},"#
        #expect(
            try parts(Self.stack(Self.function, declared)) == [["lambda memoryMB=256 durationMs=? architecture=x86_64"]]
        )
        #expect(
            try parts(Self.stack(Self.function, declared), parameters: ["Memory": "1024"]) == [
                ["lambda memoryMB=1024 durationMs=? architecture=x86_64"]
            ])
        let undecided = Self.stack(Self.function, #""Parameters": {"Memory": {"Type": "Number"}},"#)
        #expect(
            refusal(Array(undecided.utf8)) == "the parameter 'Memory' has no value, and it decides about F (lambda).")
        #expect(
            try parts(undecided, parameters: ["Memory": "512"]) == [
                ["lambda memoryMB=512 durationMs=? architecture=x86_64"]
            ])
    }

    /// In the forms of AWS's command line; what Systems Manager resolved counts.
    @Test(arguments: [
        #"[{"ParameterKey": "Memory", "ParameterValue": "512"}, {"ParameterKey": "Other", "UsePreviousValue": true}]"#,
        #"{"Parameters": {"Memory": 512}}"#,
        #"{"Stacks": [{"StackName": "x", "Parameters": [{"ParameterKey": "Memory", "ParameterValue": "/m", "ResolvedValue": "512"}]}]}"#,
    ])
    func parametersOfAFile(_ text: String) throws {
        let values = try TemplateParameters.values(of: Array(text.utf8))
        #expect(values == ["Memory": "512"])
        for type in ["Number", "AWS::SSM::Parameter::Value<String>"] {
            let stack = Self.stack(Self.function, #""Parameters": {"Memory": {"Type": "\#(type)"}},"#)
            #expect(
                try parts(stack, parameters: values) == [["lambda memoryMB=512 durationMs=? architecture=x86_64"]])
        }
    }

    @Test(arguments: ["[]", "{}", "3", #"{"Resources": {"A": "b"}}"#])
    func noParametersInAFile(_ text: String) throws {
        #expect(throws: TemplateError.self) { try TemplateParameters.values(of: Array(text.utf8)) }
    }

    /// Every function that a value may be made by.
    @Test(arguments: [
        (#"{"Fn::FindInMap": ["Sizes", {"Ref": "AWS::Region"}, "memory"]}"#, "2048"),
        (#"{"Fn::FindInMap": ["Sizes", "nowhere", "memory", {"DefaultValue": 96}]}"#, "96"),
        (#"{"Fn::If": ["Large", 3008, 192]}"#, "3008"),
        (#"{"Fn::If": ["Small", 3008, {"Fn::If": ["Either", "320", "64"]}]}"#, "320"),
        (#"{"Fn::If": ["Both", 1, {"Fn::If": ["Unknown", 384, "384"]}]}"#, "384"),
        (#"{"Fn::Select": [1, ["100", "200"]]}"#, "200"),
        (#"{"Fn::Select": ["0", {"Fn::Split": ["|", "640|700"]}]}"#, "640"),
        (#"{"Fn::Join": ["", ["5", "12"]]}"#, "512"),
        (#"{"Fn::Sub": "${Ten}24"}"#, "1024"),
        (#"{"Fn::Sub": ["${a}${Ten}", {"a": "7"}]}"#, "710"),
        (#"{"Ref": "AWS::NoValue"}"#, "128"),
        (#"{"Fn::ImportValue": "shared"}"#, "?"),
        (#""{{resolve:ssm:memory}}""#, "?"),
        (#"{"Fn::GetAtt": ["Other", "Size"]}"#, "?"),
        (#"{"Ref": "Stored"}"#, "?"),
    ])
    func functions(_ value: String, _ memory: String) throws {
        let text = Self.stack(
            #""F": {"Type": "AWS::Lambda::Function", "Properties": {"MemorySize": \#(value)}}"#,
            """
            "Parameters": {"Ten": {"Type": "Number", "Default": 10}, "Size": {"Type": "String", "Default": "large"},
                           "Stored": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "512"}},
            "Mappings": {"Sizes": {"eu-west-1": {"memory": 2048}}},
            "Conditions": {"Large": {"Fn::Equals": [{"Ref": "Size"}, "large"]}, "Small": {"Fn::Not": [{"Condition": "Large"}]},
                           "Either": {"Fn::Or": [{"Condition": "Small"}, {"Condition": "Large"}]},
                           "Both": {"Fn::And": [{"Condition": "Small"}, {"Condition": "Large"}]},
                           "Unknown": {"Fn::Equals": [{"Fn::ImportValue": "x"}, "1"]}},
            """)
        #expect(try parts(text) == [["lambda memoryMB=\(memory) durationMs=? architecture=x86_64"]])
    }

    @Test func defaultThatIsNoText() {
        let stack = Self.stack(
            Self.function,
            #""Parameters": {"Memory": {"Type": "Number", "Default": {"Fn::FindInMap": ["a", "b", "c"]}}},"#)
        #expect(refusal(Array(stack.utf8)) == "the parameter 'Memory' has no value, and it decides about F (lambda).")
    }

    /// No stack can be deployed of these; reading them ends all the same.
    @Test(arguments: [
        #""M": {"x": {"y": {"Fn::FindInMap": ["M", "x", "y"]}}}"#,
        #""M": {"x": {"y": {"Fn::Sub": ["${a}", {"a": {"Fn::FindInMap": ["N", "x", "y"]}}]}}}, "N": {"x": {"y": {"Fn::FindInMap": ["M", "x", "y"]}}}"#,
    ])
    func mappingsThatLeadToThemselves(_ mappings: String) throws {
        let stack = Self.stack(
            #""F": {"Type": "AWS::Lambda::Function", "Properties": {"MemorySize": {"Fn::FindInMap": ["M", "x", "y"]}}}"#,
            "\"Mappings\": {\(mappings)},")
        #expect(try parts(stack) == [["lambda memoryMB=? durationMs=? architecture=x86_64"]])
    }

    @Test func conditionsOfResources() throws {
        let text = Self.stack(
            """
            "Yes": {"Type": "AWS::EC2::NatGateway", "Condition": "On"}, "No": {"Type": "AWS::EC2::NatGateway", "Condition": "Off"},
            "Empty": {"Type": "AWS::EC2::NatGateway", "Condition": ""},
            "Round": {"Type": "AWS::EC2::NatGateway", "Condition": "Circle"},
            "Loop": {"Type": "AWS::SQS::QueuePolicy"}, "Fn::ForEach::Topics": ["Name", ["a"], {}]
            """,
            """
            "Conditions": {"On": {"Fn::Equals": ["a", "a"]}, "Off": {"Fn::Not": [{"Condition": "On"}]},
                           "Circle": {"Condition": "Elsewhere"}, "Elsewhere": {"Condition": "Circle"}},
            """)
        #expect(try parts(text) == [["natGateway count=3"]])
        #expect(
            try verdicts(text) == [
                "Yes: natGateway", "No: left out", "Empty: natGateway", "Round: natGateway", "Loop: free",
                "Fn::ForEach::Topics: not modelled",
            ])
    }

    /// Sizes are texts as often as numbers; the template's data stand in a property of their own.
    @Test func groupAndBalancer() throws {
        let text = Self.stack(
            """
            "Template": {"Type": "AWS::EC2::LaunchTemplate", "Properties": {"LaunchTemplateData": {
              "InstanceType": {"Ref": "Kind"}, "Monitoring": {"Enabled": true},
              "BlockDeviceMappings": [{"DeviceName": "/dev/sda1", "Ebs": {"VolumeSize": "16", "VolumeType": "gp3"}}]}}},
            "Group": {"Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": {"MinSize": "2", "MaxSize": "4",
              "VPCZoneIdentifier": {"Ref": "Subnets"},
              "LaunchTemplate": {"LaunchTemplateId": {"Ref": "Template"}, "Version": "1"}}},
            "Balancer": {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": {
              "Scheme": "internet-facing", "Subnets": {"Ref": "Subnets"}}},
            "Old": {"Type": "AWS::ElasticLoadBalancing::LoadBalancer", "Properties": {"Scheme": "internal"}}
            """,
            """
            "Parameters": {"Kind": {"Type": "String", "Default": "m7g.medium"}, "Subnets": {"Type": "List<AWS::EC2::Subnet::Id>"}},
            """)
        let group = "ec2 instanceType=m7g.medium count=2 volumeGB=16 volumeType=gp3 detailedMonitoring=true"
        #expect(try parts(text) == [[group, "elb type=application publicIPv4=2", "elb type=classic"]])
        #expect(
            try parts(text, parameters: ["Subnets": "a,b,c"]) == [
                [group, "elb type=application publicIPv4=3", "elb type=classic"]
            ])
    }

    @Test func instanceWithAddressByItsInterface() throws {
        let text = Self.stack(
            """
            "Interface": {"Type": "AWS::EC2::NetworkInterface"}, "Address": {"Type": "AWS::EC2::EIP"},
            "Association": {"Type": "AWS::EC2::EIPAssociation", "Properties": {
              "AllocationId": {"Fn::GetAtt": ["Address", "AllocationId"]}, "NetworkInterfaceId": {"Ref": "Interface"}}},
            "Server": {"Type": "AWS::EC2::Instance", "Properties": {"InstanceType": "t3.nano",
              "NetworkInterfaces": [{"DeviceIndex": "0", "NetworkInterfaceId": {"Ref": "Interface"}}]}}
            """)
        #expect(try parts(text) == [["ec2 instanceType=t3.nano volumeGB=8 publicIPv4=true"]])
        #expect(try verdicts(text).contains("Address: ec2"))
    }

    @Test func provisionedConcurrencyOfAnAlias() throws {
        let text = Self.stack(
            """
            "F": {"Type": "AWS::Lambda::Function", "Properties": {"MemorySize": 512, "Architectures": ["arm64"]}},
            "V": {"Type": "AWS::Lambda::Version", "Properties": {"FunctionName": {"Ref": "F"}}},
            "A": {"Type": "AWS::Lambda::Alias", "Properties": {"FunctionName": {"Fn::GetAtt": "F.Arn"},
              "ProvisionedConcurrencyConfig": {"ProvisionedConcurrentExecutions": "5"}}}
            """)
        #expect(try parts(text) == [["lambda memoryMB=512 durationMs=? architecture=arm64 provisionedConcurrency=5"]])
    }

    /// Functions that the CDK adds for its own work serve no requests.
    @Test func helpersOfTheCDK() throws {
        let text = Self.stack(
            """
            "Own": {"Type": "AWS::Lambda::Function", "Metadata": {"aws:cdk:path": "Stack/Own/Resource"}},
            "CustomS3AutoDeleteObjectsHandler": {"Type": "AWS::Lambda::Function",
              "Metadata": {"aws:cdk:path": "Stack/Custom::S3AutoDeleteObjectsCustomResourceProvider/Handler"}},
            "Framework": {"Type": "AWS::Lambda::Function", "Metadata": {"aws:cdk:path": "Stack/Provider/framework-onEvent/Resource"}}
            """)
        #expect(try parts(text) == [["lambda memoryMB=128 durationMs=? architecture=x86_64"]])
        // Without paths only what ends in the CDK's hash is its own.
        let plain = Self.stack(
            """
            "LogRetention": {"Type": "AWS::Lambda::Function"},
            "LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8aFD4BFC8A": {"Type": "AWS::Lambda::Function"},
            "CustomCDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C81C01536": {"Type": "AWS::Lambda::Function"}
            """)
        #expect(
            try verdicts(plain).map { $0.split(separator: ":").last.map(String.init) } == [
                " lambda", " left out", " left out",
            ])
    }

    /// A deployment may describe the stage that it makes, with a cache.
    @Test func cacheOfADeployment() throws {
        let text = Self.stack(
            """
            "Api": {"Type": "AWS::ApiGateway::RestApi"},
            "D": {"Type": "AWS::ApiGateway::Deployment", "Properties": {"RestApiId": {"Ref": "Api"}, "StageName": "live",
              "StageDescription": {"CacheClusterEnabled": "true", "CacheClusterSize": "1.6"}}},
            "Plain": {"Type": "AWS::ApiGateway::Deployment", "Properties": {"RestApiId": {"Ref": "Api"}}}
            """)
        #expect(try parts(text) == [["apiGateway type=REST cacheGB=1.6"]])
        #expect(try verdicts(text) == ["Api: apiGateway", "D: apiGateway", "Plain: free"])
    }

    @Test func nestedStacksAreNamed() throws {
        let text = Self.stack(
            #""Inner": {"Type": "AWS::CloudFormation::Stack", "Properties": {"TemplateURL": "https://example.com/t"}}"#)
        #expect(try verdicts(text) == ["Inner: not modelled"])
        #expect(try parts(text) == [[]])
    }

    @Test func answerOfGetTemplate() throws {
        let body = #"{"Resources": {"F": {"Type": "AWS::Lambda::Function"}}}"#
        let function = [["lambda memoryMB=128 durationMs=? architecture=x86_64"]]
        #expect(try parts(#"{"TemplateBody": \#(body), "StagesAvailable": ["Original"]}"#) == function)
        let quoted = body.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
        #expect(try parts(#"{"TemplateBody": "\#(quoted)"}"#) == function)
        let yaml = #"{"TemplateBody": "Resources:\n  F: {Type: AWS::Lambda::Function}\n"}"#
        #expect(try parts(yaml) == function)
    }

    /// A launch template may be named by a text that only the deployment completes.
    @Test func launchTemplateByAName() throws {
        let text = """
            {"Resources": {
              "T": {"Type": "AWS::EC2::LaunchTemplate", "Properties": {"LaunchTemplateName": {"Fn::Sub": "${AWS::StackName}-web"},
                "LaunchTemplateData": {"InstanceType": "m5.large"}}},
              "O": {"Type": "AWS::EC2::LaunchTemplate", "Properties": {"LaunchTemplateName": {"Fn::Sub": "${AWS::StackName}-other"},
                "LaunchTemplateData": {"InstanceType": "c5.large"}}},
              "G": {"Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": {"MinSize": "2", "MaxSize": "4",
                "LaunchTemplate": {"LaunchTemplateName": {"Fn::Join": ["-", [{"Ref": "AWS::StackName"}, "web"]]}, "Version": "1"}}}}}
            """
        #expect(try parts(text) == [["ec2 instanceType=m5.large count=2 volumeGB=8 publicIPv4=true"]])
    }

    @Test func remarksOfTasks() throws {
        let text = """
            {"Resources": {
              "S": {"Type": "AWS::ECS::Service", "Properties": {"LaunchType": "FARGATE", "TaskDefinition": {"Ref": "D"}}},
              "D": {"Type": "AWS::ECS::TaskDefinition", "Properties": {"Cpu": "1024", "Memory": "2048",
                "RuntimePlatform": {"OperatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}}},
              "Range": {"Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": {"ServiceNamespace": "ecs",
                "MinCapacity": 2, "MaxCapacity": 9, "ResourceId": {"Fn::Join": ["/", ["service", "c", {"Fn::GetAtt": ["S", "Name"]}]]}}}}}
            """
        let entries = try Template(Array(text.utf8)).scenarios(in: "eu-west-1")[0].entries
        #expect(
            entries[0].remarks == [
                "Windows tasks cost more, by a license: priced as Linux",
                "2 to 9 tasks by auto scaling; without requestsPerSecond it never scales",
            ])
    }
}
