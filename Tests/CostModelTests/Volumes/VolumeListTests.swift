import CostModel
import Testing

@Suite("Volumes as a person names them")
struct VolumeListTests {
    @Test(
        "each way to write them",
        arguments: [
            ("0", [0]),
            ("10000", [10000]),
            ("10_000", [10000]),
            ("1_0_0", [100]),
            ("10k", [10000]),
            ("10K", [10000]),
            ("1.5M", [1500000]),
            ("0.5k", [500]),
            ("2B", [2000000000]),
            ("2G", [2000000000]),
            ("1T", [1000000000000]),
            ("1e6", [1000000]),
            ("1E6", [1000000]),
            ("2.5e3", [2500]),
            ("1500e-2", [15]),
            ("3.0", [3]),
            ("1000000000000", [1000000000000]),
            ("5,3,5", [5, 3, 5]),
            ("1k,1M,1B", [1000, 1000000, 1000000000]),
            // 10^0, 10^1, 10^2
            ("1..100/1", [1, 10, 100]),
            // 10^(1/3) = 2.15, 10^(2/3) = 4.64
            ("1..10/3", [1, 2, 5, 10]),
            // 1, 1.26, 1.58, 2.00, 2.51, 3.16, 3.98, 5.01, 6.31, 7.94, 10: rounded, without repeats
            ("1..10", [1, 2, 3, 4, 5, 6, 8, 10]),
            // The end stands there though no step leads to it.
            ("5..20/1", [5, 20]),
            // 100·10^(1/2) = 316.2, 100·10^(3/2) = 3162.3
            ("100..10k/2", [100, 316, 1000, 3162, 10000]),
            ("7..7", [7]),
            ("3,1..100/1,9", [3, 1, 10, 100, 9]),
            ("1e3..1M/1", [1000, 10000, 100000, 1000000]),
            ("100000000000..1T/1", [100000000000, 1000000000000]),
        ])
    func volumes(_ text: String, _ expected: [Int]) throws {
        let list = try VolumeList(text)
        var volumes: [Int] = []
        list.forEach { volumes.append($0) }
        #expect(volumes == expected)
        #expect(list.largest == expected.max())
        #expect(list.single == (text.contains(",") || text.contains("..") ? nil : expected[0]))
    }

    @Test(
        "what names none",
        arguments: [
            ("", VolumeError.noNumber("", .empty, suffix: nil)),
            ("1,,2", .noNumber("", .empty, suffix: nil)),
            ("1q", .noNumber("1q", .malformed, suffix: nil)),
            ("1m", .noNumber("1m", .malformed, suffix: "M")),
            ("1__0", .misspelled("1__0")),
            ("-1", .outOfRange("-1")),
            ("1000000000001", .outOfRange("1000000000001")),
            ("1.2345k", .notWhole("1.2345k")),
            ("10..1", .emptyRange("10..1")),
            ("0..10", .rangeFromZero("0..10")),
            ("1..1.0000001T", .outOfRange("1.0000001T")),
            ("1..10/0", .noSteps("0")),
            ("1..10/1000001", .noSteps("1000001")),
            ("10,000", .commas("10,000", pieces: ["10", "000"])),
        ])
    func faults(_ text: String, _ error: VolumeError) {
        #expect(throws: error) { try VolumeList(text) }
    }

    @Test(
        "what is meant by what is no volume",
        arguments: [
            ("30M/month", "Write 30M: it is the requests of a month."),
            ("30M requests a month", "Write 30M: it is the requests of a month."),
            ("30 million", "Did you mean 30M?"), ("2.5 billion requests", "Did you mean 2.5B?"),
            // 12 × 3600 × 730; 1.5 × 60 × 730; 1000 × 730 / 24 = 30,416.7
            ("12/s", "Volumes are requests a month; in 730 hours these are 31536000: write that."),
            ("12 rps", "Volumes are requests a month; in 730 hours these are 31536000: write that."),
            ("1.5 req/min", "Volumes are requests a month; in 730 hours these are 65700: write that."),
            ("1k/day", "Volumes are requests a month; in 730 hours these are 30417: write that."),
            ("1M-10M", "Write a range as 1M..10M."), ("1k to 2k", "Write a range as 1k..2k."),
        ])
    func advice(_ text: String, _ advice: String) throws {
        #expect {
            try VolumeList(text)
        } throws: { error in
            (error as? VolumeError)?.advice == advice
        }
    }
}
