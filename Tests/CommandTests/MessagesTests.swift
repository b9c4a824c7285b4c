import Testing

@testable import lambda_cost

@Suite("Messages")
struct MessagesTests {
    private let text = "'a': 500,000,000 orders a month take about 252 runs at once.\nAdd more."

    @Test("are wrapped on a terminal, between words and never in a figure")
    func wrapped() {
        #expect(
            Messages.shown("warning", "warning:", text, width: 40) == """
                lambda-cost: warning: 'a': 500,000,000
                  orders a month take about 252 runs at
                  once.
                Add more.

                """)
    }

    @Test("keep names of files and places whole, whatever the width")
    func places() {
        let place = "a-long-directory/with-a-long-file-name.json:12:7: scenarios[0].resources[0]"
        #expect(
            Messages.shown("error", "error:", "\(place) ('x')", width: 40) == """
                lambda-cost: error: a-long-directory/with-a-long-file-name.json:12:7:
                  scenarios[0].resources[0] ('x')

                """)
    }

    @Test("are one line a sentence elsewhere")
    func plain() {
        #expect(Messages.shown("warning", "warning:", text, width: nil) == "lambda-cost: warning: \(text)\n")
    }

    @Test("have their kind alone in color")
    func colored() {
        #expect(Messages.shown("error", "<error:>", "no", width: 40) == "lambda-cost: <error:> no\n")
    }
}
