import CostModel
import ExactMath

/// The volumes that `--alerts` names: single ones and ranges, in their order.
struct VolumeList: Sendable {
    enum Part: Sendable {
        case volume(Int)
        case range(from: Int, through: Int, steps: DecadeSteps)
    }

    let parts: [Part]

    /// Whether the text may have been meant as one number with commas between its thousands.
    let isLikeOneNumber: Bool

    init(_ volumes: [Int]) {
        parts = volumes.map { .volume($0) }
        isLikeOneNumber = false
    }

    /// Reads `10000`, `10_000`, `10k`, `1.5M`, `2B` = `2G`, `1e6`, `A..B`, `A..B/n`, and comma lists of them.
    init(_ text: String) throws(CommandError) {
        var parts: [Part] = []
        let pieces = text.split(separator: ",", omittingEmptySubsequences: false)
        isLikeOneNumber = Self.isLikeOneNumber(pieces)
        do throws(CommandError) {
            for piece in pieces { parts.append(try Self.part(piece)) }
        } catch {
            guard isLikeOneNumber else { throw error }
            throw .usage(
                "'\(text)' has commas, which stand between volumes.",
                "For one number write \(pieces.joined()) or \(pieces.joined(separator: "_")).")
        }
        self.parts = parts
    }

    /// Whether the pieces would be the groups of one number: one to three digits, then three and three.
    private static func isLikeOneNumber(_ pieces: [Substring]) -> Bool {
        guard pieces.count > 1, let first = pieces.first, (1...3).contains(first.utf8.count) else { return false }
        return pieces.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
            && pieces.dropFirst().allSatisfy { $0.utf8.count == 3 }
    }

    /// The volume, where the list names just one.
    var single: Int? {
        if parts.count == 1, case .volume(let volume) = parts[0] { volume } else { nil }
    }

    /// The largest volume of the list.
    var largest: Int {
        parts.reduce(0) { largest, part in
            switch part {
            case .volume(let volume): max(largest, volume)
            case .range(_, let through, _): max(largest, through)
            }
        }
    }

    /// The volumes one by one, without keeping them.
    func forEach<Failure: Error>(_ body: (Int) throws(Failure) -> Void) throws(Failure) {
        for part in parts {
            switch part {
            case .volume(let volume): try body(volume)
            case .range(_, _, let steps): for volume in steps { try body(volume) }
            }
        }
    }

    /// One volume such as `1.5M`.
    static func volume(_ text: Substring) throws(CommandError) -> Int {
        let advice = """
            Write a whole number from 0 to 10^12, for example 10000, 10_000, 10k, 1.5M, 2B or 1e6; \
            a comma list; or a range such as 1k..1M/3.
            """
        var digits = text.filter { $0 != "_" }
        guard !text.hasPrefix("_"), !text.hasSuffix("_"), text.firstRange(of: "__") == nil else {
            throw .usage("'\(text)' is no number of requests.", advice)
        }
        let factors: [Character: Int] = [
            "k": 1000, "K": 1000, "M": 1_000_000, "B": 1_000_000_000, "G": 1_000_000_000,
            "T": 1_000_000_000_000,
        ]
        var factor = 1
        if let last = digits.last, let value = factors[last] {
            factor = value
            digits.removeLast()
        }
        let number: Rational
        do { number = try Rational(decimal: digits) } catch {
            if let last = text.last, let letter = ["m": "M", "b": "B", "g": "G", "t": "T"][last] {
                throw .usage(
                    "'\(text)' is no number of requests.", "Did you mean \(text.dropLast())\(letter)? \(advice)")
            }
            throw .usage("'\(text)' is no number of requests: \(error).", advice)
        }
        let requests = number * Rational(factor)
        guard requests >= 0, requests <= Rational(Limits.largest) else {
            throw .usage("'\(text)' is not between 0 and 10^12 requests a month.", advice)
        }
        guard let volume = requests.asInt else {
            throw .usage("'\(text)' is not a whole number of requests.", advice)
        }
        return volume
    }

    private static func part(_ piece: Substring) throws(CommandError) -> Part {
        guard let dots = piece.firstRange(of: "..") else { return .volume(try volume(piece)) }
        var end = piece[dots.upperBound...]
        var stepsPerDecade = 10
        if let slash = end.firstIndex(of: "/") {
            let text = end[end.index(after: slash)...]
            guard let steps = Int(text), (1...1_000_000).contains(steps) else {
                throw .usage("'\(text)' is no number of steps a decade: a whole number from 1 to 1000000.")
            }
            stepsPerDecade = steps
            end = end[..<slash]
        }
        let (from, through) = (try volume(piece[..<dots.lowerBound]), try volume(end))
        guard from <= through else {
            throw .usage("The range '\(piece)' is empty: it begins above its end.", "Write the smaller number first.")
        }
        guard from > 0 else {
            throw .usage("The range '\(piece)' begins at 0, from which no factor leads on.", "Begin it at 1.")
        }
        guard let steps = DecadeSteps(from: from, through: through, stepsPerDecade: stepsPerDecade) else {
            throw .usage("The range '\(piece)' cannot be stepped through.")
        }
        return .range(from: from, through: through, steps: steps)
    }
}

extension StringProtocol {
    /// The first place where the text stands.
    ///
    /// Written out here, like nothing else of `_StringProcessing`: a program that links that module starts slower.
    func firstRange(of text: String) -> Range<Index>? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(text) { return index..<self.index(index, offsetBy: text.count) }
            formIndex(after: &index)
        }
        return nil
    }
}
