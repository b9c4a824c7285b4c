import Testing

@testable import Templates

/// What refers to what in a plan, and where it is.
@Suite struct PlanReferenceTests {
    /// A group in a module, whose launch template another module makes and hands out by an output.
    @Test func throughModules() throws {
        let text = """
            {"format_version": "1.2", "terraform_version": "1.9.1", "planned_values": {"root_module": {"child_modules": [
              {"address": "module.made", "resources": [
                {"address": "module.made.aws_launch_template.web", "mode": "managed", "type": "aws_launch_template",
                 "values": {"instance_type": "c7g.large"}}]},
              {"address": "module.run[\\"x\\"]", "resources": [
                {"address": "module.run[\\"x\\"].aws_autoscaling_group.web", "mode": "managed", "type": "aws_autoscaling_group",
                 "values": {"min_size": 3, "max_size": 3, "launch_template": [{}]}}]}]}},
             "resource_changes": [
                {"address": "module.run[\\"x\\"].aws_autoscaling_group.web", "type": "aws_autoscaling_group",
                 "change": {"actions": ["create"], "before": null,
                  "after_unknown": {"launch_template": [{"id": true}], "vpc_zone_identifier": true}}}],
             "configuration": {"provider_config": {}, "root_module": {"module_calls": {
               "made": {"module": {
                 "outputs": {"id": {"expression": {"references": ["aws_launch_template.web.id", "aws_launch_template.web"]}}},
                 "resources": [{"address": "aws_launch_template.web", "mode": "managed", "type": "aws_launch_template"}]}},
               "run": {"expressions": {"template": {"references": ["module.made.id", "module.made"]}}, "module": {
                 "resources": [{"address": "aws_autoscaling_group.web", "mode": "managed", "type": "aws_autoscaling_group",
                   "expressions": {"launch_template": [{"id": {"references": ["var.template"]}}],
                                   "vpc_zone_identifier": {"references": ["var.subnets"]}}}]}}}}}}
            """
        #expect(try parts(text) == [["ec2 instanceType=c7g.large count=3 volumeGB=8"]])
    }

