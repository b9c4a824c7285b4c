import ByteScanning
import ExactMath
import Pricing

/// One price dimension of an offer file, as it stands there.
struct PriceRow {
    let values: FieldValues
    let line: Int
    let isReserved: Bool

    /// The price of a unit, as the tables write it.
    fileprivate func price(sku: String) throws(ImportError) -> String {
        let bytes = values[.price]
        guard !bytes.isEmpty else { throw .priceEmpty(sku: sku, line: line) }
        guard bytes[0] != 0x2D else { throw .priceNegative(sku: sku, line: line, text: bytes.text) }
        if let price = DecimalText.normalised(bytes) { return price }
        let value: Rational
        do { value = try Rational(decimal: bytes.buffer) } catch {
            throw .priceNotNumber(sku: sku, line: line, text: bytes.text, reason: error)
        }
        let reason = NumberTextError.tooLong(
            characters: value.terminatingPlaces.map { value.decimalText(places: $0).utf8.count } ?? bytes.count,
            limit: Rational.longestNumberText)
        throw .priceNotNumber(sku: sku, line: line, text: bytes.text, reason: reason)
    }

    /// The same of the table's unit where the list states that of so many.
    fileprivate func price(sku: String, per units: Int) throws(ImportError) -> String {
        let text = try price(sku: sku)
        guard let listed = try? Rational(decimal: text), let value = listed.divided(by: Rational(units)),
            let price = DecimalText.text(of: value)
        else {
            throw .priceNotNumber(
                sku: sku, line: line, text: text,
                reason: .tooLong(characters: text.utf8.count, limit: Rational.longestNumberText))
        }
        return price
    }

    /// The day of `2025-09-01` or `2025-09-01T00:00:00Z`.
    fileprivate func date(sku: String) throws(ImportError) -> String {
        let bytes = values[.effectiveDate]
        let day = bytes.slice(0, 10).text
        guard CalendarDate(day) != nil, bytes.count == 10 || bytes[10] == 0x54 else {
            throw .effectiveDate(sku: sku, line: line, text: bytes.text)
        }
        return day
    }

