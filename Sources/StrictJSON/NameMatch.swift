/// Which of several names a text means.
public enum NameMatch: Equatable, Sendable {
    /// Their positions, in order, at least one.
    case found([Int])
    /// A part of several names that is none of them; their positions, at least two.
    case ambiguous([Int])
    case none

    /// Finds what `text` means: the exact name, which always wins; `#2`, the second name; a pattern in which `*` stands for
    /// any characters; or a name, else the only one, that holds the text as a part. But for the exact name, upper and
    /// lower case are the same, and `x` is `×`.
    ///
    /// - Complexity: O(n) in the characters of all names; for a pattern times its length.
    public init(_ text: String, in names: [String]) {
        if let exact = names.firstIndex(of: text) {
            self = .found([exact])
            return
        }
        if text.utf8.first == UInt8(ascii: "#"), let number = Int(text.dropFirst()) {
            self = names.indices.contains(number &- 1) ? .found([number - 1]) : .none
            return
        }
        let typed = Array(Self.folded(text).unicodeScalars)
        guard !typed.isEmpty else {
            self = .none
            return
        }
        let folded = names.map { Array(Self.folded($0).unicodeScalars) }
        func positions(_ isMatch: ([Unicode.Scalar]) -> Bool) -> [Int] {
            folded.indices.filter { isMatch(folded[$0]) }
        }
        if typed.contains("*") {
            let matching = positions { Self.matches($0, typed) }
            self = matching.isEmpty ? .none : .found(matching)
            return
        }
        let whole = positions { $0 == typed }
        let parts = whole.isEmpty ? positions { Self.matches($0, ["*"] + typed + ["*"]) } : whole
        self = parts.isEmpty ? .none : parts.count == 1 ? .found(parts) : .ambiguous(parts)
    }

    /// The text as it is compared: in lower case, with `x` for `×`.
    public static func folded(_ text: String) -> String {
        let lower = text.lowercased()
        return lower.utf8.contains(0xC3) ? lower.map { $0 == "×" ? "x" : String($0) }.joined() : lower
    }

    /// Whether a name is what a pattern with `*` describes. A star first takes nothing, then one character more each time
    /// that what follows it does not fit; only the last star has to be tried again.
    private static func matches(_ name: [Unicode.Scalar], _ pattern: [Unicode.Scalar]) -> Bool {
        var (at, place) = (0, 0)
        var star: (place: Int, at: Int)?
        while at < name.count {
            if place < pattern.count, pattern[place] == "*" {
                star = (place, at)
                place += 1
            } else if place < pattern.count, pattern[place] == name[at] {
                (at, place) = (at + 1, place + 1)
            } else if let last = star {
                (at, place) = (last.at + 1, last.place + 1)
                star = (last.place, last.at + 1)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == "*" }
    }
}
