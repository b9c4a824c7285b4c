import ExactMath
import JSONText

extension PartReader {
    /// Memory, duration and the rest of a Lambda function, in any order.
    mutating func addFunction(to function: inout WrittenResource) throws(ExpressionFault) {
        while let word = try nextOption() {
            let first = position
            if try addArchitecture(to: &function) { continue }
            if try addPlan(to: &function) { continue }
            if try addDiscountPercent(to: &function) { continue }
            if let runs = try takeCountBehind() {
                try add("invocationsPerRequest", .number(runs.number), at: runs.range, to: &function)
                continue
            }
            guard let quantity = try takeQuantity(.functionMemory, .duration, Self.times) else {
                throw misplaced(
                    word, "memory such as 256MB, a duration such as 90ms, arm64, 2x per request, savings plan 1yr")
            }
            if let asked = next?.text, Self.requests.contains(asked) {
                throw fault(
                    at: self.range(from: first), "How many requests there are is no part of a deployment.",
                    "Ask with --requests 30M.")
            }
            if let factor = Measure.functionMemory.factor(of: quantity.unit) {
                try add("memoryMB", .number(quantity.number * factor), at: quantity.range, to: &function)
            } else if let factor = Measure.duration.factor(of: quantity.unit) {
                try add("durationMs", .number(quantity.number * factor), at: quantity.range, to: &function)
            } else if Self.times.factor(of: quantity.unit) != nil {
                _ = take("per", "request") || take("a", "request") || take("/request")
                let said = range(from: first)
                try add("invocationsPerRequest", .number(quantity.number), at: said, to: &function)
            } else {
                throw fault(
                    at: quantity.range,
                    "\(VisibleText.quoted(written(quantity.range))) has no unit of memory or duration.",
                    hintOfKey(at: position) ?? "Write memory as 256MB or 0.25GB, a duration as 90ms or 1.2s.")
            }
        }
        for (key, measure) in [("memoryMB", Measure.functionMemory), ("durationMs", Measure.duration)]
        where !function.says(key) {
            throw fault(
                at: end, "A Lambda function needs its \(measure.name).",
                isWholeText ? Self.quotes(Part.lambda.example) : "Write both: \(Part.lambda.example).")
        }
    }

    private static let times = Measure(
        name: "number of runs", example: "2x per request", units: [(["x", "x/request"], 1)])

    /// Processors and memory of a Fargate task, then what fleets take.
    mutating func addTask(to task: inout WrittenResource) throws(ExpressionFault) {
        _ = try nextOption()
        let isMemoryFirst = comesFirst(.taskMemory)
        if isMemoryFirst { try addMemory(to: &task) }
        _ = try nextOption()
        if isAtEnd, isWholeText {
            throw fault(at: end, "A Fargate task needs its size.", Self.quotes(Part.fargate.example))
        }
        if let word = next, word.text == "spot" { throw misplaced(word, "0.5vCPU") }
        let processors = try quantity(.processors, of: "A Fargate task")
        try add("vCPU", .number(processors.value), at: processors.range, to: &task)
        _ = try nextOption()
        if !isMemoryFirst { try addMemory(to: &task) }
        while let word = try nextOption() {
            if try addCountBehind(to: &task) { continue }
            if try addArchitecture(to: &task) { continue }
            if try addScaling(to: &task) { continue }
            if try addPlan(to: &task) { continue }
            if try addDiscountPercent(to: &task) { continue }
            throw misplaced(word, "@40/s, follow, arm64, savings plan 1yr, -10%")
        }
    }

    private mutating func addMemory(to task: inout WrittenResource) throws(ExpressionFault) {
        let memory = try quantity(.taskMemory, of: "A Fargate task")
        try add("memoryGB", .number(memory.value), at: memory.range, to: &task)
    }

    /// Whether a quantity of a measure stands next.
    func comesFirst(_ measure: Measure) -> Bool {
        var ahead = self
        guard let quantity = try? ahead.takeQuantity(measure) else { return false }
        return measure.factor(of: quantity.unit) != nil
    }

    /// What instances carry, how they are paid and whether they follow the traffic.
    mutating func addFleet(to fleet: inout WrittenResource) throws(ExpressionFault) {
        while let word = try nextOption() {
            if try addCountBehind(to: &fleet) { continue }
            if try addScaling(to: &fleet) { continue }
            if try addReservation(to: &fleet) { continue }
            if try addPlan(to: &fleet, isOfInstances: true) { continue }
            if try addOnDemand(to: &fleet) { continue }
            if let percent = try takeDiscount() {
                let members: [WrittenResource.Entry] = [
                    .init("model", .text("discount")), .init("percent", .number(percent.value)),
                ]
                try add("purchase", .object(members), at: percent.range, to: &fleet)
                continue
            }
            if fleet.service == "ec2", take("linux") {
                try add("operatingSystem", .text("Linux"), at: word.range, to: &fleet)
                continue
            }
            throw misplaced(
                word,
                fleet.says("purchase")
                    ? "@40/s, follow; behind a term partial upfront, all upfront, committed 2"
                    : "@40/s, follow, reserved 1yr, savings plan 3yr, -34%")
        }
    }

    /// What takes a discount alone, and perhaps how many there are.
    mutating func addDiscount(to resource: inout WrittenResource, isCounted: Bool) throws(ExpressionFault) {
        while let word = try nextOption() {
            if isCounted, try addCountBehind(to: &resource) { continue }
            if try addDiscountPercent(to: &resource) { continue }
            throw misplaced(word, "-10%")
        }
    }
}

// MARK: One option

