/// A regular expression as an `AllowedPattern` has it, of which the whole text must be one.
///
/// Known are characters, classes, groups, alternatives and repetitions, which is what patterns of parameters are made of.
struct ParameterPattern {
    private indirect enum Node {
        case characters(Set, isNegated: Bool)
        case any, start, end
        case group([[Node]])
        case repeated(Node, least: Int, most: Int)
    }

    /// Characters by their first and last ones.
    private typealias Set = [ClosedRange<Unicode.Scalar>]

    private let alternatives: [[Node]]
    /// How many steps a match may take; patterns that need more are not judged by.
    private static let longestMatch = 200_000
    private static let most = 4096

    /// - Returns: nil where something in the pattern is not known.
    init?(_ text: String) {
        var parser = Parser(Array(text.unicodeScalars))
        guard let parsed = parser.alternatives(depth: 0), parser.isAtEnd else { return nil }
        alternatives = parsed
    }

    /// Whether the pattern is all of a text; nil where that takes too long to tell.
    func matches(_ text: String) -> Bool? {
        var matcher = Matcher(text: Array(text.unicodeScalars), steps: Self.longestMatch)
        let isMatch = matcher.match(.group(alternatives), at: 0, depth: 0) { matcher, place in
            place == matcher.text.count
        }
        return matcher.steps > 0 ? isMatch : nil
    }

    // MARK: Matching

    private struct Matcher {
        let text: [Unicode.Scalar]
        var steps: Int

        mutating func match(
            _ node: Node, at place: Int, depth: Int, _ rest: (inout Matcher, Int) -> Bool
        ) -> Bool {
            steps -= 1
            guard steps > 0, depth < 2000 else {
                steps = 0
                return false
            }
            switch node {
            case .start: return place == 0 && rest(&self, place)
            case .end: return place == text.count && rest(&self, place)
            case .any: return place < text.count && rest(&self, place + 1)
            case .characters(let set, let isNegated):
                guard place < text.count else { return false }
                let scalar = text[place]
                return set.contains { $0.contains(scalar) } != isNegated && rest(&self, place + 1)
            case .group(let alternatives):
                return alternatives.contains { match($0[...], at: place, depth: depth + 1, rest) }
            case .repeated(let node, let least, let most):
                let goesOn =
                    most > 0
                    && match(node, at: place, depth: depth + 1) { matcher, next in
                        // What is empty is the same however often it is repeated.
                        guard next > place else { return least > 0 && rest(&matcher, next) }
                        let further = Node.repeated(node, least: max(0, least - 1), most: most - 1)
                        return matcher.match(further, at: next, depth: depth + 1, rest)
                    }
                return goesOn || (least == 0 && rest(&self, place))
            }
        }

        private mutating func match(
            _ nodes: ArraySlice<Node>, at place: Int, depth: Int, _ rest: (inout Matcher, Int) -> Bool
        ) -> Bool {
            guard let first = nodes.first else { return rest(&self, place) }
            return match(first, at: place, depth: depth) { matcher, next in
                matcher.match(nodes.dropFirst(), at: next, depth: depth + 1, rest)
            }
        }
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
            var (least, most) = (1, 1)
            if take("*") {
                (least, most) = (0, ParameterPattern.most)
            } else if take("+") {
                most = ParameterPattern.most
            } else if take("?") {
                least = 0
            } else if take("{") {
                guard let first = number() else { return nil }
                (least, most) = (first, first)
                if take(",") { most = number() ?? ParameterPattern.most }
                guard take("}"), least <= most else { return nil }
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
