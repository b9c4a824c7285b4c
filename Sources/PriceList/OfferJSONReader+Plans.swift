import ByteScanning
import JSONText
import Pricing

/// Rates of Savings Plans: `products` lists the plans, `terms.savingsPlan` their rates.
extension OfferJSONReader {
    /// What is known of the plans of one file.
    struct Plans {
        /// What its product says of a plan.
        struct Plan {
            let family: String
            let payment: String
        }

        /// What its term says of a plan, in the file's words.
        struct Term {
            var sku = ""
            var effectiveDate = ""
            var length = ""
            var lengthUnit = ""
        }

        /// A rate, of the term at a place among `terms`.
        struct Rate {
            let term: Int
            let text: [UInt8]
            let place: JSONPlace
        }

        var plans: [String: Plan] = [:]
        /// In the file's order; the last one is the one whose rates come.
        var terms: [Term] = []
        /// Those that may be wanted, kept until all is known of their plans.
        var rates: [Rate] = []

        mutating func begin() { terms.append(Term()) }
    }

    /// One of `products`.
    mutating func readPlan(_ text: ByteView, at place: JSONPlace) throws(ImportError) {
        let product = try Self.value(text, at: place)
        guard let sku = product["sku"]?.stringValue else { return }
        document.plans.plans[sku] = Plans.Plan(
            family: product["productFamily"]?.stringValue ?? "",
            payment: product["attributes"]?["purchaseOption"]?.stringValue ?? "")
    }

    /// A member of one of `terms.savingsPlan` but its rates.
    mutating func readPlanTerm(_ text: ByteView, key: ByteView, at place: JSONPlace) throws(ImportError) {
        guard let last = document.plans.terms.indices.last else { return }
        if key == "sku" {
            document.plans.terms[last].sku = text.text
        } else if key == "effectiveDate" {
            document.plans.terms[last].effectiveDate = text.text
        } else if text[0] == 0x7B {
            let length = try Self.value(text, at: place)
            var texts = FieldTexts()
            texts.set(.planTerm, length["duration"])
            texts.set(.planTermUnit, length["unit"])
            try texts.lend { (values) throws(ImportError) in
                document.plans.terms[last].length = values[.planTerm].text
                document.plans.terms[last].lengthUnit = values[.planTermUnit].text
            }
        }
    }

    /// One of a plan's rates.
    mutating func readRate(_ text: ByteView, at place: JSONPlace) throws(ImportError) {
        summary.read += 1
        if let rules = document.rules, let usage = MemberSearch.text(ofKey: "\"discountedUsageType\"", in: text),
            !rules.mayMatch(usageType: usage)
        {
            return summary.leaveOut(.otherUsage)
        }
        document.plans.rates.append(
            Plans.Rate(term: document.plans.terms.count - 1, text: Array(text.buffer), place: place))
    }

    /// Judges the rates, whose plans are all known at the end of a file.
    mutating func readWaitingRates() throws(ImportError) {
        let (rates, terms, plans) = (document.plans.rates, document.plans.terms, document.plans.plans)
        document.plans = Plans()
        for rate in rates where terms.indices.contains(rate.term) {
            let term = terms[rate.term]
            try rate.text.withUnsafeBufferPointer { (text) throws(ImportError) in
                try readRate(ByteView(text), of: term, plans[term.sku], at: rate.place)
            }
        }
    }

    private mutating func readRate(
        _ text: ByteView, of term: Plans.Term, _ plan: Plans.Plan?, at place: JSONPlace
    ) throws(ImportError) {
        guard let rules = document.rules, rules.layout == .savingsPlan else { return summary.leaveOut(.otherTerm) }
        let rate = try Self.value(text, at: place)
        let discounted = rate["discountedRate"]
        var texts = FieldTexts()
        texts.set(.sku, rate["rateCode"])
        texts.set(.unit, rate["unit"])
        texts.set(.price, discounted?["price"])
        texts.set(.currency, discounted?["currency"])
        texts.set(.serviceCode, rate["discountedServiceCode"])
        texts.set(.usageType, rate["discountedUsageType"])
        texts.set(.operation, rate["discountedOperation"])
        texts.set(.regionCode, rate["discountedRegionCode"])
        texts.set(.effectiveDate, term.effectiveDate)
        texts.set(.planTerm, term.length)
        texts.set(.planTermUnit, term.lengthUnit)
        texts.set(.planPayment, plan?.payment ?? "")
        texts.set(.productFamily, plan?.family ?? "")
        try texts.lend { (values) throws(ImportError) in
            switch rules.match(values, options) {
            case .leftOut(let reason): summary.leaveOut(reason)
            case .allowance: summary.leaveOut(.otherUsage)
            case .product(let product):
                let row = PriceRow(values: values, line: place.line, isReserved: false)
                if try collector.add(row, of: product) { summary.used += 1 } else { summary.leaveOut(.otherTerm) }
            }
        }
    }
}
