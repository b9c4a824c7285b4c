import ByteScanning

/// A hash of bytes and numbers, the same in each run of the program.
///
/// Each step multiplies two words that hold what is added, and keeps both halves of the product, as wyhash does.
struct StableHash {
    private(set) var value: UInt64 = 0x243F_6A88_85A3_08D3

    @inline(__always)
    mutating func add(_ one: UInt64, _ other: UInt64) {
        let (high, low) = (one ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: other ^ value)
        value = high ^ low
    }

    @inline(__always)
    mutating func add(_ word: UInt64) { add(word, 0x1319_8A2E_0370_7344) }

    /// - Complexity: O(n), sixteen bytes at a time.
    @inline(__always)
    mutating func add(_ bytes: ByteView) {
        let (start, count) = (UnsafeRawPointer(bytes.start), bytes.count)
        add(UInt64(truncatingIfNeeded: count))
        var index = 0
        if count >= 32 {
            // Two at once: each product waits for the one before.
            var second = StableHash()
            while index + 32 <= count {
                add(Self.word(start + index), Self.word(start + index + 8))
                second.add(Self.word(start + index + 16), Self.word(start + index + 24))
                index += 32
            }
            add(second.value)
        }
        if index + 16 <= count {
            add(Self.word(start + index), Self.word(start + index + 8))
            index += 16
        }
        guard index < count else { return }
        if count >= 16 {
            // The last sixteen, some of them once more.
            add(Self.word(start + count - 16), Self.word(start + count - 8))
        } else if count >= 8 {
            add(Self.word(start), Self.word(start + count - 8))
        } else {
            var rest: UInt64 = 0
            for byte in bytes.buffer { rest = rest << 8 | UInt64(byte) }
            add(rest)
        }
    }

    @inline(__always)
    private static func word(_ place: UnsafeRawPointer) -> UInt64 { place.loadUnaligned(as: UInt64.self) }
}
