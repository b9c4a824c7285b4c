import ByteScanning
import JSONText

extension ObservationError: CustomStringConvertible {
    public var description: String { words(of: nil) }

    /// Why a file gives nothing, and what to do.
    ///
    /// - Parameter file: its name, as the command that helps has to state it; nil where it has none.
    public func words(of file: String?) -> String {
        switch self {
        case .empty: "the file is empty.\n" + Self.accepted
        case .compressed(let kind):
            "the file is compressed (\(kind.name)).\nUnpack it on the way: \(kind.rawValue) "
                + "\(file.map { VisibleText.line(Self.shellWord($0)) } ?? "FILE") | lambda-cost measure -"
        case .binary: "this is no text: it holds zero bytes.\n" + Self.accepted
        case .parquet:
            "this is Parquet, which is not read.\n"
                + "Let Athena sum it up: 'lambda-cost measure --query cur' prints the query, whose CSV is read."
        case .webPage:
            "this is a web page or XML, not a log; a refused download often looks like this.\n" + Self.accepted
        case .nothing(let beginning):
            "nothing in it is of a known kind; it begins with '\(beginning)'.\n" + Self.accepted
        case .onlyOf(let reason): "it holds nothing but \(reason.words).\n\(reason.advice)"
        case .pythonText:
            "this is how Python prints data, not JSON: texts stand in single quotes.\n"
                + "Write it with json.dumps, or use 'aws logs filter-log-events --output json'."
        case .otherOutput(let output):
            "this is an answer of the AWS CLI as \(output == .yaml ? "YAML" : output == .text ? "plain text" : "a table").\n"
                + "Ask for it as JSON: add --output json to the command."
        case .otherSeparator(let separator):
            "this is a table whose cells are separated by \(separator == .tab ? "tabs" : "semicolons").\n"
                + "Take the file as AWS wrote it, or save it with commas, points in numbers and ISO 8601 times."
        case .packedData:
            "its records are packed inside of it (gzip in base64), as a subscription hands them to a function.\n"
                + "Unpack them on the way: jq -r '..|.data?|strings' \(file.map { VisibleText.line(Self.shellWord($0)) } ?? "FILE") "
                + "| while read -r d; do echo \"$d\" | base64 -d | gunzip -c; done | lambda-cost measure -"
        case .controlMessage:
            "it holds nothing but control messages, by which CloudWatch Logs tests a subscription.\n"
                + "Take objects of type DATA_MESSAGE."
        case .balancerTestFile:
            "this is the file by which Elastic Load Balancing tests a bucket when access logs are switched on.\n"
                + "Take the .log.gz files beside it."
        case .unfinishedQuery(let status):
            "the query is not finished: its status is '\(status)'.\n"
                + "Ask 'aws logs get-query-results' again until the status is Complete."
        case .noRows(let header): "it has the columns '\(header)' and not one row.\n" + Self.accepted
        case .costExplorer:
            "this is Cost Explorer's, which sums up money.\n"
                + "Take the bill itself: in the console under Billing, Bills, 'Download all to CSV', or a Cost and Usage Report."
        case .noValues:
            "CloudWatch has no values of what was asked for.\n"
                + "Namespace, name and dimensions have to be as 'aws cloudwatch list-metrics' states them; where nothing happened, "
                + "there is nothing."
        case .columnMissing(let kind, let names):
            "\(kind) lack \(names.count == 1 ? "the column" : "the columns") "
                + names.map { "'\($0)'" }.joined(separator: ", ")
                + ".\nColumns may stand in any order; these have to be there."
        case .tooManyDurations:
            "there are more than \(Tally.mostDurations) different durations, which no log of a service has.\n"
                + "Measure one function at a time, or let AWS sum them up: 'lambda-cost measure --query insights'."
        case .tooManyRecords:
            "it counts more than any service can have had.\nCheck the numbers, or give less at once."
        case .tooManyMetrics:
            "there are more than \(Recorder.mostSeries) metrics, each with a label and a statistic of its own.\n"
                + "Ask CloudWatch for those of one service, or split the file."
        case .noFile:
            "it is no file: a pipe, a socket, a device, or a link that leads nowhere.\nName it by itself to read it."
        case .linkBack: "a link leads back to a directory that it lies in, and is not followed."
        case .alsoRead(let name): "it is the same as \(VisibleText.line(name)), which is read."
        case .cutRow(let line):
            "line \(line): the file ends in the middle of this row.\nThe file was cut short; fetch it again."
        case .unclosedQuote(let line):
            "line \(line): a quoted cell that begins in this row is never closed.\nThe file is damaged; fetch it again."
        case .json(let problem, let line, let offset):
            "line \(line), byte \(offset): \(problem.words)\nThe file is damaged or was cut short; fetch it again."
        }
    }

