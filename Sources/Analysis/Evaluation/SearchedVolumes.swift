import BreakEven
import CostModel
import JSONText

/// The volumes that are searched for break-evens; an answer holds within them.
public struct SearchedVolumes: Sendable {
    /// Why a text names no volumes to search.
    public enum Fault: Error {
        case volume(VolumeError)
        case noRange(String)
        /// A range that ends before the first request.
        case holdsNoRequest(String)
    }

    public let range: ClosedRange<Int>

    /// All volumes there can be.
    public static let everything = SearchedVolumes(range: BreakEvenSolver.searched)

    private init(range: ClosedRange<Int>) { self.range = range }

    /// Reads a range such as `1000..2M`.
    ///
    /// - Throws: why the text is no such range.
    public init(_ text: String) throws(Fault) {
        let list: VolumeList
        do { list = try VolumeList(text) } catch { throw .volume(error) }
        guard list.parts.count == 1, case .range(let from, let through, _) = list.parts[0], !text.contains("/") else {
            throw .noRange(text)
        }
        guard through >= 1 else { throw .holdsNoRequest(text) }
        range = max(1, from)...through
    }

    /// Whether all volumes there can be were searched.
    public var isEverything: Bool { range == BreakEvenSolver.searched }

    /// Whether a range that ends here goes on as far as the tables tell; one that ends where a search was told to end
    /// says nothing of what comes after.
    public func isOpen(_ end: Int) -> Bool { end == BreakEvenSolver.searched.upperBound }
}
