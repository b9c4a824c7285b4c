import ByteScanning
import Testing

@testable import PriceList

struct MemberSearchTests {
    private func found(_ text: String) -> String? {
        Array(text.utf8).withUnsafeBufferPointer {
            MemberSearch.text(ofKey: "\"usagetype\"", in: ByteView($0))?.text
        }
    }

    private static let rest = ", \"operation\" : \"RunInstances\"}"

    /// A key may begin at any byte of a vector.
    @Test(arguments: 0...40)
    func theTextOfAMemberAnywhere(_ place: Int) {
        let before = "{\"a\":\"" + String(repeating: "x", count: place) + "\","
        #expect(found(before + "\"usagetype\" : \"BoxUsage:t3.nano\"" + Self.rest) == "BoxUsage:t3.nano")
    }

    @Test func aKeyThatIsAValueIsNone() {
        #expect(found("{\"x\":\"usagetype\",\"usagetype\":\"Request\"" + Self.rest) == "Request")
        #expect(found("{\"x\":\"usagetype\"" + Self.rest) == nil)
    }

    /// What it cannot tell it leaves to the reader of the whole product.
    @Test(arguments: [
        #""x":"\"","usagetype":"A""#, #""usagetype":"A\u0041""#, #""usagetype":7"#, #""usagetype":"A"#,
    ])
    func nothingWhereItIsNotPlain(_ members: String) {
        #expect(found("{" + members + String(repeating: " ", count: 20)) == nil)
    }
}
