import CostModel
import ExactMath
import JSONText
import StrictJSON

/// A key of a scenario file and the values that it takes, one after another.
public struct VariedInput: Sendable {
    /// Why a text names no key with values.
    public enum Fault: Error {
        case noValues(String)
        case unknownKey(ScenarioSetting.Fault)
        case missingValue(SettingKey)
        case noNumber(String, SettingKey)
        case outOfRange(Rational, SettingKey)
        /// An end of a range in steps of a decade that is not a whole number.
        case fractionalEnd(String)
        /// A range whose steps are no number above 0.
        case noStep(String)
        case emptyRange(String)
        case volume(VolumeError)
        /// More values than `SensitivityAnswer.mostCells`.
        case tooMany(String)
    }

    public let key: SettingKey
    /// Each value once, in the order in which they are named.
    public let values: [ScenarioSetting]

    /// The key as it is named in reports.
    public var name: String { key.name }

    /// Reads `KEY=LIST`, such as `lambda.memoryMB=128,256`, `lambda.durationMs=50..1000/10`, `ec2.count=1..10 by 1` or
    /// `ec2.instanceType=t3.small,t4g.small`.
    ///
    /// - Parameter option: what says it, for messages.
    /// - Throws: why the text names no key with values.
    public init(_ text: String, by option: String) throws(Fault) {
        guard let (name, list) = ScenarioSetting.split(text) else { throw .noValues(text) }
        let key: SettingKey
        do { key = try SettingKey(name) } catch { throw .unknownKey(error) }
        var values: [ScenarioSetting] = []
        var known: Set<ScenarioSetting.Value> = []
        for piece in Self.pieces(list) {
            for value in try Self.texts(piece, of: key) {
                let setting = ScenarioSetting(key, value, saying: "\(option) \(name)=\(value)")
                if known.insert(setting.value).inserted { values.append(setting) }
                guard values.count <= SensitivityAnswer.mostCells else { throw .tooMany(text) }
            }
        }
        (self.key, self.values) = (key, values)
    }

    /// The values that commas separate which stand in no list, object or quotes.
    private static func pieces(_ list: Substring) -> [Substring] {
        var pieces: [Substring] = []
        var start = list.startIndex
        var depth = 0
        var (isQuoted, isEscaped) = (false, false)
        for index in list.indices {
            switch list[index] {
            case _ where isEscaped: isEscaped = false
            case "\\" where isQuoted: isEscaped = true
            case "\"": isQuoted.toggle()
            case "[" where !isQuoted, "{" where !isQuoted: depth += 1
            case "]" where !isQuoted, "}" where !isQuoted: depth -= 1
            case "," where !isQuoted && depth == 0:
                pieces.append(list[start..<index])
                start = list.index(after: index)
            default: break
            }
        }
        return (pieces + [list[start...]]).map { trimmed($0) }
    }

    /// One value, or those of a range.
    private static func texts(_ piece: Substring, of key: SettingKey) throws(Fault) -> [Substring] {
        guard !piece.isEmpty || key.takesText && key.numbers == nil else { throw .missingValue(key) }
        guard let range = key.numbers else { return [piece] }
        let isJSON = piece.first == "[" || piece.first == "{"
        let numbers: [Rational]
        if let dots = piece.firstRange(of: ".."), !isJSON {
            numbers = try Self.range(piece[..<dots.lowerBound], piece[dots.upperBound...], piece, of: key)
        } else if let number = ScenarioSetting.number(piece, of: key) {
            numbers = [number]
        } else {
            guard isJSON || key.takesText else { throw .noNumber(String(piece), key) }
            return [piece]
        }
        for number in numbers where !range.contains(number) { throw .outOfRange(number, key) }
        return numbers.map { Substring($0.typedText) }
    }
}

// MARK: Ranges

extension VariedInput {
    /// `A..B by S`, which ends at or before B, or the steps of `A..B/n` as volumes have them.
    private static func range(
        _ from: Substring, _ rest: Substring, _ piece: Substring, of key: SettingKey
    ) throws(Fault) -> [Rational] {
        let words = rest.split(whereSeparator: { $0.isWhitespace })
        if words.count > 1 {
            guard words.count == 3, words[1] == "by", let step = ScenarioSetting.number(words[2], of: key), step > 0
            else {
                throw .noStep(String(piece))
            }
            return try arithmetic(try number(from, of: key), try number(words[0], of: key), step, piece)
        }
        for end in [from, rest.prefix { $0 != "/" }] {
            guard try number(end, of: key).isWhole else { throw .fractionalEnd(String(end)) }
        }
        let list: VolumeList
        do { list = try VolumeList(String(piece)) } catch { throw .volume(error) }
        var values: [Rational] = []
        for case .range(_, _, let steps) in list.parts {
            for value in steps.prefix(SensitivityAnswer.mostCells + 1) { values.append(Rational(value)) }
        }
        return values
    }

    private static func arithmetic(
        _ from: Rational, _ through: Rational, _ step: Rational, _ piece: Substring
    ) throws(Fault) -> [Rational] {
        guard from <= through else { throw .emptyRange(String(piece)) }
        // Before any of them is computed: a step may be as small as numbers are read.
        guard let steps = (through - from).divided(by: step), steps < Rational(SensitivityAnswer.mostCells) else {
            throw .tooMany(String(piece))
        }
        var values: [Rational] = []
        var value = from
        while value <= through {
            values.append(value)
            value += step
        }
        return values
    }

    private static func number(_ text: Substring, of key: SettingKey) throws(Fault) -> Rational {
        if let number = ScenarioSetting.number(trimmed(text), of: key) { return number }
        throw text.isEmpty ? .missingValue(key) : .noNumber(String(text), key)
    }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.drop { $0.isWhitespace }
        return start.prefix(start.count - start.reversed().prefix { $0.isWhitespace }.count)
    }
}
