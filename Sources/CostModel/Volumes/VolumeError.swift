import ExactMath

/// Why a text names no volumes.
public enum VolumeError: Error, Equatable, Sendable {
    /// Misplaced underscores.
    case misspelled(String)
    /// No number; the letter is the suffix that may have been meant.
    case noNumber(String, NumberTextError, suffix: Character?)
    case outOfRange(String)
    case notWhole(String)
    /// What stands behind the `/` of a range.
    case noSteps(String)
    /// A range that begins above its end.
    case emptyRange(String)
    case rangeFromZero(String)
    /// Commas that may have been meant to stand between the thousands of one number.
    case commas(String, pieces: [String])
}

extension VolumeError {
    /// What was found, on one line if the text is.
    public var finding: String {
        switch self {
        case .misspelled(let text), .noNumber(let text, _, suffix: .some): "'\(text)' is no number of requests."
        case .noNumber(let text, let reason, suffix: nil): "'\(text)' is no number of requests: \(reason)."
        case .outOfRange(let text): "'\(text)' is not between 0 and 10^12 requests a month."
        case .notWhole(let text): "'\(text)' is not a whole number of requests."
        case .noSteps(let text): "'\(text)' is no number of steps a decade: a whole number from 1 to 1000000."
        case .emptyRange(let text): "The range '\(text)' is empty: it begins above its end."
        case .rangeFromZero(let text): "The range '\(text)' begins at 0, from which no factor leads on."
        case .commas(let text, _): "'\(text)' has commas, which stand between volumes."
        }
    }

    /// What to write instead; nil where the finding says it.
    public var advice: String? {
        switch self {
        case .noNumber(let text, _, suffix: nil): VolumeWords.advice(text) ?? Self.syntax
        case .misspelled, .outOfRange, .notWhole: Self.syntax
        case .noNumber(let text, _, suffix: .some(let suffix)):
            "Did you mean \(text.dropLast())\(suffix)? \(Self.syntax)"
        case .noSteps: nil
        case .emptyRange: "Write the smaller number first."
        case .rangeFromZero: "Begin it at 1."
        case .commas(_, let pieces): "For one number write \(pieces.joined()) or \(pieces.joined(separator: "_"))."
        }
    }

    private static let syntax = """
        Write a whole number from 0 to 10^12, for example 10000, 10_000, 10k, 1.5M, 2B or 1e6; \
        a comma list; or a range such as 1k..1M/3.
        """
}
