import Charts
import Testing

@Suite("Places of labels")
struct LabelPlacementTests {
    @Test("are those wanted where nothing overlaps")
    func apart() {
        #expect(LabelPlacement.placed([80, 10, 40], height: 10, within: 0...100) == [80, 10, 40])
    }

    /// Three want 50, so they stand around it: 40, 50, 60.
    @Test("are around the mean where several want the same")
    func pooled() {
        #expect(LabelPlacement.placed([50, 50, 50], height: 10, within: 0...100) == [40, 50, 60])
        #expect(LabelPlacement.placed([0, 0], height: 10, within: 0...100) == [5, 15])
        #expect(LabelPlacement.placed([100, 100], height: 10, within: 0...100) == [85, 95])
        #expect(LabelPlacement.placed([], height: 10, within: 0...100).isEmpty)
    }

    @Test("never overlap, stay within the room, and keep the order", arguments: 1...200)
    func random(seed: Int) {
        var random = TestRandom(seed)
        let wanted = (0..<random.whole(1...12)).map { _ in Double(random.whole(-20...120)) }
        let height = Double(random.whole(2...12))
        let places = LabelPlacement.placed(wanted, height: height, within: 0...100)
        let used = min(height, 100 / Double(wanted.count))
        let sorted = places.sorted()
        for (above, below) in zip(sorted, sorted.dropFirst()) { #expect(below - above >= used - 1e-9) }
        #expect(sorted.allSatisfy { $0 >= used / 2 - 1e-9 && $0 <= 100 - used / 2 + 1e-9 })
        for one in wanted.indices {
            for other in wanted.indices where wanted[one] < wanted[other] { #expect(places[one] < places[other]) }
        }
    }
}
