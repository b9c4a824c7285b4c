import Foundation
import Testing

@testable import lambda_cost

@Suite("curl", .enabled(if: hasCurl))
struct CurlTests {
    @Test("gives up a server that stalls, before or in the middle of the body", arguments: ["", "SKU"])
    func stall(_ body: String) throws {
        let server = try LoopbackServer { _ in .part(body, stated: 1000, pause: 20_000_000) }
        let start = ContinuousClock.now
        let download = try Curl(try #require(WebAddress(server.address + "/x")), Curl.Limits(seconds: 1))
        var block = [UInt8](repeating: 0, count: 100)
        while read(download.answer, &block, block.count) > 0 {}
        guard case .failed(let message) = download.finish() else {
            Issue.record("The download did not fail.")
            return
        }
        #expect(message.hasPrefix("the server is too slow"), "\(message)")
        #expect(ContinuousClock.now - start < .seconds(15))
    }

    @Test("waits longer than a busy server takes, and not for ever")
    func limits() {
        let limits = Curl.Limits()
        #expect((10...60).contains(limits.seconds) && limits.rate <= 10_000)
        // AmazonEC2's largest regional list has 460 MB and a few thousand prices that are used.
        #expect(limits.bytes > 3 * 460_000_000 && limits.prices > 500_000)
        #expect(limits.totalSeconds > 460_000_000 / 50_000)
    }
}
