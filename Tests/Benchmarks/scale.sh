# What grows with its input: each command at two sizes, of which the second is ten times the first. Read by Tests/Benchmarks/run,
# which gives it a folder to work in.

# claims SCENARIOS LIMITS: a file of so many scenarios and so many limits of all of them, each at a volume of its own.
claims() {
    awk -v scenarios="$1" -v limits="$2" 'BEGIN {
        printf "{\"formatVersion\": 1, \"scenarios\": ["
        for (i = 1; i <= scenarios; i++)
            printf "%s{\"name\": \"s%d\", \"resources\": [{\"service\": \"custom\", \"name\": \"x\", \"monthly\": %d, " \
                "\"perMillionRequests\": \"2.5\"}]}", (i > 1 ? ",\n" : ""), i, i
        printf "], \"limits\": ["
        for (i = 1; i <= limits; i++)
            printf "%s{\"scenario\": \"*\", \"requests\": %d, \"maxMonthly\": 100000}", (i > 1 ? ",\n" : ""), i * 1000
        printf "]}\n"
    }'
}

# table PRICES PRICE [DATE]: a table of so many instance types of eu-north-1; where the price is none, each is at fault.
table() {
    awk -v prices="$1" -v price="$2" -v date="${3:-2026-01-01}" 'BEGIN {
        printf "{\"formatVersion\": 1, \"offerCode\": \"AmazonEC2\", \"region\": \"eu-north-1\", \"currency\": \"USD\", " \
            "\"effectiveDate\": \"%s\", \"prices\": [\n", date
        for (i = 1; i <= prices; i++)
            printf "%s{\"item\": \"instance\", \"instanceType\": \"m%d.large\", \"operatingSystem\": \"Linux\", " \
                "\"unit\": \"Hrs\", \"price\": \"%s\"}", (i > 1 ? ",\n" : ""), i, price
        printf "]}\n"
    }'
}

# offer SKUS: a list of Lambda's requests under so many SKUs, all of one price.
offer() {
    awk -v skus="$1" 'BEGIN {
        print "\"FormatVersion\",\"v1.0\"\n\"Disclaimer\",\"Made for a benchmark.\"\n" \
            "\"Publication Date\",\"2026-07-20T00:00:00Z\"\n\"Version\",\"20260720000000\"\n\"OfferCode\",\"AWSLambda\""
        print "\"SKU\",\"OfferTermCode\",\"RateCode\",\"TermType\",\"PriceDescription\",\"EffectiveDate\"," \
            "\"StartingRange\",\"EndingRange\",\"Unit\",\"PricePerUnit\",\"Currency\",\"Product Family\",\"serviceCode\"," \
            "\"Location\",\"Location Type\",\"Group\",\"usageType\",\"operation\",\"Region Code\",\"serviceName\""
        for (i = 1; i <= skus; i++)
            printf "\"S%d\",\"T\",\"S%d.T.R\",\"OnDemand\",\"requests\",\"2026-07-01\",\"0\",\"Inf\",\"Requests\"," \
                "\"0.0000002000\",\"USD\",\"Serverless\",\"AWSLambda\",\"EU (Stockholm)\",\"AWS Region\"," \
                "\"AWS-Lambda-Requests\",\"EUN1-Request\",\"\",\"eu-north-1\",\"AWS Lambda\"\n", i, i
    }'
}

# tables DIR DAYS: a table of one price for each of so many days.
tables() {
    mkdir -p "$1/eu-north-1/AmazonEC2"
    awk -v directory="$1/eu-north-1/AmazonEC2" -v days="$2" 'BEGIN {
        for (i = 0; i < days; i++) {
            date = sprintf("%04d-%02d-%02d", 1800 + int(i / 336), 1 + int(i / 28) % 12, 1 + i % 28)
            file = directory "/" date ".json"
            printf "{\"formatVersion\": 1, \"offerCode\": \"AmazonEC2\", \"region\": \"eu-north-1\", " \
                "\"currency\": \"USD\", \"effectiveDate\": \"%s\", \"prices\": [{\"item\": \"instance\", " \
                "\"instanceType\": \"m1.large\", \"operatingSystem\": \"Linux\", \"unit\": \"Hrs\", " \
                "\"price\": \"0.%d\"}]}\n", date, 1 + i % 9 >file
            close(file)
        }
    }'
}

