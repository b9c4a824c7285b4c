import ExactMath
import JSONText
import StrictJSON

extension Purchase {
    /// What a commitment needs of a fleet that follows the traffic.
    func check(_ scaling: Scaling, _ resource: Fields) throws(FileFault) {
        guard scaling == .follow, isCommitment, committed == nil else { return }
        throw resource.fault(
            at: "purchase", "A fleet that follows the traffic is not the same all month, as a commitment is.",
            advice: "Add \"committed\", how many instances are paid for all month, or set \"scaling\": \"peak\".")
    }

    fileprivate enum Model: String, CaseIterable { case reserved, savingsPlan, discount }

    /// What a service's resources can be paid with beside on demand.
    struct Offered {
        fileprivate let models: [Model]
        fileprivate let kinds: [SavingsPlan.Kind]
        /// Whether a Savings Plan must say which kind it is.
        fileprivate let requiresKind: Bool
        /// Whether a number of instances can be committed to.
        fileprivate let takesCommitted: Bool

        static let instances = Offered(
            models: Model.allCases, kinds: SavingsPlan.Kind.allCases, requiresKind: true, takesCommitted: true)
        static let managedInstances = Offered(
            models: Model.allCases, kinds: SavingsPlan.Kind.allCases, requiresKind: false, takesCommitted: true)
        /// What a compute plan covers whole: tasks and functions.
        static let computePlan = Offered(
            models: [.savingsPlan], kinds: [.compute], requiresKind: false, takesCommitted: false)

        /// What is accepted.
        fileprivate var shape: ValueShape { .any([.choice(["onDemand"])] + models.map { .object(keys(of: $0)) }) }

        /// How purchases are written, in a sentence.
        fileprivate var examples: String {
            let plan = #"{"model": "savingsPlan", "kind": "compute", "term": "1yr", "payment": "noUpfront"}"#
            let reservation =
                #"{"model": "reserved", "term": "1yr", "payment": "noUpfront", "offeringClass": "standard"}"#
            let others = #", a reservation \#(reservation), a private price {"model": "discount", "percent": "34"}"#
            return "A Savings Plan is written \(plan)\(models.contains(.reserved) ? others : "")."
        }

        fileprivate func keys(of model: Model) -> [KeyDescription] {
            func words<Choice: RawRepresentable<String>>(_ choices: [Choice]) -> ValueShape {
                .choice(choices.map { $0.rawValue })
            }
            let named = KeyDescription("model", .choice([model.rawValue]), "the kind of purchase", isRequired: true)
            let terms = [
                KeyDescription("term", words(Term.allCases), "how long it binds", isRequired: true),
                KeyDescription("payment", words(Payment.allCases), "what is paid up front", isRequired: true),
            ]
            let committed = [
                KeyDescription(
                    "committed", .number(.whole(committedRange)), "instances that are paid all month; else all that run"
                )
            ].prefix(takesCommitted ? 1 : 0)
            switch model {
            case .reserved:
                let classes = KeyDescription(
                    "offeringClass", words(OfferingClass.allCases), "whether it can be exchanged", isRequired: true)
                return [named] + terms + [classes] + committed
            case .savingsPlan:
                let kind = KeyDescription("kind", words(kinds), "what it covers", isRequired: requiresKind)
                return [named, kind] + terms + committed
            case .discount:
                return [named, KeyDescription("percent", .number(.upTo(100)), "percent taken off", isRequired: true)]
            }
        }
    }

