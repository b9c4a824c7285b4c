/// What AWS's server says of a region, by path.
extension OfferFile {
    static let plans = "/savingsPlan/v1.0/aws/AWSComputeSavingsPlan"

    /// The list that names where the rates of a region stand.
    static func planIndex(_ region: String, at path: String) -> String {
        """
        {"formatVersion": "v1.0", "regions": [
          {"regionCode": "xx-other-1", "versionUrl": "\(plans)/20260101000000/xx-other-1/index.json"},
          {"regionCode": "\(region)", "versionUrl": "\(path)"}
        ]}
        """
    }

    static func planPath(_ region: String) -> String { "\(plans)/20260925184447/\(region)/index.json" }

    /// One rate of Lambda's duration in a Compute Savings Plan, as the JSON of AWS has it.
    static func planRates(_ place: Place, rate: String = "0.0000147") -> String {
        """
        {"version": "20260925184447", "publicationDate": "2025-09-25T18:44:47Z", "regionCode": "\(place.code)",
         "offerCode": "AmazonComputeSavingsPlan",
         "products": [{"sku": "PLAN", "productFamily": "ComputeSavingsPlans", "serviceCode": "ComputeSavingsPlans",
           "usageType": "ComputeSP:1yrNoUpfront", "operation": "", "attributes":
           {"purchaseOption": "No Upfront", "granularity": "hourly", "instanceType": "Any", "purchaseTerm": "1yr",
            "locationType": "AWS Region", "location": "Any"}}],
         "terms": {"savingsPlan": [{"sku": "PLAN", "description": "1 year No Upfront Compute Savings Plan",
           "effectiveDate": "2025-09-01T00:00:00Z", "leaseContractLength": {"duration": 1, "unit": "year"},
           "rates": [{"discountedSku": "L2", "discountedUsageType": "\(place.prefix)Lambda-GB-Second",
             "discountedOperation": "", "discountedServiceCode": "AWSLambda", "rateCode": "PLAN.L2",
             "unit": "Second", "discountedRate": {"price": "\(rate)", "currency": "USD"},
             "discountedRegionCode": "\(place.code)", "discountedInstanceType": ""}]}]}}
        """
    }

    /// Every list that an update of a region asks for.
    static func answers(in place: Place) -> [String: String] {
        var answers = Dictionary(
            uniqueKeysWithValues: every(in: place).map {
                ("/offers/v1.0/aws/\($0.code)/current/\(place.code)/index.csv", $0.text)
            })
        answers["\(plans)/current/region_index.json"] = planIndex(place.code, at: planPath(place.code))
        answers[planPath(place.code)] = planRates(place)
        return answers
    }
}
