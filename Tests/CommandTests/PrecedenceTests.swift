import Testing

/// Flag beats variable beats file beats default, for each option that can be said in more than one of these places.
@Suite("Flag beats variable beats file beats default")
struct PrecedenceTests {
    private static let transfer = #"{"service": "dataTransfer", "bytesPerRequest": 1073741824}"#

    /// Three ways to run the same file; the file says what `members` says, or nothing.
    private func workspace(_ members: String = "") throws -> Workspace {
        let workspace = try Workspace()
        let scenarios = ["a", "b", "c"].map { SampleFile.scenario($0, resource: Self.transfer) }
        try workspace.write(SampleFile.file(scenarios: scenarios), to: "silent.json")
        try workspace.write(SampleFile.file(members, scenarios: scenarios), to: "own.json")
        return workspace
    }

    private func json(
        _ workspace: Workspace, _ words: [String], _ variables: [String: String] = [:]
    ) throws -> [String: Any] {
        let outcome = try workspace.run(["compare", "--format", "json"] + words, variables: variables)
        expectDone(outcome)
        return try outcome.object()
    }

    private func requests(_ report: [String: Any]) throws -> [Int] {
        try #require(report["rows"] as? [[String: Any]]).compactMap { $0["requests"] as? Int }
    }

    private func estimate(_ report: [String: Any]) throws -> [String: Any] {
        try #require(report["estimate"] as? [String: Any])
    }

    @Test("volumes")
    func volumes() throws {
        let workspace = try workspace("\"volumes\": [5]")
        let variable = ["LAMBDA_COST_ALERTS": "7"]
        #expect(try requests(json(workspace, ["silent.json"])).count == 7)
        #expect(try requests(json(workspace, ["own.json"])) == [5])
        #expect(try requests(json(workspace, ["own.json"], variable)) == [7])
        #expect(try requests(json(workspace, ["own.json", "--alerts", "9"], variable)) == [9])
        #expect(try requests(json(workspace, ["own.json", "--requests", "9"], variable)) == [9])
        // Said twice, the last holds.
        #expect(try requests(json(workspace, ["own.json", "--alerts", "9", "--requests", "8"])) == [8])
    }

    @Test("region")
    func region() throws {
        let workspace = try workspace("\"region\": \"eu-west-1\"")
        let variable = ["LAMBDA_COST_REGION": "us-east-1"]
        #expect(try json(workspace, ["silent.json"])["region"] as? String == "us-east-1")
        #expect(try json(workspace, ["own.json"])["region"] as? String == "eu-west-1")
        #expect(try json(workspace, ["own.json"], variable)["region"] as? String == "us-east-1")
        let flag = try json(workspace, ["own.json", "--region", "eu-west-1"], variable)
        #expect(flag["region"] as? String == "eu-west-1")
        let set = ["own.json", "--set", "region=eu-west-1"]
        #expect(try json(workspace, set, variable)["region"] as? String == "eu-west-1")
        #expect(try json(workspace, set + ["--region", "us-east-1"])["region"] as? String == "us-east-1")
    }

    @Test("date, and the directory of price tables")
    func dateAndTables() throws {
        let workspace = try workspace("\"region\": \"moon-north-1\", \"pricesAsOf\": \"2002-06-01\"")
        for (year, price) in [("2001", "1"), ("2002", "2"), ("2003", "3"), ("2004", "4")] {
            let date = "\(year)-01-01"
            try workspace.write(
                SampleTable.dataTransfer(price: price, date: date),
                to: "tables/moon-north-1/AWSDataTransfer/\(date).json")
        }
        try workspace.write(
            SampleTable.dataTransfer(price: "70", date: "2002-01-01"),
            to: "others/moon-north-1/AWSDataTransfer/2002-01-01.json")
        func cost(_ words: [String], _ variables: [String: String] = [:]) throws -> String {
            let outcome = try workspace.run(
                ["compare", "--alerts", "1", "--format", "csv", "--scenario", "a"] + words, variables: variables)
            expectDone(outcome)
            return try outcome.rows()[1][1]
        }
        let tables = ["LAMBDA_COST_PRICING": "tables"]
        let both = tables.merging(["LAMBDA_COST_AS_OF": "2003-06-01"]) { $1 }
        #expect(try cost(["silent.json", "--region", "moon-north-1"], tables) == "4.00")
        #expect(try cost(["own.json"], tables) == "2.00")
        #expect(try cost(["own.json"], both) == "3.00")
        #expect(try cost(["own.json", "--as-of", "2001-01-01"], both) == "1.00")
        #expect(try cost(["own.json", "--pricing", "others"], tables) == "70.00")
        // Given again, a directory adds to those before it; the last one's table holds.
        #expect(try cost(["own.json", "--pricing", "others", "--pricing", "tables"]) == "2.00")
        #expect(try cost(["own.json", "--pricing", "tables", "--pricing", "others"]) == "70.00")
    }

    @Test("hours of a month")
    func hours() throws {
        let workspace = try workspace("\"estimate\": {\"hoursPerMonth\": 732}")
        let variable = ["LAMBDA_COST_HOURS_PER_MONTH": "700"]
        func hours(_ words: [String], _ variables: [String: String] = [:]) throws -> Double? {
            try estimate(json(workspace, words, variables))["hoursPerMonth"] as? Double
        }
        #expect(try hours(["silent.json"]) == 730)
        #expect(try hours(["own.json"]) == 732)
        #expect(try hours(["own.json"], variable) == 700)
        #expect(try hours(["own.json", "--hours-per-month", "730.5"], variable) == 730.5)
    }

