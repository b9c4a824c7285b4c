import Testing

@testable import Arguments

@Suite("Help made from definitions")
struct HelpTests {
    @Test("of a command")
    func command() throws {
        #expect(
            try SampleProgram.shown("wall", "list", "-h") == """
                The walls.

                Usage: pai-nt wall list [options]

                Options:
                  --output, -o FILE  Where to. [PAINT_OUTPUT]
                  --help, -h         Show this help.

                An option that names a variable takes its value from there when it is not given.

                """)
    }

    @Test("lists the values of a choice, with what they mean")
    func choices() throws {
        let text = try #require(try SampleProgram.shown("help", "paint"))
        #expect(text.contains("  --color COLOR          red, green or dark-blue (as at night). [PAINT_COLOR]\n"))
        #expect(text.contains("  --gloss GLOSS          The surface: matt or bright.\n"))
        #expect(text.contains("  --dry, --no-dry        Wait, or do not. [PAINT_DRY]\n"))
    }

    @Test("of the program and of a group")
    func overviews() throws {
        let overview = try #require(try SampleProgram.shown())
        #expect(overview.hasPrefix("pai-nt 1.2.3\nDoes the paint last?\n\nUsage: pai-nt COMMAND [FILE] [options]\n"))
        #expect(overview.contains("\n  paint      Paint a wall.\n  wall list  The walls.\n"))
        #expect(overview.contains("\nExamples:\n  pai-nt paint\n\nMind the step.\n"))
        #expect(try SampleProgram.shown("wall", "--help")?.contains("\n  wall show  A wall.\n") == true)
    }
}

@Suite("The manual page made from definitions")
struct ManualTests {
    private let page = SampleProgram.program.manual(
        description: ["What\\it is."],
        sections: [ManualSection("WORDS", [.terms([("3×x-y", "'quoted' \"twice\" ^ ~ `")])])],
        environment: [("HOME", "Yours.")], closing: [ManualSection("FILES", [.paragraph(".profile")])])

    @Test("takes the characters of roff's own language for text")
    func escaping() {
        #expect(page.contains("\nWhat\\(rsit is.\n"))
        #expect(page.contains(#".TP"# + "\n" + #"\fB3\[u00D7]x\-y\fR"# + "\n"))
        #expect(page.contains("\n" + #"\&\(aqquoted\(aq \(dqtwice\(dq \(ha \(ti \(ga"# + "\n"))
        #expect(page.contains("\n\\&.profile\n"))
        #expect(page.contains("\n" + #"\&.That is \-1 \(rs it."# + "\n"))
    }

    @Test("says an option once, at its command or among the shared ones")
    func options() throws {
        #expect(page.components(of: "\\fB\\-\\-output, \\-o FILE\\fR").count == 2)
        let shared = try #require(page.components(of: ".SH \"SHARED OPTIONS\"").last)
        #expect(shared.contains("\\-\\-output, \\-o FILE"))
        #expect(page.contains("\nShared options: \\-\\-output.\n"))
        // Two options of one name are two.
        #expect(page.contains("\\-\\-name NAME") && page.contains("\\-\\-name FILE"))
    }

    @Test("lists every variable once, and sections in the usual order")
    func order() {
        var rest = page[...]
        let titles = [
            "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "SHARED OPTIONS", "WORDS", "ENVIRONMENT", "FILES",
            "EXAMPLES",
        ]
        for title in titles {
            let place = rest.firstRange(of: ".SH \"\(title)\"\n")
            #expect(place != nil, "\(title)")
            if let place { rest = rest[place.upperBound...] }
        }
        #expect(page.contains("\\fBPAINT_DRY\\fR\ntrue for \\-\\-dry, false for \\-\\-no\\-dry.\n"))
        #expect(page.components(of: "\\fBPAINT_OUTPUT\\fR").count == 2)
        #expect(page.contains("\\fBA, B\\fR\nAs \\-\\-walls.\n"))
    }
}

extension String {
    /// The parts between a text's occurrences.
    fileprivate func components(of text: String) -> [Substring] {
        guard let place = firstRange(of: text) else { return [self[...]] }
        return [self[..<place.lowerBound]]
            + String(self[place.upperBound...]).components(of: text).map { Substring($0) }
    }
}
