import ExactMath

/// How instances and tasks are paid.
extension PartReader {
    mutating func addOnDemand(to fleet: inout WrittenResource) throws(ExpressionFault) -> Bool {
        let first = position
        guard take("on", "demand") || take("on-demand") else { return false }
        try add("purchase", .text("onDemand"), at: range(from: first), to: &fleet)
        return true
    }

    mutating func addReservation(to fleet: inout WrittenResource) throws(ExpressionFault) -> Bool {
        let first = position
        let names = [["reserved", "instances"], ["reserved", "instance"], ["reserved"], ["ri"], ["ris"]]
        let before = try takeTerm(before: names)
        guard names.contains(where: { take($0) }) else { return false }
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

    mutating func addPlan(
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
        for (share, short) in [("no", "nuri"), ("partial", "puri"), ("all", "auri")] {
            let phrases = [
                [share, "upfront"], ["\(share)-upfront"], [share, "up-front"], [share, "up", "front"], [share], [short],
            ]
            if phrases.contains(where: { take($0) }) { return "\(share)Upfront" }
        }
        return "noUpfront"
    }
}
