// Whole numbers of 128 bits, by the names under which compilers call for them (LLVM's compiler-rt has them for systems,
// of which a page is none).

#include "System.h"

typedef __int128 wide;
typedef unsigned __int128 unsigned_wide;

static unsigned_wide joined(uint64_t high, uint64_t low) {
    union {
        struct {
            uint64_t low, high;
        };
        unsigned_wide whole;
    } parts = {{low, high}};
    return parts.whole;
}

static uint64_t high(unsigned_wide number) {
    union {
        unsigned_wide whole;
        struct {
            uint64_t low, high;
        };
    } parts = {number};
    return parts.high;
}

unsigned_wide __ashlti3(unsigned_wide number, int bits) {
    uint64_t h = high(number), l = (uint64_t)number;
    bits &= 127;
    if (bits == 0) return number;
    if (bits >= 64) return joined(l << (bits - 64), 0);
    return joined(h << bits | l >> (64 - bits), l << bits);
}

unsigned_wide __lshrti3(unsigned_wide number, int bits) {
    uint64_t h = high(number), l = (uint64_t)number;
    bits &= 127;
    if (bits == 0) return number;
    if (bits >= 64) return joined(0, h >> (bits - 64));
    return joined(h >> bits, l >> bits | h << (64 - bits));
}

unsigned_wide __ashrti3(unsigned_wide number, int bits) {
    int64_t h = (int64_t)high(number);
    uint64_t l = (uint64_t)number;
    bits &= 127;
    if (bits == 0) return number;
    if (bits >= 64) return joined((uint64_t)(h >> 63), (uint64_t)(h >> (bits - 64)));
    return joined((uint64_t)(h >> bits), l >> bits | (uint64_t)h << (64 - bits));
}

static unsigned_wide product(uint64_t first, uint64_t second) {
    uint64_t a = first >> 32, b = (uint32_t)first, c = second >> 32, d = (uint32_t)second;
    uint64_t low = b * d, middle = a * d + (low >> 32), other = b * c + (uint32_t)middle;
    return joined(a * c + (middle >> 32) + (other >> 32), other << 32 | (uint32_t)low);
}

unsigned_wide __multi3(unsigned_wide first, unsigned_wide second) {
    unsigned_wide low = product((uint64_t)first, (uint64_t)second);
    return joined(high(low) + high(first) * (uint64_t)second + (uint64_t)first * high(second), (uint64_t)low);
}

// The quotient of two words by one that is larger than the upper of them (Knuth 4.3.1, algorithm D, in halves of words).
static uint64_t quotient_of_two(uint64_t upper, uint64_t lower, uint64_t divisor, uint64_t *remainder) {
    const uint64_t base = (uint64_t)1 << 32;
    int shift = __builtin_clzll(divisor);
    divisor <<= shift;
    if (shift > 0) {
        upper = upper << shift | lower >> (64 - shift);
        lower <<= shift;
    }
    uint64_t first = divisor >> 32, second = (uint32_t)divisor;
    uint64_t digits[2] = {lower >> 32, (uint32_t)lower}, quotient = 0;
    for (int place = 0; place < 2; place++) {
        uint64_t digit = upper / first, rest = upper % first;
        while (digit >= base || digit * second > (rest << 32 | digits[place])) {
            digit--;
            rest += first;
            if (rest >= base) break;
        }
        upper = (upper << 32 | digits[place]) - digit * divisor;
        quotient = quotient << 32 | digit;
    }
    *remainder = upper >> shift;
    return quotient;
}

static unsigned_wide divided(unsigned_wide number, unsigned_wide divisor, unsigned_wide *remainder) {
    uint64_t h = high(number), l = (uint64_t)number, by = (uint64_t)divisor;
    if (divisor > number) {
        *remainder = number;
        return 0;
    }
    if (high(divisor) == 0) {
        if (h == 0) {
            *remainder = l % by;
            return l / by;
        }
        uint64_t rest;
        uint64_t lower = quotient_of_two(h % by, l, by, &rest);
        *remainder = rest;
        return joined(h / by, lower);
    }
    // Both have more than one word: the quotient has one, a bit at a time.
    int shift = __builtin_clzll(high(divisor)) - __builtin_clzll(h);
    unsigned_wide shifted = __ashlti3(divisor, shift);
    uint64_t quotient = 0;
    for (; shift >= 0; shift--) {
        quotient <<= 1;
        if (number >= shifted) {
            number -= shifted;
            quotient |= 1;
        }
        shifted = __lshrti3(shifted, 1);
    }
    *remainder = number;
    return quotient;
}

unsigned_wide __udivti3(unsigned_wide number, unsigned_wide divisor) {
    unsigned_wide remainder;
    return divided(number, divisor, &remainder);
}

unsigned_wide __umodti3(unsigned_wide number, unsigned_wide divisor) {
    unsigned_wide remainder;
    divided(number, divisor, &remainder);
    return remainder;
}

static unsigned_wide magnitude(wide number) { return number < 0 ? -(unsigned_wide)number : (unsigned_wide)number; }

wide __divti3(wide number, wide divisor) {
    unsigned_wide remainder, quotient = divided(magnitude(number), magnitude(divisor), &remainder);
    return (wide)((number < 0) != (divisor < 0) ? -quotient : quotient);
}

wide __modti3(wide number, wide divisor) {
    unsigned_wide remainder;
    divided(magnitude(number), magnitude(divisor), &remainder);
    return (wide)(number < 0 ? -remainder : remainder);
}

// MARK: Numbers with fractions

double round(double number) {
    double whole = __builtin_trunc(number);
    return __builtin_fabs(number - whole) >= 0.5 ? whole + __builtin_copysign(1, number) : __builtin_copysign(whole, number);
}

#pragma STDC FP_CONTRACT OFF

// A sum and what rounding took from it (Knuth 4.2.2, theorem B).
static double sum(double a, double b, double *rest) {
    double whole = a + b, part = whole - a;
    *rest = (a - (whole - part)) + (b - part);
    return whole;
}

// A product and what rounding took from it (Dekker 1971), for numbers whose product is no smaller than 2^-968 and no larger
// than 2^996, as the coordinates of pictures are.
static double product_of(double a, double b, double *rest) {
    double whole = a * b, x = a * 134217729, y = b * 134217729;
    double upper = x - (x - a), lower = a - upper, high = y - (y - b), low = b - high;
    *rest = lower * low - (((whole - upper * high) - lower * high) - upper * low);
    return whole;
}

// a · b + c, rounded once (Boldo and Melquiond, Emulation of FMA and Correctly Rounded Sums, 2008: the last but one sum is
// rounded to odd, so that the last one rounds what is exact).
double fma(double a, double b, double c) {
    double lower, rest, other, lost;
    double upper = product_of(a, b, &lower);
    double first = sum(c, lower, &rest), whole = sum(upper, first, &other);
    double small = sum(rest, other, &lost);
    int64_t bits;
    memcpy(&bits, &small, sizeof bits);
    if (lost != 0 && !(bits & 1)) bits += (lost > 0) == (small > 0) ? 1 : -1;
    memcpy(&small, &bits, sizeof bits);
    return whole + small;
}
