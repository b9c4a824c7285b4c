import JSONText

extension EstateReader {
    mutating func function(_ position: Int) throws(TemplateError) -> TemplateEntry {
        let resource = estate.resources[position]
        if !resource["capacity_provider_config", "CapacityProviderConfig"].isAbsent {
            return verdict(
                position, .notModelled, "Managed Instances are billed by instance; add lambdaManagedInstances")
        }
        if estate.isEdgeFunction(position) {
            return verdict(
                position, .notModelled, "Lambda@Edge, which has prices of its own: add it as a custom resource")
        }
        if Self.isHelper(resource) {
            return verdict(
                position, .leftOut, "the CDK's own: it runs when the stack is deployed or drained, not for requests")
        }
        if starters.ofDeployment.contains(position) {
            return verdict(
                position, .leftOut, "a custom resource's: it runs when the stack is deployed, not for requests")
        }
        var taking = Taking(resource, as: "lambda")
        let memory = resource["memory_size", "MemorySize"]
        if try !taking.takeWhole("memoryMB", memory, 1...1_000_000) {
            if memory.unknown != nil {
                taking.miss("memoryMB", "the memory, which the template does not know")
            } else {
                taking.add("memoryMB", 128, .usual)
            }
        }
        let timeout = resource["timeout", "Timeout"]
        let stated = timeout.text.flatMap { Int($0) }.map { "at most \($0) s, its timeout" }
        taking.miss("durationMs", stated ?? (timeout.isAbsent ? "at most 3 s, the timeout where none is stated" : ""))
        try addArchitecture(to: &taking)
        if let schedules = starters.schedules[position] {
            let words = schedules.prefix(3).joined(separator: ", ")
            taking.miss("invocationsPerRequest", "it runs by the clock, \(words): its runs over the requests")
        } else if functions.count > 1 {
            taking.miss("invocationsPerRequest", "it is one of \(functions.count) functions")
        } else {
            let which = starters.schedules.isEmpty ? "function" : "function that does not run by the clock"
            taking.add(
                "invocationsPerRequest", .number("1"), .assumed("it is the only \(which), and runs once for a request"),
                isWritten: false)
        }
        _ = try taking.takeWhole(
            "ephemeralStorageMB", resource["ephemeral_storage", "EphemeralStorage"]["size", "Size"], 512...10240)
        if let package = resource["package_type", "PackageType"].scalar, package.text == "Image" {
            taking.add("package", .text("image"), package.origin)
        }
        try addProvisionedConcurrency(to: &taking, position)
        addRemarks(to: &taking)
        return take(taking, at: position, function: names(of: position))
    }

    /// A log group that a function writes into is named by itself, or by CloudFormation of its logical ID.
    private func names(of function: Int) -> FunctionNames {
        let resource = estate.resources[function]
        var names = FunctionNames(
            name: resource["function_name", "FunctionName"].text,
            form: resource["function_name", "FunctionName"].form, logicalID: resource.address)
        let log = resource["logging_config", "LoggingConfig"]["log_group", "LogGroup"]
        names.logGroup = log.text
        names.logGroupForm = log.unknown?.references.isEmpty == false ? nil : log.form
        guard log.text == nil, let group = estate.target(of: log, from: function, [.logGroup]) else { return names }
        let stated = estate.resources[group]["name", "LogGroupName"]
        (names.logGroup, names.logGroupForm) = (stated.text, stated.form)
        if stated.isAbsent { names.logGroupID = estate.resources[group].address }
        return names
    }

