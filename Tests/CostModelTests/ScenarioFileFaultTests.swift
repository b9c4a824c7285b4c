import Testing

/// Every way in which a scenario file can be wrong outside its resources, with the whole message.
@Suite struct ScenarioFileFaultTests {
    @Test func textThatIsNoJSON() throws {
        #expect(
            try ScenarioText.fault("{\"formatVersion\": 1,\n \"name\": 'x'}").dropFirst() == [
                "A string stands in single quotes; JSON strings stand in double quotes.", "Write \"…\".",
            ])
        #expect(try ScenarioText.fault("").dropFirst().first == "The text is empty; one JSON value is expected.")
        #expect(
            try ScenarioText.fault("[1]") == ["s.json:1:1", "Found [1] where a scenario file { … } is expected."])
    }

    @Test func textBeyondTheLargestSize() throws {
        #expect(
            try ScenarioText.fault(String(repeating: " ", count: 16 << 20) + "1").dropFirst().first
                == "The text has 16777217 bytes; at most 16777216 are accepted.")
    }

    @Test func noFormat() throws {
        #expect(
            try ScenarioText.fault("{\"scenarios\": []}") == [
                "s.json:1:1", "The key 'formatVersion' is missing.", "Add \"formatVersion\": 1.",
            ])
    }

    /// Its keys are not judged: a newer program knows them.
    @Test func aNewerFormatIsRefusedByName() throws {
        #expect(
            try ScenarioText.fault("{\"formatVersion\": 2, \"future\": 1}") == [
                "s.json:1:19: formatVersion", "The file has format 2; this lambda-cost reads format 1.",
                "Use a newer lambda-cost for this file.",
            ])
    }

    @Test(arguments: ["0", "1.5", "\"one\"", "null"])
    func formatThatIsNoVersion(version: String) throws {
        let fault = try ScenarioText.fault("{\"formatVersion\": \(version)}")
        #expect(fault[0] == "s.json:1:19: formatVersion")
        #expect(fault[1].hasPrefix("Found \(version)"))
    }

    @Test(arguments: [
        (#""scenarois": [],"#, "2:1: scenarois", "scenarios"),
        (#""estimate": {"hoursPerMont": 1},"#, "2:14: estimate.hoursPerMont", "hoursPerMonth"),
        (#""traffic": {"peakToaverage": 1},"#, "2:13: traffic.peakToaverage", "peakToAverage"),
        (#""request": {"plurals": "x"},"#, "2:13: request.plurals", "plural"),
        (#""expected": [{"senario": "a"}],"#, "2:15: expected[0].senario", "scenario"),
        (#""limits": [{"maxMonthy": 1}],"#, "2:13: limits[0].maxMonthy", "maxMonthly"),
    ])
    func unknownKeys(keys: String, place: String, nearest: String) throws {
        let fault = try ScenarioText.fault(ScenarioText.file(keys))
        #expect(fault[0] == "s.json:\(place)")
        #expect(fault[1].hasPrefix("Unknown key '"))
        #expect(fault[2].hasPrefix("Did you mean '\(nearest)'? Known keys here: "))
    }

    @Test func aSchemaThatIsNoText() throws {
        #expect(
            try ScenarioText.fault(ScenarioText.file(#""$schema": 1,"#)) == [
                "s.json:2:12: [\"$schema\"]", "Found 1 where a text in quotes is expected.",
            ])
    }

    @Test func unknownKeyOfAScenario() throws {
        let fault = try ScenarioText.fault(
            "{\"formatVersion\": 1, \"scenarios\": [\n{\"nam\": \"a\", \"resources\": []}]}")
        #expect(
            fault == [
                "s.json:2:2: scenarios[0].nam", "Unknown key 'nam'.",
                "Did you mean 'name'? Known keys here: name, resources.",
            ])
    }

    @Test func duplicateKey() throws {
        let fault = try ScenarioText.fault(ScenarioText.file("\"name\": \"x\",\n\"name\": \"y\","))
        #expect(fault[0].hasPrefix("s.json:3:1"))
        #expect(fault[1].hasPrefix("The key 'name' is already given at line 2"))
    }

    @Test(arguments: [
        ("{\"formatVersion\": 1}", "1:1", "scenarios"),
        ("{\"formatVersion\": 1, \"scenarios\": [{\"resources\": []}]}", "1:36: scenarios[0]", "name"),
        ("{\"formatVersion\": 1, \"scenarios\": [{\"name\": \"a\"}]}", "1:36: scenarios[0]", "resources"),
    ])
    func missingKeys(text: String, place: String, key: String) throws {
        #expect(
            try ScenarioText.fault(text) == ["s.json:\(place)", "The key '\(key)' is missing.", "Add \"\(key)\" here."])
    }

    @Test(arguments: ["expected", "limits"])
    func missingKeysOfExpectationsAndLimits(list: String) throws {
        let fault = try ScenarioText.fault(ScenarioText.file("\"\(list)\": [{\"scenario\": \"a\"}],"))
        #expect(fault[1] == "The key 'requests' is missing.")
        let other = try ScenarioText.fault(ScenarioText.file("\"\(list)\": [{\"scenario\": \"a\", \"requests\": 1}],"))
        #expect(other[1] == "The key '\(list == "limits" ? "maxMonthly" : "total")' is missing.")
    }

    @Test(arguments: [
        "name", "description", "request", "region", "pricesAsOf", "estimate", "traffic", "volumes", "expected",
        "limits",
    ])
    func nullIsNowhere(key: String) throws {
        let fault = try ScenarioText.fault(ScenarioText.file("\"\(key)\": null,"))
        #expect(fault[0] == "s.json:2:\(key.count + 5): \(key)")
        #expect(fault[1].hasPrefix("Found null where "))
    }

    @Test func duplicateScenarioName() throws {
        let scenario = #"{"name": "a\u0062", "resources": [{"service": "dataTransfer"}]}"#
        let fault = try ScenarioText.fault(
            "{\"formatVersion\": 1, \"scenarios\": [\n\(scenario),\n\(scenario.replacing("\\u0062", with: "b"))]}")
        #expect(
            fault == [
                "s.json:3:10: scenarios[1].name", "Two scenarios are named 'ab'; the first is at line 2.",
                "Give each scenario a name of its own.",
            ])
    }

    @Test func emptyScenarioName() throws {
        let fault = try ScenarioText.fault(
            "{\"formatVersion\": 1, \"scenarios\": [{\"name\": \"\", \"resources\": []}]}")
        #expect(fault[0] == "s.json:1:45: scenarios[0].name")
        #expect(fault[1] == "The scenario's name is empty.")
    }

    @Test(arguments: [(0, false), (1, true), (1000, true), (1001, false)])
    func numberOfScenarios(count: Int, isAccepted: Bool) throws {
        let scenarios = (0..<count).map { #"{"name": "\#($0)", "resources": [{"service": "dataTransfer"}]}"# }
        let text = "{\"formatVersion\": 1, \"scenarios\": [\(scenarios.joined(separator: ","))]}"
        if isAccepted {
            #expect(try ScenarioText.read(text).scenarios.count == count)
        } else {
            #expect(
                try ScenarioText.fault(text) == [
                    "s.json:1:35: scenarios", "The list has \(count) entries; 1 to 1000 are accepted.",
                ])
        }
    }

    @Test(arguments: [(0, false), (1, true), (100, true), (101, false)])
    func numberOfResources(count: Int, isAccepted: Bool) throws {
        let resources = Array(repeating: #"{"service": "dataTransfer"}"#, count: count).joined(separator: ",")
        if isAccepted {
            #expect(
                try ScenarioText.read(ScenarioText.file(resources: resources)).scenarios[0].resources.count == count)
        } else {
            #expect(
                try ScenarioText.fault(ScenarioText.file(resources: resources)) == [
                    "s.json:3:42: scenarios[0].resources", "The list has \(count) entries; 1 to 100 are accepted.",
                ])
        }
    }

    @Test(arguments: ["2017-3-1", "2017-02-29", "1 March 2017", ""])
    func pricesAsOfNoDay(day: String) throws {
        #expect(
            try ScenarioText.fault(ScenarioText.file("\"pricesAsOf\": \"\(day)\",")) == [
                "s.json:2:15: pricesAsOf", "Found \"\(day)\"; a day is written \"2017-03-01\".",
            ])
    }

    @Test func volumesThatAreNone() throws {
        #expect(
            try ScenarioText.fault(ScenarioText.file("\"volumes\": [],"))[1]
                == "The list has 0 entries; 1 to 1000000 are accepted.")
        #expect(
            try ScenarioText.fault(ScenarioText.file("\"volumes\": [1, \"ten\"],")) == [
                "s.json:2:16: volumes[1]",
                "Found \"ten\", but it is not a plain decimal number such as 12, 0.0104 or 2.5e6.",
                "Write a whole number from 0 to 1000000000000.",
            ])
    }

    @Test func expectationsAndLimitsOfNoScenario() throws {
        let near = ScenarioText.file(#""limits": [{"scenario": "A", "requests": 1, "maxMonthly": 1}],"#)
        #expect(
            try ScenarioText.fault(near) == [
                "s.json:2:25: limits[0].scenario", "There is no scenario 'A' in this file.", "Did you mean 'a'?",
            ])
        let all = ScenarioText.file(#""expected": [{"scenario": "*", "requests": 1, "total": 1}],"#)
        #expect(
            try ScenarioText.fault(all).dropFirst() == [
                "There is no scenario '*' in this file.", "Scenarios: 'a'.",
            ])
    }
}
