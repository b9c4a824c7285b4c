/// Finds the accepted word that somebody probably meant.
public enum NearMiss {
    /// The candidate nearest to `word`, or nil where none is near enough to be worth a "Did you mean".
    ///
    /// In this order: the same word in other upper and lower case; the fewest typing slips (a character missing, added
    /// or changed, or two neighbours swapped), at most one for every three characters of the longer word; a candidate
    /// that begins with `word`, or the longest that `word` begins with, from two shared characters on. Among equals
    /// the one named first. Upper and lower case count as the same throughout.
    ///
    /// - Complexity: O(k·n·m) for k candidates and words of n and m characters; candidates whose lengths differ too
    ///   much are not compared.
    public static func nearest(to word: String, in candidates: [String]) -> String? {
        let typed = folded(word)
        guard !typed.isEmpty else { return nil }
        var best: (candidate: String, slips: Int)?
        var longer: (candidate: String, length: Int)?
        var shorter: (candidate: String, length: Int)?
        for candidate in candidates {
            let accepted = folded(candidate)
            if accepted == typed { return candidate }
            let limit = max(typed.count, accepted.count) / 3
            let bound = best.map { min($0.slips - 1, limit) } ?? limit
            if let slips = slips(typed, accepted, atMost: bound) { best = (candidate, slips) }
            if typed.count >= 2, accepted.starts(with: typed), longer.map({ accepted.count < $0.length }) ?? true {
                longer = (candidate, accepted.count)
            }
            if accepted.count >= 2, typed.starts(with: accepted), shorter.map({ accepted.count > $0.length }) ?? true {
                shorter = (candidate, accepted.count)
            }
        }
        return best?.candidate ?? longer?.candidate ?? shorter?.candidate
    }

    private static func folded(_ text: String) -> [Unicode.Scalar] {
        Array(text.lowercased().unicodeScalars)
    }

    /// The Damerau-Levenshtein distance in which no part is edited twice, or nil where it is above `limit`.
    private static func slips(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost limit: Int) -> Int? {
        guard limit >= 0, abs(left.count - right.count) <= limit else { return nil }
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, character) in left.enumerated() {
            var current = [row + 1]
            current.reserveCapacity(right.count + 1)
            var smallest = row + 1
            for (column, other) in right.enumerated() {
                var slips = min(last[column] + (character == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
                    slips = min(slips, beforeLast[column - 1] + 1)
                }
                current.append(slips)
                smallest = min(smallest, slips)
            }
            // A swap reaches back two rows, so only both rows above the limit end the search.
            if smallest > limit, last.allSatisfy({ $0 > limit }) { return nil }
            (beforeLast, last) = (last, current)
        }
        return last.last.flatMap { $0 <= limit ? $0 : nil }
    }
}
