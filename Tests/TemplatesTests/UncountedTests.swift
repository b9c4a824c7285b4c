import Testing

@testable import Templates

/// What costs something and has no key in a scenario file is named, each with the reason.
@Suite struct UncountedTests {
    private func remarks(_ text: String) throws -> [String: String] {
        let scenario = try #require(try Template(Array(text.utf8)).scenarios(in: "eu-west-1").last)
        return Dictionary(
            scenario.entries.map { ($0.address, $0.remarks.joined(separator: "; ")) }, uniquingKeysWith: { $1 })
    }

    /// A public NAT gateway has an address that AWS bills since 2024-02-01; a private one has none.
    @Test func addressesOfNATGateways() throws {
        let resources = [
            PlannedResource(address: "aws_eip.a", values: #"{"id": "eipalloc-1"}"#),
            PlannedResource(address: "aws_nat_gateway.a", values: #"{"allocation_id": "eipalloc-1"}"#),
            PlannedResource(address: "aws_nat_gateway.elsewhere", values: #"{"allocation_id": "eipalloc-9"}"#),
            PlannedResource(address: "aws_nat_gateway.private", values: #"{"connectivity_type": "private"}"#),
            PlannedResource(address: "aws_nat_gateway.regional", values: #"{"availability_mode": "regional"}"#),
        ]
        let text = plan(resources)
        #expect(try parts(text) == [["natGateway count=3"]])
        let remarks = try remarks(text)
        #expect(
            remarks["aws_eip.a"]
                == "a public IPv4 address of aws_nat_gateway.a, for which natGateway has no key: "
                + "add its hours as a custom resource")
        #expect(
            remarks["aws_nat_gateway.elsewhere"]
                == "its public IPv4 address is not counted, as natGateway has no key for it: "
                + "add its hours as a custom resource")
        #expect(remarks["aws_nat_gateway.a"]?.isEmpty == true && remarks["aws_nat_gateway.private"]?.isEmpty == true)
        #expect(remarks["aws_nat_gateway.regional"]?.hasPrefix("a regional NAT gateway") == true)
        #expect(try Template(Array(text.utf8)).scenarios(in: "eu-west-1").map { $0.looseAddresses } == [2])
    }

    /// Each secondary allocation is an address more, of the file or of another one.
    @Test func secondaryAddressesOfNATGateways() throws {
        let text = """
            {"Resources": {
              "A": {"Type": "AWS::EC2::EIP"}, "B": {"Type": "AWS::EC2::EIP"},
              "One": {"Type": "AWS::EC2::NatGateway", "Properties": {"AllocationId": {"Fn::GetAtt": ["A", "AllocationId"]},
                "SecondaryAllocationIds": ["eipalloc-9", {"Fn::GetAtt": ["B", "AllocationId"]}]}},
              "Two": {"Type": "AWS::EC2::NatGateway", "Properties": {"AllocationId": "eipalloc-1",
                "SecondaryAllocationIds": ["eipalloc-2", "eipalloc-3"]}}}}
            """
        let remarks = try remarks(text)
        #expect(remarks["B"]?.hasPrefix("a public IPv4 address of One, for which natGateway has no key") == true)
        #expect(
            remarks["One"]
                == "one of its public IPv4 addresses is not counted, as natGateway has no key for it: "
                + "add its hours as a custom resource")
        #expect(
            remarks["Two"]
                == "3 of its public IPv4 addresses are not counted, as natGateway has no key for them: "
                + "add their hours as a custom resource")
        // A, B and eipalloc-9; eipalloc-1, -2 and -3.
        #expect(try Template(Array(text.utf8)).scenarios(in: "eu-west-1").map { $0.looseAddresses } == [6])
    }

    /// Before anything is made a plan says of a list only what it is made of.
    @Test func secondaryAddressesOfAPlan() throws {
        let gateway = PlannedResource(
            address: "aws_nat_gateway.a", values: "{}",
            unknown: #"{"allocation_id": true, "secondary_allocation_ids": true}"#,
            expressions: """
                {"allocation_id": {"references": ["aws_eip.a.id", "aws_eip.a"]},
                 "secondary_allocation_ids": {"references": ["aws_eip.b.id", "aws_eip.b", "aws_eip.c.id", "aws_eip.c"]}}
                """)
        let addresses = ["a", "b", "c"].map { PlannedResource(address: "aws_eip.\($0)", values: "{}") }
        let text = plan(addresses + [gateway])
        let remarks = try remarks(text)
        for name in ["a", "b", "c"] {
            #expect(remarks["aws_eip.\(name)"]?.hasPrefix("a public IPv4 address of aws_nat_gateway.a") == true)
        }
        #expect(remarks["aws_nat_gateway.a"]?.isEmpty == true)
        #expect(try Template(Array(text.utf8)).scenarios(in: "eu-west-1").map { $0.looseAddresses } == [3])
    }

    /// A balancer's own addresses are counted by its mappings, an instance's once.
    @Test func addressesAreCountedOnce() throws {
        let resources = [
            PlannedResource(
                address: "aws_lb.n",
                values: """
                    {"load_balancer_type": "network", "subnet_mapping": [{"allocation_id": "eipalloc-1", "subnet_id": "subnet-1"}]}
                    """),
            PlannedResource(address: "aws_eip.balancer", values: #"{"id": "eipalloc-1"}"#),
            PlannedResource(
                address: "aws_instance.own",
                values: #"{"id": "i-1", "instance_type": "t3.nano", "subnet_id": "subnet-1"}"#),
            PlannedResource(address: "aws_eip.first", values: #"{"instance": "i-1"}"#),
            PlannedResource(address: "aws_eip.second", values: #"{"instance": "i-1"}"#),
            PlannedResource(address: "aws_eip.idle", values: "{}"),
        ]
        let text = plan(resources)
        #expect(
            try parts(text) == [
                ["elb type=network publicIPv4=1", "ec2 instanceType=t3.nano volumeGB=8 publicIPv4=true"]
            ])
        #expect(
            try verdicts(text).filter { $0.hasPrefix("aws_eip") } == [
                "aws_eip.balancer: elb", "aws_eip.first: ec2", "aws_eip.second: not modelled",
                "aws_eip.idle: not modelled",
            ])
        let remarks = try remarks(text)
        #expect(remarks["aws_eip.second"]?.hasPrefix("one more public IPv4 address of aws_instance.own") == true)
        #expect(remarks["aws_eip.idle"]?.hasPrefix("a public IPv4 address at no instance or balancer") == true)
    }

    /// An interface that is attached later has its address beside the one that the instance is launched with.
    @Test(arguments: [("", false), (#", "SubnetId": "subnet-1""#, true)])
    func addressOfAnAttachedInterface(_ subnet: String, _ isCounted: Bool) throws {
        let text = """
            {"Resources": {
              "Eip": {"Type": "AWS::EC2::EIP"}, "Eni": {"Type": "AWS::EC2::NetworkInterface"},
              "Server": {"Type": "AWS::EC2::Instance", "Properties": {"InstanceType": "t3.nano"\(subnet)}},
              "Attachment": {"Type": "AWS::EC2::NetworkInterfaceAttachment", "Properties": {
                "DeviceIndex": "1", "InstanceId": {"Ref": "Server"}, "NetworkInterfaceId": {"Ref": "Eni"}}},
              "Association": {"Type": "AWS::EC2::EIPAssociation", "Properties": {
                "AllocationId": {"Fn::GetAtt": ["Eip", "AllocationId"]}, "NetworkInterfaceId": {"Ref": "Eni"}}}}}
            """
        #expect(try parts(text) == [["ec2 instanceType=t3.nano volumeGB=8 publicIPv4=true"]])
        let more =
            "one more public IPv4 address of Server, whose publicIPv4 counts one: add its hours as a custom resource"
        #expect(try remarks(text)["Eip"] == (isCounted ? "counted at Server" : more))
        #expect(
            try Template(Array(text.utf8)).scenarios(in: "eu-west-1").map { $0.looseAddresses } == [isCounted ? 0 : 1])
    }

    /// Terraform attaches interfaces by a resource of its own or by a block of the interface.
    @Test(arguments: [true, false])
    func addressOfAnInterfaceAttachedByTerraform(_ isBlock: Bool) throws {
        let block = #", "attachment": [{"device_index": 1, "instance": "i-1"}]"#
        let text = plan([
            PlannedResource(address: "aws_eip.a", values: #"{"network_interface": "eni-1"}"#),
            PlannedResource(address: "aws_network_interface.a", values: #"{"id": "eni-1"\#(isBlock ? block : "")}"#),
            PlannedResource(
                address: "aws_network_interface_attachment.a",
                values: isBlock ? "{}" : #"{"device_index": 1, "instance_id": "i-1", "network_interface_id": "eni-1"}"#),
            PlannedResource(
                address: "aws_instance.a",
                values: #"{"id": "i-1", "instance_type": "t3.nano", "subnet_id": "subnet-1"}"#),
        ])
        #expect(try parts(text) == [["ec2 instanceType=t3.nano volumeGB=8 publicIPv4=true"]])
        #expect(try remarks(text)["aws_eip.a"] == "counted at aws_instance.a")
    }

    /// A scenario's instance has volumes of one type: an attached one of another is no longer "counted at" it.
    @Test func volumesOfAnotherType() throws {
        let resources = [
            PlannedResource(address: "aws_ebs_volume.cold", values: #"{"id": "vol-1", "size": 500, "type": "sc1"}"#),
            PlannedResource(address: "aws_ebs_volume.copy", values: #"{"id": "vol-2", "snapshot_id": "snap-1"}"#),
            PlannedResource(address: "aws_ebs_volume.idle", values: #"{"size": 8, "type": "io1"}"#),
            PlannedResource(
                address: "aws_instance.own",
                values: """
                    {"id": "i-1", "instance_type": "t3.nano", "subnet_id": "subnet-1",
                     "root_block_device": [{"volume_size": 8, "volume_type": "gp3"}],
                     "ebs_block_device": [{"volume_size": 3, "volume_type": "st1"}, {"volume_size": 4, "volume_type": "gp2"}]}
                    """),
            PlannedResource(
                address: "aws_volume_attachment.a", values: #"{"instance_id": "i-1", "volume_id": "vol-1"}"#),
            PlannedResource(
                address: "aws_volume_attachment.b", values: #"{"instance_id": "i-1", "volume_id": "vol-2"}"#),
        ]
        let text = plan(resources)
        #expect(try parts(text) == [["ec2 instanceType=t3.nano volumeGB=8 volumeType=gp3"]])
        #expect(
            try verdicts(text).prefix(3) == [
                "aws_ebs_volume.cold: not modelled", "aws_ebs_volume.copy: not modelled",
                "aws_ebs_volume.idle: not modelled",
            ])
        let remarks = try remarks(text)
        #expect(
            remarks["aws_ebs_volume.cold"]
                == "500 GB of sc1 at aws_instance.own, whose volumes are of one type, gp3: add it as a custom resource")
        #expect(remarks["aws_ebs_volume.copy"]?.hasPrefix("attached to aws_instance.own, but its size") == true)
        #expect(
            remarks["aws_ebs_volume.idle"]
                == "8 GB of io1 at no instance of the file, whose volumeGB would count it: add it as a custom resource")
        #expect(
            remarks["aws_instance.own"]
                == "not counted: 3 GB of st1, 4 GB of gp2, as a scenario's instance has volumes of one type; "
                + "add them as a custom resource")
    }

    /// A root of which nobody says the type is priced at the type of what is attached, which is told where that differs.
    @Test(arguments: [
        (#""Size": 50, "VolumeType": "io1", "Iops": 200"#, "volumeGB=58 volumeType=io1 volumeIOPS=200", "io1", 50),
        (#""Size": 40"#, "volumeGB=48 volumeType=gp2", "gp2", 40),
        (#""Size": 40, "VolumeType": "gp3""#, "volumeGB=48 volumeType=gp3", nil, 40),
    ])
    func rootOfAnotherType(_ volume: String, _ members: String, _ told: String?, _ size: Int) throws {
        let text = """
            {"Resources": {
              "Server": {"Type": "AWS::EC2::Instance", "Properties": {"InstanceType": "t3.nano", "SubnetId": "subnet-1"}},
              "Volume": {"Type": "AWS::EC2::Volume", "Properties": {\(volume)}},
              "Attachment": {"Type": "AWS::EC2::VolumeAttachment", "Properties": {
                "InstanceId": {"Ref": "Server"}, "VolumeId": {"Ref": "Volume"}}}}}
            """
        #expect(try parts(text) == [["ec2 instanceType=t3.nano \(members)"]])
        let entry = try #require(
            try Template(Array(text.utf8)).scenarios(in: "eu-west-1").first?.entries.first { $0.address == "Server" })
        let origin = entry.values.first { $0.key == "volumeType" }?.origin
        if let told {
            #expect(origin == .assumed("of its \(size) GB; the root's 8 GB are usually gp3"))
            #expect(
                entry.remarks == [
                    "the root's 8 GB, whose type the image decides, usually gp3, are priced at \(told), the type of its "
                        + "\(size) GB, as a scenario's instance has volumes of one type"
                ])
        } else {
            #expect(origin == .template && entry.remarks.isEmpty)
        }
    }

    @Test func endpointsAndOtherProviders() throws {
        let resources = [
            PlannedResource(address: "aws_vpc_endpoint.s3", values: #"{"service_name": "com.amazonaws.eu-west-1.s3"}"#),
            PlannedResource(address: "aws_vpc_endpoint.api", values: #"{"vpc_endpoint_type": "Interface"}"#),
            PlannedResource(address: "awscc_lambda_function.f", values: "{}"),
            PlannedResource(address: "random_id.r", values: "{}"),
        ]
        #expect(
            try verdicts(plan(resources)) == [
                "aws_vpc_endpoint.s3: free", "aws_vpc_endpoint.api: not modelled", "awscc_lambda_function.f: left out",
                "random_id.r: left out",
            ])
    }

    /// CloudFront runs such functions at prices of their own, also by a version's ARN.
    @Test func functionsAtTheEdge() throws {
        let text = #"""
            {"Resources": {
              "Own": {"Type": "AWS::Lambda::Function"}, "Edge": {"Type": "AWS::Lambda::Function"},
              "Version": {"Type": "AWS::Lambda::Version", "Properties": {"FunctionName": {"Ref": "Edge"}}},
              "Site": {"Type": "AWS::CloudFront::Distribution", "Properties": {"DistributionConfig": {"DefaultCacheBehavior": {
                "LambdaFunctionAssociations": [{"EventType": "viewer-request", "LambdaFunctionARN": {"Ref": "Version"}}]}}}}}}
            """#
        #expect(
            try verdicts(text) == ["Own: lambda", "Edge: not modelled", "Version: free", "Site: not modelled"])
        #expect(
            try Template(Array(text.utf8)).scenarios(in: "eu-west-1").map { $0.missing.map { $0.key } } == [
                ["durationMs"]
            ])
        let edge = PlannedResource(
            address: "aws_lambda_function.edge", values: "{}", unknown: #"{"qualified_arn": true}"#)
        let site = PlannedResource(
            address: "aws_cloudfront_distribution.site",
            values:
                #"{"default_cache_behavior": [{"lambda_function_association": [{"event_type": "viewer-request"}]}]}"#,
            unknown: #"{"default_cache_behavior": [{"lambda_function_association": [{"lambda_arn": true}]}]}"#,
            expressions: """
                {"default_cache_behavior": [{"lambda_function_association": [{"lambda_arn":
                  {"references": ["aws_lambda_function.edge.qualified_arn", "aws_lambda_function.edge"]}}]}]}
                """)
        #expect(try verdicts(plan([edge, site])).first == "aws_lambda_function.edge: not modelled")
    }
}
