import ExactMath
import JSONText

extension PartReader {
    /// What somebody who wrote the word at a position may have meant, and how that is said; nil where nobody can tell.
    func hint(at position: Int) -> String? {
        guard words.indices.contains(position) else { return nil }
        let word = words[position]
        let (text, following) = (word.text, words.dropFirst(position + 1).first?.text ?? "")
        if words.count > 1, Self.joints.contains(text) || text.hasSuffix(";") {
            return "Write '+' between parts\(followingPart(behind: position).map { ": + \($0)" } ?? "")."
        }
        if words.count > 1, ["vs", "vs.", "versus", "or", "against"].contains(text) {
            return "Write each deployment by itself, in quotes: '2xt3.small + ALB' 'Lambda 256MB 90ms'."
        }
        if position > 0, Self.articles.contains(text) || Self.fillers.contains(text),
            let part = followingPart(behind: position)
        {
            return "Write '+' between parts: + \(part)."
        }
        if let part = beginning(at: position), position > 0 { return "Put '+' before it: + \(part)." }
        if Self.otherServices.contains(text) {
            return "It is not modelled; write what it costs: $15/month \(written(word.range))."
        }
        if ["ecs", "eks", "kubernetes", "k8s"].contains(text) {
            return "Write the tasks or instances that it runs: 2xFargate 0.5 1GB, or 2xt3.small."
        }
        if text == "load" && following.hasPrefix("balancer") || ["lb", "loadbalancer", "balancer"].contains(text) {
            return "Write which: ALB, NLB or ELB (a classic one)."
        }
        if ["p50", "p90", "p95", "p99", "p100", "median", "max"].contains(text) {
            return "Words say one duration; percentiles take its place by --set "
                + "'lambda.durationMs={\"p50\": 80, \"p99\": 900}'."
        }
        if text == "function", following == "url" || following == "urls" {
            return "A function's own URL costs nothing: leave it out."
        }
        if ["eip", "eips"].contains(text) || text == "elastic" && following.hasPrefix("ip") {
            return "Words do not say this; add --set ec2.publicIPv4=true."
        }
        if ["asg", "autoscaling", "auto-scaling"].contains(text) || text == "auto" && following == "scaling" {
            return "Write the instances that run, and what one carries: 2xt3.small @40/s."
        }
        if text == "app", following == "runner" {
            return "It is not modelled; write what it costs: $15/month App Runner."
        }
        if text == "spot" { return "Write what you expect Spot to cost less than on demand: -70%." }
        if let hint = hintOfKey(at: position) { return hint }
        return hintOfNumber(word, following) ?? hintOfType(text)
    }

    /// What people write between parts.
    private static let joints: Set<String> = [
        "and", "&", "&&", "plus", "|", ";", "/", "behind", "via", "through", "after", "before", "under", "then", "->",
        "→",
    ]

    /// What people write before a number, or behind it, and what changes nothing.
    static let fillers: Set<String> = [
        "of", "for", "at", "with", "w/", "using", "on", "each", "memory", "ram", "duration", "average", "avg", "mean",
        "about", "instance", "instances", "task", "tasks",
    ]

    /// The part that begins behind a word, as it is written: articles and numbers may stand between.
    func followingPart(behind position: Int) -> String? {
        var place = position + 1
        if words.indices.contains(place), Self.articles.contains(words[place].text) { place += 1 }
        guard words.indices.contains(place) else { return nil }
        let text = words[place].text
        if text.first?.isNumber == true, text.dropFirst().allSatisfy({ $0.isNumber || $0 == "x" }) { place += 1 }
        return words.indices.contains(place) ? beginning(at: place) : nil
    }

    /// What is said by a key of a scenario file alone.
    func hintOfKey(at position: Int) -> String? {
        guard words.count > 1, words.indices.contains(position) else { return nil }
        let key = Self.keys.first { $0.words.contains(words[position].text) }
        return key.map { "Words do not say this; add --set \($0.setting)." }
    }