    @Test("free tier")
    func freeTier() throws {
        let workspace = try workspace("\"estimate\": {\"freeTier\": true}")
        func isFree(_ words: [String], _ value: String? = nil) throws -> Bool? {
            let variables = value.map { ["LAMBDA_COST_FREE_TIER": $0] } ?? [:]
            return try estimate(json(workspace, words, variables))["freeTier"] as? Bool
        }
        #expect(try isFree(["silent.json"]) == false)
        #expect(try isFree(["own.json"]) == true)
        for (value, expected) in [
            ("false", false), ("0", false), ("no", false), ("TRUE", true), ("1", true), ("", true),
        ] {
            #expect(try isFree(["own.json"], value) == expected)
        }
        #expect(try isFree(["own.json", "--free-tier"], "false") == true)
        #expect(try isFree(["own.json", "--no-free-tier"], "true") == false)
        #expect(try isFree(["own.json", "--no-free-tier", "--free-tier"]) == true)
    }

    @Test("scenarios, in the file's order")
    func scenarios() throws {
        let workspace = try workspace()
        func names(_ words: [String], _ variables: [String: String] = [:]) throws -> [String] {
            let rows = try #require(
                try json(workspace, words + ["--alerts", "1"], variables)["rows"] as? [[String: Any]])
            return try #require(rows.first?["costs"] as? [[String: Any]]).compactMap { $0["scenario"] as? String }
        }
        #expect(try names(["own.json"]) == ["a", "b", "c"])
        #expect(try names(["own.json"], ["LAMBDA_COST_SCENARIO": "b"]) == ["b"])
        #expect(try names(["own.json", "--scenario", "c"], ["LAMBDA_COST_SCENARIO": "b"]) == ["c"])
        #expect(try names(["own.json", "--scenario", "c", "--scenario", "a", "--scenario", "c"]) == ["a", "c"])
    }

    @Test("format")
    func format() throws {
        let workspace = try workspace()
        let variable = ["LAMBDA_COST_FORMAT": "json"]
        func start(_ words: [String], _ variables: [String: String] = [:]) throws -> String {
            String(try workspace.run(["compare", "own.json"] + words, variables: variables).text.prefix(8))
        }
        #expect(try start([]) == "own\nus-e")
        #expect(try start([], variable).hasPrefix("{"))
        #expect(try start(["--format", "csv"], variable) == "requests")
        #expect(try start(["--format", "json", "--format", "csv"]) == "requests")
    }

    @Test("output")
    func output() throws {
        let workspace = try workspace()
        let variable = ["LAMBDA_COST_OUTPUT": "variable.txt"]
        let toVariable = try workspace.run("compare", "own.json", variables: variable)
        #expect(toVariable.text == "" && workspace.exists("variable.txt"))
        let toFlag = try workspace.run("compare", "own.json", "--output", "flag.txt", variables: variable)
        #expect(toFlag.text == "" && workspace.exists("flag.txt"))
        let toStandardOutput = try workspace.run("compare", "own.json", "--output", "-", variables: variable)
        #expect(toStandardOutput.text == (try workspace.run("compare", "own.json").text))
    }

    @Test("an empty variable says nothing")
    func emptyVariables() throws {
        let workspace = try workspace()
        let names = [
            "ALERTS", "REGION", "AS_OF", "PRICING", "HOURS_PER_MONTH", "FREE_TIER", "SCENARIO", "FORMAT", "OUTPUT",
            "COLOR",
        ]
        let empty = Dictionary(uniqueKeysWithValues: names.map { ("LAMBDA_COST_" + $0, "") })
        #expect(
            try workspace.run("compare", "own.json", variables: empty).text
                == (try workspace.run("compare", "own.json").text))
    }

    @Test("the user's own tables stand between the built-in ones and those of --pricing")
    func userTables() throws {
        let workspace = try workspace("\"region\": \"moon-north-1\"")
        let place = "lambda-cost/pricing/moon-north-1/AWSDataTransfer/2001-01-01.json"
        try workspace.write(SampleTable.dataTransfer(price: "5"), to: "home/.local/share/" + place)
        try workspace.write(SampleTable.dataTransfer(price: "6"), to: "data/" + place)
        try workspace.write(
            SampleTable.dataTransfer(price: "7"), to: "tables/moon-north-1/AWSDataTransfer/2001-01-01.json")
        func cost(_ words: [String], _ variables: [String: String]) throws -> String {
            let outcome = try workspace.run(
                ["compare", "own.json", "--alerts", "1", "--format", "csv"] + words, variables: variables)
            expectDone(outcome)
            return try outcome.rows()[1][1]
        }
        let home = ["HOME": workspace.path("home"), "XDG_DATA_HOME": ""]
        let data = ["HOME": workspace.path("home"), "XDG_DATA_HOME": workspace.path("data")]
        #expect(try cost([], home) == "5.00")
        #expect(try cost([], data) == "6.00")
        #expect(try cost(["--pricing", "tables"], data) == "7.00")
        expectFailure(try workspace.run("compare", "own.json"), 69, saying: "moon-north-1")
    }
}
