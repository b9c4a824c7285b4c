import Testing

@testable import Arguments

@Suite("What a shell offers")
struct CompletionTests {
    private func texts(_ words: String..., typing current: String = "") -> [String] {
        SampleProgram.program.proposals(after: words, typing: current).candidates.map(\.text)
    }

    @Test("commands, with the words of a group once")
    func commands() {
        #expect(texts() == ["paint", "wall", "help"])
        #expect(texts(typing: "-") == ["--help", "--version"])
        #expect(texts("wall") == ["list", "show"])
        #expect(texts("help") == ["paint", "wall"])
        #expect(texts("help", "wall") == ["list", "show"])
        #expect(texts("nobody") == [])
        #expect(texts("wall", "nobody") == [])
        let help = SampleProgram.program.proposals(after: [], typing: "").candidates.map(\.help)
        #expect(help == ["Paint a wall.", "list, show.", "Show help."])
    }

    @Test("options that may still be given")
    func options() {
        #expect(texts("wall", "list", typing: "-") == ["--output", "-o", "--help", "-h"])
        #expect(texts("wall", "list", "-o", "f", typing: "--") == ["--help", "-h"])
        #expect(texts("paint", "--name", "a", "--dry", typing: "-").contains("--name"))
        #expect(!texts("paint", "--name", "a", "--no-dry", typing: "-").contains("--dry"))
        #expect(texts("paint", "--", typing: "-") == ["wall-1"])
    }

    @Test("values, in a word of their own or behind the option")
    func values() {
        #expect(texts("paint", "--color") == ["red", "green", "dark-blue"])
        let joined = SampleProgram.program.proposals(after: ["paint"], typing: "--color=d")
        #expect(joined.prefix == "--color=" && joined.candidates.last?.help == "as at night")
        #expect(
            SampleProgram.program.proposals(after: ["paint"], typing: "-of") == Proposals(place: .files, prefix: "-o"))
        #expect(
            SampleProgram.program.proposals(after: ["paint", "--store"], typing: "") == Proposals(place: .directories))
        #expect(SampleProgram.program.proposals(after: ["paint", "--coats"], typing: "") == Proposals())
    }

    @Test("operands while one more is taken, and names that depend on those before")
    func operands() {
        let first = SampleProgram.program.proposals(after: ["paint", "--dry"], typing: "")
        #expect(first == Proposals(place: .files, candidates: [Candidate("wall-1", "A wall.")]))
        #expect(texts("paint", "--output", "f") == ["wall-1"])
        #expect(texts("paint", "a") == [])
        #expect(texts("paint", "mine", "--name").last == "mine")
    }

    @Test(
        "to bash: words quoted as they were begun, without what bash keeps",
        arguments: [
            ("pai-nt pa", ["paint"]), ("pai-nt ", ["paint", "wall", "help"]), ("pai-nt wall  l", ["list"]),
            ("pai-nt paint --c", ["--color", "--coats"]), ("pai-nt paint --color=d", ["dark-blue"]),
            ("pai-nt paint --color ", ["red", "green", "dark-blue"]),
            ("pai-nt paint --name ", ["3×brick\\ +\\ \\$5", "it\\'s", "plain", "a:b"]),
            ("pai-nt paint --name 3X", ["3×brick\\ +\\ \\$5"]), ("pai-nt paint --name '3", ["3×brick + $5"]),
            ("pai-nt paint --name \"3×brick ", ["3×brick + \\$5"]),
            ("pai-nt paint --name=3\\×b", ["3×brick\\ +\\ \\$5"]),
            ("pai-nt paint --name='3", ["3×brick + $5"]), ("pai-nt paint --name 'i", ["it'\\''s"]),
            ("pai-nt paint --name \"i", ["it's"]), ("pai-nt paint --name a:", ["b"]),
            ("pai-nt paint --name 'a:", ["a:b"]),
            ("pai-nt paint 'my wall' --name my", ["my\\ wall"]), ("pai-nt paint --vary c", ["coats="]),
        ])
    func bash(_ line: String, _ expected: [String]) {
        let lines = SampleProgram.program.completions(.bash, [line]).split(separator: "\n").map(String.init)
        #expect(Array(lines.dropFirst()) == expected)
    }

    @Test("to zsh and fish: words and meanings")
    func others() {
        func lines(_ shell: Shell, _ words: String...) -> [String] {
            SampleProgram.program.completions(shell, words).split(separator: "\n").map(String.init)
        }
        #expect(lines(.zsh, "pa") == ["none", "paint\tPaint a wall."])
        #expect(lines(.zsh, "paint", "--color=d") == ["none", "dark-blue\tas at night"])
        #expect(lines(.zsh, "paint", "--name", "3x") == ["none", "3×brick + $5\t"])
        #expect(lines(.zsh, "paint", "-o", "") == ["files"])
        // fish chooses by itself, and replaces the whole word.
        #expect(lines(.fish, "paint", "--color=d").last == "--color=dark-blue\tas at night")
        #expect(lines(.fish, "paint", "--name", "'3").count == 5)
    }
}

@Suite("A line as bash reads it")
struct ShellLineTests {
    @Test(
        "words and the one at the cursor",
        arguments: [
            ("", [], ""), ("a", [], "a"), ("a ", ["a"], ""), ("a  b\tc", ["a", "b"], "c"),
            ("'a b' \"c d\" e\\ f", ["a b", "c d"], "e f"),
            ("a '' b", ["a", ""], "b"), ("'a\\' \"\\a\\\"\\$\" x", ["a\\", "\\a\"$"], "x"), ("a'b'\"c\"d", [], "abcd"),
            ("'a b", [], "a b"), ("\"a 'b", [], "a 'b"), ("a\\", [], "a"), ("\\ ", [], " "),
        ])
    func words(_ text: String, _ words: [String], _ current: String) {
        let line = ShellLine(text)
        #expect(line.words == words && line.current == current)
    }
}
