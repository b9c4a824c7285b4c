import TestSupport
import Testing

@testable import ByteScanning

struct ByteMaskTests {
    @Test(arguments: 0..<100 as Range<UInt64>)
    func bitsStandInTheOrderOfTheBytes(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let bytes = (0..<64).map { _ in UInt8(generator.next() % 3) }
        var expected: UInt64 = 0
        for (place, byte) in bytes.enumerated() where byte == 1 { expected |= 1 << UInt64(place) }
        bytes.withUnsafeBufferPointer { buffer in
            let view = ByteView(buffer)
            let results = ByteMask.equal(ByteMask.load64(view.start), 1)
            #expect(ByteMask.bits(results) == expected, "seed \(seed)")
            #expect(ByteMask.portableBits(results) == expected, "seed \(seed)")
            #expect(UInt64(ByteMask.bits(results.0)) == expected & 0xFFFF, "seed \(seed)")
            #expect(ByteMask.isZero(results) == (expected == 0), "seed \(seed)")
        }
    }

    @Test func prefixParityCountsAllBitsUpToEach() {
        var generator = SeededGenerator(seed: 1)
        for before: UInt64 in [0, .max] {
            let word = generator.next()
            let parity = ByteMask.prefixParity(word, before: before)
            for place in 0..<64 {
                let upTo = word & (UInt64.max >> UInt64(63 - place))
                let expected = UInt64(upTo.nonzeroBitCount % 2) ^ before & 1
                #expect(parity >> UInt64(place) & 1 == expected, "bit \(place)")
            }
        }
    }

    @Test(arguments: [0, 1, 15, 16, 63, 64, 65, 4032, 4096, 20_000])
    func lineFeedsAreCounted(_ count: Int) {
        var generator = SeededGenerator(seed: UInt64(count))
        for step in [1, 2, 7] {
            let bytes = (0..<count).map { _ in generator.next() % UInt64(step) == 0 ? 0x0A : 0x2C as UInt8 }
            let expected = bytes.count { $0 == 0x0A }
            bytes.withUnsafeBufferPointer { #expect(ByteView($0).lineFeeds == expected) }
        }
    }
}
