import Testing

@testable import Templates

/// YAML as templates are written in it; what is expected is what the specification's rules say, by hand.
@Suite struct YAMLTests {
    private static func json(_ text: String) throws -> String {
        String(decoding: try YAMLReader.json(Array(text.utf8)), as: UTF8.self)
    }

    @Test(arguments: [
        ("a: 1", #"{"a": "1"}"#),
        ("a:\n  b: c # note\n  d: 'it''s'\ne:\n- 1\n- 2\n", #"{"a": {"b": "c", "d": "it's"}, "e": ["1", "2"]}"#),
        (
            "a:\n  - b: 1\n    c: 2\n  -\n    d: 3\n  - - x\n    - y\n",
            #"{"a": [{"b": "1", "c": "2"}, {"d": "3"}, ["x", "y"]]}"#
        ),
        ("a: [1, 'b', {c: d, e: [f]}] # note\nb: {}\n", #"{"a": ["1", "b", {"c": "d", "e": ["f"]}], "b": {}}"#),
        ("a: [one\n    two, 'x\n   y']\n", #"{"a": ["one two", "x y"]}"#),
        ("a: [\n  1, # one\n\n  2\n]\nb: 3\n", #"{"a": ["1", "2"], "b": "3"}"#),
        (
            "a: !Ref B\nb: !GetAtt C.Arn\nc: !Sub\n  - '${x}'\n  - x: 1\n",
            ##"{"a": {"Ref": "B"}, "b": {"Fn::GetAtt": "C.Arn"}, "c": {"Fn::Sub": ["${x}", {"x": "1"}]}}"##
        ),
        (
            "a: !If [c, !Ref x, !Ref 'AWS::NoValue']\n",
            #"{"a": {"Fn::If": ["c", {"Ref": "x"}, {"Ref": "AWS::NoValue"}]}}"#
        ),
        (
            "a:\n  - !If\n    - c\n    - x\n  - Fn::Join: ['', [a, b]]\n",
            #"{"a": [{"Fn::If": ["c", "x"]}, {"Fn::Join": ["", ["a", "b"]]}]}"#
        ),
        (
            "a: |\n  one\n   two\n\n  # three\nb: >-\n  x\n  y\n\n  z\n",
            ##"{"a": "one\n two\n\n# three\n", "b": "x y\nz"}"##
        ),
        ("a: |+\n  x\n\nb: |2-\n    y\n", #"{"a": "x\n\n", "b": "  y"}"#),
        ("a: one\n  two\n\n  three\nb: \"x\\ty\n  z\"\n", #"{"a": "one two\nthree", "b": "x\ty z"}"#),
        (
            "a: &one {b: 1}\nc: *one\nd:\n  <<: *one\n  e: 2\n",
            #"{"a": {"b": "1"}, "c": {"b": "1"}, "d": {"e": "2", "b": "1"}}"#
        ),
        (
            "%YAML 1.1\n---\na: ~\nb:\nc: null\nd: \"null\"\n...\nx\n",
            #"{"a": null, "b": null, "c": null, "d": "null"}"#
        ),
        (
            "a: 2010-09-09\nb: 010\nc: yes\nd: http://x/y\ne: a:b\n",
            #"{"a": "2010-09-09", "b": "010", "c": "yes", "d": "http://x/y", "e": "a:b"}"#
        ),
        ("\"a b\": 1\r\n'c': 2\r\n", #"{"a b": "1", "c": "2"}"#),
        // A pair alone in brackets is a mapping of one.
        (
            "a: [c, Ref: x , Ref: y]\nb: [d: , \"e\": [1]]\n",
            #"{"a": ["c", {"Ref": "x"}, {"Ref": "y"}], "b": [{"d": null}, {"e": ["1"]}]}"#
        ),
        ("a: [b, ! \"Ref\": c]\n", #"{"a": ["b", {"Ref": "c"}]}"#),
        ("--- # note\n  a: 1\n  b:\n    - 2\n---\n# end\n", #"{"a": "1", "b": ["2"]}"#),
        ("a:\t1\t# note\n\t\nb:\t-2\t\n", #"{"a": "1", "b": "-2"}"#),
        ("a: 1\nb: [x]\na: 1\nb: [x]\nc: {d: 1, d: 1}\n", #"{"a": "1", "b": ["x"], "c": {"d": "1"}}"#),
    ])
    func means(_ text: String, _ json: String) throws {
        #expect(try Self.json(text) == json + "\n")
    }

    @Test(arguments: [
        ("a: 1\n  b: 2\n", 2), ("a: 1\nb\n", 2), ("a:\n  - 1\n   - 2\n b: 1\n", 4), ("a: \"x\n", 1), ("a: [1 2\n", 1),
        ("a: 1\n---\nb: 2\n", 2),
        ("? a\n: b\n", 1), ("a: {b: 1, b: 2}\n", 1), ("a: |x\n", 1), ("a: [1], 2\n", 1), ("a: \"x\" y\n", 1),
    ])
    func isRefusedAtItsLine(_ text: String, _ line: Int) {
        do throws(YAMLProblem) {
            let json = try YAMLReader.json(Array(text.utf8))
            Issue.record("read as \(String(decoding: json, as: UTF8.self))")
        } catch {
            #expect(error.line == line, "\(error.finding)")
        }
    }

    /// Aliases of aliases repeat without end.
    @Test func aliasesAreLimited() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            let names = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(names)]\n"
        }
        #expect(throws: YAMLProblem.self) { try YAMLReader.json(Array(text.utf8)) }
    }

    @Test func templateInYAML() throws {
        let text = """
            AWSTemplateFormatVersion: '2010-09-09'
            Transform: AWS::Serverless-2016-10-31
            Globals:
              Function: {MemorySize: 512, Architectures: [arm64]}
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Timeout: !Ref T
                  Events:
                    Get: {Type: HttpApi}
            Parameters:
              T: {Type: Number, Default: 5}
            """
        #expect(
            try parts(text) == [["lambda memoryMB=512 durationMs=? architecture=arm64", "apiGateway type=HTTP"]])
    }
}
