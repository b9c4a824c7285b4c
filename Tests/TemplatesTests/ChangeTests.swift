import Testing

@testable import Templates

/// Plans that change what stands: a scenario before and one after.
@Suite struct ChangeTests {
    private static func function(_ name: String, memory: Int, before: Int?, _ actions: String...) -> PlannedResource {
        PlannedResource(
            address: "aws_lambda_function.\(name)",
            values: #"{"function_name": "\#(name)", "memory_size": \#(memory)}"#,
            before: before.map { #"{"function_name": "\#(name)", "memory_size": \#($0)}"# }, actions: actions)
    }

    private static func text(_ memory: Int, more: String = " invocationsPerRequest=?") -> String {
        "lambda memoryMB=\(memory) durationMs=? architecture=x86_64\(more)"
    }

    @Test func updateCreateDeleteAndReplace() throws {
        let updated = plan([
            Self.function("a", memory: 512, before: 128, "update"),
            Self.function("b", memory: 256, before: 256, "no-op"),
        ])
        #expect(try parts(updated) == [[Self.text(128), Self.text(256)], [Self.text(512), Self.text(256)]])
        let created = plan([
            Self.function("a", memory: 512, before: nil, "create"),
            Self.function("b", memory: 256, before: 256, "no-op"),
        ])
        #expect(try parts(created) == [[Self.text(256, more: "")], [Self.text(512), Self.text(256)]])
        let deleted = plan([
            Self.function("a", memory: 512, before: 512, "delete"),
            Self.function("b", memory: 256, before: 256, "no-op"),
        ])
        #expect(try parts(deleted) == [[Self.text(256), Self.text(512)], [Self.text(256, more: "")]])
        let replaced = plan([Self.function("a", memory: 1024, before: 512, "delete", "create")])
        #expect(try parts(replaced) == [[Self.text(512, more: "")], [Self.text(1024, more: "")]])
    }

    @Test func oneScenarioWhereNothingStoodOrNothingChanges() throws {
        #expect(try parts(plan([Self.function("a", memory: 128, before: nil, "create")])).count == 1)
        #expect(try parts(plan([Self.function("a", memory: 128, before: 128, "no-op")])).count == 1)
    }

    /// What AWS does not ask money for is no change of costs.
    @Test func changeWithoutAPrice() throws {
        var function = Self.function("a", memory: 128, before: 128, "update")
        function.before = #"{"function_name": "a", "memory_size": 128, "runtime": "nodejs20.x"}"#
        let scenarios = try Template(Array(plan([function]).utf8)).scenarios(in: "eu-west-1")
        #expect(scenarios.count == 2 && scenarios[0].isLike(scenarios[1]))
    }

    /// With -target a plan holds only the target; the rest stands in its prior state.
    @Test func targetedPlan() throws {
        let text = plan(
            [Self.function("a", memory: 128, before: 64, "update")],
            more: """
                , "prior_state": {"values": {"root_module": {"resources": [
                  {"address": "aws_lambda_function.a", "mode": "managed", "type": "aws_lambda_function", "values": {}},
                  {"address": "aws_instance.b", "mode": "managed", "type": "aws_instance", "values": {}}]}}}
                """)
        #expect(try verdicts(text) == ["aws_lambda_function.a: lambda", "aws_instance.b: left out"])
    }

    @Test func planThatIsNotWhole() throws {
        let text = plan(
            [Self.function("a", memory: 128, before: nil, "create")], more: #", "complete": false, "errored": true"#)
        #expect(try Template(Array(text.utf8)).remarks.count == 2)
    }
}
