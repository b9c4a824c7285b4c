/// AWS's name for the price list of one service.
public enum OfferCode: String, CaseIterable, Sendable, Comparable {
    case ec2 = "AmazonEC2"
    case elasticLoadBalancing = "AWSELB"
    case lambda = "AWSLambda"
    case apiGateway = "AmazonApiGateway"
    case vpc = "AmazonVPC"
    case dataTransfer = "AWSDataTransfer"

    static let names = allCases.map { $0.rawValue }

    public static func < (left: OfferCode, right: OfferCode) -> Bool { left.rawValue < right.rawValue }
}
