import Foundation
import Testing

@Suite("Completions")
struct CompletionTests {
    /// A line up to the cursor, and what is offered there.
    struct Typed: CustomTestStringConvertible, Sendable {
        let line: String
        let offers: [String]

        init(_ line: String, _ offers: String...) {
            self.line = line
            self.offers = offers
        }

        var testDescription: String { line }
    }

    static let lines = [
        Typed("br", "breakeven"),
        Typed("prices ver", "verify"),
        Typed("help scen", "scenarios"),
        Typed("compare --lay", "--layout"),
        Typed("compare --layout ", "wide", "long"),
        Typed("scenarios show web", "web-api"),
        Typed("prices show AWSL", "AWSLambda"),
        Typed("check nobody", ""),
        Typed("man ", ""),
        Typed("history my.json --baseline 3×", "3×plain"),
        Typed("sensitivity --vary lambda.du", "lambda.durationMs="),
        Typed("completions f", "fish"),
    ]

    /// What bash offers for a line, as its function is called for a line typed by hand.
    private func bash(_ line: String) throws -> [String] {
        let shell = try ShellWorkspace()
        let tool = try #require(ShellWorkspace.tool("bash"))
        let outcome = try shell.run(
            tool, "--norc", "-c",
            """
            source "$1"
            complete -p lambda-cost >&2
            COMP_LINE="lambda-cost $2" COMP_POINT=1000
            COMP_WORDS=($COMP_LINE) COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('') COMP_CWORD=$((COMP_CWORD + 1))
            _lambda_cost lambda-cost
            printf '%s\\n' "${COMPREPLY[@]}"
            """, "bash", try shell.writeScript("bash"), line)
        #expect(outcome.status == 0, "\(outcome.message)")
        #expect(outcome.message == "complete -o default -F _lambda_cost lambda-cost\n")
        return Array(outcome.lines.dropLast())
    }

    @Test("in bash", arguments: lines)
    func bash(_ typed: Typed) throws {
        #expect(try bash(typed.line) == typed.offers)
    }

    @Test("in bash, quoted as the word was begun")
    func bashQuotes() throws {
        #expect(try bash("compare my.json --scenario it") == ["it\\'s\\ +\\ \\$5"])
        #expect(try bash("compare my.json --scenario 'it") == ["it'\\''s + $5"])
        #expect(try bash("compare my.json --scenario=\"it") == ["it's + \\$5"])
        #expect(try bash("compare my.json --scenario=3x") == ["3×plain"])
        #expect(try bash("compare --scenario 'lambda v") == ["Lambda via SNS"])
    }

    @Test("in bash, files beside the built-in ones")
    func bashFiles() throws {
        // Where there is no built-in one of that name, bash completes files by itself.
        #expect(try bash("compare my") == [""])
        let files = try bash("compare ")
        #expect(files.contains("web-api") && files.contains("my.json"))
    }

    @Test("in zsh", .enabled(if: ShellWorkspace.tool("zsh") != nil), arguments: lines)
    func zsh(_ typed: Typed) throws {
        let shell = try ShellWorkspace()
        let tool = try #require(ShellWorkspace.tool("zsh"))
        let script = try shell.writeScript("zsh")
        expectDone(try shell.run(tool, "-f", "-n", script))
        // What the function calls of zsh's completion system is replaced: it can only be called while a line is typed.
        let outcome = try shell.run(
            tool, "-f", "-c",
            """
            compdef() { print -r -- "compdef $*" >&2 }
            compadd() { print -rl -- ${(P)@[-1]} }
            _files() { }
            source "$1"
            words=(lambda-cost ${(z)2})
            [[ $2 == *' ' ]] && words+=('')
            CURRENT=$#words PREFIX=$words[-1]
            _lambda_cost
            """, "zsh", script, typed.line)
        #expect(outcome.message == "compdef _lambda_cost lambda-cost\n")
        #expect(Array(outcome.lines.dropLast()) == typed.offers.filter { !$0.isEmpty })
    }

