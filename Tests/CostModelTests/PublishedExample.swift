import ExactMath
import Pricing
import Testing

/// A sum that somebody published, the workload it is for, and the exact figures of that workload.
struct PublishedExample: Sendable, CustomTestStringConvertible {
    struct Figure: Sendable {
        let item: String
        /// All digits, from arithmetic on paper.
        let exact: String
        /// As published, with the places that the source shows; nil where it shows none or a wrong one.
        let published: String?

        init(_ item: String, _ exact: String, published: String? = nil) {
            self.item = item
            self.exact = exact
            self.published = published
        }
    }

    let testDescription: String
    let source: String
    let resources: String
    var estimate = "{}"
    var traffic = "{}"
    var asOf = PricedScenario.today
    /// The GB-second that the source computes with, where the built-in tables hold another; billed by 100 ms.
    var gbSecond: String?
    let requests: Int
    var lines: [Figure] = []
    /// All digits of the total, from arithmetic on paper.
    let total: String
    let published: String?
    /// What the author overlooked, where the published total is wrong.
    var missed: (figure: String, why: String)?

    func check() throws {
        let tables = try gbSecond.map { [try OwnTables.lambda(from: asOf, gbSecond: $0, incrementMs: 100)] } ?? []
        let scenario = try PricedScenario(
            resources, estimate: estimate, traffic: traffic, asOf: asOf, tables: tables)
        for line in lines {
            #expect(try scenario.amount(line.item, at: requests) == line.exact, "\(line.item), \(source)")
            if let published = line.published {
                let amount = try scenario.charge(line.item, at: requests).amount
                #expect(amount.decimalText(places: Self.places(published)) == published, "\(line.item), \(source)")
            }
        }
        #expect(scenario.total(at: requests) == total, "\(source)")
        let cost = scenario.cost.curve.cost(at: requests)
        if let published {
            #expect(cost.decimalText(places: Self.places(published)) == published, "\(source)")
        }
        if let missed {
            #expect(cost.decimalText(places: Self.places(missed.figure)) != missed.figure, "\(missed.why)")
        }
    }

    private static func places(_ figure: String) -> Int {
        figure.firstIndex(of: ".").map { figure.distance(from: $0, to: figure.endIndex) - 1 } ?? 0
    }
}
