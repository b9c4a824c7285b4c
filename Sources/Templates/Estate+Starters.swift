/// What starts functions, where it is no request.
struct FunctionStarters {
    /// The schedules of functions that nothing else in the template starts.
    private(set) var schedules: [Int: [String]] = [:]
    /// Functions that only custom resources of CloudFormation call, which is when a stack is deployed.
    private(set) var ofDeployment: Set<Int> = []

    init(_ estate: Estate) {
        var others: Set<Int> = []
        for position in estate.resources.indices where estate.resources[position].absence == nil {
            let resource = estate.resources[position]
            func function(_ value: TemplateValue) -> Int? {
                guard let named = estate.target(of: value, from: position, [.function, .functionSetting]) else {
                    return nil
                }
                return estate.kinds[named] == .function ? named : estate.function(named)
            }
            func functions(in value: TemplateValue) -> [Int] {
                [function(value)].compactMap { $0 } + estate.targets(of: value, [.function])
            }
            switch resource.type {
            case "AWS::Serverless::Function":
                if !resource["FunctionUrlConfig"].isAbsent { others.insert(position) }
                if case .object(let events) = resource["Events"] { add(events, of: position, &others) }
            case "AWS::Events::Rule":
                for target in resource["Targets"].elements {
                    guard let started = function(target["Arn"]) else { continue }
                    add(resource["ScheduleExpression"], of: started, &others)
                }
            case "aws_cloudwatch_event_target":
                guard let started = function(resource["arn"]) else { break }
                let rule = estate.target(of: resource["rule"], from: position, [.eventRule])
                add(rule.map { estate.resources[$0]["schedule_expression"] } ?? .absent, of: started, &others)
            case "AWS::Scheduler::Schedule", "aws_scheduler_schedule":
                guard let started = function(resource["target", "Target"]["arn", "Arn"]) else { break }
                add(resource["schedule_expression", "ScheduleExpression"], of: started, &others)
            case "AWS::Lambda::Permission", "aws_lambda_permission":
                let principal = resource["principal", "Principal"].text?.split(separator: ".").first
                guard principal != "events", principal != "scheduler" else { break }
                if let started = function(resource["function_name", "FunctionName"]) { others.insert(started) }
            case "AWS::Lambda::EventSourceMapping", "aws_lambda_event_source_mapping":
                if let started = function(resource["function_name", "FunctionName"]) { others.insert(started) }
            case "AWS::Lambda::Url", "aws_lambda_function_url":
                if let started = function(resource["function_name", "TargetFunctionArn"]) { others.insert(started) }
            case "AWS::SNS::Subscription", "aws_sns_topic_subscription":
                if let started = function(resource["endpoint", "Endpoint"]) { others.insert(started) }
            case "AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine", "aws_sfn_state_machine":
                for name in ["definition", "DefinitionString", "DefinitionSubstitutions", "Definition"] {
                    others.formUnion(functions(in: resource[name]))
                }
            default:
                guard resource.type.hasPrefix("Custom::") || resource.type == "AWS::CloudFormation::CustomResource"
                else { break }
                ofDeployment.formUnion(functions(in: resource["ServiceToken"]))
            }
        }
        ofDeployment = ofDeployment.filter { !others.contains($0) && schedules[$0] == nil }
        schedules = schedules.filter { !others.contains($0.key) }
    }

    private mutating func add(
        _ events: [(key: String, value: TemplateValue)], of function: Int, _ others: inout Set<Int>
    ) {
        for event in events {
            let properties = event.value["Properties"]
            switch event.value["Type"].text {
            case "Schedule": add(properties["Schedule"], of: function, &others)
            case "ScheduleV2": add(properties["ScheduleExpression"], of: function, &others)
            default: others.insert(function)
            }
        }
    }

    private mutating func add(_ schedule: TemplateValue, of function: Int, _ others: inout Set<Int>) {
        if schedule.isAbsent {
            others.insert(function)
        } else {
            schedules[function, default: []].append(schedule.text ?? "a schedule")
        }
    }
}
