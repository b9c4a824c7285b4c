/// An ordered list of which, where it is very long, only both ends are kept, with the count of the rest.
public struct RangeList<Element: Sendable>: Sendable {
    /// How many are kept at either end of a list that is longer than both together.
    public static var keptAtEachEnd: Int { 500 }

    /// So many that are not kept are counted.
    public static var mostOmitted: Int { 1_000_000 }

    /// All elements, or where some are omitted the first 500 and after them the last 500.
    public let elements: [Element]
    /// How many stand between the first 500 and the last 500: 0 where the list is complete, nil where there are more than
    /// 1,000,000.
    public let omitted: Int?

    /// After how many of `elements` the omitted ones belong.
    public var omittedAfter: Int { Self.keptAtEachEnd }

    /// How many there are altogether; nil where more than 1,000,000 are omitted.
    public var count: Int? { omitted.map { elements.count + $0 } }

    /// Whether none is omitted.
    public var isComplete: Bool { omitted == 0 }

    init(elements: [Element], omitted: Int?) {
        self.elements = elements
        self.omitted = omitted
    }
}

extension RangeList: Equatable where Element: Equatable {}

extension RangeList {
    /// The same list with every kept element changed.
    public func map<Changed>(_ change: (Element) -> Changed) -> RangeList<Changed> {
        RangeList<Changed>(elements: elements.map(change), omitted: omitted)
    }
}
