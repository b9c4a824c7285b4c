import ExactMath
import JSONText
import StrictJSON

extension PartReader {
    /// The resource that the part says.
    ///
    /// - Throws: where a word does not fit, or one is missing.
    mutating func resource() throws(ExpressionFault) -> WrittenResource {
        guard !isAtEnd else {
            throw fault(
                at: range, "A part is missing here.", text == "+" ? Self.quotes("2xt3.small + ALB") : Part.advice)
        }
        if words.count > 1 { _ = Self.articles.contains { take($0) } }
        let count = try takeCount()
        let first = position
        if let money = try takeMoney(count: count) { return money }
        _ = take("aws") || take("amazon")
        guard let part = takePart() else { return try instances(count) }
        if let count, !part.takesCount {
            throw fault(at: count.range, "\(part.name) is not counted.", Self.countAdvice(part))
        }
        var resource = try resource(part, at: range(from: first))
        if let count { try add("count", .number(count.number), at: count.range, to: &resource) }
        switch part {
        case .lambda: try addFunction(to: &resource)
        case .fargate: try addTask(to: &resource)
        case .managed: try addFleet(to: &resource)
        default: try addDiscount(to: &resource, isCounted: part.takesCount)
        }
        return resource
    }

    /// What to do where the shell has cut a deployment into its words.
    static func quotes(_ example: String) -> String { "Put quotes around the whole deployment: '\(example)'." }

    private static func countAdvice(_ part: Part) -> String {
        switch part {
        case .lambda: "Write how often it runs behind it: Lambda 256MB 90ms 2x per request."
        default: "Write \(part.example) alone."
        }
    }

    private mutating func takePart() -> Part? {
        guard let word = next else { return nil }
        // Of two that begin alike the longer one is meant.
        var best: (part: Part, phrase: [String])?
        for (part, phrase) in Part.beginnings[word.text] ?? [] where phrase.count > best?.phrase.count ?? 0 {
            var ahead = self
            if ahead.take(phrase) { best = (part, phrase) }
        }
        guard let best, take(best.phrase) else { return nil }
        return best.part
    }

    /// What may stand before a part and says nothing.
    static let articles = ["a", "an", "the"]

    private static let numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

    /// Takes `2x`, `2 x`, `2` or `two` before what is counted.
    private mutating func takeCount() throws(ExpressionFault) -> (number: Rational, range: Range<Int>)? {
        guard let word = next else { return nil }
        if let place = Self.numbers.firstIndex(of: word.text) {
            _ = takeWord()
            return (Rational(place + 1), word.range)
        }
        let digits = word.text.prefix { $0.utf8.allSatisfy(Word.isDigit) }
        let rest = word.text.dropFirst(digits.count)
        guard !digits.isEmpty, rest.isEmpty || rest.first == "x", let number = try? Rational(decimal: digits) else {
            return nil
        }
        let range = word.range.lowerBound..<word.range.lowerBound + digits.count
        if rest.count > 1 {
            takeBeginning(digits.count + 1)
        } else {
            _ = takeWord()
            if rest.isEmpty { _ = take("x") }
        }
        return (number, range)
    }

    /// What a part costs, is, or moves, whose words have been read, with what follows them at once.
    private mutating func resource(_ part: Part, at range: Range<Int>) throws(ExpressionFault) -> WrittenResource {
        func resource(_ service: String, _ members: (String, String)...) -> WrittenResource {
            var resource = WrittenResource(service, at: range)
            for (key, text) in members { resource.add(key, .text(text), at: range) }
            return resource
        }
        switch part {
        case .lambda: return resource("lambda")
        case .httpAPI: return resource("apiGateway", ("type", "HTTP"))
        case .restAPI, .apiGateway: return resource("apiGateway", ("type", "REST"))
        case .applicationBalancer: return resource("elb", ("type", "application"))
        case .networkBalancer: return resource("elb", ("type", "network"))
        case .classicBalancer: return resource("elb", ("type", "classic"))
        case .natGateway:
            if let word = next, ["instance", "instances"].contains(word.text) {
                throw fault(
                    at: word.range, "A NAT instance is an instance, and no gateway.", "Write its type: t4g.nano.")
            }
            return resource("natGateway")
        case .sns: return resource("sns")
        case .sqs: return resource("sqs")
        case .fargate: return resource("fargate")
        case .managed:
            var managed = resource("lambdaManagedInstances")
            if let count = try takeCount() { managed.add("count", .number(count.number), at: count.range) }
            guard let type = takeWord() else {
                throw fault(at: end, "Managed instances need their type.", "Write it as \(part.example).")
            }
            managed.add("instanceType", .text(type.text), at: type.range)
            return managed
        case .logs, .egress:
            let size = try quantity(.bytes, of: part == .logs ? "A log" : "Egress")
            _ = take("per", "request") || take("a", "request") || take("/request")
            var moved = resource(part == .logs ? "logs" : "dataTransfer")
            moved.add("bytesPerRequest", .number(size.value), at: size.range)
            return moved
        }
    }

