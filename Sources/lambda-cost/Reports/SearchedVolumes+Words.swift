import Analysis
import BreakEven
import JSONText
import Reports

/// How to say of an answer that it holds within the volumes that were searched.
extension SearchedVolumes {
    /// `from 700,000 to 800,000`
    var interval: String {
        "from \(NumberStyle.requests(range.lowerBound)) to \(NumberStyle.requests(range.upperBound))"
    }

    /// ` within 10^12`, ` from 700,000 to 800,000`
    var scope: String { isEverything ? " within 10^12" : " \(interval)" }

    /// What stands below a table of answers, or nil where everything was searched.
    func legend(_ plural: String) -> String? {
        isEverything ? nil : "Searched: \(interval) \(plural) a month; \"never\" and \"always\" hold within that."
    }

    /// The member `searched`.
    func write(to json: inout JSONWriter) {
        json.key("searched")
        json.beginObject(inline: true)
        json.key("from")
        json.number(range.lowerBound)
        json.key("to")
        json.number(range.upperBound)
        json.endObject()
    }

    /// The last volume of an answer for programs, to whom nil says that it goes on to the end of what was searched; they
    /// read beside it where that is.
    func end(_ last: Int) -> Int? { last == range.upperBound ? nil : last }

    /// The members `from` and `to` of an answer.
    func write(from: Int, to: Int, to json: inout JSONWriter) {
        json.key("from")
        json.number(from)
        json.key("to")
        if let end = end(to) { json.number(end) } else { json.null() }
    }
}
