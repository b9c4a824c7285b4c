import Testing

@Suite("What a command line gets that cannot be followed")
struct WrongUsageTests {
    /// A command line, and what the refusal says.
    struct Wrong: CustomTestStringConvertible, Sendable {
        let words: [String]
        let says: [String]

        init(_ words: String..., says: [String]) {
            self.words = words
            self.says = says
        }

        var testDescription: String { words.joined(separator: " ") }
    }

    static let commands = [
        Wrong("compar", says: ["no command 'compar'", "Did you mean 'lambda-cost compare'?"]),
        Wrong("explian", says: ["Did you mean 'lambda-cost explain'?"]),
        Wrong("quux", says: ["no command 'quux'", "lambda-cost --help"]),
        Wrong("help", "chekc", says: ["Did you mean 'lambda-cost check'?"]),
        Wrong("prices", says: ["prices list", "prices show"]),
        Wrong(
            "prices", "lits",
            says: ["'lambda-cost prices' has no 'lits'", "Did you mean 'lambda-cost prices list'?", "prices list"]),
        Wrong("scenarios", "shwo", says: ["scenarios show"]),
        Wrong("--format", "csv", "compare", says: ["'--format'", "after the command"]),
        Wrong("--verison", says: ["--version"]),
    ]

    static let options = [
        Wrong("compare", "--formt", "csv", says: ["'--formt'", "Did you mean '--format'?"]),
        Wrong("compare", "--freetier", says: ["Did you mean '--free-tier'?"]),
        Wrong("compare", "-x", says: ["'-x'", "lambda-cost compare --help"]),
        Wrong("compare", "--format", says: ["'--format' needs a value: --format FORMAT"]),
        Wrong("compare", "--free-tier=yes", says: ["'--free-tier' takes no value"]),
        Wrong("compare", "--format", "xml", says: ["--format: 'xml' is none of table, csv, json, markdown"]),
        Wrong("compare", "--format", "jsn", says: ["Did you mean 'json'?"]),
        Wrong("compare", "--format=CSV", says: ["Did you mean 'csv'?"]),
        Wrong("compare", "--color", "allways", says: ["Did you mean 'always'?"]),
        Wrong("compare", "--layout", "tall", "--format", "csv", says: ["neither wide nor long"]),
        Wrong("compare", "--layout", "long", says: ["--format csv"]),
        Wrong("compare", "--excel", "--format", "json", says: ["--format csv"]),
        Wrong("compare", "--as-of", "2017-13-01", says: ["--as-of: '2017-13-01' is no day", "2017-03-01"]),
        Wrong("compare", "--as-of", "2017-02-29", says: ["is no day"]),
        Wrong("compare", "--as-of", "1.3.2017", says: ["is no day"]),
        Wrong("compare", "--hours-per-month", "0", says: ["--hours-per-month: '0'", "above 0, at most 8784"]),
        Wrong("compare", "--hours-per-month", "8785", says: ["at most 8784"]),
        Wrong("compare", "--hours-per-month", "many", says: ["'many'"]),
        Wrong("compare", "--output", "", says: ["--output"]),
        Wrong(
            "compare", "--scenario", "3×t2.nano+ELB",
            says: ["no scenario '3×t2.nano+ELB'", "Did you mean '3×t2.nano + ELB'?"]),
        Wrong(
            "compare", "--scenario", "t2.",
            says: [
                "'t2.' is a part of several scenarios' names in scenarios/threatstack-to-s3.json", "'*t2.*' for all",
                ": '1×t2.nano', '3×t2.nano + ELB', '3×t2.medium + ELB'.",
            ]),
        Wrong("compare", "--scenario", "#6", says: ["no scenario '#6'", "'Lambda via SNS'"]),
        Wrong("compare", "--scenario", "5x*", says: ["no scenario '5x*'"]),
        Wrong("compare", "--scenario", "", says: ["--scenario: the value is empty"]),
        Wrong("breakeven", "--alternative", "elb", says: ["'elb' is a part of several"]),
        Wrong("compare", "-o", "", says: ["-o: the file's name is empty"]),
        Wrong("compare", "-o", says: ["'-o' needs a value: -o FILE"]),
        Wrong("compare", "--requests", "x", says: ["--requests: 'x' is no number of requests"]),
        Wrong("completions", says: ["needs the name of a shell", "bash, zsh, fish"]),
        Wrong("completions", "bsh", says: ["no completions for 'bsh'", "Did you mean 'bash'?"]),
        Wrong("prices", "diff", "a", "b", "c", says: ["takes 2 arguments; found 'c' as another"]),
        Wrong("compare", "web-api", "threatstack-to-s3", "--format", "csv", says: ["CSV holds one file's comparison"]),
        Wrong("explain", "--scenario", "1×t2.nano", "--alerts", "1..10", says: ["one volume a call"]),
        Wrong("explain", "--scenario", "1×t2.nano", "--alerts", "1,2", says: ["one volume a call"]),
        Wrong("explain", "web-api", "threatstack-to-s3", says: ["One file is read", "'threatstack-to-s3'"]),
        Wrong("breakeven", "--alerts", "1,2", says: ["takes one volume"]),
        Wrong("breakeven", "--baseline", "nobody", says: ["no scenario 'nobody'", "'Lambda via SNS'"]),
        Wrong("breakeven", "--baseline", "1×t2.nano", "--alternative", "1×t2.nano", says: ["compared with itself"]),
        Wrong("breakeven", "--scenario", "1×t2.nano", says: ["no scenario with a Lambda function", "--baseline NAME"]),
        Wrong(
            "breakeven", "--scenario", "Lambda via SNS",
            says: ["no scenario with instances or tasks", "--alternative NAME"]),
        Wrong("breakeven", "--between", "10..5", says: ["--between: The range '10..5' is empty"]),
        Wrong("breakeven", "--between", "x..5", says: ["--between: 'x' is no number"]),
        Wrong("breakeven", "--between", "5", says: ["--between: '5' is no range"]),
        Wrong("history", "--between", "1..10/3", says: ["--between: '1..10/3' is no range"]),
        Wrong("breakeven", "--solve-for", "durationMs", says: ["--alerts N"]),
        Wrong("breakeven", "--alerts", "1", "--solve-for", "duratoinMs", says: ["Did you mean 'durationMs'?"]),
        Wrong("sensitivity", says: ["--vary"]),
        Wrong("sensitivity", "--vary", "durationMs", says: ["'durationMs' has no values"]),
        Wrong("sensitivity", "--vary", "duratoinMs=1", says: ["Did you mean 'durationMs'?"]),
        Wrong("sensitivity", "--vary", "durationMs=0", says: ["above 0, at most 900000"]),
        Wrong("sensitivity", "--vary", "durationMs=", says: ["--vary: a value is missing", "above 0, at most 900000"]),
        Wrong(
            "sensitivity", "--vary", "durationMs=1,x", says: ["--vary: 'x' is no number", "above 0, at most 900000"]),
        Wrong("sensitivity", "--vary", "durationMs=1..x", says: ["--vary: 'x' is no number"]),
        Wrong("sensitivity", "--vary", "durationMs=9..1", says: ["--vary: The range '9..1' is empty"]),
        Wrong("sensitivity", "--vary", "durationMs=1.5..9", says: ["--vary: '1.5' is not whole", "0.5..2 by 0.5"]),
        Wrong("history", "--as-of", "2017-03-01", says: ["'--as-of'"]),
        Wrong("prices", "diff", "2017-01-01", says: ["two days"]),
        Wrong("prices", "import", says: ["needs a file"]),
        Wrong("prices", "list", "AWSLambda", says: ["takes no arguments", "'AWSLambda'"]),
        Wrong("prices", "show", says: ["needs an offer code", "AWSLambda"]),
        Wrong("prices", "show", "AWSLamda", says: ["Did you mean 'AWSLambda'?"]),
        Wrong("scenarios", "list", "--alerts", "1", says: ["'--alerts'", "lambda-cost scenarios list"]),
    ]

