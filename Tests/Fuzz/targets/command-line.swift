import Arguments

@testable import lambda_cost

/// Command lines, a word a line: sorted, read, and completed; nothing is run.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: min(count, 1000)), as: UTF8.self)
    let words = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    do {
        switch try LambdaCost.program.call(words, width: 80, variable: { _ in nil }) {
        case .show(let shown): precondition(!shown.isEmpty)
        case .run(_, let arguments): _ = try Settings(arguments)
        }
    } catch {
        let said = CommandError(error).description
        precondition(!said.isEmpty)
    }
    return 0
}
