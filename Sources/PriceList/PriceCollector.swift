import ExactMath
import Pricing

/// Gathers the prices of a file by what they price, and makes one offer of each region at the end.
struct PriceCollector {
    /// Which file a region's prices come from.
    struct Origin {
        var offerCode: OfferCode?
        var publicationDate: String?
        var version: String?
        /// Whether the file is an offer's own.
        var isWhole = false
    }

    private struct Group: Hashable {
        let offer: OfferCode
        let region: String
        let currency: String
    }

    private struct Key: Hashable {
        let group: Group
        let item: Item
        let attributes: [ImportedAttribute]
    }

    private struct Candidate {
        var ladder: TierLadder
        var upfront: (price: String, line: Int)?
        var effectiveDate: String
        let details: [ImportedAttribute]
        let unit: UnitSpelling
        let line: Int
    }

    private struct Allowance {
        let offer: OfferCode
        let currency: String
        let value: ImportedAllowance
        let line: Int
    }

    /// Mostly one of each; another SKU with the same price is no fault.
    private var candidates: [Key: [Candidate]] = [:]
    private var allowances: [Allowance] = []
    private var origins: [Group: Origin] = [:]
    private var touched: Set<Group> = []

    var isEmpty: Bool { candidates.isEmpty }

    /// Takes one row of a product that matched.
    ///
    /// - Returns: false for a reserved term of a kind that the tables do not hold.
    /// - Throws: `ImportError` where price, unit, range or date cannot be read.
    mutating func add(_ row: PriceRow, of product: MatchedProduct) throws(ImportError) -> Bool {
        var item = product.item
        var attributes = product.attributes
        var isUpfront = false
        if case .reserved = row.term {
            guard product.item == .instance, let reserved = row.reservedAttributes else { return false }
            item = .reservedInstance
            attributes += reserved
            isUpfront = UnitSpelling.quantity.accepts(row.unit)
        }
        let sku = row.sku.text
        if !isUpfront, !product.unit.accepts(row.unit) {
            throw .unit(sku: sku, line: row.line, found: row.unit.text, accepted: product.unit.rawValue)
        }
        let price = try Self.price(row, sku: sku)
        let date = try Self.date(row, sku: sku)
        let group = Group(offer: product.offer, region: product.region, currency: try Self.currency(row, sku: sku))
        touched.insert(group)
        let key = Key(group: group, item: item, attributes: attributes)
        let fresh = Candidate(
            ladder: TierLadder(sku: sku), effectiveDate: date,
            details: item == .reservedInstance ? [] : product.details, unit: product.unit, line: row.line)
        try Self.update(&candidates[key, default: []], with: fresh) { (candidate) throws(ImportError) in
            if isUpfront {
                if let known = candidate.upfront, known.price != price {
                    throw .conflict(
                        price: Self.name(key),
                        first: ImportError.Statement(sku: sku, line: known.line, price: known.price),
                        second: ImportError.Statement(sku: sku, line: row.line, price: price))
                }
                candidate.upfront = (price, row.line)
            } else {
                try candidate.ladder.add(row, price: price)
            }
            candidate.effectiveDate = max(candidate.effectiveDate, date)
        }
        return true
    }

    /// Changes the candidate of the same SKU in place, or adds this one.
    private static func update(
        _ candidates: inout [Candidate], with fresh: Candidate,
        _ change: (inout Candidate) throws(ImportError) -> Void
    ) throws(ImportError) {
        let place = candidates.firstIndex { $0.ladder.sku == fresh.ladder.sku } ?? candidates.count
        if place == candidates.count { candidates.append(fresh) }
        try change(&candidates[place])
    }

    /// Takes one row of a free tier; only its free part, from 0 to where it ends, counts.
    ///
    /// - Returns: false where the row is no such part.
    mutating func addAllowance(
        _ row: PriceRow, offer: OfferCode, item: Item, unit: UnitSpelling
    ) throws(ImportError) -> Bool {
        guard case .onDemand = row.term else { return false }
        let sku = row.sku.text
        guard unit.accepts(row.unit) else {
            throw .unit(sku: sku, line: row.line, found: row.unit.text, accepted: unit.rawValue)
        }
        guard try Self.price(row, sku: sku) == "0", row.beginRange.isEmpty || row.beginRange == "0",
            let amount = DecimalText.normalised(row.endRange)
        else { return false }
        let value = ImportedAllowance(
            item: item.rawValue, unit: unit.rawValue, amount: amount, sku: sku,
            effectiveDate: try Self.date(row, sku: sku))
        let currency = try Self.currency(row, sku: sku)
        if let known = allowances.first(where: {
            $0.offer == offer && $0.currency == currency && $0.value.item == item.rawValue
        }) {
            guard known.value.amount == amount else {
                throw .conflict(
                    price: "free \(item.rawValue)",
                    first: ImportError.Statement(sku: known.value.sku, line: known.line, price: known.value.amount),
                    second: ImportError.Statement(sku: sku, line: row.line, price: amount))
            }
            return true
        }
        allowances.append(Allowance(offer: offer, currency: currency, value: value, line: row.line))
        return true
    }

