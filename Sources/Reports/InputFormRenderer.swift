/// Writes the fields and sliders of a page as markup for its script to put there, well-formed as XML.
///
/// What the script hands back to the program stands in attributes as in addresses (RFC 3986, 2.1), so that a name of any
/// characters comes back as it is; what people read is shown as everywhere.
public struct InputFormRenderer {
    private var text = ""
    private var count = 0

    /// The groups that are open at first.
    private static let openGroups = 3

    /// - Complexity: O(n) in the fields and their steps.
    public static func text(_ form: InputForm) -> String {
        var renderer = InputFormRenderer()
        renderer.append("<div>\n<div id=\"asked\">\n")
        renderer.appendCurrent(form.scenarios)
        renderer.appendVolume(form)
        renderer.append("</div>\n<div id=\"fields\">\n")
        for (index, group) in form.groups.enumerated() {
            renderer.appendFold(group.name, isOpen: index < openGroups) { renderer in
                for field in group.fields where field.stated != nil { renderer.append(field) }
                let silent = group.fields.filter { $0.stated == nil }
                guard !silent.isEmpty else { return }
                renderer.appendFold("not said in the file", isOpen: false) { renderer in
                    for field in silent { renderer.append(field) }
                }
            }
        }
        renderer.append("</div>\n</div>\n")
        return renderer.text
    }

    private mutating func append(_ markup: String) { text += markup }

    private mutating func appendFold(
        _ name: String, isOpen: Bool, _ content: (inout InputFormRenderer) -> Void
    ) {
        append("<details\(isOpen ? " open=\"open\"" : "")><summary>\(Self.escaped(name))</summary>\n")
        content(&self)
        append("</details>\n")
    }

    // MARK: The question

    private mutating func appendCurrent(_ scenarios: [String]) {
        append("<div class=\"field\"><label for=\"current\">Running today</label>\n<select id=\"current\">")
        append(Self.option("not said", value: ""))
        for name in scenarios { append(Self.option(name, value: name)) }
        append("</select></div>\n")
    }

    private mutating func appendVolume(_ form: InputForm) {
        let (steps, position) = form.volumes
        let shown = steps.indices.contains(position) ? steps[position] : ""
        append("<div class=\"field volume\"><label for=\"requests\">\(Self.escaped(form.plural)) a month</label>\n")
        append("<span class=\"row\">")
        append(Self.slider("\(form.plural) a month", steps, position, shown: shown))
        append("<input id=\"requests\" size=\"9\" value=\"\(Self.escaped(shown))\"\(Self.plain)/></span></div>\n")
    }

    // MARK: Inputs

    private mutating func append(_ field: InputForm.Field) {
        let id = "input-\(count)"
        count += 1
        // Below the heading of its service a key needs no service.
        let parts = field.name.split(separator: ".", maxSplits: 1)
        let name = String(parts.last ?? "")
        append("<div class=\"input\(field.isMoved ? " moved" : "")\" title=\"\(Self.escaped(joined(field.keys)))\" ")
        append("data-keys=\"\(field.keys.map { Self.encoded($0) }.joined(separator: " "))\">\n")
        append("<label for=\"\(id)\">\(Self.escaped(name))</label>\n")
        if !field.scenarios.isEmpty { append("<span class=\"of\">\(Self.escaped(joined(field.scenarios)))</span>\n") }
        append("<span class=\"row\">")
        let stated = field.stated ?? ""
        let attributes = "id=\"\(id)\" value=\"\(Self.escaped(stated))\" title=\"\(Self.escaped(field.accepted))\""
        switch field.control {
        case .choice(let words):
            append("<select id=\"\(id)\">")
            // A value that is no word of the list is chosen all the same, by an option of its own.
            let others = field.stated.map { words.contains($0) ? [] : [$0] } ?? [""]
            for word in others + words { append(Self.option(word, value: word, isChosen: word == stated)) }
            append("</select>")
        case .slider(let steps, let position):
            append(Self.slider(name, steps, position ?? 0, shown: stated))
            append("<input \(attributes)\(Self.plain)/>")
        case .text: append("<input class=\"text\" \(attributes)\(Self.plain)/>")
        }
        append("</span>\n<span class=\"aside\">\(Self.escaped(field.meaning))</span>\n</div>\n")
    }

    private func joined(_ texts: [String]) -> String { texts.joined(separator: ", ") }

    private static let plain = " spellcheck=\"false\" autocomplete=\"off\""

    private static func slider(_ name: String, _ steps: [String], _ position: Int, shown: String) -> String {
        "<input type=\"range\" min=\"0\" max=\"\(max(0, steps.count - 1))\" value=\"\(position)\" "
            + "aria-label=\"\(escaped(name))\" aria-valuetext=\"\(escaped(shown))\" "
            + "data-steps=\"\(steps.map { encoded($0) }.joined(separator: " "))\"/>"
    }

    private static func option(_ text: String, value: String, isChosen: Bool = false) -> String {
        "<option value=\"\(encoded(value))\"\(isChosen ? " selected=\"selected\"" : "")>\(escaped(text))</option>"
    }

    private static func escaped(_ text: String) -> String { SVGDocument.escaped(text) }

    private static func encoded(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".unicodeScalars)
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                result += "%"
                result.unicodeScalars.append(digits[Int(byte >> 4)])
                result.unicodeScalars.append(digits[Int(byte & 15)])
            }
        }
        return result
    }
}
