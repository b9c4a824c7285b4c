/// Schoolbook arithmetic on little-endian words, the part of `BigInt` that knows no sign.
enum Magnitude {
    static func compare(_ left: [UInt64], _ right: [UInt64]) -> Int {
        if left.count != right.count { return left.count < right.count ? -1 : 1 }
        for (one, other) in zip(left.reversed(), right.reversed()) where one != other {
            return one < other ? -1 : 1
        }
        return 0
    }

    static func sum(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
        let (long, short) = left.count >= right.count ? (left, right) : (right, left)
        var result = long
        var carry: UInt64 = 0
        for index in long.indices {
            let (partial, first) = long[index].addingReportingOverflow(index < short.count ? short[index] : 0)
            let (total, second) = partial.addingReportingOverflow(carry)
            result[index] = total
            carry = first || second ? 1 : 0
        }
        if carry > 0 { result.append(carry) }
        return result
    }

    /// `left - right` where `left` is not the smaller one.
    static func difference(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
        var result = left
        var borrow: UInt64 = 0
        for index in left.indices {
            let (partial, first) = left[index].subtractingReportingOverflow(index < right.count ? right[index] : 0)
            let (total, second) = partial.subtractingReportingOverflow(borrow)
            result[index] = total
            borrow = first || second ? 1 : 0
        }
        return result
    }

    static func product(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
        guard !left.isEmpty, !right.isEmpty else { return [] }
        var result = [UInt64](repeating: 0, count: left.count + right.count)
        for (offset, factor) in left.enumerated() {
            var carry: UInt64 = 0
            for index in right.indices {
                // At most (2^64-1)² + 2·(2^64-1) = 2^128-1: it always fits.
                let wide = UInt128(factor) * UInt128(right[index]) + UInt128(result[offset + index]) + UInt128(carry)
                result[offset + index] = UInt64(truncatingIfNeeded: wide)
                carry = UInt64(truncatingIfNeeded: wide >> 64)
            }
            result[offset + right.count] = carry
        }
        return result
    }

    static func multiplyInPlace(_ words: inout [UInt64], by factor: UInt64, adding addend: UInt64) {
        var carry = addend
        for index in words.indices {
            let wide = UInt128(words[index]) * UInt128(factor) + UInt128(carry)
            words[index] = UInt64(truncatingIfNeeded: wide)
            carry = UInt64(truncatingIfNeeded: wide >> 64)
        }
        if carry > 0 { words.append(carry) }
    }

    /// Divides by a divisor that is not zero and returns the remainder.
    static func divideInPlace(_ words: inout [UInt64], by divisor: UInt64) -> UInt64 {
        var remainder: UInt64 = 0
        for index in words.indices.reversed() {
            (words[index], remainder) = divisor.dividingFullWidth((remainder, words[index]))
        }
        while words.last == 0 { words.removeLast() }
        return remainder
    }

    /// Long division (Knuth, The Art of Computer Programming 4.3.1, algorithm D) by a divisor that is not zero.
    static func divide(_ dividend: [UInt64], by divisor: [UInt64]) -> (quotient: [UInt64], remainder: [UInt64]) {
        guard let top = divisor.last else { preconditionFailure("a quotient by zero") }
        if compare(dividend, divisor) < 0 { return ([], dividend) }
        if divisor.count == 1 {
            var quotient = dividend
            let remainder = divideInPlace(&quotient, by: top)
            return (quotient, remainder == 0 ? [] : [remainder])
        }
        // The top bit of the divisor is moved to the left edge, so that a quotient digit is guessed at most 2 too high.
        let shift = top.leadingZeroBitCount
        let lower = shiftedLeft(divisor, by: shift)
        var rest = shiftedLeft(dividend, by: shift)
        if rest.count == dividend.count { rest.append(0) }
        let count = divisor.count
        let (leading, second) = (lower[count - 1], lower[count - 2])
        var quotient = [UInt64](repeating: 0, count: rest.count - count)
        for position in quotient.indices.reversed() {
            var digit: UInt64
            var leftover: UInt64
            var tooLarge = false
            let high = rest[position + count]
            if high >= leading {
                digit = .max
                (leftover, tooLarge) = rest[position + count - 1].addingReportingOverflow(leading)
            } else {
                (digit, leftover) = leading.dividingFullWidth((high, rest[position + count - 1]))
            }
            while !tooLarge,
                UInt128(digit) * UInt128(second) > (UInt128(leftover) << 64) + UInt128(rest[position + count - 2])
            {
                digit -= 1
                (leftover, tooLarge) = leftover.addingReportingOverflow(leading)
            }
            if subtract(lower, times: digit, from: &rest, at: position) {
                digit -= 1
                addBack(lower, to: &rest, at: position)
            }
            quotient[position] = digit
        }
        return (quotient, shiftedRight(Array(rest.prefix(count)), by: shift))
    }

    /// Subtracts `factor · divisor` from the words at `position` and says whether that went below zero.
    private static func subtract(
        _ divisor: [UInt64], times factor: UInt64, from rest: inout [UInt64], at position: Int
    ) -> Bool {
        var carry: UInt64 = 0
        var borrow: UInt64 = 0
        for index in divisor.indices {
            let wide = UInt128(factor) * UInt128(divisor[index]) + UInt128(carry)
            carry = UInt64(truncatingIfNeeded: wide >> 64)
            let (partial, first) = rest[position + index].subtractingReportingOverflow(UInt64(truncatingIfNeeded: wide))
            let (total, second) = partial.subtractingReportingOverflow(borrow)
            rest[position + index] = total
            borrow = first || second ? 1 : 0
        }
        let (partial, first) = rest[position + divisor.count].subtractingReportingOverflow(carry)
        let (total, second) = partial.subtractingReportingOverflow(borrow)
        rest[position + divisor.count] = total
        return first || second
    }

    private static func addBack(_ divisor: [UInt64], to rest: inout [UInt64], at position: Int) {
        var carry: UInt64 = 0
        for index in divisor.indices {
            let (partial, first) = rest[position + index].addingReportingOverflow(divisor[index])
            let (total, second) = partial.addingReportingOverflow(carry)
            rest[position + index] = total
            carry = first || second ? 1 : 0
        }
        rest[position + divisor.count] &+= carry
    }

    static func shiftedLeft(_ words: [UInt64], by shift: Int) -> [UInt64] {
        guard shift > 0 else { return words }
        var result: [UInt64] = []
        result.reserveCapacity(words.count + 1)
        var carry: UInt64 = 0
        for word in words {
            result.append(word << UInt64(shift) | carry)
            carry = word >> UInt64(64 - shift)
        }
        if carry > 0 { result.append(carry) }
        return result
    }

    static func shiftedRight(_ words: [UInt64], by shift: Int) -> [UInt64] {
        guard shift > 0 else { return words }
        var result = words
        for index in words.indices {
            let above = index + 1 < words.count ? words[index + 1] << UInt64(64 - shift) : 0
            result[index] = words[index] >> UInt64(shift) | above
        }
        return result
    }
}
