/// A regular expression as an `AllowedPattern` has it, of which the whole text must be one.
///
/// Known are characters, classes, groups, alternatives and repetitions, which is what patterns of parameters are made of.
struct ParameterPattern {
    private indirect enum Node {
        case characters(Set, isNegated: Bool)
        case any, start, end
        case group([[Node]])
        case repeated(Node, least: Int, most: Int?)
    }

    /// Characters by their first and last ones.
    private typealias Set = [ClosedRange<Unicode.Scalar>]

    /// What a match does next, wherever it stands.
    private enum Step {
        case characters(Set, isNegated: Bool)
        case any, start, end, matched
        case either(Int, Int)
    }

    private var program: [Step] = []

    /// Repetitions are written out, so that a pattern may become long.
    private static let longest = 10_000
    private static let most = 1000
    /// Steps times characters: what takes more is not judged.
    private static let largest = 4_000_000

    /// - Returns: nil where something in the pattern is not known.
    init?(_ text: String) {
        var parser = Parser(Array(text.unicodeScalars))
        guard let parsed = parser.alternatives(depth: 0), parser.isAtEnd else { return nil }
        add(.group(parsed))
        guard program.count <= Self.longest else { return nil }
        program.append(.matched)
    }

    private mutating func add(_ node: Node) {
        guard program.count <= Self.longest else { return }
        switch node {
        case .characters(let set, let isNegated): program.append(.characters(set, isNegated: isNegated))
        case .any: program.append(.any)
        case .start: program.append(.start)
        case .end: program.append(.end)
        case .group(let alternatives):
            var ends: [Int] = []
            for (position, nodes) in alternatives.enumerated() {
                let fork = program.count
                let isLast = position == alternatives.count - 1
                if !isLast { program.append(.either(fork + 1, 0)) }
                for node in nodes { add(node) }
                guard !isLast else { continue }
                ends.append(program.count)
                program.append(.either(0, 0))
                program[fork] = .either(fork + 1, program.count)
            }
            for end in ends { program[end] = .either(program.count, program.count) }
        case .repeated(let node, let least, let most):
            for _ in 0..<least { add(node) }
            var forks: [Int] = []
            for _ in 0..<(most.map { $0 - least } ?? 1) {
                forks.append(program.count)
                program.append(.either(0, 0))
                add(node)
            }
            if most == nil, let fork = forks.first { program.append(.either(fork, fork)) }
            for fork in forks { program[fork] = .either(fork + 1, program.count) }
        }
    }

    /// Whether the pattern is all of a text; nil where that takes too long to tell.
    ///
    /// - Complexity: O(steps × characters): all ways to match are gone at once.
    func matches(_ text: String) -> Bool? {
        let text = Array(text.unicodeScalars)
        guard program.count * (text.count + 1) <= Self.largest else { return nil }
        var places = reached(from: [0], at: 0, of: text.count)
        for (position, scalar) in text.enumerated() {
            let further = places.compactMap { place -> Int? in
                switch program[place] {
                case .any: place + 1
                case .characters(let set, let isNegated):
                    set.contains { $0.contains(scalar) } != isNegated ? place + 1 : nil
                default: nil
                }
            }
            places = reached(from: further, at: position + 1, of: text.count)
        }
        return places.contains { if case .matched = program[$0] { true } else { false } }
    }

    /// The places that a match comes to without another character.
    private func reached(from places: [Int], at position: Int, of count: Int) -> [Int] {
        var (open, reached) = (places, [Int]())
        var known = [Bool](repeating: false, count: program.count)
        while let place = open.popLast() {
            guard !known[place] else { continue }
            known[place] = true
            switch program[place] {
            case .either(let one, let other): open += [one, other]
            case .start: if position == 0 { open.append(place + 1) }
            case .end: if position == count { open.append(place + 1) }
            case .any, .characters, .matched: reached.append(place)
            }
        }
        return reached
    }

    // MARK: Reading

    private struct Parser {
        private let pattern: [Unicode.Scalar]
        private var place = 0

        init(_ pattern: [Unicode.Scalar]) { self.pattern = pattern }

        var isAtEnd: Bool { place >= pattern.count }

