import Foundation
import Testing

@Suite("A stream that is closed from the start")
struct ClosedStreamsTests {
    @Test("gives its number to no file: no message enters the output", arguments: ["2>&-", "<&- 2>&-", "<&- >&- 2>&-"])
    func message(_ closed: String) throws {
        let workspace = try Workspace()
        try workspace.write(SampleFile.custom, to: "my.json")
        let warned = ["LAMBDA_COST_UNKNOWN": "1"]
        let plain = try workspace.run("compare", "my.json", "--output", "plain", variables: warned)
        #expect(plain.status == 0 && plain.message.contains("warning"), "\(plain.message)")
        _ = try workspace.shell("\"$PROGRAM\" compare my.json --output result \(closed)", variables: warned)
        #expect(try workspace.read("result") == workspace.read("plain"))
    }

    @Test("is no input")
    func input() throws {
        expectFailure(try Workspace().shell("\"$PROGRAM\" compare - <&-"), 74, saying: "standard input")
        let workspace = try Workspace()
        // Were its number free, the table that is read first would be read as the scenario.
        expectFailure(
            try workspace.shell("\"$PROGRAM\" prices import - --into tables <&-"), 74, saying: "standard input")
    }
}
