import CostModel
import Testing

/// Writes scenario files with one thing that matters.
enum ScenarioText {
    /// Keys of the file, each line with its comma, then one scenario 'a' with these resources.
    static func file(_ keys: String = "", resources: String = #"{"service": "ec2", "instanceType": "t2.nano"}"#)
        -> String
    {
        """
        {"formatVersion": 1,
        \(keys)
        "scenarios": [{"name": "a", "resources": [
        \(resources)
        ]}]}
        """
    }

    static func read(_ text: String) throws -> Workload {
        try ScenarioFile.read(Array(text.utf8), file: "s.json", defaultName: "s")
    }

    /// The lines of the message for a file that is not valid.
    static func fault(_ text: String) throws -> [String] {
        do {
            _ = try read(text)
        } catch {
            return "\(error)".split(separator: "\n").map(String.init)
        }
        Issue.record("the file was accepted: \(text)")
        return ["", "", ""]
    }

    /// The message for one resource, which stands on line 4 of its file.
    static func fault(ofResource resource: String) throws -> [String] { try fault(file(resources: resource)) }
}
