import CostModel
import Expressions

/// Deployments in words: what is understood is a scenario file, and what is not points into the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: min(count, 300)), as: UTF8.self)
    do {
        let deployment = try Deployment(text)
        _ = try? ScenarioFile.read(Deployment.scenarioFile([deployment]), file: "words", defaultName: "words")
    } catch {
        precondition(!error.finding.isEmpty)
        precondition(error.range.lowerBound >= 0 && error.range.upperBound <= text.count + 1, "beside the text")
    }
    return 0
}
