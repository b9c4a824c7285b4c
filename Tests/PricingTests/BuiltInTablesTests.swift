import ExactMath
import Foundation
import JSONText
import Testing

@testable import Pricing

/// The price tables inside the program.
@Suite struct BuiltInTablesTests {
    /// The folder `pricing/` beside `Tests/`.
    private static func folder(from file: String = #filePath) -> URL {
        URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("pricing")
    }

    @Test func theTextInTheProgramIsTheFolderByteForByte() throws {
        let folder = Self.folder()
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
        #expect(paths.sorted() == BuiltInTables.files.map(\.path).sorted(), "run 'swift run embed-files'")
        for (path, text, tape) in BuiltInTables.files.map({ ($0.path, $0.text, $0.tape) }) {
            let onDisk = try Data(contentsOf: folder.appendingPathComponent(path))
            let isSame = text.withUTF8Buffer { onDisk.elementsEqual($0) }
            #expect(isSame, "\(path) differs: run 'swift run embed-files'")
            #expect(
                try JSONDocument(Array(onDisk)).tapeText == tape.description, "\(path): run 'swift run embed-files'")
        }
    }

    @Test func everyFileIsATable() {
        #expect(BuiltInTables.sources.map(\.file) == BuiltInTables.files.map { "pricing/" + $0.path })
        #expect(BuiltInTables.sources.allSatisfy { $0.origin == .builtIn })
    }

    @Test(arguments: BuiltInTables.sources.map(\.file))
    func everyTableIsValid(file: String) throws {
        let source = try #require(BuiltInTables.sources.first { $0.file == file })
        let table = try source.load()
        #expect(table.faults().map(\.description) == [])
        let entries = try table.allEntries()
        #expect(entries.count == table.priceCount)
        #expect(!entries.isEmpty)
        #expect(table.currency == "USD")
        #expect(!table.sources.isEmpty)
        #expect(entries.allSatisfy { $0.kind.offer == table.offerCode })
    }

    /// Published prices that nobody doubts, on days that AWS announced.
    @Test(arguments: [
        ("2017-03-01", "t2.nano", "0.0059"), ("2017-03-01", "t2.medium", "0.047"), ("2018-01-01", "t2.nano", "0.0058"),
        ("2026-10-01", "t2.medium", "0.0464"), ("2026-10-01", "m5.large", "0.096"),
        ("2026-10-01", "c7g.large", "0.0725"),
    ])
    func instancesCostWhatAWSAsked(day: String, instanceType: String, price: String) throws {
        let prices = PricesInForce(book: PriceBook(), region: "us-east-1", date: CalendarDate(day))
        let found = try prices.price(.instance, [instanceType, "Linux"], per: Hour.self)
        #expect(try found.first == Rational(decimal: price))
        #expect(found.isFlat)
    }
}
