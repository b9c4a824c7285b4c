import ExactMath
import JSONText

extension PartReader {
    /// What somebody who wrote the word at a position may have meant, and how that is said; nil where nobody can tell.
    func hint(at position: Int) -> String? {
        guard words.indices.contains(position) else { return nil }
        let word = words[position]
        let (text, following) = (word.text, words.dropFirst(position + 1).first?.text ?? "")
        if words.count > 1, ["and", "&", "&&", "with", "plus", "|", ";", "/"].contains(text) || text.hasSuffix(";") {
            return "Write '+' between parts."
        }
        if let part = beginning(at: position), position > 0 { return "Put '+' before it: + \(part)." }
        if Self.otherServices.contains(text) {
            return "It is not modelled; write what it costs: $15/month \(written(word.range))."
        }
        if ["ecs", "eks", "kubernetes", "k8s"].contains(text) {
            return "Write the tasks or instances that it runs: 2xFargate 0.5 1GB, or 2xt3.small."
        }
        if text == "load", following.hasPrefix("balancer") { return "Write which: ALB, NLB or ELB (a classic one)." }
        if text == "spot" { return "Write what you expect Spot to cost less than on demand: -70%." }
        if words.count > 1, let key = Self.keys.first(where: { $0.words.contains(text) })?.setting {
            return "Words do not say this; add --set \(key)."
        }
        return hintOfNumber(word, following) ?? hintOfType(text)
    }

    /// Words for what is said by the key of a scenario file.
    private static let keys: [(words: [String], setting: String)] = [
        (["windows", "rhel", "suse"], "ec2.operatingSystem=Windows"),
        (["gp2", "gp3", "io1", "io2", "ebs", "disk", "volume", "storage"], "ec2.volumeGB=20"),
        (["public", "ipv4"], "ec2.publicIPv4=true"), (["provisioned"], "lambda.provisionedConcurrency=5"),
        (["cold", "init"], "lambda.coldStartShare=0.01 --set lambda.initMs=400"),
        (["image", "container"], "lambda.package=image"), (["fifo"], "sqs.type=fifo"),
        (["retention"], "logs.retentionDays=14"), (["peak"], "traffic.peakToAverage=3"),
        (["free"], "estimate.freeTier=true"),
    ]

    /// What people run beside and no kind of resource prices.
    private static let otherServices: Set<String> = [
        "rds", "aurora", "s3", "dynamodb", "elasticache", "redis", "cloudfront", "route53", "waf", "cognito",
        "eventbridge", "kinesis", "opensearch", "beanstalk", "lightsail", "datadog", "athena", "secrets", "efs",
    ]

    /// The part that begins at a word, as it is written; nil where none does.
    private func beginning(at position: Int) -> String? {
        let text = words[position].text
        if Self.isInstanceType(text) { return written(words[position].range) }
        let part = Part.allCases.first { part in
            part.phrases.contains { phrase in
                let phrase = phrase.split(separator: " ").map(String.init)
                return words[position...].prefix(phrase.count).map { $0.text } == phrase
            }
        }
        return part?.example
    }

    /// Numbers that stand where none is expected, or in another spelling.
    private func hintOfNumber(_ word: Word, _ following: String) -> String? {
        let text = word.text
        if text.hasPrefix("€") || text.hasPrefix("£") || text.hasSuffix("$") || text == "usd" || text == "eur"
            || text.firstRange(of: "$/") != nil
            || text.first.map({ $0.isNumber }) == true && text.firstRange(of: "/mo") != nil
        {
            return "Write money in the currency of the prices as $15/month, $15/instance or $0.40/million."
        }
        if following.hasPrefix("$") { return "Write the name behind the money: \(following) \(written(word.range))." }
        guard text.utf8.first.map(Word.isDigit) == true else { return nil }
        if following == "logs" || following == "egress" {
            return "Did you mean '\(following) \(written(word.range))'?"
        }
        if Word(text: text.hasSuffix("x") ? String(text.dropLast()) : text, range: word.range).isDigits, position > 0 {
            return "Write how many there are before it: 2xt3.small."
        }
        if text.hasSuffix("x"), text.contains(".") { return "Write a whole number: 2xt3.small." }
        if text.hasSuffix("gb") { return "Words do not say this; add --set ec2.volumeGB=20." }
        return nil
    }

    /// Names of instance types that miss a part, or are another service's.
    private func hintOfType(_ text: String) -> String? {
        if text.hasPrefix("db.") || text.hasPrefix("cache.") {
            return "It is an instance of another service; write what it costs: $15/month \(text)."
        }
        if text == "arm64" || text == "graviton" { return "The type says it: t4g, m7g and c7g are arm64." }
        for size in ["nano", "micro", "small", "medium", "large", "metal"] where text.hasSuffix(size) {
            // What stands before it: `t3`, or `c7g2x` of `c7g2xlarge`.
            let family = text.dropLast(size.count)
            guard let first = family.first, first.isLetter, family.contains(where: { $0.isNumber }),
                family.allSatisfy({ $0.isLetter || $0.isNumber })
            else { continue }
            var multiple = family.hasSuffix("x") ? family.dropLast().reversed().prefix { $0.isNumber }.count + 1 : 0
            if !family.dropLast(multiple).contains(where: { $0.isNumber }) { multiple = min(multiple, 1) }
            let (name, rest) = (family.dropLast(multiple), family.suffix(multiple))
            return "Did you mean '\(name).\(rest)\(size)'?"
        }
        return nil
    }
}
