import Analysis
import Answers
import BreakEven
import CostModel
import ExactMath
import Pricing
import Reports

private let window = 1...20_000

/// Scenario files: read, priced with the built-in tables, evaluated, compared, and shown. What a break-even says holds.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard var workload = try? ScenarioFile.read(bytes, file: "own.json", defaultName: "own") else { return 0 }
    // Each is priced by itself, and a few tell as much as a thousand.
    workload.scenarios = Array(workload.scenarios.prefix(3))
    let volumes = VolumeList(Array(workload.volumes.prefix(5)))
    let book = PriceBook()
    guard let evaluation = try? Evaluation(workload, book: book, largestVolume: volumes.largest) else { return 0 }
    for volume in volumes {
        for cost in evaluation.costs {
            let sum = cost.charges(at: volume).reduce(Rational.zero) { $0 + $1.amount }
            precondition(sum == cost.curve.cost(at: volume), "the line items do not sum to the total")
        }
    }
    show(Comparison(evaluation, at: volumes).report(.wide))
    if let cost = evaluation.costs.first {
        show(Explanation(evaluation, cost, at: volumes.largest).report(showsSources: true))
    }
    guard let sides = try? Sides(workload),
        let between = try? SearchedVolumes("\(window.lowerBound)..\(window.upperBound)"),
        let answer = try? BreakevenAnswer(workload, sides: sides, over: between, at: volumes.largest, book: book)
    else { return 0 }
    for pair in answer.pairs {
        let (baseline, alternative) = (evaluation.costs[pair.baseline].curve, evaluation.costs[pair.alternative].curve)
        func isCheaper(_ volume: Int) -> Bool { alternative.cost(at: volume) < baseline.cost(at: volume) }
        if let found = pair.comparison.breakEven {
            precondition(isCheaper(found), "not cheaper at the break-even")
            precondition(found == window.lowerBound || !isCheaper(found - 1), "cheaper below the break-even")
        }
        // Somewhere in the window, another for each input.
        let probe = window.lowerBound + (pair.comparison.breakEven ?? count) * 7919 % window.count
        let isInside = pair.comparison.ranges.elements.contains { $0.from <= probe && probe <= $0.to }
        if pair.comparison.ranges.elements.count < 100 {
            precondition(isInside == isCheaper(probe), "the ranges miss \(probe)")
        }
    }
    show(answer.report(showsProofs: true))
    return 0
}

/// Nothing of a file reaches a terminal as a control character, and all forms can be written.
private func show(_ report: Report) {
    let text = TerminalRenderer.text([report], width: 80, isColored: false)
    precondition(!text.contains { $0 < 0x20 && $0 != 0x0A || $0 == 0x7F }, "a control character for a terminal")
    _ = MarkdownRenderer.text([report])
    JSONRenderer.write([report]) { _ in }
}
