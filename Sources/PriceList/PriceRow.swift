/// One price dimension of an offer file, as it stands there.
struct PriceRow {
    enum Term {
        case onDemand
        case reserved(lease: ByteView, purchase: ByteView, offeringClass: ByteView)
    }

    let term: Term
    let sku: ByteView
    let line: Int
    let beginRange: ByteView
    let endRange: ByteView
    let unit: ByteView
    let price: ByteView
    let currency: ByteView
    let effectiveDate: ByteView

    /// The term's attributes in our words, or nil for the terms of before 2015 (light, medium, heavy utilization).
    var reservedAttributes: [ImportedAttribute]? {
        guard case .reserved(let lease, let purchase, let offeringClass) = term else { return nil }
        let leases: [(StaticString, String)] = [("1yr", "1yr"), ("1 yr", "1yr"), ("3yr", "3yr"), ("3 yr", "3yr")]
        let purchases: [(StaticString, String)] = [
            ("No Upfront", "noUpfront"), ("Partial Upfront", "partialUpfront"), ("All Upfront", "allUpfront"),
        ]
        // Every class was standard before convertible ones came, and files of that time have no such column.
        let classes: [(StaticString, String)] = [
            ("standard", "standard"), ("convertible", "convertible"), ("", "standard"),
        ]
        guard let term = leases.first(where: { lease == $0.0 })?.1,
            let payment = purchases.first(where: { purchase == $0.0 })?.1,
            let kind = classes.first(where: { offeringClass.equalsIgnoringCase($0.0) })?.1
        else { return nil }
        return [
            ImportedAttribute("term", term), ImportedAttribute("payment", payment),
            ImportedAttribute("offeringClass", kind),
        ]
    }
}
