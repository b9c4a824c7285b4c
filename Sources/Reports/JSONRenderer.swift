import ExactMath
import JSONText

/// Writes records as JSON: one object, or a list of them where there are several reports.
public struct JSONRenderer {
    private var json = JSONWriter()
    private static let block = 1 << 16

    /// Writes the reports' records and hands over the bytes in pieces, so that a long stream is never held whole.
    ///
    /// - Throws: what `sink` throws.
    public static func write<Failure: Error>(
        _ reports: [Report], to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var renderer = JSONRenderer()
        if reports.count != 1 { renderer.json.beginArray() }
        for report in reports { try renderer.write(report.record(), inline: false, to: sink) }
        if reports.count != 1 { renderer.json.endArray() }
        try sink(renderer.json.bytes)
    }

    private mutating func write<Failure: Error>(
        _ record: Record, inline: Bool, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        json.beginObject(inline: inline)
        for member in record.members {
            json.key(member.key)
            try write(member.value, inline: false, to: sink)
        }
        json.endObject()
    }

    private mutating func write<Failure: Error>(
        _ value: Record.Value, inline: Bool, to sink: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        switch value {
        case .datum(let datum): write(datum)
        case .record(let record): try write(record, inline: inline, to: sink)
        case .inline(let value): try write(value, inline: true, to: sink)
        case .list(let values):
            json.beginArray(inline: inline)
            for value in values { try write(value, inline: false, to: sink) }
            json.endArray()
        case .stream(let next):
            json.beginArray(inline: inline)
            while let value = next() {
                try write(value, inline: false, to: sink)
                guard json.bytes.count > Self.block else { continue }
                try sink(json.bytes)
                json.bytes.removeAll(keepingCapacity: true)
            }
            json.endArray()
        }
    }

    private mutating func write(_ datum: Datum) {
        switch datum {
        case .none: json.null()
        case .text(let text), .date(let text): json.string(text)
        case .flag(let flag): json.bool(flag)
        case .count(let count): json.number(count)
        case .number(let number): json.number(digits: number.allDigits)
        case .quantity(let amount, _), .rate(let amount): json.string(amount.allDigits)
        case .change(let share): json.number(digits: NumberStyle.csvNumber(share * 100))
        case .money(let amount, _), .price(let amount, _), .amount(let amount):
            json.string(NumberStyle.moneyJSON(amount))
        }
    }
}