    /// Functions that the CDK adds for its own work while a stack is deployed, by their paths; where a synthesis left these
    /// out, by the logical IDs that it makes, which end in a hash.
    static func isHelper(_ resource: TemplateResource) -> Bool {
        let isNamed =
            helpers.contains { resource.address.hasPrefix($0) }
            || resource.address.firstRange(of: "DrainECSHookFunction") != nil
        guard let path = resource.origin else {
            let hash = resource.address.utf8.suffix(8)
            return isNamed && hash.count == 8
                && hash.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x46).contains($0) }
        }
        return isNamed
            || path.split(separator: "/").contains {
                $0.hasPrefix("Custom::") || $0.hasPrefix("LogRetention") || $0.hasPrefix("framework-on")
                    || $0 == "DrainECSHook"
            }
    }

    /// How logical IDs of such functions begin.
    private static let helpers = [
        "CustomCDKBucketDeployment", "CustomS3AutoDeleteObjects", "LogRetention", "AWS679f53fac002430cb0da5b7982bd2287",
        "AWSCDKCfnUtilsProvider", "CustomVpcRestrictDefaultSG", "CustomCrossRegionExport", "AwsCliLayer",
        "BucketNotificationsHandler", "CustomResourceProviderframework", "Providerframeworkon",
    ]

    private func addArchitecture(to taking: inout Taking) throws(TemplateError) {
        let value = taking.resource["architectures", "Architectures"]
        let stated = value.elements.compactMap { $0.scalar }
        guard let first = stated.first else {
            _ = taking.note(value)
            return taking.add("architecture", .text("x86_64"), .usual)
        }
        guard stated.count == 1, ["x86_64", "arm64"].contains(first.text) else {
            throw .value(
                taking.resource.address, key: "architecture", found: stated.map { $0.text }.joined(separator: ", "),
                accepted: "x86_64 or arm64 alone; SAM puts the list of Globals in front of the function's own")
        }
        taking.add("architecture", .text(first.text), first.origin)
    }

    /// Concurrency that is kept ready: of a version, an alias, or the function itself in SAM.
    private func addProvisionedConcurrency(to taking: inout Taking, _ position: Int) throws(TemplateError) {
        var (total, origin): (Int, Origin?) = (0, nil)
        let own = taking.resource["ProvisionedConcurrencyConfig"]["ProvisionedConcurrentExecutions"]
        if let found = try taking.whole("provisionedConcurrency", own, 0...1_000_000) {
            (total, origin) = (found.number, found.origin)
        }
        for setting in estate.settings(of: position) {
            guard let found = try provisioned(setting, &taking) else { continue }
            total = total.addingReportingOverflow(found).partialValue
            origin = .reference(estate.resources[setting].address)
        }
        guard let origin, total > 0 else { return }
        taking.add("provisionedConcurrency", total, origin)
        if scalesConcurrency {
            taking.remarks.append("an Application Auto Scaling target may keep more or fewer runs ready")
        }
    }

    static func scalesConcurrency(_ resource: TemplateResource) -> Bool {
        ["aws_appautoscaling_target", "AWS::ApplicationAutoScaling::ScalableTarget"].contains(resource.type)
            && resource["service_namespace", "ServiceNamespace"].text == "lambda"
    }

    private func provisioned(_ setting: Int, _ taking: inout Taking) throws(TemplateError) -> Int? {
        let resource = estate.resources[setting]
        let value = resource["provisioned_concurrent_executions"]
        let stated =
            value.isAbsent ? resource["ProvisionedConcurrencyConfig"]["ProvisionedConcurrentExecutions"] : value
        return try taking.whole("provisionedConcurrency", stated, 0...1_000_000)?.number
    }

    /// A version, an alias, or a setting of them.
    func functionSetting(_ position: Int) -> TemplateEntry {
        let resource = estate.resources[position]
        let isProvisioned =
            !resource["provisioned_concurrent_executions"].isAbsent
            || !resource["ProvisionedConcurrencyConfig"].isAbsent
        guard isProvisioned else { return verdict(position, .free) }
        guard estate.isPointing(position) else {
            return verdict(
                position, .notModelled, "provisioned concurrency of a function that the template does not hold")
        }
        return verdict(position, .taken("lambda"), "its provisioned concurrency counts at its function")
    }

    private func addRemarks(to taking: inout Taking) {
        let resource = taking.resource
        if resource["snap_start", "SnapStart"]["apply_on", "ApplyOn"].text == "PublishedVersions" {
            taking.remarks.append("what SnapStart caches and restores is not modelled")
        }
    }
}
