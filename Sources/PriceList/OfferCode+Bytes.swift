import Pricing

extension OfferCode {
    /// The offer whose code these bytes are.
    init?(_ code: ByteView) {
        guard let found = Self.allCases.first(where: { code.equals($0.rawValue) }) else { return nil }
        self = found
    }
}

extension ByteView {
    /// Whether these are the text's bytes.
    func equals(_ text: String) -> Bool {
        var index = 0
        for byte in text.utf8 {
            guard index < count, start[index] == byte else { return false }
            index += 1
        }
        return index == count
    }
}
