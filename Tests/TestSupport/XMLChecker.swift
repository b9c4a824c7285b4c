/// Says whether a text is well-formed XML (XML 1.0, without a document type), and what stands in it.
package struct XMLChecker {
    package struct Element: Equatable {
        package let name: String
        package let attributes: [String: String]
        /// The text right inside, with its escapes undone.
        package var text = ""
    }

    /// What is wrong; nil where nothing is.
    package private(set) var fault: String?
    /// In the order of their start tags.
    package private(set) var elements: [Element] = []

    private var rest: ArraySlice<Unicode.Scalar>
    private var open: [Int] = []

    package init(_ text: String) {
        rest = Array(text.unicodeScalars)[...]
        for scalar in rest where !Self.isAllowed(scalar) {
            fault = "U+\(String(scalar.value, radix: 16)) is no character of XML"
            return
        }
        while fault == nil, let scalar = rest.first {
            if scalar == "<" { tag() } else { content() }
        }
        if fault == nil, let last = open.last { fault = "<\(elements[last].name)> is not closed" }
        if fault == nil, elements.isEmpty { fault = "there is no element" }
        let names = elements.compactMap { $0.attributes["id"] }
        if fault == nil, Set(names).count < names.count { fault = "an identifier stands twice" }
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    private mutating func content() {
        let text = rest.prefix { $0 != "<" }
        rest.removeFirst(text.count)
        guard let plain = unescaped(text) else { return }
        guard let current = open.last else {
            if plain.contains(where: { !$0.isWhitespace }) { fault = "text stands outside of the root" }
            return
        }
        elements[current].text += plain
    }

    private mutating func unescaped(_ text: ArraySlice<Unicode.Scalar>) -> String? {
        var result = String.UnicodeScalarView()
        var rest = text
        while let scalar = rest.popFirst() {
            guard scalar == "&" else {
                result.append(scalar)
                continue
            }
            let name = String(String.UnicodeScalarView(rest.prefix { $0 != ";" }))
            let known: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
            guard let meant = known[name] else {
                fault = "&\(name.prefix(12)) is no reference"
                return nil
            }
            result.append(meant)
            rest.removeFirst(name.unicodeScalars.count + 1)
        }
        if String(result).contains("]]>"), text.contains(">") { fault = "]]> stands in a text" }
        return String(result)
    }

    private mutating func name() -> String {
        let name = rest.prefix { $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-" || $0 == ":" }
        rest.removeFirst(name.count)
        if name.isEmpty { fault = "a name is missing" }
        return String(String.UnicodeScalarView(name))
    }

    private mutating func skipSpaces() { rest = rest.drop { $0 == " " || $0 == "\n" } }

    private mutating func tag() {
        rest.removeFirst()
        if rest.first == "/" {
            rest.removeFirst()
            let name = name()
            guard rest.popFirst() == ">", let last = open.popLast(), elements[last].name == name else {
                fault = fault ?? "</\(name)> closes nothing"
                return
            }
            return
        }
        guard !open.isEmpty || elements.isEmpty else {
            fault = "there are two roots"
            return
        }
        let name = name()
        var attributes: [String: String] = [:]
        while fault == nil {
            let hasSpace = rest.first == " " || rest.first == "\n"
            skipSpaces()
            if rest.first == ">" || rest.first == "/" { break }
            let key = self.name()
            guard hasSpace, rest.popFirst() == "=", rest.popFirst() == "\"" else {
                fault = "the attribute '\(key)' of <\(name)> is misspelled"
                return
            }
            let value = rest.prefix { $0 != "\"" }
            rest.removeFirst(value.count)
            guard rest.popFirst() == "\"", !value.contains("<"), let plain = unescaped(value) else {
                fault = fault ?? "the value of '\(key)' is misspelled"
                return
            }
            if attributes.updateValue(plain, forKey: key) != nil { fault = "'\(key)' stands twice in <\(name)>" }
        }
        elements.append(Element(name: name, attributes: attributes))
        let isClosed = rest.first == "/"
        if isClosed { rest.removeFirst() } else { open.append(elements.count - 1) }
        if rest.popFirst() != ">" { fault = fault ?? "<\(name)> is not ended" }
    }
}