    /// The purchase at a resource's key `purchase`.
    init(_ resource: Fields, _ offered: Offered) throws(FileFault) {
        let value = try resource.required("purchase")
        if value.stringValue == "onDemand" {
            self = .onDemand
            return
        }
        guard value.kind == .object else {
            throw FileFault(
                value, in: resource.file,
                finding: "Found \(value.excerpt) where \"onDemand\" or a purchase { … } is expected.",
                advice: offered.examples)
        }
        let model = try Self.model(value, offered, in: resource.file)
        let fields = try Fields(value, in: resource.file, keys: offered.keys(of: model).names)
        switch model {
        case .discount:
            try fields.require("percent")
            self = .discount(percent: try fields.number("percent", .upTo(100)) ?? 0)
        case .reserved:
            try fields.require("term", "payment", "offeringClass")
            self = .reserved(
                Reservation(
                    term: try fields.choice("term", Term.oneYear),
                    payment: try fields.choice("payment", Payment.noUpfront),
                    offeringClass: try fields.choice("offeringClass", OfferingClass.standard),
                    committed: try fields.whole("committed", Self.committedRange)))
        case .savingsPlan:
            if offered.requiresKind { try fields.require("kind") }
            try fields.require("term", "payment")
            let kind = try fields.choice("kind", SavingsPlan.Kind.compute, of: offered.kinds)
            self = .savingsPlan(
                SavingsPlan(
                    kind: kind, term: try fields.choice("term", Term.oneYear),
                    payment: try fields.choice("payment", Payment.noUpfront),
                    committed: offered.takesCommitted ? try fields.whole("committed", Self.committedRange) : nil))
        }
    }
}

extension Purchase {
    private static func model(
        _ value: JSONValue, _ offered: Offered, in file: String
    ) throws(FileFault) -> Model {
        let words = offered.models.map { $0.rawValue }
        guard let stated = value["model"] else {
            throw FileFault(
                value, in: file, finding: "The key 'model' is missing.",
                advice: "Add \"model\" here: \(words.joined(separator: ", ")).")
        }
        if let model = offered.models.first(where: { $0.rawValue == stated.stringValue }) { return model }
        throw FileFault(
            stated, in: file, finding: "Found \(stated.excerpt); accepted: \(words.joined(separator: ", ")).",
            advice: stated.stringValue.flatMap { NearMiss.nearest(to: $0, in: words) }.map { "Did you mean '\($0)'?" }
                ?? "\"onDemand\" stands alone, without { … }; Spot is a discount of the percent that you expect.")
    }
}

extension Fields {
    /// One word of those of a type; the one given where the key is absent.
    fileprivate func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ key: StaticString, _ otherwise: Choice, of accepted: [Choice] = Array(Choice.allCases)
    ) throws(FileFault) -> Choice {
        try choice(key, of: accepted.map { $0.rawValue }).flatMap { Choice(rawValue: $0) } ?? otherwise
    }
}

/// Where a resource keeps how it is paid, and the numbers of that.
struct ResourcePurchase<Content>: Sendable {
    let of: @Sendable (Content) -> Purchase
    let set: @Sendable (inout Content, Purchase) -> Void

    /// How many instances are paid for all month, whatever runs; kept only by a purchase that commits to some.
    var committed: VariedNumber<Content> {
        .optional("committed", .whole(Purchase.committedRange), stated: { of($0).committed.map { Rational($0) } }) {
            content, number in
            var changed = of(content)
            changed.committed = number.asInt
            set(&content, changed)
        }
    }

    /// What is taken off a private price; kept only by such a purchase.
    var percent: VariedNumber<Content> {
        .optional("percent", .upTo(100), stated: { of($0).percent }) { content, number in
            var changed = of(content)
            changed.percent = number
            set(&content, changed)
        }
    }
}

extension ResourceKey {
    /// How a resource's instances, tasks or functions are paid.
    static func purchase(
        _ offered: Purchase.Offered, of stated: @escaping @Sendable (Content) -> Purchase,
        set: @escaping @Sendable (inout Content, Purchase) -> Void
    ) -> ResourceKey {
        let purchase = ResourcePurchase(of: stated, set: set)
        return .other(
            "purchase", offered.shape, "how it is paid",
            varied: offered.takesCommitted ? [purchase.committed, purchase.percent] : [],
            store: { content, fields throws(FileFault) in set(&content, try Purchase(fields, offered)) })
    }
}
