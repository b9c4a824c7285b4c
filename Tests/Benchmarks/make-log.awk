# Writes a log of so many megabytes for 'measure'.
#
#     awk -v kind=report -v megabytes=1000 -f make-log.awk    REPORT lines as CloudWatch Logs exports them
#     awk -v kind=balancer …                                  lines of an Application Load Balancer, of 33 fields
BEGIN {
    srand(12)
    stop = megabytes * 1000000
    while (written < stop) {
        milliseconds += int(rand() * 40)
        second = int(milliseconds / 1000)
        time = sprintf("2026-01-%02dT%02d:%02d:%02d.%03d", 1 + int(second / 86400) % 30, int(second / 3600) % 24,
            int(second / 60) % 60, second % 60, milliseconds % 1000)
        line = kind == "report" ? report() : balancer()
        print line
        written += length(line) + 1
    }
}

function hexadecimal(digits) { return sprintf("%0" digits "x", int(rand() * 16 ^ digits)) }

function report(    own, start, billed) {
    own = 1 + int(rand() * (rand() < 0.95 ? 9000 : 300000))
    start = rand() < 0.02 ? 20000 + int(rand() * 40000) : 0
    billed = int((own + start + 99) / 100)
    return time "Z REPORT RequestId: " hexadecimal(8) "-" hexadecimal(4) "-4" hexadecimal(3) "-a" hexadecimal(3) "-" \
        hexadecimal(7) hexadecimal(5) "\tDuration: " sprintf("%.2f", own / 100) " ms\tBilled Duration: " billed \
        " ms\tMemory Size: 512 MB\tMax Memory Used: " 80 + int(rand() * 40) " MB\t" \
        (start ? "Init Duration: " sprintf("%.2f", start / 100) " ms\t" : "")
}

function balancer(    connection, server) {
    connection = int(rand() * 200000)
    server = "10.0.0." int(rand() * 6) ":8080"
    return "https " time "310Z app/front/490d68edf04676fe 192.0." int(connection / 256) % 256 "." connection % 256 ":" \
        1024 + connection % 60000 " " server " 0.000 0." 100 + int(rand() * 900) " 0.000 200 200 " \
        100 + int(rand() * 900) " " 500 + int(rand() * 90000) " \"GET https://api.example.com:443/v1/orders/" \
        int(rand() * 99999) "?page=1 HTTP/1.1\" \"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like " \
        "Gecko) Chrome/120.0.0.0 Safari/537.36\" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:elasticloadbalancing:" \
        "us-east-2:123456789012:targetgroup/front/73e2d6bc24d8a067 \"Root=1-" hexadecimal(8) "-" hexadecimal(8) \
        "\" \"api.example.com\" \"arn:aws:acm:us-east-2:123456789012:certificate/12345678\" 0 " time "000Z " \
        "\"forward\" \"-\" \"-\" \"" server "\" \"200\" \"-\" \"-\" TID_" sprintf("%08x", connection) \
        " \"-\" \"-\" \"-\""
}
