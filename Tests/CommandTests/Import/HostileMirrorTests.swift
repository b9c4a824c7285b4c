import Foundation
import PriceList
import Testing

@testable import lambda_cost

/// A server that answers the question about one of six offers with something else. What it says is refused in words of
/// its own, and the tables that were there stay.
@Suite("prices update from a hostile mirror", .enabled(if: hasCurl))
struct HostileMirrorTests {
    struct Trick: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let answer: LoopbackServer.Answer
        var status: Int32 = 65
        let words: String

        init(_ name: String, _ answer: LoopbackServer.Answer, failing status: Int32 = 65, _ words: String) {
            (testDescription, self.answer, self.status, self.words) = (name, answer, status, words)
        }
    }

    private static func path(_ code: String) -> String { "/offers/v1.0/aws/\(code)/current/eu-central-1/index.csv" }
    private static let lambda = OfferFile.lambda(in: .frankfurt)
    private static var text: String { lambda.text }

    private static func dated(published: String = "2025-09-12T22:53:08Z", from date: String = "2025-09-01") -> String {
        text.replacing("2025-09-12T22:53:08Z", with: published).replacing("\"2025-09-01\"", with: "\"\(date)\"")
    }

    /// The list up to its third price, which ends with a row.
    private static var cut: String { text.split(separator: "\n").prefix(7).map { $0 + "\n" }.joined() }

    private static func whole(_ status: String) -> String {
        "HTTP/1.1 \(status)\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)"
    }

    private static var otherRegionToo: String {
        var offer = lambda
        offer.place = .ireland
        offer.add("X1", "Request", "0.0000002000", per: "Requests", ["Product Family": "Serverless"])
        return offer.text
    }

    static let tricks: [Trick] = [
        Trick("another region", .body(OfferFile.lambda(in: .ireland).text), "has prices of eu-west-1"),
        Trick("another region besides", .body(otherRegionToo), "has prices of eu-west-1, not only of eu-central-1"),
        Trick("another offer", .body(OfferFile.gateway(in: .frankfurt).text), "AmazonApiGateway, not of AWSLambda"),
        Trick("an answer of get-products", .body(lambda.answer()), "not of AWSLambda"),
        Trick("another currency", .body(lambda.priced(in: "EUR").text), "in EUR; those of eu-central-1 are in USD"),
        Trick("China's currency", .body(lambda.priced(in: "CNY").text), "in CNY"),
        Trick("a list to come", .body(dated(published: "9999-01-01T00:00:00Z")), "published on 9999-01-01"),
        Trick("prices to come", .body(dated(from: "9999-01-01")), "begin on 9999-01-01"),
        Trick("no publication", .body(dated(published: "")), "publication date '' is no day"),
        Trick("a publication date with more in it", .body(dated(published: "2025-09-12T\u{1B}[2J")), #"\u001b[2J"#),
        Trick("a cut at a row's end", .body(cut), "prices of prices/eu-central-1/AWSLambda/2025-09-01.json are gone"),
        Trick("no word of the length", .raw("HTTP/1.1 200 OK\r\n\r\n" + text), "does not say how long"),
        Trick(
            "a packed body, and said so",
            .raw(LoopbackServer.head(length: text.utf8.count, "Content-Encoding: gzip\r\n") + text), "packed (gzip)"),
        Trick("a packed body, and nothing said", .bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]), "compressed (gzip)"),
        Trick("prices of nothing", .body(lambda.priced(at: "0").text), "of what they were, or more than ten times"),
        Trick("prices beyond all measure", .body(lambda.priced(at: "1000").text), "or more than ten times"),
        Trick("a part of it", .raw(whole("206 Partial Content")), failing: 74, "answers with status 206"),
        Trick("what somebody between made of it", .raw(whole("203 Changed")), failing: 74, "answers with status 203"),
        Trick("nothing new", .raw("HTTP/1.1 304 \u{1B}[2J\r\n\r\n"), failing: 74, "answers with status 304"),
        Trick("no content", .raw("HTTP/1.1 204 None\r\n\r\n"), failing: 74, "answers with status 204"),
        Trick("no head", .raw("SKU,Price\n"), failing: 74, "cannot be fetched"),
        Trick(
            "a body without an end",
            .endless(head: LoopbackServer.head(length: 1 << 40), again: "x,y\n", pause: 0), failing: 74,
            "larger than any"),
        Trick("an address without an end", .redirection(path("AWSLambda")), failing: 74, "from address to address"),
        Trick("a file of ours", .redirection("file:///etc/passwd"), failing: 74, "another protocol"),
        Trick("mail", .redirection("smtp://127.0.0.1/"), failing: 74, "another protocol"),
    ]

    @Test("is refused and leaves the tables", arguments: tricks)
    func refused(_ trick: Trick) throws {
        let workspace = try Workspace()
        let bodies = OfferFile.answers(in: .frankfurt)
        let honest = try LoopbackServer { bodies[$0].map { .body($0) } ?? .status(404) }
        expectDone(try workspace.update("eu-central-1", from: honest.address))
        let before = try workspace.files(in: "prices")
        let server = try LoopbackServer { path in
            path == Self.path("AWSLambda") ? trick.answer : bodies[path].map { .body($0) } ?? .status(404)
        }
        expectFailure(
            try workspace.update("eu-central-1", from: server.address), trick.status, saying: trick.words)
        #expect(try workspace.files(in: "prices") == before)
    }

    /// An answer to the question about Lambda, within limits that a test can wait for.
    private func answer(_ answer: LoopbackServer.Answer, _ limits: Curl.Limits) throws -> CommandError? {
        let server = try LoopbackServer { _ in answer }
        let base = try #require(WebAddress(server.address))
        let request = try #require(PriceListRequest(.lambda, in: "eu-central-1", from: base, limits: limits))
        do throws(CommandError) {
            _ = try request.answer(ImportOptions(), Progress("", .process))
            return nil
        } catch {
            return error
        }
    }

    @Test("a body that goes on and on is left after so many bytes, prices or seconds")
    func endless() throws {
        let start = ContinuousClock.now
        let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        let row = try #require(Self.text.split(separator: "\n").dropFirst(6).first)
        let chunk = row + "\n"
        let again = String(chunk.utf8.count, radix: 16) + "\r\n" + chunk + "\r\n"
        let head = Self.text.split(separator: "\n").prefix(6).map { $0 + "\n" }.joined()
        let beginning = chunked + String(head.utf8.count, radix: 16) + "\r\n" + head + "\r\n"
        let endless = LoopbackServer.Answer.endless(head: beginning, again: again, pause: 0)
        let long = try #require(try answer(endless, Curl.Limits(bytes: 1 << 20)))
        #expect(long.description.contains("still goes on") || long.description.contains("larger than any"))
        let many = try #require(try answer(endless, Curl.Limits(prices: 1000)))
        #expect(many.status == .invalidContent && many.description.contains("still goes on"), "\(many)")
        let drip = LoopbackServer.Answer.endless(
            head: LoopbackServer.head(length: Self.text.utf8.count) + head, again: String(row), pause: 20_000)
        let slow = try #require(try answer(drip, Curl.Limits(seconds: 2)))
        #expect(slow.status == .inputOutputFailed && slow.description.contains("too slow"), "\(slow)")
        let late = try #require(try answer(drip, Curl.Limits(rate: 1, totalSeconds: 1)))
        #expect(late.status == .inputOutputFailed && late.description.contains("too slow"), "\(late)")
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    @Test("takes a list that lost most of its prices where it is forced to")
    func forced() throws {
        let workspace = try Workspace()
        let bodies = OfferFile.answers(in: .frankfurt)
        for (body, options) in [(Self.text, []), (Self.cut, ["--force"])] {
            let server = try LoopbackServer { path in
                path == Self.path("AWSLambda") ? .body(body) : bodies[path].map { .body($0) } ?? .status(404)
            }
            let outcome = try workspace.run(
                ["prices", "update", "--region", "eu-central-1", "--from", server.address, "--into", "prices"]
                    + options)
            #expect(outcome.status == 0, "\(outcome.message)")
        }
        #expect(try !workspace.read("prices/eu-central-1/AWSLambda/2025-09-01.json").contains("\"L2\""))
    }

    @Test("and so does prices import")
    func imported() throws {
        let workspace = try Workspace()
        try workspace.write(Self.text, to: "whole")
        try workspace.write(Self.cut, to: "cut")
        expectDone(try workspace.run("prices", "import", "whole", "--into", "prices"))
        let before = try workspace.files(in: "prices")
        expectFailure(
            try workspace.run("prices", "import", "cut", "--into", "prices"), 65, saying: "are gone", "--force")
        #expect(try workspace.files(in: "prices") == before)
        expectDone(try workspace.run("prices", "import", "cut", "--into", "prices", "--force"))
        #expect(try workspace.files(in: "prices") != before)
    }
}
