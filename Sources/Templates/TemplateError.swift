import ByteScanning
import JSONText

/// Why a file gives no scenario.
public enum TemplateError: Error {
    case empty
    case binaryPlan
    case compressed(Compression)
    case binary
    /// UTF-16 that does not begin with its mark.
    case unmarkedUTF16
    case json(JSONSyntaxError)
    case several
    case quoted
    /// Something stands behind the JSON: how it begins.
    case behind(String)
    case humanPlan
    case logLines
    case sources
    case state(isRaw: Bool)
    /// YAML that is not understood.
    case yaml(line: Int, String)
    case serverlessYAML
    case cloudAssembly
    case scenarioFile
    /// What parameters are, as AWS's command line has them.
    case parameters
    /// A list in JSON that is none of parameters.
    case list
    /// JSON that should hold parameters' values and holds none.
    case noParameters
    /// A plan's format that is newer than what is read.
    case newFormat(String)
    case webPage
    /// JSON that is no template: its first keys.
    case unknown(keys: [String])
    /// Text that is none: how it begins.
    case text(beginning: String)
    case tooLarge
    /// A value that no resource can have.
    case value(String, key: String, found: String, accepted: String)
    /// Parameters without values, with what they decide.
    case unresolved([(name: String, use: String)])
    /// A parameter's value that its template does not allow.
    case parameter(String, found: String, accepted: String, near: String?)
    case malformed(at: String, found: String, accepted: String)
    /// More resources than a scenario may have.
    case tooMany(Int)
}

extension TemplateError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "the file is empty.\n\(Self.accepted)"
        case .binaryPlan:
            "this is a zip file, as the binary plan of Terraform is.\n"
                + "Print it as JSON: terraform show -json PLAN > plan.json (or tofu show -json)."
        case .compressed(let kind):
            "the file is compressed (\(kind.name)).\nUnpack it: \(kind.rawValue) FILE | lambda-cost scenarios from -"
        case .binary: "this is no text: it holds zero bytes.\n\(Self.accepted)"
        case .unmarkedUTF16: "this is UTF-16 without the mark that it begins with.\nSave the file as UTF-8."
        case .json(let error): "\(error)"
        case .several:
            "several JSON texts follow one another.\nGive each plan or template as a file of its own."
        case .quoted:
            "the whole file stands in quotes, so that it is a text and no template.\n"
                + "Take the quotes away: write what 'terraform show -json' prints straight into a file."
        case .behind(let text):
            "'\(text)' stands behind the end of the JSON.\nRemove it; lines of GitHub's setup-terraform may stay."
        case .humanPlan:
            "this is a plan for people to read, not JSON.\n\(Self.showPlan)"
        case .logLines:
            "this is the log that 'terraform plan -json' prints; it does not hold the values of resources.\n"
                + Self.showPlan
        case .sources: "these are Terraform's sources, in which values are not worked out.\n\(Self.showPlan)"
        case .state(let isRaw):
            "this is a state\(isRaw ? " (terraform.tfstate)" : ", as 'terraform show -json' prints it without a plan"), not a plan.\n"
                + "A plan holds all that stands as well, even where it changes nothing. \(Self.showPlan)"
        case .yaml(let line, let finding):
            "line \(line): \(VisibleText.line(finding)).\n"
                + "Correct it, or turn the template into JSON: cfn-flip template.yaml > template.json (pip install cfn-flip), "
                + "or rain fmt --json template.yaml."
        case .serverlessYAML:
            "this is serverless.yml; the CloudFormation that it becomes is read.\n"
                + "Make it: serverless package, then take .serverless/cloudformation-template-update-stack.json."
        case .cloudAssembly:
            "this is a list of what the CDK made, not a template.\nTake the *.template.json beside it."
        case .scenarioFile:
            "this is a scenario file already.\nGive it to lambda-cost compare, or to check."
        case .parameters:
            "these are values of parameters, not a template.\n"
                + "Give them beside their template: lambda-cost scenarios from TEMPLATE --parameters FILE."
        case .noParameters:
            "there are no values of parameters in it.\n"
                + "Read are [{\"ParameterKey\": …, \"ParameterValue\": …}], {\"Parameters\": {NAME: VALUE}} and the answer of "
                + "'aws cloudformation describe-stacks'."
        case .list: "this is a list in JSON, and a plan or a template is an object { … }.\n\(Self.accepted)"
        case .newFormat(let version):
            "the plan has format \(version); formats 0 and 1 are read.\nUse a newer lambda-cost for it."
        case .webPage:
            "this is a web page or XML, not JSON; a refused download often looks like this.\n\(Self.accepted)"
        case .unknown(let keys):
            "this JSON is no template\(keys.isEmpty ? "" : "; its keys are \(keys.map { VisibleText.quoted($0) }.joined(separator: ", "))").\n"
                + Self.accepted
        case .text(let beginning): "this is no JSON; it begins with '\(beginning)'.\n\(Self.accepted)"
        case .tooLarge:
            "the file is larger than \(Template.largest >> 20) MiB, the most that is read.\n"
                + "Plans and templates are smaller; was another file meant?"
        case .value(let address, let key, let found, let accepted):
            "\(VisibleText.line(address)): found \(VisibleText.quoted(found)) for \(key); accepted is \(accepted).\n"
                + "Correct the template."
        case .unresolved(let parameters): Self.words(of: parameters)
        case .parameter(let name, let found, let accepted, let near):
            "the parameter \(VisibleText.quoted(name)) has the value \(VisibleText.quoted(found)), and the template takes "
                + "\(VisibleText.escaping(accepted, limit: 300)).\n"
                + (near.map { "Did you mean \(VisibleText.quoted($0))?" }
                    ?? "CloudFormation refuses it: give another value.")
        case .malformed(let place, let found, let accepted):
            "\(VisibleText.line(place)): found \(found) where \(accepted) is expected.\nCheck that the file is whole."
        case .tooMany(let count):
            "it makes a scenario of \(count) resources, and 100 are the most.\n"
                + "Give parts of it: a plan made with -target, or stacks one by one."
        }
    }

    private static func words(of parameters: [(name: String, use: String)]) -> String {
        var lines: [String] = []
        var known: Set<String> = []
        for parameter in parameters where known.insert(parameter.name).inserted {
            let uses = parameters.filter { $0.name == parameter.name }.map { $0.use }
            let more = uses.count > 2 ? " and \(uses.count - 2) more" : ""
            lines.append(
                "the parameter \(VisibleText.quoted(parameter.name)) has no value, and it decides about "
                    + "\(VisibleText.line(uses.prefix(2).joined(separator: ", ")))\(more)")
        }
        let options = known.sorted().prefix(3).map { "--parameter \($0)=VALUE" }.joined(separator: " ")
        return lines.joined(separator: ";\n") + ".\nSay it: \(VisibleText.line(options))."
    }

    private static let showPlan = "Make it so: terraform plan -out PLAN, then terraform show -json PLAN > plan.json."

    static let accepted =
        "Read are plans of Terraform and OpenTofu ('terraform show -json PLAN') and templates of CloudFormation, AWS SAM "
        + "and the CDK, in JSON or YAML."
}
