/// An ordered list of which, where it is very long, only both ends are kept, with the exact count of the rest.
public struct RangeList<Element: Sendable>: Sendable {
    /// How many are kept at either end of a list that is longer than both together.
    public static var keptAtEachEnd: Int { 500 }

    /// All elements, or where some are omitted the first 500 and after them the last 500.
    public let elements: [Element]
    /// How many stand between the first 500 and the last 500; 0 where the list is complete.
    public let omitted: Int

    /// After how many of `elements` the omitted ones belong.
    public var omittedAfter: Int { Self.keptAtEachEnd }

    /// How many there are altogether.
    public var count: Int { elements.count + omitted }

    init(elements: [Element], omitted: Int) {
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
