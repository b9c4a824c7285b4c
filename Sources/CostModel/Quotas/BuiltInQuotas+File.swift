// swift-format-ignore-file

extension BuiltInQuotas {
    /// `quotas.json`, byte for byte; written by `swift run embed-files`.
    static let files: [BuiltInQuotas] = [
        BuiltInQuotas(###"""
{
  "formatVersion": 1,
  "quotas": [
    {"quota": "lambdaConcurrency", "limit": "1000", "unit": "runs at once in an account and region", "raisable": true, "seen": "2026-11-28", "source": "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html", "note": "new accounts start with fewer"},
    {"quota": "lambdaRequestRate", "limit": "10000", "unit": "runs started a second in an account and region", "raisable": true, "seen": "2026-11-28", "source": "https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html", "note": "ten times the concurrency"},
    {"quota": "lambdaDuration", "limit": "900", "unit": "s", "seen": "2026-11-28", "source": "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"},
    {"quota": "lambdaInit", "limit": "10", "unit": "s", "seen": "2026-11-28", "source": "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html", "note": "of on-demand functions"},
    {"quota": "lambdaSynchronousPayload", "limit": "6291456", "unit": "bytes", "seen": "2026-11-28", "source": "https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"},
    {"quota": "apiGatewayRequestRate", "limit": "10000", "unit": "calls a second in an account and region", "raisable": true, "seen": "2026-11-28", "source": "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html", "note": "2,500 in some of the newer regions"},
    {"quota": "apiGatewayPayload", "limit": "10485760", "unit": "bytes", "seen": "2026-11-28", "source": "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html"},
    {"quota": "restAPITimeout", "limit": "29", "unit": "s", "raisable": true, "seen": "2026-11-28", "source": "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html", "note": "raisable since June 2024, of regional and private APIs"},
    {"quota": "httpAPITimeout", "limit": "30", "unit": "s", "seen": "2026-11-28", "source": "https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html"},
    {"quota": "loadBalancerLambdaPayload", "limit": "1048576", "unit": "bytes", "seen": "2026-11-28", "source": "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html"},
    {"quota": "snsMessage", "limit": "1048576", "unit": "bytes", "seen": "2026-11-28", "source": "https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html", "note": "where the topic's MaximumMessageSize says so, 262,144 otherwise"},
    {"quota": "snsHTTPMessage", "limit": "262144", "unit": "bytes", "seen": "2026-11-28", "source": "https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html"},
    {"quota": "sqsMessage", "limit": "1048576", "unit": "bytes", "seen": "2026-11-28", "source": "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html"}
  ]
}

"""###,
tape: #"00W5>4?6A1>582:S506>>1749C>E7496>8648W1>Y1:8<4>6648<>>84:Y2>[2648O0V1>>1749C>E7497>9648`1>b1:8<4>6648<>>84:V2>X2648K0R1:>1749@>B7495>76483>5648<>>84:Y20`2<>1749<>>7494>66483>5648<>>84:^2>`2648H0O:>1749J>L7499>;6487>9648<>>84:Y20`2>>1749G>I7497>9648Y1>[1:8<4>6648<>>84:Z2>\2648T10[1:>1749C>E749:><6487>9648<>>84:c20j2>>1749@>B7494>66483>5:8<4>6648<>>84:Z2>\2648h10o1:>1749@>B7494>66483>5648<>>84:c20j2:>1749K>M7499>;6487>9648<>>84:k20R3<>1749<>>7499>;6487>9648<>>84:W2>Y2648Q20X2:>1749@>B7498>:6487>9648<>>84:W20^2:>1749<>>7499>;6487>9648<>>84:Q3"#),
    ]
}
