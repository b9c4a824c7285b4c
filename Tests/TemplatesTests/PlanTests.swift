import Testing

@testable import Templates

/// Plans of Terraform and OpenTofu, in the shapes in which people have them.
@Suite struct PlanTests {
    @Test func functionAsStatedAndAsUsual() throws {
        let text = plan([
            PlannedResource(
                address: "aws_lambda_function.stated",
                values: """
                    {"function_name": "orders", "memory_size": 512, "architectures": ["arm64"], "timeout": 30,
                     "ephemeral_storage": [{"size": 2048}], "package_type": "Image"}
                    """)
        ])
        #expect(
            try parts(text) == [
                ["lambda memoryMB=512 durationMs=? architecture=arm64 ephemeralStorageMB=2048 package=image"]
            ])
        let silent = plan([
            PlannedResource(
                address: "aws_lambda_function.silent", values: #"{"memory_size": null, "ephemeral_storage": []}"#,
                unknown: #"{"architectures": true, "arn": true, "ephemeral_storage": true}"#)
        ])
        #expect(try parts(silent) == [["lambda memoryMB=128 durationMs=? architecture=x86_64"]])
    }

    @Test func severalFunctionsAreEachToBeCounted() throws {
        let text = plan(
            ["one", "two"].map {
                PlannedResource(
                    address: "aws_lambda_function.\($0)", values: #"{"function_name": "\#($0)", "memory_size": 256}"#)
            })
        let function = "lambda memoryMB=256 durationMs=? architecture=x86_64 invocationsPerRequest=?"
        #expect(try parts(text) == [[function, function]])
    }

    /// `count` and `for_each` are expanded already; what is alike becomes one resource.
    @Test func instancesOfABlockArePutTogether() throws {
        let text = plan(
            (0..<3).map {
                PlannedResource(
                    address: "aws_instance.web[\($0)]",
                    values:
                        #"{"instance_type": "t3.small", "associate_public_ip_address": true, "root_block_device": [{"volume_size": 20, "volume_type": "gp3"}]}"#,
                    index: "\($0)")
            } + [
                PlannedResource(
                    address: "aws_instance.web[\"x.y\"]",
                    values:
                        #"{"instance_type": "t3.large", "associate_public_ip_address": false, "root_block_device": [{"volume_size": 20, "volume_type": "gp3"}]}"#,
                    index: "\"x.y\"")
            ])
        #expect(
            try parts(text) == [
                [
                    "ec2 instanceType=t3.small count=3 volumeGB=20 volumeType=gp3 publicIPv4=true",
                    "ec2 instanceType=t3.large volumeGB=20 volumeType=gp3",
                ]
            ])
    }

    /// A launch template found by reference; nobody desires a number, so the least counts; its volume is one more than
    /// the root's.
    @Test func groupByReference() throws {
        let template = PlannedResource(
            address: "aws_launch_template.web",
            values: """
                {"name": "web", "instance_type": "m7g.large",
                 "block_device_mappings": [{"device_name": "/dev/xvda", "ebs": [{"volume_size": 30, "volume_type": "gp3"}]}]}
                """, unknown: #"{"id": true}"#)
        let group = PlannedResource(
            address: "aws_autoscaling_group.web",
            values:
                #"{"min_size": 2, "max_size": 6, "launch_template": [{"version": "$Latest"}], "mixed_instances_policy": []}"#,
            unknown: #"{"desired_capacity": true, "launch_template": [{"id": true}], "vpc_zone_identifier": true}"#,
            expressions: """
                {"launch_template": [{"id": {"references": ["aws_launch_template.web.id", "aws_launch_template.web"]}}],
                 "vpc_zone_identifier": {"references": ["var.subnets"]}}
                """)
        #expect(
            try parts(plan([template, group])) == [["ec2 instanceType=m7g.large count=2 volumeGB=30 volumeType=gp3"]])
    }

    /// A mixed policy that names its template by name, with weights: 8 of capacity at 3 an instance are 3 instances.
    @Test func mixedPolicyByName() throws {
        let template = PlannedResource(
            address: "aws_launch_template.web", values: #"{"name": "web", "instance_type": "m7g.large"}"#,
            unknown: #"{"id": true}"#)
        let group = PlannedResource(
            address: "aws_autoscaling_group.web",
            values: """
                {"min_size": 1, "max_size": 20, "desired_capacity": 8, "vpc_zone_identifier": ["subnet-1"],
                 "mixed_instances_policy": [{"launch_template": [{
                   "launch_template_specification": [{"launch_template_name": "web"}],
                   "override": [{"instance_type": "c7g.xlarge", "weighted_capacity": "3"}, {"instance_type": "c6g.xlarge"}]}]}]}
                """)
        #expect(
            try parts(plan([template, group])) == [["ec2 instanceType=c7g.xlarge count=3 volumeGB=8"]])
        let plain = PlannedResource(
            address: "aws_autoscaling_group.web",
            values: """
                {"min_size": 1, "max_size": 20, "desired_capacity": 2, "vpc_zone_identifier": ["subnet-1"],
                 "mixed_instances_policy": [{"launch_template": [{
                   "launch_template_specification": [{"launch_template_name": "web"}], "override": []}]}]}
                """)
        #expect(try parts(plan([template, plain])) == [["ec2 instanceType=m7g.large count=2 volumeGB=8"]])
    }

    @Test func emptyGroupIsNoInstance() throws {
        let text = plan([
            PlannedResource(address: "aws_autoscaling_group.off", values: #"{"min_size": 0, "max_size": 4}"#)
        ])
        #expect(try verdicts(text) == ["aws_autoscaling_group.off: left out"])
    }

    /// Tools cut plans down to their changes.
    @Test func changesAlone() throws {
        let text = #"""
            {"format_version": "1.0", "resource_changes": [
              {"address": "aws_instance.a", "type": "aws_instance", "change": {"actions": ["create"], "before": null,
               "after": {"instance_type": "t3.micro", "associate_public_ip_address": false}}},
              {"address": "aws_instance.b", "type": "aws_instance", "change": {"actions": ["no-op"],
               "before": {"instance_type": "t3.small", "associate_public_ip_address": false},
               "after": {"instance_type": "t3.small", "associate_public_ip_address": false}}},
              {"address": "aws_instance.c", "type": "aws_instance", "change": {"actions": ["delete"],
               "before": {"instance_type": "t3.large", "associate_public_ip_address": false}, "after": null}},
              {"address": "data.aws_ami.x", "mode": "data", "type": "aws_ami", "change": {"actions": ["read"], "after": {}}}]}
            """#
        #expect(
            try parts(text) == [
                ["ec2 instanceType=t3.small volumeGB=8", "ec2 instanceType=t3.large volumeGB=8"],
                ["ec2 instanceType=t3.micro volumeGB=8", "ec2 instanceType=t3.small volumeGB=8"],
            ])
        #expect(try Template(Array(text.utf8)).remarks.first?.hasPrefix("It holds the changes of a plan alone") == true)
    }
}
