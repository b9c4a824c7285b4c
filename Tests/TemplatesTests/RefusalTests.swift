import Testing

@testable import Templates

/// What is no plan and no template is told by its own name.
@Suite struct RefusalTests {
    static let state = #"{"version": 4, "terraform_version": "1.9.1", "serial": 3, "lineage": "x", "resources": []}"#
    static let shownState = #"{"format_version": "1.0", "values": {"root_module": {}}}"#
    static let human = "Terraform will perform the following actions:\n\n  # aws_instance.a will be created\n"
    static let logLines = "{\"@level\":\"info\",\"@message\":\"x\"}\n{\"@level\":\"info\",\"@message\":\"y\"}\n"

    @Test(arguments: [
        ("", "the file is empty."), ("  \n", "the file is empty."),
        ("PK\u{3}\u{4}...", "this is a zip file, as the binary plan of Terraform is."),
        ("{}\u{0}", "this is no text: it holds zero bytes."),
        (human, "this is a plan for people to read, not JSON."),
        ("\u{1B}[1mNo changes.\u{1B}[0m Your infrastructure", "this is a plan for people to read, not JSON."),
        (logLines, "this is the log that 'terraform plan -json' prints; it does not hold the values of resources."),
        (
            "{\"@level\":\"info\"}",
            "this is the log that 'terraform plan -json' prints; it does not hold the values of resources."
        ),
        (state, "this is a state (terraform.tfstate), not a plan."),
        (shownState, "this is a state, as 'terraform show -json' prints it without a plan, not a plan."),
        ("resource \"aws_instance\" \"a\" {\n", "these are Terraform's sources, in which values are not worked out."),
        (
            "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n",
            "Resources: found null where an object { … } is expected."
        ),
        ("Resources:\n  A: {Type: x\n", "line 2: a bracket is never closed."),
        ("Resources:\n\tA: x\n", "line 2: a tab stands in the indentation."),
        ("Resources:\n  A:\n    Type: x\n  A:\n    Type: y\n", "line 4: the key 'A' is already given."),
        ("Resources:\n  A: *b\n", "line 2: the alias '*b' names no anchor above."),
        ("service: x\nprovider:\n  name: aws\n", "this is serverless.yml; the CloudFormation that it becomes is read."),
        ("{\"version\": \"tree-0.1\", \"tree\": {}}", "this is a list of what the CDK made, not a template."),
        ("{\"formatVersion\": 1, \"scenarios\": []}", "this is a scenario file already."),
        (
            "{\"service\": \"x\", \"provider\": {}}",
            "this is serverless.yml; the CloudFormation that it becomes is read."
        ),
        ("[{\"ParameterKey\": \"A\"}]", "these are values of parameters, not a template."),
        ("{\"Parameters\": {\"A\": \"1\"}}", "these are values of parameters, not a template."),
        (
            "{\"Parameters\": {\"A\": {\"Type\": \"String\"}}, \"Rules\": {}}",
            "Resources: found nothing where an object { … } is expected."
        ),
        (
            "---\n\n  # note\n  Resources:\n    A: 1\n",
            "Resources.A: found \"1\" where a resource with its \"Type\" is expected."
        ),
        ("'Resources':\n  A: 1\n", "Resources.A: found \"1\" where a resource with its \"Type\" is expected."),
        (
            "service: x\nresources:\n  Resources:\n    A: 1\n",
            "this is serverless.yml; the CloudFormation that it becomes is read."
        ),
        ("{\"Stacks\": []}", "these are values of parameters, not a template."),
        ("[1]", "this is a list in JSON, and a plan or a template is an object { … }."),
        ("{\u{0}}\u{0}", "this is UTF-16 without the mark that it begins with."),
        ("\u{0}{\u{0}\n", "this is UTF-16 without the mark that it begins with."),
        ("Globals:\n  Function: {Timeout: 3}\n", "this JSON is no template; its keys are 'Globals'."),
        ("<html>", "this is a web page or XML, not JSON; a refused download often looks like this."),
        ("'{\"format_version\": \"1.0\"}'", "the whole file stands in quotes, so that it is a text and no template."),
        ("{\"a\": 1}{\"b\": 2}", "several JSON texts follow one another."),
        ("{\"a\": 1} and more", "'and more' stands behind the end of the JSON."),
        ("{\"name\": \"x\", \"version\": \"1\"}", "this JSON is no template; its keys are 'name', 'version'."),
        ("Warning: x\n{}", "this is no JSON; it begins with 'Warning: x'."),
        ("{\"format_version\": \"2.0\", \"planned_values\": {}}", "the plan has format 2.0; formats 0 and 1 are read."),
        (
            "{\"AWSTemplateFormatVersion\": \"2010-09-09\"}",
            "Resources: found nothing where an object { … } is expected."
        ),
        (
            "{\"Resources\": {\"A\": {\"Properties\": {}}}}",
            "Resources.A: found {\"Properties\": {}} where a resource with its \"Type\" is expected."
        ),
    ])
    func byName(_ text: String, _ name: String) {
        #expect(refusal(Array(text.utf8)) == name)
    }

    @Test func brokenJSONSaysWhere() {
        #expect(refusal(Array("{\"Resources\": {,}}".utf8)).hasPrefix("line 1, column 16"))
        // A wrapper's line counts.
        #expect(
            refusal(Array("[command]terraform-bin show -json p\n{\"Resources\": {,}}".utf8)).hasPrefix(
                "line 2, column 16"))
    }

    @Test func wrongValues() {
        let text = #"{"Resources": {"F": {"Type": "AWS::Lambda::Function", "Properties": {"MemorySize": "lots"}}}}"#
        #expect(
            refusal(Array(text.utf8)) == "F: found 'lots' for memoryMB; accepted is a whole number from 1 to 1000000.")
        let many = (0...100).map { #""F\#($0)": {"Type": "AWS::Lambda::Function"}"# }.joined(separator: ",")
        #expect(
            refusal(Array(#"{"Resources": {\#(many)}}"#.utf8))
                == "it makes a scenario of 101 resources, and 100 are the most.")
    }

    private static let plain = #"{"Resources": {"F": {"Type": "AWS::Lambda::Function"}}}"#
    private static let function = [["lambda memoryMB=128 durationMs=? architecture=x86_64"]]

    /// As PowerShell's `>` writes a file, of either order, and with UTF-8's mark.
    @Test func marksOfEncodings() throws {
        let units = Array(Self.plain.utf16)
        let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for bytes in [little, big, [0xEF, 0xBB, 0xBF] + Array(Self.plain.utf8)] {
            let scenarios = try Template(bytes).scenarios(in: "eu-west-1")
            #expect(scenarios.map { $0.count } == [1])
        }
    }

    /// As GitHub's setup-terraform prints it around a step's output.
    @Test func linesOfTheWrapper() throws {
        #expect(
            try parts(
                "[command]/opt/terraform-bin show -json plan\n\(Self.plain)\n::debug::Terraform exited with code 0.\n")
                == Self.function)
        #expect(try parts("\(Self.plain)%0A\n::set-output name=stdout::x\n") == Self.function)
        #expect(try parts("::debug::a\n[command]terraform-bin\n\(Self.plain)") == Self.function)
    }

    @Test func refusedByItsHead() {
        #expect(throws: TemplateError.self) { try Template.refuse(head: [0, 0, 0]) }
        #expect(throws: TemplateError.self) { try Template.refuse(head: Array("PK\u{3}\u{4}".utf8)) }
        #expect(throws: Never.self) { try Template.refuse(head: [0xFF, 0xFE, 0x7B, 0]) }
    }
}
