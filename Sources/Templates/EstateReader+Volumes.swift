/// A volume that comes with an instance.
private struct Disk {
    var gigabytes: Int
    /// nil where nobody says it.
    var type: String?
    var iops: Int?
    var throughput: Int?
    var origin: Origin
    /// Where the type comes from.
    var typeOrigin = Origin.usual
    /// Where the volume stands by itself in the template.
    var volume: Int?

    var words: String { "\(gigabytes) GB of \(type ?? "gp2")" }
}

extension EstateReader {
    /// Devices that are roots of the images most used: of Amazon Linux, and of Ubuntu and Debian.
    private static let rootDevices = ["/dev/xvda", "/dev/sda1"]
    /// What the root volume of those images has.
    private static let rootGigabytes = 8
    /// The type of root volumes of newer images; older ones have gp2.
    private static let rootType = "gp3"

    /// The volumes of an instance: as many GB as all of one type have, because a scenario's instance has one type.
    mutating func addVolumes(of launch: Launch, at position: Int, to taking: inout Taking) throws(TemplateError) {
        var disks: [Disk] = []
        let root = launch["root_block_device"].elements.first ?? .absent
        if let disk = try disk(root, &taking) { disks.append(disk) }
        var hasRoot = !disks.isEmpty
        for block in launch["ebs_block_device"].elements {
            if let disk = try disk(block, usualType: "gp2", &taking) { disks.append(disk) }
        }
        for mapping in launch["block_device_mappings", "BlockDeviceMappings"].elements {
            let block = mapping["ebs", "Ebs"]
            let isRoot = Self.rootDevices.contains(mapping["device_name", "DeviceName"].text ?? "")
            guard let disk = try disk(block, usualType: isRoot ? nil : "gp2", &taking) else { continue }
            if isRoot { hasRoot = true }
            disks.append(disk)
        }
        for volume in attached(to: position) {
            let resource = estate.resources[volume]
            var own = Taking(resource, as: "ec2")
            let block = Self.volumeBlock(resource)
            guard var disk = try disk(block, usualType: "gp2", &own) else {
                let name = estate.resources[position].address
                uncountedVolumes[volume] = "attached to \(name), but its size is not said: add it to volumeGB"
                continue
            }
            (disk.origin, disk.volume) = (.reference(resource.address), volume)
            disks.append(disk)
        }
        if !hasRoot {
            let iops = try taking.whole("volumeIOPS", root["iops"], 0...1_000_000)?.number
            let why = "the image decides; Amazon Linux and Ubuntu have \(Self.rootGigabytes) GB"
            var disk = Disk(
                gigabytes: Self.rootGigabytes, type: root["volume_type"].text, iops: iops, throughput: nil,
                origin: .assumed(why))
            disk.typeOrigin = root["volume_type"].scalar?.origin ?? .usual
            disks.insert(disk, at: 0)
        }
        add(disks, to: &taking)
    }

    private mutating func add(_ disks: [Disk], to taking: inout Taking) {
        let stated = disks.lazy.compactMap { $0.type }.first
        let type = stated ?? Self.rootType
        let own = disks.filter { $0.type ?? type == type }
        let gigabytes = own.reduce(0) { $0.addingReportingOverflow($1.gigabytes).partialValue }
        guard gigabytes > 0 else { return }
        let assumed = own.map { $0.origin }.first { if case .assumed = $0 { true } else { false } }
        let origins = own.map { $0.origin }
        if own.count > 1 {
            let sum = own.map { "\($0.gigabytes)" }.joined(separator: " + ")
            var words = "\(sum) GB"
            if case .assumed(let why)? = assumed { words += "; the root's are assumed: \(why)" }
            taking.add("volumeGB", .number("\(gigabytes)"), assumed == nil ? .reference(words) : .assumed(words))
        } else {
            taking.add("volumeGB", .number("\(gigabytes)"), origins.first ?? .usual)
        }
        let typed = own.filter { $0.type != nil }
        // The root's type is the image's where nobody says it.
        let root = own.filter { $0.type == nil }.map { "\($0.gigabytes)" }.joined(separator: " + ")
        if let first = typed.first {
            let stated = typed.map { "\($0.gigabytes)" }.joined(separator: " + ")
            if root.isEmpty || type == Self.rootType {
                taking.add("volumeType", .text(type), first.typeOrigin)
            } else {
                taking.add(
                    "volumeType", .text(type),
                    .assumed("of its \(stated) GB; the root's \(root) GB are usually \(Self.rootType)"))
                taking.remarks.append(
                    "the root's \(root) GB, whose type the image decides, usually \(Self.rootType), are priced at \(type), "
                        + "the type of its \(stated) GB, as a scenario's instance has volumes of one type")
            }
        } else {
            taking.add("volumeType", .text(type), .assumed("the image decides"), isWritten: false)
        }
        addSpeed(of: own, type, to: &taking)
        let others = disks.filter { $0.type ?? type != type }
        for disk in others {
            guard let volume = disk.volume else { continue }
            uncountedVolumes[volume] =
                "\(disk.words) at \(taking.resource.address), whose volumes are of one type, \(type): add it as a custom resource"
        }
        let blocks = others.filter { $0.volume == nil }.map { $0.words }
        if !blocks.isEmpty {
            taking.remarks.append(
                "not counted: \(blocks.joined(separator: ", ")), as a scenario's instance has volumes of one type; "
                    + "add them as a custom resource")
        }
    }

