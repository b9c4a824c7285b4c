import Pricing

extension OfferRules {
    /// Logs by what is ingested: vended ones are those that services write, Lambda among them. What single services'
    /// logs cost (`VendedLog-Bytes-CFLogs`) and deliveries to S3 or Firehose are other usage.
    static let amazonCloudWatch = OfferRules(
        .cloudWatch,
        [
            ProductRule("VendedLog-Bytes", .logIngestion, "lambda", "standard"),
            ProductRule("VendedLogIA-Bytes", .logIngestion, "lambda", "infrequentAccess"),
            ProductRule("DataProcessing-Bytes", .logIngestion, "agent", "standard", where: ingestion),
            ProductRule("DataProcessingIA-Bytes", .logIngestion, "agent", "infrequentAccess", where: ingestion),
            ProductRule("TimedStorage-ByteHrs", .logStorage),
            ProductRule("CW:MetricMonitorUsage", .metrics),
        ],
        allowances: [
            AllowanceRule(usage: "DataProcessing-Bytes", kind: .logIngestion, key: "logIngestionGB"),
            AllowanceRule(usage: "TimedStorage-ByteHrs", kind: .logStorage, key: "logStorageGB"),
            AllowanceRule(usage: "CW:MetricMonitorUsage", kind: .metrics, key: "metrics"),
        ])

    private static let ingestion: [(field: Field, text: StaticString)] = [(.operation, "PutLogEvents")]
}
