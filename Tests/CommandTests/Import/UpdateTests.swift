import Foundation
import Testing

@testable import lambda_cost

/// Whether the program will find `curl` in the path that tests give it.
let hasCurl = ["/usr/bin/curl", "/bin/curl"].contains { FileManager.default.isExecutableFile(atPath: $0) }

@Suite("prices update", .enabled(if: hasCurl))
struct UpdateTests {
    private static let place = OfferFile.Place.frankfurt

    /// The offers by the paths at which AWS has them.
    private static let bodies = OfferFile.answers(in: place)

    private static func path(_ code: String) -> String {
        "/offers/v1.0/aws/\(code)/current/\(place.code)/index.csv"
    }

    /// A server that answers well, but for the AWSLambda offer as it is told.
    private static func server(
        _ answer: LoopbackServer.Answer? = nil, at place: String = path("AWSLambda")
    ) throws -> LoopbackServer {
        try LoopbackServer { path in
            if path == place, let answer { return answer }
            return bodies[path].map { .body($0) } ?? .status(404)
        }
    }

    private func update(_ workspace: Workspace, from address: String, _ variables: [String: String] = [:]) throws
        -> Outcome
    {
        try workspace.update(Self.place.code, from: address, variables)
    }

    @Test("fetches and imports every offer of a region")
    func everyOffer() throws {
        let workspace = try Workspace()
        let server = try Self.server()
        expectDone(try update(workspace, from: server.address + "/"))
        try workspace.write(ImportTests.scenarioFile(in: Self.place.code), to: "s.json")
        let totals = try ImportTests.totals(
            try workspace.run("compare", "s.json", "--pricing", "prices", "--format", "json"))
        #expect(totals == Dictionary(uniqueKeysWithValues: ImportTests.scenarios.map { ($0.name, $0.total) }))
        let again = try update(workspace, from: server.address)
        expectDone(again)
        #expect(again.text.contains("unchanged") && !again.text.contains("replaced"))
    }