    static let volumes = [
        Wrong("", says: ["'' is no number of requests"]),
        Wrong(",", says: ["'' is no number of requests"]),
        Wrong("1,", says: ["'' is no number of requests"]),
        Wrong("1,,2", says: ["'' is no number of requests"]),
        Wrong("-1", says: ["'-1'", "0 and 10^12"]),
        Wrong("+1", says: ["'+1'"]),
        Wrong("1000000000001", says: ["'1000000000001'", "0 and 10^12"]),
        Wrong("1.0000001T", says: ["'1.0000001T'", "0 and 10^12"]),
        Wrong("1e9999", says: ["'1e9999'"]),
        Wrong("1e999999", says: ["'1e999999'"]),
        Wrong("0.5", says: ["'0.5' is not a whole number"]),
        Wrong("1.2345k", says: ["'1.2345k' is not a whole number"]),
        Wrong("1e-1", says: ["'1e-1' is not a whole number"]),
        Wrong("k", says: ["'k'"]),
        Wrong("1q", says: ["'1q'"]),
        Wrong("1kk", says: ["'1kk'"]),
        Wrong("0x10", says: ["'0x10'"]),
        Wrong("١٢", says: ["'١٢'"]),
        Wrong("NaN", says: ["'NaN'"]),
        Wrong("1 000", says: ["'1 000'"]),
        Wrong("_1", says: ["'_1'"]),
        Wrong("1_", says: ["'1_'"]),
        Wrong("1__0", says: ["'1__0'"]),
        Wrong("..", says: ["''"]),
        Wrong("1..", says: ["''"]),
        Wrong("10..1", says: ["'10..1' is empty"]),
        Wrong("0..10", says: ["'0..10'", "1"]),
        Wrong("1..10/0", says: ["'0' is no number of steps"]),
        Wrong("1..10/", says: ["'' is no number of steps"]),
        Wrong("1..10/x", says: ["'x' is no number of steps"]),
        Wrong("1..10/-3", says: ["'-3' is no number of steps"]),
        Wrong("1..2..3", says: ["'2..3'"]),
    ]

