import ExactMath
import JSONText
import StrictJSON

extension PriceTier {
    /// The steps of a graduated price at a key of a file: from 0, meeting exactly, and the last one without an end; nil
    /// where there is none.
    ///
    /// Of a ladder with faults that are collected, the tiers up to the first one that cannot be read.
    ///
    /// - Parameter largest: the largest bound.
    /// - Throws: `FileFault` for anything else.
    public static func ladder(
        _ key: StaticString, _ fields: Fields, upTo largest: Int
    ) throws(FileFault) -> [PriceTier]? {
        guard let list = try fields.list(key, count: 1...1000) else { return nil }
        let bound = NumberRange.upTo(largest)
        var tiers: [PriceTier] = []
        var expected: Rational? = 0
        for element in list {
            let tier = try Fields(
                element, in: fields.file, keys: ["beginRange", "endRange", "price"], collecting: fields.faults)
            try tier.require("beginRange", "endRange", "price")
            let begin = try tier.number("beginRange", bound)
            let price = try tier.number("price", .upTo(Detail.largest))
            let isLast = tier.value["endRange"]?.stringValue == "Inf"
            let end = isLast ? nil : try tier.number("endRange", bound)
            // Where faults are collected, nothing can be said of what follows a tier that could not be read.
            guard let begin, let price, isLast || end != nil else { return tiers }
            guard begin == expected else {
                let previous =
                    expected.map { "the previous tier ends at \(shown($0))" } ?? "the previous tier has no end"
                throw tier.fault(
                    at: "beginRange",
                    tiers.isEmpty
                        ? "The first tier begins at \(shown(begin)), not at 0."
                        : "The tier begins at \(shown(begin)), but \(previous).",
                    advice: "Tiers start at 0, meet exactly, and the last one ends at \"Inf\".")
            }
            if let end, end <= begin {
                throw tier.fault(
                    at: "endRange", "The tier ends at \(shown(end)), not after its begin at \(shown(begin)).")
            }
            tiers.append(PriceTier(beginRange: begin, endRange: end, price: price))
            expected = end
        }
        if let expected {
            throw fields.fault(
                at: key, "The last tier ends at \(shown(expected)), so what lies beyond has no price.",
                advice: "The last tier ends at \"Inf\".")
        }
        return tiers
    }

    /// A bound as far as a message has room for it.
    private static func shown(_ bound: Rational) -> String {
        let text = bound.description
        return text.utf8.count <= 40 ? text : text.prefix(39) + "…"
    }
}
