extension OfferCode { public static let dataTransfer = OfferCode("AWSDataTransfer") }

extension Offer { static let awsDataTransfer = Offer(.dataTransfer, [.internetOut]) }

extension ItemKind {
    public static let internetOut = ItemKind(
        .dataTransfer, "internetOut", unit: .of(Gigabyte.self), takesTiers: true)
}