    @Test("finds the offers of China's regions where they are, and keeps their currency")
    func china() throws {
        let workspace = try Workspace()
        let offers = Dictionary(
            uniqueKeysWithValues: OfferFile.every(in: .beijing).map { ($0.code, $0.priced(in: "CNY").text) })
        let server = try LoopbackServer { path in
            let words = path.split(separator: "/")
            guard words.count == 7, words[2] == "cn", words[5] == "cn-north-1" else { return .status(404) }
            return offers[String(words[3])].map { .body($0) } ?? .status(404)
        }
        expectDone(
            try workspace.update("cn-north-1", from: server.address))
        #expect(try workspace.read("prices/cn-north-1/AWSLambda/2025-09-01.json").contains(#""currency": "CNY""#))
        #expect(PriceListRequest.partition(of: "cn-north-1").address.description.hasSuffix(".com.cn"))
        #expect(
            PriceListRequest.partition(of: "eu-west-1").address.description
                == "https://pricing.us-east-1.amazonaws.com")
    }

    @Test("fetches the rates of Savings Plans from where the list of regions says that they stand")
    func savingsPlans() throws {
        let workspace = try Workspace()
        let server = try Self.server()
        expectDone(try update(workspace, from: server.address))
        let table = try workspace.read("prices/eu-central-1/AWSComputeSavingsPlan/2025-09-01.json")
        #expect(table.contains("lambdaDuration") && table.contains("0.0000147"))
    }

    @Test("goes on without rates of Savings Plans where none are listed for the region, and says so")
    func noSavingsPlans() throws {
        let workspace = try Workspace()
        let server = try Self.server(.body("{\"regions\": []}"), at: OfferFile.plans + "/current/region_index.json")
        let outcome = try update(workspace, from: server.address)
        #expect(outcome.status == 0)
        #expect(outcome.message.contains("No rates of Savings Plans are listed for eu-central-1"))
        #expect(workspace.exists("prices/eu-central-1/AWSLambda/2025-09-01.json"))
        #expect(!workspace.exists("prices/eu-central-1/AWSComputeSavingsPlan"))
    }

    @Test(
        "follows the list of regions nowhere but to a version of the region's own rates",
        arguments: [
            "https://elsewhere/savingsPlan/v1.0/aws/AWSComputeSavingsPlan/1/eu-central-1/index.json",
            "//elsewhere\(OfferFile.plans)/1/eu-central-1/index.json", "@elsewhere/index.json", "",
            "\(OfferFile.plans)/1/us-east-1/index.json", "\(OfferFile.plans)/../1/eu-central-1/index.json",
            "\(OfferFile.plans)/1/eu-central-1/index.json?x", "\(OfferFile.plans)/1/eu-central-1/x/index.json",
            "/savingsPlan/v1.0/aws/AWSMachineLearningSavingsPlans/1/eu-central-1/index.json",
        ])
    func savingsPlansElsewhere(_ path: String) throws {
        let workspace = try Workspace()
        let index = OfferFile.plans + "/current/region_index.json"
        let server = try Self.server(.body(OfferFile.planIndex("eu-central-1", at: path)), at: index)
        expectFailure(
            try update(workspace, from: server.address), 65, saying: server.address + index,
            "said to stand at '\(path)'",
            "The tables are left")
        #expect(!workspace.exists("prices"))
    }

    static let badPlans = [
        Failure(testDescription: "no index", answer: .status(404), status: 74, words: "404"),
        Failure(
            testDescription: "a web page", answer: .body("<!DOCTYPE html>"), status: 65, words: "no list of regions"),
        Failure(testDescription: "another shape", answer: .body("{\"regions\": {}}"), status: 65, words: "no list of"),
        Failure(
            testDescription: "a list without an end",
            answer: .endless(
                head: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", again: "4\r\n    \r\n", pause: 0),
            status: 65, words: "larger than any"),
    ]

    @Test("believes no list of regions but a whole one", arguments: badPlans)
    func badIndex(_ failure: Failure) throws {
        let workspace = try Workspace()
        let index = OfferFile.plans + "/current/region_index.json"
        let server = try Self.server(failure.answer, at: index)
        expectFailure(
            try update(workspace, from: server.address), failure.status, saying: server.address + index, failure.words)
        #expect(!workspace.exists("prices"))
    }

    @Test("refuses another region's rates of Savings Plans")
    func otherPlans() throws {
        let workspace = try Workspace()
        let server = try Self.server(
            .body(OfferFile.planRates(.ireland)), at: OfferFile.planPath(Self.place.code))
        expectFailure(try update(workspace, from: server.address), 65, saying: "eu-west-1")
        #expect(!workspace.exists("prices"))
    }

    @Test("follows a redirection")
    func redirection() throws {
        let workspace = try Workspace()
        let target = try Self.server()
        let server = try Self.server(.redirection(target.address + Self.path("AWSLambda")))
        expectDone(try update(workspace, from: server.address))
        #expect(workspace.exists("prices/\(Self.place.code)/AWSLambda/2025-09-01.json"))
    }

    /// A failure of the third of six offers.
    struct Failure: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let answer: LoopbackServer.Answer
        let status: Int32
        let words: String
    }

    private static let text = OfferFile.lambda(in: place).text
    private static let half = String(text.prefix(text.count / 2))
    static let failures = [
        Failure(testDescription: "404", answer: .status(404), status: 74, words: "404"),
        Failure(testDescription: "500", answer: .status(500), status: 74, words: "500"),
        Failure(
            testDescription: "a body that is cut", answer: .part(half, stated: text.utf8.count, pause: 0), status: 74,
            words: "cannot be fetched"),
        // Every row is whole, so that only the stated length tells that some are missing.
        Failure(
            testDescription: "a body that ends early between rows",
            answer: .part(text, stated: text.utf8.count + 100, pause: 0), status: 74, words: "cannot be fetched"),
        Failure(
            testDescription: "a stated length that is too short",
            answer: .part(text, stated: text.utf8.count - 30, pause: 0), status: 65, words: "ends in the middle"),
        Failure(
            testDescription: "a stall", answer: .part(half, stated: text.utf8.count, pause: 1_200_000), status: 74,
            words: "cannot be fetched"),
        Failure(
            testDescription: "a stall before the body", answer: .part("", stated: 1000, pause: 1_200_000), status: 74,
            words: "cannot be fetched"),
        Failure(
            testDescription: "a web page", answer: .body("<!DOCTYPE html><html><body>Sorry</body></html>\n"),
            status: 65, words: "web page (HTML)"),
        Failure(testDescription: "an empty body", answer: .body(""), status: 65, words: "The file is empty"),
        Failure(testDescription: "no answer", answer: .nothing, status: 74, words: "cannot be fetched"),
        Failure(
            testDescription: "a negative price", answer: .body(text.replacing("0.0000002000", with: "-1")), status: 65,
            words: "'-1' is negative"),
        Failure(
            testDescription: "a redirection to a file", answer: .redirection("file:///etc/hostname"), status: 74,
            words: "cannot be fetched"),
    ]

    @Test("leaves the old tables as they were where one offer fails", arguments: failures)
    func failure(_ failure: Failure) throws {
        let workspace = try Workspace()
        let before = try Self.olderTables(in: workspace)
        let server = try Self.server(failure.answer)
        let outcome = try update(workspace, from: server.address)
        expectFailure(
            outcome, failure.status, saying: server.address + Self.path("AWSLambda"), failure.words)
        #expect(try Self.files(in: workspace) == before)
    }

    @Test("leaves the old tables as they were where nobody answers")
    func refused() throws {
        let workspace = try Workspace()
        let before = try Self.olderTables(in: workspace)
        let address = try LoopbackServer.deadAddress()
        expectFailure(try update(workspace, from: address), 74, saying: address, "connect")
        #expect(try Self.files(in: workspace) == before)
    }

    @Test("says how to do without curl where there is none")
    func noCurl() throws {
        let workspace = try Workspace()
        try FileManager.default.createDirectory(atPath: workspace.path("empty"), withIntermediateDirectories: true)
        expectFailure(
            try update(workspace, from: "http://127.0.0.1:9", ["PATH": workspace.path("empty")]), 74,
            saying: "'curl' cannot be started", "Install curl", "prices import")
        #expect(!workspace.exists("prices"))
    }

    @Test("no address but of http or https, and no region but a code")
    func usage() throws {
        let workspace = try Workspace()
        expectFailure(try update(workspace, from: "file:///tmp"), 64, saying: "--from")
        for region in ["../x", "US-EAST-1"] {
            expectFailure(
                try workspace.run("prices", "update", "--region", region, "--from", "http://127.0.0.1:9"), 64,
                saying: "'\(region)' is no region code")
        }
    }

    /// Fills `prices` with tables of another version, and answers their bytes.
    private static func olderTables(in workspace: Workspace) throws -> [String: Data] {
        let names = try OfferFile.every(in: place).map { offer in
            var older = offer
            older.version = "20250101000000"
            return try workspace.write(older.text, to: "old-\(offer.code)")
        }
        expectDone(try workspace.run(["prices", "import"] + names + ["--into", "prices"]))
        let files = try files(in: workspace)
        #expect(files.count == 10)
        return files
    }

    private static func files(in workspace: Workspace) throws -> [String: Data] {
        try workspace.files(in: "prices")
    }
}

extension Workspace {
    /// Runs `prices update` from a server without encryption, of which the warning is taken off the messages.
    func update(
        _ region: String, from address: String, _ variables: [String: String] = [:], _ options: String...
    ) throws -> Outcome {
        let outcome = try run(
            ["prices", "update", "--region", region, "--from", address, "--into", "prices"] + options,
            variables: variables)
        guard address.hasPrefix("http:") else { return outcome }
        let lines = outcome.message.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        #expect(
            lines[0].hasPrefix("lambda-cost: warning: http://") && lines[0].contains("is not encrypted"),
            "\(outcome.message)")
        return Outcome(status: outcome.status, output: outcome.output, errors: Data(lines[1].utf8))
    }

    /// All files below a folder with their bytes, by their paths in it.
    func files(in folder: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: path(folder)) {
            let url = directory.appendingPathComponent("\(folder)/\(name)")
            var isDirectory: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: url.path, isDirectory: &isDirectory)
            if !isDirectory.boolValue { files[name] = try Data(contentsOf: url) }
        }
        return files
    }
}
