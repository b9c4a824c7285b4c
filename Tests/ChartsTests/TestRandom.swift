import TestSupport

/// Whole numbers from a seed.
struct TestRandom {
    private var generator: SeededGenerator

    init(_ seed: Int) { generator = SeededGenerator(seed: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15) }

    mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
}
