import ExactMath
import Reports
import Testing

@Suite struct TableTests {
    private func rule(_ width: Int) -> String { String(repeating: "─", count: width) }

    private func comparison() -> Table {
        var table = Table(columns: [
            .init("alerts", alignment: .right), .init("3×t2.nano + ELB", alignment: .right),
            .init("Lambda + API Gateway", alignment: .right), .init("cheapest"),
        ])
        table.append(["10,000", "$31.26", .init("$0.00037", style: .green), "Lambda + API Gateway"])
        table.append(["10,000,000", .init("$31.35", style: .green), "$1,045.00", "3×t2.nano + ELB"])
        return table
    }

    /// Widths by hand: 10, 15, 20 (the title) and 20, with two spaces between them.
    @Test(arguments: [nil, 200, 71])
    func aTableThatFitsIsNotWrapped(width: Int?) {
        let expected = """
                alerts  3×t2.nano + ELB  Lambda + API Gateway  cheapest
            \(rule(71))
                10,000           $31.26              $0.00037  Lambda + API Gateway
            10,000,000           $31.35          $1,045.00     3×t2.nano + ELB

            """
        #expect(comparison().rendered(width: width, color: false) == expected)
    }

    /// On two lines the titles need 9 and 12, the numbers 6 and 12 (`$1,045` and `.00037`): 10 + 9 + 12 + 20 + 3·2.
    @Test(arguments: [70, 57])
    func titlesAreWrappedBeforeAnythingElse(width: Int) {
        let expected = """
                        3×t2.nano  Lambda + API
                alerts      + ELB       Gateway  cheapest
            \(rule(57))
                10,000     $31.26      $0.00037  Lambda + API Gateway
            10,000,000     $31.35  $1,045.00     3×t2.nano + ELB

            """
        #expect(comparison().rendered(width: width, color: false) == expected)
    }

    @Test func thenLongTextsInCells() {
        let expected = """
                        3×t2.nano  Lambda + API
                alerts      + ELB       Gateway  cheapest
            \(rule(56))
                10,000     $31.26      $0.00037  Lambda + API
                                                 Gateway
            10,000,000     $31.35  $1,045.00     3×t2.nano + ELB

            """
        #expect(comparison().rendered(width: 56, color: false) == expected)
    }

    /// 10 + 9 + 12 + 16 + 3·2 = 53 do not fit. The first column is repeated; 10 + 15 + 20 + 2·2 = 49 fit unwrapped.
    @Test func thenTheTableIsSplitIntoBlocks() {
        let expected = """
                alerts  3×t2.nano + ELB  Lambda + API Gateway
            \(rule(49))
                10,000           $31.26              $0.00037
            10,000,000           $31.35          $1,045.00

                alerts  cheapest
            \(rule(32))
                10,000  Lambda + API Gateway
            10,000,000  3×t2.nano + ELB

            """
        #expect(comparison().rendered(width: 52, color: false) == expected)
    }

