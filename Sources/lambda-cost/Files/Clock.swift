import Pricing

/// The calendar, as far as it is needed: to refuse what claims to be of a day to come.
enum Clock {
    /// The day that has begun somewhere on Earth, or a day later than that: the clocks of two machines differ.
    static func latestDay() -> CalendarDate? {
        var moment = time(nil) + 86_400
        var parts = tm()
        guard gmtime_r(&moment, &parts) != nil else { return nil }
        func digits(_ number: Int32, _ count: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        return CalendarDate(
            "\(digits(parts.tm_year + 1900, 4))-\(digits(parts.tm_mon + 1, 2))-\(digits(parts.tm_mday, 2))")
    }
}
