import ByteScanning

/// Receives the lines that a `LineScanner` finds.
protocol LineConsumer {
    /// A line without its end.
    mutating func line(_ text: ByteView) throws(ObservationError)
    /// A line longer than any that is read.
    mutating func tooLong()
}

/// Cuts a stream of bytes, fed in blocks of any size, into lines.
///
/// - Complexity: O(n), sixty-four bytes at a time.
struct LineScanner {
    static let longestLine = 1 << 20

    /// The bytes so far of a line that a block's edge cuts.
    private var carried: [UInt8] = []
    /// Whether the rest of the line is only passed over.
    private var isPassing = false

    mutating func feed(_ block: ByteView, to consumer: inout some LineConsumer) throws(ObservationError) {
        var lower = 0
        if !carried.isEmpty || isPassing {
            guard let end = block.firstIndex(of: 0x0A) else { return carry(block, to: &consumer) }
            carry(block.slice(0, end), to: &consumer)
            try emitCarried(to: &consumer)
            lower = end + 1
        }
        var position = lower
        while position + 64 <= block.count {
            var ends = ByteMask.bits(ByteMask.equal(ByteMask.load64(block.start + position), 0x0A))
            while ends != 0 {
                let end = position + ends.trailingZeroBitCount
                try emit(ByteView(start: block.start + lower, count: end - lower), to: &consumer)
                lower = end + 1
                ends &= ends &- 1
            }
            position += 64
        }
        while let end = block.firstIndex(of: 0x0A, from: max(position, lower)) {
            try emit(ByteView(start: block.start + lower, count: end - lower), to: &consumer)
            lower = end + 1
            position = lower
        }
        carry(block.dropFirst(lower), to: &consumer)
    }

    /// Ends the stream; a last line needs no end.
    mutating func finish(to consumer: inout some LineConsumer) throws(ObservationError) {
        if !carried.isEmpty || isPassing { try emitCarried(to: &consumer) }
    }

    @inline(__always)
    private func emit(_ line: ByteView, to consumer: inout some LineConsumer) throws(ObservationError) {
        guard line.count > 0 else { return }
        guard line.count <= Self.longestLine else { return consumer.tooLong() }
        let hasReturn = line.start[line.count - 1] == 0x0D
        try consumer.line(hasReturn ? ByteView(start: line.start, count: line.count - 1) : line)
    }

    private mutating func carry(_ bytes: ByteView, to consumer: inout some LineConsumer) {
        guard !isPassing else { return }
        if carried.count + bytes.count > Self.longestLine {
            carried = []
            isPassing = true
            return
        }
        carried.append(contentsOf: bytes.buffer)
    }

    private mutating func emitCarried(to consumer: inout some LineConsumer) throws(ObservationError) {
        if isPassing {
            isPassing = false
            return consumer.tooLong()
        }
        var line: [UInt8] = []
        swap(&line, &carried)
        try line.withUnsafeBufferPointer { (buffer) throws(ObservationError) in
            try emit(ByteView(buffer), to: &consumer)
        }
        line.removeAll(keepingCapacity: true)
        swap(&line, &carried)
    }
}
