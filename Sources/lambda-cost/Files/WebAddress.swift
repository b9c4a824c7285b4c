/// An http or https address that the user names.
struct WebAddress {
    let text: String
    let isEncrypted: Bool

    /// Whether a text is an address at all: its beginning, and no character that an address cannot have.
    init?(_ text: String) {
        let scheme = text.prefix(8).lowercased()
        guard scheme == "https://" || scheme.hasPrefix("http://"), text.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        isEncrypted = scheme == "https://"
        var text = text
        while text.hasSuffix("/") { text.removeLast() }
        self.text = text
    }

    /// The address for messages and reports, without the user's name and password.
    var shown: String {
        let start = text.utf8.index(text.startIndex, offsetBy: isEncrypted ? 8 : 7)
        let rest = text[start...]
        let end = rest.firstIndex { "/?#\\".contains($0) } ?? rest.endIndex
        guard let at = rest[..<end].lastIndex(of: "@") else { return text }
        return text[..<start] + "…" + rest[at...]
    }

    /// What stands at a path below the address.
    func appending(_ path: String) -> WebAddress? { WebAddress("\(text)/\(path)") }
}
