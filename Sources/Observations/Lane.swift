import ByteScanning

/// What one kind of record of one thing is counted under: a function with one size of memory, a load balancer, an API.
struct Lane: Hashable {
    enum Kind: Hashable {
        case function(memoryMB: Int)
        case applicationBalancer
        case classicBalancer
        case networkBalancer
        case api
        case webServer
        /// Sums of requests to something that they do not name.
        case summed
    }

    let kind: Kind
    /// Its name, empty where nothing says it.
    let name: String
}

/// The lanes met so far, numbered as they come. Where lines of one lane follow each other, nothing is looked up.
final class LaneTable {
    private(set) var lanes: [Lane] = []
    private var numbers: [Lane: Int] = [:]
    private var lastName: [UInt8] = []
    private var lastKind = Lane.Kind.webServer
    private var lastNumber = -1

    /// More than any account has in one log; hostile names stop here, under one that says so.
    static let most = 4096
    static let longestName = 512

    /// The number of a lane.
    @inline(__always)
    func number(_ kind: Lane.Kind, _ name: UnsafeBufferPointer<UInt8>) -> Int {
        if lastNumber >= 0, kind == lastKind, isLast(name) { return lastNumber }
        return look(kind, name)
    }

    @inline(__always)
    private func isLast(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        lastName.withUnsafeBufferPointer { ByteView($0) == ByteView(name) }
    }

    private func look(_ kind: Lane.Kind, _ name: UnsafeBufferPointer<UInt8>) -> Int {
        lastName = Array(name)
        lastKind = kind
        let lane = Lane(kind: kind, name: String(decoding: name.prefix(Self.longestName), as: UTF8.self))
        if let known = numbers[lane] {
            lastNumber = known
        } else if lanes.count < Self.most {
            lastNumber = add(lane)
        } else {
            let isFunction = if case .function = kind { true } else { false }
            let rest = Lane(kind: isFunction ? .function(memoryMB: 0) : kind, name: "(others)")
            lastNumber = numbers[rest] ?? add(rest)
        }
        return lastNumber
    }

    private func add(_ lane: Lane) -> Int {
        lanes.append(lane)
        numbers[lane] = lanes.count - 1
        return lanes.count - 1
    }
}