        private var next: Unicode.Scalar? { isAtEnd ? nil : pattern[place] }

        private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
            guard next == scalar else { return false }
            place += 1
            return true
        }

        mutating func alternatives(depth: Int) -> [[Node]]? {
            guard depth < 50 else { return nil }
            var alternatives: [[Node]] = [[]]
            while let scalar = next, scalar != ")" {
                if take("|") {
                    alternatives.append([])
                } else {
                    guard let atom = atom(depth: depth), let node = repetition(of: atom) else { return nil }
                    alternatives[alternatives.count - 1].append(node)
                }
            }
            return alternatives
        }

        private mutating func atom(depth: Int) -> Node? {
            guard let scalar = next else { return nil }
            place += 1
            switch scalar {
            case "^": return .start
            case "$": return .end
            case ".": return .any
            case "(":
                // Of the groups with a question mark the one that only groups.
                if take("?"), !take(":") { return nil }
                guard let inner = alternatives(depth: depth + 1), take(")") else { return nil }
                return .group(inner)
            case "[": return characters()
            case "\\":
                guard let (set, isNegated) = escaped() else { return nil }
                return .characters(set, isNegated: isNegated)
            case "*", "+", "?", "{": return nil
            default: return .characters([scalar...scalar], isNegated: false)
            }
        }

        private mutating func repetition(of atom: Node) -> Node? {
            var (least, most): (Int, Int?) = (1, 1)
            if take("*") {
                (least, most) = (0, nil)
            } else if take("+") {
                most = nil
            } else if take("?") {
                least = 0
            } else if take("{") {
                guard let first = number() else { return nil }
                (least, most) = (first, first)
                if take(",") { most = number() }
                guard take("}"), most.map({ least <= $0 }) != false else { return nil }
            } else {
                return atom
            }
            // Whether it takes as little as it can does not matter where all must match.
            _ = take("?")
            return next == "+" || next == "*" ? nil : .repeated(atom, least: least, most: most)
        }

        private mutating func number() -> Int? {
            var digits = ""
            while let scalar = next, ("0"..."9").contains(scalar) {
                digits.unicodeScalars.append(scalar)
                place += 1
            }
            return Int(digits).flatMap { $0 <= ParameterPattern.most ? $0 : nil }
        }

        /// What stands behind a backslash: a class, or a character itself.
        private mutating func escaped() -> (Set, isNegated: Bool)? {
            guard let scalar = next else { return nil }
            place += 1
            switch scalar {
            case "d", "D": return (["0"..."9"], scalar == "D")
            case "w", "W": return (["0"..."9", "A"..."Z", "_"..."_", "a"..."z"], scalar == "W")
            case "s", "S": return (["\t"..."\r", " "..." "], scalar == "S")
            case "n": return (["\n"..."\n"], false)
            case "r": return (["\r"..."\r"], false)
            case "t": return (["\t"..."\t"], false)
            case "0"..."9", "A"..."Z", "a"..."z": return nil
            default: return ([scalar...scalar], false)
            }
        }

        /// A class in brackets.
        private mutating func characters() -> Node? {
            let isNegated = take("^")
            var set: Set = []
            while let scalar = next, scalar != "]" || set.isEmpty {
                place += 1
                guard scalar != "[", scalar != "&" || next != "&" else { return nil }
                var first = scalar
                if scalar == "\\" {
                    guard let (inner, isNegated) = escaped(), !isNegated else { return nil }
                    guard inner.count == 1, let only = inner.first, only.lowerBound == only.upperBound else {
                        set += inner
                        continue
                    }
                    first = only.lowerBound
                }
                var last = first
                if next == "-", place + 1 < pattern.count, pattern[place + 1] != "]" {
                    place += 1
                    last = pattern[place]
                    place += 1
                    if last == "\\" {
                        guard let (inner, isNegated) = escaped(), !isNegated, inner.count == 1, let only = inner.first
                        else {
                            return nil
                        }
                        last = only.upperBound
                    }
                    guard first <= last else { return nil }
                }
                set.append(first...last)
            }
            guard take("]") else { return nil }
            return .characters(set, isNegated: isNegated)
        }
    }
}
