import Analysis
import CostModel
import ExactMath
import JSONText
import Pricing
import Reports

/// What stands above every report of an evaluation.
struct EvaluationHeader {
    let evaluation: Evaluation

    /// `us-east-1 · prices as of 2017-03-01 · 732 hours a month · …`
    var conditions: String {
        let workload = evaluation.workload
        let estimate = workload.estimate
        // Put together by hand: every command prints it, and joining a list costs more than all that it joins.
        var text = ""
        text.reserveCapacity(160)
        text += workload.region
        if let date = workload.pricesAsOf {
            text += " · prices as of "
            text += date.description
        } else {
            text += " · newest prices"
        }
        text += " · "
        text += NumberStyle.quantity(estimate.hoursPerMonth)
        text += " hours a month"
        if let step = estimate.roundUpTo {
            text += " · each line rounded up to "
            text += NumberStyle.price(step)
        }
        if let block = estimate.requestBlock {
            text += " · requests by the started "
            text += NumberStyle.quantity(block)
        }
        text += estimate.freeTier ? " · free tier counted" : " · no free tier"
        return text
    }

    /// `AWSELB 2016-08-11 (day unconfirmed), AmazonEC2 2016-12-10`
    var tables: String {
        var text = ""
        text.reserveCapacity(40 * evaluation.tables.count)
        for table in evaluation.tables {
            if !text.isEmpty { text += ", " }
            text += table.offerCode.rawValue
            text += " "
            text += table.effectiveDate.description
            if !table.isEffectiveDateConfirmed { text += Self.unconfirmedDay }
        }
        return text
    }

    /// Behind a table's day, where nobody could establish that its prices began on it.
    static let unconfirmedDay = " (day unconfirmed)"

    /// What the figures are: `US dollars a month`.
    var amounts: String { evaluation.currency == "USD" ? "US dollars a month" : "\(evaluation.currency) a month" }

    /// The name, the conditions and a blank line, for a terminal.
    func text(style: TerminalStyle, width: Int?) -> String {
        var text = style.styled(DisplayText.sanitized(evaluation.workload.name), .bold)
        text += "\n"
        text += style.lines(of: conditions, .dim, width: width)
        text += "\n"
        return text
    }

    /// The tables behind the figures, for a terminal.
    func footer(style: TerminalStyle, width: Int?) -> String {
        evaluation.tables.isEmpty ? "" : style.lines(of: "Prices: " + tables, .dim, width: width)
    }

    var markdown: String {
        "## \(MarkdownTable.escaped(evaluation.workload.name))\n\n\(MarkdownTable.escaped(conditions))\n\n"
    }

    /// The members that every command's JSON begins with.
    func write(to json: inout JSONWriter, command: String) {
        let workload = evaluation.workload
        json.key("formatVersion")
        json.number(1)
        json.key("command")
        json.string(command)
        json.key("name")
        json.string(workload.name)
        json.key("region")
        json.string(workload.region)
        json.key("currency")
        json.string(evaluation.currency)
        json.key("estimate")
        write(workload.estimate, to: &json)
        json.key("prices")
        json.beginArray()
        for table in evaluation.tables {
            json.beginObject(inline: true)
            json.key("offerCode")
            json.string(table.offerCode.rawValue)
            json.key("effectiveDate")
            json.string(table.effectiveDate.description)
            json.key("file")
            json.string(table.file)
            json.endObject()
        }
        json.endArray()
        json.key("unconfirmedDates")
        json.beginArray()
        for table in evaluation.tables where !table.isEffectiveDateConfirmed {
            json.beginObject(inline: true)
            json.key("offerCode")
            json.string(table.offerCode.rawValue)
            json.key("effectiveDate")
            json.string(table.effectiveDate.description)
            json.endObject()
        }
        json.endArray()
        json.write(evaluation.warnings)
    }

    private func write(_ estimate: Estimate, to json: inout JSONWriter) {
        json.beginObject()
        json.key("hoursPerMonth")
        json.exact(estimate.hoursPerMonth)
        json.key("freeTier")
        json.bool(estimate.freeTier)
        json.key("roundUpTo")
        if let step = estimate.roundUpTo { json.exactText(step) } else { json.null() }
        json.key("requestBlock")
        if let block = estimate.requestBlock { json.exact(block) } else { json.null() }
        json.key("bytesPerGB")
        json.exact(estimate.bytesPerGB)
        json.endObject()
    }
}

extension JSONWriter {
    /// `"warnings": [{"code", "message"}, …]`
    mutating func write(_ warnings: [Warning]) {
        key("warnings")
        beginArray()
        for warning in warnings {
            beginObject(inline: true)
            key("code")
            string(warning.code)
            key("message")
            string(warning.message)
            endObject()
        }
        endArray()
    }

    /// Money as a string.
    mutating func money(_ amount: Rational) { string(NumberStyle.moneyJSON(amount)) }

    /// A number with all its digits, where it has an end; the estimate's all do.
    mutating func exact(_ number: Rational) { self.number(digits: number.allDigits) }

    /// The same as a string.
    mutating func exactText(_ number: Rational) { string(number.allDigits) }
}

extension JSONWriter {
    /// `[{"scenario", "total"}, …]`
    mutating func write(_ costs: [Rational], of names: [String]) {
        beginArray()
        for (name, cost) in zip(names, costs) {
            beginObject(inline: true)
            key("scenario")
            string(name)
            key("total")
            money(cost)
            endObject()
        }
        endArray()
    }
}

extension JSONWriter {
    /// An object begun with what every report begins with; the caller ends it.
    static func report(_ command: String) -> JSONWriter {
        var json = JSONWriter()
        json.beginObject()
        json.key("formatVersion")
        json.number(1)
        json.key("command")
        json.string(command)
        return json
    }
}
