import Foundation
import Testing

@Suite("prices import interrupted")
struct ImportInterruptionTests {
    /// Two versions of all offers in `old` and `new`, and the tables that each gives.
    private func versions(_ workspace: Workspace) throws -> (old: [String: Data], new: [String: Data]) {
        for (folder, version) in [("old", "20250101000000"), ("new", "20250912225308")] {
            for offer in OfferFile.every(in: .frankfurt) {
                var offer = offer
                offer.version = version
                try workspace.write(offer.text, to: "\(folder)/\(offer.code)")
            }
            expectDone(try workspace.shell(Self.importing(folder, into: "\(folder)-tables")))
        }
        return (try workspace.files(in: "old-tables"), try workspace.files(in: "new-tables"))
    }

    /// Moments spread over the time that a whole import takes here, in seconds as the shell wants them.
    private static func moments(_ count: Int, in workspace: Workspace) throws -> [String] {
        let duration = try ContinuousClock().measure {
            expectDone(try workspace.shell(importing("new", into: "measured")))
        }
        let microseconds = Int(duration / .microseconds(1))
        return (0..<count).map { String(format: "%.4f", Double(microseconds * $0 / (count - 2)) / 1_000_000) }
    }

    private static func importing(_ folder: String, into tables: String) -> String {
        "\"$PROGRAM\" prices import \(folder)/* --reserved --into \(tables) > log"
    }

    @Test("a kill at any moment leaves all of the old tables or all of the new ones")
    func killed() throws {
        let workspace = try Workspace()
        let (old, new) = try versions(workspace)
        #expect(old.count == 11 && new.count == 11)
        expectDone(try workspace.shell(Self.importing("old", into: "tables")))
        for (round, delay) in try Self.moments(24, in: workspace).enumerated() {
            // Both ways in turn, so that there is always something to write.
            let folder = round.isMultiple(of: 2) ? "new" : "old"
            _ = try workspace.shell(
                "\(Self.importing(folder, into: "tables")) & sleep \(delay); kill -9 $!; wait $! 2> /dev/null; true")
            let found = try workspace.tables(in: "tables")
            #expect(found == old || found == new, "round \(round), \(delay) s")
        }
        expectDone(try workspace.run("prices", "verify", "tables"))
        expectDone(try workspace.shell(Self.importing("new", into: "tables")))
        // What was left half-done is gone.
        #expect(try workspace.files(in: "tables") == new)
    }

    @Test("a kill while the first tables are written leaves none or all")
    func killedAtFirst() throws {
        let workspace = try Workspace()
        let (_, new) = try versions(workspace)
        for (round, delay) in try Self.moments(10, in: workspace).enumerated() {
            let folder = "tables\(round)"
            _ = try workspace.shell(
                "\(Self.importing("new", into: folder)) & sleep \(delay); kill -9 $!; wait $! 2> /dev/null; true")
            guard workspace.exists(folder) else { continue }
            let found = try workspace.tables(in: folder)
            #expect(found.isEmpty || found == new, "\(delay) s")
        }
    }

    @Test("told to end, it removes what is half-written")
    func terminated() throws {
        let workspace = try Workspace()
        let (old, new) = try versions(workspace)
        expectDone(try workspace.shell(Self.importing("old", into: "tables")))
        for (round, delay) in try Self.moments(12, in: workspace).enumerated() {
            let folder = round.isMultiple(of: 2) ? "new" : "old"
            _ = try workspace.shell(
                "\(Self.importing(folder, into: "tables")) & sleep \(delay); kill -TERM $!; wait $! 2> /dev/null; true")
            let found = try workspace.files(in: "tables")
            #expect(found == old || found == new, "\(delay) s")
        }
    }
}

extension Workspace {
    /// The tables that count in a directory, by their paths: one that waits to be moved comes before the one in its place.
    func tables(in directory: String) throws -> [String: Data] {
        var (tables, waiting): ([String: Data], [String: Data]) = ([:], [:])
        let ready = ".lambda-cost-ready/"
        for (name, bytes) in try files(in: directory) where name.hasSuffix(".json") {
            if name.hasPrefix(ready) {
                waiting[String(name.dropFirst(ready.count))] = bytes
            } else if !name.hasPrefix(".lambda-cost") {
                tables[name] = bytes
            }
        }
        return tables.merging(waiting) { $1 }
    }
}
