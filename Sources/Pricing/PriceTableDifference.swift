import ExactMath
import StrictJSON

/// What differs between two tables of the same offer.
public struct PriceTableDifference: Sendable {
    public enum Change: Sendable {
        case added(now: String)
        case removed(before: String)
        /// The share by which a flat price rose or fell; nil where the old one was zero.
        case dearer(before: String, now: String, share: Rational?)
        case cheaper(before: String, now: String, share: Rational?)
        /// Tiers, an up-front fee or a billing rule: no single number says more or less.
        case changed(before: String, now: String)
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
            changes = [("currency", .changed(before: old.currency, now: new.currency))]
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
                changes.append((entry.subject, .removed(before: entry.priceText)))
            }
        }
        for entry in now where !known.contains(entry.subject) {
            changes.append((entry.subject, .added(now: entry.priceText)))
        }
        let words = Offer.of(new.offerCode).billingWords
        for (rule, other) in zip(words(old), words(new)) where rule.text != other.text {
            changes.append((rule.name, .changed(before: rule.text, now: other.text)))
        }
        self.changes = changes
    }

    private static func change(from old: PriceEntry, to new: PriceEntry) -> Change? {
        let (before, now) = (old.priceText, new.priceText)
        guard before != now else { return nil }
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
