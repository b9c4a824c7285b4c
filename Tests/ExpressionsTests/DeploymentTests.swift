import Testing

@testable import Expressions

@Suite("A deployment in words")
struct DeploymentTests {
    /// The resources of the scenario file, a line each.
    private func resources(_ text: String) throws -> [String] {
        let file = String(decoding: Deployment.scenarioFile([try Deployment(text)]), as: UTF8.self)
        return file.split(separator: "\n").map { $0.drop { $0 == " " } }
            .filter { $0.hasPrefix("{\"service\"") }
            .map { String($0.hasSuffix(",") ? $0.dropLast() : $0) }
    }

    @Test(
        "each part is a resource of a scenario file",
        arguments: [
            ("t3.small", #"{"service": "ec2", "instanceType": "t3.small"}"#),
            ("2×t3.small", #"{"service": "ec2", "instanceType": "t3.small", "count": 2}"#),
            (
                "u-6tb1.metal-24xl @0.5/s",
                #"{"service": "ec2", "instanceType": "u-6tb1.metal-24xl", "requestsPerSecond": "0.5"}"#
            ),
            ("m7g.large follow", #"{"service": "ec2", "instanceType": "m7g.large", "scaling": "follow"}"#),
            (
                "m7g.large -34%",
                #"{"service": "ec2", "instanceType": "m7g.large", "purchase": {"model": "discount", "percent": 34}}"#
            ),
            (
                "m7g.large reserved 3 years all upfront convertible",
                #"{"service": "ec2", "instanceType": "m7g.large", "purchase": {"model": "reserved", "term": "3yr", "#
                    + #""payment": "allUpfront", "offeringClass": "convertible"}}"#
            ),
            (
                "m7g.large follow savings plan 1yr committed 2",
                #"{"service": "ec2", "instanceType": "m7g.large", "scaling": "follow", "purchase": {"model": "#
                    + #""savingsPlan", "kind": "compute", "term": "1yr", "payment": "noUpfront", "committed": 2}}"#
            ),
            ("Lambda 256MB 90ms", #"{"service": "lambda", "memoryMB": 256, "durationMs": 90}"#),
            (
                "lambda 1.2s 0.25GB ARM64 2x per request -10%",
                #"{"service": "lambda", "durationMs": 1200, "memoryMB": 256, "architecture": "arm64", "#
                    + #""invocationsPerRequest": 2, "discountPercent": 10}"#
            ),
            ("HTTP API", #"{"service": "apiGateway", "type": "HTTP"}"#),
            ("API Gateway", #"{"service": "apiGateway", "type": "REST"}"#),
            ("rest api gateway", #"{"service": "apiGateway", "type": "REST"}"#),
            ("2x NLB", #"{"service": "elb", "type": "network", "count": 2}"#),
            ("ELB -5%", #"{"service": "elb", "type": "classic", "discountPercent": 5}"#),
            ("3 × NAT", #"{"service": "natGateway", "count": 3}"#),
            ("sns", #"{"service": "sns"}"#),
            ("SQS", #"{"service": "sqs"}"#),
            (
                "2×Fargate .5vCPU 512 MB @40/s arm64",
                #"{"service": "fargate", "count": 2, "vCPU": "0.5", "memoryGB": "0.5", "requestsPerSecond": 40, "#
                    + #""architecture": "arm64"}"#
            ),
            ("Managed m7g.xlarge", #"{"service": "lambdaManagedInstances", "instanceType": "m7g.xlarge"}"#),
            ("logs 2KB", #"{"service": "logs", "bytesPerRequest": 2048}"#),
            ("egress 200B per request", #"{"service": "dataTransfer", "bytesPerRequest": 200}"#),
            ("$15/month", #"{"service": "custom", "name": "$15/month", "monthly": 15}"#),
            ("$0.5/instance Agents", #"{"service": "custom", "name": "Agents", "perInstanceMonth": "0.5"}"#),
            ("$3 per million", #"{"service": "custom", "name": "$3 per million", "perMillionRequests": 3}"#),
        ])
    func part(_ text: String, _ resource: String) throws {
        #expect(try resources(text) == [resource])
    }

    @Test(
        "blanks, case and the sign of multiplication do not matter",
        arguments: [
            "2×t3.small@40/s+ALB", "2x t3.small @40/s + alb", " 2 × T3.SMALL @ 40/s  +  Alb ",
            "2*t3.small @40 rps + ALB",
            "2\u{A0}t3.small @40 /s +\u{2003}ALB",
        ])
    func spelling(_ text: String) throws {
        #expect(
            try resources(text) == [
                #"{"service": "ec2", "instanceType": "t3.small", "count": 2, "requestsPerSecond": 40}"#,
                #"{"service": "elb", "type": "application"}"#,
            ])
    }

    @Test(
        "what people write in other words is the same",
        arguments: [
            ("t3.small x2", "2xt3.small"), ("t3.small × 2 @40/s", "2xt3.small @40/s"), ("ALB x2", "2xALB"),
            ("2 EC2 t3.small", "2xt3.small"), ("AWS Lambda 256MB, 90ms", "Lambda 256MB 90ms"),
            ("Amazon SQS queue", "SQS"), ("SNS topic", "SNS"),
            ("Lambda function 90ms 256MB x86-64", "Lambda 90ms 256MB x86_64"),
            ("Lambda 256MB 90ms Graviton2", "Lambda 256MB 90ms arm64"),
            ("Lambda 256MB 90ms ×2", "Lambda 256MB 90ms 2x per request"),
            ("HTTP-API", "HTTP API"), ("HTTPAPI", "HTTP API"), ("API Gateway HTTP", "HTTP API"),
            ("REST gateway", "REST API"), ("APIGateway", "API Gateway"),
            ("application load balancer", "ALB"), ("2x Network LB", "2xNLB"), ("Classic Load Balancer", "ELB"),
            ("Fargate 1GB 0.5vCPU @40/s", "Fargate 1GB 0.5 @40/s"),
            ("3x Fargate tasks 0.5 vCPU 1 GB", "3xFargate 0.5 1GB"),
            ("Lambda Managed Instances m7g.xlarge", "Managed m7g.xlarge"),
            ("t3.small 40 rps", "t3.small @40/s"), ("t3.small @ 40 requests/second", "t3.small @40/s"),
            ("t3.small 1-year RI, all upfront", "t3.small reserved 1yr all upfront"),
            ("t3.small compute savings plan 3 years", "t3.small savings plan 3yr"),
            ("t3.small 1yr savings-plan", "t3.small savings plan 1yr"),
            ("t3.small SP 1yr", "t3.small savings plan 1yr"), ("t3.small 34% off", "t3.small -34%"),
            ("t3.small spot -70%", "t3.small -70%"), ("CloudWatch Logs 2 KB", "logs 2KB"),
            ("data transfer out 20KB", "egress 20KB"), ("data out 20KB", "egress 20KB"), ("Cloudwatch 2KB", "logs 2KB"),
            ("t3.small*2", "2xt3.small"), ("two t3.small", "2xt3.small"), ("a t3.small", "t3.small"),
            ("EC2: 2x m5.large", "2xm5.large"), ("2 m5.large instances", "2xm5.large"),
            ("c7g.2xlargex3", "3xc7g.2xlarge"),
            ("lambda (256 MB, 90 ms)", "Lambda 256MB 90ms"), ("lambda 256mb/90ms", "Lambda 256MB 90ms"),
            ("Lambda: memory 256MB, duration ~90ms on arm64", "Lambda 256MB 90ms arm64"),
            ("Lambda 256MB 90 ms avg graviton 2", "Lambda 256MB 90ms arm64"),
            ("API GW", "API Gateway"), ("apigw", "API Gateway"), ("API Gateway v2", "HTTP API"),
            ("APIGW HTTP", "HTTP API"),
            ("Fargate 0.25vCPU/0.5GB", "Fargate 0.25 0.5GB"), ("ECS Fargate 0.5 vCPU, 1 GB", "Fargate 0.5 1GB"),
            ("2 Fargate tasks of 0.5 vCPU with 1GB each", "2xFargate 0.5 1GB"),
            ("NAT gw", "NAT"), ("API Gateway HTTP API", "HTTP API"), ("API GW REST API", "REST API"),
            ("classic ELB", "ELB"), ("application balancer", "ALB"),
            ("t3.small 1 req per second", "t3.small @1/s"),
            ("t3.small @ 40 requests per second each", "t3.small @40/s"),
            ("t3.small @40qps", "t3.small @40/s"), ("t3.small spot 70% off", "t3.small -70%"),
            ("t3.small discount of 30%", "t3.small -30%"), ("t3.small 30% cheaper", "t3.small -30%"),
            ("t3.small 3y RI partial", "t3.small reserved 3yr partial upfront"),
            ("3 t3.small reserved instances 1 year AURI", "3xt3.small reserved 1yr all upfront"),
        ])
    func otherWords(_ text: String, _ usual: String) throws {
        #expect(try resources(text) == resources(usual))
    }

    @Test("a fleet is paid as it is said")
    func paid() throws {
        #expect(
            try resources("t3.small on demand")
                == [#"{"service": "ec2", "instanceType": "t3.small", "purchase": "onDemand"}"#])
        #expect(
            try resources("t3.small EC2 instance savings plan 1yr") == [
                #"{"service": "ec2", "instanceType": "t3.small", "purchase": {"model": "savingsPlan", "kind": "#
                    + #""ec2Instance", "term": "1yr", "payment": "noUpfront"}}"#
            ])
        #expect(
            try resources("Managed 4x m7g.large")
                == [#"{"service": "lambdaManagedInstances", "count": 4, "instanceType": "m7g.large"}"#])
    }

    @Test("what a balancer sends to and who writes the logs follows from the rest")
    func related() throws {
        let (lambda, logs) = (#"{"service": "lambda", "memoryMB": 128, "durationMs": 5}"#, #""bytesPerRequest": 1024"#)
        #expect(
            try resources("ALB + Lambda 128MB 5ms + logs 1KB") == [
                #"{"service": "elb", "type": "application", "target": "lambda"}"#, lambda,
                "{\"service\": \"logs\", \(logs)}",
            ])
        #expect(
            try resources("ALB + t3.small + logs 1KB").last == "{\"service\": \"logs\", \(logs), \"from\": \"agent\"}")
        #expect(try resources("NLB + Lambda 128MB 5ms").first == #"{"service": "elb", "type": "network"}"#)
    }

    @Test("the name is the text, and every path leads to its words")
    func places() throws {
        let deployment = try Deployment("  2×t3.small reserved 1yr + Lambda 256MB 90ms ")
        #expect(deployment.text == "2×t3.small reserved 1yr + Lambda 256MB 90ms")
        func words(_ path: String) -> String {
            let range = deployment.range(ofPath: path)
            return String(deployment.text.dropFirst(range.lowerBound).prefix(range.count))
        }
        #expect(words("resources[0].count") == "2")
        #expect(words("resources[0].purchase.term") == "reserved 1yr")
        #expect(words("resources[0].instanceType") == "t3.small")
        #expect(words("resources[1].durationMs") == "90ms")
        #expect(words("resources[1].architecture") == "Lambda")
        #expect(words("name") == deployment.text)
    }

    struct Wrong: CustomTestStringConvertible, Sendable {
        let text: String
        let marked: String
        let says: String

        init(_ text: String, _ marked: String, _ says: String) {
            (self.text, self.marked, self.says) = (text, marked, says)
        }
        var testDescription: String { text }
    }

    @Test(
        "a word that does not fit is marked, with what may stand there",
        arguments: [
            Wrong("ALB + Lamda 256MB 90ms", "Lamda", "Did you mean 'Lambda 256MB 90ms'?"),
            Wrong("t3.small + htp api", "htp", "Did you mean 'HTTP API'?"),
            Wrong("t3.small + quux", "quux", "A part is an instance type"),
            Wrong("Lambda 256 90ms", "256", "Write memory as 256MB"),
            Wrong("Lambda 256MB", "", "needs its duration"),
            Wrong("Lambda 256MB 90ms 80ms", "80ms", "said twice"),
            Wrong("Lambda 256MB 90ms @40/s", "@40/s", "Here may stand: memory"),
            Wrong("2×Lambda 256MB 90ms", "2", "2x per request"),
            Wrong("Fargate 0.5", "", "needs its memory"),
            Wrong("Fargate half 1GB", "half", "number of processors"),
            Wrong("Fargate 0.5 1TB", "1TB", "units: GB, MB"),
            Wrong("t3.small @40", "@40", "has no unit"),
            Wrong("t3.small @", "@", "needs its rate"),
            Wrong("t3.small reserved", "", "needs its term"),
            Wrong("t3.small reserved 2yr", "2yr", "1yr or 3yr"),
            Wrong("t3.small reserved 1yr -5%", "-5%", "How it is paid is said twice"),
            Wrong("t3.small -5", "-5", "has no unit"),
            Wrong("t3.small + ALB NLB", "NLB", "Put '+' before it: + NLB."),
            Wrong("ALB t3.small", "t3.small", "Put '+' before it: + t3.small."),
            Wrong("2x t3.small, ALB", "ALB", "Put '+' before it"),
            Wrong("t3.small and ALB", "and", "Write '+' between parts: + ALB."),
            Wrong("t3.small; ALB", "t3.small;", "Write '+' between parts: + ALB."),
            Wrong("t3.small and more", "and", "Write '+' between parts."),
            Wrong("2 x t3.small behind an ALB", "behind", "Write '+' between parts: + ALB."),
            Wrong("t3.small with 2 ALB", "with", "Write '+' between parts: + ALB."),
            Wrong("t3.small with $15/month", "with", "Write '+' between parts: + $15/month."),
            Wrong("t3.small, an ALB", "an", "Write '+' between parts: + ALB."),
            Wrong("t3.small with 20GB", "20GB", "--set ec2.volumeGB=20"),
            Wrong("t3.small vs Lambda 256MB 90ms", "vs", "Write each deployment by itself"),
            Wrong("+", "+", "Put quotes around the whole deployment: '2xt3.small + ALB'."),
            Wrong("Lambda", "", "Put quotes around the whole deployment: 'Lambda 256MB 90ms'."),
            Wrong("Fargate", "", "Put quotes around the whole deployment: 'Fargate 0.5 1GB'."),
            Wrong("ALB + Lambda", "", "Write both: Lambda 256MB 90ms."),
            Wrong("t3.small + LB", "LB", "ALB, NLB or ELB"),
            Wrong("t3.small unlimited", "unlimited", "--set ec2.cpuCredits=unlimited"),
            Wrong("t3.small spot 70%", "spot", "-70%"),
            Wrong("t3.small reserved 1yr quarterly", "quarterly", "all upfront"),
            Wrong("t3.small 1M req/month", "1M", "--requests 1M"),
            Wrong("30m requests", "30m", "--requests 30M"),
            Wrong("Lambda 256MB 90ms at 30M requests", "30M", "--requests 30M"),
            Wrong("256MB Lambda 90ms", "256MB", "Write it behind: Lambda 256MB 90ms."),
            Wrong("x86 Lambda 256MB 90ms", "x86", "Write it behind: Lambda 256MB 90ms x86."),
            Wrong("Lambda 256MB p50 80ms", "p50", #"--set 'lambda.durationMs={"p50": 80, "p99": 900}'"#),
            Wrong("Lambda 256MB 90ms with 5 provisioned", "5", "--set lambda.provisionedConcurrency=5"),
            Wrong("ALB + 20 USD/month", "USD/month", "$15/month"),
            Wrong("t3small + ALB", "t3small", "Did you mean 't3.small'?"),
            Wrong("c7g2xlarge", "c7g2xlarge", "Did you mean 'c7g.2xlarge'?"),
            Wrong("t3xlarge", "t3xlarge", "Did you mean 't3.xlarge'?"),
            Wrong("db.t3.small", "db.t3.small", "another service; write what it costs"),
            Wrong("RDS + ALB", "RDS", "$15/month RDS"),
            Wrong("EKS", "EKS", "2xFargate 0.5 1GB"),
            Wrong("t3.small + load balancer", "load", "ALB, NLB or ELB"),
            Wrong("t3.small 2x", "2x", "before it: 2xt3.small"),
            Wrong("2xt3.small x3", "x3", "How many there are is said twice"),
            Wrong("2.5x t3.small", "2.5x", "whole number"),
            Wrong("t3.small spot", "spot", "-70%"),
            Wrong("Fargate spot 1 vCPU 2GB", "spot", "-70%"),
            Wrong("t4g.micro + NAT instance", "instance", "Write its type: t4g.nano."),
            Wrong("Lambda 256MB 90ms + function URL", "function", "costs nothing: leave it out"),
            Wrong("ASG 2-6 m5.large", "ASG", "2xt3.small @40/s"), Wrong("2-6x m5.large", "2-6x", "2xt3.small @40/s"),
            Wrong("t3.small rhel", "rhel", "--set ec2.operatingSystem=RHEL"),
            Wrong("t3.small + EIP", "EIP", "--set ec2.publicIPv4=true"),
            Wrong("App Runner 1 vCPU 2GB", "App", "$15/month App Runner"),
            Wrong("t3.small x2..6", "x2..6", "Write one such as 2 or 0.5."),
            Wrong("t3.small arm64", "arm64", "c7g are arm64"),
            Wrong("t3.small 100GB", "100GB", "--set ec2.volumeGB=20"),
            Wrong("t3.small windows", "windows", "--set ec2.operatingSystem=Windows"),
            Wrong("SQS fifo", "fifo", "--set sqs.type=fifo"),
            Wrong("Lambda 256MB 90ms provisioned 5", "provisioned", "--set lambda.provisionedConcurrency=5"),
            Wrong("Lambda 256MB 90ms 30M requests", "30M", "--requests 30M"),
            Wrong("Lambda 256MB 90ms 1M", "1M", "The memory is said twice"),
            Wrong("Lambda 1,024MB 90ms", "1,024MB", "no commas"),
            Wrong("$1,000/month", "$1,000/month", "no commas"),
            Wrong("15$/month", "15$/month", "$15/month"),
            Wrong("Agents $15/month", "Agents", "Write the name behind the money: $15/month Agents."),
            Wrong("20KB egress", "20KB", "Did you mean 'egress 20KB'?"),
            Wrong("t3.small savings plan", "", "Write savings plan 1yr or savings plan 3yr."),
            Wrong("t3.small committed 2", "committed", "Here may stand: @40/s"),
            Wrong("t3.small savings plan 1yr committed x", "x", "number of instances"),
            Wrong("ALB follow", "follow", "Here may stand: -10%"),
            Wrong("logs", "", "A log needs its size"),
            Wrong("$15", "$15", "$15/month"),
            Wrong("$/month", "$/month", "amount of money"),
            Wrong("2×$15/month", "2", "Money is not counted"),
            Wrong("Managed", "", "need their type"),
            Wrong("2×", "", "What is counted is missing"),
            Wrong("1.2.3ms", "1.2.3ms", "no part"),
            Wrong("Lambda 1.2.3ms 256MB", "1.2.3ms", "no number"),
            Wrong("t3.small +", "", "A part is missing"),
            Wrong("", "", "A part is missing"),
        ])
    func faults(_ wrong: Wrong) throws {
        let fault = #expect(throws: ExpressionFault.self) { try Deployment(wrong.text) }
        let found = try #require(fault)
        let marked = found.text.dropFirst(found.range.lowerBound).prefix(found.range.count)
        #expect(String(marked).filter { $0 != " " } == wrong.marked)
        #expect("\(found.finding) \(found.advice ?? "")".contains(wrong.says), "\(found)")
    }

    @Test("a single word that resembles nothing may be a name")
    func names() {
        func isName(_ text: String) -> Bool {
            do throws(ExpressionFault) { _ = try Deployment(text) } catch { return error.isSingleUnknownWord }
            return false
        }
        #expect(isName("my-service") && isName("costs.json"))
        #expect(
            !isName("Lamda") && !isName("my service") && !isName("t3.small + my-service") && !isName("3×my-service"))
    }

    @Test("no text stops the program", arguments: [1, 2, 3])
    func anyText(seed: Int) {
        let pieces = [
            "Lambda", "256MB", "90ms", "+", "@", "40/s", "-", "34%", "$", "15", "/month", "2", "×", "x", " ", " ",
            "t3.small",
            "reserved", "1yr", "savings", "plan", "committed", "Fargate", "0.5", "1GB", "_", ".", "é", "\u{301}", "İ",
            "👩‍👩‍👧",
            "\u{0}", "per", "request", "API", "HTTP", "follow", "logs",
        ]
        var state = UInt64(seed)
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        for _ in 0..<3000 {
            let text = (0...next(9)).map { _ in pieces[next(pieces.count)] }.joined()
            do throws(ExpressionFault) {
                let deployment = try Deployment(text)
                _ = Deployment.scenarioFile([deployment])
            } catch {
                #expect(error.range.lowerBound <= error.text.count)
            }
        }
    }
}
