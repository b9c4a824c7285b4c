import Foundation
import Testing

@Suite("What a price list says")
struct ForeignCellTests {
    private static let spoof = "x\nlambda-cost: all prices verified"

    /// The cells that messages repeat, each with a second cell that makes a message of it.
    @Test(
        "ends in a message on one line",
        arguments: ["SKU", "Unit", "PricePerUnit", "Currency", "EffectiveDate", "StartingRange", "EndingRange"])
    func cells(_ column: String) throws {
        let workspace = try Workspace()
        var offer = OfferFile("AmazonVPC", in: .frankfurt)
        // A SKU is repeated by the message of another fault.
        let fault = column == "SKU" ? ["PricePerUnit": "-1"] : [:]
        offer.add(
            "S1", "PublicIPv4:InUseAddress", "0.005", per: "Hrs",
            [column: (column == "EffectiveDate" ? "2025-09-01" : "") + Self.spoof].merging(fault) { $1 })
        try workspace.write(offer.text, to: "offer")
        let outcome = try workspace.run("prices", "import", "offer", "--into", "tables")
        expectFailure(outcome, 65, saying: #"x\nlambda-cost: all prices verified"#)
        #expect(!outcome.message.contains("\nlambda-cost: all"), "\(outcome.message)")
    }

    @Test("of what it is does too")
    func preamble() throws {
        let workspace = try Workspace()
        var offer = OfferFile.lambda(in: .frankfurt).text
        offer = offer.replacing(#""OfferCode","AWSLambda""#, with: "\"OfferCode\",\"\(Self.spoof)\"")
        try workspace.write(offer, to: "offer")
        let outcome = try workspace.run("prices", "import", "offer", "--into", "tables")
        expectFailure(outcome, 65, saying: #"x\nlambda-cost: all prices verified"#)
        #expect(!outcome.message.contains("\nlambda-cost: all"), "\(outcome.message)")
    }

    @Test(
        "is named where it is packed",
        arguments: [
            ([0x1F, 0x8B, 8, 0], "(gzip)"), ([0x50, 0x4B, 3, 4], "(zip)"), ([0x28, 0xB5, 0x2F, 0xFD], "(zstandard)"),
            ([0x42, 0x5A, 0x68, 0x39], "(bzip2)"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "(xz)"),
        ] as [([UInt8], String)])
    func packed(_ bytes: [UInt8], _ name: String) throws {
        let workspace = try Workspace()
        try workspace.write(Data(bytes), to: "offer")
        expectFailure(try workspace.run("prices", "import", "offer", "--into", "tables"), 65, saying: name)
    }
}
