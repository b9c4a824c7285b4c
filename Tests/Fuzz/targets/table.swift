import CostModel
import Pricing
import StrictJSON

private let scenarios = BuiltInScenarios.names.compactMap { BuiltInScenarios.file(named: $0) }
    .compactMap { try? ScenarioFile.read($0) }

/// Price tables: a table without faults can be read to its last price, and prices the built-in scenarios or says what it
/// lacks.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let source = try? PriceTableSource(file: "own.json", bytes: bytes) else { return 0 }
    guard let faults = try? source.faults(), faults.isEmpty else { return 0 }
    guard let table = try? source.load() else { preconditionFailure("no faults, but not loaded") }
    guard let entries = try? table.allEntries() else {
        preconditionFailure("no faults, but prices that cannot be read")
    }
    precondition(entries.count == table.priceCount)
    let book = PriceBook(adding: [source])
    for workload in scenarios {
        let prices = PricesInForce(book: book, region: table.region, date: nil)
        for scenario in workload.scenarios {
            guard let cost = try? ScenarioCost(scenario, of: workload, prices: prices) else { continue }
            _ = cost.charges(at: 1_000_000)
        }
    }
    return 0
}
