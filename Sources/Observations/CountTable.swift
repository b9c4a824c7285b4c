/// Counts under keys of 64 bits, in memory of its own: open addressing with a multiplicative hash.
///
/// ## Invariants
/// - `capacity` is a power of two, and at least a quarter of the places are free, each with a count of zero.
final class CountTable {
    private(set) var count = 0
    private var capacity: Int
    private var keys: UnsafeMutablePointer<UInt64>
    private var counts: UnsafeMutablePointer<Int>
    private var shift: UInt64

    init() {
        capacity = 64
        shift = 64 - 6
        keys = .allocate(capacity: capacity)
        keys.initialize(repeating: 0, count: capacity)
        counts = .allocate(capacity: capacity)
        counts.initialize(repeating: 0, count: capacity)
    }

    deinit {
        keys.deallocate()
        counts.deallocate()
    }

    /// Adds a positive number under a key.
    ///
    /// - Complexity: O(1) on average.
    @inline(__always)
    func add(_ number: Int, under key: UInt64) {
        var place = place(of: key)
        while true {
            if counts[place] == 0 { return insert(number, under: key, at: place) }
            if keys[place] == key {
                counts[place] = counts[place].addingClamped(number)
                return
            }
            place = (place + 1) & (capacity - 1)
        }
    }

    /// What stands under a key; 0 where nothing does.
    func value(under key: UInt64) -> Int {
        var place = place(of: key)
        while counts[place] != 0 {
            if keys[place] == key { return counts[place] }
            place = (place + 1) & (capacity - 1)
        }
        return 0
    }

    @inline(__always)
    private func place(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }

    private func insert(_ number: Int, under key: UInt64, at place: Int) {
        guard number > 0 else { return }
        keys[place] = key
        counts[place] = number
        count += 1
        if count > capacity / 4 * 3 { grow() }
    }

    private func grow() {
        let (oldKeys, oldCounts, oldCapacity) = (keys, counts, capacity)
        capacity *= 2
        shift -= 1
        keys = .allocate(capacity: capacity)
        keys.initialize(repeating: 0, count: capacity)
        counts = .allocate(capacity: capacity)
        counts.initialize(repeating: 0, count: capacity)
        for old in 0..<oldCapacity where oldCounts[old] != 0 {
            var place = place(of: oldKeys[old])
            while counts[place] != 0 { place = (place + 1) & (capacity - 1) }
            keys[place] = oldKeys[old]
            counts[place] = oldCounts[old]
        }
        oldKeys.deallocate()
        oldCounts.deallocate()
    }

    /// All keys and what stands under them, sorted by key.
    ///
    /// - Complexity: O(n log n).
    var entries: [(key: UInt64, count: Int)] {
        var result: [(key: UInt64, count: Int)] = []
        for place in 0..<capacity where counts[place] != 0 { result.append((keys[place], counts[place])) }
        result.sort { $0.key < $1.key }
        return result
    }

    func add(_ other: CountTable) {
        for entry in other.entries { add(entry.count, under: entry.key) }
    }
}

extension Int {
    /// The sum, or the largest number where that is larger: what is counted comes from files.
    @inline(__always)
    func addingClamped(_ other: Int) -> Int {
        let (sum, isTooLarge) = addingReportingOverflow(other)
        return isTooLarge ? .max : sum
    }
}