# workload TYPE: a file that asks for one instance of a type.
workload() {
    printf '{"formatVersion": 1, "region": "eu-north-1", "scenarios": [%s, %s], "limits": [%s]}\n' \
        '{"name": "fleet", "resources": [{"service": "ec2", "instanceType": "'"$1"'"}]}' \
        '{"name": "lambda", "resources": [{"service": "custom", "name": "x", "perMillionRequests": "3"}]}' \
        '{"scenario": "*", "requests": 1000, "maxMonthly": 100000}'
}

# bill COUNT: a bill of that many instance types.
bill() {
    echo 'product,usageType,operation,unit,amount,cost,currency,month'
    awk -v count="$1" 'BEGIN {
        for (i = 1; i <= count; i++) print "AmazonEC2,BoxUsage:m" i ".large,RunInstances,Hrs,744,74.4,USD,2026-10"
    }'
}

# twice TITLE ROUNDS COMMAND: runs the command with 'small' and 'large' in place of SIZE.
twice() {
    echo "$1"
    (cd "$work" && PATH="$work:$PATH" ./alternate "$2" "${3//SIZE/small}" "${3//SIZE/large}")
}

scale() {
    local rounds=${SCALE_ROUNDS:-3} size factor
    echo
    echo "Ten times the input: a ratio of 10 is linear"
    # What ends with a status of its own, or takes more words than are given to it, is called by a script.
    printf '#!/bin/sh\n./lambda-cost check files-$1/*.json --pricing types\n' >"$work/check-files"
    printf '#!/bin/sh\n./lambda-cost prices verify faulty-$1 || [ $? -eq 65 ]\n' >"$work/verify-faulty"
    chmod +x "$work/check-files" "$work/verify-faulty"
    mkdir -p "$work/types/eu-north-1/AmazonEC2"
    table 5000 0.1 >"$work/types/eu-north-1/AmazonEC2/2026-01-01.json"
    for size in small large; do
        factor=1
        [[ $size == small ]] || factor=10
        claims 100 $((500 * factor)) >"$work/limits-$size.json"
        claims $((100 * factor)) 500 >"$work/scenarios-$size.json"
        mkdir -p "$work"/{files,valid,faulty,merged}-$size "$work"/{valid,faulty}-$size/eu-north-1/AmazonEC2
        for ((i = 1; i <= 100 * factor; i++)); do workload "m$((1 + i * 37 % 5000)).large" >"$work/files-$size/$i.json"; done
        table $((10000 * factor)) 0.1 >"$work/valid-$size/eu-north-1/AmazonEC2/2026-01-01.json"
        table $((10000 * factor)) none >"$work/faulty-$size/eu-north-1/AmazonEC2/2026-01-01.json"
        offer $((10000 * factor)) >"$work/offer-$size.csv"
        tables "$work/days-$size" $((1000 * factor))
        bill $((2000 * factor)) >"$work/bill-$size.csv"
    done
    workload m1.large >"$work/history.json"
    twice "check of 100 scenarios and 500 limits of all of them, and 5,000" "$rounds" "./lambda-cost check limits-SIZE.json"
    twice "check of 100 scenarios and 500 limits of all of them, and 1,000 scenarios" "$rounds" \
        "./lambda-cost check scenarios-SIZE.json"
    twice "check of 100 files, and of 1,000, against a table of 5,000 prices" "$rounds" "./check-files SIZE"
    twice "prices verify of 10,000 valid prices, and 100,000" "$rounds" "./lambda-cost prices verify valid-SIZE"
    twice "prices verify of 10,000 faulty prices, and 100,000" "$rounds" "./verify-faulty SIZE"
    twice "import of 10,000 SKUs of one price, and 100,000" "$rounds" "./lambda-cost prices import offer-SIZE.csv --into merged-SIZE"
    twice "measure of a bill of 2,000 instance types, and 20,000" "$rounds" "./lambda-cost measure bill-SIZE.csv"
    twice "history over 1,000 tables, and 10,000" "$rounds" \
        "./lambda-cost history history.json --pricing days-SIZE --baseline lambda --alternative fleet --format csv"
}
