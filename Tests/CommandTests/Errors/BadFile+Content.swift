import Foundation

extension BadFile {
    private static let tenThousandScenarios = SampleFile.file(
        scenarios: (0..<10_000).map { SampleFile.scenario("s\($0)") })

    /// JSON texts that are no scenario file.
    static let contents: [BadFile] = [
        BadFile("no format version", "{\"scenarios\": []}", at: ":1:1", says: "'formatVersion' is missing"),
        BadFile(
            "a newer format", "{\"formatVersion\": 2, \"anything\": 1}", at: ":1:19: formatVersion", says: "format 2",
            "newer lambda-cost"),
        BadFile("format 0", "{\"formatVersion\": 0}", at: ":1:19: formatVersion", says: "Found 0; accepted is 1."),
        BadFile("format one", "{\"formatVersion\": \"x\"}", at: ":1:19: formatVersion", says: "accepted is 1."),
        BadFile(
            "format 1.5", "{\"formatVersion\": 1.5}", at: ":1:19: formatVersion", says: "Found 1.5; accepted is 1."),
        BadFile("no scenarios", "{\"formatVersion\": 1}", at: ":1:1", says: "'scenarios' is missing"),
        BadFile(
            "an empty list of scenarios", "{\"formatVersion\": 1, \"scenarios\": []}", at: ":1:35: scenarios",
            says: "1 to 1000"),
        BadFile("10,000 scenarios", tenThousandScenarios, at: ":1:35: scenarios", says: "10000 entries", "1 to 1000"),
        BadFile(
            "an unnamed scenario", "{\"formatVersion\": 1, \"scenarios\": [{\"name\": \"\", \"resources\": []}]}",
            at: ":1:45: scenarios[0].name", says: "empty"),
        BadFile(
            "two scenarios of one name",
            "{\"formatVersion\": 1, \"scenarios\": [\n\(SampleFile.scenario("a")),\n\(SampleFile.scenario("a"))]}",
            at: ":3:10: scenarios[1].name", says: "Two scenarios are named 'a'", "line 2"),
        .members("an unknown key", "\"volume\": [1]", at: ":2:2: volume", says: "Did you mean 'volumes'?"),
        .members(
            "a request without a name", "\"request\": {\"singular\": \"\", \"plural\": \"\"}",
            at: ":2:26: request.singular", says: "name of a request is empty"),
        .members(
            "requests of blanks", "\"request\": {\"plural\": \" \"}", at: ":2:24: request.plural",
            says: "leave \"plural\" out"),
        .members("null", "\"name\": null", at: ":2:10: name", says: "Found null"),
        .members("a day that is none", "\"pricesAsOf\": \"2017-02-30\"", at: ":2:16: pricesAsOf", says: "2017-02-30"),
        .members(
            "a volume above 10^12", "\"volumes\": [1, 1000000000001]", at: ":2:17: volumes[1]", says: "1000000000001"),
        .members("a negative volume", "\"volumes\": [-1]", at: ":2:14: volumes[0]", says: "from 0 to 1000000000000"),
        .members("half a request", "\"volumes\": [0.5]", at: ":2:14: volumes[0]", says: "whole number"),
        .members(
            "a month of 9,000 hours", "\"estimate\": {\"hoursPerMonth\": 9000}", at: ":2:32: estimate.hoursPerMonth",
            says: "at most 8784"),
        .members(
            "a free tier in words", "\"estimate\": {\"freeTier\": \"yes\"}", at: ":2:27: estimate.freeTier",
            says: "true or false"),
        .members(
            "rounding up to nothing", "\"estimate\": {\"roundUpTo\": 0}", at: ":2:28: estimate.roundUpTo",
            says: "above 0"),
        .members(
            "a limit of an unknown scenario",
            "\"limits\": [{\"scenario\": \"onyl\", \"requests\": 1, \"maxMonthly\": 1}]",
            at: ":2:26: limits[0].scenario",
            says: "Did you mean 'only'?"),
        .members(
            "an expected figure of an unknown scenario",
            "\"expected\": [{\"scenario\": \"else\", \"requests\": 1, \"total\": 1}]",
            at: ":2:28: expected[0].scenario",
            says: "Scenarios: 'only'"),
        .members(
            "a hidden key", #""na\u202eme\n": 1"#, at: #":2:2: ["na\u202eme\n"]"#, says: #"'na\u202eme\n'"#),
    ]

    /// Resources that are none, or whose values are out of range.
    static let resources: [BadFile] = [
        .resource(
            "an unknown service", #"{"service": "lamda", "memoryMB": 128, "durationMs": 1}"#,
            at: ":4:17: scenarios[0].resources[0].service", says: "Did you mean 'lambda'?"),
        .resource(
            "an unknown balancer", #"{"service": "elb", "type": "aplication"}"#,
            at: ":4:32: scenarios[0].resources[0].type", says: "Did you mean 'application'?"),
        .resource("no service", "{}", at: ":4:5: scenarios[0].resources[0]", says: "no \"service\""),
        .resource(
            "no duration", #"{"service": "lambda", "memoryMB": 128}"#, at: ":4:5: scenarios[0].resources[0]",
            says: "'durationMs' is missing"),
        .resource(
            "a number of 1,000 digits",
            "{\"service\": \"custom\", \"name\": \"c\", \"monthly\": \(String(repeating: "9", count: 1000))}",
            at: ":4:51: scenarios[0].resources[0].monthly", says: "1000 characters; at most 100"),
        .resource(
            "1e999999", #"{"service": "custom", "name": "c", "monthly": 1e999999}"#,
            at: ":4:51: scenarios[0].resources[0].monthly", says: "exponent has 6 digits; at most 4"),
        .resource(
            "1e9999", #"{"service": "custom", "name": "c", "monthly": 1e9999}"#,
            at: ":4:51: scenarios[0].resources[0].monthly", says: "from 0 to 1000000000000"),
        .resource(
            "NaN", #"{"service": "custom", "name": "c", "monthly": NaN}"#,
            at: ":4:51: scenarios[0].resources[0].monthly", says: "'NaN' is no JSON number"),
        .resource(
            "NaN in quotes", #"{"service": "custom", "name": "c", "monthly": "NaN"}"#,
            at: ":4:51: scenarios[0].resources[0].monthly", says: "not a plain decimal number"),
        .resource(
            "a leading zero", #"{"service": "custom", "name": "c", "monthly": 01}"#,
            at: ":4:51: scenarios[0].resources[0].monthly", says: "leading zero"),
        .resource(
            "a negative count", #"{"service": "ec2", "instanceType": "t2.nano", "count": -3}"#,
            at: ":4:60: scenarios[0].resources[0].count", says: "from 1 to 1000000"),
        .resource(
            "half an instance", #"{"service": "ec2", "instanceType": "t2.nano", "count": 2.5}"#,
            at: ":4:60: scenarios[0].resources[0].count", says: "whole number"),
        .resource(
            "shares of 99 %",
            #"{"service": "lambda", "memoryMB": 128, "durationMs": [{"ms": 1, "share": 0.5}, {"ms": 2, "share": 0.49}]}"#,
            at: ":4:58: scenarios[0].resources[0].durationMs", says: "sum to 0.99, not to 1"),
        .resource(
            "a discount of 101 %", #"{"service": "custom", "name": "c", "monthly": 1, "discountPercent": 101}"#,
            at: ":4:73: scenarios[0].resources[0].discountPercent", says: "from 0 to 100"),
        .resource(
            "a cache on an HTTP API", #"{"service": "apiGateway", "type": "HTTP", "cacheGB": "0.5"}"#,
            at: ":4:58: scenarios[0].resources[0].cacheGB", says: "HTTP API has no cache"),
        .resource(
            "rules of a classic balancer", #"{"service": "elb", "type": "classic", "rules": 3}"#,
            at: ":4:52: scenarios[0].resources[0].rules", says: "application load balancers"),
        .resource(
            "an unknown instance type", #"{"service": "ec2", "instanceType": "t2.nanoo"}"#, status: 69,
            at: ":4:40: scenarios[0].resources[0].instanceType ('only')", says: "instance (t2.nano, Linux)"),
        .resource(
            "an instance type of two lines that turns the text around",
            #"{"service": "ec2", "instanceType": "t2.nan\no\u202e"}"#,
            status: 69, at: ":4:40: scenarios[0].resources[0].instanceType",
            says: #"instance (t2.nan\no\u202e, Linux)"#),
        .resource(
            "an unknown operating system",
            #"{"service": "ec2", "instanceType": "t2.nano", "operatingSystem": "Linus"}"#,
            status: 69, at: ":4:70: scenarios[0].resources[0].operatingSystem", says: "instance (t2.nano, Linux)"),
        .resource(
            "an operating system that is imported on demand",
            #"{"service": "ec2", "instanceType": "t2.nano", "operatingSystem": "Windows"}"#,
            status: 69, at: ":4:70: scenarios[0].resources[0].operatingSystem",
            says: "Priced values of operatingSystem: Linux. AWS's own list has more: "
                + "'lambda-cost prices update --region us-east-1 --operating-system Windows', or "
                + "'lambda-cost prices import FILE --operating-system Windows'"),
        .resource(
            "a reservation that no table prices",
            #"{"service": "ec2", "instanceType": "t3.micro", "purchase": {"model": "reserved", "term": "1yr", "payment": "allUpfront", "offeringClass": "standard"}}"#,
            status: 69, at: ":4:40: scenarios[0].resources[0].instanceType",
            says:
                "'lambda-cost prices update --region us-east-1 --reserved', or 'lambda-cost prices import FILE --reserved'"
        ),
        .resource(
            "a reservation of a type whose name is like that of another one that is priced",
            #"{"service": "ec2", "instanceType": "t3.smedium", "purchase": {"model": "reserved", "term": "1yr", "payment": "noUpfront", "offeringClass": "standard"}}"#,
            status: 69, at: ":4:40: scenarios[0].resources[0].instanceType",
            says: "reservedInstance (t3.medium, Linux, 1yr, noUpfront, standard). AWS's own list has more: "
                + "'lambda-cost prices update --region us-east-1 --reserved'"),
        .resource(
            "a model of purchase that is not modelled",
            #"{"service": "ec2", "instanceType": "t3.micro", "purchase": {"model": "spot", "maximum": 1}}"#,
            at: ":4:74: scenarios[0].resources[0].purchase.model", says: "Found \"spot\""),
        .resource(
            "an unknown volume type",
            #"{"service": "ec2", "instanceType": "t3.micro", "volumeGB": 1, "volumeType": "gp9"}"#,
            status: 69, at: ":4:81: scenarios[0].resources[0].volumeType",
            says: "gp2, gp3, io1, io2, sc1, st1, standard"),
        .resource(
            "a cache of no size", #"{"service": "apiGateway", "type": "REST", "cacheGB": "0.51"}"#, status: 69,
            at: ":4:58: scenarios[0].resources[0].cacheGB",
            says: "Priced values of cacheGB: 0.5, 1.6, 6.1, 13.5, 28.4, 58.2, 118, 237."),
    ]

    /// Files that ask for prices nobody has.
    static let prices: [BadFile] = [
        BadFile(
            "an unknown region",
            SampleFile.resource(#"{"service": "dataTransfer"}"#, #""region": "us-esat-1""#), status: 69,
            at: ":1:32: region\n", says: "Did you mean 'us-east-1'?", "eu-west-1"),
        BadFile(
            "a day before the first table",
            SampleFile.resource(#"{"service": "dataTransfer"}"#, #""pricesAsOf": "1999-12-31""#), status: 69,
            at: ":1:36: pricesAsOf\n", says: "AWSDataTransfer", "us-east-1", "1999-12-31", "2015-12-01",
            "\nNeeded by 'only': bad.json:1:95: scenarios[0].resources[0]"),
    ]
}
