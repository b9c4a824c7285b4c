/// A SKU as a key that costs nothing to make: AWS's have sixteen characters.
struct SKUKey: Hashable {
    private let first: UInt64
    private let second: UInt64
    private let rest: String
    private let count: Int

    init(_ sku: ByteView) {
        first = Self.word(sku, from: 0)
        second = Self.word(sku, from: 8)
        rest = sku.count > 16 ? sku.dropFirst(16).text : ""
        count = sku.count
    }

    private static func word(_ sku: ByteView, from lower: Int) -> UInt64 {
        var word: UInt64 = 0
        for index in lower..<lower + 8 { word = word << 8 | UInt64(sku[index]) }
        return word
    }
}
