import Foundation
import Testing

@testable import lambda_cost

@Suite("curl", .enabled(if: hasCurl))
struct CurlTests {
    @Test("gives up a server that stalls, before or in the middle of the body", arguments: ["", "SKU"])
    func stall(_ body: String) throws {
        let server = try LoopbackServer { _ in .part(body, stated: 1000, pause: 20_000_000) }
        let start = ContinuousClock.now
        let download = try Curl(server.address + "/x", patience: 1)
        var block = [UInt8](repeating: 0, count: 100)
        while read(download.body, &block, block.count) > 0 {}
        let message = try #require(download.finish())
        #expect(message.contains("too slow"), "\(message)")
        #expect(ContinuousClock.now - start < .seconds(15))
    }

    @Test("waits longer than a busy server takes, and not for ever")
    func patience() { #expect((10...30).contains(Curl.patience)) }
}