    /// What volumes of a type do beyond what is in their price, as one volume of all would have it.
    ///
    /// Source: the Amazon EBS pricing page, 2026: 3,000 IOPS and 125 MiB/s of each gp3 volume are in its price; io1 pays
    /// for each of its IOPS, io2 by the volume's tiers, of which the first ends at 32,000.
    private func addSpeed(of disks: [Disk], _ type: String, to taking: inout Taking) {
        func sum(_ included: Int, _ values: [Int?]) -> Int {
            values.reduce(included) { $0.addingReportingOverflow(max(0, ($1 ?? 0) - included)).partialValue }
        }
        let origin = disks.count == 1 ? disks[0].origin : Origin.reference("of its \(disks.count) volumes together")
        let iops = disks.map { $0.iops }
        let stated = iops.compactMap { $0 }
        if type == "gp3" {
            let total = sum(3000, iops)
            if total > 3000 { taking.add("volumeIOPS", total, origin) }
            let throughput = sum(125, disks.map { $0.throughput })
            if throughput > 125 { taking.add("volumeThroughputMiB", throughput, origin) }
        } else if ["io1", "io2"].contains(type), !stated.isEmpty {
            let total = sum(0, iops)
            taking.add("volumeIOPS", total, origin)
            if type == "io2", stated.count > 1, total > 32_000 {
                taking.remarks.append("io2's tiers count by volume; here all its IOPS are priced as one's")
            }
        }
    }

    /// The properties of a volume that stands by itself.
    private static func volumeBlock(_ resource: TemplateResource) -> TemplateValue {
        .object([
            ("volume_size", resource["size", "Size"]), ("volume_type", resource["type", "VolumeType"]),
            ("iops", resource["iops", "Iops"]), ("throughput", resource["throughput", "Throughput"]),
        ])
    }

    /// - Parameter usualType: what AWS takes where the block names no type; nil where the image decides.
    private func disk(
        _ block: TemplateValue, usualType: String? = nil, _ taking: inout Taking
    ) throws(TemplateError) -> Disk? {
        guard let size = try taking.whole("volumeGB", block["volume_size", "VolumeSize"], 0...1_000_000) else {
            if usualType != nil, !block["snapshot_id", "SnapshotId"].isAbsent {
                taking.remarks.append("a volume as large as its snapshot is not counted")
            }
            return nil
        }
        let type = block["volume_type", "VolumeType"].scalar
        let iops = try taking.whole("volumeIOPS", block["iops", "Iops"], 0...1_000_000)?.number
        let throughput = try taking.whole("volumeThroughputMiB", block["throughput", "Throughput"], 0...1_000_000)?
            .number
        var disk = Disk(
            gigabytes: size.number, type: type?.text ?? usualType, iops: iops.flatMap { $0 > 0 ? $0 : nil },
            throughput: throughput.flatMap { $0 > 0 ? $0 : nil }, origin: size.origin)
        disk.typeOrigin = type?.origin ?? .usual
        return disk
    }

    /// Volumes that stand by themselves and are attached to an instance.
    private func attached(to instance: Int) -> [Int] {
        var volumes: [Int] = []
        for attachment in estate.pointing(at: instance, .volumeAttachment) {
            let value = estate.resources[attachment]["volume_id", "VolumeId"]
            if let volume = estate.target(of: value, from: attachment, [.volume]) { volumes.append(volume) }
        }
        for block in estate.resources[instance]["Volumes"].elements {
            if let volume = estate.target(of: block["VolumeId"], from: instance, [.volume]) { volumes.append(volume) }
        }
        return volumes
    }

    private func instance(with volume: Int) -> Int? {
        for attachment in estate.pointing(at: volume, .volumeAttachment) {
            let value = estate.resources[attachment]["instance_id", "InstanceId"]
            if let instance = estate.target(of: value, from: attachment, [.instance]) { return instance }
        }
        return estate.pointing(at: volume, .instance).first
    }

    /// A volume that stands by itself: counted at its instance, or nowhere.
    func volume(_ position: Int) throws(TemplateError) -> TemplateEntry {
        if let instance = instance(with: position) {
            return verdict(position, .taken("ec2"), "counted at \(estate.resources[instance].address)")
        }
        let block = Self.volumeBlock(estate.resources[position])
        var taking = Taking(estate.resources[position], as: "ec2")
        let size = try taking.whole("volumeGB", block["volume_size"], 0...1_000_000)?.number
        let words = size.map { "\($0) GB of \(block["volume_type"].text ?? "gp2")" } ?? "a volume"
        return verdict(
            position, .notModelled,
            "\(words) at no instance of the file, whose volumeGB would count it: add it as a custom resource")
    }
}
