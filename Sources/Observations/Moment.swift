import ByteScanning

/// A point in time as a log states it.
struct Moment: Equatable {
    /// Milliseconds since 1970-01-01T00:00:00Z; where no zone is stated, as if it were UTC.
    let milliseconds: Int
    let hasZone: Bool

    init(_ milliseconds: Int, hasZone: Bool = true) {
        self.milliseconds = milliseconds
        self.hasZone = hasZone
    }

    /// Times before 1990 and after 2200 are slips or hostile.
    static let plausible = 631_152_000_000...7_258_118_400_000

    /// Days from 1970-01-01 to a day of the Gregorian calendar.
    ///
    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2021.
    static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month > 2 ? year : year - 1
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Whether a month of 1...12 has this day.
    static func hasDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        switch month {
        case 2: day >= 1 && day <= (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28)
        case 4, 6, 9, 11: (1...30).contains(day)
        default: (1...31).contains(day)
        }
    }
}

/// Reads points in time, remembering the last minute read: neighbouring lines nearly always share it.
struct MomentReader {
    /// `YYYY-MM-DDTHH:MM` as two words of text, and its milliseconds.
    private var lastText: (UInt64, UInt64) = (0, 0)
    private var lastMinute = 0

    /// The time at `position`: `2026-01-05T02:24:38.404Z`, with a blank for the `T`, up to nine decimals, `Z`, an offset, or
    /// no zone; and where it ends.
    ///
    /// - Parameter isUTC: whether a time without a zone is known to be UTC.
    @inline(__always)
    mutating func iso(_ text: ByteView, at position: Int, isUTC: Bool = false) -> (moment: Moment, end: Int)? {
        guard position >= 0, text.count - position >= 19 else { return nil }
        let bytes = text.start + position
        guard bytes[16] == 0x3A, let minute = minute(bytes) else { return nil }
        let second = Self.two(bytes + 17)
        guard second <= 60 else { return nil }
        var milliseconds = minute + second * 1000
        var end = position + 19
        if text.count - end >= 8, let fraction = Self.usualFraction(bytes + 19) {
            milliseconds += fraction.milliseconds
            guard Moment.plausible.contains(milliseconds) else { return nil }
            return (Moment(milliseconds), end + fraction.length)
        }
        if text[end] == 0x2E || text[end] == 0x2C, Self.isDigit(text[end + 1]) {
            end += 1
            var scale = 100
            while Self.isDigit(text[end]) {
                milliseconds += Int(text[end] &- 0x30) * scale
                scale /= 10
                end += 1
            }
        }
        guard let zone = Self.zone(text, at: end) else { return nil }
        milliseconds -= zone.minutes * 60_000
        guard Moment.plausible.contains(milliseconds) else { return nil }
        return (Moment(milliseconds, hasZone: isUTC || zone.end > end), zone.end)
    }

    /// Whether there is a time at `position` by its shape that no calendar has: a 30 February, an hour 25, a zone of +99:99,
    /// a year long past.
    mutating func isImpossible(_ text: ByteView, at position: Int = 0) -> Bool {
        guard position >= 0, text.count - position >= 19 else { return false }
        func isShaped(_ shape: StaticString) -> Bool {
            for (index, byte) in ByteView(shape).buffer.enumerated() {
                let own = text[position + index]
                let isSame: Bool
                switch byte {
                case 0x30: isSame = Self.isDigit(own)
                case 0x54: isSame = own == 0x54 || own == 0x20
                case 0x2D: isSame = Self.isDateSign(own)
                case 0x61: isSame = own | 0x20 >= 0x61 && own | 0x20 <= 0x7A
                default: isSame = own == byte
                }
                guard isSame else { return false }
            }
            return true
        }
        if isShaped("0000-00-00T00:00:00") { return iso(text, at: position) == nil }
        return isShaped("00/aaa/0000:00:00:00") && clf(text, at: position) == nil
    }

