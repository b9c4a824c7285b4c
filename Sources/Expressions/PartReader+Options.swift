import ExactMath
import JSONText

extension PartReader {
    /// Memory, duration and the rest of a Lambda function, in any order.
    mutating func addFunction(to function: inout WrittenResource) throws(ExpressionFault) {
        while let word = next {
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
            if let asked = next?.text, ["requests", "request", "req", "calls", "invocations"].contains(asked) {
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
                    "Write memory as 256MB or 0.25GB, a duration as 90ms or 1.2s.")
            }
        }
        for (key, measure) in [("memoryMB", Measure.functionMemory), ("durationMs", Measure.duration)]
        where !function.says(key) {
            throw fault(
                at: end, "A Lambda function needs its \(measure.name).",
                "Write both: \(Part.lambda.example).")
        }
    }

    private static let times = Measure(
        name: "number of runs", example: "2x per request", units: [(["x", "x/request"], 1)])

    /// Processors and memory of a Fargate task, then what fleets take.
    mutating func addTask(to task: inout WrittenResource) throws(ExpressionFault) {
        let isMemoryFirst = comesFirst(.taskMemory)
        if isMemoryFirst { try addMemory(to: &task) }
        let processors = try quantity(.processors, of: "A Fargate task")
        try add("vCPU", .number(processors.value), at: processors.range, to: &task)
        if !isMemoryFirst { try addMemory(to: &task) }
        while let word = next {
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
    private func comesFirst(_ measure: Measure) -> Bool {
        var ahead = self
        guard let quantity = try? ahead.takeQuantity(measure) else { return false }
        return measure.factor(of: quantity.unit) != nil
    }

    /// What instances carry, how they are paid and whether they follow the traffic.
    mutating func addFleet(to fleet: inout WrittenResource) throws(ExpressionFault) {
        while let word = next {
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
            throw misplaced(word, "@40/s, follow, reserved 1yr, savings plan 3yr, -34%")
        }
    }

    /// What takes a discount alone, and perhaps how many there are.
    mutating func addDiscount(to resource: inout WrittenResource, isCounted: Bool) throws(ExpressionFault) {
        while let word = next {
            if isCounted, try addCountBehind(to: &resource) { continue }
            if try addDiscountPercent(to: &resource) { continue }
            throw misplaced(word, "-10%")
        }
    }
}

// MARK: One option

extension PartReader {
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
        let isArm = ["arm64", "arm", "graviton", "graviton2"].contains { take($0) }
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

    private mutating func addOnDemand(to fleet: inout WrittenResource) throws(ExpressionFault) -> Bool {
        let first = position
        guard take("on", "demand") || take("on-demand") else { return false }
        try add("purchase", .text("onDemand"), at: range(from: first), to: &fleet)
        return true
    }

    private mutating func addReservation(to fleet: inout WrittenResource) throws(ExpressionFault) -> Bool {
        let first = position
        let before = try takeTerm(before: [["reserved"], ["ri"]])
        guard take("reserved") || take("ri") else { return false }
        var members = [WrittenResource.Entry("model", .text("reserved"))]
        members.append(.init("term", .text(try term(of: "A reservation", "reserved", said: before))))
        members.append(.init("payment", .text(takePayment())))
        members.append(.init("offeringClass", .text(take("convertible") ? "convertible" : "standard")))
        try addCommitted(to: &members)
        try add("purchase", .object(members), at: range(from: first), to: &fleet)
        return true
    }

    /// The words that begin a Savings Plan; in front of them may stand what it is called in full.
    private static let plans = [
        ["savings", "plan"], ["savings-plan"], ["savingsplan"], ["sp"], ["compute", "savings", "plan"],
    ]
    private static let instancePlans = [["ec2", "instance", "savings", "plan"], ["instance", "savings", "plan"]]

    private mutating func addPlan(
        to resource: inout WrittenResource, isOfInstances: Bool = false
    ) throws(ExpressionFault) -> Bool {
        let first = position
        let instancePlans = resource.service == "ec2" ? Self.instancePlans : []
        let before = try takeTerm(before: Self.plans + instancePlans)
        let isInstancePlan = instancePlans.contains { take($0) }
        guard isInstancePlan || Self.plans.contains(where: { take($0) }) else { return false }
        var members: [WrittenResource.Entry] = [
            .init("model", .text("savingsPlan")), .init("kind", .text(isInstancePlan ? "ec2Instance" : "compute")),
        ]
        members.append(.init("term", .text(try term(of: "A Savings Plan", "savings plan", said: before))))
        members.append(.init("payment", .text(takePayment())))
        if isOfInstances { try addCommitted(to: &members) }
        try add("purchase", .object(members), at: range(from: first), to: &resource)
        return true
    }

    /// How many instances are paid for all month, where that is said.
    private mutating func addCommitted(
        to members: inout [WrittenResource.Entry]
    ) throws(ExpressionFault) {
        guard take("committed") else { return }
        guard let number = try takeQuantity(), number.unit.isEmpty else {
            throw fault(at: next?.range ?? end, "The number of instances is missing.", "Write it as committed 2.")
        }
        members.append(.init("committed", .number(number.number)))
    }

    /// Takes a term that stands before one of these phrases; nothing where none follows.
    private mutating func takeTerm(before phrases: [[String]]) throws(ExpressionFault) -> String? {
        guard comesFirst(.term) else { return nil }
        var ahead = self
        let term = try ahead.term(of: "", "", said: nil)
        guard
            phrases.contains(where: { phrase in
                var behind = ahead; return behind.take(phrase)
            })
        else { return nil }
        self = ahead
        return term
    }

    /// - Parameter said: the term where it has been said before.
    private mutating func term(of owner: String, _ words: String, said: String?) throws(ExpressionFault) -> String {
        if let said { return said }
        guard next != nil else {
            throw fault(at: end, "\(owner) needs its term.", "Write \(words) 1yr or \(words) 3yr.")
        }
        let (years, range) = try quantity(.term, of: owner)
        guard years == 1 || years == 3 else {
            throw fault(at: range, "There is no such term.", "Write 1yr or 3yr.")
        }
        return years == 1 ? "1yr" : "3yr"
    }

    /// Without a word nothing is paid up front.
    private mutating func takePayment() -> String {
        for share in ["no", "partial", "all"] where take(share, "upfront") || take("\(share)-upfront") {
            return "\(share)Upfront"
        }
        return "noUpfront"
    }

    private mutating func addDiscountPercent(to resource: inout WrittenResource) throws(ExpressionFault) -> Bool {
        guard let percent = try takeDiscount() else { return false }
        try add("discountPercent", .number(percent.value), at: percent.range, to: &resource)
        return true
    }

    /// Takes `-34%`, `spot -70%` or `34% off`.
    private mutating func takeDiscount() throws(ExpressionFault) -> (value: Rational, range: Range<Int>)? {
        var behind = self
        if behind.take("spot"), behind.next?.text.hasPrefix("-") == true { self = behind }
        if let word = next, word.text.hasPrefix("-") {
            return try quantity(behind: "-", .percent, of: "What is taken off")
        }
        guard comesFirst(.percent) else { return nil }
        var ahead = self
        let percent = try ahead.quantity(.percent, of: "What is taken off")
        guard ahead.take("off") else { return nil }
        self = ahead
        return percent
    }
}
