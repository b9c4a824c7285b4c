import ByteScanning
import JSONText
import Pricing

extension OfferJSONReader {
    /// Judges one product, and remembers it if a table prices it.
    mutating func readProduct(_ text: ByteView, at place: JSONPlace) throws(ImportError) {
        summary.read += 1
        if let known = document.rules, let usage = MemberSearch.text(ofKey: "\"usagetype\"", in: text) {
            guard known.mayMatch(usageType: usage) else { return summary.leaveOut(.otherUsage) }
            if let system = MemberSearch.text(ofKey: "\"operatingSystem\"", in: text),
                !options.mayWant(operatingSystem: system)
            {
                return summary.leaveOut(.otherOperatingSystem)
            }
        }
        let product = try Self.value(text, at: place)
        var texts = FieldTexts()
        texts.set(.productFamily, product["productFamily"])
        if let attributes = product["attributes"]?.members {
            for attribute in attributes {
                var key = attribute.key
                if let field = key.withUTF8({ Field(named: ByteView($0)) }) { texts.set(field, attribute.value) }
            }
        }
        texts.set(.sku, product["sku"])
        try texts.lend { (values) throws(ImportError) in
            guard let rules = document.rules ?? offers.first(where: { values[.serviceCode].equals($0.code.rawValue) })
            else {
                otherCodes.insert(values[.serviceCode].text)
                return summary.leaveOut(.otherService)
            }
            switch rules.match(values, options) {
            case .leftOut(let reason): summary.leaveOut(reason)
            case let match:
                if document.rules == nil { document.rules = rules }
                document.products[SKUKey(values[.sku])] = Found(match: match, offer: rules.code)
            }
        }
    }

    /// Takes the prices of one term, or keeps it until its product comes.
    mutating func readTerm(
        _ text: ByteView, of key: ByteView, isReserved: Bool, at place: JSONPlace
    ) throws(ImportError) {
        let sku = SKUKey(Self.sku(of: key))
        if let found = document.products[sku] {
            if try addTerm(text, of: found, sku: Self.sku(of: key), isReserved: isReserved, at: place), !found.isUsed {
                document.products[sku]?.isUsed = true
                summary.used += 1
            }
        } else if !document.hasProducts {
            document.waiting.append(
                WaitingTerm(key: Array(key.buffer), isReserved: isReserved, text: Array(text.buffer), place: place))
        }
    }

    mutating func readWaitingTerms() throws(ImportError) {
        let waiting = document.waiting
        document.waiting = []
        for term in waiting {
            try term.key.withUnsafeBufferPointer { (key) throws(ImportError) in
                try term.text.withUnsafeBufferPointer { (text) throws(ImportError) in
                    try readTerm(
                        ByteView(text), of: ByteView(key), isReserved: term.isReserved, at: term.place)
                }
            }
        }
    }

    /// - Returns: whether any price was taken.
    private mutating func addTerm(
        _ text: ByteView, of found: Found, sku: ByteView, isReserved: Bool, at place: JSONPlace
    ) throws(ImportError) -> Bool {
        let term = try Self.value(text, at: place)
        let attributes = term["termAttributes"]
        // Some files hold reserved terms among those on demand.
        let isReserved = isReserved || attributes?["LeaseContractLength"]?.equals("") == false
        guard options.includesReserved || !isReserved else { return false }
        var texts = FieldTexts()
        texts.set(.sku, sku.buffer)
        texts.set(.effectiveDate, term["effectiveDate"])
        texts.set(.leaseContractLength, attributes?["LeaseContractLength"])
        texts.set(.purchaseOption, attributes?["PurchaseOption"])
        texts.set(.offeringClass, attributes?["OfferingClass"])
        var isUsed = false
        guard let dimensions = term["priceDimensions"]?.members else { return false }
        for dimension in dimensions.map({ $0.value }) {
            let line = place.line + dimension.location.line - 1
            var texts = texts
            texts.set(.unit, dimension["unit"])
            texts.set(.beginRange, dimension["beginRange"])
            texts.set(.endRange, dimension["endRange"])
            let prices = dimension["pricePerUnit"]?.members.map { (currency: $0.key, price: JSONValue?.some($0.value)) }
            for (currency, price) in prices.flatMap({ $0.isEmpty ? nil : $0 }) ?? [("USD", nil)] {
                var texts = texts
                var currency = currency
                currency.withUTF8 { texts.set(.currency, $0) }
                texts.set(.price, price)
                let isTaken = try texts.lend { (values) throws(ImportError) in
                    try add(PriceRow(values: values, line: line, isReserved: isReserved), of: found)
                }
                if isTaken { isUsed = true }
            }
        }
        return isUsed
    }

    private mutating func add(_ row: PriceRow, of found: Found) throws(ImportError) -> Bool {
        switch found.match {
        case .product(let product): try collector.add(row, of: product)
        case .allowance(let rule): try collector.addAllowance(row, rule)
        case .leftOut: false
        }
    }
}

/// Finds a member of a product in its JSON text without reading the rest.
///
/// Only good for telling early that a product is not wanted: a nil says nothing.
enum MemberSearch {
    /// The text of the first member with this key, or nil where none is found, where it is no plain string, or where the
    /// text has escapes before it.
    ///
    /// - Precondition: `key` is in quotes and has at least one character between them.
    /// - Complexity: O(n), sixteen bytes at a time.
    static func text(ofKey key: StaticString, in text: ByteView) -> ByteView? {
        let key = ByteView(key)
        let (first, second) = (key[0], key[1])
        var position = 0
        while position + 17 <= text.count {
            let vector = ByteMask.load(text.start + position)
            let next = ByteMask.load(text.start + position + 1)
            guard ByteMask.bits(ByteMask.equal(vector, 0x5C)) == 0 else { return nil }
            var hits = ByteMask.bits(ByteMask.equal(vector, first) & ByteMask.equal(next, second))
            while hits != 0 {
                let candidate = text.dropFirst(position + hits.trailingZeroBitCount)
                if candidate.hasPrefix(key), let value = value(candidate.dropFirst(key.count)) { return value }
                hits &= hits &- 1
            }
            position += 16
        }
        return nil
    }

    /// The string behind a colon.
    private static func value(_ text: ByteView) -> ByteView? {
        var position = 0
        while position < text.count, ByteView.isSpace(text[position]) { position += 1 }
        guard text[position] == 0x3A else { return nil }
        position += 1
        while position < text.count, ByteView.isSpace(text[position]) { position += 1 }
        guard text[position] == 0x22, let end = text.firstIndex(of: 0x22, from: position + 1) else { return nil }
        let value = text.slice(position + 1, end)
        return value.firstIndex(of: 0x5C) == nil ? value : nil
    }
}

extension OfferJSONReader {
    /// A single value that stands in the file.
    static func value(_ text: ByteView, at place: JSONPlace) throws(ImportError) -> JSONValue {
        do throws(JSONPlacedProblem) { return try JSONDocument.value(Array(text.buffer), at: place).root } catch {
            throw ImportError(error)
        }
    }
}
