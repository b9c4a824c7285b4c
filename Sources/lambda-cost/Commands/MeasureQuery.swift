import Arguments

/// What sums up in AWS where logs outgrow one machine; the CSV or JSON that comes back is read by `measure`.
enum MeasureQuery: String, Choice {
    case insights, athena, cloudwatch, cur

    var meaning: String? {
        switch self {
        case .insights: "CloudWatch Logs Insights over functions' logs"
        case .athena: "access logs of an Application Load Balancer"
        case .cloudwatch: "metrics"
        case .cur: "Athena over a Cost and Usage Report"
        }
    }

    var text: StaticString {
        switch self {
        case .insights: Self.insightsText
        case .athena: Self.athenaText
        case .cloudwatch: Self.cloudWatchText
        case .cur: Self.billText
        }
    }

    private static let insightsText: StaticString = #"""
        # CloudWatch Logs Insights: a function's runs by billed duration, and by the hour. Replace NAME and run this in a
        # shell; for the log format JSON take the fields of record.metrics (type = "platform.report") instead.
        cat > durations.txt <<'END'
        filter @type = "REPORT"
        | fields @memorySize / 1000000 as memoryMB, @billedDuration as billedMs, @maxMemoryUsed / 1000000 as usedMB
        | stats count(*) as runs, count(@initDuration) as coldRuns, max(usedMB) as maxMemoryMB by @log, memoryMB, billedMs
        | sort runs desc
        | limit 10000
        END
        cat > hours.txt <<'END'
        filter @type = "REPORT"
        | fields @memorySize / 1000000 as memoryMB
        | stats count(*) as runs, sum(@billedDuration) as billedMs by bin(1h), @log, memoryMB
        | sort runs desc
        | limit 10000
        END
        for query in durations hours; do
          id=$(aws logs start-query --log-group-names /aws/lambda/NAME --start-time $(date -d '30 days ago' +%s) \
            --end-time $(date +%s) --limit 10000 --query-string file://$query.txt --query queryId --output text)
          until aws logs get-query-results --query-id "$id" > $query.json && grep -q '"Complete"' $query.json; do
            sleep 5
          done
        done
        lambda-cost measure durations.json hours.json

        """#

    private static let athenaText: StaticString = #"""
        -- Athena: the requests to Application Load Balancers by hour.
        -- Replace BUCKET, ACCOUNT and REGION, run both statements, and measure the CSV of the second:
        --
        --   lambda-cost measure RESULT.csv
        CREATE EXTERNAL TABLE IF NOT EXISTS balancer_lines (
          kind string, at string, balancer string, client string, server string, t1 string, t2 string, t3 string,
          status string, server_status string, bytes_in string, bytes_out string, further string)
        PARTITIONED BY (day string)
        ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.RegexSerDe'
        WITH SERDEPROPERTIES ('serialization.format' = '1', 'input.regex' =
          '([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([^ ]*) ([-.0-9]*) ([-.0-9]*) ([-.0-9]*) ([-0-9]*) ([-0-9]*) ([-0-9]*) ([-0-9]*) (.*)')
        LOCATION 's3://BUCKET/AWSLogs/ACCOUNT/elasticloadbalancing/REGION/'
        TBLPROPERTIES (
          'projection.enabled' = 'true', 'projection.day.type' = 'date', 'projection.day.format' = 'yyyy/MM/dd',
          'projection.day.range' = '2024/01/01,NOW', 'projection.day.interval' = '1',
          'projection.day.interval.unit' = 'DAYS',
          'storage.location.template' = 's3://BUCKET/AWSLogs/ACCOUNT/elasticloadbalancing/REGION/${day}');

        WITH lines AS (
          SELECT balancer, client, from_iso8601_timestamp(at) AS at, status,
                 coalesce(try_cast(bytes_in AS bigint), 0) AS bytes_in,
                 coalesce(try_cast(bytes_out AS bigint), 0) AS bytes_out
          FROM balancer_lines
          WHERE day BETWEEN '2026/10/01' AND '2026/10/31' AND kind IN ('http', 'https', 'h2', 'grpcs')),
        seconds AS (
          SELECT balancer, date_trunc('second', at) AS second, count(*) AS requests, sum(bytes_in) AS bytes_in,
                 sum(bytes_out) AS bytes_out, count_if(status LIKE '5%') AS errors
          FROM lines GROUP BY 1, 2),
        clients AS (
          SELECT balancer, date_trunc('hour', at) AS hour, approx_distinct(client) AS connections
          FROM lines GROUP BY 1, 2)
        SELECT date_format(clients.hour, '%Y-%m-%dT%H:%i:%sZ') AS hour, clients.balancer AS name,
               sum(seconds.requests) AS requests, max(seconds.requests) AS "peakPerSecond",
               sum(seconds.bytes_in) AS "requestBytes", sum(seconds.bytes_out) AS "responseBytes",
               max(clients.connections) AS connections, sum(seconds.errors) AS errors
        FROM seconds
        JOIN clients ON clients.balancer = seconds.balancer AND clients.hour = date_trunc('hour', seconds.second)
        GROUP BY 1, 2
        ORDER BY 1, 2;

        """#

    private static let cloudWatchText: StaticString = #"""
        # CloudWatch: by the hour, requests to a function, an Application Load Balancer or an API, and beside them how long
        # runs took, bytes, connections, and how busy instances were. Keep the lines that you need, replace FUNCTION,
        # NAME/ID, TARGETS/ID, GROUP and API, and run this in a shell. Labels say the statistic, which the answer does not.
        cat > queries.json <<'END'
        [
          {"Id": "runs", "Label": "Invocations Sum", "MetricStat": {"Period": 3600, "Stat": "Sum", "Metric": {
            "Namespace": "AWS/Lambda", "MetricName": "Invocations",
            "Dimensions": [{"Name": "FunctionName", "Value": "FUNCTION"}]}}},
          {"Id": "took", "Label": "Duration Sum", "MetricStat": {"Period": 3600, "Stat": "Sum", "Metric": {
            "Namespace": "AWS/Lambda", "MetricName": "Duration",
            "Dimensions": [{"Name": "FunctionName", "Value": "FUNCTION"}]}}},
          {"Id": "requests", "Label": "RequestCount Sum", "MetricStat": {"Period": 3600, "Stat": "Sum", "Metric": {
            "Namespace": "AWS/ApplicationELB", "MetricName": "RequestCount",
            "Dimensions": [{"Name": "LoadBalancer", "Value": "app/NAME/ID"}]}}},
          {"Id": "bytes", "Label": "ProcessedBytes Sum", "MetricStat": {"Period": 3600, "Stat": "Sum", "Metric": {
            "Namespace": "AWS/ApplicationELB", "MetricName": "ProcessedBytes",
            "Dimensions": [{"Name": "LoadBalancer", "Value": "app/NAME/ID"}]}}},
          {"Id": "opened", "Label": "NewConnectionCount Sum", "MetricStat": {"Period": 3600, "Stat": "Sum", "Metric": {
            "Namespace": "AWS/ApplicationELB", "MetricName": "NewConnectionCount",
            "Dimensions": [{"Name": "LoadBalancer", "Value": "app/NAME/ID"}]}}},
          {"Id": "active", "Label": "ActiveConnectionCount Sum", "MetricStat": {"Period": 3600, "Stat": "Sum", "Metric": {
            "Namespace": "AWS/ApplicationELB", "MetricName": "ActiveConnectionCount",
            "Dimensions": [{"Name": "LoadBalancer", "Value": "app/NAME/ID"}]}}},
          {"Id": "each", "Label": "RequestCountPerTarget Sum", "MetricStat": {"Period": 3600, "Stat": "Sum", "Metric": {
            "Namespace": "AWS/ApplicationELB", "MetricName": "RequestCountPerTarget",
            "Dimensions": [{"Name": "TargetGroup", "Value": "targetgroup/TARGETS/ID"}]}}},
          {"Id": "busy", "Label": "CPUUtilization Average", "MetricStat": {"Period": 3600, "Stat": "Average", "Metric": {
            "Namespace": "AWS/EC2", "MetricName": "CPUUtilization",
            "Dimensions": [{"Name": "AutoScalingGroupName", "Value": "GROUP"}]}}},
          {"Id": "calls", "Label": "Count Sum", "MetricStat": {"Period": 3600, "Stat": "Sum", "Metric": {
            "Namespace": "AWS/ApiGateway", "MetricName": "Count",
            "Dimensions": [{"Name": "ApiId", "Value": "API"}]}}}
        ]
        END
        aws cloudwatch get-metric-data --metric-data-queries file://queries.json --scan-by TimestampAscending \
          --start-time 2026-10-01T00:00:00Z --end-time 2026-11-01T00:00:00Z > metrics.json
        lambda-cost measure metrics.json

        """#

    private static let billText: StaticString = #"""
        -- Athena over a Cost and Usage Report (CUR 2.0; table cost_and_usage_report): what a month used, by usage type.
        -- Measure the CSV of the result: lambda-cost measure RESULT.csv
        SELECT date_format(min(line_item_usage_start_date), '%Y-%m-%dT%H:%i:%sZ') AS "ChargePeriodStart",
               date_format(max(line_item_usage_end_date), '%Y-%m-%dT%H:%i:%sZ') AS "ChargePeriodEnd",
               line_item_product_code AS product, line_item_usage_type AS "usageType", line_item_operation AS operation,
               pricing_unit AS unit, sum(line_item_usage_amount) AS amount, sum(line_item_unblended_cost) AS cost,
               max(line_item_currency_code) AS currency
        FROM cost_and_usage_report
        WHERE bill_billing_period_start_date = TIMESTAMP '2026-10-01 00:00:00'
          AND line_item_line_item_type IN ('Usage', 'DiscountedUsage', 'SavingsPlanCoveredUsage')
          AND line_item_product_code IN ('AWSLambda', 'AmazonApiGateway', 'AWSELB', 'AmazonEC2', 'AmazonVPC',
            'AWSDataTransfer', 'AmazonSNS', 'AWSQueueService', 'AmazonCloudWatch', 'AmazonECS')
        GROUP BY 3, 4, 5, 6
        ORDER BY 3, 4, 5;

        """#
}
