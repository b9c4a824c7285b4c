import Foundation
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
}