    /// A fleet of EC2 instances.
    private mutating func instances(
        _ count: (number: Rational, range: Range<Int>)?
    ) throws(ExpressionFault) -> WrittenResource {
        var count = count
        if take("ec2") {
            _ = take("instance") || take("instances")
            if count == nil { count = try takeCount() }
        }
        guard var type = next else {
            throw count == nil
                ? fault(at: end, "EC2 instances need their type.", "Write it as t3.small.")
                : fault(at: end, "What is counted is missing.", "Write it as 2xt3.small.")
        }
        guard Self.isInstanceType(type.text) else { throw unknownPart(type, isCounted: count != nil) }
        takeBeginning(Self.lengthOfType(type.text))
        type = words[position - 1]
        var fleet = WrittenResource("ec2", at: type.range)
        fleet.add("instanceType", .text(type.text), at: type.range)
        if let count { fleet.add("count", .number(count.number), at: count.range) }
        try addFleet(to: &fleet)
        return fleet
    }

    /// Of `t3.smallx2` the characters of the type: no size ends in an x and a number.
    private static func lengthOfType(_ text: String) -> Int {
        let digits = text.utf8.reversed().prefix { Word.isDigit($0) }.count
        let rest = text.utf8.dropLast(digits)
        guard digits > 0, rest.last == UInt8(ascii: "x"), rest.dropLast().last.map(Word.isDigit) == false else {
            return text.count
        }
        return rest.count - 1
    }

    /// Whether a word is formed as AWS's names of instance types are: a family with its generation, a point, a size.
    static func isInstanceType(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        func isPlain(_ byte: UInt8) -> Bool {
            (0x61...0x7A).contains(byte) || Word.isDigit(byte) || byte == UInt8(ascii: "-")
        }
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isPlain) }
            && parts[0].first.map { !Word.isDigit($0) } == true && parts[0].contains(where: Word.isDigit)
    }

    private func unknownPart(_ word: Word, isCounted: Bool) -> ExpressionFault {
        if let hint = hint(at: position) {
            return ExpressionFault(
                text, at: word.range, "\(VisibleText.quoted(written(word.range))) is no part of a deployment.", hint)
        }
        let names = Part.allCases.map { $0.name }
        func example(_ name: String) -> String { Part.allCases.first { $0.name == name }?.example ?? name }
        let rest = words[position...].prefix(2).map { $0.text }.joined(separator: " ")
        let near = NearMiss.nearest(to: rest, in: names) ?? NearMiss.nearest(to: word.text, in: names)
        return ExpressionFault(
            text, at: word.range, "\(VisibleText.quoted(written(word.range))) is no part of a deployment.",
            near.map { "Did you mean '\(example($0))'?" } ?? Part.advice,
            isSingleUnknownWord: near == nil && !isCounted && words.count == 1
                && text.split(whereSeparator: { $0.isWhitespace }).count == 1)
    }

    /// Money by the month, by the instance or by the million of requests; what follows is its name.
    private mutating func takeMoney(
        count: (number: Rational, range: Range<Int>)?
    ) throws(ExpressionFault) -> WrittenResource? {
        let first = position
        guard let word = next, word.text.hasPrefix("$") else { return nil }
        if let count { throw fault(at: count.range, "Money is not counted.", "Write the product.") }
        guard let amount = try takeQuantity(behind: "$") else {
            throw fault(at: word.range, "The amount of money is missing.", "Write it as $15/month.")
        }
        var unit = amount.unit
        if unit.isEmpty || unit == "/" {
            let hasWord = take("a") || take("an") || take("per") || take("/") || unit == "/"
            if hasWord, let following = takeWord() { unit = "/\(following.text)" }
        }
        let keys = [
            ("/month", "monthly"), ("/mo", "monthly"), ("/instance", "perInstanceMonth"),
            ("/host", "perInstanceMonth"), ("/instance/month", "perInstanceMonth"),
            ("/month/instance", "perInstanceMonth"), ("/million", "perMillionRequests"),
        ]
        let range = range(from: first)
        guard let key = keys.first(where: { $0.0 == unit })?.1 else {
            throw fault(
                at: range, "It is not said what \(VisibleText.quoted(written(range))) is paid for.",
                "Write it as $15/month, $15/instance (a month each) or $0.40/million (requests).")
        }
        var custom = WrittenResource("custom", at: range)
        let name = takeRest() ?? (written(range), range)
        custom.add("name", .text(name.text), at: name.range)
        custom.add(key, .number(amount.number), at: range)
        return custom
    }
}
