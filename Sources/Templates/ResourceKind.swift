/// What a resource of a template is to a scenario.
enum ResourceKind: Hashable {
    case function, functionSetting, restAPI, httpAPI, apiStage
    case instance, group, launchTemplate, launchConfiguration, volume, volumeAttachment
    case balancer, classicBalancer, listener, listenerRule, targetGroup
    case natGateway, address, addressAssociation, subnet, networkInterface, networkInterfaceAttachment
    /// Of a network: one to S3 or DynamoDB is free, one with an interface is not.
    case endpoint
    /// Of Amazon CloudFront: not modelled itself, but it says which functions are Lambda@Edge.
    case distribution
    case topic, subscription, queue, eventSource, logGroup, taskService, taskDefinition
    /// A rule of Amazon EventBridge: free itself, but it says by which clock functions run.
    case eventRule
    /// Of Amazon ECS: free itself, but it may launch instances.
    case capacityProvider
    /// How many of something run, by AWS Application Auto Scaling.
    case scaling
    /// What AWS writes into logs itself, at prices of its own.
    case logDelivery
    /// AWS asks nothing for it: why it is there, or nothing.
    case free(String)
    /// It costs something that no scenario has: what, or nothing.
    case unmodelled(String)

    init(_ type: String) {
        if let kind = Self.taken[type] {
            self = kind
        } else if let (_, remark) = Self.priced.first(where: { Self.matches(type, $0.type) }) {
            self = .unmodelled(remark)
        } else if Self.unpriced.contains(where: { Self.matches(type, $0) }) {
            self = .free("")
        } else {
            self = .unmodelled("")
        }
    }

    /// Whether it becomes a part of a scenario, in itself or with another one.
    var isTaken: Bool {
        switch self {
        case .free, .unmodelled, .distribution, .endpoint, .eventRule, .logDelivery, .scaling, .capacityProvider: false
        default: true
        }
    }

    /// Whether a type is a name, or begins with one that ends in `*`.
    private static func matches(_ type: String, _ name: String) -> Bool {
        name.utf8.last == 0x2A ? type.utf8.starts(with: name.utf8.dropLast()) : type == name
    }

    private static let taken: [String: ResourceKind] = [
        "aws_lambda_function": .function, "AWS::Lambda::Function": .function, "AWS::Serverless::Function": .function,
        "aws_lambda_provisioned_concurrency_config": .functionSetting, "aws_lambda_alias": .functionSetting,
        "AWS::Lambda::Alias": .functionSetting, "AWS::Lambda::Version": .functionSetting,
        "aws_api_gateway_rest_api": .restAPI, "AWS::ApiGateway::RestApi": .restAPI, "AWS::Serverless::Api": .restAPI,
        "aws_apigatewayv2_api": .httpAPI, "AWS::ApiGatewayV2::Api": .httpAPI, "AWS::Serverless::HttpApi": .httpAPI,
        "aws_api_gateway_stage": .apiStage, "AWS::ApiGateway::Stage": .apiStage,
        "AWS::ApiGateway::Deployment": .apiStage,
        "aws_instance": .instance, "AWS::EC2::Instance": .instance,
        "aws_autoscaling_group": .group, "AWS::AutoScaling::AutoScalingGroup": .group,
        "aws_launch_template": .launchTemplate, "AWS::EC2::LaunchTemplate": .launchTemplate,
        "aws_launch_configuration": .launchConfiguration,
        "AWS::AutoScaling::LaunchConfiguration": .launchConfiguration,
        "aws_ebs_volume": .volume, "AWS::EC2::Volume": .volume,
        "aws_volume_attachment": .volumeAttachment, "AWS::EC2::VolumeAttachment": .volumeAttachment,
        "aws_lb": .balancer, "aws_alb": .balancer, "AWS::ElasticLoadBalancingV2::LoadBalancer": .balancer,
        "aws_elb": .classicBalancer, "AWS::ElasticLoadBalancing::LoadBalancer": .classicBalancer,
        "aws_lb_listener": .listener, "aws_alb_listener": .listener,
        "AWS::ElasticLoadBalancingV2::Listener": .listener,
        "aws_lb_listener_rule": .listenerRule, "aws_alb_listener_rule": .listenerRule,
        "AWS::ElasticLoadBalancingV2::ListenerRule": .listenerRule,
        "aws_lb_target_group": .targetGroup, "aws_alb_target_group": .targetGroup,
        "AWS::ElasticLoadBalancingV2::TargetGroup": .targetGroup,
        "aws_nat_gateway": .natGateway, "AWS::EC2::NatGateway": .natGateway,
        "aws_eip": .address, "AWS::EC2::EIP": .address,
        "aws_eip_association": .addressAssociation, "AWS::EC2::EIPAssociation": .addressAssociation,
        "aws_network_interface": .networkInterface, "AWS::EC2::NetworkInterface": .networkInterface,
        "aws_network_interface_attachment": .networkInterfaceAttachment,
        "AWS::EC2::NetworkInterfaceAttachment": .networkInterfaceAttachment,
        "aws_cloudfront_distribution": .distribution, "AWS::CloudFront::Distribution": .distribution,
        "aws_cloudwatch_event_rule": .eventRule, "AWS::Events::Rule": .eventRule,
        "aws_ecs_capacity_provider": .capacityProvider, "AWS::ECS::CapacityProvider": .capacityProvider,
        "aws_appautoscaling_target": .scaling, "AWS::ApplicationAutoScaling::ScalableTarget": .scaling,
        "aws_flow_log": .logDelivery, "AWS::EC2::FlowLog": .logDelivery,
        "aws_cloudtrail": .logDelivery, "AWS::CloudTrail::Trail": .logDelivery,
        "aws_vpc_endpoint": .endpoint, "AWS::EC2::VPCEndpoint": .endpoint,
        "aws_subnet": .subnet, "AWS::EC2::Subnet": .subnet,
        "aws_sns_topic": .topic, "AWS::SNS::Topic": .topic,
        "aws_sns_topic_subscription": .subscription, "AWS::SNS::Subscription": .subscription,
        "aws_sqs_queue": .queue, "AWS::SQS::Queue": .queue,
        "aws_lambda_event_source_mapping": .eventSource, "AWS::Lambda::EventSourceMapping": .eventSource,
        "aws_cloudwatch_log_group": .logGroup, "AWS::Logs::LogGroup": .logGroup,
        "aws_ecs_service": .taskService, "AWS::ECS::Service": .taskService,
        "aws_ecs_task_definition": .taskDefinition, "AWS::ECS::TaskDefinition": .taskDefinition,
    ]

