import ExactMath
import StrictJSON

/// What differs between two tables of the same offer.
public struct PriceTableDifference: Sendable {
    /// What a table says on one side.
    public struct Value: Sendable, CustomStringConvertible {
        /// In words: `0.0104 per Hrs`.
        public let description: String
        /// The same as a number of a unit; nil for tiers, shares, and prices that a rule belongs to.
        public let price: (amount: Rational, unit: String)?

        init(_ words: String) {
            description = words
            price = nil
        }

        fileprivate init(_ entry: PriceEntry) {
            description = entry.priceText
            let isPlain = entry.tiers.count == 1 && entry.shareOfOnDemand == nil && entry.ruleText.isEmpty
            price = isPlain ? entry.tiers.first.map { ($0.price, entry.unit) } : nil
        }
    }

    public enum Change: Sendable {
        case added(now: Value)
        case removed(before: Value)
        /// The share by which a flat price rose or fell; nil where the old one was zero.
        case dearer(before: Value, now: Value, share: Rational?)
        case cheaper(before: Value, now: Value, share: Rational?)
        /// Tiers, an up-front fee or a billing rule: no single number says more or less.
        case changed(before: Value, now: Value)
    }

    public let offerCode: OfferCode
    public let region: String
    /// Changes by what they are a price or rule of, in the old table's order, then what is new in the new one's.
    public let changes: [(subject: String, change: Change)]

    /// Compares two tables, each with the prices that count while it is in force; of tables in two currencies that alone is
    /// said.
    public init(from old: PriceTable, _ before: [PriceEntry], to new: PriceTable, _ now: [PriceEntry]) {
        offerCode = new.offerCode
        region = new.region
        // Amounts of two currencies are no dearer and no cheaper than each other.
        guard old.currency == new.currency else {
            changes = [("currency", .changed(before: Value(old.currency), now: Value(new.currency)))]
            return
        }
        var newBySubject: [String: PriceEntry] = [:]
        for entry in now { newBySubject[entry.subject] = entry }
        var changes: [(subject: String, change: Change)] = []
        var known: Set<String> = []
        for entry in before {
            known.insert(entry.subject)
            if let other = newBySubject[entry.subject] {
                if let change = Self.change(from: entry, to: other) { changes.append((entry.subject, change)) }
            } else {
                changes.append((entry.subject, .removed(before: Value(entry))))
            }
        }
        for entry in now where !known.contains(entry.subject) {
            changes.append((entry.subject, .added(now: Value(entry))))
        }
        let words = Offer.of(new.offerCode).billingWords
        for (rule, other) in zip(words(old), words(new)) where rule.text != other.text {
            changes.append((rule.name, .changed(before: Value(rule.text), now: Value(other.text))))
        }
        self.changes = changes
    }

    private static func change(from old: PriceEntry, to new: PriceEntry) -> Change? {
        let (before, now) = (Value(old), Value(new))
        guard before.description != now.description else { return nil }
        guard old.tiers.count == 1, new.tiers.count == 1, old.ruleText == new.ruleText,
            let first = old.tiers.first?.price, let second = new.tiers.first?.price, first != second
        else { return .changed(before: before, now: now) }
        let share = (second - first).divided(by: first)
        return second > first
            ? .dearer(before: before, now: now, share: share) : .cheaper(before: before, now: now, share: share)
    }
}

extension PriceEntry {
    /// The price in words: `0.0104 per Hrs`, or its tiers, with the rules that belong to it.
    public var priceText: String {
        if let share = shareOfOnDemand { return "\(share) of the on-demand price" }
        let ladder = tiers.map { tier in
            tiers.count == 1
                ? "\(tier.price)" : "\(tier.price) " + (tier.endRange.map { "up to \($0)" } ?? "beyond")
        }
        return "\(ladder.joined(separator: ", ")) per \(unit)\(ruleText)"
    }

    fileprivate var ruleText: String { kind.ruleWords(of: self) }
}
