import Reports
import TestSupport
import Testing

/// Random tables of texts that take one column a character, so that counting characters is measuring.
@Suite struct TableWidthTests {
    private func table(_ random: inout SeededGenerator) -> (table: Table, words: [String], numbers: [String]) {
        let vocabulary = [
            "Lambda", "+", "API", "Gateway", "3×t2.medium", "ELB", "128", "MB", "on-demand", "EC2/EBS", "with",
            "x86_64",
            "Provisioned", "2017-03-01", "concurrency",
        ]
        var words: [String] = []
        var numbers: [String] = []
        func text(_ random: inout SeededGenerator) -> String {
            (0..<Int.random(in: 1...6, using: &random)).map { _ in
                let word = vocabulary.randomElement(using: &random) ?? ""
                words +=
                    word.split(separator: "-").count == 3
                    ? [word] : word.split { $0 == "-" || $0 == "/" }.map(String.init)
                return word
            }.joined(separator: " ")
        }
        func number(_ random: inout SeededGenerator) -> String {
            let whole = Int.random(in: 0...999_999_999, using: &random) >> Int.random(in: 0...29, using: &random)
            let places = Int.random(in: 0...5, using: &random)
            let fraction =
                places == 0
                ? "" : "." + (0..<places).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
            let number = "$" + NumberStyle.requests(whole) + fraction
            numbers.append(number)
            return number
        }
        var table = Table(columns: [])
        for index in 0...Int.random(in: 0...14, using: &random) {
            let alignment: Table.Alignment =
                index == 0 || Int.random(in: 0...4, using: &random) == 0 ? .left : .right
            table.columns.append(.init(text(&random), alignment: alignment))
        }
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            switch Int.random(in: 0...9, using: &random) {
            case 0, 1: table.appendGroup(text(&random))
            default:
                table.append(
                    table.columns.map { .init($0.alignment == .left ? text(&random) : number(&random), style: .green) })
            }
        }
        return (table, words, numbers)
    }

    @Test(arguments: [80, 120, 200])
    func noLineIsWiderThanTheTerminalAndNothingIsLost(width: Int) {
        let seed = UInt64(width)
        var random = SeededGenerator(seed: seed)
        for round in 0..<150 {
            let (table, words, numbers) = table(&random)
            let text = table.rendered(width: width, color: false)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.allSatisfy { $0.count <= width }, "seed \(seed), round \(round):\n\(text)")
            #expect(lines.allSatisfy { $0.last != " " }, "seed \(seed), round \(round):\n\(text)")
            let tokens = Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
            for number in numbers {
                #expect(tokens.contains(number), "\(number) is cut, seed \(seed), round \(round):\n\(text)")
            }
            for word in words {
                #expect(text.contains(word), "\(word) is lost, seed \(seed), round \(round):\n\(text)")
            }
        }
    }

    @Test func colorsChangeNothingButTheSequences() {
        let seed: UInt64 = 7
        var random = SeededGenerator(seed: seed)
        for round in 0..<50 {
            let (table, _, _) = table(&random)
            var plain = table.rendered(width: 80, color: true)
            for code in ["0", "1", "2", "32"] {
                plain = plain.split(separator: "\u{1B}[\(code)m", omittingEmptySubsequences: false).joined()
            }
            #expect(plain == table.rendered(width: 80, color: false), "seed \(seed), round \(round)")
        }
    }

    @Test func everyWidthFromOneOnIsLaidOut() {
        var random = SeededGenerator(seed: 3)
        for _ in 0..<10 {
            let (table, _, numbers) = table(&random)
            for width in [-1, 0, 1, 2, 3, 5, 8, 13, 21, 34] {
                let text = table.rendered(width: width, color: false)
                #expect(numbers.allSatisfy { text.contains($0) }, "width \(width):\n\(text)")
            }
        }
    }
}