    /// A name as a shell takes it for one word, and no program for an option.
    static func shellWord(_ name: String) -> String {
        let plain = name.utf8.allSatisfy {
            $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || $0 &- 0x30 < 10
                || [0x2D, 0x2E, 0x2F, 0x5F, 0x2B, 0x3D].contains($0)
        }
        let path = name.utf8.first == 0x2D ? "./" + name : name
        if plain, !name.isEmpty { return path }
        return "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }

    static let accepted =
        "Read are Lambda's REPORT lines and JSON logs in whatever CloudWatch Logs puts them into, access logs of load "
        + "balancers, API Gateway, nginx and Apache, answers of 'aws cloudwatch get-metric-…', Cost and Usage Reports, "
        + "the console's CSV of a bill, FOCUS, and the CSV of 'lambda-cost measure --query'."
}

extension JSONProblem {
    fileprivate var words: String {
        switch self {
        case .cut: "the JSON text ends in the middle."
        case .unexpected(let found, let expected):
            (0x21...0x7E).contains(found)
                ? "found '\(Character(Unicode.Scalar(found)))' where \(expected) is expected."
                : "found byte \(found) where \(expected) is expected."
        case .tooDeep(let limit): "values are nested more than \(limit) deep."
        case .tooLong(let limit): "a single value is longer than \(limit) bytes."
        case .value(let problem): problem.finding
        }
    }
}

extension SkipReason {
    /// What was skipped, in a few words.
    public var words: String {
        switch self {
        case .otherLambdaLine: "Lambda's other lines (START, END, INIT_START …)"
        case .unknown: "lines of no known kind, such as messages of the application"
        case .cut: "REPORT records that are cut off"
        case .implausible: "records with numbers that no run or request can have"
        case .emulated: "REPORT lines of an emulator (SAM CLI, LocalStack)"
        case .duplicate: "records that came again"
        case .shortened: "lines as Serverless Framework 3 shortens them, without the memory"
        case .tooLong: "lines of more than a mebibyte"
        case .executionLog: "lines of API Gateway's execution log"
        case .connectionLog: "lines of a balancer's connection log"
        case .managedInstance:
            "invocations of Lambda Managed Instances or web functions, which are not billed by GB-second"
        case .droppedByLambda: "records by which Lambda says that it dropped logs"
        case .webSocketRoute: "calls of WebSocket APIs, which are not modelled"
        case .otherCharge: "charges of a bill that are no usage (tax, fees, credits, discounts)"
        case .malformedJSON: "objects that are not whole JSON"
        case .impossibleTime:
            "records at a time that no calendar has (30 February, 25 o'clock, a zone of +99:99), or that end before they begin"
        case .otherLog: "lines of CloudFront's or S3's logs or of a VPC's flow logs, none of which is modelled"
        case .otherProvider: "lines of a bill of other providers than AWS"
        }
    }

    /// What to do where there is nothing else.
    fileprivate var advice: String {
        switch self {
        case .emulated:
            "An emulator does not measure what Lambda would: its memory used is the memory configured. "
                + "Take the function's log from CloudWatch Logs."
        case .cut: "A REPORT record needs its durations, its memory and their units; take whole lines."
        case .shortened: "Take the lines as they are: aws logs tail GROUP --since 1d, or filter-log-events."
        case .executionLog:
            "Access logs are read, which a stage writes where it is told a format: API Gateway, Stages, Logs and tracing."
        case .connectionLog: "Access logs are read, which a balancer writes to the bucket beside them."
        case .managedInstance: "Their instances are billed, not their runs."
        case .impossibleTime: "The file is damaged, or was edited; take it as AWS wrote it."
        case .otherProvider: "Prices of AWS alone are known; filter the bill for ProviderName AWS."
        case .webSocketRoute: "Messages and connection minutes are billed; write them as a custom resource."
        default: ObservationError.accepted
        }
    }
}
