# Prints an AmazonEC2 offer file in AWS's bulk JSON format: awk -v products=300000 -f make-offer-json.awk
# One product in 281 is a Linux on-demand instance, as in the real file; the others stand for all that is not asked for.
function product(sku, type, tenancy, usage) {
    printf "    \"%s\" : {\n      \"sku\" : \"%s\",\n      \"productFamily\" : \"Compute Instance\",\n", sku, sku
    printf "      \"attributes\" : {\n        \"servicecode\" : \"AmazonEC2\",\n"
    printf "        \"location\" : \"US East (N. Virginia)\",\n        \"locationType\" : \"AWS Region\",\n"
    printf "        \"instanceType\" : \"%s\",\n        \"vcpu\" : \"4\",\n        \"memory\" : \"16 GiB\",\n", type
    printf "        \"physicalProcessor\" : \"Some Processor of the 9th generation\",\n"
    printf "        \"tenancy\" : \"%s\",\n        \"operatingSystem\" : \"Linux\",\n", tenancy
    printf "        \"licenseModel\" : \"No License required\",\n        \"usagetype\" : \"%s\",\n", usage
    printf "        \"operation\" : \"RunInstances\",\n        \"capacitystatus\" : \"Used\",\n"
    printf "        \"preInstalledSw\" : \"NA\",\n        \"marketoption\" : \"OnDemand\",\n"
    printf "        \"regionCode\" : \"us-east-1\",\n        \"servicename\" : \"Amazon Elastic Compute Cloud\"\n"
    printf "      }\n    }"
}
function term(sku, price) {
    printf "      \"%s\" : {\n        \"%s.JRTCKXETXF\" : {\n          \"offerTermCode\" : \"JRTCKXETXF\",\n", sku, sku
    printf "          \"sku\" : \"%s\",\n          \"effectiveDate\" : \"2026-07-01T00:00:00Z\",\n", sku
    printf "          \"priceDimensions\" : {\n            \"%s.JRTCKXETXF.6YS6EN2CT7\" : {\n", sku
    printf "              \"rateCode\" : \"%s.JRTCKXETXF.6YS6EN2CT7\",\n", sku
    printf "              \"description\" : \"$%s per On Demand Linux Instance Hour, in a benchmark\",\n", price
    printf "              \"beginRange\" : \"0\",\n              \"endRange\" : \"Inf\",\n"
    printf "              \"unit\" : \"Hrs\",\n              \"pricePerUnit\" : { \"USD\" : \"%s\" },\n", price
    printf "              \"appliesTo\" : [ ]\n            }\n          },\n          \"termAttributes\" : { }\n"
    printf "        }\n      }"
}
BEGIN {
    print "{\n  \"formatVersion\" : \"v1.0\",\n  \"disclaimer\" : \"Made for a benchmark, not for costing.\","
    print "  \"offerCode\" : \"AmazonEC2\",\n  \"version\" : \"20260720000000\","
    print "  \"publicationDate\" : \"2026-07-20T00:00:00Z\",\n  \"products\" : {"
    for (number = 0; number < products; number++) {
        if (number) print ","
        type = "b" int(number / 281) ".large"
        if (number % 281) product(sprintf("%016d", number), type, "Dedicated", "DedicatedUsage:" type)
        else product(sprintf("%016d", number), type, "Shared", "BoxUsage:" type)
    }
    print "\n  },\n  \"terms\" : {\n    \"OnDemand\" : {"
    for (number = 0; number < products; number++) {
        if (number) print ","
        term(sprintf("%016d", number), "0.0416000000")
    }
    print "\n    }\n  }\n}"
}
