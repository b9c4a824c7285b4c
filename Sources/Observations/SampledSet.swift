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
    private let countsRepeats: Bool
    private let gathered: UnsafeMutablePointer<UInt64>
    /// What stands where each of them is looked for first.
    private let firsts: UnsafeMutablePointer<UInt64>
    private var gatheredCount = 0
    private static let mostGathered = 256

    /// - Parameter countsRepeats: whether it is asked how often something came again.
    init(most: Int = SampledSet.most, countsRepeats: Bool = true) {
        self.most = most
        self.countsRepeats = countsRepeats
        table = HashPlaces()
        gathered = .allocate(capacity: Self.mostGathered)
        firsts = .allocate(capacity: Self.mostGathered)
    }

    deinit {
        gathered.deallocate()
        firsts.deallocate()
    }

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
        // Whether a thing is kept is nothing that a processor could guess.
        gathered[gatheredCount] = hash
        gatheredCount += isKept(hash) ? 1 : 0
        if gatheredCount == Self.mostGathered { insertGathered() }
    }

    private func insertGathered() {
        for index in 0..<gatheredCount { firsts[index] = table.first(gathered[index]) }
        for index in 0..<gatheredCount {
            let hash = gathered[index]
            guard countsRepeats || firsts[index] != hash || hash == 0 else { continue }
            _ = insert(hash)
        }
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

    /// How many distinct things were seen, how often something was seen that had been seen before where that is counted, and
    /// whether both are exact.
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
    private(set) var count = 0
    private var capacity = 256
    private var hashes: UnsafeMutablePointer<UInt64>
    /// Apart from the hashes: of many sets nothing comes again, or nobody asks how often.
    private var again: UnsafeMutablePointer<Int>

    init() {
        (hashes, again) = Self.places(capacity)
    }

    deinit {
        hashes.deallocate()
        again.deallocate()
    }

    private static func places(_ capacity: Int) -> (UnsafeMutablePointer<UInt64>, UnsafeMutablePointer<Int>) {
        let hashes = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity)
        hashes.initialize(repeating: 0, count: capacity)
        let again = UnsafeMutablePointer<Int>.allocate(capacity: capacity)
        again.initialize(repeating: 0, count: capacity)
        return (hashes, again)
    }

    var repeats: Int {
        var sum = 0
        for place in 0..<capacity { sum += again[place] }
        return sum
    }

    /// The hash that stands where this one is looked for first; 0 where none does.
    @inline(__always)
    func first(_ hash: UInt64) -> UInt64 { hashes[Int(truncatingIfNeeded: hash >> 20) & (capacity - 1)] }

    /// Whether the hash was not there yet.
    @inline(__always)
    func insert(_ hash: UInt64) -> Bool {
        let hash = hash == 0 ? .max : hash
        // The low bits are alike where the set is thinned.
        var place = Int(truncatingIfNeeded: hash >> 20) & (capacity - 1)
        while hashes[place] != 0 {
            if hashes[place] == hash {
                again[place] &+= 1
                return false
            }
            place = (place + 1) & (capacity - 1)
        }
        hashes[place] = hash
        count += 1
        if count > capacity / 4 * 3 { rebuild(capacity * 2) { _ in true } }
        return true
    }

    func keep(_ isKept: (UInt64) -> Bool) { rebuild(capacity, isKept) }

    private func rebuild(_ size: Int, _ isKept: (UInt64) -> Bool) {
        let (oldHashes, oldAgain, oldCapacity) = (hashes, again, capacity)
        capacity = size
        (hashes, again) = Self.places(capacity)
        count = 0
        for index in 0..<oldCapacity where oldHashes[index] != 0 {
            guard isKept(oldHashes[index] == .max ? 0 : oldHashes[index]) else { continue }
            var place = Int(truncatingIfNeeded: oldHashes[index] >> 20) & (capacity - 1)
            while hashes[place] != 0 { place = (place + 1) & (capacity - 1) }
            (hashes[place], again[place]) = (oldHashes[index], oldAgain[index])
            count += 1
        }
        oldHashes.deallocate()
        oldAgain.deallocate()
    }
}