    @Test func everyBlockRepeatsTheKeyColumns() {
        var table = Table(columns: ["a", "b", "first", "second"].map { Table.Column($0) }, keyColumns: 2)
        table.append(["key", "1", "unbroken-no-more", "also_rather_long"].map { Table.Cell($0) })
        let lines = table.rendered(width: 28, color: false).split(separator: "\n").map(String.init)
        #expect(
            lines == [
                "a    b  first", rule(24), "key  1  unbroken-no-more", "a    b  second", rule(24),
                "key  1  also_rather_long",
            ])
    }

    @Test func groupsPartTheRows() {
        var table = Table(columns: [.init("item"), .init("USD", alignment: .right)])
        table.appendGroup("EC2")
        table.append(["Instance usage (on-demand)", "31.255"])
        table.appendGroup("Lambda")
        table.append(["Requests", "2"])
        let expected = """
            item                           USD
            \(rule(34))
            EC2
            Instance usage (on-demand)  31.255

            Lambda
            Requests                     2

            """
        #expect(table.rendered(width: 80, color: false) == expected)
        let narrow = """
            item                   USD
            \(rule(26))
            EC2
            Instance usage      31.255
              (on-demand)

            Lambda
            Requests             2

            """
        #expect(table.rendered(width: 26, color: false) == narrow)
    }

    @Test func stylesStandAroundTheTextAndNotItsPadding() {
        var table = Table(columns: [.init("item"), .init("USD", alignment: .right)])
        table.append([.init("Requests", style: .green), .init("2.00", style: .bold)])
        table.append(["all", ""])
        let expected =
            "\u{1B}[1mitem\u{1B}[0m       \u{1B}[1mUSD\u{1B}[0m\n"
            + "\u{1B}[2m\(rule(14))\u{1B}[0m\n"
            + "\u{1B}[32mRequests\u{1B}[0m  \u{1B}[1m2.00\u{1B}[0m\nall\n"
        #expect(table.rendered(width: 80, color: true) == expected)
    }

    @Test func foreignTextCannotActOnTheTerminalNorBreakARow() {
        var table = Table(columns: [.init("na\nme"), .init("n", alignment: .right)])
        table.append(["\u{1B}[2J\u{202E}x", "1"])
        table.append(["日本", "2"])
        let expected = """
            na\\nme            n
            \(rule(19))
            \\u001b[2J\\u202ex  1
            日本              2

            """
        #expect(table.rendered(width: 80, color: false) == expected)
    }

    @Test func numbersOfOneColumnShareTheirDecimalPoint() {
        var table = Table(columns: [.init("rate", alignment: .right)])
        for text in ["5", "-1,234.5", "3.86/s", "10k", "2.5B", "<$0.01", "never", "2017-03-01", ""] {
            table.append([.init(text)])
        }
        // Before the point `-1,234` needs 6, from the point on `.86/s` needs 5.
        let expected = """
                   rate
            \(rule(11))
                 5
            -1,234.5
                 3.86/s
                10k
                 2.5B
               <$0.01
                  never
             2017-03-01

            """
        #expect(table.rendered(width: 80, color: false) == expected + "\n")
    }

    /// Before the point `1,000,000` and `CNY 1,234` take 9 columns each, from it on `.5` takes 2 and `.56*` 4.
    @Test func typedCellsAreWrittenForPeople() {
        var table = Table(columns: [.init("requests", alignment: .right), .init("cost", alignment: .right), .init("")])
        let yuan = Currency("CNY")
        table.append([.init(.count(1_000_000)), .init(.money(Rational(123_456, over: 100), yuan), mark: "*"), "a"])
        table.append([.init(.count(7)), .init(.price(Rational(1, over: 1000), yuan)), .init(.flag(true))])
        table.append([.init(.quantity(Rational(2001, over: 2))), .init(.change(Rational(-1, over: 8))), .init(.none)])
        let expected = """
               requests           cost
            \(rule(31))
            1,000,000    CNY 1,234.56*  a
                    7        CNY 0.001  yes
                1,000.5        -12.5 %

            """
        #expect(table.rendered(width: 80, color: false) == expected)
    }

    @Test func missingCellsAreBlankAndSurplusOnesAreShown() {
        var table = Table(columns: [.init("a"), .init("b", alignment: .right)])
        table.append(["x"])
        table.append(["x", "1", "more"])
        #expect(table.rendered(width: nil, color: false) == "a  b\n\(rule(10))\nx\nx  1  more\n")
    }

    @Test func aNumberWiderThanTheTerminalIsNotCut() {
        let number = "$123,456,789,012,345,678.90"
        var table = Table(columns: [.init("scenario"), .init("total", alignment: .right)])
        table.append(["a-rather-long-name", .init(number)])
        #expect(table.rendered(width: 20, color: false).contains(number))
    }

    @Test func columnsWithoutTitlesHaveNoHeader() {
        var table = Table(columns: [.init(""), .init("", alignment: .right)])
        table.append(["Lambda", "2.00"])
        table.append(["EC2", "31.255"])
        #expect(table.rendered(width: 80, color: false) == "Lambda   2.00\nEC2     31.255\n")
    }

    @Test func aTableWithoutColumnsIsEmpty() {
        #expect(Table(columns: []).rendered(width: 80, color: true).isEmpty)
    }

    /// A name of 199 characters in words of four, which could stand in 40 lines of four.
    @Test func aVeryLongTitleIsNoTower() {
        let long = Array(repeating: "long", count: 40).joined(separator: " ")
        var table = Table(
            columns: [Table.Column("item")] + ["a", long, "b"].map { Table.Column($0, alignment: .right) })
        table.append(["Requests", "$1.00", "$2.00", "$3.00"])
        let lines = table.rendered(width: 40, color: false).split(separator: "\n")
        #expect(lines.count <= 16 && lines.allSatisfy { $0.count <= 40 })
        #expect(lines.flatMap { $0.split(separator: " ") }.count { $0 == "long" } == 40)
    }
}
