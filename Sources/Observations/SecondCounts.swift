/// How many requests came in each second, for each of what is told apart (a balancer, a server behind it).
///
/// Memory is taken by the hour and bounded; where more hours are seen, nothing is told.
final class SecondCounts {
    /// A month of a balancer and seven servers.
    static let mostHours = 6000
    private static let secondsPerHour = 3600

    /// The place of each hour in `hours`, and one more.
    private let places = CountTable()
    private var hours: [UnsafeMutablePointer<UInt16>] = []
    private var keys: [UInt64] = []
    /// The hours last counted into.
    private var recent: (UInt64, UInt64) = (.max, .max)
    private var recentPlaces = (0, 0)
    private(set) var isComplete = true

    deinit { for hour in hours { hour.deallocate() } }

    /// - Parameter key: what is told apart, in fewer than 32 bits.
    @inline(__always)
    func count(_ key: Int, at milliseconds: Int) {
        guard isComplete else { return }
        let second = milliseconds / 1000
        let hour = UInt64(truncatingIfNeeded: key) << 32 | UInt64(truncatingIfNeeded: second / Self.secondsPerHour)
        let place: Int
        if hour == recent.0 {
            place = recentPlaces.0
        } else if hour == recent.1 {
            place = recentPlaces.1
        } else {
            guard let found = self.place(of: hour) else { return }
            (recent, recentPlaces) = ((hour, recent.0), (found, recentPlaces.0))
            place = found
        }
        let counts = hours[place] + second % Self.secondsPerHour
        if counts.pointee < .max { counts.pointee += 1 }
    }

    private func place(of hour: UInt64) -> Int? {
        let known = places.value(under: hour)
        if known > 0 { return known - 1 }
        guard hours.count < Self.mostHours else {
            isComplete = false
            return nil
        }
        let counts = UnsafeMutablePointer<UInt16>.allocate(capacity: Self.secondsPerHour)
        counts.initialize(repeating: 0, count: Self.secondsPerHour)
        hours.append(counts)
        places.add(hours.count, under: hour)
        keys.append(hour)
        return hours.count - 1
    }

    /// How many seconds had how many requests, by what is told apart; seconds without a request are not counted.
    func distributions() -> [Int: DurationClasses] {
        guard isComplete else { return [:] }
        var counts: [Int: [Int: Int]] = [:]
        for (place, hour) in hours.enumerated() {
            for second in 0..<Self.secondsPerHour where hour[second] > 0 {
                counts[Int(keys[place] >> 32), default: [:]][Int(hour[second]), default: 0] += 1
            }
        }
        return counts.compactMapValues {
            DurationClasses($0.map { .init(ms: $0.key, runs: $0.value) }.sorted { $0.ms < $1.ms })
        }
    }
}
