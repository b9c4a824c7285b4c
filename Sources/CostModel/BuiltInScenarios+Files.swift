// swift-format-ignore-file

extension BuiltInScenarios {
    /// The scenario files of `scenarios/`, byte for byte; written by `swift run embed-files`.
    static let files: [BuiltInScenario] = [
        BuiltInScenario("threatstack-to-s3-today", ###"""
{
  "formatVersion": 1,
  "name": "threatstack-to-s3-today",
  "description": "The same service at the newest prices and metered to the last digit, with what a real bill adds: root volumes, public addresses, an agent on each instance, logs, and what brings the alerts. An instance is taken to archive 50 alerts a second; a run of a function takes 400 ms, and one in a hundred starts an environment first. Through a queue a schedule collects ten alerts a run.",
  "request": {"singular": "alert", "plural": "alerts"},
  "region": "us-east-1",
  "estimate": {"hoursPerMonth": 730, "freeTier": false},
  "traffic": {"requestBytes": 2048, "responseBytes": 64, "peakToAverage": 3},
  "volumes": [10000, 100000, 1000000, 10000000, 100000000, 1000000000],
  "scenarios": [
    {"name": "1×t4g.nano", "resources": [
      {"service": "ec2", "instanceType": "t4g.nano", "requestsPerSecond": 50, "volumeGB": 8, "publicIPv4": true},
      {"service": "custom", "name": "Monitoring agent", "perInstanceMonth": "15"},
      {"service": "logs", "bytesPerRequest": 256, "from": "agent"},
      {"service": "dataTransfer"}
    ]},
    {"name": "3×t4g.nano + ALB", "resources": [
      {"service": "ec2", "instanceType": "t4g.nano", "count": 3, "requestsPerSecond": 50, "volumeGB": 8, "publicIPv4": true},
      {"service": "elb", "type": "application", "connectionsPerRequest": "0.1", "connectionSeconds": 10, "publicIPv4": 3},
      {"service": "custom", "name": "Monitoring agent", "perInstanceMonth": "15"},
      {"service": "logs", "bytesPerRequest": 256, "from": "agent"},
      {"service": "dataTransfer"}
    ]},
    {"name": "3×t3.medium + ALB", "resources": [
      {"service": "ec2", "instanceType": "t3.medium", "count": 3, "requestsPerSecond": 50, "volumeGB": 20, "publicIPv4": true},
      {"service": "elb", "type": "application", "connectionsPerRequest": "0.1", "connectionSeconds": 10, "publicIPv4": 3},
      {"service": "custom", "name": "Monitoring agent", "perInstanceMonth": "15"},
      {"service": "logs", "bytesPerRequest": 256, "from": "agent"},
      {"service": "dataTransfer"}
    ]},
    {"name": "Lambda + HTTP API", "resources": [
      {"service": "lambda", "memoryMB": 128, "durationMs": 400, "architecture": "arm64", "coldStartShare": "0.01", "initMs": 250},
      {"service": "apiGateway", "type": "HTTP"},
      {"service": "logs", "bytesPerRequest": 640},
      {"service": "dataTransfer"}
    ]},
    {"name": "Lambda + HTTP API, from SNS", "resources": [
      {"service": "sns", "deliverTo": "http"},
      {"service": "lambda", "memoryMB": 128, "durationMs": 400, "architecture": "arm64", "coldStartShare": "0.01", "initMs": 250},
      {"service": "apiGateway", "type": "HTTP"},
      {"service": "logs", "bytesPerRequest": 640},
      {"service": "dataTransfer"}
    ]},
    {"name": "Lambda via SNS", "resources": [
      {"service": "sns", "deliverTo": "lambda"},
      {"service": "lambda", "memoryMB": 128, "durationMs": 400, "architecture": "arm64", "coldStartShare": "0.01", "initMs": 250},
      {"service": "logs", "bytesPerRequest": 640},
      {"service": "dataTransfer"}
    ]},
    {"name": "Lambda via SQS, by schedule", "resources": [
      {"service": "sqs", "batchSize": 10, "pollers": 0},
      {"service": "lambda", "memoryMB": 128, "durationMs": 4000, "architecture": "arm64", "invocationsPerRequest": "0.1", "coldStartShare": "0.01", "initMs": 250},
      {"service": "logs", "bytesPerRequest": 280},
      {"service": "dataTransfer"}
    ]}
  ]
}

"""###,
tape: #"00X9>4?6A1>5648I>M=4?m;>Q<90;4>1:4<7>984:8>=84:;>?:0<4>1?6A3>5::<5>:90;6>1>6@4>6?6A2>4?6A1>692;66156766876986:96;:>?;2=R806P1>1648=>?;2=L08:>194;5>7>4@:><C6E2>4:6<1>3<8>40=6>194;8>:648B>DB4D40=6>194;6>8A6C3>564870@2>194;>0L]1>1648C>E;2=Y108<>194;5>7>4@:><7691>3C6E2>4:6<1>3<8>40=:>194;5>7648=>?G4I5>7C6E2>4<6>10:6>194;8>:648B>DB4D40=6>194;6>8A6C3>564870@2>194;>0L]1>1648D>F;2=Y108<>194;5>7>4@;>=7691>3C6E2>4:6<2>4<8>40=:>194;5>7648=>?G4I5>7C6E2>4<6>10:6>194;8>:648B>DB4D40=6>194;6>8A6C3>564870@2>194;>0LN>1648C>E;2=J08<>194;8>::6<3>5<6>3>5>4@7>9@4B6>886:30<4>194;<>>64860?4>194;6>8A6C30<2>194;>0LS1>1648M>O;2=O084>194;5>7;4=60?<>194;8>::6<3>5<6>3>5>4@7>9@4B6>886:30<4>194;<>>64860?4>194;6>8A6C30<2>194;>0LN>1648@>B;2=J084>194;5>7;4=80A<>194;8>::6<3>5<6>3>5>4@7>9@4B6>886:30<4>194;6>8A6C30<2>194;>0LR1>1648M>O;2=N086>194;5>7;6=2>496;10:>>194;8>::6<3>5<6>4>6>4@7>9G4I5>7@4B6>886:30<4>194;6>8A6C30<2>194;>"#),
        BuiltInScenario("threatstack-to-s3", ###"""
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

"""###,
tape: #"00a4>4?6A1>5648C>G=4?Z6>^690;4>1:4<7>984:8>=84:;>?<4><>@:0<8>1?6A3>5::<5>7;4=6>8>6@7><92;4615676687698>=;2=Y2069>1648<>>;2=5084>194;5>7>4@90G@>1648B>D;2=<086>194;5>7>4@9>;76910:4>194;5>764890G@>1648D>F;2=<086>194;5>7>4@;>=76910:4>194;5>764890G@>1648F>H;2=<086>194;8>::6<3>5<6>30<4>194;<>>64860D;>1648@>B;2=7086>194;8>::6<3>5<6>3>C:2<T1068>1:4<<>>:6<5>77496>884:[10b18>1:4<B>D:6<5>77497>984:[10b18>1:4<D>F:6<5>77498>:84:[10b18>1:4<F>H:6<5>77496>884:[1"#),
        BuiltInScenario("web-api", ###"""
{
  "formatVersion": 1,
  "name": "web-api",
  "description": "A busy API in office hours: three quarters of its requests come in 50 hours of the week. A request takes 12 ms of CPU, from which follows what an instance, a task or a managed instance carries; those that can follow the hours. Against them Lambda behind a REST API, an HTTP API and an application load balancer.",
  "region": "us-east-1",
  "estimate": {"hoursPerMonth": 730, "freeTier": true},
  "traffic": {"requestBytes": 1500, "responseBytes": 6000, "peakToAverage": 2, "cpuMsPerRequest": 12,
              "profile": [{"hoursPerWeek": 50, "share": "0.75"}, {"hoursPerWeek": 118, "share": "0.25"}]},
  "volumes": [10000, 100000, 1000000, 10000000, 100000000, 1000000000],
  "scenarios": [
    {"name": "m7g.large fleet + ALB", "resources": [
      {"service": "ec2", "instanceType": "m7g.large", "count": 2, "scaling": "follow", "volumeGB": 20},
      {"service": "elb", "type": "application", "connectionsPerRequest": "0.05", "connectionSeconds": 60, "rules": 12, "publicIPv4": 2},
      {"service": "logs", "bytesPerRequest": 300, "from": "agent"},
      {"service": "dataTransfer"}
    ]},
    {"name": "m7g.large fleet + ALB, Savings Plan", "resources": [
      {"service": "ec2", "instanceType": "m7g.large", "count": 2, "scaling": "follow", "volumeGB": 20, "purchase": {"model": "savingsPlan", "kind": "compute", "term": "1yr", "payment": "noUpfront", "committed": 2}},
      {"service": "elb", "type": "application", "connectionsPerRequest": "0.05", "connectionSeconds": 60, "rules": 12, "publicIPv4": 2},
      {"service": "logs", "bytesPerRequest": 300, "from": "agent"},
      {"service": "dataTransfer"}
    ]},
    {"name": "t4g.small fleet + ALB", "resources": [
      {"service": "ec2", "instanceType": "t4g.small", "count": 2, "volumeGB": 20},
      {"service": "elb", "type": "application", "connectionsPerRequest": "0.05", "connectionSeconds": 60, "rules": 12, "publicIPv4": 2},
      {"service": "logs", "bytesPerRequest": 300, "from": "agent"},
      {"service": "dataTransfer"}
    ]},
    {"name": "Fargate + ALB", "resources": [
      {"service": "fargate", "vCPU": 1, "memoryGB": 2, "architecture": "arm64", "count": 2, "scaling": "follow"},
      {"service": "elb", "type": "application", "connectionsPerRequest": "0.05", "connectionSeconds": 60, "rules": 12, "publicIPv4": 2},
      {"service": "logs", "bytesPerRequest": 300, "from": "agent"},
      {"service": "dataTransfer"}
    ]},
    {"name": "Managed instances + HTTP API", "resources": [
      {"service": "lambdaManagedInstances", "instanceType": "m7g.large", "scaling": "follow"},
      {"service": "apiGateway", "type": "HTTP"},
      {"service": "logs", "bytesPerRequest": 700},
      {"service": "dataTransfer"}
    ]},
    {"name": "Lambda + REST API", "resources": [
      {"service": "lambda", "memoryMB": 512, "durationMs": [{"ms": 35, "share": "0.9"}, {"ms": 180, "share": "0.09"}, {"ms": 900, "share": "0.01"}], "architecture": "arm64", "coldStartShare": "0.005", "initMs": 400},
      {"service": "apiGateway", "type": "REST"},
      {"service": "logs", "bytesPerRequest": 700},
      {"service": "dataTransfer"}
    ]},
    {"name": "Lambda + HTTP API", "resources": [
      {"service": "lambda", "memoryMB": 512, "durationMs": [{"ms": 35, "share": "0.9"}, {"ms": 180, "share": "0.09"}, {"ms": 900, "share": "0.01"}], "architecture": "arm64", "coldStartShare": "0.005", "initMs": 400},
      {"service": "apiGateway", "type": "HTTP"},
      {"service": "logs", "bytesPerRequest": 700},
      {"service": "dataTransfer"}
    ]},
    {"name": "Lambda + ALB", "resources": [
      {"service": "lambda", "memoryMB": 512, "durationMs": [{"ms": 35, "share": "0.9"}, {"ms": 180, "share": "0.09"}, {"ms": 900, "share": "0.01"}], "architecture": "arm64", "coldStartShare": "0.005", "initMs": 400},
      {"service": "elb", "type": "application", "connectionsPerRequest": "0.05", "connectionSeconds": 60, "rules": 12, "target": "lambda", "publicIPv4": 2},
      {"service": "logs", "bytesPerRequest": 700},
      {"service": "dataTransfer"}
    ]}
  ]
}

"""###,
tape: #"00S<>4?6A1>56489>==4?i9>m984:;>?:0<4>1?6A3>5:8<4>990;D>1>6@4>6?6A4>6?6A1>3A6C2>B92;:014>1>6@2>47496094>1>6@3>57496>=92;66156766876986:96;:>?;2=e:06V1>1648G>I;2=R108:>194;5>7>4@;>=7691>394;8>::6<20;<>194;5>7648=>?G4I6>8C6E2>47692>4<6>10:6>194;6>8A6C3>564870@2>194;>0Lb1>1648U1>W1;2=^108F>194;5>7>4@;>=7691>394;8>::6<2>4:0<:>1749=>?6489>;6485>794;;>=;6=10;<>194;5>7648=>?G4I6>8C6E2>47692>4<6>10:6>194;6>8A6C3>564870@2>194;>0LT1>1648G>I;2=P1088>194;5>7>4@;>=7691>3:6<20;<>194;5>7648=>?G4I6>8C6E2>47692>4<6>10:6>194;6>8A6C3>564870@2>194;>0LX1>1648?>A;2=T108<>194;9>;6681>3:6<1>3>4@7>97691>394;80A<>194;5>7648=>?G4I6>8C6E2>47692>4<6>10:6>194;6>8A6C3>564870@2>194;>0LH>1648N>P1;2=D086>194;H>J>4@;>=94;80A4>194;<>>64860?4>194;6>8A6C30<2>194;>0L]1>1648C>E;2=Y108K>194;8>::6<3>5<2>?014>14662>47495084>14663>57496094>14663>57496>:>4@7>9@4B7>986:30<4>194;<>>64860?4>194;6>8A6C30<2>194;>0L]1>1648C>E;2=Y108K>194;8>::6<3>5<2>?014>14662>47495084>14663>57496094>14663>57496>:>4@7>9@4B7>986:30<4>194;<>>64860?4>194;6>8A6C30<2>194;>0Lg1>1648>>@;2=c108K>194;8>::6<3>5<2>?014>14662>47495084>14663>57496094>14663>57496>:>4@7>9@4B7>986:30<>>194;5>7648=>?G4I6>8C6E2>47692>484:8>:<6>10:4>194;6>8A6C30<2>194;>"#),
    ]
}
