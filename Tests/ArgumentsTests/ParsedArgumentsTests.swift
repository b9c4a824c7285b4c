import ExactMath
import Testing

@testable import Arguments

@Suite("How a command line is sorted")
struct ParsedArgumentsTests {
    typealias Sample = SampleProgram

    private func paint(_ words: String..., variables: [String: String] = [:]) throws -> ParsedArguments {
        try #require(try Sample.parse(["paint"] + words, variables)).1
    }

    @Test("the value in the next word, in the same, and behind a letter")
    func spellings() throws {
        for words in [["--output", "f"], ["--output=f"], ["-o", "f"], ["-of"], ["-o=f"]] {
            let arguments = try #require(try Sample.parse(["paint"] + words)).1
            #expect(try arguments.value(Sample.output) == "f")
        }
        #expect(try paint("--output=a=b").value(Sample.output) == "a=b")
        #expect(try paint("-oa=b").value(Sample.output) == "a=b")
        // A value may look like an option.
        #expect(try paint("--output", "--dry").value(Sample.output) == "--dry")
        #expect(try paint("--rooms", "3").value(Sample.walls) == [3])
    }

    @Test("of an option said twice the last holds, and of one that repeats all")
    func repeated() throws {
        let arguments = try paint("--color", "red", "--name", "a", "--color", "green", "--name", "b")
        #expect(try arguments.value(Sample.color) == .green)
        #expect(try arguments.values(Sample.name) == ["a", "b"])
    }

    @Test("a flag said either way, the last time counts")
    func flags() throws {
        #expect(try paint().value(Sample.dry) == nil)
        #expect(try paint("--dry").value(Sample.dry) == true)
        #expect(try paint("--dry", "--no-dry").value(Sample.dry) == false)
        #expect(try paint("--no-dry", "--dry").value(Sample.dry) == true)
        #expect(try paint("-q").value(Sample.quiet) == true)
        for (text, value) in [
            ("yes", true), ("1", true), ("TRUE", true), ("no", false), ("0", false), ("False", false),
        ] {
            #expect(try paint(variables: ["PAINT_DRY": text]).value(Sample.dry) == value)
        }
    }

    @Test("operands in their order, all of them after two hyphens, a hyphen being one")
    func operands() throws {
        #expect(try paint("-").operands == ["-"])
        #expect(try paint("--", "--dry").operands == ["--dry"])
        #expect(try #require(try Sample.parse(["wall", "show", "a", "--name", "b", "c"])).1.operands == ["a", "c"])
    }

    @Test("a flag beats a variable, the first variable the second, and an empty one says nothing")
    func variables() throws {
        let both = ["A": "1", "B": "2"]
        #expect(try paint("--walls", "3", variables: both).setting(Sample.walls)?.source == "--walls")
        #expect(try paint("--rooms", "3", variables: both).setting(Sample.walls)?.source == "--rooms")
        #expect(try paint(variables: both).setting(Sample.walls)?.source == "A")
        #expect(try paint(variables: ["A": "", "B": "2"]).value(Sample.walls) == [2])
        #expect(try paint(variables: ["A": ""]).value(Sample.walls) == nil)
    }

    @Test("a command has the options that it lists, whatever others are called")
    func identity() throws {
        let show = try #require(try Sample.parse(["wall", "show", "--name", "f"], ["PAINT_OUTPUT": "g"])).1
        #expect(try show.value(Sample.otherName) == "f")
        #expect(try show.values(Sample.name) == [])
        #expect(try show.value(Sample.output) == nil)
    }

    @Test("a number, and a value that only the program itself can read")
    func numbers() throws {
        #expect(try paint("--coats", "3").value(Sample.coats) == 3)
        #expect(try paint("--walls", "3,4").value(Sample.walls) == [3, 4])
    }

