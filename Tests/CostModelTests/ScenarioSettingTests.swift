import CostModel
import ExactMath
import JSONText
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
        let settings = try settings.map { try ScenarioSetting($0) }
        let edited = try SetScenarioFile(Array(Self.text.utf8), settings, file: "s.json")
        #expect(edited.unused.isEmpty)
        return String(decoding: edited.bytes, as: UTF8.self)
    }

    /// The lines that differ from the text's.
    private func changed(_ settings: String...) throws -> [String] {
        let typed = try settings.map { try ScenarioSetting($0) }
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
            let edited = try SetScenarioFile(Array(text.utf8), [try ScenarioSetting("\(key)=20")], file: "s.json")
            #expect(String(decoding: edited.bytes, as: UTF8.self).contains(#""percent": 20}"#), "\(key)")
        }
    }

    @Test func aFaultIsBlamedOnTheSettingOfItsPlace() throws {
        let settings = [try ScenarioSetting("lambda.memoryMB=0.5"), try ScenarioSetting("estimate.freeTier=yes")]
        let edited = try SetScenarioFile(Array(Self.text.utf8), settings, file: "s.json")
        do {
            _ = try ScenarioFile.read(edited.bytes, file: "s.json", defaultName: "s")
            Issue.record("read")
        } catch {
            #expect(edited.setting(toBlameFor: error)?.text == "estimate.freeTier=yes")
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
            _ = try ScenarioSetting(setting)
            Issue.record("read")
        } catch {
            if let near { #expect(error.advice?.contains("'\(near)'") == true, "\(error)") }
            #expect(error.finding.hasSuffix("is no key of a scenario file."))
        }
    }

    @Test func whatTheFileHasNoPlaceForIsUnused() throws {
        for text in ["ec2.count=5", "nobody.lambda.memoryMB=5"] {
            let edited = try SetScenarioFile(Array(Self.text.utf8), [try ScenarioSetting(text)], file: "s.json")
            #expect(edited.unused.map { $0.text } == [text])
            #expect(edited.bytes == Array(Self.text.utf8))
        }
    }
}
