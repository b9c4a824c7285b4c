import JSONText

/// The reader of JSON texts: what it accepts has places and words for each value; what was read once gives the same again.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    do {
        let document = try JSONDocument(bytes)
        var visited = 0
        visit(document.root, &visited)
        let again = try JSONDocument(bytes)
        precondition(again.tapeText == document.tapeText)
    } catch {
        precondition(!error.problem.finding.isEmpty)
        precondition(error.location.line >= 1 && error.location.column >= 1)
    }
    return 0
}

private func visit(_ value: JSONValue, _ visited: inout Int) {
    visited += 1
    // Places are counted from the beginning, which would take the square of the time for all of a long text.
    if visited < 50 {
        precondition(value.location.line >= 1)
        _ = value.path
        precondition(!value.excerpt.unicodeScalars.contains { $0.value < 0x20 })
    }
    _ = value.stringValue ?? value.numberText
    for element in value.elements { visit(element, &visited) }
    for member in value.members {
        _ = member.key
        visit(member.value, &visited)
    }
}