    /// Words for what is said by the key of a scenario file.
    private static let keys: [(words: [String], setting: String)] = [
        (["windows"], "ec2.operatingSystem=Windows"), (["rhel"], "ec2.operatingSystem=RHEL"),
        (["suse"], "ec2.operatingSystem=SUSE"),
        (["gp2", "gp3", "io1", "io2", "ebs", "disk", "volume", "storage"], "ec2.volumeGB=20"),
        (["public", "ipv4"], "ec2.publicIPv4=true"), (["provisioned"], "lambda.provisionedConcurrency=5"),
        (["cold", "init"], "lambda.coldStartShare=0.01 --set lambda.initMs=400"),
        (["image", "container"], "lambda.package=image"), (["fifo"], "sqs.type=fifo"),
        (["retention"], "logs.retentionDays=14"), (["peak"], "traffic.peakToAverage=3"),
        (["free"], "estimate.freeTier=true"), (["unlimited", "standard"], "ec2.cpuCredits=unlimited"),
    ]

    /// What people run beside and no kind of resource prices.
    private static let otherServices: Set<String> = [
        "rds", "aurora", "s3", "dynamodb", "elasticache", "redis", "cloudfront", "route53", "waf", "cognito",
        "eventbridge", "kinesis", "opensearch", "beanstalk", "lightsail", "datadog", "athena", "secrets", "efs",
    ]

    /// The part that begins at a word, as it is written; nil where none does.
    private func beginning(at position: Int) -> String? {
        let text = words[position].text
        if Self.isInstanceType(text) || text.hasPrefix("$") { return written(words[position].range) }
        let found = Part.beginnings[text]?.first { _, phrase in
            words[position...].prefix(phrase.count).map { $0.text } == phrase
        }
        return found?.part.example
    }

    /// Numbers that stand where none is expected, or in another spelling.
    private func hintOfNumber(_ word: Word, _ following: String) -> String? {
        let text = word.text
        if text.hasPrefix("€") || text.hasPrefix("£") || text.hasSuffix("$") || text.hasPrefix("usd")
            || text.hasPrefix("eur")
            || text.firstRange(of: "$/") != nil
            || text.first.map({ $0.isNumber }) == true && text.firstRange(of: "/mo") != nil
        {
            return "Write money in the currency of the prices as $15/month, $15/instance or $0.40/million."
        }
        if following.hasPrefix("$") { return "Write the name behind the money: \(following) \(written(word.range))." }
        guard text.utf8.first.map(Word.isDigit) == true else { return nil }
        if following.hasPrefix("req") || Self.requests.contains(following) {
            return "How many requests there are is asked, and no part: --requests \(written(word.range).uppercased())."
        }
        if following == "lambda" || following == "fargate" {
            return "Write it behind: \(following == "lambda" ? Part.lambda.example : Part.fargate.example)."
        }
        if following == "logs" || following == "egress" {
            return "Did you mean '\(following) \(written(word.range))'?"
        }
        if Word(text: text.hasSuffix("x") ? String(text.dropLast()) : text, range: word.range).isDigits, position > 0 {
            return "Write how many there are before it: 2xt3.small."
        }
        let ends = (text.hasSuffix("x") ? text.dropLast() : text[...]).split(separator: "-")
        if ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy(Word.isDigit) }) {
            return "Write one number, and what an instance carries for it to grow: 2xt3.small @40/s."
        }
        if text.hasSuffix("x"), text.contains(".") { return "Write a whole number: 2xt3.small." }
        if text.hasSuffix("gb") { return "Words do not say this; add --set ec2.volumeGB=20." }
        return nil
    }

    /// What may follow a number of requests.
    static let requests: Set<String> = ["requests", "request", "req", "reqs", "calls", "invocations"]

    /// Names of instance types that miss a part, or are another service's.
    private func hintOfType(_ text: String) -> String? {
        if text.hasPrefix("db.") || text.hasPrefix("cache.") {
            return "It is an instance of another service; write what it costs: $15/month \(text)."
        }
        if ["arm64", "arm", "graviton", "x86", "x86_64"].contains(text), words.count > 1,
            words.contains(where: { $0.text == "lambda" || $0.text == "fargate" })
        {
            return "Write it behind: \(Part.lambda.example) \(text)."
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
