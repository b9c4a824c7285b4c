import JSONText
import Pricing

/// AWS's list of the places where the rates of Compute Savings Plans stand: an address for each region, with a version in it
/// (AWS Billing user guide, "Getting price list files manually", 2026).
struct SavingsPlanIndex {
    private static let folder = "savingsPlan/v1.0/aws/AWSComputeSavingsPlan"
    /// More than forty regions take twenty times over.
    private static let largest = 1 << 20

    private let base: WebAddress
    private let region: String
    private let fetch: Fetch

    /// nil where AWS has no such list: in the partition of China's regions.
    init?(of region: String, from base: WebAddress, limits: Curl.Limits = Curl.Limits()) {
        var limits = limits
        limits.bytes = min(limits.bytes, Self.largest)
        guard PriceListRequest.partition(of: region).name.description == "aws",
            let address = base.appending("\(Self.folder)/current/region_index.json")
        else { return nil }
        (self.base, self.region) = (base, region)
        fetch = Fetch(address: address, limits: limits)
    }

    /// Fetches the list.
    ///
    /// - Returns: the request for the region's rates; nil where the list names none for it.
    /// - Throws: status 74 where the list does not arrive whole, 65 where it is none, or where what it names stands anywhere
    ///   but beside itself.
    func request() throws(CommandError) -> PriceListRequest? {
        let bytes = try fetch.answer { (descriptor, beginning) throws(CommandError) in
            try self.bytes(descriptor, beginning)
        }
        guard let root = try? JSONDocument(bytes, maximumBytes: Self.largest).root,
            let regions = root["regions"], regions.kind == .array
        else {
            throw fetch.refusal("The answer is no list of regions: {\"regions\": [{\"regionCode\", \"versionUrl\"}]}.")
        }
        guard let entry = regions.elements.first(where: { $0["regionCode"]?.stringValue == region }) else { return nil }
        let path = entry["versionUrl"]?.stringValue ?? ""
        guard isPlace(path), let address = base.appending(String(path.dropFirst())) else {
            throw fetch.refusal(
                "The rates of \(region) are said to stand at '\(VisibleText.escaping(path, limit: 120))'; accepted is "
                    + "'/\(Self.folder)/VERSION/\(region)/index.json'.")
        }
        return PriceListRequest(.savingsPlan, in: region, at: address)
    }

    /// Whether a path is that of a version of this region's rates: on the same server, in the same folder.
    private func isPlace(_ path: String) -> Bool {
        let start = "/\(Self.folder)/"
        guard path.hasPrefix(start) else { return false }
        let words = path.dropFirst(start.count).split(separator: "/", omittingEmptySubsequences: false)
        return words.count == 3 && !words[0].isEmpty && words[0].utf8.allSatisfy { (0x30...0x39).contains($0) }
            && words[1] == region && (words[2] == "index.json" || words[2] == "index.csv")
    }

    private func bytes(_ descriptor: Int32, _ beginning: [UInt8]) throws(CommandError) -> [UInt8] {
        var bytes = beginning
        var block = [UInt8](repeating: 0, count: 16 << 10)
        while bytes.count <= Self.largest {
            let count = block.withUnsafeMutableBytes { SystemCall.read(descriptor, $0) }
            if count < 0, errno == EINTR { continue }
            // Whether the end came too early, curl tells.
            guard count > 0 else { return bytes }
            bytes += block[..<count]
        }
        throw fetch.refusal("The list of regions is larger than any.")
    }
}
