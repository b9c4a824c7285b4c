import ExactMath
import JSONText

/// Monthly volumes as a person names them: single ones and ranges, in their order.
public struct VolumeList: Sequence, Sendable {
    public enum Part: Sendable {
        case volume(Int)
        case range(from: Int, through: Int, steps: DecadeSteps)
    }

    public let parts: [Part]

    /// Whether the text may have been meant as one number with commas between its thousands.
    public let isLikeOneNumber: Bool

    public init(_ volumes: [Int]) {
        parts = volumes.map { .volume($0) }
        isLikeOneNumber = false
    }

    /// From one volume to another in ten steps a decade.
    ///
    /// - Precondition: 0 < from ≤ through.
    public init(from: Int, through: Int) {
        parts = [
            .range(from: from, through: through, steps: DecadeSteps(from: from, through: through, stepsPerDecade: 10))
        ]
        isLikeOneNumber = false
    }

    /// Reads `10000`, `10_000`, `10k`, `1.5M`, `2B` = `2G`, `1e6`, `A..B`, `A..B/n`, and comma lists of them.
    public init(_ text: String) throws(VolumeError) {
        var parts: [Part] = []
        let pieces = text.split(separator: ",", omittingEmptySubsequences: false)
        isLikeOneNumber = Self.isLikeOneNumber(pieces)
        do throws(VolumeError) {
            for piece in pieces { parts.append(try Self.part(piece)) }
        } catch {
            throw isLikeOneNumber ? .commas(text, pieces: pieces.map(String.init)) : error
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
    public var single: Int? {
        if parts.count == 1, case .volume(let volume) = parts[0] { volume } else { nil }
    }

    /// The largest volume of the list; 0 where it names none.
    public var largest: Int {
        parts.reduce(0) { largest, part in
            switch part {
            case .volume(let volume): Swift.max(largest, volume)
            case .range(_, let through, _): Swift.max(largest, through)
            }
        }
    }

    /// From the least to the largest volume; nil where it names none.
    public var extent: ClosedRange<Int>? {
        let least = parts.map { part in
            switch part {
            case .volume(let volume): volume
            case .range(let from, _, _): from
            }
        }.min()
        return least.map { $0...Swift.max($0, largest) }
    }

    /// The volumes one by one, without keeping them.
    public func makeIterator() -> Iterator { Iterator(parts: parts[...]) }

    public struct Iterator: IteratorProtocol {
        fileprivate var parts: ArraySlice<Part>
        private var steps: DecadeSteps.Iterator?

        fileprivate init(parts: ArraySlice<Part>) { self.parts = parts }

        public mutating func next() -> Int? {
            while true {
                if let volume = steps?.next() { return volume }
                switch parts.popFirst() {
                case .volume(let volume):
                    steps = nil
                    return volume
                case .range(_, _, let range): steps = range.makeIterator()
                case nil: return nil
                }
            }
        }
    }

    /// One volume such as `1.5M`.
    public static func volume(_ text: Substring) throws(VolumeError) -> Int {
        var digits = text.filter { $0 != "_" }
        guard !text.hasPrefix("_"), !text.hasSuffix("_"), text.firstRange(of: "__") == nil else {
            throw .misspelled(String(text))
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
            let meant: [Character: Character] = ["m": "M", "b": "B", "g": "G", "t": "T"]
            throw .noNumber(String(text), error, suffix: text.last.flatMap { meant[$0] })
        }
        let requests = number * Rational(factor)
        guard requests >= 0, requests <= Rational(Limits.largest) else { throw .outOfRange(String(text)) }
        guard let volume = requests.asInt else { throw .notWhole(String(text)) }
        return volume
    }

    private static func part(_ piece: Substring) throws(VolumeError) -> Part {
        guard let dots = piece.firstRange(of: "..") else { return .volume(try volume(piece)) }
        var end = piece[dots.upperBound...]
        var stepsPerDecade = 10
        if let slash = end.firstIndex(of: "/") {
            let text = end[end.index(after: slash)...]
            guard let steps = Int(text), (1...DecadeSteps.mostStepsPerDecade).contains(steps) else {
                throw .noSteps(String(text))
            }
            stepsPerDecade = steps
            end = end[..<slash]
        }
        let (from, through) = (try volume(piece[..<dots.lowerBound]), try volume(end))
        guard from <= through else { throw .emptyRange(String(piece)) }
        guard from > 0 else { throw .rangeFromZero(String(piece)) }
        let steps = DecadeSteps(from: from, through: through, stepsPerDecade: stepsPerDecade)
        return .range(from: from, through: through, steps: steps)
    }
}
