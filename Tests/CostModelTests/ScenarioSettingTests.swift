import CostModel
import ExactMath
import JSONText
import StrictJSON
import Testing

/// Values that the command line puts into a file's text.
@Suite struct ScenarioSettingTests {
    private static let text = """
        {"formatVersion": 1,
         "estimate": {},
         "scenarios": [
           {"name": "a.b", "resources": [{"service": "lambda", "memoryMB": 128, "durationMs": [
             {"ms": 5, "share": 1} ] }, {"service": "custom", "name": "x"}]},
           {"name": "c", "resources": [{"service": "lambda", "memoryMB": 256, "durationMs": 9}]}
         ]}
        """

    private func set(_ settings: String...) throws -> String {
        let settings = try settings.map { try ScenarioSetting($0, by: "--set") }
        let edited = try SetScenarioFile(Array(Self.text.utf8), settings, file: "s.json")
        #expect(edited.unplaced.isEmpty)
        return String(decoding: edited.bytes, as: UTF8.self)
    }

    /// The lines that differ from the text's.
    private func changed(_ settings: String...) throws -> [String] {
        let typed = try settings.map { try ScenarioSetting($0, by: "--set") }
        let edited = try SetScenarioFile(Array(Self.text.utf8), typed, file: "s.json")
        let after = String(decoding: edited.bytes, as: UTF8.self)
        _ = try ScenarioFile.read(edited.bytes, file: "s.json", defaultName: "s")
        return zip(after.split(separator: "\n"), Self.text.split(separator: "\n")).filter { $0 != $1 }.map {
            String($0.0)
        }
    }

