import CostCurves
import ExactMath
import JSONText
import Pricing
import StrictJSON
import Testing

@testable import CostModel

/// A queue as an example of a service in one file: messages of all queues together are one line, and workers poll them.
///
/// It is the worked example of `Sources/README.md`. Its messages cost what calls of an HTTP API do, in a table of its own.
private struct Queue: Service {
    enum Order: String, CaseIterable { case standard, fifo }

    var messagesPerRequest: Rational = 1
    var order = Order.standard
    var workers = 1

    static let name: StaticString = "queue"
    static let side: Side? = .alternative

    static let keys: [ResourceKey<Queue>] = [
        .number(
            VariedNumber(
                "messagesPerRequest", .upTo(Limits.largest), stated: { [$0.messagesPerRequest] },
                set: { $0.messagesPerRequest = $1 }), "messages for a request"),
        .choice("order", Order.self, "whether messages stay in order") { $0.order = $1 },
        .whole("workers", 1...100, "workers that poll the queue") { $0.workers = $1 },
    ]

    func check(_ fields: Fields) throws(FileFault) {
        if order == .fifo, workers > 1 {
            throw fields.fault(at: "workers", "A queue in order has one worker.", advice: "Remove it.")
        }
    }

    private static let messages = "queues"

    var sharedLines: [String] { [Self.messages] }

    func fleet(_ sizing: FleetSizing) -> InstanceFleet? {
        InstanceFleet(count: workers, nil, sizing)
    }

    func addLines(to lines: inout LineItemBuilder, _ context: ResourceContext) throws(PricingError) {
        guard lines.isFirst(of: Self.messages) else { return }
        let queues = lines.resources(of: Queue.self)
        let each = queues.reduce(Rational.zero) { $0 + $1.resource.messagesPerRequest }
        lines.add(
            "Messages", UsageCurve<Request>(perRequest: each, allowance: lines.estimate.freeTier ? 100 : 0),
            at: try lines.prices.price(.apiRequests, ["HTTP"], per: Request.self),
            context.sharing(with: queues.map { $0.context })
        ) { volume, usage in
            ["\(volume.derivation) × \(factor: each) messages \(result: usage.used)\(usage.rest)"]
        }
    }

    static func warnings(
        _ queues: [Queue], in scenario: Scenario, _ finder: WarningFinder
    ) throws(PricingError) -> [Warning] {
        queues.count > 1 ? [Warning(code: "many-queues", message: "'\(scenario.name)': one queue would do.")] : []
    }
}

/// That one type and one entry of a list are all that a service takes.
@Suite struct OwnServiceTests {
    private static func workload(_ resources: String, keys: String = "") throws -> Workload {
        let text = ScenarioText.file(keys, resources: resources)
        return try ScenarioFile.read(
            JSONDocument(Array(text.utf8), file: "s.json"), file: "s.json", defaultName: "s",
            services: ServiceKind.all + [ServiceKind(Queue.self)])
    }

    private static func prices() throws -> PricesInForce {
        let table = try OwnTables.table(
            "AmazonApiGateway", from: "2030-01-01",
            prices: """
                {"item": "requests", "type": "HTTP", "unit": "Requests", "meteringIncrementBytes": 65536, "tiers": [
                  {"beginRange": 0, "endRange": 1000, "price": "0.02"},
                  {"beginRange": 1000, "endRange": "Inf", "price": "0.01"}]}
                """)
        return PricesInForce(book: PriceBook(adding: [table]), region: "us-east-1", date: CalendarDate("2030-01-01"))
    }

    @Test func isReadPricedAndExplained() throws {
        let workload = try Self.workload(
            """
            {"service": "queue", "messagesPerRequest": 2},
            {"service": "custom", "name": "agent", "perInstanceMonth": 3},
            {"service": "queue", "workers": 4}
            """, keys: #""estimate": {"freeTier": true}, "request": {"singular": "order"},"#)
        let prices = try Self.prices()
        let cost = try ScenarioCost(workload.scenarios[0], of: workload, prices: prices)
        #expect(cost.items.map(\.name) == ["Messages", "agent (per instance)"])
        #expect(cost.items.map(\.resources) == [[0, 2], [1]])
        // 500 orders × 3 messages, less 100: 1000 at $0.02 and 400 at $0.01; five workers at $3.
        #expect(cost.curve.cost(at: 500) == 39)
        #expect(
            cost.items[0].derivation(at: Volume(500, of: workload)) == [
                "\(factor: 500) orders × \(factor: 3) messages \(result: 1500), less \(factor: 100) free \(result: 1400)"
            ])
        #expect(workload.scenarios[0].isAlternative)
        let warnings = try WarningFinder(workload, [cost], prices: prices, tables: [], largestVolume: 1).warnings()
        #expect(warnings.map(\.code) == ["many-queues"])
    }

    @Test func canBeVaried() throws {
        let workload = try Self.workload(#"{"service": "queue"}"#)
        let inputs = ServiceKind(Queue.self).inputs()
        let input = try #require(inputs.first)
        #expect(inputs.map(\.name) == ["queue.messagesPerRequest"])
        #expect(input.values(in: workload.scenarios) == [[1]])
        let changed = input.setting(workload, to: 7)
        #expect(input.values(in: changed.scenarios) == [[7]])
        #expect(input.values(in: workload.scenarios) == [[1]], "the workload itself stays as it was")
        let cost = try ScenarioCost(changed.scenarios[0], of: changed, prices: try Self.prices())
        #expect(cost.curve.cost(at: 10) == Rational(70 * 2, over: 100))
    }

    @Test func isCheckedLikeAnyOther() throws {
        func fault(_ resources: String) -> String? {
            do {
                _ = try Self.workload(resources)
                return nil
            } catch { return "\(error)" }
        }
        #expect(fault(#"{"service": "queue", "order": "fifi"}"#)?.contains("Did you mean 'fifo'?") == true)
        #expect(fault(#"{"service": "queue", "worker": 1}"#)?.contains("Did you mean 'workers'?") == true)
        #expect(fault(#"{"service": "queue", "order": "fifo", "workers": 2}"#)?.contains("has one worker") == true)
        let disagreement = #"{"service": "queue"}, {"service": "queue", "discountPercent": 5}"#
        #expect(fault(disagreement)?.contains("5 %, but 0 % on the first of the queues") == true)
    }
}

/// What all services of the program have in common.
@Suite struct ServiceListTests {
    @Test func everyNameIsItsOwn() {
        let names = ServiceKind.all.map { $0.name.description }
        #expect(Set(names).count == names.count)
        let inputs = WorkloadInput.all.map(\.name)
        #expect(Set(inputs).count == inputs.count)
    }

    /// The inputs that a service names are those that its keys describe.
    @Test func inputsOfServicesAreAmongAll() {
        let named = [WorkloadInput.durationMs, .memoryMB, .invocationsPerRequest, .requestsPerSecond].map(\.name)
        #expect(Set(named).isSubset(of: WorkloadInput.all.map(\.name)))
    }
}
