import Testing

@testable import Templates

/// What starts functions where no API and no balancer stands in the template.
@Suite struct EntranceTests {
    private func entrances(_ resources: String, _ more: String = "") throws -> [Entrance] {
        let text = #"{\#(more) "Resources": {"F": {"Type": "AWS::Lambda::Function"}, \#(resources)}}"#
        return try #require(try Template(Array(text.utf8)).scenarios(in: "eu-west-1").first).entrances
    }

    /// An API in another stack is named by a parameter, or by that stack's output.
    @Test(arguments: [
        #"{"Ref": "Rest"}"#, #"{"Fn::ImportValue": "gateway-rest-api"}"#,
        #"{"Fn::ImportValue": {"Fn::Sub": "${Rest}-id"}}"#,
    ])
    func partOfAnAPIElsewhere(_ api: String) throws {
        let method =
            #""Any": {"Type": "AWS::ApiGateway::Method", "Properties": {"HttpMethod": "ANY", "RestApiId": \#(api)}}"#
        let permission = """
            "May": {"Type": "AWS::Lambda::Permission", "Properties": {"Principal": "apigateway.amazonaws.com"}}
            """
        let parameter = #""Parameters": {"Rest": {"Type": "String"}},"#
        #expect(
            try entrances("\(permission), \(method)", parameter) == [.api(type: "REST", named: "Any")])
        #expect(try entrances(permission, parameter) == [.api(type: nil, named: "May")])
    }

    @Test func partsOfTheTemplatesOwnAPI() throws {
        let own = """
            "Api": {"Type": "AWS::ApiGatewayV2::Api"}, "Stage": {"Type": "AWS::ApiGatewayV2::Stage", "Properties": {"ApiId": {"Ref": "Api"}}}
            """
        #expect(try entrances(own).isEmpty)
        let known = [
            PlannedResource(address: "aws_apigatewayv2_api.a", values: #"{"id": "a1", "protocol_type": "HTTP"}"#),
            PlannedResource(address: "aws_apigatewayv2_route.a", values: #"{"api_id": "a1"}"#),
            PlannedResource(address: "aws_apigatewayv2_route.b", values: #"{"api_id": "b1"}"#),
        ]
        let scenario = try #require(try Template(Array(plan(known).utf8)).scenarios(in: "eu-west-1").first)
        #expect(scenario.entrances == [.api(type: "HTTP", named: "aws_apigatewayv2_route.b")])
    }

    @Test func urlsBalancersAndEvents() throws {
        let all = """
            "On": {"Type": "AWS::Lambda::Permission", "Properties": {"Principal": "events.amazonaws.com"}},
            "Url": {"Type": "AWS::Lambda::Url", "Properties": {"AuthType": "NONE"}},
            "Alb": {"Type": "AWS::Lambda::Permission", "Properties": {"Principal": "elasticloadbalancing.amazonaws.com"}},
            "S": {"Type": "AWS::SNS::Subscription", "Properties": {"Protocol": "lambda", "TopicArn": {"Ref": "Topic"}}}
            """
        #expect(
            try entrances(all, #""Parameters": {"Topic": {"Type": "String"}},"#) == [
                .balancer(named: "Alb"), .url(named: "Url"), .events(named: "On"),
            ])
        let serverless = """
            "G": {"Type": "AWS::Serverless::Function", "Properties": {"FunctionUrlConfig": {"AuthType": "NONE"}, "Events": {
              "Timer": {"Type": "Schedule", "Properties": {"Schedule": "rate(1 hour)"}},
              "Route": {"Type": "HttpApi", "Properties": {"ApiId": {"Fn::ImportValue": "x"}}}}}}
            """
        #expect(
            try entrances(serverless) == [
                .api(type: "HTTP", named: "G.Route"), .url(named: "G"), .events(named: "G.Timer"),
            ])
        #expect(try entrances(#""Role": {"Type": "AWS::IAM::Role"}"#).isEmpty)
    }
}