    @Test("in zsh, found in a directory of functions", .enabled(if: ShellWorkspace.tool("zsh") != nil))
    func zshAutoload() throws {
        let shell = try ShellWorkspace()
        let tool = try #require(ShellWorkspace.tool("zsh"))
        try shell.workspace.write(shell.workspace.run("completions", "zsh").text, to: "functions/_lambda-cost")
        let outcome = try shell.run(
            tool, "-f", "-c",
            """
            fpath=($PWD/functions $fpath)
            autoload -Uz compinit && compinit -u -D
            print -r -- $_comps[lambda-cost]
            compadd() { print -rl -- ${(P)@[-1]} }
            words=(lambda-cost br) CURRENT=2 PREFIX=br
            _lambda-cost
            """)
        #expect(outcome.text == "_lambda-cost\nbreakeven\n", "\(outcome.message)")
    }

    @Test("in fish", .enabled(if: ShellWorkspace.tool("fish") != nil), arguments: lines)
    func fish(_ typed: Typed) throws {
        let shell = try ShellWorkspace()
        let tool = try #require(ShellWorkspace.tool("fish"))
        let script = try shell.writeScript("fish")
        expectDone(try shell.run(tool, "--no-config", "--no-execute", script))
        let outcome = try shell.run(
            tool, "--no-config", "-c", "source \(script); complete -C 'lambda-cost \(typed.line)'")
        let offers = outcome.lines.dropLast().map { $0.prefix { $0 != "\t" } }
        #expect(Set(offers) == Set(typed.offers.filter { !$0.isEmpty }.map { Substring($0) }), "\(outcome.message)")
    }

    @Test("in fish, with what they mean", .enabled(if: ShellWorkspace.tool("fish") != nil))
    func fishMeanings() throws {
        let shell = try ShellWorkspace()
        let tool = try #require(ShellWorkspace.tool("fish"))
        let script = try shell.writeScript("fish")
        func offers(_ line: String) throws -> String {
            try shell.run(tool, "--no-config", "-c", "source \(script); complete -C \"lambda-cost \(line)\"").text
        }
        #expect(try offers("br").hasPrefix("breakeven\tThe volume from which EC2 is cheaper"))
        #expect(try offers("compare --layout=l") == "--layout=long\ta row a line item\n")
        #expect(try offers("compare --output my") == "my.json\n")
        #expect(try offers("compare --output=my") == "--output=my.json\n")
        #expect(try offers("compare my.json --scenario 'it") == "it's + $5\n")
    }

    @Test("no names that a terminal would act on or nobody sees", arguments: ["bash", "zsh", "fish"])
    func namesThatATerminalWouldActOn(shell: String) throws {
        let workspace = try Workspace()
        let names = ["plain", "\u{1B}[31mred", "x\u{202E}live", "two\nlines"]
        try workspace.write(SampleFile.file(scenarios: names.map { SampleFile.scenario($0) }), to: "my.json")
        let words = ["explain", "my.json", "--scenario", ""]
        let outcome = try workspace.run(
            ["__complete", shell] + (shell == "bash" ? ["lambda-cost " + words.joined(separator: " ")] : words))
        #expect(outcome.lines.dropFirst().dropLast().map { $0.filter { $0 != "\t" } } == ["plain"])
    }

    @Test("the options of help, all of them")
    func everyOption() throws {
        let workspace = try Workspace()
        func offers(_ words: [String]) throws -> [String] {
            let outcome = try workspace.run(["__complete", "fish"] + words)
            expectDone(outcome)
            return outcome.lines.dropFirst().dropLast().map { String($0.prefix { $0 != "\t" }) }
        }
        let groups = ["prices", "scenarios"]
        for group in [[]] + groups.map({ [$0] }) {
            for command in try offers(group + [""]) where command != "help" && !groups.contains(command) {
                let help = try workspace.run(group + [command, "--help"], variables: ["COLUMNS": "300"])
                let rows = help.lines.filter { $0.hasPrefix("  -") }.map {
                    $0.dropFirst(2).components(separatedBy: "  ")[0]
                }
                let options = rows.flatMap { $0.components(separatedBy: ", ").map { $0.prefix { $0 != " " } } }
                #expect(!options.isEmpty)
                #expect(try Set(offers(group + [command, "-"])) == Set(options.map { String($0) }), "\(command)")
            }
        }
    }
}
