import Pricing

extension OfferJSONReader {
    /// Judges one product, and remembers it if a table prices it.
    mutating func readProduct(_ text: ByteView, at place: JSONPlace) throws(ImportError) {
        summary.read += 1
        if let offer = document.origin.offerCode, let usage = MemberSearch.text(ofKey: "\"usagetype\"", in: text) {
            guard Usage.mayBe(usage, in: offer) else { return summary.leaveOut(.otherUsage) }
            if offer == .ec2, let system = MemberSearch.text(ofKey: "\"operatingSystem\"", in: text),
                !options.mayWant(operatingSystem: system)
            {
                return summary.leaveOut(.otherOperatingSystem)
            }
        }
        values.clear()
        defer { strings.removeAll() }
        var cursor = JSONCursor(text, at: place, strings: strings)
        var sku = ByteView.empty
        var values = values
        let names = names
        try cursor.members { (key, cursor) throws(ImportError) in
            if key == "sku" {
                sku = try cursor.text()
            } else if key == "productFamily" {
                values[.productFamily] = try cursor.text()
            } else if key == "attributes" {
                try cursor.members { (name, cursor) throws(ImportError) in
                    if let field = names.field(named: name) {
                        values[field] = try cursor.text()
                    } else {
                        try cursor.skipValue()
                    }
                }
            } else {
                try cursor.skipValue()
            }
        }
        guard let offer = document.origin.offerCode ?? OfferCode(values[.serviceCode]) else {
            otherCodes.insert(values[.serviceCode].text)
            return summary.leaveOut(.otherService)
        }
        switch ProductMatcher(offer: offer, options: options).match(values) {
        case .leftOut(let reason): summary.leaveOut(reason)
        case let match:
            if document.origin.offerCode == nil { document.origin.offerCode = offer }
            document.products[SKUKey(sku)] = Found(match: match, offer: offer)
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

    /// One price dimension, until its term's other members are known.
    private struct Dimension {
        var unit = ByteView.empty
        var beginRange = ByteView.empty
        var endRange = ByteView.empty
        var prices: [(currency: ByteView, price: ByteView)] = []
        var line = 0
    }

    /// - Returns: whether any price was taken.
    private mutating func addTerm(
        _ text: ByteView, of found: Found, sku: ByteView, isReserved: Bool, at place: JSONPlace
    ) throws(ImportError) -> Bool {
        defer { strings.removeAll() }
        var cursor = JSONCursor(text, at: place, strings: strings)
        var effectiveDate = ByteView.empty
        var dimensions: [Dimension] = []
        var attributes: [(name: ByteView, value: ByteView)] = []
        try cursor.members { (key, cursor) throws(ImportError) in
            if key == "effectiveDate" {
                effectiveDate = try cursor.text()
            } else if key == "priceDimensions" {
                try cursor.members { (_, cursor) throws(ImportError) in
                    dimensions.append(try Self.dimension(&cursor))
                }
            } else if key == "termAttributes" {
                try cursor.members { (name, cursor) throws(ImportError) in
                    attributes.append((name, try cursor.text()))
                }
            } else {
                try cursor.skipValue()
            }
        }
        func attribute(_ name: StaticString) -> ByteView { attributes.first { $0.name == name }?.value ?? .empty }
        // Some files hold reserved terms among those on demand.
        let isReserved = isReserved || !attribute("LeaseContractLength").isEmpty
        guard options.includesReserved || !isReserved else { return false }
        let term =
            isReserved
            ? PriceRow.Term.reserved(
                lease: attribute("LeaseContractLength"), purchase: attribute("PurchaseOption"),
                offeringClass: attribute("OfferingClass")) : .onDemand
        var isUsed = false
        for dimension in dimensions {
            for (currency, price) in dimension.prices.isEmpty ? [(ByteView("USD"), .empty)] : dimension.prices {
                let row = PriceRow(
                    term: term, sku: sku, line: dimension.line, beginRange: dimension.beginRange,
                    endRange: dimension.endRange, unit: dimension.unit, price: price, currency: currency,
                    effectiveDate: effectiveDate)
                if try add(row, of: found) { isUsed = true }
            }
        }
        return isUsed
    }

    private mutating func add(_ row: PriceRow, of found: Found) throws(ImportError) -> Bool {
        switch found.match {
        case .product(let product): try collector.add(row, of: product)
        case .allowance(let item, let unit):
            try collector.addAllowance(row, offer: found.offer, item: item, unit: unit)
        case .leftOut: false
        }
    }

    private static func dimension(_ cursor: inout JSONCursor) throws(ImportError) -> Dimension {
        var dimension = Dimension()
        dimension.line = cursor.line
        try cursor.members { (key, cursor) throws(ImportError) in
            if key == "unit" {
                dimension.unit = try cursor.text()
            } else if key == "beginRange" {
                dimension.beginRange = try cursor.text()
            } else if key == "endRange" {
                dimension.endRange = try cursor.text()
            } else if key == "pricePerUnit" {
                try cursor.members { (currency, cursor) throws(ImportError) in
                    dimension.prices.append((currency, try cursor.text()))
                }
            } else {
                try cursor.skipValue()
            }
        }
        return dimension
    }
}