    /// `.404Z` and `.404123Z`, as AWS writes them, all eight bytes looked at together; nil for anything else.
    @inline(__always)
    private static func usualFraction(_ bytes: UnsafePointer<UInt8>) -> (milliseconds: Int, length: Int)? {
        let word = UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self))
        guard word & 0xFF == 0x2E, LogNumber.areDigits(word >> 8, of: 0xFF_FFFF) else { return nil }
        let milliseconds =
            Int(word >> 8 & 0xF) * 100 + Int(word >> 16 & 0xF) * 10 + Int(word >> 24 & 0xF)
        if word >> 32 & 0xFF == 0x5A { return (milliseconds, 5) }
        guard word >> 56 == 0x5A, LogNumber.areDigits(word >> 32, of: 0xFF_FFFF) else { return nil }
        return (milliseconds, 8)
    }

    /// The time of the common log format at `position`: `17/May/2015:10:05:03 +0000`; and where it ends.
    func clf(_ text: ByteView, at position: Int) -> (moment: Moment, end: Int)? {
        guard position >= 0, text.count - position >= 20 else { return nil }
        let bytes = text.start + position
        guard bytes[2] == 0x2F, bytes[6] == 0x2F, bytes[11] == 0x3A, bytes[14] == 0x3A, bytes[17] == 0x3A,
            let month = Self.month(bytes + 3)
        else { return nil }
        let (day, hour, minute, second) = (
            Self.two(bytes), Self.two(bytes + 12), Self.two(bytes + 15), Self.two(bytes + 18)
        )
        let (century, year) = (Self.two(bytes + 7), Self.two(bytes + 9))
        guard hour < 24, minute < 60, second <= 60, century < 100, year < 100,
            Moment.hasDay(century * 100 + year, month, day)
        else { return nil }
        let days = Moment.days(century * 100 + year, month, day)
        var milliseconds = ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000
        let end = position + 20
        let start = text[end] == 0x20 ? end + 1 : end
        guard let zone = Self.zone(text, at: start) else { return nil }
        milliseconds -= zone.minutes * 60_000
        guard Moment.plausible.contains(milliseconds) else { return nil }
        let hasZone = zone.end > start
        return (Moment(milliseconds, hasZone: hasZone), hasZone ? zone.end : end)
    }

    /// Seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by their size, up to where the digits end.
    static func epoch(_ text: ByteView, at position: Int) -> (moment: Moment, end: Int)? {
        var (value, end) = (0, position)
        while isDigit(text[end]), end - position < 19 {
            value = value &* 10 &+ Int(text[end] &- 0x30)
            end += 1
        }
        // Nineteen digits may be more than a number holds, and then are no time.
        guard !isDigit(text[end]), end - position >= 10, value >= 0 else { return nil }
        if value < 100_000_000_000 { value *= 1000 }
        while value > 100_000_000_000_000 { value /= 1000 }
        guard Moment.plausible.contains(value) else { return nil }
        return (Moment(value), end)
    }

    /// The milliseconds of `YYYY-MM-DDTHH:MM`.
    @inline(__always)
    private mutating func minute(_ bytes: UnsafePointer<UInt8>) -> Int? {
        let first = UnsafeRawPointer(bytes).loadUnaligned(as: UInt64.self)
        let second = UnsafeRawPointer(bytes + 8).loadUnaligned(as: UInt64.self)
        if first == lastText.0, second == lastText.1 { return lastMinute }
        guard let minute = Self.minute(of: bytes) else { return nil }
        lastMinute = minute
        lastText = (first, second)
        return minute
    }

    private static func minute(of bytes: UnsafePointer<UInt8>) -> Int? {
        guard isDateSign(bytes[4]), isDateSign(bytes[7]), bytes[10] == 0x54 || bytes[10] == 0x20, bytes[13] == 0x3A
        else { return nil }
        let (century, year, month, day) = (two(bytes), two(bytes + 2), two(bytes + 5), two(bytes + 8))
        let (hour, minute) = (two(bytes + 11), two(bytes + 14))
        guard century < 100, year < 100, (1...12).contains(month), hour < 24, minute < 60,
            Moment.hasDay(century * 100 + year, month, day)
        else { return nil }
        return ((Moment.days(century * 100 + year, month, day) * 24 + hour) * 60 + minute) * 60_000
    }

    /// CloudWatch's console writes a slash.
    @inline(__always)
    private static func isDateSign(_ byte: UInt8) -> Bool { byte == 0x2D || byte == 0x2F }

    /// The number of two digits; at least 100 where they are none.
    @inline(__always)
    private static func two(_ bytes: UnsafePointer<UInt8>) -> Int {
        let (tens, ones) = (bytes[0] &- 0x30, bytes[1] &- 0x30)
        return tens < 10 && ones < 10 ? Int(tens) * 10 + Int(ones) : 100
    }

    @inline(__always)
    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private static func isSign(_ byte: UInt8) -> Bool { byte == 0x2B || byte == 0x2D }

    /// The zone at `position` in minutes, and where it ends: `Z`, `+HH:MM`, `+HHMM`, `+HH` or `-…`, ` UTC` as Athena has it;
    /// nothing is none. Nil where it is one that no place of the earth has.
    private static func zone(_ text: ByteView, at position: Int) -> (minutes: Int, end: Int)? {
        if text[position] == 0x5A { return (0, position + 1) }
        if text[position] == 0x20, text.dropFirst(position + 1).hasPrefix("UTC") { return (0, position + 4) }
        guard isSign(text[position]), isDigit(text[position + 1]), isDigit(text[position + 2]) else {
            return (0, position)
        }
        let hours = two(text.start + position + 1)
        let place = position + (text[position + 3] == 0x3A ? 4 : 3)
        let hasMinutes = isDigit(text[place]) && isDigit(text[place + 1])
        let minutes = hasMinutes ? two(text.start + place) : 0
        guard hours * 60 + minutes <= 14 * 60, minutes < 60 else { return nil }
        return (
            (hours * 60 + minutes) * (text[position] == 0x2D ? -1 : 1), hasMinutes ? place + 2 : position + 3
        )
    }

    private static func month(_ bytes: UnsafePointer<UInt8>) -> Int? {
        let names: StaticString = "janfebmaraprmayjunjulaugsepoctnovdec"
        for month in 0..<12 {
            let name = names.utf8Start + month * 3
            if bytes[0] | 0x20 == name[0], bytes[1] | 0x20 == name[1], bytes[2] | 0x20 == name[2] { return month + 1 }
        }
        return nil
    }
}

