import ExactMath
import JSONText

/// What people write for a number of requests beside what is read: `30 million`, `30M/month`, `12/s`, `1M-10M`.
enum VolumeWords {
    /// The hours of a month where nothing else is said, as in AWS's calculator.
    private static let hoursPerMonth = 730

    /// How the same is written, in a sentence; nil where nobody can tell what is meant.
    static func advice(_ text: String) -> String? {
        let plain = text.lowercased()
        if let range = plain.firstRange(of: "-") ?? plain.firstRange(of: " to ") {
            let (from, through) = (plain[..<range.lowerBound], plain[range.upperBound...])
            // Both ends as they are written, since a million has a capital letter.
            let (first, last) = (text.prefix(from.count), text.suffix(through.count))
            if (try? VolumeList.volume(first)) != nil, (try? VolumeList.volume(last)) != nil {
                return "Write a range as \(first)..\(last)."
            }
        }
        let digits = text.prefix { $0.isNumber || $0 == "." || $0 == "_" }
        let letter = text.dropFirst(digits.count).first.map { "kKMBGT".contains($0) ? String($0) : "" } ?? ""
        let behind = text.dropFirst(digits.count + letter.count).first
        let isSuffix = !letter.isEmpty && behind.map { !$0.isLetter } != false
        let number = digits + (isSuffix ? letter : "")
        guard let amount = amount(digits, isSuffix ? letter : "") else { return nil }
        let words = text.dropFirst(number.count).lowercased().split(whereSeparator: { $0.isWhitespace || $0 == "/" })
            .filter { !["per", "a", "an", "requests", "request", "reqs", "req", "calls", "invocations"].contains($0) }
        guard words.count == 1, let word = words.first else {
            return words.isEmpty ? "Write \(number): it is the requests of a month." : nil
        }
        if let suffix = multiples.first(where: { $0.words.contains(String(word)) })?.suffix {
            return "Did you mean \(number)\(suffix)?"
        }
        if ["month", "mo", "monthly"].contains(word) { return "Write \(number): it is the requests of a month." }
        guard let rate = rates.first(where: { $0.words.contains(String(word)) }) else { return nil }
        let requests = (amount * rate.aDay * Rational(hoursPerMonth)).divided(by: 24)
        guard let whole = requests.roundedUp(toMultipleOf: 1).asInt, whole <= Limits.largest else { return nil }
        return "Volumes are requests a month; in \(hoursPerMonth) hours these are \(whole): write that."
    }

    private static func amount(_ digits: Substring, _ letter: String) -> Rational? {
        (try? VolumeList.volume(digits + letter)).map { Rational($0) }
            ?? (letter.isEmpty ? try? Rational(decimal: digits.filter { $0 != "_" }) : nil)
    }

    private static let multiples: [(words: [String], suffix: String)] = [
        (["million", "millions", "mio", "mln", "mil", "mm"], "M"), (["thousand", "thousands"], "k"),
        (["billion", "billions", "bn", "mrd"], "B"),
    ]

    /// How many of each there are in a day.
    private static let rates: [(words: [String], aDay: Rational)] = [
        (["s", "sec", "second", "rps", "qps", "tps", "r"], 86_400), (["min", "minute", "rpm"], 1440),
        (["h", "hr", "hour", "hourly"], 24), (["d", "day", "daily"], 1),
    ]
}
