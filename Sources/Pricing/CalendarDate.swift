/// A day of the Gregorian calendar, written `YYYY-MM-DD`.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let year: Int
    public let month: Int
    public let day: Int

    /// The day that the text names, or nil where it is not of the form or there is no such day.
    public init?(_ text: some StringProtocol) {
        self.init(bytes: Array(text.utf8))
    }

    private init?(bytes: [UInt8]) {
        // YYYY-MM-DD: the numbers in turn, with a hyphen after the fourth and the sixth digit.
        var (year, month, day, count) = (0, 0, 0, 0)
        for byte in bytes {
            let digit = Int(byte) - 0x30
            switch count {
            case 4, 7: guard byte == 0x2D else { return nil }
            case 0..<10 where !(0...9).contains(digit): return nil
            case 0..<4: year = year * 10 + digit
            case 5..<7: month = month * 10 + digit
            case 8..<10: day = day * 10 + digit
            default: return nil
            }
            count += 1
        }
        guard count == 10, (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year) else {
            return nil
        }
        self.init(known: year, month, day)
    }

    /// A day that is known to exist.
    init(known year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        if left.year != right.year { return left.year < right.year }
        return left.month != right.month ? left.month < right.month : left.day < right.day
    }

    public var description: String {
        String(unsafeUninitializedCapacity: 10) { bytes in
            var rest = (year % 10_000 * 100 + month) * 100 + day
            for position in (0..<10).reversed() {
                if position == 4 || position == 7 {
                    bytes[position] = 0x2D
                } else {
                    bytes[position] = UInt8(truncatingIfNeeded: 0x30 + rest % 10)
                    rest /= 10
                }
            }
            return 10
        }
    }
}
