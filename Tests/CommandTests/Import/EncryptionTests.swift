import Foundation
import Testing

/// Whether a server that encrypts can be had.
private let hasServer = FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")

/// `openssl` serves files, head and all, over TLS with a certificate of its own.
@Suite("prices update over TLS", .enabled(if: hasCurl && hasServer))
struct EncryptionTests {
    private static let lambda = "/offers/v1.0/aws/AWSLambda/current/eu-central-1/index.csv"

    /// Runs an update from the server, which has every list of the region but for those that are given.
    ///
    /// - Parameter trusted: whether the server's certificate is one to trust.
    private func update(_ answers: [String: String] = [:], trusted: Bool = true) throws -> (Outcome, Workspace) {
        let workspace = try Workspace()
        let bodies = OfferFile.answers(in: .frankfurt).mapValues { LoopbackServer.head(length: $0.utf8.count) + $0 }
        for (path, answer) in bodies.merging(answers, uniquingKeysWith: { $1 }) {
            try workspace.write(answer, to: "served" + path)
        }
        try workspace.write(LoopbackServer.head(length: 0), to: "served/ready")
        // What a user may have set must not make a stranger trusted.
        try workspace.write("insecure\nlocation-trusted\n", to: ".curlrc")
        let port = try LoopbackServer.deadAddress().split(separator: ":").last ?? ""
        let outcome = try workspace.shell(
            """
            openssl req -x509 -newkey rsa:2048 -nodes -keyout key -out certificate -days 2 -subj /CN=127.0.0.1 \
                -addext subjectAltName=IP:127.0.0.1 2> log
            (cd served && exec openssl s_server -HTTP -accept \(port) -key ../key -cert ../certificate) > log 2>&1 &
            server=$!
            for attempt in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
                curl -qks https://127.0.0.1:\(port)/ready && break
                sleep 0.1
            done
            "$PROGRAM" prices update --region eu-central-1 --from https://127.0.0.1:\(port) --into prices
            status=$?
            kill $server
            exit $status
            """,
            variables: ["HOME": workspace.path("")].merging(
                trusted ? ["CURL_CA_BUNDLE": workspace.path("certificate")] : [:]
            ) { $1 })
        return (outcome, workspace)
    }

    private func leading(to address: String) -> String {
        "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: \(address)\r\nConnection: close\r\n\r\n"
    }

    @Test("takes the lists of a server that it trusts, without a warning")
    func trusted() throws {
        let (outcome, workspace) = try update()
        expectDone(outcome)
        #expect(workspace.exists("prices/eu-central-1/AWSLambda/2025-09-01.json"))
    }

    @Test("takes nothing from a server that it does not, whatever the user's own settings of curl")
    func stranger() throws {
        let (outcome, workspace) = try update(trusted: false)
        expectFailure(outcome, 74, saying: "https://127.0.0.1", "cannot be made safe")
        #expect(!workspace.exists("prices"))
    }

    @Test("is not led from there to a server without encryption, which has the very list")
    func downgrade() throws {
        let body = OfferFile.lambda(in: .frankfurt).text
        let open = try LoopbackServer { _ in .body(body) }
        let (outcome, workspace) = try update([Self.lambda: leading(to: open.address + Self.lambda)])
        expectFailure(outcome, 74, saying: Self.lambda, "another protocol")
        #expect(!workspace.exists("prices"))
    }
}
