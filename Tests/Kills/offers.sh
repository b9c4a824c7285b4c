# Price lists of eu-central-1 in two versions, and what tells which of the two a directory's tables are of. To be sourced.

codes="AmazonEC2 AWSELB AWSLambda AmazonApiGateway AmazonVPC AWSDataTransfer AmazonCloudWatch AmazonECS AmazonSNS
    AWSQueueService"

# list CODE VERSION: an offer file. The price of everything is the version's number.
list() {
    printf '"FormatVersion","v1.0"\n"Publication Date","2025-09-12T22:53:08Z"\n"Version","%s"\n"OfferCode","%s"\n' "$2" "$1"
    printf 'SKU,TermType,EffectiveDate,StartingRange,EndingRange,Unit,PricePerUnit,Currency,usageType,operation,'
    printf 'Region Code,Location,Location Type,From Region Code,From Location,From Location Type,Transfer Type,To Location,'
    printf 'Product Family,Group,Instance Type,vCPU,Memory,Tenancy,Operating System,License Model,CapacityStatus,'
    printf 'Pre Installed S/W,Volume API Name,Cache Memory Size (GB)\n'
    case $1 in
    AmazonEC2)
        for size in nano micro small medium large xlarge; do
            row "T$size" Hrs "$2" "EUC1-BoxUsage:t3.$size" RunInstances "Compute Instance" \
                ",,t3.$size,2,4 GiB,Shared,Linux,No License required,Used,NA,,"
        done
        ;;
    AWSELB) row B1 Hrs "$2" EUC1-LoadBalancerUsage LoadBalancing "Load Balancer" ",,,,,,,,,,," ;;
    AWSLambda)
        row L1 Requests "$2" EUC1-Request "" Serverless ",,,,,,,,,,,"
        row L2 Second "$2" EUC1-Lambda-GB-Second "" Serverless ",,,,,,,,,,,"
        ;;
    AmazonApiGateway) row G1 Requests "$2" EUC1-ApiGatewayRequest ApiGatewayRequest "API Calls" ",,,,,,,,,,," ;;
    AmazonVPC) row V1 Hrs "$2" EUC1-PublicIPv4:InUseAddress "" "" ",,,,,,,,,,," ;;
    AWSDataTransfer) row D1 GB "$2" EUC1-DataTransfer-Out-Bytes "" "Data Transfer" ",,,,,,,,,,," ;;
    AmazonCloudWatch) row W1 GB "$2" EUC1-VendedLog-Bytes "" "" ",,,,,,,,,,," ;;
    AmazonECS) row X1 hours "$2" EUC1-Fargate-vCPU-Hours:perCPU "" "" ",,,,,,,,,,," ;;
    AmazonSNS) row Y1 Requests "$2" EUC1-Requests-Tier1 "" "API Request" ",,,,,,,,,,," ;;
    AWSQueueService) row Z1 Requests "$2" EUC1-Requests-Tier1 "" "API Request" ",,,,,,,,,,," ;;
    esac
}

# row SKU UNIT PRICE USAGETYPE OPERATION FAMILY REST
row() {
    printf '%s,OnDemand,2025-09-01,0,Inf,%s,%s,USD,%s,%s,eu-central-1,EU (Frankfurt),AWS Region,' "$1" "$2" "$3" "$4" "$5"
    printf 'eu-central-1,EU (Frankfurt),AWS Region,AWS Outbound,External,%s%s\n' "$6" "$7"
}

# lists DIRECTORY VERSION: one of each offer.
lists() {
    mkdir -p "$1"
    for code in $codes; do list "$code" "$2" >"$1/$code"; done
}

# version DIRECTORY: the versions of the tables that count in it; one number where all are of the same.
version() {
    for code in $codes; do
        local table=eu-central-1/$code/2025-09-01.json place=$1
        [[ ! -f $1/.lambda-cost-ready/$table ]] || place=$1/.lambda-cost-ready
        [[ -f $place/$table ]] || { echo none; continue; }
        # A whole table ends with a brace.
        [[ $(tail -c 2 "$place/$table") == "}" ]] || echo torn
        sed -n 's/.*"version": "\([^"]*\)".*/\1/p' "$place/$table"
    done | sort -u | tr '\n' ' '
}

# stub DIRECTORY: a curl there that answers with the lists of the directory in $LISTS.
stub() {
    mkdir -p "$1"
    cat >"$1/curl" <<'CURL'
#!/bin/sh
address=$(cat)
case $address in
*/savingsPlan/*)
    printf 'HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{"regions": []}'
    exit
    ;;
esac
code=$(printf '%s\n' "$address" | sed -n 's,.*/offers/v1.0/aws/\([^/]*\)/.*,\1,p')
printf 'HTTP/1.1 200 OK\r\nContent-Length: %s\r\n\r\n' "$(wc -c <"$LISTS/$code" | tr -d ' ')"
cat "$LISTS/$code"
CURL
    chmod +x "$1/curl"
}