    @Test("a command that there is not", arguments: commands)
    func command(_ wrong: Wrong) throws {
        try expectRefusal(wrong.words, wrong.says)
    }

    @Test("an option that cannot be taken", arguments: options)
    func option(_ wrong: Wrong) throws {
        try expectRefusal(wrong.words, wrong.says)
    }

    @Test("volumes that are none", arguments: volumes)
    func volume(_ wrong: Wrong) throws {
        try expectRefusal(["compare", "--alerts"] + wrong.words, wrong.says)
        try expectRefusal(["compare", "--requests=\(wrong.words[0])"], wrong.says)
    }

    private func expectRefusal(_ words: [String], _ says: [String]) throws {
        let outcome = try Workspace().run(words)
        expectFailure(outcome, 64)
        for text in says { #expect(outcome.message.contains(text), "\(outcome.message)") }
    }

    @Test(
        "a variable that cannot be followed is named",
        arguments: [
            ("LAMBDA_COST_FREE_TIER", "maybe", "neither true nor false"),
            ("LAMBDA_COST_FORMAT", "xml", "none of table, csv, json, markdown"),
            ("LAMBDA_COST_FORMAT", "jsn", "Did you mean 'json'?"),
            ("LAMBDA_COST_COLOR", "yes", "none of auto, always, never"),
            ("LAMBDA_COST_AS_OF", "today", "is no day"),
            ("LAMBDA_COST_HOURS_PER_MONTH", "-1", "above 0"),
            ("LAMBDA_COST_ALERTS", "lots", "'lots' is no number of requests"),
            ("LAMBDA_COST_SCENARIO", "nobody", "no scenario 'nobody'"),
        ])
    func variable(_ name: String, _ value: String, _ says: String) throws {
        let outcome = try Workspace().run("compare", variables: [name: value])
        let isNamed = outcome.message.contains(name) || name == "LAMBDA_COST_SCENARIO"
        expectFailure(outcome, 64, saying: says)
        #expect(isNamed, "\(outcome.message)")
    }

    @Test("after two hyphens everything is a file")
    func twoHyphens() throws {
        expectFailure(try Workspace().run("compare", "--", "--format"), 66, saying: "--format")
    }
}