    /// What costs something and stands in no scenario; before what is free, which is named more broadly.
    private static let priced: [(type: String, remark: String)] = [
        ("AWS::CloudFormation::Stack", "a nested stack: give its template as a file of its own"),
        ("AWS::Serverless::Application", "a nested application: give its template as a file of its own"),
        ("aws_cloudformation_stack", "a stack of its own: give its template as a file"),
        ("Fn::ForEach::*", "a loop, which CloudFormation unrolls: give the template of --template-stage Processed"),
        ("aws_autoscaling_schedule", "it changes the number of instances by the clock"),
        ("AWS::AutoScaling::ScheduledAction", "it changes the number of instances by the clock"),
        ("aws_eks_node_group", "its instances are not counted: add ec2"),
        ("AWS::EKS::Nodegroup", "its instances are not counted: add ec2"),
        ("aws_eks_fargate_profile", "its pods are not counted: add fargate"),
        ("AWS::EKS::FargateProfile", "its pods are not counted: add fargate"),
        ("aws_batch_compute_environment", "what it launches is not counted: add ec2 or fargate"),
        ("AWS::Batch::ComputeEnvironment", "what it launches is not counted: add ec2 or fargate"),
        ("aws_elastic_beanstalk_environment", "its instances and its balancer are not counted: add ec2 and elb"),
        ("AWS::ElasticBeanstalk::Environment", "its instances and its balancer are not counted: add ec2 and elb"),
        ("aws_spot_instance_request", "Spot prices are not modelled"),
        ("aws_spot_fleet_request", "Spot prices are not modelled"),
        ("AWS::EC2::SpotFleet", "Spot prices are not modelled"),
        ("aws_ec2_fleet", "its instances are not counted"), ("AWS::EC2::EC2Fleet", "its instances are not counted"),
        ("AWS::Serverless::CapacityProvider", "Managed Instances, which are billed by instance"),
        ("aws_lambda_capacity_provider", "Managed Instances, which are billed by instance"),
        ("AWS::Lambda::CapacityProvider", "Managed Instances, which are billed by instance"),
        ("AWS::Serverless::WebFunction", "not billed by GB-second"),
        ("AWS::Serverless::MicrovmImage", "not billed by GB-second"),
    ]

