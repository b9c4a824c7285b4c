import JSONText

/// An item that the table in force does not price.
public struct MissingPrice: Sendable {
    public let offer: OfferCode
    public let region: String
    public let effectiveDate: CalendarDate
    public let file: String
    /// What was looked for, in words.
    public let subject: String
    /// The figure that is lacking where there is a price; nil where there is none.
    public let figure: StaticString?
    /// The attribute whose value no price has, as tables and scenario files name it; nil where no single one is to blame.
    public let key: StaticString?
    /// The values of that attribute that are priced, where they are few.
    public let accepted: [String]
    /// The most similar thing that this table does price.
    public let nearest: String?
    /// Days of the offer's other tables in this region that do price it.
    public let pricedIn: [CalendarDate]
    /// Set where a table of the user's stands before a built-in one that does price it.
    public let hidden: Hidden?
    /// How to get such prices from AWS's own list; nil where it is not known to have them.
    public let inWholeList: WholeList?

    /// What AWS's own list has beyond a table.
    public enum WholeList: Sendable {
        /// Prices that are read from it with an option of `prices update` and `prices import` alone.
        case withOption(String)
        /// Everything that is not in the part that the table holds.
        case rest
    }

    /// A built-in table that would price an item if a table of the user's were not in force in its place.
    public struct Hidden: Sendable {
        public let builtIn: CalendarDate
        /// Whether the built-in table is in force on its own day.
        public let isInForceOnItsDay: Bool
    }
}

extension MissingPrice: CustomStringConvertible {
    public var description: String {
        let subject = VisibleText.escaping(subject, limit: 200)
        let file = VisibleText.line(file)
        let lack = figure.map { "does not state \($0) of" } ?? "has no price for"
        let finding =
            "\(offer.rawValue) in \(region) \(lack) \(subject) in the table of \(effectiveDate) (\(file))."
        if let figure {
            return finding + "\nState \"\(figure)\" in a table of your own, which --pricing DIR adds."
        }
        var advice: [String] = []
        if let hidden {
            let remedies =
                hidden.isInForceOnItsDay
                ? "add the price there, take that file away, or choose the other's day with --as-of \(hidden.builtIn)"
                : "add the price there, or take that file away"
            advice.append(
                "The built-in table of \(hidden.builtIn) prices it, but \(file) takes its place: "
                    + "\(remedies).")
        } else if let first = pricedIn.first(where: { $0 > effectiveDate }) {
            advice.append("\(subject) is priced from \(first) on: choose that day or a later one with --as-of.")
        } else if let last = pricedIn.last {
            advice.append("\(subject) was priced in the table of \(last): choose a day of it with --as-of.")
        }
        if hidden != nil { return "\(finding)\n\(advice[0])" }
        if let nearest { advice.append("The nearest that this table prices: \(nearest).") }
        if !accepted.isEmpty, let key { advice.append("Priced values of \(key): \(accepted.joined(separator: ", ")).") }
        switch inWholeList {
        case .withOption(let option):
            advice.append(
                "AWS's own list has more: 'lambda-cost prices update --region \(region) \(option)', or "
                    + "'lambda-cost prices import FILE \(option)'.")
        case .rest:
            advice.append(
                "This table holds a part of AWS's list: 'lambda-cost prices update --region \(region)' gets all of it.")
        case nil: break
        }
        if advice.isEmpty { advice.append("See 'lambda-cost prices show \(offer.rawValue)' for what it prices.") }
        return "\(finding)\n\(advice.joined(separator: " "))"
    }
}
