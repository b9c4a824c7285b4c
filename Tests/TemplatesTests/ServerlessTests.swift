import Testing

@testable import Templates

/// AWS SAM: a template and what the transform makes of it say the same.
@Suite struct ServerlessTests {
    /// Each value of Globals is replaced by the function's own, maps are put together.
    @Test func globalsAndTheirTransformation() throws {
        let input = """
            {"Transform": "AWS::Serverless-2016-10-31",
             "Globals": {"Function": {"MemorySize": 1024, "Timeout": 30, "Architectures": ["arm64"], "EphemeralStorage": {"Size": 1024}}},
             "Resources": {"Plain": {"Type": "AWS::Serverless::Function"},
               "Own": {"Type": "AWS::Serverless::Function", "Properties": {"MemorySize": 512, "Timeout": 100,
                 "AutoPublishAlias": "live", "ProvisionedConcurrencyConfig": {"ProvisionedConcurrentExecutions": 5}}}}}
            """
        let output = """
            {"Resources": {
               "Plain": {"Type": "AWS::Lambda::Function", "Properties": {"MemorySize": 1024, "Timeout": 30,
                 "Architectures": ["arm64"], "EphemeralStorage": {"Size": 1024}}},
               "Own": {"Type": "AWS::Lambda::Function", "Properties": {"MemorySize": 512, "Timeout": 100,
                 "Architectures": ["arm64"], "EphemeralStorage": {"Size": 1024}}},
               "OwnVersion": {"Type": "AWS::Lambda::Version", "Properties": {"FunctionName": {"Ref": "Own"}}},
               "OwnAliaslive": {"Type": "AWS::Lambda::Alias", "Properties": {"FunctionName": {"Ref": "Own"},
                 "ProvisionedConcurrencyConfig": {"ProvisionedConcurrentExecutions": 5}}}}}
            """
        let expected = [
            "lambda memoryMB=1024 durationMs=? architecture=arm64 invocationsPerRequest=? ephemeralStorageMB=1024",
            "lambda memoryMB=512 durationMs=? architecture=arm64 invocationsPerRequest=? ephemeralStorageMB=1024 "
                + "provisionedConcurrency=5",
        ]
        #expect(try parts(input) == [expected])
        #expect(try parts(output) == [expected])
    }

    /// A resource may ignore all of the globals, or those that it names.
    @Test(arguments: [
        (#""*""#, "lambda memoryMB=128 durationMs=? architecture=x86_64"),
        (#"["MemorySize", "Tags"]"#, "lambda memoryMB=128 durationMs=? architecture=arm64"),
    ])
    func ignoredGlobals(_ ignored: String, _ expected: String) throws {
        let text = """
            {"Transform": "AWS::Serverless-2016-10-31", "Globals": {"Function": {"MemorySize": 512, "Architectures": ["arm64"]}},
             "Resources": {"F": {"Type": "AWS::Serverless::Function", "IgnoreGlobals": \(ignored)}}}
            """
        #expect(try parts(text) == [[expected]])
    }

    /// SAM puts lists together, so that two architectures come of one in Globals and another one: Lambda refuses them.
    @Test func twoArchitectures() {
        let text = """
            {"Transform": "AWS::Serverless-2016-10-31", "Globals": {"Function": {"Architectures": ["arm64"]}},
             "Resources": {"F": {"Type": "AWS::Serverless::Function", "Properties": {"Architectures": ["x86_64"]}}}}
            """
        #expect(refusal(Array(text.utf8)).hasPrefix("F: found 'arm64, x86_64' for architecture"))
    }

    /// However many functions have such events, SAM makes one API of a kind; a declared one is not made again.
    @Test func implicitAPIs() throws {
        let input = """
            {"Transform": ["AWS::Serverless-2016-10-31"], "Resources": {
               "A": {"Type": "AWS::Serverless::Function", "Properties": {"Events": {
                 "Get": {"Type": "HttpApi"}, "Put": {"Type": "HttpApi", "Properties": {"Path": "/x", "Method": "put"}}}}},
               "B": {"Type": "AWS::Serverless::Function", "Properties": {"Events": {
                 "Get": {"Type": "HttpApi"}, "Own": {"Type": "HttpApi", "Properties": {"ApiId": {"Ref": "Declared"}}},
                 "Topic": {"Type": "SNS", "Properties": {"Topic": {"Ref": "Orders"}}},
                 "Queue": {"Type": "SQS", "Properties": {"Queue": {"Fn::GetAtt": ["Work", "Arn"]}, "BatchSize": 3}}}}},
               "Orders": {"Type": "AWS::SNS::Topic"}, "Work": {"Type": "AWS::SQS::Queue"}}}
            """
        let function = "lambda memoryMB=128 durationMs=? architecture=x86_64 invocationsPerRequest=?"
        #expect(
            try parts(input) == [
                [
                    function, function, "sns messagesPerRequest=? deliverTo=lambda",
                    "sqs messagesPerRequest=? batchSize=3",
                    "apiGateway type=HTTP",
                ]
            ])
    }

    @Test func cacheOfAnAPI() throws {
        let text = """
            {"Transform": "AWS::Serverless-2016-10-31",
             "Globals": {"Api": {"CacheClusterEnabled": true, "CacheClusterSize": "1.6"}},
             "Resources": {"Api": {"Type": "AWS::Serverless::Api", "Properties": {"StageName": "live"}}}}
            """
        #expect(try parts(text) == [["apiGateway type=REST cacheGB=1.6"]])
    }

    /// A queue that SAM puts between a topic and a function, and the API of a state machine.
    @Test func madeOfEvents() throws {
        let text = """
            {"Transform": "AWS::Serverless-2016-10-31", "Resources": {
               "A": {"Type": "AWS::Serverless::Function", "Properties": {"Events": {"N": {"Type": "SNS",
                 "Properties": {"Topic": {"Ref": "T"}, "SqsSubscription": true}}}}},
               "T": {"Type": "AWS::SNS::Topic"},
               "M": {"Type": "AWS::Serverless::StateMachine", "Properties": {"Events": {"Api": {"Type": "Api"}}}}}}
            """
        #expect(
            try parts(text) == [
                [
                    "lambda memoryMB=128 durationMs=? architecture=x86_64", "sns messagesPerRequest=? deliverTo=sqs",
                    "sqs messagesPerRequest=?", "apiGateway type=REST",
                ]
            ])
    }
}
