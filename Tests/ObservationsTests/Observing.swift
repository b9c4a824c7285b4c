import Observations

/// What files say together, each fed in blocks that end at its edges.
func findings(_ files: [String], edges: [Int] = []) throws(ObservationError) -> Findings {
    let observer = Observer()
    for (index, file) in files.enumerated() {
        let bytes = Array(file.utf8)
        observer.begin()
        var from = 0
        for edge in edges.filter({ $0 < bytes.count }) + [bytes.count] where edge > from {
            try bytes[from..<edge].withUnsafeBufferPointer { (buffer) throws(ObservationError) in
                try observer.feed(buffer)
            }
            from = edge
        }
        try observer.end(file: "file\(index)")
    }
    return observer.findings()
}

func failure(_ text: String) -> ObservationError? {
    do throws(ObservationError) {
        _ = try findings([text])
        return nil
    } catch {
        return error
    }
}

extension Findings {
    /// Everything that a function's sizes say, for comparisons.
    var summary: [String] {
        functions.flatMap { function in
            function.sizes.map { size in
                let classes = size.durations.classes.map { "\($0.ms)x\($0.runs)" }.joined(separator: " ")
                return "\(function.name) \(size.memoryMB) MB, used \(size.maximumUsedMB): \(classes); cold "
                    + "\(size.coldRuns) of \(size.initMs) ms, timeouts \(size.timeouts), "
                    + "\(size.period.map { "\($0.first)-\($0.last)" } ?? "no time")"
            }
        } + skipped.map { "\($0.reason) \($0.count)" }
            + (demand.map { ["\($0.requests) requests, \($0.untimed) untimed"] } ?? []) + ["\(repeated) again"]
    }
}
