import Reports
import Testing

@Suite struct DisplayTextWrappingTests {
    @Test(arguments: [
        ("", 10, [""]),
        ("fits here", 9, ["fits here"]),
        ("one two three", 7, ["one two", "three"]),
        ("3×t2.medium + ELB", 16, ["3×t2.medium", "+ ELB"]),
        ("3×t2.medium + ELB", 13, ["3×t2.medium", "+ ELB"]),
        ("3×t2.medium + ELB", 17, ["3×t2.medium + ELB"]),
        ("Lambda 128 MB + API Gateway", 9, ["Lambda", "128 MB", "+ API", "Gateway"]),
        ("Lambda 256 MB + API Gateway", 11, ["Lambda", "256 MB", "+ API", "Gateway"]),
        ("Lambda 256 MB + API Gateway", 13, ["Lambda 256 MB", "+ API Gateway"]),
        ("in 12 days", 6, ["in 12", "days"]),
        ("REST/HTTP", 5, ["REST/", "HTTP"]),
        ("load-balancer", 8, ["load-", "balancer"]),
        ("EC2+ELB", 5, ["EC2+", "ELB"]),
        ("AmazonEC2/2017-03-01.json", 16, ["AmazonEC2/", "2017-03-01.json"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("x abcdefgh y", 3, ["x", "abc", "def", "gh", "y"]),
        ("日本語", 4, ["日本", "語"]),
        ("a  b   c", 5, ["a  b", "c"]),
    ])
    func endsLinesAtSpacesAndJoints(text: String, width: Int, expected: [String]) {
        #expect(DisplayText.wrapped(text, to: width) == expected)
    }

    @Test(arguments: [
        ("costs $1,234,567.89 now", 6, ["costs", "$1,234,567.89", "now"]),
        ("from 2017-03-01 on", 8, ["from", "2017-03-01", "on"]),
        ("1e-7", 2, ["1e", "-7"]),
        ("down to -5 USD", 7, ["down to", "-5 USD"]),
        ("1/3", 2, ["1/3"]),
        ("abc12345", 4, ["abc", "12345"]),
        ("saves 38% a month", 5, ["saves", "38% a", "month"]),
    ])
    func neverCutsANumber(text: String, width: Int, expected: [String]) {
        #expect(DisplayText.wrapped(text, to: width) == expected)
    }

    @Test(arguments: [0, -1])
    func widthsBelowOneAreOne(width: Int) {
        #expect(DisplayText.wrapped("ab", to: width) == ["a", "b"])
    }
}
