import Foundation
import Testing

@Suite("audit: published figures beside ours")
struct AuditTests {
    @Test("every figure comes to what arithmetic by hand gives, and those that differ say why")
    func holds() throws {
        let outcome = try Workspace().run("audit", "--format", "json")
        expectDone(outcome)
        let report = try outcome.object()
        #expect(report["holds"] as? Bool == true)
        #expect(report["unexpected"] as? Int == 0)
        let figures = try #require(report["figures"] as? [[String: Any]])
        #expect(figures.count >= 90)
        for figure in figures {
            #expect(figure["ours"] as? String == figure["exact"] as? String, "\(figure)")
            #expect((figure["verdict"] as? String == "differs") == (figure["reason"] is String), "\(figure)")
        }
        let equal = figures.count { $0["verdict"] as? String == "equal" }
        #expect(report["equal"] as? Int == equal)
        #expect(report["differing"] as? Int == figures.count - equal)
    }

    @Test("the summary comes first, and at 80 columns no line is longer")
    func table() throws {
        let outcome = try Workspace().run("audit", variables: ["COLUMNS": "80"])
        expectDone(outcome)
        let lines = outcome.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first?.contains("published figures are reproduced") == true)
        #expect(lines.allSatisfy { $0.count <= 80 })
        // A bill of March 2022, the first figures of the README, and a balancer whose hours were forgotten.
        for text in ["$4,934.30141", "$121.53", "$22.4208", "Why they differ"] { #expect(outcome.text.contains(text)) }
    }

    @Test("CSV and Markdown have a row for each figure")
    func rows() throws {
        let workspace = try Workspace()
        let rows = try workspace.run("audit", "--format", "csv").rows()
        #expect(
            rows.first == [
                "source", "example", "figure", "requests", "published", "ours", "exact", "verdict", "reason",
            ])
        #expect(rows.dropFirst().allSatisfy { $0[5] == $0[6] })
        #expect(rows.contains { $0[2] == "Data transfer out" && $0[4] == "5149.84" && $0[7] == "differs" })
        let document = try workspace.run("audit", "--format", "markdown")
        expectDone(document)
        #expect(document.text.contains("the price list had"))
    }

    @Test("prices that give another figure are found, with status 1 and both figures")
    func otherPrices() throws {
        let workspace = try Workspace()
        // A dollar for each of the 58,787.163 GB beyond the free ones, which AWS billed in March 2022.
        try workspace.write(
            """
            {"formatVersion": 1, "offerCode": "AWSDataTransfer", "region": "us-east-1", "currency": "USD",
             "effectiveDate": "2022-01-01", "billing": {"freeTier": {"gb": 100}},
             "prices": [{"item": "internetOut", "unit": "GB", "price": "1"}]}
            """, to: "own/us-east-1/AWSDataTransfer/2022-01-01.json")
        let outcome = try workspace.run("audit", "--pricing", "own")
        #expect(outcome.status == 1, "\(outcome.message)")
        #expect(outcome.text.contains("Not as computed by hand"))
        #expect(outcome.text.contains("ours is $58,787.163; by hand it is $4,934.30141."))
    }
}
