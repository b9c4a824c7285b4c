import Answers
import CostModel
import JSONText
import Observations
import Reports

/// Logs, metrics and bills: where blocks end changes nothing, what was observed can be shown, and what is written of it is
/// a scenario file, alone and within one that there is.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let whole = observed(bytes, block: max(1, count))
    let inBlocks = observed(bytes, block: 1 + count % 61)
    precondition((whole == nil) == (inBlocks == nil), "blocks change whether it can be read")
    guard let whole, let inBlocks else { return 0 }
    let parts = ScenarioParts(whole, .init())
    let written = ScenarioWriter.file(parts, description: MeasureReport.description(of: whole))
    let other = ScenarioWriter.file(
        ScenarioParts(inBlocks, .init()), description: MeasureReport.description(of: inBlocks))
    precondition(written == other, "blocks change what is read")
    check(parts, written)
    let stated = ScenarioParts(whole, .init(hoursObserved: 1))
    check(stated, ScenarioWriter.file(stated, description: ""))
    let text = TerminalRenderer.text([MeasureReport(whole, parts).report()], width: 80, isColored: false)
    precondition(!text.isEmpty)
    return 0
}

private let existing = Array(
    #"""
    {"formatVersion": 1, "scenarios": [{"name": "a", "resources": [{"service": "lambda", "memoryMB": 128, "durationMs": 7},
      {"service": "elb", "type": "application"}, {"service": "apiGateway"}]}]}
    """#.utf8)

private func check(_ parts: ScenarioParts, _ written: [UInt8]) {
    guard !parts.resources.isEmpty else { return }
    do { _ = try ScenarioFile.read(written, file: "own", defaultName: "own") } catch {
        preconditionFailure("what was written cannot be read: \(error)")
    }
    guard let document = try? JSONDocument(existing, file: "own") else { preconditionFailure() }
    let merged = ScenarioMerge(parts, into: existing, document)
    do { _ = try ScenarioFile.read(merged.bytes, file: "own", defaultName: "own") } catch {
        preconditionFailure("what was merged cannot be read: \(error)")
    }
}

private func observed(_ bytes: [UInt8], block: Int) -> Findings? {
    let observer = Observer()
    observer.begin()
    do {
        try bytes.withUnsafeBufferPointer { (buffer) throws(ObservationError) in
            var from = 0
            while from < buffer.count {
                let end = min(buffer.count, from + block)
                try observer.feed(UnsafeBufferPointer(rebasing: buffer[from..<end]))
                from = end
            }
        }
        try observer.end(file: "own")
        return observer.findings()
    } catch {
        precondition(!"\(error)".isEmpty)
        return nil
    }
}
