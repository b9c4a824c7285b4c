/// Collects faults instead of stopping at the first, for a command that lists all of a file.
///
/// One value has one fault: what follows from it is not worth another line.
public final class FaultList {
    public private(set) var faults: [FileFault] = []

    public init() {}

    public func append(_ fault: FileFault) {
        let isKnown = faults.contains { $0.path == fault.path && $0.location == fault.location }
        if !isKnown { faults.append(fault) }
    }
}
