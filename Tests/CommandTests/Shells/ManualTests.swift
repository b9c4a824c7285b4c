import Foundation
import Testing

@Suite("The manual page")
struct ManualTests {
    @Test("has the usual sections, every command and every option")
    func content() throws {
        let workspace = try Workspace()
        let page = try workspace.run("man")
        expectDone(page)
        for title in [
            "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "SHARED OPTIONS", "EXPRESSIONS", "ENVIRONMENT", "FILES",
            "EXIT STATUS", "EXAMPLES",
        ] {
            #expect(page.text.contains("\n.SH \"\(title)\"\n"), "\(title)")
        }
        for command in ["compare", "prices import", "scenarios show", "completions", "man"] {
            #expect(page.text.contains("\\fBlambda\\-cost \(command)\\fR"), "\(command)")
        }
        for option in ["--alerts, --requests LIST", "--format FORMAT", "--solve-for KEY", "--from URL"] {
            let escaped = option.replacingOccurrences(of: "-", with: "\\-")
            #expect(page.text.components(separatedBy: "\\fB\(escaped)\\fR").count == 2, "\(option)")
        }
        #expect(page.text.allSatisfy { $0.isASCII })
    }

    @Test("is set by groff without a warning, within 80 columns", .enabled(if: ShellWorkspace.tool("groff") != nil))
    func groff() throws {
        let shell = try ShellWorkspace()
        let tool = try #require(ShellWorkspace.tool("groff"))
        expectDone(try shell.workspace.run("man", "-o", "lambda-cost.1"))
        expectDone(try shell.run(tool, "-man", "-ww", "-z", "lambda-cost.1"))
        let shown = try shell.run(tool, "-man", "-ww", "-Tutf8", "-P-cbou", "-rLL=80n", "lambda-cost.1")
        expectDone(shown)
        #expect(shown.text.contains("lambda-cost explain --scenario '3×t2.medium + ELB'"))
        #expect(shown.text.contains("10^12"))
        // The lines of an example stay whole, so that they can be copied.
        for line in shown.lines where !line.hasPrefix("           lambda-cost ") {
            #expect(line.count <= 80, "\(line)")
        }
    }
}