    @Test(
        "a value that is none names the option as it was spelled, or the variable",
        arguments: [
            (["--color", "grene"], "--color: 'grene' is none of red, green, dark-blue.\nDid you mean 'green'?"),
            (["--gloss", "x"], "--gloss: 'x' is neither matt nor bright."),
            (["--coats", "0"], "--coats: '0' is not a whole number from 1 to 9."),
            (["--coats", "1.5"], "--coats: '1.5' is not a whole number from 1 to 9."),
            (["-o", ""], "-o: the file's name is empty."),
            (["--rooms", "few"], "--rooms: 'few' is no list.\nWrite it as 1,2."),
        ])
    func values(_ words: [String], _ message: String) throws {
        let arguments = try #require(try Sample.parse(["paint"] + words)).1
        let error = #expect(throws: UsageError.self) {
            _ = try arguments.value(Sample.color)
            _ = try arguments.value(Sample.gloss)
            _ = try arguments.value(Sample.coats)
            _ = try arguments.value(Sample.output)
            _ = try arguments.value(Sample.walls)
        }
        #expect(error?.description == message)
    }

    @Test("a variable that is no value is named")
    func variableFault() throws {
        let arguments = try paint(variables: ["PAINT_DRY": "perhaps"])
        let error = #expect(throws: UsageError.self) { _ = try arguments.value(Sample.dry) }
        #expect(error?.description == "PAINT_DRY: 'perhaps' is neither true nor false.")
    }

    @Test(
        "words that cannot be sorted",
        arguments: [
            (
                ["paint", "--colour", "red"],
                "Unknown option '--colour' for 'pai-nt paint'.\nDid you mean '--color'? See 'pai-nt paint --help'."
            ),
            (["paint", "--quiet=1"], "The option '--quiet' takes no value.\nSee 'pai-nt paint --help'."),
            (
                ["paint", "-q1"],
                "Unknown option '-q1' for 'pai-nt paint'.\nDid you mean '-q'? See 'pai-nt paint --help'."
            ),
            (["paint", "-o"], "The option '-o' needs a value: -o FILE.\nSee 'pai-nt paint --help'."),
            (
                ["paint", "a", "b"],
                "'pai-nt paint' takes one argument; found 'b' as another.\nSee 'pai-nt paint --help'."
            ),
            (
                ["wall", "list", "a"],
                "'pai-nt wall list' takes no arguments; found 'a'.\nSee 'pai-nt wall list --help'."
            ),
            (
                ["wall", "show", "a", "b", "c"],
                "'pai-nt wall show' takes 2 arguments; found 'c' as another.\nSee 'pai-nt wall show --help'."
            ),
            (
                ["wall", "show", "-", "-"],
                "Standard input, -, is named twice; it can be read once.\nSee 'pai-nt wall show --help'."
            ),
            (["wall"], "'pai-nt wall' needs another word.\nWrite one of: pai-nt wall list, pai-nt wall show."),
            (
                ["wall", "lst"],
                "'pai-nt wall' has no 'lst'.\nDid you mean 'pai-nt wall list'? "
                    + "Write one of: pai-nt wall list, pai-nt wall show."
            ),
            (["panit"], "There is no command 'panit'.\nDid you mean 'pai-nt paint'? See 'pai-nt --help'."),
            (
                ["--hlep"],
                "The option '--hlep' stands where a command is expected.\n"
                    + "Did you mean 'pai-nt --help'? Options stand after the command. See 'pai-nt --help'."
            ),
        ])
    func refusals(_ words: [String], _ message: String) {
        let error = #expect(throws: UsageError.self) { _ = try Sample.parse(words) }
        #expect(error?.description == message)
    }

    @Test("the command that the words call")
    func commands() throws {
        #expect(try Sample.parse(["wall", "show"])?.0 == 3)
        #expect(try Sample.parse(["paint", "list"])?.0 == 1)
        #expect(try Sample.shown("--version") == "pai-nt 1.2.3\n")
    }

    @Test("variables of any command are known, and a slip in one has a near miss")
    func knownVariables() {
        #expect(Sample.program.isVariable("PAINT_DRY", beginningWith: "PAINT_").known)
        let slip = Sample.program.isVariable("PAINT_OUPTUT", beginningWith: "PAINT_")
        #expect(!slip.known && slip.near == "PAINT_OUTPUT")
        #expect(Sample.program.isVariable("PAINT_QUUX", beginningWith: "PAINT_").near == nil)
    }
}
