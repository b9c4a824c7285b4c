import CostModel
import ExactMath
import JSONText
import StrictJSON

/// An input and the values that it takes, one after another.
public struct VariedInput: Sendable {
    /// Why a text names no input with values.
    public enum Fault: Error {
        case noValues(String)
        case unknownInput(String)
        case missingValue(WorkloadInput)
        case noNumber(String, WorkloadInput)
        case outOfRange(Rational, WorkloadInput)
        /// An end of a range in steps that is not a whole number.
        case fractionalEnd(String)
        case volume(VolumeError)
        /// More values than `SensitivityAnswer.mostCells`.
        case tooMany(String)
    }

    public let input: WorkloadInput
    /// Each value once, in the order in which they are named.
    public let values: [Rational]

    /// Reads `KEY=LIST`, such as `lambda.memoryMB=128,256` or `lambda.durationMs=50..1000/10`.
    ///
    /// - Throws: why the text names no input with values.
    public init(_ text: String) throws(Fault) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .noValues(text) }
        guard let input = WorkloadInput.named(String(parts[0])) else {
            throw .unknownInput(String(parts[0]))
        }
        var values: [Rational] = []
        for piece in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
            for value in try Self.values(piece, of: input) {
                guard input.range.contains(value) else { throw .outOfRange(value, input) }
                if !values.contains(value) { values.append(value) }
                guard values.count <= SensitivityAnswer.mostCells else { throw .tooMany(text) }
            }
        }
        self.input = input
        self.values = values
    }

    /// One decimal number, or the steps of a range as volumes have them.
    private static func values(_ piece: Substring, of input: WorkloadInput) throws(Fault) -> [Rational] {
        guard let dots = piece.firstRange(of: "..") else { return [try number(piece, of: input)] }
        for end in [piece[..<dots.lowerBound], piece[dots.upperBound...].prefix { $0 != "/" }] {
            guard try number(end, of: input).isWhole else { throw .fractionalEnd(String(end)) }
        }
        let list: VolumeList
        do { list = try VolumeList(String(piece)) } catch { throw .volume(error) }
        var values: [Rational] = []
        for case .range(_, _, let steps) in list.parts {
            for value in steps.prefix(SensitivityAnswer.mostCells + 1) { values.append(Rational(value)) }
        }
        return values
    }

    private static func number(_ text: Substring, of input: WorkloadInput) throws(Fault) -> Rational {
        if let number = try? Rational(decimal: text) { return number }
        if let volume = try? VolumeList.volume(text) { return Rational(volume) }
        throw text.isEmpty ? .missingValue(input) : .noNumber(String(text), input)
    }
}