    /// Terraform's own example names the function by its alias.
    @Test func provisionedConcurrencyByAnAlias() throws {
        let resources = [
            PlannedResource(
                address: "aws_lambda_function.f", values: #"{"function_name": "f"}"#, unknown: #"{"arn": true}"#),
            PlannedResource(
                address: "aws_lambda_alias.live", values: "{}", unknown: #"{"function_name": true}"#,
                expressions:
                    #"{"function_name": {"references": ["aws_lambda_function.f.arn", "aws_lambda_function.f"]}}"#),
            PlannedResource(
                address: "aws_lambda_provisioned_concurrency_config.live",
                values: #"{"provisioned_concurrent_executions": 3}"#, unknown: #"{"function_name": true}"#,
                expressions:
                    #"{"function_name": {"references": ["aws_lambda_alias.live.function_name", "aws_lambda_alias.live"]}}"#
            ),
        ]
        #expect(
            try parts(plan(resources)) == [
                ["lambda memoryMB=128 durationMs=? architecture=x86_64 provisionedConcurrency=3"]
            ])
    }

    /// Of several resources of a block the one with the same index is meant.
    @Test func sameIndex() throws {
        let templates = ["a": "t3.small", "b": "t3.large"].sorted { $0.key < $1.key }.map {
            PlannedResource(
                address: "aws_launch_template.web[\"\($0.key)\"]", values: #"{"instance_type": "\#($0.value)"}"#,
                unknown: #"{"id": true}"#, index: "\"\($0.key)\"")
        }
        let group = PlannedResource(
            address: "aws_autoscaling_group.web[\"b\"]",
            values: #"{"min_size": 1, "max_size": 1, "vpc_zone_identifier": ["subnet-1"], "launch_template": [{}]}"#,
            unknown: #"{"launch_template": [{"id": true}]}"#,
            expressions: #"{"launch_template": [{"id": {"references": ["aws_launch_template.web", "each.key"]}}]}"#,
            index: "\"b\"")
        #expect(try parts(plan(templates + [group])) == [["ec2 instanceType=t3.large volumeGB=8"]])
    }

    /// Once it stands, IDs and names are known and lead to what has them.
    @Test func byIdentifier() throws {
        let resources = [
            PlannedResource(
                address: "aws_launch_configuration.web",
                values:
                    #"{"id": "web-2024", "name": "web-2024", "instance_type": "t2.micro", "enable_monitoring": false}"#),
            PlannedResource(
                address: "aws_autoscaling_group.web",
                values:
                    #"{"min_size": 2, "max_size": 2, "launch_configuration": "web-2024", "vpc_zone_identifier": ["subnet-1"]}"#
            ),
            PlannedResource(
                address: "aws_instance.own",
                values:
                    #"{"id": "i-1", "instance_type": "t3.nano", "subnet_id": "subnet-1", "root_block_device": [{"volume_size": 8, "volume_type": "gp3"}]}"#
            ),
            PlannedResource(
                address: "aws_ebs_volume.data", values: #"{"id": "vol-1", "size": 100, "type": "gp3", "iops": 4000}"#),
            PlannedResource(
                address: "aws_volume_attachment.data", values: #"{"instance_id": "i-1", "volume_id": "vol-1"}"#),
            PlannedResource(address: "aws_ebs_volume.alone", values: #"{"id": "vol-2", "size": 5}"#),
            PlannedResource(address: "aws_eip.own", values: #"{"instance": "i-1"}"#),
            PlannedResource(address: "aws_eip.nat", values: #"{"id": "eipalloc-1", "allocation_id": "eipalloc-1"}"#),
            PlannedResource(address: "aws_nat_gateway.a", values: #"{"allocation_id": "eipalloc-1"}"#),
            PlannedResource(address: "aws_nat_gateway.b", values: "{}"),
        ]
        // 4,000 IOPS are 1,000 beyond what gp3 includes.
        #expect(
            try parts(plan(resources)) == [
                [
                    "ec2 instanceType=t2.micro count=2 volumeGB=8",
                    "ec2 instanceType=t3.nano volumeGB=108 volumeType=gp3 volumeIOPS=4000 publicIPv4=true",
                    "natGateway count=2",
                ]
            ])
        #expect(
            try verdicts(plan(resources)) == [
                "aws_launch_configuration.web: free", "aws_autoscaling_group.web: ec2", "aws_instance.own: ec2",
                "aws_ebs_volume.data: ec2", "aws_volume_attachment.data: free", "aws_ebs_volume.alone: not modelled",
                "aws_eip.own: ec2", "aws_eip.nat: not modelled", "aws_nat_gateway.a: natGateway",
                "aws_nat_gateway.b: natGateway",
            ])
    }

    @Test func doors() throws {
        let resources = [
            PlannedResource(
                address: "aws_lb.web",
                values: #"{"load_balancer_type": "application", "internal": null, "subnets": []}"#,
                unknown: #"{"internal": true, "subnets": [true, true, true], "arn": true}"#),
            PlannedResource(
                address: "aws_lb_listener.web", values: "{}", unknown: #"{"load_balancer_arn": true}"#,
                expressions: #"{"load_balancer_arn": {"references": ["aws_lb.web.arn", "aws_lb.web"]}}"#),
            PlannedResource(
                address: "aws_lb_listener_rule.web", values: "{}", unknown: #"{"listener_arn": true}"#,
                expressions: #"{"listener_arn": {"references": ["aws_lb_listener.web.arn", "aws_lb_listener.web"]}}"#),
            PlannedResource(
                address: "aws_lb.inner",
                values: #"{"load_balancer_type": "network", "internal": true, "subnets": ["subnet-1"]}"#),
            PlannedResource(address: "aws_lb.gate", values: #"{"load_balancer_type": "gateway"}"#),
            PlannedResource(address: "aws_apigatewayv2_api.http", values: #"{"protocol_type": "HTTP"}"#),
            PlannedResource(address: "aws_apigatewayv2_api.socket", values: #"{"protocol_type": "WEBSOCKET"}"#),
            PlannedResource(address: "aws_api_gateway_rest_api.rest", values: #"{"id": "abc"}"#),
            PlannedResource(
                address: "aws_api_gateway_stage.live",
                values: #"{"rest_api_id": "abc", "cache_cluster_enabled": true, "cache_cluster_size": "0.5"}"#),
        ]
        #expect(
            try parts(plan(resources)) == [
                [
                    "elb type=application publicIPv4=3 rules=1", "elb type=network",
                    "apiGateway type=HTTP callsPerRequest=?",
                    "apiGateway type=REST callsPerRequest=? cacheGB=0.5",
                ]
            ])
    }

    @Test func regions() throws {
        func region(_ text: String) throws -> [String] { try Template(Array(text.utf8)).regions.map { $0.name } }
        let function = PlannedResource(address: "aws_lambda_function.a", values: #"{"memory_size": 128}"#)
        #expect(try region(plan([function])) == ["eu-west-1"])
        #expect(
            try region(
                plan(
                    [function], region: #"{"references": ["var.region"]}"#,
                    more: #", "variables": {"region": {"value": "us-west-2"}}"#))
                == ["us-west-2"])
        #expect(try region(plan([function], region: nil)) == [])
        let elsewhere = PlannedResource(
            address: "aws_lambda_function.b", values: #"{"memory_size": 256, "region": "us-east-1"}"#)
        #expect(try region(plan([function, elsewhere, function])) == ["eu-west-1", "us-east-1"])
        #expect(try parts(plan([function, elsewhere])) == [["lambda memoryMB=128 durationMs=? architecture=x86_64"]])
        let known = PlannedResource(
            address: "aws_lambda_function.c", values: #"{"arn": "arn:aws:lambda:ap-south-1:123456789012:function:c"}"#)
        #expect(try region(plan([known], region: nil)) == ["ap-south-1"])
        let zone = PlannedResource(address: "aws_instance.d", values: #"{"availability_zone": "eu-north-1b"}"#)
        #expect(try region(plan([zone], region: nil)) == ["eu-north-1"])
    }

    @Test func tasks() throws {
        let resources = [
            PlannedResource(
                address: "aws_ecs_task_definition.web",
                values: """
                    {"cpu": "256", "memory": "512", "requires_compatibilities": ["FARGATE"], "ephemeral_storage": [{"size_in_gib": 30}],
                     "runtime_platform": [{"cpu_architecture": "ARM64", "operating_system_family": "LINUX"}]}
                    """, unknown: #"{"arn": true}"#),
            PlannedResource(
                address: "aws_ecs_service.web",
                values: """
                    {"desired_count": 3, "launch_type": "FARGATE", "network_configuration": [{"assign_public_ip": true}]}
                    """, unknown: #"{"task_definition": true}"#,
                expressions:
                    #"{"task_definition": {"references": ["aws_ecs_task_definition.web.arn", "aws_ecs_task_definition.web"]}}"#
            ),
            PlannedResource(address: "aws_ecs_service.own", values: #"{"desired_count": 2, "launch_type": "EC2"}"#),
        ]
        #expect(
            try parts(plan(resources)) == [
                ["fargate vCPU=0.25 memoryGB=0.5 count=3 architecture=arm64 ephemeralStorageGB=30 publicIPv4=true"]
            ])
    }

    @Test func messagesAndLogs() throws {
        let resources = [
            PlannedResource(address: "aws_lambda_function.a", values: #"{"function_name": "a"}"#),
            PlannedResource(address: "aws_sns_topic.orders", values: #"{"arn": "arn:aws:sns:eu-west-1:1:orders"}"#),
            PlannedResource(
                address: "aws_sns_topic_subscription.a",
                values: #"{"topic_arn": "arn:aws:sns:eu-west-1:1:orders", "protocol": "lambda"}"#),
            PlannedResource(address: "aws_sns_topic.alarms", values: "{}"),
            PlannedResource(address: "aws_sqs_queue.dead", values: #"{"arn": "arn:dead"}"#, unknown: #"{"id": true}"#),
            PlannedResource(
                address: "aws_sqs_queue.work", values: #"{"arn": "arn:work", "fifo_queue": true}"#,
                unknown: #"{"redrive_policy": true}"#,
                expressions: #"{"redrive_policy": {"references": ["aws_sqs_queue.dead.arn", "aws_sqs_queue.dead"]}}"#),
            PlannedResource(
                address: "aws_lambda_event_source_mapping.work",
                values: #"{"event_source_arn": "arn:work", "batch_size": 5}"#),
            PlannedResource(
                address: "aws_cloudwatch_log_group.a", values: #"{"name": "/aws/lambda/a", "retention_in_days": 14}"#),
            PlannedResource(
                address: "aws_cloudwatch_log_group.b", values: #"{"name": "/aws/lambda/b", "retention_in_days": 14}"#),
            PlannedResource(address: "aws_cloudwatch_log_group.c", values: #"{"name": "waf", "retention_in_days": 0}"#),
        ]
        #expect(
            try parts(plan(resources)) == [
                [
                    "lambda memoryMB=128 durationMs=? architecture=x86_64", "sns messagesPerRequest=? deliverTo=lambda",
                    "sqs messagesPerRequest=? type=fifo batchSize=5",
                    "logs bytesPerRequest=? from=lambda retentionDays=14", "logs bytesPerRequest=? from=agent",
                ]
            ])
    }
}