    private static let unpriced: [String] = [
        "aws_iam_*", "aws_security_group*", "aws_vpc", "aws_vpc_security_group_*", "aws_vpc_dhcp_options*",
        "aws_vpc_ipv4_cidr_block_association", "aws_route", "aws_route_table*", "aws_main_route_table_association",
        "aws_internet_gateway*", "aws_egress_only_internet_gateway", "aws_network_acl*", "aws_network_interface_*",
        "aws_default_*", "aws_key_pair", "aws_placement_group", "aws_ec2_tag", "aws_lambda_permission",
        "aws_lambda_layer_version*", "aws_lambda_function_url", "aws_lambda_function_event_invoke_config",
        "aws_lambda_code_signing_config", "aws_lb_listener_certificate", "aws_alb_listener_certificate",
        "aws_lb_target_group_attachment", "aws_alb_target_group_attachment", "aws_elb_attachment",
        "aws_lb_cookie_stickiness_policy", "aws_app_cookie_stickiness_policy", "aws_load_balancer_*",
        "aws_api_gateway_*", "aws_apigatewayv2_*", "aws_autoscaling_attachment", "aws_autoscaling_policy",
        "aws_autoscaling_notification", "aws_autoscaling_lifecycle_hook", "aws_autoscaling_group_tag",
        "aws_appautoscaling_*", "aws_ecs_cluster*", "aws_sns_topic_policy",
        "aws_sqs_queue_policy", "aws_sqs_queue_redrive_*", "aws_s3_bucket_*", "aws_s3_account_public_access_block",
        "aws_acm_certificate*", "aws_cloudwatch_event_target",
        "aws_cloudwatch_event_permission", "aws_cloudwatch_log_resource_policy", "aws_cloudfront_origin_access_*",
        "aws_cloudfront_cache_policy", "aws_cloudfront_response_headers_policy", "aws_cloudfront_origin_request_policy",
        "aws_route53_record", "aws_resourcegroups_group", "aws_cognito_user_pool_*", "aws_ecr_repository_policy",
        "aws_ecr_lifecycle_policy", "aws_db_subnet_group", "aws_db_parameter_group", "aws_ssm_association",
        "aws_db_option_group", "aws_rds_cluster_parameter_group", "aws_elasticache_subnet_group",
        "aws_elasticache_parameter_group", "aws_customer_gateway", "aws_vpn_gateway*", "aws_vpn_connection_route",
        "aws_vpc_peering_connection*", "aws_scheduler_schedule_group", "aws_iot_policy*", "aws_dynamodb_table_item",
        "aws_cloudwatch_log_stream", "aws_cloudwatch_log_subscription_filter",
        "AWS::IAM::*", "AWS::EC2::SecurityGroup*", "AWS::EC2::VPC", "AWS::EC2::VPCCidrBlock",
        "AWS::EC2::VPCGatewayAttachment", "AWS::EC2::Subnet*", "AWS::EC2::Route", "AWS::EC2::RouteTable",
        "AWS::EC2::InternetGateway", "AWS::EC2::EgressOnlyInternetGateway", "AWS::EC2::NetworkAcl*",
        "AWS::EC2::NetworkInterfacePermission", "AWS::EC2::KeyPair",
        "AWS::EC2::PlacementGroup", "AWS::EC2::DHCPOptions",
        "AWS::EC2::VPCDHCPOptionsAssociation", "AWS::Lambda::Permission", "AWS::Lambda::LayerVersion*",
        "AWS::Serverless::LayerVersion", "AWS::Serverless::Connector", "AWS::Lambda::Url",
        "AWS::Lambda::EventInvokeConfig",
        "AWS::Lambda::CodeSigningConfig", "AWS::ElasticLoadBalancingV2::ListenerCertificate", "AWS::ApiGateway::*",
        "AWS::ApiGatewayV2::*", "AWS::AutoScaling::ScalingPolicy", "AWS::AutoScaling::LifecycleHook",
        "AWS::ApplicationAutoScaling::*", "AWS::ECS::Cluster*", "AWS::SNS::TopicPolicy",
        "AWS::SNS::TopicInlinePolicy", "AWS::SQS::QueuePolicy", "AWS::SQS::QueueInlinePolicy", "AWS::S3::BucketPolicy",
        "AWS::CDK::Metadata", "AWS::CloudFormation::WaitCondition*", "AWS::CloudFormation::CustomResource",
        "AWS::CloudFormation::Init", "AWS::CloudFormation::Macro", "Custom::*",
        "AWS::Events::EventBusPolicy", "AWS::CertificateManager::Certificate", "AWS::CodeDeploy::*",
        "AWS::CloudFront::OriginAccessControl", "AWS::CloudFront::CloudFrontOriginAccessIdentity",
        "AWS::CloudFront::CachePolicy", "AWS::CloudFront::ResponseHeadersPolicy",
        "AWS::CloudFront::OriginRequestPolicy", "AWS::Logs::ResourcePolicy", "AWS::Logs::LogStream",
        "AWS::Route53::RecordSet*", "AWS::Cognito::UserPoolClient", "AWS::Cognito::UserPoolDomain",
        "AWS::SSM::Association", "AWS::RDS::DBSubnetGroup", "AWS::RDS::DBParameterGroup", "AWS::RDS::OptionGroup",
        "AWS::RDS::DBClusterParameterGroup", "AWS::ElastiCache::SubnetGroup", "AWS::ElastiCache::ParameterGroup",
        "AWS::EC2::CustomerGateway", "AWS::EC2::VPNGateway*", "AWS::EC2::VPNConnectionRoute",
        "AWS::EC2::VPCPeeringConnection", "AWS::Scheduler::ScheduleGroup", "AWS::IoT::Policy*",
        "AWS::AppSync::GraphQLSchema", "AWS::AppSync::Resolver", "AWS::AppSync::DataSource",
        "AWS::AppSync::FunctionConfiguration", "AWS::AppConfig::Application", "AWS::AppConfig::Environment",
        "AWS::Logs::SubscriptionFilter", "AWS::Cognito::UserPoolGroup", "AWS::ResourceGroups::Group",
        "AWS::Cognito::IdentityPool*",
    ]
}
