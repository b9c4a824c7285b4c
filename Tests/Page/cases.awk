# Writes scenario files and command lines that ask about them: N.json and N.words, a word a line, for N from 1 on.
# Variables: folder, count, seed. Every eighth file is damaged, so that messages are compared as well.

function whole(from, to) { return from + int(rand() * (to - from + 1)) }
function decimal(from, to) { return "\"" whole(from, to) "." whole(0, 999) "\"" }
function often(text) { return rand() < 0.6 ? text : "" }
function one(words, list, count) { count = split(words, list, "|"); return list[whole(1, count)] }
function power(most, number) { number = 1; while (number < most && rand() < 0.8) number *= 10; return whole(0, number) }

# One of eleven kinds, or the one that is named.
function resource(kind, type) {
    if (!kind) kind = whole(1, 11)
    type = one("t2.medium|t3.small|m7g.large|c7g.large")
    if (kind == 1) return "{\"service\": \"ec2\", \"instanceType\": \"" type "\", \"count\": " whole(1, 9) often(", \"requestsPerSecond\": " whole(1, 500)) often(", \"volumeGB\": " whole(1, 100)) (type ~ /^m7g/ ? often(", \"purchase\": {\"model\": \"savingsPlan\", \"kind\": \"compute\", \"term\": \"1yr\", \"payment\": \"noUpfront\"}") : "") "}"
    if (kind == 2) return "{\"service\": \"elb\", \"type\": \"" one("application|network|classic") "\"" often(", \"connectionSeconds\": " whole(1, 90)) "}"
    if (kind <= 5) return "{\"service\": \"lambda\", \"memoryMB\": " whole(128, 10240) ", \"durationMs\": " one(whole(1, 900) "|" decimal(1, 900) "|[{\"ms\": 35, \"share\": \"0.9\"}, {\"ms\": " whole(36, 900) ", \"share\": \"0.1\"}]") ", \"architecture\": \"" one("x86_64|arm64") "\"" often(", \"invocationsPerRequest\": " decimal(0, 4)) "}"
    if (kind == 6) return "{\"service\": \"apiGateway\", \"type\": \"" one("HTTP|REST") "\"" often(", \"callsPerRequest\": " decimal(0, 3)) "}"
    if (kind == 7) return "{\"service\": \"fargate\", \"vCPU\": " one("1|\"0.5\"") ", \"memoryGB\": " one("2|4") ", \"count\": " whole(1, 5) "}"
    if (kind == 8) return "{\"service\": \"dataTransfer\"" often(", \"bytesPerRequest\": " power(1000000000)) "}"
    if (kind == 9) return "{\"service\": \"logs\", \"bytesPerRequest\": " whole(1, 5000) "}"
    if (kind == 10) return "{\"service\": \"natGateway\", \"count\": " whole(1, 3) ", \"discountPercent\": " decimal(0, 99) "}"
    return "{\"service\": \"custom\", \"name\": \"" name() "\", \"monthly\": " decimal(0, 99) ", \"perMillionRequests\": " decimal(0, 99) "}"
}

# Names of all lengths and scripts: a short one stands in a text's own memory, a long one elsewhere.
function name(kind, text) {
    kind = whole(1, 7)
    if (kind == 1) return "負荷分散 " whole(1, 99)
    if (kind == 2) return "<b>\\\"&amp;' " whole(1, 99)
    if (kind == 3) { for (text = "a name of many words"; length(text) < whole(30, 200);) text = text " and " whole(1, 999); return text }
    if (kind == 4) return "naïve é 🦄 " whole(1, 99)
    return one("fleet|functions|current|both") " " whole(1, 999)
}

function file(scenarios, resources, text, i, j) {
    scenarios = whole(rand() < 0.1 ? 1 : 2, 6)
    text = "{\"formatVersion\": 1" often(", \"name\": \"" name() "\"") often(", \"pricesAsOf\": \"2026-10-01\"") ",\n"
    text = text " \"estimate\": {\"hoursPerMonth\": " decimal(1, 8000) ", \"freeTier\": " one("true|false") often(", \"roundUpTo\": \"0.01\"") often(", \"requestBlock\": " one("1000000|7")) "},\n"
    text = text " \"traffic\": {\"requestBytes\": " power(1000000) ", \"responseBytes\": " power(1000000) ", \"peakToAverage\": " decimal(1, 20) often(", \"cpuMsPerRequest\": " decimal(1, 30)) "},\n"
    text = text " \"volumes\": [" power(1000) ", " power(1000000) ", " power(1000000000) "],\n \"scenarios\": ["
    for (i = 1; i <= scenarios; i++) {
        text = text (i > 1 ? ",\n  " : "\n  ") "{\"name\": \"" i " " name() "\", \"resources\": ["
        resources = whole(1, 4)
        # The first two can be compared: functions, and instances.
        for (j = 1; j <= resources; j++) text = text (j > 1 ? ", " : "") resource(j > 1 ? 0 : i == 1 ? 3 : i == 2 ? 1 : 0)
        text = text "]}"
    }
    return text "]}\n"
}

function command(volume, format) {
    volume = "|--requests|" power(1000000000)
    format = "|--format|" one("table|json|csv|markdown|html")
    return ( \
        "compare" format ";compare|--rows|scenarios" volume ";compare|--requests|1..1B/3" format ";compare|2xt3.small + ALB|Lambda 256MB 90ms + HTTP API" format ";" \
        "breakeven" volume ";breakeven|--proof" volume format ";breakeven|--between|1..1M" format ";breakeven|--solve-for|durationMs" volume ";" \
        "explain" volume format ";explain|--scenario|#1|--sources" volume ";" \
        "chart;chart|--ascii" volume ";chart|--format|svg" volume ";chart|--stacked|--format|svg" volume ";" \
        "report" volume format ";report|--format|html;report|--format|html" volume ";" \
        "sensitivity|--vary|peakToAverage=1..20/4" format ";sensitivity|--vary|memoryMB=128,512" volume ";" \
        "history;check;scenarios inputs" format ";scenarios write|--set|traffic.peakToAverage=" whole(1, 9) ";" \
        "compare|--set|lambda.memoryMB=" whole(64, 20000) ";compare|--requests|nonsense;prices show|AmazonEC2|--as-of|2020-06-01;measure")
}

BEGIN {
    srand(seed)
    for (number = 1; number <= count; number++) {
        text = file()
        if (number % 8 == 0) { at = whole(1, length(text)); text = substr(text, 1, at - 1) one("|x|\"|}|-|é") substr(text, at + 1) }
        printf "%s", text >(folder "/" number ".json")
        close(folder "/" number ".json")
        calls = command()
        split(calls, parts, ";")
        words = folder "/" number ".words"
        n = split(parts[whole(1, length(parts))], line, "|")
        m = split(line[1], verb, " ")
        for (i = 1; i <= m; i++) print verb[i] >words
        if (verb[1] != "prices") print number % 40 == 0 ? "missing.json" : number ".json" >words
        for (i = 2; i <= n; i++) print line[i] >words
        close(words)
    }
}
