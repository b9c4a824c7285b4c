# Prints an AmazonEC2 offer file in AWS's bulk CSV format: awk -v megabytes=300 -f make-offer.awk
# One row in 281 is a Linux on-demand price, as in the real file; the others stand for all that is not asked for.
function row(sku, term, kind, price, tenancy, usage, status) {
    line = "\"" sku "\",\"" term "\",\"" sku "." term ".6YS6EN2CT7\",\"" kind "\",\"$" price \
        " per On Demand Linux " type " Instance Hour, in a benchmark\",\"2026-07-01\",\"0\",\"Inf\",\"Hrs\",\"" price \
        "\",\"USD\",,,,,\"Compute Instance\",\"AmazonEC2\",\"US East (N. Virginia)\",\"AWS Region\",\"" type \
        "\",\"Yes\",\"General purpose\",\"4\",\"Some Processor of the 9th generation\",\"3.1 GHz\",\"16 GiB\"," \
        "\"EBS only\",\"Up to 12500 Megabit\",\"64-bit\",\"" tenancy "\",\"Linux\",\"No License required\",\"" usage \
        "\",\"RunInstances\",\"" status "\",\"NA\",\"OnDemand\",\"us-east-1\",\"Amazon Elastic Compute Cloud\"" filler
    bytes += length(line) + 1
    print line
}
BEGIN {
    print "\"FormatVersion\",\"v1.0\""
    print "\"Disclaimer\",\"Made for a benchmark, not for costing.\""
    print "\"Publication Date\",\"2026-07-20T00:00:00Z\""
    print "\"Version\",\"20260720000000\""
    print "\"OfferCode\",\"AmazonEC2\""
    header = "\"SKU\",\"OfferTermCode\",\"RateCode\",\"TermType\",\"PriceDescription\",\"EffectiveDate\"," \
        "\"StartingRange\",\"EndingRange\",\"Unit\",\"PricePerUnit\",\"Currency\",\"RelatedTo\"," \
        "\"LeaseContractLength\",\"PurchaseOption\",\"OfferingClass\",\"Product Family\",\"serviceCode\",\"Location\"," \
        "\"Location Type\",\"Instance Type\",\"Current Generation\",\"Instance Family\",\"vCPU\"," \
        "\"Physical Processor\",\"Clock Speed\",\"Memory\",\"Storage\",\"Network Performance\"," \
        "\"Processor Architecture\",\"Tenancy\",\"Operating System\",\"License Model\",\"usageType\",\"operation\"," \
        "\"CapacityStatus\",\"Pre Installed S/W\",\"MarketOption\",\"Region Code\",\"serviceName\""
    for (column = 1; column <= 50; column++) {
        header = header ",\"Further Attribute " column "\""
        filler = filler (column % 5 ? "," : ",\"NA\"")
    }
    print header
    limit = megabytes * 1000000
    for (number = 1; bytes < limit; number++) {
        type = "b" number ".large"
        sku = sprintf("%016d", number)
        row(sku, "JRTCKXETXF", "OnDemand", "0.0416000000", "Shared", "BoxUsage:" type, "Used")
        for (other = 1; other <= 280; other++) {
            row(sprintf("%012d%04d", number, other), "JRTCKXETXF", "OnDemand", "0.0458000000", "Dedicated",
                "DedicatedUsage:" type, "Used")
        }
    }
}