    @Test func aValueIsPutIntoEachResourceOfItsService() throws {
        #expect(
            try changed("lambda.memoryMB=512") == [
                #"   {"name": "a.b", "resources": [{"service": "lambda", "memoryMB": 512, "durationMs": ["#,
                #"   {"name": "c", "resources": [{"service": "lambda", "memoryMB": 512, "durationMs": 9}]}"#,
            ])
    }

    @Test(arguments: [
        "c.lambda.memoryMB=512", "'c'.lambda.memoryMB=512", "\"c\".lambda.memoryMB=512", "#2.lambda.memoryMB=512",
    ])
    func aScenarioIsNamed(setting: String) throws {
        #expect(
            try changed(setting) == [
                #"   {"name": "c", "resources": [{"service": "lambda", "memoryMB": 512, "durationMs": 9}]}"#
            ])
    }

    @Test func aMissingKeyIsAddedBehindTheOthers() throws {
        #expect(
            try changed("a.b.lambda.architecture=arm64") == [
                #"     {"ms": 5, "share": 1} ], "architecture": "arm64" }, {"service": "custom", "name": "x"}]},"#
            ])
        #expect(try changed("estimate.freeTier=true") == [#" "estimate": {"freeTier": true},"#])
        #expect(
            try changed("traffic.peakToAverage=5").last == #" ], "traffic": {"peakToAverage": 5}}"#)
        #expect(
            try changed("c.lambda.discountPercent=0", "c.lambda.label=5").last
                == #"   {"name": "c", "resources": [{"service": "lambda", "memoryMB": 256, "durationMs": 9, "#
                + #""discountPercent": 0, "label": "5"}]}"#)
    }

    /// What people write where a size or a duration stands: 1024 bytes a KB, and letters alone as in volumes.
    @Test(arguments: [
        ("traffic.requestBytes=4.5MB", #""requestBytes": 4718592}"#),
        ("traffic.requestBytes=2 KiB", #""requestBytes": 2048}"#),
        ("traffic.requestBytes=500B", #""requestBytes": 500}"#), ("traffic.requestBytes=2k", #""requestBytes": 2000}"#),
        ("c.lambda.memoryMB=1gb", #""memoryMB": 1024,"#), ("c.lambda.durationMs=1.2s", #""durationMs": 1200}"#),
        ("c.lambda.durationMs=1_500ms", #""durationMs": 1500}"#),
        ("c.lambda.durationMs=2min", #""durationMs": 120000}"#),
        ("c.lambda.discountPercent=12.5%", #""discountPercent": 12.5}"#),
    ])
    func unitsAreThoseOfTheKey(setting: String, written: String) throws {
        #expect(try changed(setting).last?.contains(written) == true)
    }

    @Test(arguments: ["c.lambda.durationMs=2h", "c.lambda.memoryMB=2s", "c.lambda.coldStartShare=2%"])
    func otherUnitsAreNone(setting: String) throws {
        #expect(throws: FileFault.self) { try changed(setting) }
    }

    /// A key inside a purchase is meant for purchases of a kind that has it.
    @Test func aKeyOfOnePurchaseOfSeveral() throws {
        let text = """
            {"formatVersion": 1, "scenarios": [
            {"name": "a", "resources": [{"service": "ec2", "instanceType": "t3.small", "purchase": {"model": "discount", "percent": 5}}]},
            {"name": "b", "resources": [{"service": "ec2", "instanceType": "t3.small", "purchase": {"model": "savingsPlan", "kind": "compute", "term": "1yr", "payment": "noUpfront"}}]},
            {"name": "c", "resources": [{"service": "ec2", "instanceType": "t3.small"}]}]}
            """
        for (setting, line) in [("ec2.purchase.term=3yr", 2), ("ec2.percent=7", 1), ("ec2.purchase.committed=1", 2)] {
            let set = try SetScenarioFile(
                Array(text.utf8), [try ScenarioSetting(setting, by: "--set")], file: "s.json")
            _ = try set.workload(defaultName: "s")
            let lines = String(decoding: set.bytes, as: UTF8.self).split(separator: "\n")
            let differing = zip(lines, text.split(separator: "\n")).enumerated().filter { $0.element.0 != $0.element.1 }
            #expect(differing.map { $0.offset } == [line])
        }
        #expect(throws: FileFault.self) {
            try SetScenarioFile(
                Array(text.utf8), [try ScenarioSetting("ec2.purchase.offeringClass=standard", by: "--set")],
                file: "s.json"
            ).workload(defaultName: "s")
        }
    }

    @Test(arguments: [
        ("volumes=10k,1M", #""volumes": [10000, "10"#), ("volumes=[5]", #""volumes": [5]"#),
        ("name=7", #""name": "7""#),
        ("region=eu-west-1", #""region": "eu-west-1""#), ("traffic.requestBytes=2k", #""requestBytes": 2000"#),
        ("a.b.lambda.durationMs=7", #""durationMs": 7"#), ("custom.monthly=0.5", #""monthly": 0.5"#),
        ("durationMs={\"p50\": 3}", #""durationMs": {"p50": 3}"#),
        (
            "lambda.purchase={\"model\": \"savingsPlan\", \"term\": \"1yr\", \"payment\": \"noUpfront\"}",
            #""purchase": {"model": "savingsPlan", "#
        ),
    ])
    func valuesAreWrittenAsTheirKeyHasThem(setting: String, written: String) throws {
        let expected = setting == "volumes=10k,1M" ? #""volumes": [10000, 1000000]"# : written
        #expect(try set(setting).contains(expected))
    }

    @Test func aKeyInsideAPurchaseIsNamedByItself() throws {
        let text =
            #"{"formatVersion": 1, "scenarios": [{"name": "a", "resources": [{"service": "ec2", "instanceType": "t3.nano","#
            + #" "purchase": {"model": "discount", "percent": 10}}]}]}"#
        for key in ["ec2.percent", "ec2.purchase.percent", "percent"] {
            let edited = try SetScenarioFile(
                Array(text.utf8), [try ScenarioSetting("\(key)=20", by: "--set")], file: "s.json")
            #expect(String(decoding: edited.bytes, as: UTF8.self).contains(#""percent": 20}"#), "\(key)")
        }
    }

    @Test func aFaultIsBlamedOnTheSettingOfItsPlace() throws {
        let settings = [
            try ScenarioSetting("lambda.memoryMB=0.5", by: "--set"),
            try ScenarioSetting("estimate.freeTier=yes", by: "--set"),
        ]
        let edited = try SetScenarioFile(Array(Self.text.utf8), settings, file: "s.json")
        do {
            _ = try ScenarioFile.read(edited.bytes, file: "s.json", defaultName: "s")
            Issue.record("read")
        } catch {
            #expect(edited.setting(toBlameFor: error)?.said == "--set estimate.freeTier=yes")
            #expect(error.finding == #"Found "yes" where true or false is expected."#)
        }
    }

    @Test(arguments: [
        ("lambda.memory=5", "lambda.memoryMB"), ("memoyMB=5", "memoryMB"),
        ("estimat.freeTier=true", "estimate.freeTier"),
        ("'c'.ec2.cuont=5", "ec2.count"), ("scenarios=5", nil), ("quux.x.y=5", nil),
    ])
    func anUnknownKeyNamesTheNearest(setting: String, near: String?) throws {
        do {
            _ = try ScenarioSetting(setting, by: "--set")
            Issue.record("read")
        } catch {
            if let near { #expect(error.advice?.contains("'\(near)'") == true, "\(error)") }
            #expect(error.finding.hasSuffix("is no key of a scenario file."))
        }
    }

    @Test func whatTheFileHasNoPlaceForIsUnused() throws {
        for text in ["ec2.count=5", "nobody.lambda.memoryMB=5"] {
            let edited = try SetScenarioFile(
                Array(Self.text.utf8), [try ScenarioSetting(text, by: "--set")], file: "s.json")
            #expect(edited.unplaced.map { $0.setting.said } == ["--set \(text)"])
            #expect(edited.bytes == Array(Self.text.utf8))
        }
    }

    private static let twoFunctions =
        #"{"formatVersion": 1, "scenarios": [{"name": "a", "resources": ["#
        + #"{"service": "lambda", "memoryMB": 1, "durationMs": 1, "label": "resize"}, {"service": "custom", "name": "x"}, "#
        + #"{"service": "lambda", "memoryMB": 2, "durationMs": 1, "label": "v1.thumbs"}]}]}"#

    private func memory(_ setting: String) throws -> [Int] {
        let edited = try SetScenarioFile(
            Array(Self.twoFunctions.utf8), [try ScenarioSetting(setting, by: "--set")], file: "s.json")
        let workload = try edited.workload(defaultName: "s")
        return WorkloadInput.memoryMB.values(in: workload.scenarios).flatMap { $0.compactMap { $0.asInt } }
    }

    @Test func oneOfSeveralResourcesIsNamedByItsNumberOrLabel() throws {
        #expect(try memory("lambda#1.memoryMB=5") == [5, 2])
        #expect(try memory("lambda#2.memoryMB=5") == [1, 5])
        #expect(try memory("lambda#3.memoryMB=5") == [1, 2])
        #expect(try memory("a.lambda#resize.memoryMB=5") == [5, 2])
        #expect(try memory("'a'.lambda#v1.thumbs.memoryMB=5") == [1, 5])
    }

    @Test func theServiceOrSectionMayBeLeftOutWhereOneAloneIsMeant() throws {
        for (text, name) in [
            ("memoryMB", "lambda.memoryMB"), ("peakToAverage", "traffic.peakToAverage"),
            ("hoursPerMonth", "estimate.hoursPerMonth"), ("count", "count"), ("'a'.memoryMB", "'a'.memoryMB"),
        ] {
            #expect(try SettingKey(Substring(text)).name == name)
        }
        #expect(try memory("label=x") == [1, 2])
        let edited = try SetScenarioFile(
            Array(Self.twoFunctions.utf8), [try ScenarioSetting("label=x", by: "--set")], file: "s.json")
        #expect(edited.unplaced.first?.candidates == ["lambda.label", "custom.label"])
        #expect(edited.bytes == Array(Self.twoFunctions.utf8))
    }

    @Test func aKeyInsideAValueIsMeantForThoseThatHaveTheValue() throws {
        let text =
            #"{"formatVersion": 1, "scenarios": [{"name": "a", "resources": [{"service": "ec2", "instanceType": "t3.nano"},"#
            + #" {"service": "ec2", "instanceType": "t3.nano", "purchase": {"model": "discount", "percent": 10}}]}]}"#
        let edited = try SetScenarioFile(
            Array(text.utf8), [try ScenarioSetting("ec2.percent=20", by: "--set")], file: "s.json")
        let expected = text.replacing(#""percent": 10"#, with: #""percent": 20"#)
        #expect(String(decoding: edited.bytes, as: UTF8.self) == expected)
    }

    @Test(arguments: [
        ("lambda.memoryMB=1.5k", ScenarioSetting.Value.number(1500)), ("estimate.freeTier=true", .flag(true)),
        ("ec2.instanceType=5", .text("5")), ("ec2.purchase=onDemand", .text("onDemand")),
        ("lambda.durationMs=2k", .number(2000)), ("lambda.durationMs={\"p50\":3}", .json("{\"p50\":3}")),
        ("estimate.freeTier=maybe", .text("maybe")), ("lambda.memoryMB=\"5\"", .text("\"5\"")),
    ])
    func aValueIsANumberAFlagOrAText(setting: String, value: ScenarioSetting.Value) throws {
        #expect(try ScenarioSetting(setting, by: "--set").value == value)
    }
}
