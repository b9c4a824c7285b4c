import ExactMath
import Pricing
import StrictJSON

/// The billing rules of an offer that its price list does not state.
struct BillingRules {
    let lambda: LambdaBilling?
    /// The tables that state the others, to be looked through in this order.
    private let tables: [PriceTable]

    /// From the built-in table of us-east-1 in force on the day, the rules being the same in every region; the
    /// earliest one before that. What it lacks is looked up in the newest.
    init(_ offer: OfferCode, on day: CalendarDate, from book: PriceBook) throws(PricingError) {
        switch offer {
        case .lambda, .elasticLoadBalancing, .apiGateway:
            let region = "us-east-1"
            let first = book.sources(of: offer, in: region).first?.effectiveDate ?? day
            let inForce = try book.table(of: offer, in: region, asOf: max(day, first))
            lambda = inForce.lambdaBilling
            tables = [inForce, try book.table(of: offer, in: region)]
        case .ec2, .vpc, .dataTransfer:
            lambda = nil
            tables = []
        }
    }

    /// What a unit of capacity of such a price carries, or nil where no rule says.
    func capacity(_ item: String, _ attributes: [String]) throws(PricingError) -> LoadBalancerCapacity? {
        try rule(.capacityUnits, item, attributes) { $0.capacity }
    }

    /// By which payload such calls are metered, or nil where no rule says.
    func meteringIncrementBytes(_ item: String, _ attributes: [String]) throws(PricingError) -> Rational? {
        try rule(.apiRequests, item, attributes) { $0.meteringIncrementBytes }
    }

    private func rule<Rule>(
        _ kind: ItemKind, _ item: String, _ attributes: [String], _ stated: (PriceEntry) -> Rule?
    ) throws(PricingError) -> Rule? {
        guard item == kind.name else { return nil }
        for table in tables where table.offerCode == kind.offer {
            do throws(FileFault) {
                if let rule = try table.entry(kind, attributes).flatMap(stated) { return rule }
            } catch {
                throw .invalidTable(error)
            }
        }
        return nil
    }
}
