import Pricing
import Testing

@testable import PriceList

/// Rates of Savings Plans in AWS's own layouts, with look-alikes at a price of 9 that no table may hold.
struct PlanRateTests {
    private static let header = """
        FormatVersion,v1.0
        Disclaimer,For information only
        Publication Date,2026-09-25T18:44:47Z
        Version,20260925184447
        OfferCode,AmazonComputeSavingsPlan
        SKU,RateCode,Unit,EffectiveDate,DiscountedRate,Currency,DiscountedSKU,DiscountedServiceCode,DiscountedUsageType,\
        DiscountedOperation,PurchaseOption,LeaseContractLength,LeaseContractLengthUnit,ServiceCode,UsageType,Operation,\
        Description,Instance Family,Location,Location Type,Granularity,Product Family,DiscountedRegionCode,\
        DiscountedInstanceType

        """

    private static func row(
        _ rate: String, _ service: String, _ usage: String, _ operation: String, unit: String = "Hrs",
        payment: String = "No Upfront", years: String = "1", family: String = "ComputeSavingsPlans",
        region: String = "eu-west-1"
    ) -> String {
        """
        PLAN,PLAN.\(usage)\(operation)\(payment)\(years),\(unit),2026-09-01T00:00:00Z,\(rate),USD,X,\(service),\(usage),\
        \(operation),\(payment),\(years),year,ComputeSavingsPlans,ComputeSP:1yrNoUpfront,,text,,Any,,hourly,\(family),\
        \(region),t3.medium

        """
    }

    private static let wanted = [
        row("0.0599000000", "AmazonEC2", "EU-BoxUsage:m7g.large", "RunInstances"),
        row(
            "0.0414", "AmazonEC2", "EU-BoxUsage:m7g.large", "RunInstances", payment: "All Upfront", years: "3",
            family: "EC2InstanceSavingsPlans"),
        row("0.032384", "AmazonECS", "EU-Fargate-vCPU-Hours:perCPU", "", unit: "hours"),
        row("0.0028", "AmazonECS", "EU-Fargate-ARM-GB-Hours", "", unit: "hours"),
        row("0.0000147", "AWSLambda", "EU-Lambda-GB-Second", "", unit: "Second", payment: "Partial Upfront"),
        row("0.00000367", "AWSLambda", "EU-Lambda-Provisioned-Concurrency", "", unit: "Lambda-GB-Second"),
    ]

    private static let lookAlikes = [
        row("9", "AmazonEC2", "EU-DedicatedUsage:m7g.large", "RunInstances"),
        row("9", "AmazonEC2", "EU-UnusedBox:m7g.large", "RunInstances"),
        row("9", "AmazonEC2", "EU-BoxUsage:m7g.large", "RunInstances:0010"),
        row("9", "AmazonEC2", "EU-BoxUsage:m7g.large", "RunInstances", family: "MachineLearningSavingsPlans"),
        row("9", "AmazonEC2", "EU-BoxUsage:m7g.large", "RunInstances", years: "5"),
        row("9", "AmazonECS", "EU-Fargate-Windows-vCPU-Hours:perCPU", "", unit: "hours"),
        row("9", "AmazonSageMaker", "EU-BoxUsage:m7g.large", "RunInstances"),
        row("9", "AmazonEC2", "EUC1-BoxUsage:m7g.large", "RunInstances"),
    ]

    private static let lines: Set = [
        "AWSComputeSavingsPlan eu-west-1 instance m7g.large Linux compute 1yr noUpfront Hrs 0.0599",
        "AWSComputeSavingsPlan eu-west-1 instance m7g.large Linux ec2Instance 3yr allUpfront Hrs 0.0414",
        "AWSComputeSavingsPlan eu-west-1 fargateVCPU x86_64 1yr noUpfront vCPU-Hrs 0.032384",
        "AWSComputeSavingsPlan eu-west-1 fargateMemory arm64 1yr noUpfront GB-Hrs 0.0028",
        "AWSComputeSavingsPlan eu-west-1 lambdaDuration x86_64 1yr partialUpfront Lambda-GB-Second 0.0000147",
        "AWSComputeSavingsPlan eu-west-1 lambdaProvisionedConcurrency x86_64 1yr noUpfront Lambda-GB-Second 0.00000367",
    ]

