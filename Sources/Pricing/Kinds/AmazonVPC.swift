extension OfferCode { public static let vpc = OfferCode("AmazonVPC") }

extension Offer { static let amazonVPC = Offer(.vpc, [.publicIPv4]) }

extension ItemKind { public static let publicIPv4 = ItemKind(.vpc, "publicIPv4", unit: .of(Hour.self)) }
