import Foundation
import TestSupport
import Testing

@Suite("scenarios inputs")
struct ScenarioInputsTests {
    private func inputs(_ words: String...) throws -> [[String: Any]] {
        let outcome = try Workspace().run(["scenarios", "inputs"] + words + ["--format", "json"])
        expectDone(outcome)
        return try #require(try outcome.object()["inputs"] as? [[String: Any]])
    }

    @Test("what resources agree on is one input; where they differ there is one for each value, with its scenarios")
    func differing() throws {
        let inputs = try inputs("web-api")
        let memory = inputs.filter { $0["name"] as? String == "lambda.memoryMB" }
        #expect(memory.map { $0["stated"] as? String } == ["512"])
        #expect(memory.map { $0["keys"] as? [String] } == [["lambda.memoryMB"]])
        let logs = inputs.filter { $0["name"] as? String == "logs.bytesPerRequest" }
        #expect(logs.map { $0["stated"] as? String } == ["300", "700"])
        #expect(
            logs.last?["keys"] as? [String] == [
                "'Managed instances + HTTP API'.logs.bytesPerRequest", "'Lambda + REST API'.logs.bytesPerRequest",
                "'Lambda + HTTP API'.logs.bytesPerRequest", "'Lambda + ALB'.logs.bytesPerRequest",
            ])
    }

    @Test("every key of every input is one that --set takes", arguments: ["web-api", "threatstack-to-s3"])
    func settable(_ file: String) throws {
        let workspace = try Workspace()
        var count = 0
        for input in try inputs(file) {
            guard let stated = input["stated"] as? String else { continue }
            let sets = try #require(input["keys"] as? [String]).flatMap { ["--set", "\($0)=\(stated)"] }
            let outcome = try workspace.run(["scenarios", "write", file] + sets)
            #expect(outcome.status == 0, "\(sets): \(outcome.message)")
            count += 1
        }
        #expect(count > 10)
    }

    @Test("what is set is what is stated then")
    func set() throws {
        let inputs = try inputs("web-api", "--set", "lambda.memoryMB=1000", "--set", "region=eu-west-1")
        #expect(inputs.first { $0["name"] as? String == "lambda.memoryMB" }?["stated"] as? String == "1000")
        #expect(inputs.first { $0["name"] as? String == "region" }?["stated"] as? String == "eu-west-1")
    }

    @Test("a slider's steps are round numbers that the key accepts, the stated one among them")
    func steps() throws {
        for input in try inputs("web-api") {
            guard let steps = input["steps"] as? [String] else { continue }
            let position = try #require(input["position"] as? Int)
            #expect(Decimal(string: steps[position]) == Decimal(string: try #require(input["stated"] as? String)))
            let numbers = steps.compactMap { Decimal(string: $0) }
            #expect(numbers.count == steps.count && numbers == numbers.sorted() && Set(numbers).count == numbers.count)
        }
    }

    @Test("a purchase is its keys where there is one, and a word where there is none")
    func purchases() throws {
        let inputs = try inputs("web-api")
        let names = inputs.compactMap { $0["name"] as? String }
        #expect(names.contains("ec2.purchase") && names.contains("ec2.purchase.term"))
        let term = inputs.first { $0["name"] as? String == "ec2.purchase.term" }
        #expect(term?["stated"] as? String == "1yr")
        #expect(term?["words"] as? [String] == ["1yr", "3yr"])
        // The other fleets would get half a purchase.
        #expect(term?["keys"] as? [String] == ["'m7g.large fleet + ALB, Savings Plan'.ec2.purchase.term"])
    }

    private func form(_ words: String...) throws -> [XMLChecker.Element] {
        let outcome = try Workspace().run(["scenarios", "inputs"] + words + ["--form"])
        expectDone(outcome)
        let checker = XMLChecker(outcome.text)
        #expect(checker.fault == nil)
        return checker.elements
    }

    @Test("a form has a field for every input, with its keys, its steps and what is stated")
    func fields() throws {
        let elements = try form("web-api", "--set", "lambda.memoryMB=1000")
        let rows = elements.filter { $0.attributes["data-keys"] != nil }
        let inputs = try inputs("web-api", "--set", "lambda.memoryMB=1000")
        let keys = rows.map { row in
            row.attributes["data-keys"]?.split(separator: " ").map { String($0).removingPercentEncoding ?? "" }
        }
        #expect(Set(keys) == Set(inputs.map { $0["keys"] as? [String] }))
        #expect(rows.count == inputs.count)
        // What was set is marked, and nothing else.
        let moved = rows.filter { $0.attributes["class"] == "input moved" }
        #expect(moved.map { $0.attributes["data-keys"] } == ["lambda.memoryMB"])
        let sliders = elements.filter { $0.attributes["type"] == "range" }
        for slider in sliders {
            let steps = try #require(slider.attributes["data-steps"]).split(separator: " ").map { String($0) }
            #expect(slider.attributes["max"] == String(steps.count - 1))
            let position = try #require(slider.attributes["value"].flatMap { Int($0) })
            #expect(steps[position] == slider.attributes["aria-valuetext"])
        }
        #expect(sliders.count == inputs.count { $0["steps"] != nil } + 1)
        #expect(elements.contains { $0.attributes["value"] == "1000" })
        #expect(elements.contains { $0.name == "label" && $0.text == "Requests a month" })
    }

    @Test("a form shows what a file is called harmlessly, and gives it back as it is")
    func attack() throws {
        let workspace = try Workspace()
        let names = ["</script><b onclick=\"x\">'\u{1}\u{202E}]]>&amp;", "\u{6771}\u{4EAC} \"and\" \n%41"]
        try workspace.write(
            SampleFile.file(
                scenarios: names.map {
                    SampleFile.scenario(
                        $0, resource: "{\"service\": \"lambda\", \"durationMs\": \($0.count), \"memoryMB\": 128}")
                }), to: "my.json")
        let outcome = try workspace.run("scenarios", "inputs", "my.json", "--form")
        expectDone(outcome)
        let checker = XMLChecker(outcome.text)
        #expect(checker.fault == nil && !checker.elements.contains { $0.name == "b" || $0.name == "script" })
        #expect(!outcome.text.unicodeScalars.contains { ["\u{1}", "\u{202E}"].contains($0) })
        let values = checker.elements.filter { $0.name == "option" }.compactMap { $0.attributes["value"] }
        #expect(values.compactMap { $0.removingPercentEncoding }.filter { names.contains($0) } == names)
        // A name with both quotes is said by its number.
        let keys = Set(checker.elements.compactMap { $0.attributes["data-keys"]?.removingPercentEncoding })
        #expect(keys.contains("'\(names[1])'.lambda.durationMs") && keys.contains("'#1'.lambda.durationMs"))
    }
}