    /// Ends what belongs to one file or one product of `get-products`, whose origin may stand behind its prices.
    mutating func close(_ origin: Origin) {
        for group in touched {
            let known = origins[group]
            if known == nil || (known?.publicationDate ?? "") < (origin.publicationDate ?? "") {
                origins[group] = origin
            }
        }
        touched.removeAll(keepingCapacity: true)
    }

    /// All that was gathered, by offer, region and currency.
    ///
    /// - Throws: `ImportError` where two rows give one thing different prices, tiers do not meet, or half of a
    ///   reserved term's price is missing.
    /// - Complexity: O(n log n) in the prices.
    func offers() throws(ImportError) -> [ImportedOffer] {
        var prices: [Group: [ImportedPrice]] = [:]
        let keys = candidates.keys.sorted { Self.precedes($0, $1) }
        for key in keys {
            guard let price = try price(key) else { continue }
            prices[key.group, default: []].append(price)
        }
        let groups = prices.keys.sorted {
            ($0.offer.rawValue, $0.region, $0.currency) < ($1.offer.rawValue, $1.region, $1.currency)
        }
        return groups.map { group in
            let origin = origins[group] ?? Origin()
            return ImportedOffer(
                offerCode: group.offer, sourceOfferCode: origin.offerCode ?? group.offer, region: group.region,
                currency: group.currency, publicationDate: origin.publicationDate, version: origin.version,
                isWhole: origin.isWhole,
                prices: prices[group] ?? [],
                allowances:
                    allowances
                    .filter { $0.offer == group.offer && $0.currency == group.currency }
                    .map { $0.value }
                    .sorted { $0.item > $1.item })
        }
    }

    private func price(_ key: Key) throws(ImportError) -> ImportedPrice? {
        let bySKU = (candidates[key] ?? []).sorted { $0.ladder.sku < $1.ladder.sku }
        var chosen: (price: ImportedPrice, line: Int)?
        for candidate in bySKU {
            let sku = candidate.ladder.sku
            let parts = try Self.parts(candidate, key: key)
            let price = ImportedPrice(
                item: key.item.rawValue, attributes: key.attributes + candidate.details,
                unit: candidate.unit.rawValue, rate: parts.rate, upfront: parts.upfront, sku: sku,
                effectiveDate: candidate.effectiveDate)
            guard let known = chosen else {
                chosen = (price, candidate.line)
                continue
            }
            guard known.price.rate == price.rate, known.price.upfront == price.upfront else {
                throw .conflict(
                    price: Self.name(key),
                    first: ImportError.Statement(sku: known.price.sku, line: known.line, price: known.price.rateText),
                    second: ImportError.Statement(sku: sku, line: candidate.line, price: price.rateText))
            }
        }
        return chosen?.price
    }

    /// Items in the tables' order, one item's by its attributes.
    private static func precedes(_ left: Key, _ right: Key) -> Bool {
        guard left.item == right.item else { return left.item.place < right.item.place }
        return left.attributes.lexicographicallyPrecedes(right.attributes) { $0.value < $1.value }
    }

    private static func name(_ key: Key) -> String {
        let attributes = key.attributes.map { " " + $0.value }.joined()
        return "\(key.group.offer.rawValue) \(key.item.rawValue)\(attributes) in \(key.group.region)"
    }

    private static func parts(
        _ candidate: Candidate, key: Key
    ) throws(ImportError) -> (rate: ImportedPrice.Rate, upfront: String?) {
        guard key.item == .reservedInstance else { return (try rate(candidate, key: key), nil) }
        let payment = key.attributes.first { $0.key == "payment" }?.value
        // By their names: nothing is due at first in the one, nothing by the hour in the other.
        if candidate.upfront == nil, payment != "noUpfront" {
            throw .reservedHalf(sku: candidate.ladder.sku, line: candidate.line, missing: "upfront fee")
        }
        if candidate.ladder.steps.isEmpty, payment != "allUpfront" {
            throw .reservedHalf(sku: candidate.ladder.sku, line: candidate.line, missing: "hourly price")
        }
        let rate = candidate.ladder.steps.isEmpty ? .flat("0") : try rate(candidate, key: key)
        return (rate, candidate.upfront?.price ?? "0")
    }

    /// The price, which has tiers only where a table may hold them.
    private static func rate(_ candidate: Candidate, key: Key) throws(ImportError) -> ImportedPrice.Rate {
        let rate = try candidate.ladder.rate(of: name(key))
        let kind = ItemKind.kinds(of: key.group.offer).first { $0.name == key.item.rawValue }
        if case .tiered(let tiers) = rate, kind?.takesTiers == false {
            throw .tiersOfSingle(
                price: name(key), sku: candidate.ladder.sku, line: candidate.line, count: tiers.count)
        }
        return rate
    }
}