    fileprivate func currency(sku: String) throws(ImportError) -> String {
        let bytes = values[.currency]
        guard bytes.count == 3, bytes.buffer.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            throw .currency(sku: sku, line: line, text: bytes.text)
        }
        return bytes.text
    }

    fileprivate func check(_ unit: ItemKind.Unit, sku: String) throws(ImportError) {
        guard unit.accepts(values[.unit].text) else {
            throw .unit(sku: sku, line: line, found: values[.unit].text, accepted: unit.name)
        }
    }
}

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

        static func < (left: Group, right: Group) -> Bool {
            (left.offer.rawValue, left.region, left.currency) < (right.offer.rawValue, right.region, right.currency)
        }
    }

    private struct Key: Hashable {
        let group: Group
        let kind: ItemKind
        /// The kind's place among those of its offer.
        let place: Int
        let attributes: [String]

        /// In the tables' order, of one kind by their attributes; of several faults the same one is always the first.
        static func < (left: Key, right: Key) -> Bool {
            if left.place != right.place { return left.place < right.place }
            if left.attributes != right.attributes {
                return left.attributes.lexicographicallyPrecedes(right.attributes)
            }
            return left.group < right.group
        }
    }

    private struct Candidate {
        var ladder: TierLadder
        var upfront: (price: String, line: Int)?
        var effectiveDate: String
        let details: [ImportedAttribute]
        let unit: ItemKind.Unit
        var rank: Int
        /// Whether its tiers are products of their own.
        let isOfRungs: Bool
        let freeTier: AllowanceRule?
        let line: Int
    }

    /// The candidates for one thing, by SKU: mostly one; another SKU with the same price is no fault.
    private struct Candidates {
        private(set) var list: [Candidate] = []
        /// Where each SKU's stands, once there are many.
        private var places: [String: Int] = [:]
        private static let few = 8

        /// Changes the candidate of the same SKU, or the one whose tiers have SKUs of their own, in place, or adds this one.
        mutating func update(
            with fresh: Candidate, _ change: (inout Candidate) throws(ImportError) -> Void
        ) throws(ImportError) {
            let sku = fresh.ladder.sku
            let known = list.count <= Self.few ? list.firstIndex { $0.isOfRungs || $0.ladder.sku == sku } : places[sku]
            let place = known ?? list.count
            if known == nil {
                list.append(fresh)
                if list.count > Self.few {
                    if places.isEmpty { for (place, other) in list.enumerated() { places[other.ladder.sku] = place } }
                    places[sku] = place
                }
            }
            try change(&list[place])
        }
    }

    private var candidates: [Key: Candidates] = [:]
    private var allowances: [ImportedAllowance] = []
    private var origins: [Group: Origin] = [:]
    private var touched: Set<Group> = []

    var isEmpty: Bool { candidates.isEmpty }

    /// Takes one row of a product that matched.
    ///
    /// - Returns: false for a reserved term of a kind that the tables do not hold.
    /// - Throws: `ImportError` where price, unit, range or date cannot be read.
    mutating func add(_ row: PriceRow, of product: MatchedProduct) throws(ImportError) -> Bool {
        var (kind, attributes, details) = (product.rule.kind, product.attributes, product.details)
        var isUpfront = false
        if row.isReserved {
            guard let reserved = product.rule.reserved, let term = row.values.reservedTerm else { return false }
            (kind, attributes, details) = (reserved, attributes + term, [])
            isUpfront = row.values[.unit].equalsIgnoringCase("Quantity")
        }
        let sku = row.values[.sku].text
        if !isUpfront { try row.check(product.rule.unit, sku: sku) }
        let form = product.rule.form
        let price: String
        if case .perUnits(let units) = form {
            price = try row.price(sku: sku, per: units)
        } else {
            price = try row.price(sku: sku)
        }
        var isRung = false
        if case .rung = form { isRung = true }
        let date = try row.date(sku: sku)
        let group = Group(offer: kind.offer, region: product.region, currency: try row.currency(sku: sku))
        touched.insert(group)
        let key = Key(group: group, kind: kind, place: kind.place, attributes: attributes)
        let fresh = Candidate(
            ladder: TierLadder(sku: sku), effectiveDate: date, details: details, unit: product.rule.unit,
            rank: product.rank, isOfRungs: isRung, freeTier: product.freeTier, line: row.line)
        try candidates[key, default: Candidates()].update(with: fresh) { (candidate) throws(ImportError) in
            if isUpfront {
                if let known = candidate.upfront, known.price != price {
                    throw .conflict(
                        price: Self.name(key),
                        first: ImportError.Statement(sku: sku, line: known.line, price: known.price),
                        second: ImportError.Statement(sku: sku, line: row.line, price: price))
                }
                candidate.upfront = (price, row.line)
            } else {
                try candidate.ladder.add(row, price: price, as: form)
                if product.rank < candidate.rank { (candidate.ladder.sku, candidate.rank) = (sku, product.rank) }
            }
            candidate.effectiveDate = max(candidate.effectiveDate, date)
        }
        return true
    }

    /// Takes one row of a free tier; only its free part, from 0 to where it ends, counts.
    ///
    /// - Returns: false where the row is no such part.
    mutating func addAllowance(_ row: PriceRow, _ rule: AllowanceRule) throws(ImportError) -> Bool {
        guard !row.isReserved else { return false }
        let sku = row.values[.sku].text
        try row.check(rule.kind.units[0], sku: sku)
        let begin = row.values[.beginRange]
        guard try row.price(sku: sku) == "0", begin.isEmpty || begin == "0",
            let amount = DecimalText.normalised(row.values[.endRange])
        else { return false }
        _ = try row.date(sku: sku)
        let allowance = rule.allowance(
            amount, isFirstTier: false, currency: try row.currency(sku: sku), sku: sku, line: row.line)
        guard let known = allowances.first(where: { $0.kind == rule.kind && $0.currency == allowance.currency }) else {
            allowances.append(allowance)
            return true
        }
        guard known.amount == amount else {
            throw .conflict(
                price: "free \(rule.kind.name)",
                first: ImportError.Statement(sku: known.sku, line: known.line, price: known.amount),
                second: ImportError.Statement(sku: sku, line: row.line, price: amount))
        }
        return true
    }

    /// Ends what belongs to one file or one product of `get-products`, whose origin may stand behind its prices.
    ///
    /// - Throws: `ImportError.publicationDate` where the file says that it was published on no day.
    mutating func close(_ origin: Origin) throws(ImportError) {
        if let text = origin.publicationDate, !PriceTable.isPublicationDate(text) { throw .publicationDate(text) }
        for group in touched {
            let known = origins[group]
            if known == nil || (known?.publicationDate ?? "") < (origin.publicationDate ?? "") {
                origins[group] = origin
            }
        }
        touched.removeAll(keepingCapacity: true)
    }
}

