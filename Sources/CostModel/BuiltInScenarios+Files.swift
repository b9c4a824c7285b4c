// swift-format-ignore-file

extension BuiltInScenarios {
    /// The scenario files of `scenarios/`, byte for byte; written by `swift run embed-files`.
    static let files: [(name: StaticString, text: StaticString)] = [
        ("threatstack-to-s3-today", ###"""
{
  "formatVersion": 1,
  "name": "threatstack-to-s3-today",
  "description": "The same service at the newest prices and metered to the last digit, with what a real bill adds: root volumes, public addresses, an application load balancer and data transfer out. An instance is taken to archive 50 alerts a second.",
  "request": {"singular": "alert", "plural": "alerts"},
  "region": "us-east-1",
  "estimate": {"hoursPerMonth": 730, "freeTier": false},
  "traffic": {"requestBytes": 2048, "responseBytes": 64, "peakToAverage": 3},
  "volumes": [10000, 100000, 1000000, 10000000, 100000000, 1000000000],
  "scenarios": [
    {"name": "1×t4g.nano", "resources": [
      {"service": "ec2", "instanceType": "t4g.nano", "requestsPerSecond": 50, "volumeGB": 8, "publicIPv4": true},
      {"service": "dataTransfer"}
    ]},
    {"name": "3×t4g.nano + ALB", "resources": [
      {"service": "ec2", "instanceType": "t4g.nano", "count": 3, "requestsPerSecond": 50, "volumeGB": 8, "publicIPv4": true},
      {"service": "elb", "type": "application", "connectionsPerRequest": "0.1", "connectionSeconds": 10, "publicIPv4": 3},
      {"service": "dataTransfer"}
    ]},
    {"name": "3×t3.medium + ALB", "resources": [
      {"service": "ec2", "instanceType": "t3.medium", "count": 3, "requestsPerSecond": 50, "volumeGB": 20, "publicIPv4": true},
      {"service": "elb", "type": "application", "connectionsPerRequest": "0.1", "connectionSeconds": 10, "publicIPv4": 3},
      {"service": "dataTransfer"}
    ]},
    {"name": "Lambda + HTTP API", "resources": [
      {"service": "lambda", "memoryMB": 128, "durationMs": 400, "architecture": "arm64"},
      {"service": "apiGateway", "type": "HTTP"},
      {"service": "dataTransfer"}
    ]},
    {"name": "Lambda via SNS", "resources": [
      {"service": "lambda", "memoryMB": 128, "durationMs": 400, "architecture": "arm64"},
      {"service": "dataTransfer"}
    ]}
  ]
}

"""###),
        ("threatstack-to-s3", ###"""
{
  "formatVersion": 1,
  "name": "threatstack-to-s3",
  "description": "A service that takes alerts over HTTP and archives them in S3, as priced in early 2017. 128 MB is what its template asks for; 400 ms an alert is an assumption, since its authors published no duration.",
  "request": {"singular": "alert", "plural": "alerts"},
  "region": "us-east-1",
  "pricesAsOf": "2017-03-01",
  "estimate": {"hoursPerMonth": 732, "freeTier": false, "roundUpTo": "0.01", "requestBlock": 1000000},
  "volumes": [10000, 100000, 1000000, 10000000],
  "scenarios": [
    {"name": "1×t2.nano", "resources": [
      {"service": "ec2", "instanceType": "t2.nano"}
    ]},
    {"name": "3×t2.nano + ELB", "resources": [
      {"service": "ec2", "instanceType": "t2.nano", "count": 3},
      {"service": "elb", "type": "classic"}
    ]},
    {"name": "3×t2.medium + ELB", "resources": [
      {"service": "ec2", "instanceType": "t2.medium", "count": 3},
      {"service": "elb", "type": "classic"}
    ]},
    {"name": "Lambda + API Gateway", "resources": [
      {"service": "lambda", "memoryMB": 128, "durationMs": 400},
      {"service": "apiGateway", "type": "REST"}
    ]},
    {"name": "Lambda via SNS", "resources": [
      {"service": "lambda", "memoryMB": 128, "durationMs": 400}
    ]}
  ],
  "expected": [
    {"scenario": "1×t2.nano", "requests": 10000, "total": "4.32", "source": "AWS Simple Monthly Calculator, early 2017"},
    {"scenario": "3×t2.nano + ELB", "requests": 10000, "total": "31.26", "source": "AWS Simple Monthly Calculator, early 2017"},
    {"scenario": "3×t2.medium + ELB", "requests": 10000, "total": "121.53", "source": "AWS Simple Monthly Calculator, early 2017"},
    {"scenario": "Lambda + API Gateway", "requests": 10000, "total": "3.71", "source": "AWS Simple Monthly Calculator, early 2017"}
  ]
}

"""###),
        ("web-api", ###"""
{
  "formatVersion": 1,
  "name": "web-api",
  "description": "A busy API: fleets that grow with the rate, each instance with a stated capacity, against Lambda behind a REST API, an HTTP API, and an application load balancer.",
  "region": "us-east-1",
  "estimate": {"hoursPerMonth": 730, "freeTier": true},
  "traffic": {"requestBytes": 1500, "responseBytes": 6000, "peakToAverage": 4},
  "volumes": [10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000],
  "scenarios": [
    {"name": "c7g.large fleet + ALB", "resources": [
      {"service": "ec2", "instanceType": "c7g.large", "count": 2, "requestsPerSecond": 400, "volumeGB": 20},
      {"service": "elb", "type": "application", "connectionsPerRequest": "0.05", "connectionSeconds": 60, "rules": 12, "publicIPv4": 2},
      {"service": "dataTransfer"}
    ]},
    {"name": "t4g.small fleet + ALB", "resources": [
      {"service": "ec2", "instanceType": "t4g.small", "count": 2, "requestsPerSecond": 60, "volumeGB": 20},
      {"service": "elb", "type": "application", "connectionsPerRequest": "0.05", "connectionSeconds": 60, "rules": 12, "publicIPv4": 2},
      {"service": "dataTransfer"}
    ]},
    {"name": "Lambda + REST API", "resources": [
      {"service": "lambda", "memoryMB": 512, "durationMs": [{"ms": 35, "share": "0.9"}, {"ms": 180, "share": "0.09"}, {"ms": 900, "share": "0.01"}], "architecture": "arm64"},
      {"service": "apiGateway", "type": "REST"},
      {"service": "dataTransfer"}
    ]},
    {"name": "Lambda + HTTP API", "resources": [
      {"service": "lambda", "memoryMB": 512, "durationMs": [{"ms": 35, "share": "0.9"}, {"ms": 180, "share": "0.09"}, {"ms": 900, "share": "0.01"}], "architecture": "arm64"},
      {"service": "apiGateway", "type": "HTTP"},
      {"service": "dataTransfer"}
    ]},
    {"name": "Lambda + ALB", "resources": [
      {"service": "lambda", "memoryMB": 512, "durationMs": [{"ms": 35, "share": "0.9"}, {"ms": 180, "share": "0.09"}, {"ms": 900, "share": "0.01"}], "architecture": "arm64"},
      {"service": "elb", "type": "application", "connectionsPerRequest": "0.05", "connectionSeconds": 60, "rules": 12, "target": "lambda", "publicIPv4": 2},
      {"service": "dataTransfer"}
    ]}
  ]
}

"""###),
    ]
}
