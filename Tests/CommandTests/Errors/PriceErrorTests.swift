import Testing

/// Where a price that is missing is said to be missing, and what to do about it.
@Suite("What a price that is not in the tables gets")
struct PriceErrorTests {
    @Test("the option or variable that named the region or the day is to blame, not the file")
    func choices() throws {
        let workspace = try Workspace()
        expectFailure(
            try workspace.run("compare", "--region", "mars"), 69,
            saying: "error: --region: There are no prices for the region 'mars'.")
        expectFailure(
            try workspace.run("compare", variables: ["LAMBDA_COST_REGION": "us-esat-1"]), 69,
            saying: "error: LAMBDA_COST_REGION: There are no prices", "Did you mean 'us-east-1'?")
        expectFailure(
            try workspace.run("compare", "--as-of", "2001-01-01"), 69,
            saying: "error: --as-of: There are no prices of AmazonEC2 in us-east-1 for 2001-01-01.",
            "Needed by '1×t2.nano': scenarios/threatstack-to-s3.json:")
        expectFailure(
            try workspace.run("compare", variables: ["LAMBDA_COST_AS_OF": "2001-01-01"]), 69,
            saying: "error: LAMBDA_COST_AS_OF: There are no prices")
    }

    @Test(
        "a region that reads as AWS's do is fetched, not taken for a slip of another one",
        arguments: ["us-east-2", "eu-west-3", "ap-southeast-1", "us-gov-west-1", "mx-central-1"])
    func regionToFetch(_ region: String) throws {
        let outcome = try Workspace().run("compare", "--region", region)
        expectFailure(
            outcome, 69, saying: "--region: There are no prices for the region '\(region)'.",
            "'lambda-cost prices update --region \(region)'", "eu-west-1, us-east-1")
        #expect(!outcome.message.contains("Did you mean"))
    }

    @Test("one of another form is taken for a slip", arguments: ["us-est-1", "us-east1", "us-east-1a", "US-EAST-1"])
    func misspeltRegion(_ region: String) throws {
        let outcome = try Workspace().run("compare", "--region", region)
        expectFailure(outcome, 69, saying: "Did you mean 'us-east-1'?")
        #expect(!outcome.message.contains("prices update"))
    }

    @Test("an offer that a region's tables lack is fetched as well")
    func offerToFetch() throws {
        let workspace = try Workspace()
        try workspace.write(
            SampleFile.resource(#"{"service": "fargate", "vCPU": 1, "memoryGB": 2}"#), to: "my.json")
        try workspace.write(
            SampleTable.dataTransfer(price: "1").replacing("moon-north-1", with: "eu-west-3"),
            to: "own/eu-west-3/AWSDataTransfer/2001-01-01.json")
        expectFailure(
            try workspace.run("compare", "my.json", "--pricing", "own", "--region", "eu-west-3"), 69,
            saying: "no price table of AmazonECS for eu-west-3", "'lambda-cost prices update --region eu-west-3'")
    }

    @Test("a type of later days is not mixed up with the nearest of its own")
    func laterType() throws {
        let workspace = try Workspace()
        try workspace.write(
            SampleFile.resource(#"{"service": "ec2", "instanceType": "t3.micro"}"#, #""pricesAsOf": "2018-01-01""#),
            to: "my.json")
        expectFailure(
            try workspace.run("compare", "my.json"), 69,
            saying: "instance (t3.micro, Linux) is priced from 2022-06-23 on: choose that day",
            "The nearest that this table prices: instance (t2.micro, Linux).")
    }

    // MARK: A user's own tables

    private func compare(ownTableFrom day: String, price: String = "1") throws -> Outcome {
        let workspace = try Workspace()
        try workspace.write(
            """
            {"formatVersion": 1, "offerCode": "AmazonEC2", "region": "us-east-1", "currency": "USD",
             "effectiveDate": "\(day)", "prices": [
             {"item": "instance", "instanceType": "m1.tiny", "operatingSystem": "Linux", "unit": "Hrs", "price": "\(price)"}]}
            """, to: "own/us-east-1/AmazonEC2/\(day).json")
        try workspace.write(
            SampleFile.resource(#"{"service": "ec2", "instanceType": "t3.micro"}"#), to: "my.json")
        return try workspace.run("compare", "my.json", "--pricing", "own")
    }

    @Test("one that hides what a built-in one prices is named, with the remedies")
    func hiding() throws {
        expectFailure(
            try compare(ownTableFrom: "2026-09-01"), 69,
            saying: "The built-in table of 2026-07-20 prices it, but own/us-east-1/AmazonEC2/2026-09-01.json takes its "
                + "place: add the price there, take that file away, or choose the other's day with --as-of 2026-07-20.")
    }

    @Test("one of the same day cannot be avoided by another day")
    func hidingOnItsDay() throws {
        let outcome = try compare(ownTableFrom: "2026-07-20")
        expectFailure(outcome, 69, saying: "add the price there, or take that file away.")
        #expect(!outcome.message.contains("--as-of"))
    }

    @Test("one with a fault is named first, not the scenario that needs it")
    func fault() throws {
        expectFailure(
            try compare(ownTableFrom: "2026-09-01", price: "-1"), 65,
            saying: "error: own/us-east-1/AmazonEC2/2026-09-01.json:3:")
    }
}