    @Test func rowsAreReadByWhatTheyDiscount() throws {
        let offers = try importing(Self.header + (Self.wanted + Self.lookAlikes).joined())
        #expect(Set(offers.lines) == Self.lines)
        let offer = try #require(offers.first)
        #expect(offer.effectiveDate == "2026-09-01" && offer.isWhole && offer.sourceOfferCode == .savingsPlan)
        #expect(offer.publicationDate == "2026-09-25T18:44:47Z")
    }

    @Test func instancesOfOnePlanHaveAFileOfTheirOwn() throws {
        let offer = try #require(try importing(Self.header + Self.wanted.joined()).first)
        let tables = try ImportedTable.tables(of: offer, rules: PriceBook())
        #expect(
            tables.map(\.path) == [
                "eu-west-1/AWSComputeSavingsPlan/2026-09-01.json",
                "eu-west-1/AWSComputeSavingsPlan/2026-09-01/linux-compute-1yr-noUpfront.json",
                "eu-west-1/AWSComputeSavingsPlan/2026-09-01/linux-ec2Instance-3yr-allUpfront.json",
            ])
    }

    @Test func aMissingColumnIsNamedAsTheListNamesIt() {
        let error = failure(
            Self.header.replacing("RateCode,", with: "").replacing("DiscountedRegionCode,", with: "")
                + Self.wanted.joined())
        #expect(error == .columnsMissing(line: 6, names: ["RateCode", "DiscountedRegionCode"]))
    }

    @Test func theJSONFileSaysTheSameInAnyOrder() throws {
        func rate(_ price: String, _ service: String, _ usage: String, _ operation: String, _ unit: String) -> String {
            """
            {"discountedSku": "X", "discountedUsageType": "\(usage)", "discountedOperation": "\(operation)",
            "discountedServiceCode": "\(service)", "rateCode": "P.\(usage)", "unit": "\(unit)",
            "discountedRate": {"price": "\(price)", "currency": "USD"}, "discountedRegionCode": "eu-west-1"}
            """
        }
        let products = """
            "products": [{"sku": "P", "productFamily": "ComputeSavingsPlans", "serviceCode": "ComputeSavingsPlans",
            "attributes": {"purchaseOption": "No Upfront", "purchaseTerm": "1yr", "location": "Any"}}]
            """
        let rates = [
            rate("0.0599", "AmazonEC2", "EU-BoxUsage:m7g.large", "RunInstances", "Hrs"),
            rate("9", "AmazonEC2", "EU-DedicatedUsage:m7g.large", "RunInstances", "Hrs"),
            rate("0.0000147", "AWSLambda", "EU-Lambda-GB-Second", "", "Second"),
        ].joined(separator: ",")
        let term = """
            "sku": "P", "effectiveDate": "2026-06-23T21:58:42Z", "leaseContractLength": {"duration": 1, "unit": "year"}
            """
        for body in [
            "\(products), \"terms\": {\"savingsPlan\": [{\(term), \"rates\": [\(rates)]}]}",
            "\"terms\": {\"savingsPlan\": [{\"rates\": [\(rates)], \(term)}]}, \(products)",
        ] {
            let text = """
                {"offerCode": "AWSComputeSavingsPlan", "version": "7", "publicationDate": "2026-06-23T21:58:42Z", \(body)}
                """
            #expect(
                Set(try importing(text).lines) == [
                    "AWSComputeSavingsPlan eu-west-1 instance m7g.large Linux compute 1yr noUpfront Hrs 0.0599",
                    "AWSComputeSavingsPlan eu-west-1 lambdaDuration x86_64 1yr noUpfront Lambda-GB-Second 0.0000147",
                ])
        }
    }
}