extension ObservedPeriod {
    /// `2026-01-05 02:24`, to the started minute.
    public static func text(_ milliseconds: Int) -> String {
        let minutes = milliseconds / 60_000
        let (day, minute) = (minutes / 1440, minutes % 1440)
        return "\(date(day)) \(twoDigits(minute / 60)):\(twoDigits(minute % 60))"
    }

    /// The day so many days after 1970-01-01.
    ///
    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2021.
    private static func date(_ days: Int) -> String {
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(year)-\(twoDigits(month))-\(twoDigits(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1))"
    }

    /// The month of a time, counted from the year 0.
    static func month(_ milliseconds: Int) -> Int {
        let parts = date(milliseconds / 86_400_000).split(separator: "-").compactMap { Int($0) }
        return parts.count == 3 ? parts[0] * 12 + parts[1] - 1 : 0
    }

    /// Whether a month begins at a time, and where the month of a time ends.
    static func isMonthStart(_ milliseconds: Int) -> Bool {
        dayOfMonth(month(milliseconds)) * 86_400_000 == milliseconds
    }

    static func monthEnd(of milliseconds: Int) -> Int { dayOfMonth(month(milliseconds) + 1) * 86_400_000 }

    /// The first day of a month, in days after 1970-01-01.
    static func dayOfMonth(_ month: Int) -> Int { Moment.days(month / 12, month % 12 + 1, 1) }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    public var firstText: String { Self.text(first) }
    public var lastText: String { Self.text(last) }
}
