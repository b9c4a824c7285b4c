import ExactMath
import JSONText
import StrictJSON

/// A cost that somebody published, the workload that it is the cost of, and what that workload costs exactly.
public struct PublishedExample: Sendable {
    /// One figure of the example.
    public struct Figure: Sendable {
        /// The name of the line item that it is the amount of; nil for the total.
        public let item: String?
        public let published: Rational
        /// The decimal places that it was published with.
        public let places: Int
        /// What arithmetic by hand gives at AWS's prices of that day.
        public let exact: Rational
        /// What its author overlooked, where the exact figure is another one.
        public let reason: String?
    }

    public let name: String
    /// Where it was published.
    public let source: String
    /// Requests a month.
    public let requests: Int
    /// A scenario file of one scenario.
    public let workload: Workload
    public let figures: [Figure]
}

extension PublishedExample {
    /// Those inside the program: what the built-in scenario files expect by a source, then `published.json`.
    ///
    /// - Throws: `FileFault` where a file is not valid.
    public static func builtIn() throws(FileFault) -> [PublishedExample] {
        var examples: [PublishedExample] = []
        for name in BuiltInScenarios.names {
            guard let file = BuiltInScenarios.file(named: name) else { continue }
            examples += expected(of: try ScenarioFile.read(file))
        }
        for file in BuiltInPublishedExamples.files {
            let document = JSONDocument(staticText: file.text, tape: file.tape)
            examples += try read(document, file: "Sources/CostModel/Published/published.json")
        }
        return examples
    }

    /// The figures that a scenario file expects and names a source for, each an example of its own.
    private static func expected(of workload: Workload) -> [PublishedExample] {
        workload.expected.compactMap { expected in
            guard let source = expected.source else { return nil }
            var own = workload
            own.scenarios.removeAll { $0.name != expected.scenario }
            let figure = Figure(
                item: nil, published: expected.total, places: expected.statedPlaces, exact: expected.total, reason: nil)
            return PublishedExample(
                name: expected.scenario, source: source, requests: expected.requests, workload: own, figures: [figure])
        }
    }

    /// The examples that a file states.
    ///
    /// - Throws: `FileFault` for anything that is none.
    static func read(_ document: JSONDocument, file: String) throws(FileFault) -> [PublishedExample] {
        let fields = try Fields(document.root, in: file, keys: ["formatVersion", "examples"])
        try fields.require("formatVersion", "examples")
        _ = try fields.whole("formatVersion", 1...1)
        return try (fields.list("examples", count: 1...1000) ?? []).map { value throws(FileFault) in
            try PublishedExample(value, in: file)
        }
    }

    private init(_ value: JSONValue, in file: String) throws(FileFault) {
        let fields = try Fields(value, in: file, keys: ["example", "source", "requests", "workload", "figures"])
        name = try fields.requiredText("example")
        source = try fields.requiredText("source")
        requests = try ScenarioFile.requests(try fields.required("requests"), in: file)
        let workload = try fields.required("workload")
        self.workload = try ScenarioFile.read(workload, file: file, defaultName: name, services: ServiceKind.all)
        guard self.workload.scenarios.count == 1 else {
            throw FileFault(
                workload["scenarios"] ?? workload, in: file, finding: "The workload of an example has one scenario.")
        }
        try fields.require("figures")
        figures = try (fields.list("figures", count: 1...100) ?? []).map { value throws(FileFault) in
            try Figure(value, in: file)
        }
    }
}

extension PublishedExample.Figure {
    fileprivate init(_ value: JSONValue, in file: String) throws(FileFault) {
        let fields = try Fields(value, in: file, keys: ["item", "published", "exact", "differs"])
        let published = try fields.required("published")
        item = try fields.text("item")
        self.published = try Fields.number(published, .upTo(Limits.largest), in: file)
        places = published.statedPlaces
        exact = try Fields.number(try fields.required("exact"), .upTo(Limits.largest), in: file)
        reason = try fields.text("differs")
    }
}

/// The file of published examples inside the program.
struct BuiltInPublishedExamples: Sendable {
    let text: StaticString
    /// What reading the text gave when the program was made.
    let tape: StaticString

    // Inlined, so that the file is data of the program and nothing that a start puts together.
    @inline(__always)
    init(_ text: StaticString, tape: StaticString) {
        self.text = text
        self.tape = tape
    }
}
