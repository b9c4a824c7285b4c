import JSONText
import Pricing
import StrictJSON

/// Finds the price tables in a user's directory: `REGION/OFFERCODE/DATE.json`.
enum PricingDirectory {
    /// - Throws: status 66 where the directory cannot be read, 65 where something in it is no table's path.
    static func sources(_ directory: String) throws(CommandError) -> [PriceTableSource] {
        let (sources, misplaced) = try survey(directory)
        if let first = misplaced.first { throw first.error }
        return sources
    }

    /// The tables, and a message for every JSON file that is not where a table belongs.
    ///
    /// - Throws: status 66 where the directory cannot be read.
    static func survey(
        _ directory: String
    ) throws(CommandError) -> (sources: [PriceTableSource], misplaced: [(file: String, error: CommandError)]) {
        var sources: [PriceTableSource] = []
        var misplaced: [(file: String, error: CommandError)] = []
        // Asked for first: what is moved into its place meanwhile is then found twice, and not never.
        var waiting = StagedTables.waiting(in: directory)
        for region in try InputReader.names(inDirectory: directory) {
            let regionPath = "\(directory)/\(region)"
            guard InputReader.isDirectory(regionPath) else {
                if region.hasSuffix(".json") { misplaced.append((regionPath, self.misplaced(regionPath))) }
                continue
            }
            for offer in try InputReader.names(inDirectory: regionPath) {
                let offerPath = "\(regionPath)/\(offer)"
                guard InputReader.isDirectory(offerPath) else {
                    if offer.hasSuffix(".json") { misplaced.append((offerPath, self.misplaced(offerPath))) }
                    continue
                }
                for path in try paths(offerPath) {
                    let path = "\(region)/\(offer)/\(path)"
                    guard let source = source(of: path, in: directory, isWaiting: waiting.remove(path) != nil) else {
                        let file = "\(directory)/\(path)"
                        misplaced.append((file, self.misplaced(file)))
                        continue
                    }
                    sources.append(source)
                }
            }
        }
        for path in waiting.sorted() {
            if let source = source(of: path, in: directory, isWaiting: true) { sources.append(source) }
        }
        return (sources, misplaced)
    }

    private static func source(of path: String, in directory: String, isWaiting: Bool) -> PriceTableSource? {
        PriceTableSource(directory: directory, path: path) { () throws(PricingError) in
            let waiting = StagedTables.waitingPlace(of: path, in: directory)
            if isWaiting, InputReader.isFile(waiting), let bytes = try? bytes(ofFile: waiting) { return bytes }
            return try bytes(ofFile: "\(directory)/\(path)")
        }
    }

    /// The tables in an offer's folder, `DATE.json`, and their parts, `DATE/PART.json`.
    private static func paths(_ folder: String) throws(CommandError) -> [String] {
        var paths: [String] = []
        for name in try InputReader.names(inDirectory: folder) {
            if name.hasSuffix(".json") {
                paths.append(name)
            } else if InputReader.isDirectory("\(folder)/\(name)") {
                let parts = try InputReader.names(inDirectory: "\(folder)/\(name)")
                paths += parts.filter { $0.hasSuffix(".json") }.map { "\(name)/\($0)" }
            }
        }
        return paths
    }

    private static func bytes(ofFile path: String) throws(PricingError) -> [UInt8] {
        // Opening a pipe would wait for somebody to write to it.
        guard InputReader.isFile(path) || !InputReader.exists(path) else {
            throw .unreadable(file: path, reason: "it is no regular file")
        }
        do {
            return try InputReader.bytes(ofFile: path, limit: PriceTableSource.largestFile)
        } catch {
            throw .unreadable(file: path, reason: error.description)
        }
    }

    private static func misplaced(_ path: String) -> CommandError {
        let offers = OfferCode.allCases.map { $0.rawValue }
        let near = path.split(separator: "/").compactMap { part in
            offers.contains(String(part)) ? nil : NearMiss.nearest(to: String(part), in: offers)
        }.first
        return CommandError(
            .invalidContent,
            "\(VisibleText.line(path))\nThis is no price table's place: REGION/OFFERCODE/DATE.json, such as "
                + "us-east-1/AWSLambda/2026-08-01.json.\n"
                + (near.map { "Did you mean the offer code '\($0)'? " } ?? "")
                + "Offer codes: \(offers.joined(separator: ", ")).")
    }
}
