/// Counts under keys of 64 bits, in memory of its own: open addressing with a multiplicative hash.
///
/// ## Invariants
/// - `capacity` is a power of two, and at least a quarter of the places are free, each with a count of zero.
final class CountTable {
    private struct Place {
        var key: UInt64 = 0
        var count = 0
    }

    private(set) var count = 0
    private var capacity: Int
    private var places: UnsafeMutablePointer<Place>
    private var shift: UInt64

    init() {
        capacity = 64
        shift = 64 - 6
        places = .allocate(capacity: capacity)
        places.initialize(repeating: Place(), count: capacity)
    }

    deinit { places.deallocate() }

    /// Adds a positive number under a key.
    ///
    /// - Complexity: O(1) on average.
    @inline(__always)
    func add(_ number: Int, under key: UInt64) {
        var place = place(of: key)
        while true {
            if places[place].count == 0 { return insert(number, under: key, at: place) }
            if places[place].key == key {
                places[place].count = places[place].count.addingClamped(number)
                return
            }
            place = (place + 1) & (capacity - 1)
        }
    }

    /// What stands under a key; 0 where nothing does.
    func value(under key: UInt64) -> Int {
        var place = place(of: key)
        while places[place].count != 0 {
            if places[place].key == key { return places[place].count }
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
        places[place] = Place(key: key, count: number)
        count += 1
        if count > capacity / 4 * 3 { grow() }
    }

    private func grow() {
        let (old, oldCapacity) = (places, capacity)
        capacity *= 2
        shift -= 1
        places = .allocate(capacity: capacity)
        places.initialize(repeating: Place(), count: capacity)
        for index in 0..<oldCapacity where old[index].count != 0 {
            var place = place(of: old[index].key)
            while places[place].count != 0 { place = (place + 1) & (capacity - 1) }
            places[place] = old[index]
        }
        old.deallocate()
    }

    /// All keys and what stands under them, sorted by key.
    ///
    /// - Complexity: O(n log n).
    var entries: [(key: UInt64, count: Int)] {
        var result: [(key: UInt64, count: Int)] = []
        for place in 0..<capacity where places[place].count != 0 {
            result.append((places[place].key, places[place].count))
        }
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