extension PriceCollector {
    /// All that was gathered, by offer, region and currency.
    ///
    /// - Throws: `ImportError` where two rows give one thing different prices, tiers do not meet, or half of a
    ///   reserved term's price is missing.
    /// - Complexity: O(n log n) in the prices.
    func offers() throws(ImportError) -> [ImportedOffer] {
        var prices: [Group: [ImportedPrice]] = [:]
        var free: [Group: [ImportedAllowance]] = [:]
        for key in candidates.keys.sorted(by: { $0 < $1 }) {
            guard let (stated, candidate) = try price(key) else { continue }
            var price = stated
            if let allowance = candidate.freeTier?.split(&price, currency: key.group.currency, line: candidate.line) {
                free[key.group, default: []].append(allowance)
            }
            prices[key.group, default: []].append(price)
        }
        return prices.keys.sorted(by: { $0 < $1 }).map { group in
            let origin = origins[group] ?? Origin()
            let own = allowances.filter { $0.kind.offer == group.offer && $0.currency == group.currency }
            let tiers = (free[group] ?? []).filter { tier in !own.contains { $0.kind == tier.kind } }
            return ImportedOffer(
                offerCode: group.offer, sourceOfferCode: origin.offerCode ?? group.offer, region: group.region,
                currency: group.currency, publicationDate: origin.publicationDate, version: origin.version,
                isWhole: origin.isWhole, prices: prices[group] ?? [],
                allowances: (own + tiers).sorted { $0.kind.place < $1.kind.place })
        }
    }

    private func price(_ key: Key) throws(ImportError) -> (ImportedPrice, Candidate)? {
        let bySKU = (candidates[key]?.list ?? []).sorted { ($0.rank, $0.ladder.sku) < ($1.rank, $1.ladder.sku) }
        var chosen: (price: ImportedPrice, candidate: Candidate)?
        for candidate in bySKU {
            // An answer of get-products may hold one of them alone: what it prices cannot be told from that.
            if candidate.isOfRungs, !candidate.ladder.isWhole { continue }
            let sku = candidate.ladder.sku
            let parts = try Self.parts(candidate, key)
            let price = ImportedPrice(
                kind: key.kind, values: key.attributes, details: candidate.details, unit: candidate.unit.name,
                tiers: parts.tiers, upfront: parts.upfront, sku: sku, effectiveDate: candidate.effectiveDate)
            guard let known = chosen else {
                chosen = (price, candidate)
                continue
            }
            guard known.price.tiers == price.tiers, known.price.upfront == price.upfront else {
                throw .conflict(
                    price: Self.name(key),
                    first: ImportError.Statement(
                        sku: known.price.sku, line: known.candidate.line, price: known.price.rateText),
                    second: ImportError.Statement(sku: sku, line: candidate.line, price: price.rateText))
            }
        }
        return chosen
    }

    private static func name(_ key: Key) -> String {
        let attributes = key.attributes.map { " " + $0 }.joined()
        return "\(key.group.offer.rawValue) \(key.kind.name)\(attributes) in \(key.group.region)"
    }

    private static func parts(
        _ candidate: Candidate, _ key: Key
    ) throws(ImportError) -> (tiers: [ImportedTier], upfront: String?) {
        guard key.kind == .reservedInstance else { return (try tiers(candidate, key), nil) }
        let payment = key.attributes.dropFirst(3).first
        // By their names: nothing is due at first in the one, nothing by the hour in the other.
        if candidate.upfront == nil, payment != "noUpfront" {
            throw .reservedHalf(sku: candidate.ladder.sku, line: candidate.line, missing: "upfront fee")
        }
        if candidate.ladder.steps.isEmpty, payment != "allUpfront" {
            throw .reservedHalf(sku: candidate.ladder.sku, line: candidate.line, missing: "hourly price")
        }
        let free = ImportedTier(beginRange: "0", endRange: "Inf", price: "0")
        let tiers = candidate.ladder.steps.isEmpty ? [free] : try tiers(candidate, key)
        return (tiers, candidate.upfront?.price ?? "0")
    }

    /// The price, which has tiers only where a table may hold them.
    private static func tiers(_ candidate: Candidate, _ key: Key) throws(ImportError) -> [ImportedTier] {
        let tiers = try candidate.ladder.tiers(of: name(key))
        if tiers.count > 1, !key.kind.takesTiers {
            throw .tiersOfSingle(
                price: name(key), sku: candidate.ladder.sku, line: candidate.line, count: tiers.count)
        }
        return tiers
    }
}

extension AllowanceRule {
    fileprivate func allowance(
        _ amount: String, isFirstTier: Bool, currency: String, sku: String, line: Int
    ) -> ImportedAllowance {
        var rules = [ImportedAttribute(key: key.description, value: amount)]
        if case .counted(let key) = firstTier {
            rules.append(ImportedAttribute(key: key.description, value: isFirstTier ? "true" : "false"))
        }
        return ImportedAllowance(
            kind: kind, amount: amount, rules: rules, currency: currency, sku: sku, line: line)
    }

    /// Takes the first tier away where it is free, and gives the next one its place.
    fileprivate func split(_ price: inout ImportedPrice, currency: String, line: Int) -> ImportedAllowance? {
        guard let first = price.tiers.first, first.price == "0", price.tiers.count > 1 else { return nil }
        let next = price.tiers[1]
        price.tiers[0...1] = [ImportedTier(beginRange: "0", endRange: next.endRange, price: next.price)]
        return allowance(first.endRange, isFirstTier: true, currency: currency, sku: price.sku, line: line)
    }
}