extension PartReader {
    /// The next word that says something: words such as `with` and `each` do not, unless a part follows.
    ///
    /// - Throws: where a part follows, between which and this one '+' has to stand.
    private mutating func nextOption() throws(ExpressionFault) -> Word? {
        while let word = next, Self.fillers.contains(word.text) {
            var ahead = self
            if ahead.take("on", "demand") { break }
            if followingPart(behind: position) != nil { throw misplaced(word, "") }
            _ = takeWord()
        }
        return next
    }

    /// Adds what a resource says once.
    func add(
        _ key: String, _ value: WrittenResource.Value, at range: Range<Int>, to resource: inout WrittenResource
    ) throws(ExpressionFault) {
        guard !resource.says(key) else {
            throw fault(at: range, "\(Self.subject(of: key)) is said twice.", "Remove one of the two.")
        }
        resource.add(key, value, at: range)
    }

    private static func subject(of key: String) -> String {
        switch key {
        case "purchase": "How it is paid"
        case "memoryMB", "memoryGB": "The memory"
        case "durationMs": "The duration"
        case "architecture": "The architecture"
        case "count": "How many there are"
        case "invocationsPerRequest": "How often it runs for a request"
        case "requestsPerSecond": "What one carries"
        case "discountPercent": "The discount"
        default: "This"
        }
    }

    private func misplaced(_ word: Word, _ accepted: String) -> ExpressionFault {
        fault(
            at: word.range, "\(VisibleText.quoted(written(word.range))) is not understood here.",
            hint(at: position) ?? "Here may stand: \(accepted); or '+' and another part.")
    }

    private mutating func addArchitecture(to resource: inout WrittenResource) throws(ExpressionFault) -> Bool {
        let first = position
        let isArm =
            ["2", "3", "4"].contains { take("graviton", $0) }
            || ["arm64", "arm", "graviton", "graviton2"].contains { take($0) }
        guard isArm || ["x86_64", "x86-64", "x86"].contains(where: { take($0) }) else { return false }
        try add("architecture", .text(isArm ? "arm64" : "x86_64"), at: range(from: first), to: &resource)
        return true
    }

    private mutating func addCountBehind(to resource: inout WrittenResource) throws(ExpressionFault) -> Bool {
        guard let count = try takeCountBehind() else { return false }
        try add("count", .number(count.number), at: count.range, to: &resource)
        return true
    }

    /// Takes `x2` or `x 2`.
    private mutating func takeCountBehind() throws(ExpressionFault) -> (number: Rational, range: Range<Int>)? {
        guard let word = next, word.text.first == "x", !word.text.hasPrefix("x86") else { return nil }
        var ahead = self
        guard let count = try ahead.takeQuantity(behind: "x"), count.unit.isEmpty else { return nil }
        self = ahead
        return (count.number, count.range)
    }

    private mutating func addScaling(to fleet: inout WrittenResource) throws(ExpressionFault) -> Bool {
        if let rate = takeRateInWords() {
            try add("requestsPerSecond", .number(rate.value), at: rate.range, to: &fleet)
            return true
        }
        if let word = next, word.text.hasPrefix("@") || comesFirst(.rate) {
            let sign = word.text.hasPrefix("@") ? "@" : ""
            let rate = try quantity(behind: sign, .rate, of: "What an instance carries")
            try add("requestsPerSecond", .number(rate.value), at: rate.range, to: &fleet)
            return true
        }
        let first = position
        guard take("follow") else { return false }
        try add("scaling", .text("follow"), at: range(from: first), to: &fleet)
        return true
    }

    /// Takes `40 requests per second`, a rate whose unit is of several words.
    private mutating func takeRateInWords() -> (value: Rational, range: Range<Int>)? {
        var ahead = self
        let sign = next?.text.hasPrefix("@") == true ? "@" : ""
        guard let quantity = try? ahead.takeQuantity(behind: sign),
            quantity.unit.isEmpty || Self.requests.contains(quantity.unit)
        else { return nil }
        _ = Self.requests.contains { ahead.take($0) }
        guard ["per", "a", "/"].contains(where: { ahead.take($0) }),
            ["second", "sec", "s"].contains(where: { ahead.take($0) })
        else { return nil }
        let first = position
        self = ahead
        return (quantity.number, range(from: first))
    }

    private mutating func addDiscountPercent(to resource: inout WrittenResource) throws(ExpressionFault) -> Bool {
        guard let percent = try takeDiscount() else { return false }
        try add("discountPercent", .number(percent.value), at: percent.range, to: &resource)
        return true
    }

    /// Takes `-34%`, `spot -70%` or `34% off`.
    private mutating func takeDiscount() throws(ExpressionFault) -> (value: Rational, range: Range<Int>)? {
        var behind = self
        if behind.take("spot"), behind.next?.text.hasPrefix("-") == true || behind.comesFirst(.percent) {
            var ahead = behind
            // What Spot costs or what it saves: only with one of these words it is said which.
            if ahead.next?.text.hasPrefix("-") == true || ahead.takeOff() != nil { self = behind }
        }
        if take("discount") {
            _ = take("of")
            return try quantity(.percent, of: "A discount")
        }
        if let word = next, word.text.hasPrefix("-") {
            return try quantity(behind: "-", .percent, of: "What is taken off")
        }
        return takeOff()
    }

    /// Takes `34% off`.
    private mutating func takeOff() -> (value: Rational, range: Range<Int>)? {
        guard comesFirst(.percent) else { return nil }
        var ahead = self
        guard let percent = try? ahead.quantity(.percent, of: "What is taken off"),
            ["off", "discount", "cheaper", "less"].contains(where: { ahead.take($0) })
        else { return nil }
        self = ahead
        return percent
    }
}
