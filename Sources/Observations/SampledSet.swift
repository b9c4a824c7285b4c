/// Tells how many distinct things were seen, and how often, in bounded memory and whatever their order.
///
/// Up to 131,072 it keeps them all. Beyond, it keeps those whose hash ends in as many zero bits as it takes to have room,
/// and counts each for two to that power; which ones these are depends on what was seen alone, not on its order.
///
/// What was kept is looked up in memory that is far from the processor. Where nobody waits for the answer, things are
/// gathered and looked up together, so that they wait for memory at the same time.
///
/// Source of the method: adaptive sampling, Wegman, after Flajolet, "On adaptive sampling", 1990.
final class SampledSet {
    static let most = 1 << 17

    private let table: HashPlaces
    /// How many low bits of a kept hash are zero.
    private(set) var level: UInt64 = 0
    private let most: Int
    private let gathered: UnsafeMutablePointer<UInt64>
    private var gatheredCount = 0
    private static let mostGathered = 256

    init(most: Int = SampledSet.most) {
        self.most = most
        table = HashPlaces()
        gathered = .allocate(capacity: Self.mostGathered)
    }

    deinit { gathered.deallocate() }

    /// What became of a thing.
    enum Standing {
        case new
        case known
        /// Not kept, so nothing is known of it.
        case passed
    }

    /// - Complexity: O(1) on average.
    @inline(__always)
    func insert(_ hash: UInt64) -> Standing {
        guard isKept(hash) else { return .passed }
        guard table.insert(hash) else { return .known }
        if table.count > most { thin() }
        return .new
    }

    /// Inserts a thing some time before the next question.
    ///
    /// - Complexity: O(1) on average.
    @inline(__always)
    func gather(_ hash: UInt64) {
        guard isKept(hash) else { return }
        gathered[gatheredCount] = hash
        gatheredCount += 1
        if gatheredCount == Self.mostGathered { insertGathered() }
    }

    private func insertGathered() {
        for index in 0..<gatheredCount { _ = insert(gathered[index]) }
        gatheredCount = 0
    }

    @inline(__always)
    private func isKept(_ hash: UInt64) -> Bool { hash & ((1 << level) &- 1) == 0 }

    private func thin() {
        while table.count > most {
            level += 1
            table.keep { self.isKept($0) }
        }
    }

    /// Whether everything inserted so far is kept, so that the counts are exact.
    @inline(__always)
    var isExact: Bool { level == 0 }

    /// How many distinct things were seen, how often something was seen that had been seen before, and whether both are
    /// exact.
    func counts() -> (distinct: Int, repeated: Int, isExact: Bool) {
        insertGathered()
        return (table.count << Int(level), table.repeats << Int(level), isExact)
    }
}

/// Hashes and how often each came again: open addressing.
///
/// ## Invariants
/// - 0 marks a free place; a hash of 0 is kept as the largest number.
private final class HashPlaces {
    private struct Place {
        var hash: UInt64 = 0
        var again = 0
    }

    private(set) var count = 0
    private var capacity = 256
    private var places: UnsafeMutablePointer<Place>

    init() {
        places = .allocate(capacity: capacity)
        places.initialize(repeating: Place(), count: capacity)
    }

    deinit { places.deallocate() }

    var repeats: Int {
        var sum = 0
        for place in 0..<capacity { sum += places[place].again }
        return sum
    }

    /// Whether the hash was not there yet.
    @inline(__always)
    func insert(_ hash: UInt64) -> Bool {
        let hash = hash == 0 ? .max : hash
        // The low bits are alike where the set is thinned.
        var place = Int(truncatingIfNeeded: hash >> 20) & (capacity - 1)
        while places[place].hash != 0 {
            if places[place].hash == hash {
                places[place].again &+= 1
                return false
            }
            place = (place + 1) & (capacity - 1)
        }
        places[place].hash = hash
        count += 1
        if count > capacity / 4 * 3 { rebuild(capacity * 2) { _ in true } }
        return true
    }

    func keep(_ isKept: (UInt64) -> Bool) { rebuild(capacity, isKept) }

    private func rebuild(_ size: Int, _ isKept: (UInt64) -> Bool) {
        let (old, oldCapacity) = (places, capacity)
        capacity = size
        places = .allocate(capacity: capacity)
        places.initialize(repeating: Place(), count: capacity)
        count = 0
        for index in 0..<oldCapacity where old[index].hash != 0 && isKept(old[index].hash == .max ? 0 : old[index].hash)
        {
            var place = Int(truncatingIfNeeded: old[index].hash >> 20) & (capacity - 1)
            while places[place].hash != 0 { place = (place + 1) & (capacity - 1) }
            places[place] = old[index]
            count += 1
        }
        old.deallocate()
    }
}
