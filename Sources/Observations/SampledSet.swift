/// Tells how many distinct things were seen, and how often, in bounded memory and whatever their order.
///
/// Up to 131,072 it keeps them all, which fits the nearer caches of a processor. Beyond, it keeps those whose hash ends in
/// as many zero bits as it takes to have room, and counts each for two to that power; which ones these are depends on what
/// was seen alone, not on its order.
///
/// Source of the method: adaptive sampling, Wegman, after Flajolet, "On adaptive sampling", 1990.
final class SampledSet {
    static let most = 1 << 17

    private let table: HashPlaces
    /// How many low bits of a kept hash are zero.
    private(set) var level: UInt64 = 0
    private let most: Int

    init(most: Int = SampledSet.most) {
        self.most = most
        table = HashPlaces()
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
        guard hash & ((1 << level) &- 1) == 0 else { return .passed }
        guard table.insert(hash) else { return .known }
        if table.count > most { thin() }
        return .new
    }

    private func thin() {
        while table.count > most {
            level += 1
            table.keep { $0 & ((1 << self.level) &- 1) == 0 }
        }
    }

    /// Whether everything seen is kept, so that the counts are exact.
    var isExact: Bool { level == 0 }

    /// How many distinct things were seen.
    var distinct: Int { table.count << Int(level) }

    /// How often something was seen that had been seen before.
    var repeated: Int { table.repeats << Int(level) }
}

/// Hashes and how often each came again: open addressing.
///
/// ## Invariants
/// - 0 marks a free place; a hash of 0 is kept as the largest number.
private final class HashPlaces {
    private(set) var count = 0
    private var capacity = 256
    private var hashes: UnsafeMutablePointer<UInt64>
    private var again: UnsafeMutablePointer<UInt32>

    init() {
        hashes = .allocate(capacity: capacity)
        hashes.initialize(repeating: 0, count: capacity)
        again = .allocate(capacity: capacity)
        again.initialize(repeating: 0, count: capacity)
    }

    deinit {
        hashes.deallocate()
        again.deallocate()
    }

    var repeats: Int {
        var sum = 0
        for place in 0..<capacity { sum += Int(again[place]) }
        return sum
    }

    /// Whether the hash was not there yet.
    @inline(__always)
    func insert(_ hash: UInt64) -> Bool {
        let hash = hash == 0 ? .max : hash
        // The low bits are alike where the set is thinned.
        var place = Int(truncatingIfNeeded: hash >> 20) & (capacity - 1)
        while hashes[place] != 0 {
            if hashes[place] == hash {
                if again[place] < .max { again[place] += 1 }
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
        hashes = .allocate(capacity: capacity)
        hashes.initialize(repeating: 0, count: capacity)
        again = .allocate(capacity: capacity)
        again.initialize(repeating: 0, count: capacity)
        count = 0
        for old in 0..<oldCapacity where oldHashes[old] != 0 && isKept(oldHashes[old] == .max ? 0 : oldHashes[old]) {
            var place = Int(truncatingIfNeeded: oldHashes[old] >> 20) & (capacity - 1)
            while hashes[place] != 0 { place = (place + 1) & (capacity - 1) }
            hashes[place] = oldHashes[old]
            again[place] = oldAgain[old]
            count += 1
        }
        oldHashes.deallocate()
        oldAgain.deallocate()
    }
}

/// A hash of bytes and numbers, the same in each run of the program.
struct StableHash {
    private(set) var value: UInt64 = 0x243F_6A88_85A3_08D3

    @inline(__always)
    mutating func add(_ word: UInt64) {
        let (high, low) = (value ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        value = high ^ low
    }

    /// - Complexity: O(n), eight bytes at a time.
    @inline(__always)
    mutating func add(_ start: UnsafePointer<UInt8>, _ count: Int) {
        var index = 0
        while index + 8 <= count {
            add(UnsafeRawPointer(start + index).loadUnaligned(as: UInt64.self) &+ 1)
            index += 8
        }
        var rest: UInt64 = UInt64(count) << 56
        while index < count {
            rest = rest << 8 | UInt64(start[index])
            index += 1
        }
        add(rest)
        add(0x1319_8A2E_0370_7344)
    }
}
